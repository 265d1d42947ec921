"""Matters for the page: lists and walks, found once for each state of the archive."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from index.case_list import CaseInfo, find_cases, items_of_number, nearest_numbers
from index.models import Filters
from index.reasons import Reason, reason_of
from index.walk import Case, walk
from ui import resources

MAX_REMEMBERED = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A matter with the reasons of its dissents, by the id of the statement."""

    case: Case
    reasons: dict[str, Reason]


def find(words: str, filters: Filters, n: int) -> list[CaseInfo]:
    """Return at most n matters, the newest first; see `find_cases`."""
    return _find(resources.archive().catalog.generation(), words, filters, n)


def named(written: str) -> list[CaseInfo]:
    """Return the matters that a diarienummer or the id of an item stands for; one for each municipality."""
    archive = resources.archive()
    if items_of_number(archive.catalog, written):
        return find_cases(archive, written)
    if not archive.catalog.items(Filters(item_ids=(written,))):
        return []
    found = walked(written).case
    return [
        CaseInfo(
            item_id=written,
            diarienummer=found.diarienummer,
            title=found.title,
            municipality=found.municipality,
            organs=tuple(dict.fromkeys(station.organ for station in found.stations if station.organ)),
            first=found.first,
            last=found.last,
            n_documents=len({station.document.id for station in found.stations}),
        )
    ]


def address_of(case: CaseInfo) -> str:
    """Return what stands for the matter in an address: its number where no other matter has it, else an item's id."""
    number = next(iter(case.diarienummer), "")
    return number if number and len(named(number)) == 1 else case.item_id


def nearest(written: str) -> list[str]:
    return nearest_numbers(resources.archive().catalog, written)


def walked(item_id: str) -> Walk:
    """Return the walk of the matter that the item belongs to.

    Raises:  UsageError: the archive has no such item.
    """
    return _walked(resources.archive().catalog.generation(), item_id)


@st.cache_resource(show_spinner=False, max_entries=MAX_REMEMBERED)
def _find(generation: int, words: str, filters: Filters, n: int) -> list[CaseInfo]:  # noqa: ARG001 - part of the key
    return find_cases(resources.archive(), words, filters=filters, n=n)


@st.cache_resource(show_spinner=False, max_entries=MAX_REMEMBERED)
def _walked(generation: int, item_id: str) -> Walk:  # noqa: ARG001 - as above
    catalog = resources.archive().catalog
    case = walk(catalog, item_id)
    dissents = [found for station in case.stations for found in station.dissents]
    return Walk(case=case, reasons={found.record.id: reason_of(catalog, found) for found in dissents})
