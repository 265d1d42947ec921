"""Complete lists and counts, from the records and never from a top-k; the criteria are said."""

from __future__ import annotations

import re
from dataclasses import replace

from answer.composers.matter import is_about
from answer.composers.motions import is_moved_by
from answer.composers.vote import count_votes, tally_of
from answer.context import Context
from answer.evidence import Evidence
from answer.lexicon import lexicon
from answer.models import Question
from answer.quotes import shorten
from answer.retrieve import hard_filters
from answer.wording import day_text, enumeration, key_of, people_text
from index.models import Filters, Found
from ingest.models import Decision, DecisionStatus, DocumentKind, Item, Person, Statement, StatementKind, Vote
from prompts import say

ATTACHED = frozenset({DocumentKind.RESERVATION, DocumentKind.YTTRANDE})
MAX_ROWS = 40
_ASKS_VOTES = re.compile(r"voter|omröst|ballot|\bvot(?:e|es|ed|ing)\b|\bröstade\b")
MAX_DETAIL_WORDS = 20


def compose(context: Context) -> None:
    """Count and list statements or votes that meet every criterion of the question."""
    question = context.question
    if _ASKS_VOTES.search(question.standalone.lower()):
        if not count_votes(context):
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
    """Return the statements without attachments to those that minutes of the same organ record as well: of the same
    day, or on the same matter."""
    recorded = [found for found in statements if found.document.kind not in ATTACHED]

    def is_again(found: Found[Statement]) -> bool:
        record = found.record
        return any(
            record.organ == other.record.organ
            and set(record.parties) == set(other.record.parties)
            and (record.date == other.record.date or is_about(found, other.item))
            for other in recorded
        )

    return [found for found in statements if found.document.kind not in ATTACHED or not is_again(found)]


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
    """List the matters of a sort ("motioner") by those who brought them, with the outcome asked for ("bordlades")."""
    question = context.question
    low = question.standalone.lower()
    sort = next((name for name, cue in lexicon().matters if cue.search(low)), None)
    outcomes = {outcome for outcome, cue in lexicon().outcomes if cue.search(low)}
    if sort is None:
        return
    found: dict[str, Found[Decision]] = {}
    for one in context.archive.catalog.decisions(limits(question)):
        # a proposal to reject has rejected nothing
        is_asked = one.record.outcome in outcomes and one.record.status is DecisionStatus.BESLUT if outcomes else True
        if is_asked and re.search(rf"\b{sort}", one.item.title.lower()) and is_moved_by(context, one, question.parties):
            found.setdefault(" ".join([*sorted(one.item.diarienummer), one.item.title.lower()]), one)
    rows = [
        (one.item, shorten(one.record.text, MAX_DETAIL_WORDS), context.witness.of_record(one)[:1])
        for one in found.values()
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
