"""The sorts of word a question asks for, and sentences that hold them or don't."""

from __future__ import annotations

import pytest

from answer.question import wanted_in
from answer.wanted import holds_wanted, lacks_wanted


@pytest.mark.parametrize(
    ("question", "holds", "other"),
    [
        (
            "Vem avvisade förslaget om badhuset?",
            "Badhuset ryms inte i den plan som finns.",
            "Badhuset är viktigt för alla som bor där.",
        ),
        (
            "Vilken kritik riktades mot badhuset?",
            "Badhuset ryms inte i den plan som finns.",
            "Badhuset är viktigt för alla som bor där.",
        ),
        (
            "Who opposed badhuset?",
            "Badhuset ryms inte i den plan som finns.",
            "Badhuset är viktigt för alla som bor där.",
        ),
        (
            "Vad var folk missnöjda med i badhuset?",
            "Det är tråkigt att badhuset stänger tidigt.",
            "Det är bra att badhuset rymmer många.",
        ),
        (
            "Vilka tre nämnder prövar bron?",
            "Bron prövas av byggnadsnämnden, parknämnden och skolnämnden.",
            "Bron prövas av dem som har med saken att göra.",
        ),
        (
            "Vilka tre nämnder prövar bron?",
            "Bron prövas dels av två organ.",
            "Bron prövas av dem som har med saken att göra.",
        ),
    ],
)
def test_a_sentence_gains_by_the_sort_of_word_asked_for(question: str, holds: str, other: str) -> None:
    wanted = wanted_in(question)
    assert holds_wanted(wanted, holds) > holds_wanted(wanted, other)


def test_nothing_is_gained_where_no_such_word_is_asked_for() -> None:
    assert holds_wanted(wanted_in("Vem prövar bron?"), "Bron prövas dels av två organ.") == 0


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("Hur många elever har skolan?", "Skolan har elever i många salar.", True),
        ("Hur många elever har skolan?", "Skolan har tolv elever.", False),
        ("Hur många elever har skolan?", "Skolan är en gammal byggnad.", True),
        ("Hur många elever har skolan?", "Bordlagt den 3 maj 2021, § 12.", True),
        ("Hur många elever har skolan, och när byggdes den?", "Skolan finns sedan 1931.", False),
        ("När stänger badhuset?", "Badhuset stänger för bygget.", True),
        ("När stänger badhuset?", "Badhuset stänger den 3 maj 2022.", False),
        ("Varför stänger badhuset?", "Badhuset stänger för bygget.", False),
    ],
)
def test_a_sentence_lacks_the_figure_or_the_date_asked_for(question: str, text: str, lacks: bool) -> None:
    assert lacks_wanted(wanted_in(question), text) is lacks
