"""What is asked of a meeting itself is told from the front of its minutes, and what was decided there as a list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.models import Answer
from index.archive import Archive
from tests.paper_archive import archive_of, asked

BOARD = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
{day}

Plats och tid
Rådhuset, sal Eken, klockan 13.00–15.20
Beslutande
{chair} (S), ordförande
Bo Al (M), vice ordförande
Maja Ek (V)
Tjänstgörande ersättare
Tora By (C) för Ivar Ros (C)
Sekreterare
Karin Löv
Justerare
Maja Ek (V)

{matters}"""
SPRING = (
    "§ 11 Ny skola i Fröle\nDnr KS-2022-00011\n\nBeslut\nKommunstyrelsen beslutar att bygga en skola i Fröle.\n\n"
    "§ 12 Taxa för parkering\nDnr KS-2022-00012\n\nBeslut\nÄrendet återremitteras för att belysa handelns villkor.\n"
)
PROPOSAL = (
    "§ 13 Ny taxa för vatten\nDnr KS-2022-00013\n\nKommunstyrelsens förslag till kommunfullmäktige\n"
    "Kommunfullmäktige antar taxan för vatten.\n\n"
)
AUTUMN = "§ 40 Bryggor\nDnr KS-2022-00040\n\nBeslut\nKommunstyrelsen beslutar att rusta bryggorna.\n"
PAPERS = {
    "ks-var.txt": BOARD.format(day="2022-03-08", chair="Anna Ståhl", matters=SPRING + PROPOSAL),
    "ks-host.txt": BOARD.format(day="2022-10-04", chair="Nils Hed", matters=AUTUMN),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("town")) as archive:
        yield archive


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Vem var ordförande på kommunstyrelsens möte den 8 mars 2022?", "Ordförande var Anna Ståhl (S)"),
        ("Vem ledde kommunstyrelsens sammanträde den 8 mars 2022?", "Ordförande var Anna Ståhl (S)"),
        ("Who chaired the executive board on 8 March 2022?", "Anna Ståhl (S) chaired"),
        ("Vem var vice ordförande i kommunstyrelsen den 8 mars 2022?", "Vice ordförande: Bo Al (M)"),
        ("Vilka ersättare tjänstgjorde i kommunstyrelsen den 8 mars 2022?", "Tora By (C)"),
        ("Vem justerade protokollet från kommunstyrelsen den 8 mars 2022?", "Justerare Maja Ek (V)"),
        ("Vem var sekreterare på kommunstyrelsens möte den 8 mars 2022?", "Karin Löv"),
        ("När började kommunstyrelsens möte den 8 mars 2022?", "13.00–15.20"),
        ("Var hölls kommunstyrelsens sammanträde den 8 mars 2022?", "sal Eken"),
        ("Var Maja Ek närvarande på kommunstyrelsens möte den 8 mars 2022?", "Ja, Maja Ek (V)"),
        ("Var Nils Hed närvarande på kommunstyrelsens möte den 8 mars 2022?", "Nej, Nils Hed står inte"),
    ],
)
def test_the_front_of_the_minutes_tells_of_the_meeting(town: Archive, text: str, said: str) -> None:
    answer = asked(town, text)
    assert said in answer.text
    assert {one.source for one in answer.citations} == {"ks-var.txt"}


def test_all_who_met_are_a_list(town: Archive) -> None:
    answer = asked(town, "Vilka var närvarande på kommunstyrelsens möte den 8 mars 2022?")
    assert answer.facts.count == 4
    assert [row.title for row in answer.rows] == ["Anna Ståhl (S)", "Bo Al (M)", "Maja Ek (V)", "Tora By (C)"]


def test_without_a_day_the_last_meeting_tells(town: Archive) -> None:
    answer = asked(town, "Vem är ordförande i kommunstyrelsen?")
    assert "Nils Hed (S) (kommunstyrelsen den 4 oktober 2022)" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Vad beslutades på kommunstyrelsens möte den 8 mars 2022?",
        "Sammanfatta kommunstyrelsens sammanträde den 8 mars 2022",
        "Vad hände på mötet i kommunstyrelsen 8 mars 2022?",
        "Vilka beslut fattades på kommunstyrelsens möte 8 mars 2022?",
    ],
)
def test_what_a_meeting_decided_is_the_list_of_its_decisions(town: Archive, text: str) -> None:
    answer = asked(town, text)
    assert paragrafer(answer) == ["11", "12", "13"]
    assert "§ 13, Ny taxa för vatten: förslag: Kommunfullmäktige antar" in answer.text


def test_a_matter_at_a_meeting_is_answered_by_itself(town: Archive) -> None:
    answer = asked(town, "Vad beslutades om parkering på kommunstyrelsens möte den 8 mars 2022?")
    assert not answer.rows
    assert "återremitteras" in answer.text


def paragrafer(answer: Answer) -> list[str | None]:
    return [row.paragraf for row in answer.rows]
