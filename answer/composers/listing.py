"""Complete lists and counts, from the records and never from a top-k; the criteria are said.

A § that stands in several papers is one row. An answer tells a page of rows; all of them are in `Draft.rows`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.composers.criteria import (
    R,
    about,
    asks_how_often,
    ballots_of,
    is_open_list,
    limits,
    outcomes_asked,
    sort_asked,
    split_asked,
    strangers,
    thing_asked,
    within_text,
)
from answer.composers.matter import is_about
from answer.composers.motions import is_moved_by
from answer.composers.vote import count_votes, tally_of
from answer.composers.who import people_of
from answer.context import Context
from answer.evidence import Evidence
from answer.models import ListRow
from answer.quotes import shorten
from answer.wording import capital, enumeration, key_of, people_text, place_of_item
from index.models import Found
from ingest.models import Decision, DecisionStatus, DocumentKind, Item, Statement, StatementKind, Vote
from prompts import say

ATTACHED = frozenset({DocumentKind.RESERVATION, DocumentKind.YTTRANDE})
PAGE = 20  # rows told at once
MAX_DETAIL_WORDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    found: Found[Statement] | Found[Decision] | Found[Vote] | Found[Item]
    detail: str
    evidence: Evidence


def compose(context: Context) -> None:
    """Count and list the records that meet every criterion of the question."""
    question = context.question
    thing = thing_asked(question)
    if unknown := strangers(context):
        context.draft.count = 0
        context.draft.abstain(say("silence.no_voice", context.lang, who=enumeration(unknown, context.lang)))
    elif thing == "votes":
        if split_asked(question) or not count_votes(context):
            _votes(context)
    elif question.statement_kinds:
        _statements(context, question.statement_kinds[:1])
    elif sort := sort_asked(question):
        _matters(context, sort)
    elif (thing == "decisions" or outcomes_asked(question)) and not asks_how_often(question):
        _decisions(context)
    elif thing == "items" and question.parties:  # a matter is nobody's own: those in which they said something
        _statements(context, tuple(StatementKind))
    elif thing == "items":
        _items(context)
    elif not question.topic:
        context.draft.abstain(say("silence.no_topic", context.lang))


def compose_open(context: Context) -> bool:
    """List all records of a sort where only party, organ or time limit them; False where a matter is asked about."""
    if not is_open_list(context.question):
        return False
    compose(context)
    return bool(context.draft.sentences)


def _statements(context: Context, kinds: Sequence[StatementKind]) -> None:
    question, lang = context.question, context.lang
    filters = replace(limits(question), parties=question.parties or question.filters.parties)
    known = _once(context.archive.catalog.statements(filters, kinds))
    known, topic = about(question, known, lambda one: f"{_titles(one)} {one.record.intro} {one.record.text}")
    groups: defaultdict[tuple[object, ...], list[Found[Statement]]] = defaultdict(list)
    for found in known:
        groups[_place_key(found)].append(found)
    by = say("list.by", lang, who=enumeration(question.parties, lang)) if question.parties else ""
    rows = [
        row for group in groups.values() for row in _row(context, _best(group), people_text(*people_of(group), lang))
    ]
    kind = say(f"kind.{key_of(kinds[0])}" if len(kinds) == 1 else "list.anything", lang)
    _write(context, "list.statements", rows, topic, kind=kind, by=by)
    if rows:
        context.draft.name(parties=question.parties)


def _once(statements: Sequence[Found[Statement]]) -> list[Found[Statement]]:
    """Return the statements without those that minutes of the same organ record as well, of the same day or on the
    same matter: the attachments, and what a memo reports."""
    recorded: defaultdict[tuple[object, ...], list[Found[Statement]]] = defaultdict(list)
    for found in statements:
        if not _is_second_hand(found):
            recorded[found.record.organ, frozenset(found.record.parties)].append(found)

    def is_again(found: Found[Statement]) -> bool:
        record = found.record
        same = recorded[record.organ, frozenset(record.parties)]
        return any(
            record.date == other.record.date
            or set(found.item.diarienummer) & set(other.item.diarienummer)
            or is_about(found, other.item)
            for other in same
        )

    return [found for found in statements if not _is_second_hand(found) or not is_again(found)]


def _is_second_hand(found: Found[Statement]) -> bool:
    """Tell whether the paper is no minutes of the organ: attached to them, or a memo of another organ that reports."""
    is_own = found.record.organ == (found.item.organ or found.document.organ)
    return found.document.kind in ATTACHED or not (found.item.paragraf or is_own)


def _votes(context: Context) -> None:
    """List the votes; of two parties that are set beside each other, those in which they voted as asked."""
    question, lang = context.question, context.lang
    split = split_asked(question)
    rows: list[_Row] = []
    told: set[tuple[object, ...]] = set()
    known = context.archive.catalog.votes(limits(question))
    known, topic = about(question, known, lambda one: f"{_titles(one)} {one.record.proposition}")
    for found in known:
        vote = found.record
        cast = ballots_of(vote, question.parties)
        key = (*_place_key(found), vote.ja, vote.nej, vote.avstar, vote.ja_means, vote.nej_means)
        is_apart = len(set(cast.values())) > 1
        if key in told or (split and (len(cast) < 2 or is_apart != (split == "apart"))):
            continue
        told.add(key)
        detail = tally_of(vote, lang) or vote.proposition
        if split:
            sides = (f"{party} {say(f'cast.{key_of(ballot)}', lang)}" for party, ballot in cast.items())
            detail = f"{enumeration(list(sides), lang)}, {detail}"
        rows += _row(context, found, detail)
    by = (
        say("list.voted", lang, who=enumeration(question.parties, lang), how=say(f"list.{split}", lang))
        if split
        else ""
    )
    _write(context, "list.votes", rows, topic, by=by)
    votes = [one.found.record for one in rows if isinstance(one.found.record, Vote)]
    context.draft.votes.extend(f"{one.ja}-{one.nej}-{one.avstar or 0}" for one in votes)


def _matters(context: Context, sort: str) -> None:
    """List the matters of a sort ("motioner") by those who brought them, with the outcome asked for ("bordlades")."""
    question = context.question
    outcomes = outcomes_asked(question)
    found: dict[str, Found[Decision]] = {}
    known = [
        one
        for one in context.archive.catalog.decisions(limits(question))
        if not outcomes or one.record.outcome in outcomes
        if _is_sort(one, sort)
    ]
    # A proposal to reject has rejected nothing; of an organ that only proposes it is told as one.
    decided = [one for one in known if one.record.status is DecisionStatus.BESLUT]
    known = decided if decided or not (outcomes and question.organs) else known
    known, topic = about(question, known, lambda one: f"{_titles(one)} {one.record.text}")
    for one in known:
        if is_moved_by(context, one, question.parties):
            found.setdefault(" ".join([*sorted(one.item.diarienummer), one.item.title.lower()]), one)
    rows = [row for one in found.values() for row in _row(context, one, _told(context, one))]
    name = say(f"sort.{sort}_one" if len(rows) == 1 else f"sort.{sort}", context.lang)
    _write(context, "list.sorted", rows, topic, sort=name)


def _is_sort(found: Found[Decision], sort: str) -> bool:
    """Tell whether the matter is of the sort ("motion"): by its title, or by what was decided on "the motion"."""
    is_titled = re.search(rf"\b{sort}", found.item.title.lower())
    return bool(is_titled or re.search(rf"\b{sort}(?:en|et|n|t)\b", found.record.text.lower()))


def _told(context: Context, found: Found[Decision]) -> str:
    text = shorten(found.record.text, MAX_DETAIL_WORDS)
    is_proposal = found.record.status is DecisionStatus.FORSLAG
    return say("list.proposed", context.lang, text=text) if is_proposal else text


def _decisions(context: Context) -> None:
    """List the § with a decision, of the outcome that is asked for."""
    question = context.question
    outcomes = outcomes_asked(question)
    known = [
        one
        for one in context.archive.catalog.decisions(limits(question))
        if one.record.status is DecisionStatus.BESLUT and (not outcomes or one.record.outcome in outcomes)
    ]
    groups: defaultdict[tuple[object, ...], list[Found[Decision]]] = defaultdict(list)
    known, topic = about(question, known, lambda one: f"{_titles(one)} {one.record.text}")
    for one in known:
        groups[_place_key(one)].append(one)
    best = [_best(group) for group in groups.values()]
    rows = [row for one in best for row in _row(context, one, shorten(one.record.text, MAX_DETAIL_WORDS))]
    _write(context, "list.items" if outcomes else "list.decisions", rows, topic)
    context.draft.outcomes.update(dict.fromkeys(sorted(one.value for one in outcomes) if rows else ()))


def _items(context: Context) -> None:
    """List the § of minutes."""
    question = context.question
    known = [one for one in context.archive.catalog.items(limits(question)) if one.record.paragraf]
    groups: defaultdict[tuple[object, ...], list[Found[Item]]] = defaultdict(list)
    known, topic = about(question, known, _titles)
    for one in known:
        groups[_place_key(one)].append(one)
    rows = []
    for group in groups.values():
        best = _best(group)
        numbers = ", ".join(best.item.diarienummer) or say("list.no_number", context.lang)
        rows += [_Row(found=best, detail=numbers, evidence=one) for one in context.witness.of_item(best)[:1]]
    _write(context, "list.items", rows, topic)


def _titles(found: Found[Statement] | Found[Decision] | Found[Vote] | Found[Item]) -> str:
    return f"{found.document.title if not found.item.paragraf else ''} {found.item.title}"


def _place_key(found: Found[Statement] | Found[Decision] | Found[Vote] | Found[Item]) -> tuple[object, ...]:
    """Return what two papers on the same § share; a paper without § is one of its own."""
    item, document = found.item, found.document
    day, organ = item.date or document.date, item.organ or document.organ
    return (organ, day, item.paragraf) if item.paragraf and day else (document.id, item.id)


def _best(group: Sequence[Found[R]]) -> Found[R]:
    """Return the record of the fullest paper: the minutes before an extract."""
    return min(group, key=lambda one: one.document.kind is not DocumentKind.PROTOKOLL)


def _row(context: Context, found: Found[Statement] | Found[Decision] | Found[Vote], detail: str) -> list[_Row]:
    return [_Row(found=found, detail=detail, evidence=one) for one in context.witness.of_record(found)[:1]]


def _write(context: Context, key: str, rows: Sequence[_Row], topic: str, **said: str) -> None:
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
        place = capital(place_of_item(row.found.document, row.found.item, lang))
        title = row.found.item.title or row.found.document.title
        heading = context.witness.of_item(row.found) if row.found.item.paragraf else []
        draft.say(say("list.row", lang, place=place, title=title, detail=row.detail), [row.evidence, *heading])


def _list_row(row: _Row) -> ListRow:
    document, item, evidence = row.found.document, row.found.item, row.evidence
    return ListRow(
        municipality=document.municipality,
        organ=item.organ or document.organ,
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
