"""Questions that join two: two parts, a statement and its question, two organs; and what only seems to be told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.models import Intent
from index.archive import Archive
from tests.paper_archive import archive_of, asked

HEAD = "Almviks kommun\n{organ}\nSammanträdesprotokoll\n{day}\n\n"
MAY = """§ 31 Friluftsscen i Norrby
Dnr KS-2021-00042

Sammanfattning
Friluftsscenen i Norrby beräknas kosta 4 miljoner kronor.

Beslut
Ärendet om en friluftsscen i Norrby bordläggs.

Yrkanden
Maja Ek (V) yrkar bifall till tilläggsyrkande från V den 3 maj 2021 om friluftsscen i Norrby.

Reservation
Maja Ek (V) reserverar sig mot beslutet.

§ 32 Remiss om brygghus (SOU 2021:14)
Dnr KS-2021-00043

Beslut
Kommunstyrelsen besvarar remissen om brygghus.

§ 33 Remiss om brygghus och båthus i skärgården (SOU 2021:15)
Dnr KS-2021-00044

Beslut
Kommunstyrelsen besvarar remissen om brygghus och båthus i skärgården.

Reservation
Per Wik (M) reserverar sig mot beslutet.

§ 34 Simhall i Sundby
Dnr KS-2021-00045

Beslut
Enligt yrkande från S: Förvaltningen får i uppdrag att rita en simhall i Sundby.

Yrkanden
Olle Lind (S) yrkar bifall till yrkande från S den 2 maj 2021.
Per Wik (M) yrkar avslag på yrkande från S den 2 maj 2021.

§ 35 Budgetdialog i Almvik
Dnr KS-2021-00046

Beslut
Kommunstyrelsen startar en budgetdialog i Almvik.

Deltar inte i beslutet
Per Wik (M) deltar inte i beslutet.

Protokollsanteckning
Per Wik (M) antecknar följande till protokollet:
Vi fick underlaget till budgetdialogen samma morgon och hann inte läsa det.

§ 36 Plan för kallbadhus i Västvik
Dnr KS-2021-00047

Beslut
Ärendet återremitteras.
"""
JUNE = """§ 50 Friluftsscen i Norrby
Dnr KS-2021-00042

Beslut
Kommunfullmäktige bygger en friluftsscen i Norrby.

Reservation
Rut Lod (L) och Sven Alm (KD) reserverar sig mot beslutet.

§ 51 Simhall i Sundby
Dnr KS-2021-00045

Beslut
Kommunfullmäktige antecknar informationen om en simhall i Sundby.
"""
AUGUST = """§ 70 Yrkande om att upphäva beslutet om lekplatsplan för Östvik
Dnr KS-2021-00070

Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta att beslutet om en lekplatsplan för Östvik upphävs.

Yrkanden
Sven Alm (KD) yrkar avslag på förslaget.
"""
REPORT = """Almviks kommun
Kommunstyrelsen
Tjänsteskrivelse
2021-09-14

Badplats vid Sandviken
Dnr KS-2021-00077

Förslag till beslut
Kommunstyrelsen beslutar att anlägga en badplats med brygga vid Sandviken.

Bakgrund
Badplatsen vid Sandviken har en strand som många badar vid. Badplatsen vid Sandviken saknar brygga.
En brygga vid Sandviken gör badplatsen lättare att nå.
"""
SEPTEMBER = """§ 90 Anläggningar vid vattnet
Dnr KS-2021-00077

Beslut
Kommunstyrelsen bordlägger ärendet till nästa sammanträde.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder: Path = tmp_path_factory.mktemp("joined")
    board, council = "Kommunstyrelsen", "Kommunfullmäktige"
    papers = {
        "ks-2021-05-11.txt": HEAD.format(organ=board, day="2021-05-11") + MAY,
        "kf-2021-06-15.txt": HEAD.format(organ=council, day="2021-06-15") + JUNE,
        "ks-2021-08-24.txt": HEAD.format(organ=board, day="2021-08-24") + AUGUST,
        "tjskr-2021-77.txt": REPORT,
        "ks-2021-09-14.txt": HEAD.format(organ=board, day="2021-09-14") + SEPTEMBER,
    }
    with archive_of(papers, folder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # another time
        (
            "Vad beslutade kommunstyrelsen om friluftsscenen i Norrby i maj 2021, och vad beslutades i juni 2021?",
            ["bordläggs", "bygger en friluftsscen"],
        ),
        # a figure
        (
            "Vad skulle friluftsscenen i Norrby kosta, och blev det något beslut i kommunfullmäktige?",
            ["4 miljoner kronor", "bygger en friluftsscen"],
        ),
        # who dissented
        (
            "Vad beslutade kommunstyrelsen om remissen SOU 2021:15, och vem reserverade sig?",
            ["besvarar remissen", "Per Wik (M)"],
        ),
    ],
)
def test_two_questions_in_one_are_both_answered(archive: Archive, question: str, told: list[str]) -> None:
    answer = asked(archive, question)

    assert [words for words in told if words not in answer.text] == []


