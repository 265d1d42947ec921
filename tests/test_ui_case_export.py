"""A walk taken along: the same words as on the page, inert in Markdown, one row an entry in the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from answer.export import Origin, to_csv
from index.archive import Archive
from index.case_list import items_of_number
from index.reasons import Gap, reason_of
from index.walk import Missing, walk
from ingest.models import Ballot, DecisionStatus, Outcome
from tests.matter_papers import HOSTILE
from ui.case_entries import entries_of, link_of, missing_text
from ui.case_export import file_name, walk_markdown, walk_table
from ui.matters import Walk

pytest_plugins = ("tests.matter_plugin",)

ORIGIN = Origin(municipalities=("Almvik",), n_documents=3, day=date(2024, 5, 6))


def walk_of(archive: Archive, number: str) -> Walk:
    case = walk(archive.catalog, items_of_number(archive.catalog, number)[0])
    dissents = [found for station in case.stations for found in station.dissents]
    return Walk(case=case, reasons={one.record.id: reason_of(archive.catalog, one) for one in dissents})


@pytest.fixture
def library(matter_archive: Archive) -> Walk:
    return walk_of(matter_archive, "KS 2021/42")


def test_markdown_tells_every_station_with_its_source(library: Walk) -> None:
    lines = walk_markdown(library, "sv", ORIGIN).splitlines()
    assert lines[0] == "# Nedläggning av biblioteket i Norrby"
    assert lines[2] == "KS 2021/42 · Almvik · 2021-03-09 – 2021-04-26"
    assert "## 2021-04-26 · Kommunfullmäktige · § 31" in lines
    assert "**Votering: Ja 3 · Nej 2** (s. 1)" in lines
    assert "- Nej betydde: bifaller Maja Eks yrkande" in lines
    assert lines[-1].startswith("Arkivet: Almvik, 3 handlingar. Hämtat den 6 maj 2024")


def test_markdown_of_hostile_words_shows_them_and_nothing_else(matter_archive: Archive) -> None:
    written = walk_markdown(walk_of(matter_archive, "KS 2022/7"), "en", ORIGIN)
    assert "<script" not in written.replace("\\<", "")
    assert "![bild]" not in written
    assert HOSTILE[:30] in written.replace("\\", "")
    assert "## Missing in the archive" in written


def test_the_table_has_a_row_for_each_entry(library: Walk) -> None:
    table = walk_table(library, "sv")
    assert len(table.rows) == 8
    vote = dict(zip(table.columns, table.rows[5], strict=True))
    assert (vote["kind"], vote["ja"], vote["nej"]) == ("votering", 3, 2)
    assert vote["nej_means"] == "bifaller Maja Eks yrkande"
    decision = dict(zip(table.columns, table.rows[6], strict=True))
    assert (decision["kind"], decision["outcome"]) == ("beslut", "bifall")
    assert "Maja Ek" in to_csv(table, "sv").decode("utf-8-sig")


def test_a_station_without_entries_has_a_row_of_its_own(library: Walk) -> None:
    station = replace(library.case.stations[0], proposals=(), yrkanden=(), dissents=())
    bare = replace(library, case=replace(library.case, stations=(station,), diarienummer=()))
    (row,) = walk_table(bare, "sv").rows
    assert row[6] == "Protokoll"
    assert file_name(bare.case) == "arende"
    assert file_name(library.case) == "arende-KS-2021-42"


def test_unsure_links_say_how_sure_they_are(library: Walk) -> None:
    station = library.case.stations[0]
    assert station.links or library.case.stations[1].links
    linked = next(one for one in library.case.stations if one.links)
    unsure = replace(linked, links=(replace(linked.links[0], by="titel", confidence=0.62),))
    assert link_of(unsure, "sv") == "Hör troligen till ärendet (62 procent): nästan samma rubrik"


def test_what_is_missing_is_told_by_its_sort(library: Walk) -> None:
    since = library.case.stations[1].decisions[0]
    back = replace(since, record=replace(since.record, outcome=Outcome.ATERREMISS, status=DecisionStatus.BESLUT))
    returned = missing_text(Missing(organ="kommunfullmäktige", since=back), "sv")
    assert returned == "Något senare beslut av kommunfullmäktige efter 2021-04-26 (utfallet då: återremiss)."
    referred = missing_text(Missing(organ="kommunstyrelsen", date=date(2020, 1, 2), paragraf="5"), "sv")
    assert referred == "kommunstyrelsen 2020-01-02, § 5, som handlingarna hänvisar till."


def test_a_reason_that_is_not_found_says_why(library: Walk) -> None:
    board, council = library.case.stations
    plain = council.dissents[0].record.id
    assert list(entries_of(council, library.reasons, "sv"))[-1].notes == ("Inget skäl anges i uttalandet.",)
    for gap, told in ((Gap.MISSING, "Skälet finns inte i arkivet."), (Gap.AMBIGUOUS, "Det går inte att avgöra")):
        reasons = {plain: replace(library.reasons[plain], unresolved="bilaga 2", gap=gap)}
        (note,) = list(entries_of(council, reasons, "sv"))[-1].notes
        assert note.startswith(told)
        assert "bilaga 2" in note
    own = library.reasons[board.dissents[0].record.id]
    elsewhere = {plain: replace(own, statement=council.dissents[0])}
    entry = list(entries_of(council, elsewhere, "sv"))[-1]
    assert entry.notes == ("Skälet står i Protokoll kommunstyrelsen 2021-03-09, s. 1",)
    assert entry.reason is not None


def test_a_vote_tells_what_is_odd_about_it(library: Walk) -> None:
    council = library.case.stations[1]
    vote = council.votes[0]
    odd = replace(vote, record=replace(vote.record, ja=9, tally_agrees=False, casting_vote=True))
    entry = next(one for one in entries_of(replace(council, votes=(odd,)), {}, "sv") if one.sort == "vote")
    assert "Rösterna var lika; ordförandens röst avgjorde." in entry.notes
    assert "Ja: protokollet anger 9 röster, men 3 namn är uppräknade." in entry.notes
    assert Ballot.JA in [ballot for ballot, _, _ in odd.record.differences]
