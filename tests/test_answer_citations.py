"""What a sentence cites shows what it says: the ballot, the tally and who abstained, the course of the matter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.archive import Archive
from tests.paper_archive import archive_of, asked

MINUTES = """Almviks kommun
Kommunfullmäktige
Sammanträdesprotokoll
2024-04-08

§ 12 Försäljning av kvarnen
Dnr KS-2024-00012

Yrkanden
Maja Ek (V) yrkar, med instämmande av Bo Al (S), avslag på kommunstyrelsens förslag.

Beslutsgång
Med avslag på Maja Eks yrkande beslutar kommunfullmäktige i enlighet med kommunstyrelsens förslag.

Omröstning
Godkänd voteringsproposition: Ja för bifall till kommunstyrelsens förslag och Nej för bifall till Maja Eks yrkande.
Omröstningen utfaller med 2 Ja mot 2 Nej. 1 ledamot avstår från att rösta. Rösterna framgår av bilaga 1.

Beslut
Kommunfullmäktige beslutar att kvarnen säljs till föreningen Kvarnens vänner.

Reservation
Maja Ek (V) reserverar sig mot beslutet med följande motivering: Kvarnen är byns enda samlingsplats om vintern.
\fBilaga 1
Omröstningslista § 12

Maja Ek

V

1

Ledamot

Nej

Bo Al

S

2

Ledamot

Nej

Eva Lod

C

3

Ledamot

Ja

Kurt Ask

M

4

Ledamot

Ja

Ida Berg

L

5

Ledamot

Avstår
"""
BOARD = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2024-03-11

§ 30 Försäljning av kvarnen
Dnr KS-2024-00012

Beslut
Kommunstyrelsen föreslår kommunfullmäktige att kvarnen säljs till föreningen Kvarnens vänner.

Reservation
Maja Ek (V) reserverar sig mot beslutet.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of({"kf.txt": MINUTES, "ks.txt": BOARD}, tmp_path_factory.mktemp("citations")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "quote", "page"),
    [
        ("Hur röstade V om försäljningen av kvarnen?", "Maja Ek V 1 Ledamot Nej", 2),
        ("Hur röstade Ida Berg om försäljningen av kvarnen?", "Ida Berg L 5 Ledamot Avstår", 2),
        ("How did Bo Al vote on försäljningen av kvarnen?", "Bo Al S 2 Ledamot Nej", 2),
        (
            "Hur slutade omröstningen om försäljningen av kvarnen?",
            "Omröstningen utfaller med 2 Ja mot 2 Nej. 1 ledamot avstår från att rösta.",
            1,
        ),
        (
            "Vem yrkade avslag på försäljningen av kvarnen?",
            "Maja Ek (V) yrkar, med instämmande av Bo Al (S), avslag på kommunstyrelsens förslag.",
            1,
        ),
        ("Varför reserverade sig V mot försäljningen av kvarnen?", "Maja Ek (V) reserverar sig mot beslutet", 1),
        ("Vilka reserverade sig mot försäljningen av kvarnen?", "§ 30 Försäljning av kvarnen", 1),
        ("Hur slutade omröstningen om försäljningen av kvarnen?", "§ 12 Försäljning av kvarnen", 1),
        ("List all reservations of 2024.", "§ 12 Försäljning av kvarnen", 1),
    ],
)
def test_the_words_cited_show_what_is_said(archive: Archive, question: str, quote: str, page: int) -> None:
    cited = [(one.quote, one.page) for one in asked(archive, question).citations]
    assert any(words.startswith(quote) and at == page for words, at in cited), cited


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Vad beslutade kommunfullmäktige om försäljningen av kvarnen?", "Så avgjordes det: ”Med avslag på Maja Eks"),
        (
            "What was decided by the municipal council on 'Försäljning av kvarnen'?",
            "It was settled thus: ”Med avslag på Maja Eks",
        ),
    ],
)
def test_the_sentence_that_tells_which_proposal_won_is_quoted(archive: Archive, question: str, begins: str) -> None:
    assert begins in asked(archive, question).text


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("Varför reserverade sig V mot försäljningen av kvarnen?", True),
        ("Varför reserverade sig V mot försäljningen av kvarnen i kommunfullmäktige?", False),
        ("Varför reserverade sig V mot försäljningen av kvarnen i april 2024?", False),
        ("Why did V reserve against 'Försäljning av kvarnen'?", True),
    ],
)
def test_a_reason_is_told_with_the_other_organ_where_the_same_party_dissented(
    archive: Archive, question: str, is_told: bool
) -> None:
    answer = asked(archive, question)
    assert "byns enda samlingsplats" in answer.text
    assert ("30" in {one.paragraf for one in answer.citations}) == is_told


@pytest.mark.parametrize(
    "question",
    ["Vilket diarienummer har försäljningen av kvarnen?", "What is the reference number of 'Försäljning av kvarnen'?"],
)
def test_a_diarienummer_is_cited_where_it_is_printed(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert "KS-2024-00012" in answer.text
    assert {one.quote for one in answer.citations} == {"Dnr KS-2024-00012"}
