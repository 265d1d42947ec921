"""A kind of matter, not one, is asked about ("Vilka har reserverat sig i skolfrågor?"): the list of them all."""

from __future__ import annotations

from dataclasses import replace

from answer.composers.criteria import asks_most, is_of_many, sort_named, thing_asked
from answer.composers.dissent import DISSENTS, asks_whether
from answer.composers.listing import list_decisions, list_statements, list_votes
from answer.context import Context
from answer.draft import Draft
from answer.models import Intent
from ingest.models import StatementKind
from prompts import say

MIN_MATTERS = 2


def compose(context: Context) -> bool:
    """List the dissents, votes or decisions in matters whose titles say the topic; False where the question is about
    one matter, or the archive knows but one."""
    question = context.question
    sort = "" if question.intent is Intent.LIST else sort_named(question)
    kinds = [kind for kind in question.statement_kinds if kind in DISSENTS][:1]
    ranks = bool(kinds) and asks_most(question)
    if not (sort or ranks or is_of_many(question)):
        return False
    draft = Draft()
    inner = replace(context, draft=draft, question=replace(question, topic=sort or question.topic))
    if ranks or question.intent is Intent.DISSENT or (question.intent is Intent.REASON and kinds):
        list_statements(inner, kinds or [StatementKind.RESERVATION], by_title=True)
    elif question.intent is Intent.VOTE or (question.intent is Intent.LIST and thing_asked(question) == "votes"):
        list_votes(inner, by_title=True)
    elif question.intent is Intent.DECISION or sort:
        list_decisions(inner, by_title=True)
    matters = {row.diarienummer or (row.title,) for row in draft.rows}
    if draft.abstained or len(matters) < (1 if sort or ranks else MIN_MATTERS):
        return False
    if asks_whether(question):
        draft.sentences[0] = say("list.yes", context.lang, list=draft.sentences[0])
    context.draft.add(draft)
    return True
