"""The sentences chosen of somebody's own words: what they hold before what they tell, no lead-ins, no titles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.composers.own_words import choose
from answer.context import Context
from answer.evidence import Witness
from answer.pipeline import vocabulary_of
from answer.question import understand
from answer.quotes import after_title_line
from answer.retrieve import retrieve
from index.archive import Archive
from tests.paper_archive import archive_of, asked

MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2022-05-10

§ 40 Ny bro i Norrby
Dnr KS-2022-00040

Beslut
Kommunstyrelsen beslutar att bygga en ny bro i Norrby.

Yrkanden
Maja Ek (V) yrkar avslag.

§ 41 Taxa för hamnen i Almvik
Dnr KS-2022-00041

Beslut
Kommunstyrelsen beslutar att höja taxan för hamnen.

Reservation
Maja Ek (V) reserverar sig mot beslutet med följande motivering:

Skäl för nej
Taxan för hamnen i Almvik drabbar de små båtarna.
"""
YRKANDE = """Almviks kommun
Kommunstyrelsen
Yrkande
Vänsterpartiet
2022-05-10

Yrkande om taxa för hamnen i Almvik

Kommunstyrelsen föreslås besluta om taxan för hamnen i Almvik: 1. Båtarna i hamnen betalar samma taxa som i fjol.

Maja Ek (V)

Maja Ek (V)
"""
PAPERS = {"ks.txt": MINUTES, "ks-yrkande.txt": YRKANDE}
WHY = "Varför reserverade sig Vänsterpartiet mot bron i Norrby?"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("own")) as opened:
        yield opened


def chosen(archive: Archive, text: str, sentences: list[str], *, max_words: int) -> list[int]:
    vocabulary = vocabulary_of(archive.catalog)
    question = understand(text, vocabulary)
    context = Context(
        question=question,
        archive=archive,
        vocabulary=vocabulary,
        ranking=retrieve(archive, question),
        witness=Witness(archive.catalog),
    )
    return choose(context, sentences, max_words=max_words)


BACKGROUND = "Bron i Norrby är av sten sedan färjan sjönk."
CAUSE = "Bron i Norrby är av sten eftersom färjan sjönk."
CLAIM = "Vi anser att bron i Norrby kan vänta."
AFTER = "Pengarna gör större nytta i skolan."
SHORT = "Bron i Norrby är från 1957."


@pytest.mark.parametrize(("max_words", "kept"), [(14, [1, 2]), (13, [1])])
def test_the_sentence_after_the_chosen_one_is_kept_where_there_is_room(
    archive: Archive, max_words: int, kept: list[int]
) -> None:
    assert len(f"{CLAIM} {AFTER}".split()) == 14
    assert chosen(archive, WHY, [SHORT, CLAIM, AFTER], max_words=max_words) == kept


def test_a_point_after_the_chosen_sentence_begins_something_of_its_own(archive: Archive) -> None:
    assert chosen(archive, WHY, [SHORT, CLAIM, "2. Pengarna går till skolan."], max_words=14) == [0, 1]


def test_a_long_sentence_after_the_chosen_one_is_left(archive: Archive) -> None:
    sentences = [SHORT, CLAIM, f"Skolan {'behöver mer ' * 18}tid.", SHORT]
    assert chosen(archive, WHY, sentences, max_words=52) == [0, 1, 3]


@pytest.mark.parametrize(
    "question",
    [WHY, "Vad anser Vänsterpartiet om bron i Norrby?", "Why did Vänsterpartiet dissent on bron in Norrby?"],
    ids=["reason", "position", "English"],
)
@pytest.mark.parametrize(
    ("told", "claim"),
    [
        (CAUSE, CLAIM),
        (CAUSE, "Vänsterpartiet menar att bron i Norrby kan vänta."),
        (BACKGROUND, "Undertecknad yrkar att bron i Norrby får vänta."),
        (BACKGROUND, "Moderaterna är mycket kritiska till bron i Norrby."),
    ],
)
def test_what_somebody_holds_comes_before_what_they_tell(
    archive: Archive, question: str, told: str, claim: str
) -> None:
    assert chosen(archive, question, [told, claim], max_words=9) == [1]
    assert chosen(archive, "Hur ser bron i Norrby ut?", [told, claim], max_words=9) == [0]


def test_terms_are_told_by_what_must_be_and_a_figure_by_the_figure(archive: Archive) -> None:
    told = "Bron i Norrby är av sten och skymmer utsikten."
    term = "Bron i Norrby ska målas varje vår."
    price = "Bron i Norrby ger en kostnad på 4 miljoner kronor."
    assert chosen(archive, "Vilka villkor hade Vänsterpartiet för bron i Norrby?", [told, term], max_words=8) == [1]
    assert chosen(archive, "Hur såg Vänsterpartiet på bron i Norrby?", [told, term], max_words=8) == [0]
    assert chosen(archive, "Vad kostar bron i Norrby enligt Vänsterpartiet?", [told, price], max_words=9) == [1]


def test_the_claim_of_those_asked_about_comes_before_that_of_others(archive: Archive) -> None:
    claims = ["Moderaterna anser att bron kan byggas.", "Vänsterpartiet anser att bron kan vänta."]
    assert chosen(archive, WHY, ["En färja gick här.", *claims], max_words=6) == [2]


def test_what_is_said_once_leaves_room_for_the_rest_of_the_question(archive: Archive) -> None:
    sentences = [
        "Bron målas om med en ljus färg som tål salt.",
        f"Staketet {'vid ån ' * 20}står kvar.",
        "Bron är målad med samma färg som staketet.",
        f"Ån {'vid Norrby ' * 20}är djup.",
        "Även torget ska synas om kvällarna.",
    ]
    assert chosen(archive, "Hur ska bron målas och torget lysas upp?", sentences, max_words=18) == [0, 4]


def test_a_lead_in_is_left_off_the_point_that_it_leads_up_to(archive: Archive) -> None:
    answer = asked(archive, "Vad ville Vänsterpartiet med taxan för hamnen i Almvik?")
    assert "Båtarna i hamnen betalar samma taxa som i fjol." in [one.quote for one in answer.citations]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Yrkandet\nTaxan är för hög.", "Taxan är för hög."),
        ("Skäl för förslaget\n\nTaxan är för hög.", "Taxan är för hög."),
        ("Yrkandet om taxan\nsom höjs avslås.", "Yrkandet om taxan\nsom höjs avslås."),
        ("Taxan är för hög.\nHamnen är full.", "Taxan är för hög.\nHamnen är full."),
        ("Taxan 2022\nHamnen är full.", "Taxan 2022\nHamnen är full."),
        ("taxan\nHamnen är full.", "taxan\nHamnen är full."),
    ],
    ids=["a title", "a blank line", "goes on", "a sentence", "a figure", "lower case"],
)
def test_a_sentence_begins_after_the_title_line_above_it(text: str, rest: str) -> None:
    assert text[after_title_line(text, 0) :] == rest


def test_a_title_stands_on_a_line_of_its_own() -> None:
    text = "Se Yrkandet\nTaxan är för hög."
    assert after_title_line(text, 3) == 3
    assert after_title_line(f"Slut.\n{text[3:]}", 6) == len("Slut.\nYrkandet\n")


def test_a_title_line_is_left_off_the_words_that_are_quoted(archive: Archive) -> None:
    answer = asked(archive, "Varför reserverade sig Vänsterpartiet mot taxan för hamnen i Almvik?")
    assert "drabbar de små båtarna" in answer.text
    assert "Skäl för nej" not in answer.text
