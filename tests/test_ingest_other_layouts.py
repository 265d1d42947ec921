"""Shapes that minutes of some municipalities have: other headings, numbers, lists of who took part. All invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import AttendeeRole, Document, Outcome, StatementKind
from ingest.pipeline import read

FRONT = """Ekby kommun
Sammanträdesprotokoll
Kommunstyrelsens plan- och miljöutskott 2031-03-04

Beslutande
Eva By (S), ordförande
Bo Al (M)
Ida Ek (KL)
Åke Lo (V)

§ 12 Ny bro över ån
"""


def minutes(text: str, folder: Path, front: str = FRONT) -> Document:
    path = folder / "au.txt"
    path.write_text(front + text, encoding="utf-8")
    return read(path, folder)


def told(document: Document) -> list[tuple[str, tuple[str, ...], str]]:
    return [(one.kind.value, one.parties, " ".join(one.text.split())) for one in document.statements]


def test_the_short_name_of_a_committee_is_the_committee(tmp_path: Path) -> None:
    document = minutes("Plan- och miljöutskottet beslutar\natt bron byggs.\n", tmp_path)
    assert {one.organ for one in document.decisions} == {"kommunstyrelsens plan- och miljöutskott"}


def test_what_members_propose_where_they_take_the_floor_is_moved(tmp_path: Path) -> None:
    text = """Plan- och miljöutskottet beslutar
att bron byggs.
Sammanträdet
Tekniska förvaltningen föreslår en bro av trä.
Bo Al (M) föreslår att bron byggs av sten.
Ida Ek (KL) ställer sig bakom Als förslag.
Trafikchefen Per Dal föreslår en färja.
Åke Lo (V) meddelar att han inte deltar i beslutet.
"""
    assert told(minutes(text, tmp_path)) == [
        ("yrkande", ("M",), "att bron byggs av sten."),
        ("yrkande", ("KL",), "ställer sig bakom Als förslag."),
        ("deltar inte", ("V",), ""),
    ]


def test_what_a_member_proposes_is_no_decision(tmp_path: Path) -> None:
    text = "Beslut\nBron byggs.\nÖverläggning\nBo Al (M) föreslår att kommunen avslår ansökan.\n"
    assert [one.text for one in minutes(text, tmp_path).decisions] == ["Bron byggs."]


def test_motions_behind_a_colon_belong_to_whom_the_line_names(tmp_path: Path) -> None:
    text = """Beslut
Bron byggs.
Yrkanden
Eva By (S) med instämmande av Bo Al: Bifall till förslaget.
Ida Ek (KL): Avslag, med motiveringen att bron är dyr.
Åke Lo: Ingen bro byggs.
"""
    assert told(minutes(text, tmp_path)) == [
        ("yrkande", ("S", "M"), "Bifall till förslaget."),
        ("yrkande", ("KL",), "Avslag, med motiveringen att bron är dyr."),
        ("yrkande", ("V",), "Ingen bro byggs."),
    ]


def test_who_takes_no_part_below_the_heading_of_conflicts_has_a_conflict(tmp_path: Path) -> None:
    text = "Beslut\nBron byggs.\nJäv\nBo Al (M), ledamot i bolagets styrelse, deltar inte i ärendet.\n"
    assert [one.kind for one in minutes(text, tmp_path).statements] == [StatementKind.JAV]


def test_a_group_and_a_member_reserve_together(tmp_path: Path) -> None:
    text = "Beslut\nBron byggs.\nReservation\nS-gruppen och Bo Al (M) reserverar sig för sina respektive förslag.\n"
    (reservation,) = minutes(text, tmp_path).statements
    assert set(reservation.parties) == {"S", "M"}
    assert reservation.refers_to == "för sina respektive förslag"


@pytest.mark.parametrize(
    ("beside", "number"),
    [
        ("Vårt diarienummer: KS 2031/0007", "KS 2031/0007"),
        ("Ärendenr 2031/44-2.4", "2031/44-2.4"),
        ("Dnr SBN-2031-311 Dpl 21", "SBN-2031-311"),
    ],
)
def test_the_number_below_a_title_is_no_part_of_it(beside: str, number: str, tmp_path: Path) -> None:
    (item,) = (one for one in minutes(f"{beside}\nBeslut\nBron byggs.\n", tmp_path).items if one.paragraf)
    assert (item.title, item.diarienummer) == ("Ny bro över ån", (number,))


def test_a_title_that_goes_on_below_a_comma_keeps_it(tmp_path: Path) -> None:
    text = "Beslut\nBron byggs.\n\n§ 13 Plan för kvarteret Måsen,\nförskola och bad\nBeslut\nPlanen antas.\n"
    assert minutes(text, tmp_path).items[-1].title == "Plan för kvarteret Måsen, förskola och bad"


CROSSED = """Ekby kommun
Sammanträdesprotokoll
Byggnämnden 2031-03-04

Beslutande ledamöter
Närvarande
Paragrafer
Eva By (S), ordförande
X
1-4
Bo Al (M)
–
Tjänstgörande ersättare
Per Lo (M), för Bo Al
X
1-4

§ 1 Ny bro
"""


def test_a_list_with_a_cross_for_who_is_there_is_read(tmp_path: Path) -> None:
    document = minutes("Beslut\nBron byggs.\n", tmp_path, CROSSED)
    assert [(one.person.name, one.role) for one in document.attendees] == [
        ("Eva By", AttendeeRole.ORDFORANDE),
        ("Bo Al", AttendeeRole.FRANVARANDE),
        ("Per Lo", AttendeeRole.TJANSTGORANDE_ERSATTARE),
    ]


@pytest.mark.parametrize("decided", ["Nämnden beviljar inte rivningslov.", "Negativt planbesked lämnas."])
def test_what_is_not_granted_is_turned_down(decided: str, tmp_path: Path) -> None:
    assert [one.outcome for one in minutes(f"Beslut\n{decided}\n", tmp_path).decisions] == [Outcome.AVSLAG]


def test_a_member_named_as_the_one_who_abstained_is_counted(tmp_path: Path) -> None:
    text = """Beslut
Bron byggs.
Omröstning
I förberedande omröstning antas Als förslag med två röster mot en, medan fyra avstår. I huvudomröstningen avges fyra
ja-röster för Bys förslag och två nej-röster för Als förslag. En ledamot, Ida Ek, avstår.
"""
    first, second = minutes(text, tmp_path).votes
    assert (first.ja, first.nej, first.avstar, first.ja_means) == (2, 1, 4, "Als förslag")
    assert (second.ja, second.nej, second.avstar) == (4, 2, 1)
