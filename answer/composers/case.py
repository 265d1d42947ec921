"""The walk of a matter through the organs, in time order."""

from __future__ import annotations

from answer.composers.decision import say_if_only_proposed, tell
from answer.composers.support import add_support
from answer.context import Context, day_of

MAX_STEPS = 5


def compose(context: Context) -> None:
    """Tell each known decision of the matter; steps inside the times that the question names come alone."""
    targets = context.targets()
    if not targets:
        return
    steps = context.matter(targets[0].record.id)
    periods = context.question.periods
    within = [step for step in steps if any(period.holds(day_of(step)) for period in periods)]
    told = [step for step in within or steps if context.decisions(step.record.id)][:MAX_STEPS]
    for step in told:
        if context.draft.words_left > 15:
            tell(context, context.decisions(step.record.id)[0], max_words=max(14, 80 // len(told)))
    if told:
        say_if_only_proposed(context, told)
    add_support(context, told or targets)
