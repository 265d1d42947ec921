"""Questions made from what the archive holds, so that the first click of a new reader gets a real answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from index.models import Filters, Found
from ingest.models import Statement, StatementKind
from ingest.parties import party_name
from ui.texts import Lang, text

if TYPE_CHECKING:
    from index.catalog import Catalog

NEWEST = 40  # documents looked into: bounds the work in a large archive
MAX_TITLE = 80  # characters; a longer title makes a question nobody would write
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def suggested_questions(catalog: Catalog, lang: Lang) -> tuple[str, ...]:
    """Return at most one question of each sort: who dissented, why a party did, what was decided in a matter."""
    dated = sorted((each for each in catalog.documents() if each.date), key=lambda each: str(each.date), reverse=True)
    if not dated:
        return ()
    filters = Filters(document_ids=tuple(each.id for each in dated[:NEWEST]))
    dissents = catalog.statements(filters, [StatementKind.RESERVATION])[::-1]
    questions = (_who(dissents, lang), _why(dissents, lang), _decided(catalog, filters, lang))
    return tuple(question for candidates in questions if (question := next(candidates, None)))


def _who(dissents: Sequence[Found[Statement]], lang: Lang) -> Iterator[str]:
    for found in dissents:
        organ, day = found.record.organ or found.item.organ, found.record.date or found.item.date
        if organ and day:
            yield text("suggestion.who", lang, organ=organ, date=long_date(day, lang))


def _why(dissents: Sequence[Found[Statement]], lang: Lang) -> Iterator[str]:
    for found in dissents:
        title = " ".join(found.item.title.split())
        if found.record.parties and found.record.text and 0 < len(title) <= MAX_TITLE:
            yield text("suggestion.why", lang, party=party_name(found.record.parties[0], lang), title=title)


def _decided(catalog: Catalog, filters: Filters, lang: Lang) -> Iterator[str]:
    for found in reversed(catalog.decisions(filters)):
        if found.item.diarienummer:
            yield text("suggestion.decided", lang, dnr=found.item.diarienummer[0])


def long_date(day: date, lang: Lang) -> str:
    """Return "den 9 mars 2021", in English "2021-03-09"."""
    return f"den {day.day} {MONTHS[day.month - 1]} {day.year}" if lang == "sv" else day.isoformat()
