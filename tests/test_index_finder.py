"""Search with facets: what is found, in which order, and counts that agree with the catalogue's own filters."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from index.archive import Archive
from index.facet_table import FACETS, NO_LIMITS, FacetName, Limits
from index.finder import Finder, Findings, Match, Order
from index.models import Filters, Passage
from ingest.models import DocumentKind, SectionKind

pytest_plugins = ("tests.sok_plugin",)


@pytest.fixture(scope="module")
def finder(sok_archive: Archive) -> Finder:
    return Finder(sok_archive)


def find(
    finder: Finder, query: str, limits: Limits = NO_LIMITS, match: Match = Match.ALL, order: Order = Order.RELEVANCE
) -> Findings:
    return finder.find(query, limits=limits, match=match, order=order)


def passages(finder: Finder, findings: Findings) -> list[Passage]:
    return [hit.passage for hit in finder.hits(findings, 0, len(findings))]


def test_limits_and_facets_are_the_same() -> None:
    assert tuple(field.name for field in fields(Limits)) == FACETS


def test_nothing_asked_for_is_everything_newest_first(finder: Finder, sok_archive: Archive) -> None:
    found = passages(finder, find(finder, " "))
    assert {one.id for one in found} == set(sok_archive.catalog.passage_ids())
    days = [one.date or date.min for one in found]
    assert days == sorted(days, reverse=True)


def test_every_word_must_be_said_or_one_of_them(finder: Finder) -> None:
    every = passages(finder, find(finder, "avgiften cykelbana"))
    some = passages(finder, find(finder, "avgiften cykelbana", match=Match.ANY))
    assert not every
    assert {one.municipality for one in some} == {"Almvik", "Ulvberg"}


def test_a_word_finds_its_forms_and_the_compounds_it_begins(finder: Finder) -> None:
    found = passages(finder, find(finder, "bibliotek", Limits(section_kind=("beslut",), year=("2019",))))
    assert {one.paragraf for one in found} == {"17", "18"}
    assert not find(finder, "plan i hösten bibliotekarie")


def test_words_in_quotation_marks_stand_together(finder: Finder) -> None:
    together = passages(finder, find(finder, '"en nedläggning drabbar barnen"'))
    assert {one.section_kind for one in together} == {SectionKind.RESERVATION}
    assert find(finder, "drabbar nedläggning")
    assert not find(finder, "”drabbar nedläggning”")


@pytest.mark.parametrize("query", ["KS-2019-00042", "Dnr KS-2019-00042 biblioteket"])
def test_a_diarienummer_finds_its_matter_alone(finder: Finder, query: str) -> None:
    found = passages(finder, find(finder, query))
    assert found
    assert {number for one in found for number in one.diarienummer} == {"KS-2019-00042"}


def test_a_paragraf_finds_its_items(finder: Finder) -> None:
    found = passages(finder, find(finder, "§ 18 avgift"))
    assert found
    assert {one.paragraf for one in found} == {"18"}


def test_only_stop_words_find_nothing(finder: Finder) -> None:
    assert not find(finder, "och att i")
    assert not find(finder, '"')


def test_dates_order_the_hits_both_ways(finder: Finder) -> None:
    newest = [one.date for one in passages(finder, find(finder, "biblioteket", order=Order.NEWEST))]
    oldest = [one.date for one in passages(finder, find(finder, "biblioteket", order=Order.OLDEST))]
    assert newest[0] == oldest[-1] == date(2023, 3, 9)
    assert newest[-1] == oldest[0] == date(2017, 3, 9)


def test_a_heading_comes_after_what_is_said_of_the_matter(finder: Finder) -> None:
    found = passages(finder, find(finder, "biblioteket i Norrby", Limits(year=("2019",))))
    assert found[0].section_kind is not SectionKind.HUVUD
    assert SectionKind.HUVUD in {one.section_kind for one in found}


def filters_of(facet: FacetName, value: str) -> Filters:
    match facet:
        case "municipality":
            return Filters(municipalities=(value,))
        case "organ":
            return Filters(organs=(value,))
        case "year":
            return Filters(date_from=date(int(value), 1, 1), date_to=date(int(value), 12, 31))
        case "document_kind":
            return Filters(document_kinds=(DocumentKind(value),))
        case "section_kind":
            return Filters(section_kinds=(SectionKind(value),))
        case _:
            return Filters(parties=(value,))


@pytest.mark.parametrize("facet", [facet for facet in FACETS if facet != "outcome"])
def test_counts_are_those_of_the_catalogue(finder: Finder, sok_archive: Archive, facet: FacetName) -> None:
    counts = find(finder, "").counts[facet]
    assert counts
    assert list(counts.values()) == sorted(counts.values(), reverse=True)
    for value, count in counts.items():
        assert count == len(sok_archive.catalog.passage_ids(filters_of(facet, value)))


def test_an_outcome_is_that_of_the_decision_in_the_same_paragraf(finder: Finder) -> None:
    found = passages(finder, find(finder, "", Limits(outcome=("avslag",))))
    assert {one.paragraf for one in found} == {"17"}
    assert SectionKind.RESERVATION in {one.section_kind for one in found}


def test_counts_follow_the_words_and_the_other_limits_but_not_their_own(finder: Finder) -> None:
    findings = find(finder, "barnen", Limits(year=("2019",), party=("MP",)))
    assert len(findings) == 1
    assert findings.counts["year"] == {str(year): 1 for year in range(2017, 2024)}
    assert findings.counts["party"] == {"MP": 1, "V": 1}
    assert findings.counts["municipality"] == {"Almvik": 1}


def test_every_count_is_what_choosing_the_value_finds(finder: Finder) -> None:
    for facet, counts in find(finder, "biblioteket").counts.items():
        for value, count in counts.items():
            assert len(find(finder, "biblioteket", Limits(**{facet: (value,)}))) == count


def test_a_value_that_the_archive_does_not_know_finds_nothing(finder: Finder) -> None:
    limits = Limits(section_kind=("påhittat",), party=("X",))
    assert not find(finder, "biblioteket", limits)
    assert not find(finder, "biblioteket", limits, match=Match.MEANING)


def test_by_meaning_the_limits_hold_and_the_counts_are_of_all_within_them(finder: Finder) -> None:
    limits = Limits(year=("2018", "2020"), outcome=("avslag",), section_kind=("reservation",))
    findings = find(finder, "barnen och biblioteket", limits, match=Match.MEANING)
    found = passages(finder, findings)
    assert {(one.date and one.date.year, one.section_kind) for one in found} == {
        (2018, SectionKind.RESERVATION),
        (2020, SectionKind.RESERVATION),
    }
    assert findings.counts["year"]["2019"] == 1
