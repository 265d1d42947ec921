"""Finding matters: by diarienummer in any writing, by words of their title, or the newest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from index.archive import Archive
from index.catalog import Catalog
from index.conditions import where
from index.keys import diarienummer_key
from index.models import Filters, Found
from index.walk import day_of, numbers_in, title_of
from index.words import is_akin, stems
from ingest.models import Item

_PAGE = 200  # items looked at between two questions to the catalogue
_N_HITS = 400  # passages that a search by words looks through
_MIN_NAMED = 0.5  # the share of the words that a title must hold, where none holds more
_N_NEAREST = 5
_MIN_NEAR = 60.0
_LIKE_A_NUMBER = re.compile(r"/\d")  # of two parts at least: "2021" is none


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInfo:
    """A matter in a list; `item_id` is one of its items, for walk(). Organs in the order they had it."""

    item_id: str
    diarienummer: tuple[str, ...]
    title: str
    municipality: str
    organs: tuple[str, ...]
    first: date | None
    last: date | None
    n_documents: int


def find_cases(archive: Archive, words: str = "", *, filters: Filters = Filters(), n: int = 20) -> list[CaseInfo]:
    """Return at most n matters, each once, the newest first; of a number that several municipalities use, each one's.

    Args:
        words: a diarienummer ("ks 2021:42" finds KS-2021-00042), else words of the title; "" gives the newest matters
            that have a number or more than one station.
        filters: a matter is found when one of its items matches.
    """
    catalog = archive.catalog
    numbered = items_of_number(catalog, words, filters)
    if numbered:
        return _newest(_cases(catalog, numbered), n)
    if words.strip():
        return _newest(_cases(catalog, _titled(archive, words, filters)), n)
    found: list[CaseInfo] = []
    for case in _cases(catalog, _newest_items(catalog, filters)):
        if case.diarienummer or case.n_documents > 1:
            found.append(case)
        if len(found) == n:
            break
    return _newest(found, n)


def items_of_number(catalog: Catalog, number: str, filters: Filters = Filters()) -> list[str]:
    """Return the items with this diarienummer in any writing, the newest first; "2021/42" finds KS 2021/42, too."""
    key = diarienummer_key(number)
    condition, parameters = where(filters)
    for comparison, value in (("= ?", key), ("LIKE ?", f"%/{key}")) if _LIKE_A_NUMBER.search(key) else ():
        rows = catalog.rows(
            f"SELECT DISTINCT r.id FROM item_dnr d JOIN items r ON r.id = d.item_id WHERE d.dnr_key {comparison}"
            f" AND {condition} ORDER BY r.date DESC, r.seq",
            [value, *parameters],
        )
        if rows:
            return [row["id"] for row in rows]
    return []


def nearest_numbers(catalog: Catalog, number: str) -> list[str]:
    """Return the numbers of the archive that look most like this one, as written, the likest first."""
    rows = catalog.rows("SELECT dnr_key, MIN(item_id) AS item_id FROM item_dnr GROUP BY dnr_key")
    keys = {row["item_id"]: row["dnr_key"] for row in rows}
    found = process.extract(diarienummer_key(number), keys, scorer=fuzz.ratio, limit=_N_NEAREST, score_cutoff=_MIN_NEAR)
    items = {one.record.id: one for one in catalog.items(Filters(item_ids=tuple(id_ for _, _, id_ in found)))}
    written = [
        next((one for one in numbers_in([items[id_]]) if diarienummer_key(one) == key), "")
        for key, _, id_ in found
        if id_ in items
    ]
    return [one for one in dict.fromkeys(written) if one]


def _cases(catalog: Catalog, item_ids: Iterable[str]) -> Iterator[CaseInfo]:
    """Yield the matter of each item, in this order, each once."""
    seen: set[str] = set()
    for item_id in item_ids:
        if item_id in seen:
            continue
        members = catalog.matter(item_id)
        found = {one.record.id: one for one in catalog.items(Filters(item_ids=tuple(members)))}
        # A paper that only unsure links tell of is listed with the numbered matter that it belongs to.
        own = next((one for one in members if one in found and numbers_in([found[one]])), item_id)
        if own != item_id and not numbers_in([found[item_id]]):
            if own in seen:
                seen.add(item_id)
                continue
            members = catalog.matter(own)
            found = {one.record.id: one for one in catalog.items(Filters(item_ids=tuple(members)))}
        seen |= {item_id, *members}
        yield _info(own, list(found.values()))


def _info(item_id: str, found: list[Found[Item]]) -> CaseInfo:
    days = [day for one in found if (day := day_of(one))]
    organs = [one.record.organ or one.document.organ for one in found]
    return CaseInfo(
        item_id=item_id,
        diarienummer=numbers_in(found),
        title=title_of(found),
        municipality=next((one.document.municipality for one in found if one.document.municipality), ""),
        organs=tuple(organ for organ in dict.fromkeys(organs) if organ),
        first=min(days, default=None),
        last=max(days, default=None),
        n_documents=len({one.document.id for one in found}),
    )


def _newest(cases: Iterable[CaseInfo], n: int) -> list[CaseInfo]:
    return sorted(cases, key=lambda case: str(case.last or ""), reverse=True)[:n]


def _titled(archive: Archive, words: str, filters: Filters) -> list[str]:
    """Return the items whose titles hold most of the words: all that hold as many as any title does."""
    wanted = set(stems(words))
    n_named: dict[str, int] = {}
    for hit in archive.keyword.search(words, k=_N_HITS, filters=filters):
        title = set(stems(hit.passage.item_title or hit.passage.title))
        n_named[hit.passage.item_id] = sum(any(word == one or is_akin(word, one) for one in title) for word in wanted)
    most = max(n_named.values(), default=0)
    return [item_id for item_id, n in n_named.items() if n == most >= _MIN_NAMED * len(wanted)] if most else []


def _newest_items(catalog: Catalog, filters: Filters) -> Iterator[str]:
    condition, parameters = where(filters)
    start = 0
    while rows := catalog.rows(
        f"SELECT r.id FROM items r WHERE {condition}"
        " ORDER BY r.date DESC, r.paragraf DESC, r.seq DESC LIMIT ? OFFSET ?",
        [*parameters, str(_PAGE), str(start)],
    ):
        yield from (row["id"] for row in rows)
        start += _PAGE
