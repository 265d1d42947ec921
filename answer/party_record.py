"""What a party has said, as the records tell: each act once, however many papers hold it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from answer.topics import topic_in
from index.catalog import Catalog
from index.models import Filters, Found
from index.walk import MINUTES
from ingest.models import DocumentKind, Statement, StatementKind, Vote

R = TypeVar("R", Statement, Vote)


def said_by(
    catalog: Catalog,
    party: str,
    filters: Filters = Filters(),
    *,
    kinds: Sequence[StatementKind] = (),
    topic: str = "",
) -> list[Found[Statement]]:
    """Return the statements of a party, alone or with others, oldest first.

    Args:
        party: its letters, or a bloc's name.
        kinds: only these; () for all.
        topic: words that the matter's title or the statement must say, each in any form.
    """
    known = catalog.statements(replace(filters, parties=(party,)), kinds)
    about = topic_in(topic, lang="sv")
    return [one for one in _told_once(of_fullest(known)) if about.is_said_in(_text(one))]


def organ_of(found: Found[Statement] | Found[Vote]) -> str:
    """Return the organ in which it was said or voted, "" where no paper tells."""
    return found.record.organ or found.item.organ or found.document.organ


def day_of(found: Found[Statement] | Found[Vote]) -> date | None:
    return found.record.date or found.item.date or found.document.date


def per_year(said: Iterable[Found[Statement]]) -> dict[int, Counter[StatementKind]]:
    """Return the number of statements of each kind by year, from the first to the last; undated ones are left out."""
    counts: dict[int, Counter[StatementKind]] = {}
    for found in said:
        if day := day_of(found):
            counts.setdefault(day.year, Counter())[found.record.kind] += 1
    if not counts:
        return {}
    return {year: counts.get(year, Counter()) for year in range(min(counts), max(counts) + 1)}


def per_organ(said: Iterable[Found[Statement]]) -> Counter[str]:
    """Return the number of statements in each organ, "" for those of an unknown one."""
    return Counter(map(organ_of, said))


def of_fullest(known: Sequence[Found[R]]) -> list[Found[R]]:
    """Return the records, of a § that several files hold those of one file: of the minutes before an extract."""
    by_place: dict[tuple[object, ...], dict[str, Found[R]]] = defaultdict(dict)
    for found in known:
        by_place[_place(found)].setdefault(found.document.id, found)
    chosen = {
        min(files.values(), key=lambda one: one.document.kind is not DocumentKind.PROTOKOLL).item.id
        for files in by_place.values()
    }
    return [found for found in known if found.item.id in chosen]


def _place(found: Found[R]) -> tuple[object, ...]:
    """Return what two files with the same § share; another paper is a place of its own."""
    item, document = found.item, found.document
    day, organ = item.date or document.date, item.organ or document.organ
    if item.paragraf and day and document.kind in MINUTES:
        return (document.municipality, organ, day, item.paragraf)
    return (item.id,)


def _told_once(known: Sequence[Found[Statement]]) -> list[Found[Statement]]:
    """Return the statements without what a paper tells again of an organ's meeting, where its minutes have as much."""
    recorded = {_act(one) for one in known if _is_recorded(one)}
    return [one for one in known if _is_recorded(one) or _act(one) not in recorded]


def _is_recorded(found: Found[Statement]) -> bool:
    """Tell whether this is the record that an organ keeps of its own meeting."""
    own = found.item.organ or found.document.organ
    return found.document.kind in MINUTES and found.record.organ in ("", own)


def _act(found: Found[Statement]) -> tuple[object, ...]:
    record = found.record
    parties = frozenset(record.parties)
    return (found.document.municipality, organ_of(found), day_of(found), record.kind, parties)


def _text(found: Found[Statement]) -> str:
    title = found.item.title or found.document.title
    return f"{title} {found.record.intro} {found.record.text}"
