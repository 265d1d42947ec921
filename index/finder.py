"""Search with facets: all that is found, ranked or by date, and how it can be narrowed down.

1. By words: every passage that says each of the words, or one of them; words in quotation marks must stand together.
   By meaning every passage is a candidate. Nothing asked for: everything.
2. The limits; the counts of the facets are of what stands within them.
3. By meaning: the nearest of those. By words: in the order asked for.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from index.archive import Archive
from index.facet_table import NO_LIMITS, Counts, FacetTable, Limits, Mask, Rows
from index.keyword_store import KeywordStore
from index.models import Filters, Hit
from ingest.models import SectionKind

MAX_NEAREST = 200  # by meaning everything is a little like everything; beyond some hundred it is chance
HEAD_SHARE = 0.5  # of the score of a heading or a contents list: it names a matter and says nothing of it
_REMEMBERED = 16  # searches of one generation, for those who page through them
_PHRASE = re.compile(r"[\"”“]([^\"”“]+)[\"”“]")


class Match(StrEnum):
    ALL = "alla"  # each word
    ANY = "nagot"  # one of the words
    MEANING = "innehall"


class Order(StrEnum):
    RELEVANCE = "relevans"  # newest first where nothing is asked for
    NEWEST = "nyast"
    OLDEST = "aldst"


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """What was found, in order: `rows` of the table and their `scores` (0 where nothing was asked for)."""

    table: FacetTable
    rows: Rows
    scores: dict[int, float]
    counts: Counts

    def __len__(self) -> int:
        return len(self.rows)


class Finder:
    """Searches one generation of an archive. Threads may share it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.table = FacetTable.of_catalog(archive.catalog)
        self._row_of = {passage_id: row for row, passage_id in enumerate(self.table.ids)}
        self._keyword = KeywordStore(archive.settings.data_dir)
        self._by_words = lru_cache(_REMEMBERED)(self._said)
        self._by_meaning = lru_cache(_REMEMBERED)(self._nearest)

    def find(self, query: str, *, match: Match = Match.ALL, limits: Limits = NO_LIMITS, order: Order) -> Findings:
        """Return all hits.

        Raises:  ArchiveError: by meaning, when there is no model for it.
        """
        everything = np.arange(len(self.table.ids), dtype=np.int64)
        is_by_words = bool(query.strip()) and match is not Match.MEANING
        ranked = self._by_words(query, match) if is_by_words else dict.fromkeys(everything.tolist(), 0.0)
        kept, counts = self.table.narrow(self.table.mask(_rows(ranked)), limits)
        if query.strip() and match is Match.MEANING:
            ranked = self._by_meaning(query, limits)
        rows = _rows(ranked)
        rows = rows[kept[rows]]
        if order is not Order.RELEVANCE or not query.strip():
            rows = self.table.by_date(rows, newest_first=order is not Order.OLDEST)
        return Findings(self.table, rows, ranked, counts)

    def hits(self, findings: Findings, start: int, end: int) -> list[Hit]:
        """Return findings[start:end] as they stand in the catalogue; one that has gone since is left out."""
        rows = {self.table.ids[row]: row for row in findings.rows[start:end].tolist()}
        passages = self._archive.catalog.passages(list(rows))
        return [Hit(passage=each, score=findings.scores[rows[each.id]]) for each in passages]

    def _said(self, query: str, match: Match) -> dict[int, float]:
        ranking = self._keyword.search_all(query, every_word=match is Match.ALL)
        heads = self.table.columns["section_kind"].mask([SectionKind.HUVUD], len(self.table.ids))
        weighed = (
            (row, score * HEAD_SHARE if heads[row] else score)
            for each, score in ranking
            if (row := self._row_of.get(each)) is not None
        )
        found = dict(sorted(weighed, key=lambda one: -one[1]))
        for phrase in _PHRASE.findall(query):
            says = self._says(phrase, found)
            found = {row: score for row, score in found.items() if row in says}
        return found

    def _says(self, phrase: str, rows: dict[int, float]) -> set[int]:
        """Return those of the rows that have the phrase in title or text, whatever the case and the line breaks."""
        wanted = _flat(phrase)
        texts = self._archive.catalog.rows(
            "SELECT id, json_extract(body, '$.item_title') || ' ' || json_extract(body, '$.title') || char(10)"
            " || json_extract(body, '$.text') AS words FROM passages WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps([self.table.ids[row] for row in rows])],
        )
        return {self._row_of[text["id"]] for text in texts if wanted in _flat(text["words"])}

    def _nearest(self, query: str, limits: Limits) -> dict[int, float]:
        within, _ = self.table.narrow(np.ones(len(self.table.ids), dtype=np.bool_), limits)
        hits = self._archive.search.search(query, k=MAX_NEAREST, filters=self._filters(within, limits))
        found = ((self._row_of.get(hit.passage.id), hit.score) for hit in hits)
        return {row: score for row, score in found if row is not None}

    def _filters(self, within: Mask, limits: Limits) -> Filters:
        if limits == NO_LIMITS:
            return Filters()
        items = {self.table.item_ids[row] for row in np.flatnonzero(within).tolist()}
        return Filters(
            item_ids=tuple(sorted(items)) or ("",),
            section_kinds=tuple(kind for kind in SectionKind if kind in limits.section_kind),
            parties=limits.party,
            organs=limits.organ,
        )


def _rows(ranked: dict[int, float]) -> Rows:
    return np.fromiter(ranked, dtype=np.int64, count=len(ranked))


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()
