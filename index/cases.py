"""Which items belong to one matter although no number says so: by title, by the paper they name, by the referral.

A proposal keeps its title on its way through the organs, with other words before it ("Svar på motion om ..."); minutes
name the motion or skrivelse by its author and day; who answers a referral gives its number (SOU 2017:47). Items that
share a diarienummer or refer to each other are matched when asked for (kinship.py), where these links are judged, too.
All of this stays within one municipality: titles, names and numbers are alike everywhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from index.catalog_writer import CatalogWriter
from index.named_papers import Pair, pair_of, pairs_by_paper, pairs_by_referral
from index.titles import LONG_TITLE, title_key

_TITLE_SCORE = 95.0  # of 100, on the words in any order
_MAX_ALIKE = 8  # a title that more items share is a routine ("Redovisning av ..." at every meeting), no matter
_MAX_MEETINGS = 2  # of one organ at which a matter of a short title comes up; beyond, it is a routine
_MAX_CANDIDATES = 400  # items that share the two rarest words of a title; beyond, it is a routine


def link_items(catalog: CatalogWriter) -> int:
    """Link the items that are new since the last call to those they go with; return how many links were made."""
    fresh = catalog.rows(
        "SELECT i.id, i.municipality, json_extract(i.body, '$.title') AS title FROM items i"
        " WHERE i.id NOT IN (SELECT item_id FROM item_titles) ORDER BY i.seq"
    )
    if not fresh:
        return 0
    keys = [(row["id"], row["municipality"], title_key(row["title"])) for row in fresh]
    with catalog.transaction() as db:
        db.executemany("INSERT INTO item_titles VALUES (?, ?, ?)", keys)
    by_place: dict[str, dict[str, str]] = defaultdict(dict)
    for item_id, municipality, key in keys:
        by_place[municipality][item_id] = key
    links: list[Pair] = []
    for municipality, titles in by_place.items():
        links += _pairs_by_title(catalog, municipality, titles)
        links += pairs_by_paper(catalog, municipality, titles.keys())
        links += pairs_by_referral(catalog, municipality, titles.keys())
    with catalog.transaction() as db:
        before = db.total_changes
        db.executemany("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?)", links)
        return db.total_changes - before


def _pairs_by_title(catalog: CatalogWriter, municipality: str, fresh: Mapping[str, str]) -> Iterator[Pair]:
    rows = catalog.rows(
        "SELECT t.item_id, t.title_key, i.organs, i.date FROM item_titles t JOIN items i ON i.id = t.item_id"
        " WHERE t.municipality = ? AND t.title_key <> ''",
        [municipality],
    )
    known = {row["item_id"]: row["title_key"] for row in rows}
    met = {row["item_id"]: (row["organs"], row["date"] or "") for row in rows}
    with_word: dict[str, list[str]] = defaultdict(list)
    for item_id, key in known.items():
        for word in set(key.split()):
            with_word[word].append(item_id)
    for item_id, key in fresh.items():
        if not key:
            continue
        alike = _alike(item_id, key, known, with_word)
        if len(alike) <= _MAX_ALIKE and not _recurs(key, [met[one] for one in (item_id, *dict(alike))]):
            for other, confidence in alike:
                yield pair_of(item_id, other, "titel", confidence)


def _alike(
    item_id: str, key: str, known: Mapping[str, str], with_word: Mapping[str, list[str]]
) -> list[tuple[str, float]]:
    """Return the other items with nearly this key and the same numbers in it ("2022" is not "2023").

    Only those that have one of its two rarest words are compared.
    """
    rarest = sorted(set(key.split()), key=lambda word: len(with_word[word]))[:2]
    candidates = {other for word in rarest for other in with_word[word]} - {item_id}
    if len(candidates) > _MAX_CANDIDATES:
        return []
    numbers = re.findall(r"\d+", key)
    return [
        (other, score / 100)
        for other in sorted(candidates)
        if re.findall(r"\d+", known[other]) == numbers
        and (score := fuzz.token_sort_ratio(key, known[other], score_cutoff=_TITLE_SCORE))
    ]


def _recurs(key: str, met: Sequence[tuple[str, str]]) -> bool:
    """Tell whether a short title comes back at one organ meeting after meeting, as no matter does."""
    if len(key) >= LONG_TITLE:
        return False
    days: dict[str, set[str]] = defaultdict(set)
    for organ, day in met:
        days[organ].add(day)
    return max(map(len, days.values())) > _MAX_MEETINGS
