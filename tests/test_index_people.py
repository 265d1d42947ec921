"""The registry of the elected and their parties, over a small archive. All names are invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from index.archive import Archive
from index.models import Filters
from index.parties import KnownParty, find_parties, local_names
from index.people import KnownPerson, find_people
from index.spellings import joined_spellings
from tests.paper_archive import archive_of


def minutes(organ: str, day: str, present: str, said: str = "", place: str = "Ekby kommun") -> str:
    return (
        f"{place}\n{organ}\nSammanträdesprotokoll {day}\n\nBeslutande\n{present}\n"
        f"Övriga närvarande\nPer Falk, kommunsekreterare\n\n§ 1 En bro\nBeslut\nBron byggs.\n{said}\n"
    )


PAPERS = {
    "a.txt": minutes(
        "Kommunstyrelsen",
        "2029-02-06",
        "Eva Ekdal (S), ordförande\nBo Carlsson (M)\nMona Lind (C)\nMaj Rask (-)\nKim Ahl (V)\nNina Roos (ÅL)",
        "Reservation\nBo Carlsson (M) reserverar sig mot beslutet.\n\nOmröstning\n"
        "Eva Ekdal (S), Mona Lind (C) och Kim Ahl (V) röstar ja. Bo Carlsson (M) röstar nej.\n3 ja mot 1 nej.",
    ),
    "b.txt": minutes(
        "Socialnämnden",
        "2030-03-05",
        "Eva Ekdal (S)\nBo Karlsson (M)\nMona Lind (ÅL)\nKim Ahl (V)\nSiv By (FE)",
        "Yrkanden\nFramtid Ekby (FE) vill vänta. Ålhamnslistans förslag kan vänta.\n"
        "Reservation\nAlliansen reserverar sig mot beslutet.",
    ),
    "c.txt": minutes("Kommunstyrelsen", "2030-05-07", "Eva Ekdal (S)\nBo Carlsson (M)\nKim Ahl (SD)"),
    "d.txt": minutes("Kommunstyrelsen", "2029-05-07", "Kim Ahl (SD)"),
    "e.txt": minutes("Kommunstyrelsen", "2030-05-07", "Bo Carlsson (M)", place="Storvik kommun"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("people")) as read:
        yield read


def person(archive: Archive, words: str, municipality: str = "Ekby") -> KnownPerson:
    (found,) = find_people(archive.catalog, words=words, municipalities=[municipality])
    return found


def party(archive: Archive, code: str) -> KnownParty:
    (found,) = [one for one in find_parties(archive.catalog, municipalities=["Ekby"]) if one.code == code]
    return found


def test_two_spellings_of_a_name_are_one_person(archive: Archive) -> None:
    bo = person(archive, "bo")
    assert (bo.name, bo.spellings) == ("Bo Carlsson", ("Bo Karlsson",))
    assert bo.statements == {"reservation": 1}
    assert bo.votes == 1
    assert bo.organs == ("kommunstyrelsen", "socialnämnden")


def test_the_same_name_in_another_municipality_is_another_person(archive: Archive) -> None:
    assert len(find_people(archive.catalog, words="carlsson")) == 2
    assert person(archive, "carlsson", "Storvik").votes == 0


def test_who_changed_party_shows_both_with_their_times(archive: Archive) -> None:
    spans = person(archive, "mona").parties
    assert [(span.code, span.first, span.last) for span in spans] == [
        ("C", date(2029, 2, 6), date(2029, 2, 6)),
        ("ÅL", date(2030, 3, 5), date(2030, 3, 5)),
    ]


def test_two_parties_at_the_same_time_are_two_persons_with_their_own_votes(archive: Archive) -> None:
    found = find_people(archive.catalog, words="kim")
    assert {(one.parties[0].code, one.votes) for one in found} == {("V", 1), ("SD", 0)}
    (only,) = find_people(archive.catalog, parties=["SD"])
    assert only.votes == 0


def test_the_independent_are_elected_and_officials_are_not(archive: Archive) -> None:
    assert [span.code for span in person(archive, "maj").parties] == ["-"]
    assert find_people(archive.catalog, words="falk") == []


def test_local_parties_have_the_names_that_the_archive_tells(archive: Archive) -> None:
    assert (party(archive, "FE").name, party(archive, "FE").kind) == ("Framtid Ekby", "local")
    assert party(archive, "ÅL").name == "Ålhamnslistan"
    codes = {one.party for one in archive.catalog.people()}
    assert local_names(archive.catalog, codes) == {"FE": "Framtid Ekby", "ÅL": "Ålhamnslistan"}


def test_parties_have_their_time_and_blocs_are_told_apart(archive: Archive) -> None:
    social = party(archive, "S")
    assert (social.kind, social.name, social.persons) == ("national", "Socialdemokraterna", 1)
    assert (social.first, social.last, social.documents) == (date(2029, 2, 6), date(2030, 5, 7), 3)
    assert party(archive, "alliansen").kind == "bloc"


def test_the_catalogue_keeps_the_part_in_which_everybody_met(archive: Archive) -> None:
    rows = archive.catalog.rows("SELECT role FROM attendance WHERE name = 'Eva Ekdal' ORDER BY role DESC")
    assert [row["role"] for row in rows] == ["ordförande", "ledamot", "ledamot"]
    assert archive.catalog.votes(Filters(persons=("Bo Carlsson",)))


@pytest.mark.parametrize(
    ("names", "persons"),
    [
        ({"Ewa Ohlsson": 1, "Eva Olson": 3}, [["Eva Olson", "Ewa Ohlsson"]]),
        ({"Eva Maria Ek": 2, "Eva Ek": 1}, [["Eva Maria Ek", "Eva Ek"]]),
        ({"Eva Maria Ek": 2, "Eva Karin Ek": 1}, [["Eva Maria Ek"], ["Eva Karin Ek"]]),
        ({"Anna-Lena Ek": 2, "Anna Lena Ek": 1, "Anna Ek": 1}, [["Anna-Lena Ek", "Anna Lena Ek"], ["Anna Ek"]]),
        ({"Maria Ek": 2, "Marie Ek": 1}, [["Maria Ek"], ["Marie Ek"]]),
    ],
)
def test_spellings_are_joined_by_sound_but_other_names_are_not(names: dict[str, int], persons: list[list[str]]) -> None:
    assert joined_spellings(names) == persons
