"""The rows of a list and how they are told: how many, the page of them that is asked for, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answer.composers.criteria import within_text
from answer.context import Context
from answer.evidence import Evidence
from answer.models import ListRow
from answer.wording import capital
from index.models import Found
from ingest.models import Decision, Item, Statement, Vote
from prompts import say

PAGE = 20  # rows told at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record of a list; `evidence` is the record itself, `more` what else the detail quotes."""

    found: Found[Statement] | Found[Decision] | Found[Vote] | Found[Item]
    place: str
    detail: str
    evidence: Evidence
    more: tuple[Evidence, ...] = ()


def tell_rows(context: Context, key: str, rows: Sequence[Row], topic: str, **said: str) -> None:
    """Say how many there are, then the page of them that is asked for."""
    within = within_text(context, topic)
    if not rows:
        context.draft.count = 0  # the lists are complete, so none is the answer
        context.draft.abstain(say("list.none", context.lang, within=within))
        return
    lang, draft = context.lang, context.draft
    pages = -(-len(rows) // PAGE)
    first = PAGE * (min(context.question.page, pages) - 1)
    shown = rows[first : first + PAGE]
    lead = say(f"{key}_one" if len(rows) == 1 else key, lang, count=len(rows), within=within, **said)
    if pages > 1:
        left = len(rows) - first - len(shown)
        part = say("list.page", lang, first=first + 1, last=first + len(shown))
        lead += part + (say("list.left", lang, count=left) if left else "")
    draft.count = len(rows)
    draft.rows.extend(_list_row(row) for row in rows)
    draft.say(lead, [row.evidence for row in shown])
    for row in shown:
        title = row.found.item.title or row.found.document.title
        heading = context.witness.of_item(row.found) if row.found.item.paragraf else []
        sentence = say("list.row", lang, place=capital(row.place), title=title, detail=row.detail)
        draft.say(sentence, [row.evidence, *row.more, *heading])


def _list_row(row: Row) -> ListRow:
    document, item, evidence = row.found.document, row.found.item, row.evidence
    return ListRow(
        municipality=document.municipality,
        organ=evidence.organ or item.organ or document.organ,
        date=item.date or document.date,
        paragraf=item.paragraf,
        title=item.title or document.title,
        diarienummer=item.diarienummer or document.diarienummer,
        detail=row.detail,
        document=document.title,
        source=document.source,
        page=evidence.span.page_no,
        quote=evidence.quote,
        is_ocr=evidence.is_ocr,
    )
