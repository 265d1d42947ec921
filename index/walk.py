"""The walk of a matter through the organs: what each of them had before it, proposed and decided, in time order.

1. The items of the matter (kinship.py); a § that two files hold, as minutes and extract, is one station.
2. What was said and done there: proposals, decisions, motions, dissents, votes.
3. In time order; on one day the administration comes before the board, the board before the executive, and the council
   last. A paper without a date stands before the first of its organ's meetings, or of all.
4. What is missing: an organ that was to decide and of which no decision is in the archive, and meetings that the papers
   refer to.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from index.catalog import Catalog
from index.keys import diarienummer_key
from index.models import DocumentInfo, Filters, Found, Link
from ingest.errors import UsageError
from ingest.models import Decision, DecisionStatus, DocumentKind, Item, Outcome, Statement, StatementKind, Vote
from ingest.references import find_diarienummer, is_administration

_R = TypeVar("_R", Decision, Statement, Vote)

MINUTES = frozenset({DocumentKind.PROTOKOLL, DocumentKind.PROTOKOLLSUTDRAG})
PUT_OFF = frozenset({Outcome.ATERREMISS, Outcome.BORDLAGGNING})
_RAISING = frozenset(
    {DocumentKind.MOTION, DocumentKind.SKRIVELSE, DocumentKind.INTERPELLATION, DocumentKind.MEDBORGARFORSLAG}
)
_AFTERWARDS = frozenset({DocumentKind.RESERVATION, DocumentKind.YTTRANDE})  # dated as the meeting that they are about
_SAME_MATTER = timedelta(days=550)  # an older meeting that a paper refers to may have had another matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A § of minutes, or a paper. `also_in` are other files with the same §; what only those hold is told here, too.

    `links` say why it belongs to the matter; the station that was asked for has none. `date` is None where neither
    the item nor its document tells it.
    """

    item: Item
    document: DocumentInfo
    also_in: tuple[DocumentInfo, ...]
    date: date | None
    proposals: tuple[Found[Decision], ...]
    decisions: tuple[Found[Decision], ...]
    yrkanden: tuple[Found[Statement], ...]
    dissents: tuple[Found[Statement], ...]  # reservations and their kin, who did not take part
    votes: tuple[Found[Vote], ...]
    links: tuple[Link, ...]

    @property
    def kind(self) -> DocumentKind:
        return self.document.kind

    @property
    def organ(self) -> str:
        return self.item.organ or self.document.organ

    @property
    def paragraf(self) -> str | None:
        return self.item.paragraf

    @property
    def page_no(self) -> int:
        return self.item.spans[0].page_no if self.item.spans else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What the archive does not have: the decision of an organ that was proposed one, or that put the matter off or
    sent it back (`since`: that proposal or decision); a § that a paper refers to (`date`, `paragraf`)."""

    organ: str
    since: Found[Decision] | None = None
    date: date | None = None
    paragraf: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`diarienummer` as written, the most frequent first. `first` and `last` are None where no station has a date."""

    diarienummer: tuple[str, ...]
    title: str
    municipality: str
    first: date | None
    last: date | None
    stations: tuple[Station, ...]
    missing: tuple[Missing, ...]


def walk(catalog: Catalog, item_id: str) -> Case:
    """Return the matter that the item belongs to.

    Raises:  UsageError: the archive has no such item.
    """
    links = catalog.matter(item_id)
    limits = Filters(item_ids=tuple(links))
    found = catalog.items(limits)
    if item_id not in {one.record.id for one in found}:
        raise UsageError(f"{item_id}: no such item in the archive", remedy="Search for the matter again.")
    decisions, votes = _by_item(catalog.decisions(limits)), _by_item(catalog.votes(limits))
    statements = _by_item(catalog.statements(limits))
    stations = []
    for group in _same_paragraf(found):
        ids = [one.record.id for one in group]
        first = group[0]
        told = _told(decisions, ids)
        said = _told(statements, ids)
        stations.append(
            Station(
                item=first.record,
                document=first.document,
                also_in=tuple(one.document for one in group[1:]),
                date=day_of(first),
                proposals=tuple(one for one in told if one.record.status is DecisionStatus.FORSLAG),
                decisions=tuple(one for one in told if one.record.status is DecisionStatus.BESLUT),
                yrkanden=tuple(one for one in said if one.record.kind is StatementKind.YRKANDE),
                dissents=tuple(one for one in said if one.record.kind is not StatementKind.YRKANDE),
                votes=tuple(_told(votes, ids)),
                links=tuple(link for id_ in ids if (link := links[id_])),
            )
        )
    ordered = in_time_order(stations)
    days = [station.date for station in ordered if station.date]
    return Case(
        diarienummer=numbers_in(found),
        title=title_of(found),
        municipality=next((one.document.municipality for one in found if one.document.municipality), ""),
        first=min(days, default=None),
        last=max(days, default=None),
        stations=tuple(ordered),
        missing=(*_undecided(ordered), *_absent(catalog, found)),
    )


def day_of(found: Found[Item]) -> date | None:
    """Return the day of the item, else that of its document."""
    return found.record.date or found.document.date


def numbers_in(items: Iterable[Found[Item]]) -> tuple[str, ...]:
    """Return the diarienummer of the items as written, each once, the most frequent first."""
    n_times: Counter[str] = Counter()
    written: dict[str, str] = {}
    for one in items:
        is_whole = one.document.kind not in MINUTES and not one.record.paragraf
        lent = one.document.diarienummer if is_whole else ()
        for number in one.record.diarienummer or find_diarienummer(one.record.title) or lent:
            n_times[diarienummer_key(number)] += 1
            written.setdefault(diarienummer_key(number), number)
    return tuple(written[key] for key, _ in n_times.most_common())


