"""An answer cites what it tells and nothing beside it: the end of a matter, a number, a day, a wish, both ballots."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.models import Answer
from answer.pipeline import ask
from index.archive import Archive
from tests.paper_archive import archive_of, asked

HEAD = "Almviks kommun\n{organ}\nSammanträdesprotokoll\n{day}\n\n"
COMMITTEE = """§ 7 Friluftsscen i Norrby
Dnr KN-2021-00042

Beslut
Kulturnämnden föreslår kommunstyrelsen besluta att bygga en friluftsscen i Norrby.

Reservation
Rut Lod (M) reserverar sig mot beslutet till förmån för eget yrkande.
"""
BOARD = """§ 30 Friluftsscen i Norrby
Dnr KN-2021-00042

Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta att bygga en friluftsscen i Norrby.

Yrkanden
Per Wik (M) yrkar avslag på nämndens förslag.
Maja Ek (V) yrkar bifall till nämndens förslag.

Reservation
Per Wik (M) och Olle Lind (L) reserverar sig mot beslutet till förmån för eget yrkande.
"""
COUNCIL = """§ 50 Friluftsscen i Norrby
Dnr KN-2021-00042

Beslut
Kommunfullmäktige beslutar att bygga en friluftsscen i Norrby.

Omröstning
Ja-röst innebär bifall till kommunstyrelsens förslag. Nej-röst innebär avslag på förslaget.
Omröstningen utfaller med 2 ja-röster mot 1 nej-röst.
Eva Lod (C) - Ja
Maja Ek (V) - Ja
Per Wik (M) - Nej

Deltar inte i beslutet
Ida Berg (L) deltar inte i beslutet.
"""
MOTION = """Almviks kommun
Motion
2021-01-11
Dnr KN-2021-00042

Motion om en friluftsscen i Norrby

Norrby saknar en plats för musik och teater utomhus. Vi föreslår att en friluftsscen byggs.

Maja Ek (V)
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    minutes = {
        f"{organ.lower()}.txt": HEAD.format(organ=organ, day=day) + text
        for organ, day, text in (
            ("Kulturnämnden", "2021-02-09", COMMITTEE),
            ("Kommunstyrelsen", "2021-03-09", BOARD),
            ("Kommunfullmäktige", "2021-04-06", COUNCIL),
        )
    }
    with archive_of(minutes | {"motion.txt": MOTION}, tmp_path_factory.mktemp("cited")) as opened:
        yield opened


def organs(answer: Answer) -> set[str]:
    return {one.organ for one in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "Vad blev det slutliga beslutet om friluftsscenen i Norrby?",
        "Hur gick det till sist med friluftsscenen i Norrby?",
        "Vem beslutade om friluftsscenen i Norrby: nämnden, styrelsen eller fullmäktige?",
    ],
)
def test_the_end_of_a_matter_is_its_last_decision_alone(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert answer.text.startswith("Kommunfullmäktige beslutade")
    assert organs(answer) == {"kommunfullmäktige"}


def test_a_number_that_several_meetings_share_is_told_once(archive: Archive) -> None:
    answer = asked(archive, "Vilket diarienummer har ärendet om friluftsscenen i Norrby?")
    assert answer.text.count("KN-2021-00042") == 1
    assert len(answer.citations) == 1


def test_the_day_of_a_meeting_is_a_whole_answer(archive: Archive) -> None:
    answer = asked(archive, "Vilken dag behandlade kommunfullmäktige ärendet om friluftsscenen i Norrby?")
    assert "6 april 2021" in answer.text
    assert len(answer.citations) == 1


def test_what_jas_and_nejs_meant_is_cited_with_both_sentences(archive: Archive) -> None:
    answer = asked(archive, "Vad betydde ja och nej i omröstningen om friluftsscenen i Norrby?")
    assert any("Ja-röst innebär" in one.quote and "Nej-röst innebär" in one.quote for one in answer.citations)


@pytest.mark.parametrize("party", ["M", "L"])
def test_a_wish_is_told_with_the_reservation_in_its_favour(archive: Archive, party: str) -> None:
    """Who dissents together is for what one of them moved."""
    question = (
        f"Vad hade {party} velat att kommunstyrelsen skulle besluta om friluftsscenen i Norrby när de reserverade sig?"
    )
    answer = asked(archive, question)
    assert "Per Wik (M) yrkade avslag" in answer.text
    assert "till förmån för eget yrkande" in answer.text
    assert organs(answer) == {"kommunstyrelsen"}


@pytest.mark.parametrize(
    "question",
    [
        "Vem väckte motionen om en friluftsscen i Norrby?",
        "Vilka ledamöter står bakom motionen om friluftsscenen i Norrby?",
        "Who submitted the motion on 'en friluftsscen i Norrby'?",
    ],
)
def test_who_brought_a_motion_is_told_by_who_signed_it(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert "Maja Ek (V)" in answer.text
    assert {one.source for one in answer.citations} == {"motion.txt"}


def test_who_took_no_part_in_a_decision_is_not_who_met(archive: Archive) -> None:
    answer = asked(archive, "Vilka deltog inte i kommunfullmäktiges beslut om friluftsscenen i Norrby?")
    assert "Ida Berg (L)" in answer.text
    assert "Per Wik" not in answer.text


def test_a_matter_is_found_by_its_number_though_its_papers_have_none_of_the_words(archive: Archive) -> None:
    answer = ask(archive, "Vad yrkade M respektive V i kommunstyrelsen om kulturlokalen (KN-2021-00042)?")
    assert "Per Wik (M) yrkade avslag" in answer.text
    assert "Maja Ek (V) yrkade bifall" in answer.text
