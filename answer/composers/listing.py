"""Complete lists and counts, from the records and never from a top-k; the criteria are said.

A § that stands in several papers is one row. An answer tells a page of rows; all of them are in `Draft.rows`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from answer.composers.criteria import (
    R,
    about,
    asks_how_often,
    asks_most,
    ballots_of,
    is_open_list,
    limits,
    outcomes_asked,
    sort_asked,
    split_asked,
    strangers,
    thing_asked,
)
from answer.composers.matter import is_about
from answer.composers.motions import is_moved_by
from answer.composers.own_words import best_own_sentences
from answer.composers.reason import told_by
from answer.composers.rows import PAGE, Row, tell_rows
from answer.composers.vote import count_votes, tally_of
from answer.composers.who import people_of
from answer.context import Context
from answer.evidence import Evidence
from answer.quotes import shorten
from answer.wording import enumeration, key_of, names_text, people_text, place_of_item, place_of_record
from index.models import Found
from ingest.models import Decision, DecisionStatus, DocumentKind, Item, Statement, StatementKind, Vote
from prompts import say

ATTACHED = frozenset({DocumentKind.RESERVATION, DocumentKind.YTTRANDE})
MAX_DETAIL_WORDS = 20
MAX_REASON_WORDS = 30


def compose(context: Context) -> None:
    """Count and list the records that meet every criterion of the question."""
    question = context.question
    thing = thing_asked(question)
    if unknown := strangers(context):
        context.draft.count = 0
        context.draft.abstain(say("silence.no_voice", context.lang, who=enumeration(unknown, context.lang)))
    elif thing == "votes":
        if split_asked(question) or not count_votes(context):
            list_votes(context)
    elif question.statement_kinds:
        list_statements(context, question.statement_kinds[:1])
    elif sort := sort_asked(question):
        _matters(context, sort)
    elif (thing == "decisions" or outcomes_asked(question)) and not asks_how_often(question):
        list_decisions(context)
    elif thing == "items" and question.parties:  # a matter is nobody's own: those in which they said something
        list_statements(context, tuple(StatementKind))
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


def list_statements(context: Context, kinds: Sequence[StatementKind], *, by_title: bool = False) -> None:
    """List the § with such statements, by their own words too or by the titles alone, and why where that is asked."""
    question, lang = context.question, context.lang
    filters = replace(limits(question), parties=question.parties or question.filters.parties)
    known = _once(context.archive.catalog.statements(filters, kinds))
    own = "" if by_title else "{0.intro} {0.text}"
    known, topic = about(question, known, lambda one: f"{_titles(one)} {own.format(one.record)}")
    groups: defaultdict[tuple[object, ...], list[Found[Statement]]] = defaultdict(list)
    for found in known:
        groups[(*_place_key(found), found.record.organ)].append(found)  # a paper may tell of several organs
    counted = _count_by_party(groups.values())
    leading = [party for party, n in counted.items() if n == max(counted.values())] if asks_most(question) else []
    told = [
        [one for one in group if not leading or set(leading) & set(one.record.parties)] for group in groups.values()
    ]
    rows = [row for group in told if group for row in _statement_row(context, group)]
    parties = question.parties or tuple(leading) or (tuple(counted) if by_title else ())
    by = say("list.by", lang, who=enumeration(parties, lang)) if parties else ""
    kind = say(f"kind.{key_of(kinds[0])}" if len(kinds) == 1 else "list.anything", lang)
    tell_rows(context, "list.statements", rows, topic, kind=kind, by=by)
    if rows and leading:
        steps = [say("list.counted", lang, who=party, count=str(n)) for party, n in counted.items()]
        first = say("list.most", lang, steps=enumeration(steps, lang), kind=kind)
        context.draft.say_first(first, [row.evidence for row in rows[:PAGE]])
    if rows:
        context.draft.name(parties=parties)


def _statement_row(context: Context, group: Sequence[Found[Statement]]) -> list[Row]:
    """Return the row of the statements of one §: who made them, and why where that is asked and told."""
    who = people_text(*people_of(group), context.lang)
    rows = _row(context, _best(group), who)
    told = _reasons(context, group) if rows and "reason" in context.question.wanted else []
    if not told:
        return rows
    quote = shorten(told[0].quote, MAX_REASON_WORDS)
    by = names_text(told[0].persons, told[0].parties, context.lang)
    detail = say("list.own_words", context.lang, who=who if by in ("", who) else f"{who}; {by}", quote=quote)
    return [replace(rows[0], detail=detail, more=(told[0],))]


def _reasons(context: Context, group: Sequence[Found[Statement]]) -> list[Evidence]:
    """Return the sentences that tell why, of the first statement that has any or leads to any."""
    for found in group:
        source = told_by(context, found)
        if source and (own := best_own_sentences(context, source, max_words=MAX_REASON_WORDS)):
            return own
    return []


def _count_by_party(groups: Iterable[Sequence[Found[Statement]]]) -> dict[str, int]:
    """Return in how many § each party has such a statement, the most first."""
    return dict(Counter(party for group in groups for party in people_of(group)[1]).most_common())


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


def list_votes(context: Context, *, by_title: bool = False) -> None:
    """List the votes; of two parties that are set beside each other, those in which they voted as asked; by their
    titles alone, with how the parties asked about voted."""
    question, lang = context.question, context.lang
    split = split_asked(question)
    rows: list[Row] = []
    told: set[tuple[object, ...]] = set()
    known = context.archive.catalog.votes(limits(question))
    known, topic = about(question, known, lambda one: _titles(one) + ("" if by_title else f" {one.record.proposition}"))
    for found in known:
        vote = found.record
        cast = ballots_of(vote, question.parties)
        key = (*_place_key(found), vote.ja, vote.nej, vote.avstar, vote.ja_means, vote.nej_means)
        is_apart = len(set(cast.values())) > 1
        is_other = bool(split) and (len(cast) < 2 or is_apart != (split == "apart"))
        if key in told or is_other or (by_title and question.parties and not cast):
            continue
        told.add(key)
        detail = tally_of(vote, lang) or vote.proposition
        if cast:
            sides = (f"{party} {say(f'cast.{key_of(ballot)}', lang)}" for party, ballot in cast.items())
            detail = f"{enumeration(list(sides), lang)}, {detail}"
        rows += _row(context, found, detail)
    by = (
        say("list.voted", lang, who=enumeration(question.parties, lang), how=say(f"list.{split}", lang))
        if split
        else ""
    )
    tell_rows(context, "list.votes", rows, topic, by=by)
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
    tell_rows(context, "list.sorted", rows, topic, sort=name)


def _is_sort(found: Found[Decision], sort: str) -> bool:
    """Tell whether the matter is of the sort ("motion"): by its title, or by what was decided on "the motion"."""
    is_titled = re.search(rf"\b{sort}", found.item.title.lower())
    return bool(is_titled or re.search(rf"\b{sort}(?:en|et|n|t)\b", found.record.text.lower()))


def _told(context: Context, found: Found[Decision]) -> str:
    text = shorten(found.record.text, MAX_DETAIL_WORDS)
    is_proposal = found.record.status is DecisionStatus.FORSLAG
    return say("list.proposed", context.lang, text=text) if is_proposal else text


def list_decisions(context: Context, *, by_title: bool = False, with_proposals: bool = False) -> None:
    """List the § with a decision, or also with a proposal to another organ, of the outcome that is asked for."""
    question = context.question
    outcomes = outcomes_asked(question)
    known = [
        one
        for one in context.archive.catalog.decisions(limits(question))
        if (with_proposals or one.record.status is DecisionStatus.BESLUT)
        if not outcomes or one.record.outcome in outcomes
    ]
    groups: defaultdict[tuple[object, ...], list[Found[Decision]]] = defaultdict(list)
    known, topic = about(question, known, lambda one: _titles(one) + ("" if by_title else f" {one.record.text}"))
    for one in known:
        groups[_place_key(one)].append(one)
    best = [
        _best(sorted(group, key=lambda one: one.record.status is not DecisionStatus.BESLUT))
        for group in groups.values()
    ]
    rows = [row for one in best for row in _row(context, one, _told(context, one))]
    tell_rows(context, "list.items" if outcomes else "list.decisions", rows, topic)
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
        place = place_of_item(best.document, best.item, context.lang)
        rows += [
            Row(found=best, place=place, detail=numbers, evidence=one) for one in context.witness.of_item(best)[:1]
        ]
    tell_rows(context, "list.items", rows, topic)


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


def _row(context: Context, found: Found[Statement] | Found[Decision] | Found[Vote], detail: str) -> list[Row]:
    place = place_of_record(found, context.lang)
    return [Row(found=found, place=place, detail=detail, evidence=one) for one in context.witness.of_record(found)[:1]]
