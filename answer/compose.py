"""From evidence to answer: the composer of the intent, and silence where it has nothing to say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from answer import silence
from answer.clauses import parts_of, said_of_those_told, ways_to_ask
from answer.composers import (
    across,
    acted,
    affiliation,
    bare,
    case,
    decision,
    dissent,
    fact,
    line,
    listing,
    lookup,
    many,
    meeting,
    motions,
    movers,
    position,
    precedent,
    reason,
    referral,
    stand_in,
    steps,
    vote,
    winner,
    wish,
)
from answer.composers.support import add_support
from answer.context import Context
from answer.draft import MAX_WORDS, Draft
from answer.length import fit, renumber
from answer.models import Intent, Question

_COMPOSERS: dict[Intent, Callable[[Context], None]] = {
    Intent.DISSENT: dissent.compose,
    Intent.REASON: reason.compose,
    Intent.DECISION: decision.compose,
    Intent.VOTE: vote.compose,
    Intent.POSITION: position.compose,
    Intent.LIST: listing.compose,
    Intent.CASE: case.compose,
    Intent.PRECEDENT: precedent.compose,
    Intent.LOOKUP: lookup.compose,
    Intent.FACT: fact.compose,
}
# Questions of a narrower shape than an intent. Each returns False, having told nothing, where the question has another
# shape or the archive not the records for it; then the composer of the intent answers.
_SHAPES: tuple[Callable[[Context], bool], ...] = (
    listing.compose_open,
    affiliation.compose,
    across.compose,
    acted.compose,
    bare.compose,
    wish.compose,
    stand_in.compose,
    lookup.compose_earlier,
    reason.compose_stated,
    referral.compose,
    fact.compose_years,
    fact.compose_places,
    vote.compose_counted,
    steps.compose,
    line.compose,
    winner.compose,
    motions.compose,
    movers.compose,
    position.compose_voiced,
)
# Where a composer finds no records, the texts may still say it; but a party's position is told by its own voice only.
_OWN_VOICE_ONLY = frozenset({Intent.POSITION})


MIN_ROOM_LAST = 50
_ASKS_DECIDER = re.compile(
    r"\b(?:och|samt|and) (?:av )?(?:vem|vilke[nt] (?:instans|organ|nämnd)|who|which (?:body|organ))\b.{0,30}"
    r"\b(?:beslut\w*|beslöt|avgjorde|decision|decided)\b"
)
MAX_WORDS_FIRST = 70  # of the first part where a question has two


def compose(context: Context) -> None:
    """Write the answer into context.draft."""
    if meeting.compose(context) or many.compose(context) or silence.before(context):
        return
    first, second = parts_of(context.question, context.vocabulary)
    if second is None or not _compose_both(context, first, second):
        whole = context if second else replace(context, question=first)
        _compose(whole)
        _add_what_is_asked_last(whole)
    silence.after(context)
    fit(context, context.draft)
    renumber(context.draft)


def _add_what_is_asked_last(context: Context) -> None:
    """Quote what the matter's texts say, where a short answer is to a question of two parts."""
    draft = context.draft
    question = context.question
    asks_two = len(ways_to_ask(question)) > 1 and question.standalone == question.text
    if draft.outcomes and _ASKS_DECIDER.search(question.text.lower()):
        return  # a decision is told with who made it
    if "reason" in question.wanted and (question.parties or question.persons):
        return  # why somebody did it is told by their own words, if at all
    if asks_two and draft.sentences and not draft.abstained and not draft.rows and draft.words_left >= MIN_ROOM_LAST:
        add_support(context, context.targets(most=1))


def _compose_both(context: Context, first: Question, second: Question) -> bool:
    """Answer the two parts of a question in turn; False where the archive is silent on the first by itself."""
    draft = Draft(limit=MAX_WORDS_FIRST)
    _compose(replace(context, question=first, draft=draft))
    if draft.abstained or not draft.sentences:
        return False
    if draft.rows:  # "hur många var de, och vilka?": the list tells both
        context.draft.add(draft)
        return True
    more = draft.continued()
    second = said_of_those_told(second, draft.parties, draft.persons)
    _compose(replace(context, question=second, draft=more))
    fit(context, draft, max(MAX_WORDS_FIRST, MAX_WORDS - more.n_words))
    context.draft.add(draft)
    context.draft.add(more)
    return True


def _compose(context: Context) -> None:
    question = context.question
    if not any(tells(context) for tells in _SHAPES):
        _COMPOSERS[question.intent](context)
    asks_for_voice = question.intent in _OWN_VOICE_ONLY and (question.parties or question.persons)
    if not context.draft.sentences and not asks_for_voice:
        fact.compose(context)
