"""The walk of a matter: its stations in time order, each § once, and what the archive does not have of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.archive import Archive
from index.case_list import find_cases, items_of_number, nearest_numbers
from index.models import Filters
from index.walk import Case, walk
from ingest.errors import UsageError
from ingest.models import DocumentKind
from tests.paper_archive import archive_of

MATTER = "Nedläggning av biblioteket i Norrby"
LETTER = f"""Ekby kommun
Kulturförvaltningen
Tjänsteskrivelse
2031-02-10
Dnr KS 2031/42
Kulturnämnden

{MATTER}

Förslag till beslut
Kulturnämnden föreslår kommunstyrelsen besluta att biblioteket i Norrby läggs ned.
"""
BOARD = f"""Ekby kommun
Kulturnämnden
Sammanträdesprotokoll 2031-03-04

§ 8 {MATTER}
Dnr KS 2031/42

Kulturnämndens beslut
Kulturnämnden föreslår kommunstyrelsen besluta att biblioteket i Norrby läggs ned.

Reservation
Eva Ek (V) reserverar sig mot beslutet:
Biblioteket behövs i Norrby.

§ 9 Ny hamnkran
Dnr KS 2031/50

Kulturnämndens beslut
Kulturnämnden noterar informationen.
"""
EXECUTIVE = f"""Ekby kommun
Kommunstyrelsen
{{kind}} 2031-04-09

§ 17 {MATTER}
Dnr KS 2031/42

Tidigare behandling
Kommunstyrelsens arbetsutskott 2031-04-02 § 3

Kommunstyrelsens beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta att biblioteket i Norrby läggs ned.

Omröstning
Kommunstyrelsen godkänner följande propositionsordning: Ja-röst för bifall till nämndens förslag. Nej-röst för avslag.
Med 7 ja-röster mot 4 nej-röster beslutar kommunstyrelsen att bifalla nämndens förslag.
"""
COUNCIL = f"""Ekby kommun
Kommunfullmäktige
Sammanträdesprotokoll 2031-05-20

§ 30 {MATTER}
Dnr KS 2031/42

Kommunfullmäktiges beslut
Kommunfullmäktige beslutar att biblioteket i Norrby läggs ned.
"""
UNDATED = f"Ekby kommun\nKommunfullmäktige\nSkrivelse\nDnr KS 2031/42\n\n{MATTER}\n\nRädda biblioteket!\n\nEva Ek (V)\n"
PAPERS = {
    "letter.txt": LETTER,
    "kun.txt": BOARD,
    "ks.txt": EXECUTIVE.format(kind="Sammanträdesprotokoll"),
    "utdrag.txt": EXECUTIVE.format(kind="Protokollsutdrag"),
    "skrivelse.txt": UNDATED,
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("walk")) as opened:
        yield opened


def case_of(archive: Archive, number: str) -> Case:
    return walk(archive.catalog, items_of_number(archive.catalog, number)[0])


def test_stations_come_in_time_order_through_the_organs(archive: Archive) -> None:
    case = case_of(archive, "KS 2031/42")
    assert [(str(one.date), one.organ, one.paragraf) for one in case.stations] == [
        ("None", "kommunfullmäktige", None),
        ("2031-02-10", "kulturnämnden", None),
        ("2031-03-04", "kulturnämnden", "8"),
        ("2031-04-09", "kommunstyrelsen", "17"),
    ]
    assert (case.title, case.diarienummer, case.municipality) == (MATTER, ("KS 2031/42",), "Ekby")
    assert (str(case.first), str(case.last)) == ("2031-02-10", "2031-04-09")


def test_a_paragraf_in_minutes_and_extract_is_one_station(archive: Archive) -> None:
    station = case_of(archive, "KS 2031/42").stations[-1]
    assert (station.document.source, station.kind) == ("ks.txt", DocumentKind.PROTOKOLL)
    assert [one.source for one in station.also_in] == ["utdrag.txt"]
    assert [(one.record.ja, one.record.nej) for one in station.votes] == [(7, 4)]
    assert [one.record.addressee for one in station.proposals] == ["kommunfullmäktige"]


def test_a_station_tells_its_dissents_and_why_it_belongs(archive: Archive) -> None:
    (station,) = [one for one in case_of(archive, "KS 2031/42").stations if one.paragraf == "8"]
    assert [one.record.parties for one in station.dissents] == [("V",)]
    assert {(link.by, link.confidence) for link in station.links} == {("diarienummer", 1.0)}


def test_what_the_archive_does_not_have_is_told(archive: Archive) -> None:
    missing = case_of(archive, "KS 2031/42").missing
    assert [(one.organ, str(one.date), one.paragraf) for one in missing if one.since is None] == [
        ("kommunstyrelsens arbetsutskott", "2031-04-02", "3")
    ]
    (undecided,) = [one for one in missing if one.since]
    assert (undecided.organ, undecided.since and undecided.since.record.organ) == (
        "kommunfullmäktige",
        "kommunstyrelsen",
    )


def test_the_decision_of_the_last_organ_leaves_nothing_undecided(tmp_path: Path) -> None:
    with archive_of({**PAPERS, "kf.txt": COUNCIL}, tmp_path) as archive:
        case = case_of(archive, "KS 2031/42")
    assert case.stations[-1].organ == "kommunfullmäktige"
    assert [one for one in case.missing if one.since] == []


def test_a_matter_put_off_is_told_as_such(tmp_path: Path) -> None:
    put_off = COUNCIL.replace("beslutar att biblioteket i Norrby läggs ned", "beslutar att ärendet bordläggs")
    with archive_of({"kf.txt": put_off}, tmp_path) as archive:
        (missing,) = case_of(archive, "KS 2031/42").missing
    assert (missing.organ, missing.since and missing.since.record.outcome) == ("kommunfullmäktige", "bordläggning")


def test_an_unknown_item_is_refused(archive: Archive) -> None:
    with pytest.raises(UsageError, match="no such item"):
        walk(archive.catalog, "0" * 20)


@pytest.mark.parametrize("number", ["KS 2031/42", "ks2031-0042", "KS-2031-00042", "2031/42"])
def test_a_matter_is_found_by_any_writing_of_its_number(archive: Archive, number: str) -> None:
    (case,) = find_cases(archive, number)
    assert (case.title, case.n_documents, case.diarienummer) == (MATTER, 5, ("KS 2031/42",))
    assert set(case.organs) == {"kulturnämnden", "kommunstyrelsen", "kommunfullmäktige"}


@pytest.mark.parametrize(
    ("words", "titles"), [("biblioteket", [MATTER]), ("hamnkranar", ["Ny hamnkran"]), ("vindkraft", [])]
)
def test_a_matter_is_found_by_words_of_its_title(archive: Archive, words: str, titles: list[str]) -> None:
    assert [case.title for case in find_cases(archive, words)] == titles


def test_without_words_the_newest_matters_come_first_each_once(archive: Archive) -> None:
    assert [case.title for case in find_cases(archive)] == [MATTER, "Ny hamnkran"]
    assert [case.title for case in find_cases(archive, n=1)] == [MATTER]
    within = Filters(organs=("kommunstyrelsen",))
    assert [case.title for case in find_cases(archive, filters=within)] == [MATTER]


def test_the_nearest_numbers_are_told_as_written(archive: Archive) -> None:
    assert nearest_numbers(archive.catalog, "KS 2031/43")[0] == "KS 2031/42"
    assert nearest_numbers(archive.catalog, "!") == []
