"""Links between items and the papers they name by author and day, and between answers to one referral."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from index.catalog_writer import CatalogWriter
from index.mentions import PAPERS, REFERRAL, surname_key
from index.titles import are_akin, subject
from ingest.people import is_same_name

Pair = tuple[str, str, str, float]  # item, other item, by what, how sure

_BY_PAPER, _BY_REFERRAL = "handling", "remiss"
_SAME_DAY, _NEAR_DAY, _AKIN, _ONLY_ONE = 0.95, 0.85, 0.9, 0.6
_NEAR_DAYS = 60  # a paper is dated when it was written or when it was handed in
_MAX_AFTER = 1000  # days between a paper and what names it
_REFERRAL = 0.85
_MAX_ALIKE = 12  # more that name one paper, or one referral, make it a routine


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """A motion or its like: a document of its own."""

    item_id: str
    document_id: str
    kind: str
    title: str
    authors: tuple[str, ...]
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """An item that names a paper by one of its authors; `dated` is the day of the paper, as Mention.date."""

    item_id: str
    document_id: str
    kind: str
    key: str
    title: str
    name: str
    dated: str
    day: date | None


def pair_of(item_id: str, other: str, by: str, confidence: float) -> Pair:
    """Return the link as a row, the same whichever of the two was met first."""
    first, second = sorted((item_id, other))
    return first, second, by, confidence


def pairs_by_paper(catalog: CatalogWriter, municipality: str, fresh: Collection[str]) -> Iterator[Pair]:
    """Yield the links of fresh items to the papers they name, and to other items that name the same one."""
    namings: dict[tuple[str, str], list[_Naming]] = defaultdict(list)
    for naming in _namings(catalog, municipality):
        namings[naming.kind, naming.key].append(naming)
    told: dict[tuple[str, str], list[tuple[_Paper, float]]] = defaultdict(list)
    for paper in _papers(catalog, municipality):
        for author in paper.authors:
            for naming in namings.get((paper.kind, surname_key(author)), ()):
                is_other = naming.document_id != paper.document_id
                is_new = naming.item_id in fresh or paper.item_id in fresh
                if is_other and is_new and is_same_name(naming.name, author):
                    told[naming.item_id, naming.name].append((paper, _confidence(naming, paper)))
    for (item_id, _), papers in told.items():
        dated = [(paper, sure) for paper, sure in papers if sure in (_SAME_DAY, _NEAR_DAY)]
        akin = [(paper, sure) for paper, sure in papers if sure == _AKIN]
        only = [(paper, sure) for paper, sure in papers if sure == _ONLY_ONE]
        latest = sorted(akin, key=lambda one: str(one[0].day or ""))[-1:]
        for paper, confidence in dated or latest or (only if len(only) == 1 else []):
            yield pair_of(item_id, paper.item_id, _BY_PAPER, confidence)
    yield from _of_one_paper(namings, fresh)


def _confidence(naming: _Naming, paper: _Paper) -> float:
    """Return how sure it is that this paper is meant; 0.0 when it cannot be."""
    after = (naming.day - paper.day).days if naming.day and paper.day else None
    if after is not None and not 0 <= after <= _MAX_AFTER:
        return 0.0
    is_akin = are_akin(subject(naming.title), subject(paper.title))
    if naming.dated and paper.day:
        if paper.day.isoformat().endswith(naming.dated):
            return _SAME_DAY
        is_near = len(naming.dated) == 10 and abs((date.fromisoformat(naming.dated) - paper.day).days) <= _NEAR_DAYS
        return _NEAR_DAY if is_near and is_akin else 0.0
    if is_akin:
        return _AKIN
    return 0.0 if subject(naming.title) and subject(paper.title) else _ONLY_ONE


def _of_one_paper(namings: dict[tuple[str, str], list[_Naming]], fresh: Collection[str]) -> Iterator[Pair]:
    """Yield the links between items that name a paper of the same author, day and subject."""
    for alike in namings.values():
        by_day: dict[str, list[_Naming]] = defaultdict(list)
        for naming in alike:
            if len(naming.dated) == 10:
                by_day[naming.dated].append(naming)
        for same in by_day.values():
            for one, other in combinations(same, 2) if len(same) <= _MAX_ALIKE else ():
                is_new = one.item_id in fresh or other.item_id in fresh
                if is_new and one.item_id != other.item_id and are_akin(subject(one.title), subject(other.title)):
                    yield pair_of(one.item_id, other.item_id, _BY_PAPER, _AKIN)


def pairs_by_referral(catalog: CatalogWriter, municipality: str, fresh: Collection[str]) -> Iterator[Pair]:
    """Yield the links of fresh items to those that answer the same referral."""
    rows = catalog.rows(
        "SELECT m.item_id, m.key, json_extract(i.body, '$.title') AS title FROM mentions m JOIN items i"
        " ON i.id = m.item_id WHERE m.municipality = ? AND m.kind = ?",
        [municipality, REFERRAL],
    )
    answers: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        answers[row["key"]][row["item_id"]] = row["title"]
    for number, titles in answers.items():
        for one, other in combinations(sorted(titles), 2) if len(titles) <= _MAX_ALIKE else ():
            # A number that only the text tells may be of what is answered, or merely cited.
            is_told = all(number.split()[1] in titles[item] for item in (one, other))
            is_same = is_told or are_akin(subject(titles[one]), subject(titles[other]))
            if is_same and (one in fresh or other in fresh):
                yield pair_of(one, other, _BY_REFERRAL, _REFERRAL)


def _papers(catalog: CatalogWriter, municipality: str) -> Iterator[_Paper]:
    rows = catalog.rows(
        "SELECT i.id, i.document_id, d.kind, json_extract(i.body, '$.title') AS title, i.date,"
        " json_extract(d.body, '$.authors') AS authors"
        " FROM documents d JOIN items i ON i.document_id = d.id AND i.paragraf IS NULL"
        " WHERE d.municipality = ? AND d.kind IN (SELECT value FROM json_each(?))",
        [municipality, json.dumps(sorted(set(PAPERS.values())))],
    )
    for row in rows:
        yield _Paper(
            item_id=row["id"],
            document_id=row["document_id"],
            kind=row["kind"],
            title=row["title"],
            authors=tuple(author["name"] for author in json.loads(row["authors"]) if author["name"]),
            day=date.fromisoformat(row["date"]) if row["date"] else None,
        )


def _namings(catalog: CatalogWriter, municipality: str) -> Iterator[_Naming]:
    rows = catalog.rows(
        "SELECT m.*, i.document_id, i.date AS day, json_extract(i.body, '$.title') AS title"
        " FROM mentions m JOIN items i ON i.id = m.item_id WHERE m.municipality = ? AND m.kind <> ?",
        [municipality, REFERRAL],
    )
    for row in rows:
        yield _Naming(
            item_id=row["item_id"],
            document_id=row["document_id"],
            kind=row["kind"],
            key=row["key"],
            title=row["title"],
            name=row["name"],
            dated=row["date"],
            day=date.fromisoformat(row["day"]) if row["day"] else None,
        )
