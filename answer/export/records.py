"""The records behind `beslut export`: complete, by their sort, the filters and the words of a topic."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from answer.topics import topic_in
from answer.wording import day_text
from index.catalog import Catalog
from index.models import Filters, Found
from ingest.models import Decision, Item, Statement, StatementKind, Vote
from prompts import say

Record: TypeAlias = Found[Statement] | Found[Decision] | Found[Vote] | Found[Item]

KINDS_OF = {
    "reservationer": (StatementKind.RESERVATION,),
    "uttalanden": (
        StatementKind.SARSKILT_UTTALANDE,
        StatementKind.SARSKILT_YTTRANDE,
        StatementKind.ERSATTARYTTRANDE,
        StatementKind.PROTOKOLLSANTECKNING,
    ),
    "yrkanden": (StatementKind.YRKANDE,),
}


def records_of(catalog: Catalog, what: str, filters: Filters, topic: str = "") -> list[Record]:
    """Return the records of a sort in time order.

    Args:
        what: a name of KINDS_OF, "voteringar", "beslut" or "paragrafer".
        filters: decisions and paragrafer are nobody's own; a party or person limits them to the § they spoke in.
        topic: words that the matter's title or the record itself must say, each in any form.
    """
    found = _all_of(catalog, what, filters)
    if not topic.strip():
        return found
    about = topic_in(topic, lang="sv")
    return [one for one in found if about.is_said_in(_text(one))]


def _all_of(catalog: Catalog, what: str, filters: Filters) -> list[Record]:
    if what in KINDS_OF:
        return [*catalog.statements(filters, KINDS_OF[what])]
    if what == "voteringar":
        return [*catalog.votes(filters)]
    if filters.parties or filters.persons:
        spoken = {one.item.id for one in catalog.statements(filters)}
        filters = replace(filters, parties=(), persons=())
        return [one for one in _impersonal(catalog, what, filters) if one.item.id in spoken]
    return _impersonal(catalog, what, filters)


def _impersonal(catalog: Catalog, what: str, filters: Filters) -> list[Record]:
    return [*catalog.decisions(filters)] if what == "beslut" else [*catalog.items(filters)]


def _text(found: Record) -> str:
    record = found.record
    title = f"{found.document.title} {found.item.title}"
    match record:
        case Statement():
            return f"{title} {record.intro} {record.text}"
        case Decision():
            return f"{title} {record.text}"
        case Vote():
            return f"{title} {record.proposition}"
        case Item():
            return title


def about_records(what: str, filters: Filters, topic: str, lang: str) -> str:
    """Return what the table holds, in words: "Reservationer: V, socialnämnden, 1 januari 2019 – 31 december 2019"."""
    days = [day_text(day, lang) for day in (filters.date_from, filters.date_to) if day]
    criteria = [
        *filters.parties,
        *filters.persons,
        *filters.organs,
        *filters.municipalities,
        *(kind.value for kind in filters.document_kinds),
        *filters.diarienummer,
        " – ".join(days),
        f"”{topic.strip()}”" if topic.strip() else "",
    ]
    named = ", ".join(one for one in criteria if one) or say("export.all", lang)
    return say("export.records", lang, kind=say(f"export_records.{what}", lang), criteria=named)
