"""Complete lists and counts, from the records and never from a top-k; the criteria are said."""

from __future__ import annotations

import re
from dataclasses import replace

from answer.composers.vote import tally_of
from answer.context import Context
from answer.evidence import Evidence
from answer.lexicon import lexicon
from answer.models import Question
from answer.quotes import shorten
from answer.retrieve import hard_filters
from answer.wording import day_text, enumeration, key_of, people_text
from index.models import Filters, Found
from ingest.models import DocumentKind, Item, Person, Statement, StatementKind, Vote
from prompts import say

ATTACHED = frozenset({DocumentKind.RESERVATION, DocumentKind.YTTRANDE})
MAX_ROWS = 40
MAX_DETAIL_WORDS = 20


def compose(context: Context) -> None:
    """Count and list statements or votes that meet every criterion of the question."""
    question = context.question
    asks_votes = any(word in question.standalone.lower() for word in ("votering", "omröstning", "ballot", "votes"))
    if asks_votes:
        _votes(context)
    elif question.statement_kinds:
        _statements(context, question.statement_kinds[0])
    else:
        _matters(context)


def limits(question: Question) -> Filters:
    """Return every criterion of the question as hard limits; of several periods the first."""
    filters = replace(hard_filters(question), organs=question.filters.organs or question.organs)
    if question.periods and not (filters.date_from or filters.date_to):
        period = question.periods[0]
        filters = replace(filters, date_from=period.first, date_to=period.last)
    return filters


def _statements(context: Context, kind: StatementKind) -> None:
    question = context.question
    filters = replace(limits(question), parties=question.parties or question.filters.parties)
    by_item: dict[str, list[Found[Statement]]] = {}
    for found in _once(context.archive.catalog.statements(filters, [kind])):
        by_item.setdefault(found.item.id, []).append(found)
    if not by_item:
        _none(context)
        return
    lang = context.lang
    by = say("list.by", lang, who=enumeration(question.parties, lang)) if question.parties else ""
    rows = [
        (group[0].item, people_text(*_people(group), lang), context.witness.of_record(group[0])[:1])
        for group in by_item.values()
    ]
    key = "list.statements_one" if len(rows) == 1 else "list.statements"
    lead = say(key, lang, count=len(rows), kind=say(f"kind.{key_of(kind)}", lang), by=by, within=within_text(context))
    _write(context, lead, rows)
    context.draft.name(parties=question.parties)


def _once(statements: list[Found[Statement]]) -> list[Found[Statement]]:
    """Return the statements without those that minutes of the same organ and day record as well: attachments."""
    recorded = {
        (found.record.organ, found.record.date, frozenset(found.record.parties))
        for found in statements
        if found.document.kind not in ATTACHED
    }
    return [
        found
        for found in statements
        if found.document.kind not in ATTACHED
        or (found.record.organ, found.record.date, frozenset(found.record.parties)) not in recorded
    ]


def _none(context: Context) -> None:
    """Say that nothing meets the criteria: the lists are complete, so none is the answer."""
    context.draft.count = 0
    context.draft.abstain(say("list.none", context.lang, within=within_text(context)))


def _people(group: list[Found[Statement]]) -> tuple[list[Person], list[str]]:
    persons = list(dict.fromkeys(person for one in group for person in one.record.persons))
    return persons, list(dict.fromkeys(party for one in group for party in one.record.parties))


def _votes(context: Context) -> None:
    votes = context.archive.catalog.votes(limits(context.question))
    if not votes:
        _none(context)
        return
    rows = [(found.item, _tally(found, context.lang), context.witness.of_record(found)[:1]) for found in votes]
    key = "list.votes_one" if len(rows) == 1 else "list.votes"
    _write(context, say(key, context.lang, count=len(rows), within=within_text(context)), rows)
    context.draft.votes.extend(f"{found.record.ja}-{found.record.nej}-{found.record.avstar or 0}" for found in votes)


def _matters(context: Context) -> None:
    """List the matters of a sort ("motioner") with the outcome asked for ("bordlades")."""
    low = context.question.standalone.lower()
    sort = next((name for name, cue in lexicon().matters if cue.search(low)), None)
    outcomes = {outcome for outcome, cue in lexicon().outcomes if cue.search(low)}
    if sort is None:
        return
    rows = [
        (found.item, shorten(found.record.text, MAX_DETAIL_WORDS), context.witness.of_record(found)[:1])
        for found in context.archive.catalog.decisions(limits(context.question))
        if re.search(rf"\b{sort}", found.item.title.lower()) and (not outcomes or found.record.outcome in outcomes)
    ]
    if not rows:
        _none(context)
        return
    key = "list.items_one" if len(rows) == 1 else "list.items"
    _write(context, say(key, context.lang, count=len(rows), within=within_text(context)), rows)


def _tally(found: Found[Vote], lang: str) -> str:
    return tally_of(found.record, lang) or found.record.proposition


def within_text(context: Context) -> str:
    """Return the criteria in words: " (kommunstyrelsen, 3 mars 2021)"; "" when there are none."""
    question = context.question
    parts = [*question.municipalities, *question.organs]
    for period in question.periods[:1]:
        first, last = (day_text(day, context.lang) for day in (period.first, period.last))
        parts.append(first if period.is_day else f"{first} – {last}")
    return say("list.within", context.lang, place=", ".join(parts)) if parts else ""


def _write(context: Context, lead: str, rows: list[tuple[Item, str, list[Evidence]]]) -> None:
    carried = [(item, detail, evidence) for item, detail, evidence in rows if evidence]
    context.draft.count = len(rows)
    context.draft.say(lead, [evidence[0] for _, _, evidence in carried[:MAX_ROWS]])
    for item, detail, evidence in carried[:MAX_ROWS]:
        if item.paragraf:
            row = say("list.row", context.lang, paragraf=item.paragraf, title=item.title, detail=detail)
        else:
            row = say("list.row_plain", context.lang, title=item.title, detail=detail)
        context.draft.say(row, evidence)
