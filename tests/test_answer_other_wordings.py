"""What is asked in everyday words: votes without a word of voting, two questions in a row, somebody's reasons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.doers import of_the_doers
from answer.question import understand
from answer.terms import core_words
from answer.vocabulary import Vocabulary, read_vocabulary
from index.archive import Archive
from tests.paper_archive import archive_of, asked

HEAD = "Almviks kommun\n{organ}\nSammanträdesprotokoll\n{day}\n\n"
BOARD = (
    HEAD.format(organ="Kommunstyrelsen", day="2023-03-14")
    + """§ 21 Kallbadhus vid Norrviken
Dnr KS-2023-00021

Sammanfattning
Kallbadhuset vid Norrviken beräknas kosta 14 miljoner kronor.

Beslut
Ärendet återremitteras till förvaltningen.

Beslutsgång
Minst en tredjedel av ledamöterna röstar för återremiss och ärendet är därmed minoritetsåterremitterat.

Omröstning
Godkänd voteringsproposition: Ja för att ärendet avgörs i dag och Nej för återremiss.
Eva Lod (C), Kurt Ask (M), Olle Lind (S) och Per Wik (M) röstar Ja.
Maja Ek (V) och Rut Alm (MP) röstar Nej.
Ida Berg (L) avstår.

§ 22 Ny avgift för båtplatser
Dnr KS-2023-00022

Beslut
Kommunstyrelsen föreslår kommunfullmäktige att fastställa avgiften för båtplatser.

Reservationer och särskilda yttranden
Maja Ek (V) reserverar sig mot beslutet.
Ida Berg (L) lämnar följande särskilda yttrande: Avgiften slår mot dem som bor på öarna och saknar egen brygga.

§ 23 Skolskjuts på öarna
Dnr KS-2023-00023

Beslut
Kommunstyrelsen antar regler för skolskjuts på öarna.

Omröstning
Godkänd voteringsproposition: Ja för att ärendet avgörs i dag och Nej för återremiss.
Eva Lod (C), Kurt Ask (M) och Olle Lind (S) röstar Ja.
Maja Ek (V) och Rut Alm (MP) röstar Nej.

Omröstning
Godkänd voteringsproposition: Ja för förslaget och Nej för avslag.
Eva Lod (C), Kurt Ask (M), Olle Lind (S) och Maja Ek (V) röstar Ja.
Rut Alm (MP) röstar Nej.

§ 24 Upphandling av vinterväghållning
Dnr KS-2023-00024

Sammanfattning
Fem anbud har kommit in på vinterväghållningen.

Beslut
Kommunstyrelsen tilldelar avtal om vinterväghållning till Norrvik Schakt AB som lämnade det lägsta anbudet.
"""
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of({"ks.txt": BOARD}, tmp_path_factory.mktemp("wordings")) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Hur många i kommunstyrelsen ville skicka tillbaka kallbadhuset vid Norrviken?",
        "4 ville avgöra frågan om kallbadhuset vid Norrviken och bara 2 ville vänta. Hur kunde det ändå gå tillbaka?",
        "Kommunstyrelsen var delad om kallbadhuset vid Norrviken, hur jämnt var det?",
        "How many members wanted to send ”Kallbadhus vid Norrviken” back?",
    ],
)
def test_a_vote_is_told_where_nobody_speaks_of_voting(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert not answer.abstained
    assert answer.facts.votes == ("4-2-1",)
    assert "tredjedel" in answer.text


def test_figures_that_are_no_votes_ask_for_none(archive: Archive) -> None:
    answer = asked(archive, "Hur många miljoner ville man lägga på kallbadhuset vid Norrviken?")
    assert "14 miljoner" in answer.text


@pytest.mark.parametrize(
    "question", ["Vem lade ner sin röst om kallbadhuset?", "Vilka lade ned rösten om kallbadhuset?"]
)
def test_who_laid_down_their_vote_is_told(archive: Archive, question: str) -> None:
    assert "Ida Berg (L)" in asked(archive, question).text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Hur gick den sista omröstningen om skolskjuts på öarna?", "4-1-0"),
        ("Hur gick den första omröstningen om skolskjuts på öarna?", "3-2-0"),
        ("What was the result of the last vote on ”Skolskjuts på öarna”?", "4-1-0"),
    ],
)
def test_the_vote_that_is_named_by_its_place_comes_first(archive: Archive, question: str, figures: str) -> None:
    assert asked(archive, question).facts.votes[0] == figures


@pytest.mark.parametrize("side", ["på Maja Eks linje", "på Maja Eks sida", "som Maja Ek", "på samma sätt som Maja Ek"])
def test_all_who_voted_as_somebody_are_told(archive: Archive, side: str) -> None:
    answer = asked(archive, f"Vilka röstade {side} om kallbadhuset vid Norrviken?")
    assert "Rut Alm (MP)" in answer.text.split(".")[0]


@pytest.mark.parametrize(
    "question",
    [
        "Jag behöver diarienumret för båtplatserna. Och vad föreslog kommunstyrelsen om dem?",
        "Vad har avgiften för båtplatser för diarienummer? Vad föreslog kommunstyrelsen?",
        "Ge mig ärendenumret för avgiften på båtplatser, och vad föreslog kommunstyrelsen?",
    ],
)
def test_a_number_and_what_else_is_asked_are_both_told(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert "KS-2023-00022" in answer.text
    assert "fastställa avgiften för båtplatser" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hur förklarade Liberalerna sin syn på avgiften för båtplatser?",
        "Vilka skäl gav Liberalerna i frågan om avgiften för båtplatser?",
        "Where did the Liberals stand on ”Ny avgift för båtplatser”?",
    ],
)
def test_a_statement_among_others_under_one_heading_is_told(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert "Ida Berg (L)" in answer.text
    assert "saknar egen brygga" in answer.text


def test_the_owner_of_an_english_motion_is_not_asked_about(archive: Archive) -> None:
    vocabulary = read_vocabulary(archive.catalog)
    question = understand("What line did the Moderates take on the Liberal motion on piers?", vocabulary)
    assert of_the_doers(question).parties == ("M",)


def test_what_is_asked_for_is_no_thing_of_its_own() -> None:
    question = understand("Vilka villkor ställde Centerpartiet för att fortsätta stödja badhuset?", Vocabulary())
    assert core_words(question) == ()


def test_a_thing_by_another_name_is_known(archive: Archive) -> None:
    answer = asked(archive, "Hur många anbud kom in på snöröjningen?")
    assert not answer.abstained
    assert "Fem anbud" in answer.text


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("Vilket företag vann upphandlingen av vinterväghållning?", True),
        ("Vilka andra företag lämnade anbud på vinterväghållningen?", False),
        ("Which other companies bid for ”Upphandling av vinterväghållning”?", False),
        ("Which company won ”Upphandling av vinterväghållning”?", True),
    ],
)
def test_other_bidders_than_the_one_that_is_named_are_not_known(archive: Archive, question: str, is_told: bool) -> None:
    assert asked(archive, question).abstained is not is_told
