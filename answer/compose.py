"""From evidence to answer: the composer of the intent, and silence where it has nothing to say."""

from __future__ import annotations

from collections.abc import Callable

from answer import silence
from answer.composers import (
    across,
    acted,
    case,
    decision,
    dissent,
    fact,
    line,
    listing,
    lookup,
    movers,
    position,
    precedent,
    reason,
    referral,
    steps,
    vote,
)
from answer.context import Context
from answer.models import Intent

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
    across.compose,
    acted.compose,
    reason.compose_stated,
    referral.compose,
    steps.compose,
    line.compose,
    movers.compose,
)
# Where a composer finds no records, the texts may still say it; but a party's position is told by its own voice only.
_OWN_VOICE_ONLY = frozenset({Intent.POSITION})


def compose(context: Context) -> None:
    """Write the answer into context.draft."""
    if silence.before(context):
        return
    if not any(tells(context) for tells in _SHAPES):
        _COMPOSERS[context.question.intent](context)
    asks_for_voice = context.question.intent in _OWN_VOICE_ONLY and (
        context.question.parties or context.question.persons
    )
    if not context.draft.sentences and not asks_for_voice:
        fact.compose(context)
    silence.after(context)
