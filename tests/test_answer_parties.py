"""What parties said and how they voted, from minutes that were really read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from answer.party_compare import cast_by, compare
from answer.party_record import day_of, organ_of, per_organ, per_year, said_by
from index.archive import Archive
from index.catalog import Catalog
from index.models import Filters
from ingest.models import Ballot, StatementKind
from tests.matter_papers import BOARD, PAPERS
from tests.paper_archive import archive_of

WRITTEN = "ks/reservation-v.txt"
RESERVATION = """Almviks kommun
Kommunstyrelsen
Reservation
2021-03-09

Ärende § 17 Nedläggning av biblioteket i Norrby
Dnr KS 2021/42

Vänsterpartiet reserverar sig mot beslutet. Vi anser att biblioteket behövs.

Maja Ek (V)
"""
EXTRACT = BOARD.replace("Sammanträdesprotokoll", "Protokollsutdrag").partition("§ 18")[0]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(
        {**PAPERS, "ks/utdrag.txt": EXTRACT, WRITTEN: RESERVATION}, tmp_path_factory.mktemp("parties")
    ) as opened:
        yield opened


@pytest.fixture
def catalog(archive: Archive) -> Catalog:
    return archive.catalog


def test_an_act_that_two_files_hold_counts_once(catalog: Catalog) -> None:
    assert len(catalog.statements(Filters(parties=("V",)))) == 6
    said = said_by(catalog, "V")
    assert [(organ_of(one), one.record.kind) for one in said] == [
        ("kommunstyrelsen", StatementKind.YRKANDE),
        ("kommunstyrelsen", StatementKind.RESERVATION),
        ("kommunfullmäktige", StatementKind.RESERVATION),
    ]
    assert {one.document.source for one in said} == {"ks/ks-2021-03-09.txt", "kf/kf-2021-04-26.txt"}


def test_a_written_reservation_that_the_minutes_record_counts_once(catalog: Catalog) -> None:
    assert WRITTEN in {one.document.source for one in catalog.statements(Filters(parties=("V",)))}
    assert WRITTEN not in {one.document.source for one in said_by(catalog, "V")}


def test_kind_words_and_time_limit_what_is_told(catalog: Catalog) -> None:
    assert len(said_by(catalog, "V", kinds=(StatementKind.RESERVATION,))) == 2
    assert len(said_by(catalog, "M", topic="cykelbanor")) == 1
    assert said_by(catalog, "M", topic="simhall") == []
    assert len(said_by(catalog, "V", Filters(date_from=date(2021, 4, 1)))) == 1


def test_years_without_statements_are_told_as_such(catalog: Catalog) -> None:
    said = said_by(catalog, "M")
    assert {year: sum(counts.values()) for year, counts in per_year(said).items()} == {2021: 2, 2022: 1}
    gap = [one for one in said if (day := day_of(one)) and day.year == 2022]
    early = replace(gap[0], record=replace(gap[0].record, date=date(2019, 1, 1)))
    assert list(per_year([early, *gap])) == [2019, 2020, 2021, 2022]
    assert per_year([]) == {}
    assert per_organ(said) == {"kommunstyrelsen": 2, "kommunfullmäktige": 1}


def test_two_parties_meet_in_the_matters_where_both_acted(catalog: Catalog) -> None:
    found = compare(catalog, "V", "M")
    assert [matter.title for matter in found.matters] == ["Nedläggning av biblioteket i Norrby"]
    (matter,) = found.matters
    assert matter.diarienummer == ("KS 2021/42",)
    assert matter.last == date(2021, 4, 26)
    assert (len(matter.one), len(matter.other), len(matter.together)) == (3, 2, 0)
    assert [one.is_alike for one in matter.votes] == [False]
    assert (found.n_alike, found.n_apart) == (0, 1)


def test_parties_that_voted_alike_are_told_so(catalog: Catalog) -> None:
    found = compare(catalog, "M", "S")
    assert (found.n_alike, found.n_apart) == (1, 0)
    (vote,) = found.votes
    assert (vote.one, vote.other) == ({Ballot.JA: 2}, {Ballot.JA: 1})
    assert compare(catalog, "M", "KD").matters == ()
    assert compare(catalog, "M", "S", topic="cykelbana").votes == ()


def test_absent_members_cast_nothing_and_an_even_split_is_neither(catalog: Catalog) -> None:
    vote = catalog.votes()[0].record
    first, second, *others = vote.members
    absent = replace(vote, members=(replace(first, ballot=Ballot.FRANVARANDE), second, *others))
    assert cast_by(absent, "M") == {Ballot.JA: 1}
    assert cast_by(vote, "V") == {Ballot.NEJ: 2}
