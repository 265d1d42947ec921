"""The matter a question is about, through the organs that had it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from answer.context import Context, day_of, organ_of
from answer.lexicon import lexicon, with_swedish_organs
from answer.retrieve import title_share
from index.models import Found
from index.words import stems
from ingest.models import Decision, DecisionStatus, DocumentKind, Item, Outcome, Statement

N_RANKED = 60
MIN_TITLE_STEMS, MIN_TITLE_SHARED = 2, 0.8
MIN_NAMED = 0.5  # the share of a title that a paper on the matter says
# What a title says of the sort of paper and who brought it, before it comes to the subject.
_LEAD = re.compile(
    r"(?i:\b(?:svar|yttrande|motion\w*|medborgarförslag\w*|interpellation\w*|remiss\w*|redovisning|ärende)\b)"
    r"|\bav [A-ZÅÄÖ][^()]*\([A-ZÅÄÖ]{1,4}\)"
)
MAX_TIME_APART = timedelta(days=400)
# Outcomes that leave the matter for another day.
PUT_OFF = frozenset({Outcome.BORDLAGGNING, Outcome.ATERREMISS})
MINUTES = frozenset({DocumentKind.PROTOKOLL, DocumentKind.PROTOKOLLSUTDRAG})


def organs_named(context: Context, more: Iterable[str] = ()) -> list[str]:
    """Return the organs of the archive, and of `more`, that the question names, in its order. A name inside a longer
    one counts only where it also stands by itself: "i både kommunstyrelsens arbetsutskott och kommunstyrelsen"."""
    low = with_swedish_organs(context.question.standalone.lower())
    found: dict[str, int] = {}
    for organ in sorted({*context.vocabulary.organs, *more} - {""}, key=len, reverse=True):
        name = re.compile(rf"\b{re.escape(organ.lower())}s?\b")
        if match := name.search(low):
            found[organ] = match.start()
            low = name.sub(lambda one: " " * len(one.group()), low)
    for match in re.finditer(r"[a-zåäö]+", low):
        organ = lexicon().organs.get(match.group(), "")
        if organ in context.vocabulary.organs:
            found.setdefault(organ, match.start())
    return sorted(found, key=lambda organ: found[organ])


def walk(context: Context) -> list[Found[Item]]:
    """Return the items of the matter that is asked about in time order, near the times that the question names.

    Papers that print no diarienummer, or not whose they are, are linked to no other: what was found under the same
    number, or the same title at about the same time, is of the matter, too.
    """
    targets = context.targets()
    if not targets:
        return []
    periods = context.question.periods
    within = [one for one in targets if any(period.holds(day_of(one)) for period in periods)]
    target = (within or targets)[0]
    items = {one.record.id: one for one in [target, *context.matter(target.record.id)]}
    found = context.items([one.item_id for one in context.ranking.items[:N_RANKED]])
    items |= {id_: one for id_, one in found.items() if _is_same(one, target)}
    years = {year for one in periods for year in range(one.first.year - 1, one.last.year + 2)}
    near = [one for one in items.values() if (day := day_of(one)) and day.year in years]
    return sorted(near or items.values(), key=lambda one: str(day_of(one) or ""))


def minutes_of(context: Context, items: Iterable[Found[Item]]) -> list[Found[Item]]:
    """Return the items that stand in minutes, those of the organs and times that the question names where any is."""
    kept = [one for one in items if one.document.kind in MINUTES]
    organs, periods = organs_named(context), context.question.periods
    kept = [one for one in kept if organ_of(one) in organs] or kept
    return [one for one in kept if any(period.holds(day_of(one)) for period in periods)] or kept


def minutes_or_first(context: Context, targets: Sequence[Found[Item]]) -> Found[Item]:
    """Return where it would stand if somebody had dissented: the minutes that the question means."""
    own = minutes_of(context, targets) or minutes_of(context, walk(context))
    return own[0] if own else targets[0]


def _is_same(one: Found[Item], other: Found[Item]) -> bool:
    """Tell whether two items share a number, or title and time; a place that is told must not be another."""
    places = {one.document.municipality, other.document.municipality} - {""}
    if len(places) > 1:
        return False
    if set(one.record.diarienummer) & set(other.record.diarienummer):
        return True
    first, second = (set(stems(item.record.title)) for item in (one, other))
    days = [day for day in (day_of(one), day_of(other)) if day]
    is_near = len(days) > 1 and abs(days[0] - days[1]) <= MAX_TIME_APART
    shared = len(first & second) / max(1, len(first | second))
    return is_near and len(first) >= MIN_TITLE_STEMS and shared >= MIN_TITLE_SHARED


def is_about(statement: Found[Statement], item: Item) -> bool:
    """Tell whether a statement of another paper begins by naming what the matter is about."""
    subject = stems(_LEAD.sub(" ", item.title)) or stems(item.title)
    return title_share(subject, f"{statement.item.title} {statement.record.text[:300]}") >= MIN_NAMED


def steps(context: Context, items: Iterable[Found[Item]]) -> list[Found[Decision]]:
    """Return the proposals and decisions of the items in time order; what two papers both tell comes once."""
    found: dict[tuple[object, ...], Found[Decision]] = {}
    for item in items:
        for one in context.decisions(item.record.id):
            record = one.record
            key = (record.organ, record.date or one.item.date or one.document.date, record.status, record.outcome)
            if key not in found or one.document.kind is DocumentKind.PROTOKOLL:
                found[key] = one
    return sorted(found.values(), key=_when)


def _when(found: Found[Decision]) -> tuple[str, bool]:
    day = found.record.date or found.item.date or found.document.date
    return str(day or ""), found.record.status is DecisionStatus.BESLUT