def test_the_question_after_a_statement_is_answered_for_its_own_organ_and_time(archive: Archive) -> None:
    answer = asked(
        archive,
        "I kommunstyrelsen var det bara V som reserverade sig om friluftsscenen i Norrby i maj 2021. "
        "Vilka gjorde det i fullmäktige en månad senare?",
    )

    assert "Rut Lod (L) och Sven Alm (KD)" in answer.text
    assert not answer.text.startswith("Nej")


def test_what_an_organ_wanted_is_no_position_of_a_party_named_before(archive: Archive) -> None:
    answer = asked(
        archive,
        "Fullmäktige antog en KD-motion om en lekplatsplan för Östvik. Hur ville kommunstyrelsen göra med beslutet?",
    )

    assert answer.question.intent is Intent.DECISION
    assert "upphävs" in answer.text


def test_who_dissented_is_told_organ_by_organ(archive: Archive) -> None:
    answer = asked(archive, "Vilka reserverade sig om friluftsscenen i kommunstyrelsen respektive i kommunfullmäktige?")

    assert "Maja Ek (V) reserverade sig (kommunstyrelsen" in answer.text
    assert "Rut Lod (L) och Sven Alm (KD) reserverade sig (kommunfullmäktige" in answer.text


def test_who_dissented_instead_is_told_of_the_organ_where_those_asked_about_did_not(archive: Archive) -> None:
    answer = asked(archive, "Reserverade sig V om friluftsscenen i både kommunstyrelsen och kommunfullmäktige?")

    assert answer.text.startswith("Nej, V reserverade sig bara i kommunstyrelsen")
    assert "Rut Lod (L) och Sven Alm (KD) reserverade sig (kommunfullmäktige" in answer.text


def test_an_organ_where_nobody_dissented_is_told_too(archive: Archive) -> None:
    answer = asked(archive, "Reserverade sig någon om remissen SOU 2021:14 i kommunstyrelsen?")

    assert "Ingen reservation" in answer.text


def test_a_report_is_known_by_its_number(archive: Archive) -> None:
    answer = asked(archive, "Vilka reserverade sig i ärendet om brygghus och båthus i skärgården, SOU 2021:14?")

    assert "Per Wik" not in answer.text


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Vad gick V:s tilläggsyrkande om friluftsscen i Norrby ut på?", "Innehållet framgår inte"),
        ("Vilka argument hade M för att säga nej till en simhall i Sundby?", "Skälen framgår inte"),
    ],
)
def test_a_bare_yrkande_tells_neither_content_nor_reasons(archive: Archive, question: str, start: str) -> None:
    answer = asked(archive, question)

    assert answer.abstained
    assert answer.text.startswith(start)
    assert "yrkade" in answer.text


def test_a_yrkande_that_was_carried_is_told_by_the_decision(archive: Archive) -> None:
    answer = asked(archive, "Vad gick S yrkande om en simhall i Sundby ut på?")

    assert not answer.text.startswith("Innehållet framgår inte")


def test_why_somebody_took_no_part_is_told_by_their_note_as_their_own_words(archive: Archive) -> None:
    answer = asked(archive, "Varför deltog M inte i beslutet om budgetdialogen?")

    assert "hann inte läsa det" in answer.text
    assert "hänvisar" not in answer.text


def test_when_something_was_adopted_is_not_known_where_it_was_only_put_off(archive: Archive) -> None:
    answer = asked(archive, "När antog kommunstyrelsen planen för kallbadhus i Västvik?")

    assert answer.abstained
    assert "sköts upp" in answer.text


def test_an_organ_that_proposed_is_not_the_one_asked_about_in_english(archive: Archive) -> None:
    question = "What did the municipal council decide on ”lekplatsplan Östvik” after the executive board proposed it?"
    answer = asked(archive, question)

    assert answer.abstained


def test_whether_an_organ_said_yes_is_a_question_of_its_decision(archive: Archive) -> None:
    answer = asked(archive, "Sa kommunstyrelsen ja till en plan för kallbadhus i Västvik?")

    assert answer.question.intent is Intent.DECISION
    assert "återremitteras" in answer.text


def test_the_minutes_of_the_meeting_that_is_named_come_before_the_report_for_it(archive: Archive) -> None:
    answer = asked(
        archive, "Blev det något beslut om badplatsen med brygga vid Sandviken i kommunstyrelsen 14 september 2021?"
    )

    assert "beslutade (den 14 september 2021, § 90)" in answer.text


def test_how_many_and_which_is_one_list(archive: Archive) -> None:
    answer = asked(archive, "I hur många paragrafer reserverade sig V i kommunstyrelsen, och vilka ärenden gällde det?")

    assert answer.facts.count == len(answer.rows) >= 1
    assert "ärenden (" not in answer.text
