"""What the passages can be narrowed down by, held in memory, so that the counts of any search are there at once.

A facet's own values are counted without its own limits: who has chosen one party sees how many more another would
bring. Limits of different facets must all hold, of the values of one facet any.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog

FacetName = Literal["municipality", "organ", "year", "document_kind", "section_kind", "party", "outcome"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)
Rows: TypeAlias = NDArray[np.int64]  # positions of passages in the table
Mask: TypeAlias = NDArray[np.bool_]  # one for each passage
Counts: TypeAlias = dict[FacetName, dict[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The values chosen of each facet of FACETS, () for all; `outcome` is that of a decision in the same §."""

    municipality: tuple[str, ...] = ()
    organ: tuple[str, ...] = ()  # lower case
    year: tuple[str, ...] = ()
    document_kind: tuple[str, ...] = ()
    section_kind: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()

    def of(self, facet: FacetName) -> tuple[str, ...]:
        values: tuple[str, ...] = getattr(self, facet)
        return values

    def chosen(self) -> list[tuple[FacetName, str]]:
        """Return every limit that is set."""
        return [(facet, value) for facet in FACETS for value in self.of(facet)]


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """A facet of all passages as pairs: passage rows[n] has the value values[codes[n]]; it may have several."""

    values: tuple[str, ...]
    rows: Rows
    codes: Rows

    def mask(self, chosen: Iterable[str], n_rows: int) -> Mask:
        wanted = set(chosen)
        codes = [code for code, value in enumerate(self.values) if value in wanted]
        mask = np.zeros(n_rows, dtype=np.bool_)
        mask[self.rows[np.isin(self.codes, codes)]] = True
        return mask

    def counted(self, within: Mask) -> dict[str, int]:
        counts = np.bincount(self.codes[within[self.rows]], minlength=len(self.values))
        found = [(value, int(n)) for value, n in zip(self.values, counts, strict=True) if n]
        return dict(sorted(found, key=lambda each: (-each[1], each[0])))


@dataclass(frozen=True, slots=True, eq=False)
class FacetTable:
    """The passages of one generation in the order of the catalogue; `days` are ordinals, 0 where there is no date."""

    ids: tuple[str, ...]
    item_ids: tuple[str, ...]
    days: Rows
    columns: Mapping[FacetName, _Column]

    @classmethod
    def of_catalog(cls, catalog: Catalog) -> Self:
        outcomes: dict[str, list[str]] = defaultdict(list)
        for row in catalog.rows(
            "SELECT DISTINCT item_id, json_extract(body, '$.outcome') AS outcome FROM decisions"
            " WHERE json_extract(body, '$.status') = 'beslut'"
        ):
            outcomes[row["item_id"]].append(row["outcome"])
        rows = catalog.rows(
            "SELECT id, item_id, municipality, organs, date, document_kind, section_kind, parties FROM passages"
            " ORDER BY seq"
        )
        values: dict[FacetName, list[list[str]]] = {
            "municipality": [[row["municipality"]] for row in rows],
            "organ": [json.loads(row["organs"]) for row in rows],
            "year": [[(row["date"] or "")[:4]] for row in rows],
            "document_kind": [[row["document_kind"]] for row in rows],
            "section_kind": [[row["section_kind"]] for row in rows],
            "party": [json.loads(row["parties"]) for row in rows],
            "outcome": [outcomes.get(row["item_id"], []) for row in rows],
        }
        days = [date.fromisoformat(row["date"]).toordinal() if row["date"] else 0 for row in rows]
        return cls(
            ids=tuple(row["id"] for row in rows),
            item_ids=tuple(row["item_id"] for row in rows),
            days=np.array(days, dtype=np.int64),
            columns={facet: _column(values[facet]) for facet in FACETS},
        )

    def mask(self, rows: Rows) -> Mask:
        mask = np.zeros(len(self.ids), dtype=np.bool_)
        mask[rows] = True
        return mask

    def narrow(self, found: Mask, limits: Limits) -> tuple[Mask, Counts]:
        """Return which of what is found keeps to the limits, and for each facet how many each value has, most first."""
        holds = {
            facet: self.columns[facet].mask(limits.of(facet), len(self.ids)) for facet in FACETS if limits.of(facet)
        }
        counts: Counts = {}
        for facet in FACETS:
            others = found.copy()
            for other, mask in holds.items():
                if other != facet:
                    others &= mask
            counts[facet] = self.columns[facet].counted(others)
        kept = found.copy()
        for mask in holds.values():
            kept &= mask
        return kept, counts

    def by_date(self, rows: Rows, *, newest_first: bool) -> Rows:
        """Return the rows by date, those of one day in their order, those without a date last."""
        days = self.days[rows]
        keys = np.where(days == 0, np.iinfo(np.int64).max, -days if newest_first else days)
        ordered: Rows = rows[np.argsort(keys, kind="stable")]
        return ordered

    def values(self, facet: FacetName) -> tuple[str, ...]:
        """Return the values that occur in the archive."""
        return self.columns[facet].values


def _column(values: list[list[str]]) -> _Column:
    pairs = [(row, value) for row, own in enumerate(values) for value in dict.fromkeys(own) if value]
    known = tuple(sorted({value for _, value in pairs}))
    code_of = {value: code for code, value in enumerate(known)}
    return _Column(
        known,
        np.array([row for row, _ in pairs], dtype=np.int64),
        np.array([code_of[value] for _, value in pairs], dtype=np.int64),
    )
