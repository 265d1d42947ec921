"""The language is told where the text tells it, and is Swedish otherwise."""

from __future__ import annotations

import pytest

from ingest.language import language_of

SWEDISH = (
    "Kommunstyrelsen beslutar att återremittera ärendet till förvaltningen för ytterligare beredning av kostnaderna. "
)
ENGLISH = "The executive board decides to return the matter to the administration for a further review of the costs. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SWEDISH * 3, "sv"),
        (ENGLISH * 3, "en"),
        ("Bilaga 1", "sv"),
        ("This is short", "sv"),
        ("", "sv"),
        ("12 345 678 " * 50, "sv"),
        ("Anna Ek (S), Bo Lind (M), Cia Alm (C), Dan Berg (L), Eva Falk (V), Filip Gran (KD), Greta Hav (MP)", "sv"),
        (SWEDISH * 20 + ENGLISH * 80 + SWEDISH * 20, "en"),
    ],
    ids=["swedish", "english", "short", "short english", "empty", "figures", "names", "the middle counts"],
)  # fmt: skip
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language
    assert language_of(text) == language
