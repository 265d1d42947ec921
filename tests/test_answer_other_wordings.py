"""What is asked in everyday words: votes without a word of voting, two questions in a row, somebody's reasons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.doers import of_the_doers
from answer.models import Turn
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


@pytest.mark.parametrize("last", ["vem lade ner sin röst", "vilka avstod"])
def test_a_side_and_who_abstained_are_both_told(archive: Archive, last: str) -> None:
    text = asked(archive, f"Vilka röstade nej i voteringen om kallbadhuset vid Norrviken, och {last}?").text
    assert "Maja Ek (V) och Rut Alm (MP)" in text
    assert "Ida Berg (L)" in text


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


ELMVIK = """Elmviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2023-04-18

§ 31 Remiss om lager av dricksvatten
Dnr KS-2023-00031

Beslut
Elmviks kommun tillstyrker skyldigheten att hålla lager av dricksvatten.

Yrkanden
Sven Alm (KD) yrkar avslag på förslaget.
Rut Lod (L) yrkar avslag.
Per Wik (M) yrkar bifall till förslaget.

§ 32 Redovisning av motioner
Dnr KS-2023-00032

Beslut
Kommunstyrelsen antecknar redovisningen.
"""
BIRCH = """Björkviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2023-04-25

§ 40 Remiss om lager av dricksvatten
Dnr KS-2023-00040

Beslut
Björkviks kommun avstyrker skyldigheten att hålla lager av dricksvatten.
"""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    papers = {"elmvik.txt": ELMVIK, "bjorkvik.txt": BIRCH, "almvik.txt": BOARD}
    with archive_of(papers, tmp_path_factory.mktemp("places")) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Vilka kommuner har yttrat sig om lager av dricksvatten?",
        "Två kommuner har svarat på remissen om lager av dricksvatten. Vem säger ja och vem säger nej?",
        "Hur ställer sig olika kommuner till lager av dricksvatten?",
        "What do the two municipalities say on ”Remiss om lager av dricksvatten”?",
    ],
)
def test_each_municipality_that_had_the_matter_is_told_by_its_name(places: Archive, question: str) -> None:
    answer = asked(places, question)
    assert "Elmvik, kommunstyrelsen" in answer.text
    assert "Björkvik, kommunstyrelsen" in answer.text
    assert "Almvik, kommunstyrelsen" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Vilka sa nej till lagret av dricksvatten i Elmvik?",
        "Vilka två partier stod bakom ett nej till lager av dricksvatten i Elmvik?",
        "Vilka ville säga nej till lager av dricksvatten i Elmvik?",
    ],
)
def test_all_who_moved_to_reject_are_told_in_everyday_words(places: Archive, question: str) -> None:
    answer = asked(places, question)
    assert set(answer.facts.parties) == {"KD", "L"}


def test_who_did_it_is_asked_of_anybody_in_a_follow_up(places: Archive) -> None:
    history = (Turn(question="Vad ville Kristdemokraterna i Elmvik om lager av dricksvatten?", answer=""),)
    vocabulary = read_vocabulary(places.catalog)
    assert understand("Vem yrkade bifall till det?", vocabulary, history=history).parties == ()
    assert understand("Och vad tyckte de om kostnaden?", vocabulary, history=history).parties == ("KD",)


COUNTED = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2023-05-16

§ 51 Avgift för isbanan
Dnr KS-2023-00051

Beslut
Kommunstyrelsen avskaffar avgiften för isbanan.

Reservation
Maja Ek (V) reserverar sig mot beslutet med följande motivering:
Frågan har utretts i två omgångar och remitterats till flera nämnder under det gångna året. I sista stund kom ett nytt
förslag på bordet som ingen hade sett. Vi ser två skäl att behålla avgiften. För det första betalar den för el och is.
För det andra kommer hälften av åkarna från andra orter. Vi tackar handläggarna för ett gott arbete.
"""


@pytest.mark.parametrize(
    "asks", ["Vilka skäl gav Vänsterpartiet för", "Varför ville V", "Hur motiverade Vänsterpartiet"]
)
def test_the_reasons_that_a_text_counts_up_are_all_told(tmp_path: Path, asks: str) -> None:
    with archive_of({"ks.txt": COUNTED}, tmp_path) as opened:
        answer = asked(opened, f"{asks} att avgiften för isbanan skulle vara kvar?")
    assert "betalar den för el och is" in answer.text
    assert "från andra orter" in answer.text
