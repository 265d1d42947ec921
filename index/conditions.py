"""Filters as SQL over the columns that all record tables share (schema.py)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from index.keys import diarienummer_key, name_key
from index.models import Filters

Parameters = list[str]


def where(filters: Filters, alias: str = "r") -> tuple[str, Parameters]:
    """Return the condition ("TRUE" when nothing is limited) and its parameters, for a record table called `alias`."""
    parts: list[str] = []
    parameters: Parameters = []

    def one_of(column: str, values: Iterable[str]) -> None:
        chosen = sorted(set(values))
        if chosen:
            parts.append(f"{alias}.{column} IN (SELECT value FROM json_each(?))")
            parameters.append(json.dumps(chosen))

    def holds_any(column: str, values: Iterable[str]) -> None:
        chosen = sorted(set(values))
        if chosen:
            parts.append("(" + " OR ".join(f"instr({alias}.{column}, ?)" for _ in chosen) + ")")
            parameters.extend(json.dumps(value, ensure_ascii=False) for value in chosen)

    one_of("document_id", filters.document_ids)
    one_of("item_id", filters.item_ids)
    one_of("municipality", filters.municipalities)
    one_of("document_kind", filters.document_kinds)
    one_of("section_kind", filters.section_kinds)
    one_of("paragraf", filters.paragrafer)
    holds_any("organs", (organ.lower() for organ in filters.organs))
    holds_any("parties", (party.upper() for party in filters.parties))
    holds_any("names", map(name_key, filters.persons))
    holds_any("dnr_keys", map(diarienummer_key, filters.diarienummer))
    for comparison, day in ((">=", filters.date_from), ("<=", filters.date_to)):
        if day is not None:
            parts.append(f"{alias}.date {comparison} ?")
            parameters.append(day.isoformat())
    return " AND ".join(parts) or "TRUE", parameters


def any_of(column: str, values: Sequence[str]) -> tuple[str, Parameters]:
    """Return the condition that the column holds one of the values; no values limit nothing."""
    if not values:
        return "TRUE", []
    return f"{column} IN (SELECT value FROM json_each(?))", [json.dumps(list(values))]
