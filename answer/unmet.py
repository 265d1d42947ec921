"""Silence on meetings and paragrafer that a question names by organ and day, and that the archive lacks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from answer.context import Context, day_of
from answer.models import Intent
from answer.retrieve import hard_filters
from answer.unsaid import MIN_TITLE_SHARE
from answer.wording import day_text, place_text
from index.models import Found, Hit
from ingest.models import Item
from prompts import say

N_TOLD = 20  # passages that may tell of a day
# Intents whose answer stands in the minutes of the day that is named.
NEED_MEETING = frozenset({Intent.DECISION, Intent.VOTE, Intent.DISSENT, Intent.REASON, Intent.CASE})
# "bordläggs till den 3 juni", "behandlas på kommunstyrelsens sammanträde den 3 juni"
_PUT_OFF = re.compile(r"\b(?:till|bordläggs|behandlas|tas upp|skjuts upp|återkommer|återupptas)\b[^.]*$")


def missing_paragraf(context: Context) -> str:
    question = context.question
    items = _meeting_items(context)
    if not items or len(question.paragrafer) != 1:
        return ""
    if any(found.record.paragraf == question.paragrafer[0] for found in items):
        return ""
    place = place_text(context.lang, organ=question.organs[0], day=question.periods[0].first, paragraf=None, title="")
    return say("silence.no_paragraf", context.lang, paragraf=question.paragrafer[0], place=place)


def missing_meeting(context: Context) -> str:
    question = context.question
    if question.intent not in NEED_MEETING or _meeting_items(context) != []:
        return ""
    day = next(period.first for period in question.periods if period.is_day)
    if any(_tells_of(context, hit, day) for hit in context.ranking.hits[:N_TOLD]):
        return ""  # told elsewhere: an extract, a letter
    if any(day_of(one) == day for one in context.targets(most=1)):
        return ""  # a paper on the matter bears that day
    place = place_text(context.lang, organ=question.organs[0], day=day, paragraf=None, title="")
    return say("silence.no_meeting", context.lang, place=place)


def _meeting_items(context: Context) -> list[Found[Item]] | None:
    """Return the items of the one meeting that the question names by organ and day; None when it names none."""
    question = context.question
    days = [period for period in question.periods if period.is_day]
    if len(days) != 1 or len(question.organs) != 1:
        return None
    day, limits = days[0], hard_filters(question)
    limits = replace(limits, organs=question.organs, date_from=day.first, date_to=day.last)
    return context.archive.catalog.items(limits)


def _tells_of(context: Context, hit: Hit, day: date) -> bool:
    """Tell whether a passage on the matter names the day as past: not as the day that it was put off to."""
    passage, ranked = hit.passage, context.ranked(hit.passage.item_id)
    if (passage.date and passage.date < day) or ranked is None or ranked.title_share < MIN_TITLE_SHARE:
        return False
    written = "|".join(re.escape(form) for form in (day.isoformat(), day_text(day, "sv")))
    mentions = re.findall(rf"(.{{0,80}})(?:{written})", passage.text, re.DOTALL)
    return any(not _PUT_OFF.search(before) for before in mentions)
