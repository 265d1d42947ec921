"""The walk of a matter through the organs, in time order."""

from __future__ import annotations

from answer.composers.course import tell_course
from answer.composers.decision import say_if_only_proposed, tell
from answer.composers.support import add_support
from answer.context import Context
from index.models import Found
from index.walk import Missing, Station, walk
from ingest.models import Decision
from prompts import say

MAX_STEPS = 12  # more are no answer to read aloud; `beslut case` tells them
MAX_WORDS, MIN_WORDS_A_STEP = 80, 12  # of the quotes


def compose(context: Context) -> None:
    """Tell the step of each station of the matter; those inside the times that the question names, or of the organ
    that it names, come alone.

    An organ that was to decide, and of which the archive has no decision, is named last.
    """
    targets = context.targets()
    if not targets:
        return
    case = walk(context.archive.catalog, targets[0].record.id)
    stations = {station.item.id: station for station in case.stations}
    allowed = context.items(list(stations))
    periods = context.question.periods
    known = [(station, step) for id_, station in stations.items() if id_ in allowed and (step := _step(station))]
    within = [(one, step) for one, step in known if any(period.holds(one.date) for period in periods)]
    own = [(one, step) for one, step in within or known if [one.organ] == list(context.question.organs)]
    told = (own or within or known)[:MAX_STEPS]
    for _, step in told:
        tell(context, step, max_words=max(MIN_WORDS_A_STEP, MAX_WORDS // len(told)))
    items = [allowed[station.item.id] for station, _ in told]
    if own:
        tell_course(context, items[-1])
    if told:
        say_if_only_proposed(context, items)
        if not within and not context.draft.abstained:
            _tell_missing(context, [one for one in case.missing if one.since])
    add_support(context, items or targets)


def _step(station: Station) -> Found[Decision] | None:
    """Return what the organ of the station decided, else what it proposed, else what others did there."""
    steps = (*station.decisions, *station.proposals)
    return next((step for step in steps if step.record.organ == station.organ), steps[0] if steps else None)


def _tell_missing(context: Context, missing: list[Missing]) -> None:
    for one in missing:
        evidence = context.witness.of_record(one.since)[:1] if one.since else []
        if evidence:
            context.draft.say(say("steps.undecided", context.lang, organ=one.organ), evidence)
