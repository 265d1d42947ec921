"""Which texts are about a topic, by their words."""

from __future__ import annotations

import pytest

from answer.topics import topic_in

TEXTS = ["Ny skolskjuts", "Grundskolan i Norrby", "Avgift för parkering", "Vindkraftpark på Mossen", "Rivning av skjul"]


@pytest.mark.parametrize(
    ("words", "lang", "found"),
    [
        ("skolan", "sv", ["Ny skolskjuts", "Grundskolan i Norrby"]),
        ("parker", "sv", ["Vindkraftpark på Mossen"]),
        ("skolan i Norrby", "sv", ["Grundskolan i Norrby"]),
        ("skolan på Mossen", "sv", []),
        ("schools", "en", ["Ny skolskjuts", "Grundskolan i Norrby"]),
        ("", "sv", TEXTS),
    ],
)
def test_a_topic_is_said_in_any_form_and_in_compounds(words: str, lang: str, found: list[str]) -> None:
    topic = topic_in(words, lang=lang)
    assert [text for text in TEXTS if topic.is_said_in(text)] == found
