"""The parties and blocs of an archive, told from its records: national ones, and local ones with the names learned."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.catalog import Catalog
from ingest.parties import codes_of, is_code, is_national, party_name
from ingest.party_names import may_be_name

_MET = """
SELECT municipality, UPPER(party) AS party, MIN(date) AS first, MAX(date) AS last, COUNT(DISTINCT name) AS persons,
    COUNT(DISTINCT document_id) AS documents
FROM (
    SELECT d.municipality, p.party, d.date, p.name, p.document_id
    FROM people p JOIN documents d ON d.id = p.document_id WHERE p.party <> ''
    UNION ALL SELECT s.municipality, p.value, s.date, NULL, s.document_id FROM statements s, json_each(s.parties) p
) WHERE ?1 = '[]' OR municipality IN (SELECT value FROM json_each(?1)) GROUP BY 1, 2
"""
PartyKind = Literal["national", "local", "bloc"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownParty:
    """A party or bloc of a municipality. `name` is "" where no document tells it, `first` and `last` are None where
    none is dated; `documents` counts those it is met in, `persons` the names that stand for it, 0 for a bloc."""

    municipality: str
    code: str  # of a bloc its name
    name: str
    kind: PartyKind
    first: date | None
    last: date | None
    persons: int
    documents: int


def find_parties(catalog: Catalog, *, municipalities: Sequence[str] = ()) -> list[KnownParty]:
    """Return the parties that somebody stood for, then the blocs that something is said for, by municipality.

    Args:  municipalities: as the archive writes them; () for all.
    """
    chosen = [json.dumps(list(municipalities), ensure_ascii=False)]
    names = _Names(catalog)
    spellings: dict[tuple[str, str], list[sqlite3.Row]] = defaultdict(list)
    for row in catalog.rows(_MET, chosen):
        for code in codes_of(row["party"]) if _is_letters(row["party"]) else (row["party"].casefold(),):
            spellings[row["municipality"], code].append(row)
    found = [
        KnownParty(
            municipality=municipality,
            code=code,
            name=party_name(code) if is_national(code) else names.of(municipality, code),
            kind="national" if is_national(code) else "local" if code.isupper() else "bloc",
            first=_day(min((row["first"] for row in rows if row["first"]), default=None)),
            last=_day(max((row["last"] for row in rows if row["last"]), default=None)),
            persons=sum(row["persons"] for row in rows),
            documents=sum(row["documents"] for row in rows),
        )
        for (municipality, code), rows in spellings.items()
    ]
    order = ("national", "local", "bloc")
    return sorted(found, key=lambda one: (one.municipality, order.index(one.kind), -one.documents, one.code))


def local_names(catalog: Catalog, codes: Iterable[str]) -> dict[str, str]:
    """Return the names of local parties by their letters, whatever the municipality; untold ones are left out.

    Args:  codes: letters that the archive knows (of `Catalog.people`); national ones are left out, too.
    """
    names = _Names(catalog, by_municipality=False)
    found = {code: names.of("", code) for code in codes if is_code(code) and not is_national(code)}
    return {code: name for code, name in found.items() if name}


class _Names:
    """The full names that documents tell of local parties."""

    def __init__(self, catalog: Catalog, *, by_municipality: bool = True) -> None:
        self._told: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for row in catalog.rows(
            "SELECT d.municipality, n.code, n.name, COUNT(*) AS n FROM party_names n"
            " JOIN documents d ON d.id = n.document_id GROUP BY 1, 2, 3"
        ):
            self._told[row["municipality"] if by_municipality else "", row["code"]][row["name"]] += row["n"]

    def of(self, municipality: str, code: str) -> str:
        """Return the name told most beside the letters; else the one that the letters can stand for."""
        beside = self._told[municipality, code]
        alone = {name: n for name, n in self._told[municipality, ""].items() if may_be_name(name, code)}
        told = beside or (alone if len(code) > 1 else {})
        return max(told, key=lambda name: (told[name], name), default="")


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _is_letters(party: str) -> bool:
    """Say whether a party is given by letters, one or several ("M, D"); blocs have names."""
    return all(is_code(part) for part in re.split(r"\W+", party.replace("!", "")) if part)
