"""Who was against something, where nobody asks for a reservation by its name: those who voted against it, or moved to
reject it. Those who dissented from a rejection were for it."""

from __future__ import annotations

from answer.composers import vote
from answer.composers.movers import tell_stance
from answer.context import Context


def tell_ballots(context: Context) -> bool:
    """Tell the vote of the matter; False where there was none."""
    if not any(context.votes(target.record.id) for target in context.targets(most=1)):
        return False
    vote.compose(context)
    return bool(context.draft.sentences)


def tell_rejections(context: Context) -> bool:
    """Tell who moved to reject it; False where nobody did."""
    return tell_stance(context, "avslag")
