"""A kind of matter, not one, is asked about ("Vilka har reserverat sig i skolfrågor?"): the list of them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from answer.composers.criteria import asks_most, is_of_many, is_of_records, limits, sort_named, thing_asked, within_text
from answer.composers.dissent import DISSENTS, asks_whether
from answer.composers.listing import list_decisions, list_statements, list_votes
from answer.composers.rows import PAGE
from answer.context import Context
from answer.draft import Draft
from answer.models import Intent
from answer.wording import enumeration, key_of
from ingest.models import StatementKind
from prompts import say

MIN_MATTERS = 2
_OF_MEMBERS = frozenset({Intent.DISSENT, Intent.REASON, Intent.VOTE})


def compose(context: Context) -> bool:
    """List the dissents, votes or decisions in matters whose titles say the topic; False where the question is about
    one matter, or the archive knows but one."""
    question = context.question
    sort = "" if question.intent is Intent.LIST else sort_named(question)
    kinds = [kind for kind in question.statement_kinds if kind in DISSENTS][:1]
    ranks = bool(kinds) and asks_most(question)
    of_records = is_of_records(question) and question.intent in _OF_MEMBERS
    if not (sort or ranks or of_records or is_of_many(question)):
        return False
    if of_records and kinds and _tell_nobody_did(context, kinds):
        return True
    draft = Draft()
    inner = replace(context, draft=draft, question=replace(question, topic=sort or question.topic))
    if ranks or question.intent is Intent.DISSENT or (question.intent is Intent.REASON and kinds):
        list_statements(inner, kinds or [StatementKind.RESERVATION], by_title=True)
    elif question.intent is Intent.VOTE or (question.intent is Intent.LIST and thing_asked(question) == "votes"):
        list_votes(inner, by_title=True)
    elif question.intent is Intent.DECISION or sort:
        list_decisions(inner, by_title=True)
    matters = {row.diarienummer or (row.title,) for row in draft.rows}
    if draft.abstained or len(matters) < (1 if sort or ranks or of_records else MIN_MATTERS):
        return False
    if asks_whether(question):
        draft.sentences[0] = say("list.yes", context.lang, list=draft.sentences[0])
    context.draft.add(draft)
    return True


def _tell_nobody_did(context: Context, kinds: Sequence[StatementKind]) -> bool:
    """Say that those asked about made no such statement at that time or in that organ, and who did; False where they
    did, or nobody did."""
    question, draft = context.question, Draft()
    if not question.parties or question.persons:
        return False
    own = replace(limits(question), parties=question.parties)
    if context.archive.catalog.statements(own, kinds):
        return False
    anybody = replace(question, parties=(), filters=replace(question.filters, parties=()))
    list_statements(replace(context, question=anybody, draft=draft), kinds, by_title=True)
    if not draft.rows:
        return False
    kind = say(f"no_kind.{key_of(kinds[0])}", context.lang)
    who = enumeration(question.parties, context.lang)
    draft.say_first(
        say("list.no", context.lang, kind=kind, who=who, within=within_text(context)), draft.evidence[:PAGE]
    )
    draft.abstained = not asks_whether(question)  # "varför", "när": what never was has no answer
    context.draft.add(draft)
    context.draft.abstained = draft.abstained
    return True