def title_of(items: Sequence[Found[Item]]) -> str:
    """Return what most of the items are called, a § of minutes before a paper of its own."""
    titles = [one.record.title or one.document.title for one in items if one.document.kind in MINUTES]
    titles += [one.record.title or one.document.title for one in items]
    n_times = Counter(" ".join(title.casefold().split()) for title in titles)
    return max(titles, key=lambda title: n_times[" ".join(title.casefold().split())], default="")


def organ_rank(organ: str) -> int:
    """Return how far on its way through the municipality a matter is that this organ has."""
    if is_administration(organ):
        return 0
    if organ.endswith("fullmäktige"):
        return 4
    if organ.startswith(("kommunstyrelse", "stadsstyrelse", "regionstyrelse", "borgarrådsberedning")):
        return 3 if organ.endswith("styrelsen") else 2
    return 1


def in_time_order(stations: Iterable[Station]) -> list[Station]:
    """Return the stations oldest first, those of one day as they go through the organs."""
    dated = sorted((one for one in stations if one.date), key=_place_in_time)
    ordered = list(dated)
    for one in (one for one in stations if not one.date):
        own = next((n for n, other in enumerate(ordered) if other.organ == one.organ and other.kind in MINUTES), None)
        at = 0 if one.kind in _RAISING or (own is None and one.kind not in MINUTES) else own
        ordered.insert(len(ordered) if at is None else at, one)
    return ordered


def _place_in_time(station: Station) -> tuple[date, int, int, int]:
    number = re.match(r"\d+", station.paragraf or "")
    within = 0 if station.kind in _RAISING else 2 if station.kind in _AFTERWARDS else 1
    return station.date or date.max, organ_rank(station.organ), within, int(number[0]) if number else 0


def _same_paragraf(found: Sequence[Found[Item]]) -> list[list[Found[Item]]]:
    """Return the items, those of one § together, the whole minutes first. The head of minutes is no station."""
    groups: dict[tuple[object, ...], list[Found[Item]]] = defaultdict(list)
    with_paragraf = {one.document.id for one in found if one.record.paragraf}
    for one in found:
        item = one.record
        if one.document.kind in MINUTES and not item.paragraf and one.document.id in with_paragraf:
            continue
        is_met = item.paragraf and one.document.kind in MINUTES
        key = (item.organ, day_of(one), item.paragraf) if is_met else (item.id,)
        groups[key].append(one)
    for group in groups.values():
        group.sort(key=lambda one: one.document.kind is not DocumentKind.PROTOKOLL)
    return list(groups.values())


def _by_item(found: Iterable[Found[_R]]) -> dict[str, list[Found[_R]]]:
    by_item: dict[str, list[Found[_R]]] = defaultdict(list)
    for one in found:
        by_item[one.item.id].append(one)
    return by_item


def _told(records: dict[str, list[Found[_R]]], ids: Sequence[str]) -> list[Found[_R]]:
    """Return the records of the first of the files that has any."""
    return next((records[one] for one in ids if records.get(one)), [])


def _undecided(stations: Sequence[Station]) -> list[Missing]:
    """Return the organs that were to decide, and have neither decided nor proposed anything since, in this archive."""
    done = [one for station in stations for one in (*station.decisions, *station.proposals)]
    missing: dict[str, Missing] = {}
    for since in sorted(done, key=lambda one: str(_day(one) or "")):
        record = since.record
        organ = record.addressee if record.status is DecisionStatus.FORSLAG else record.organ
        is_open = record.status is DecisionStatus.FORSLAG or record.outcome in PUT_OFF
        if not organ or not is_open or any(one.record.organ == organ and _is_later(one, since) for one in done):
            continue
        missing[organ] = Missing(organ=organ, since=since)
    return list(missing.values())


def _is_later(one: Found[Decision], since: Found[Decision]) -> bool:
    """Tell whether the organ took this step after that one: on a later day, or as the next organ on the same."""
    day, before = _day(one), _day(since)
    if day is None or before is None:
        return one.item.id != since.item.id
    return day > before or (day == before and one.record.organ != since.record.organ)


def _day(found: Found[Decision]) -> date | None:
    return found.record.date or found.item.date or found.document.date


def _absent(catalog: Catalog, found: Sequence[Found[Item]]) -> list[Missing]:
    """Return the meetings, not long before, that the items refer to and that the archive does not have."""
    days = {one.record.id: day_of(one) for one in found}
    rows = catalog.rows(
        "SELECT a.item_id, a.organ, a.date, a.paragraf FROM item_refs a"
        " WHERE a.item_id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM items b WHERE"
        " b.date = a.date AND b.municipality = a.municipality AND (b.paragraf = a.paragraf"
        " OR instr(b.organs, json_quote(a.organ))))"
        " ORDER BY a.date",
        [json.dumps(list(days))],
    )
    missing: dict[tuple[str, str], Missing] = {}
    for row in rows:
        held, day = date.fromisoformat(row["date"]), days[row["item_id"]]
        if day and timedelta(0) <= day - held <= _SAME_MATTER:
            missing[row["organ"], row["date"]] = Missing(organ=row["organ"], date=held, paragraf=row["paragraf"])
    return list(missing.values())
