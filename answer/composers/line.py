"""The line of a party or person over the years: what they moved or said in each, and whether it changed."""

from __future__ import annotations

import re
from itertools import pairwise

from answer.composers.movers import Move, moves, tell_move
from answer.composers.own_words import own_words
from answer.composers.support import is_by
from answer.context import Context, day_of
from answer.terms import question_stems
from answer.wording import enumeration
from index.models import Found
from index.pointers import only_points
from ingest.models import Item, Statement
from prompts import say

MAX_YEARS = 5
N_ITEMS = 40
MAX_WORDS_EACH = 25
# An item that is this much weaker than the best is about something else.
MIN_SHARE_OF_BEST = 0.3
_OVER_TIME = re.compile(
    r"\bgenom åren|\b(?:över|under) (?:tid|åren)\b|\btidigare år"
    r"|\b(?:ändra(?:t|r|de)|byt(?:t|te|er)|sväng(?:t|de|er)|skiftat)\b"
    r"|\båsikt\w* .*förändr"
    r"|\bover (?:the years|time)\b|\bchanged\b"
)


def compose(context: Context) -> bool:
    """Tell the line year by year, earliest first; False for a question about one time, or one year's worth of words."""
    question = context.question
    if not (question.parties or question.persons):
        return False
    years = {period.first.year for period in question.periods}
    if len(years) < 2 and not _OVER_TIME.search(question.standalone.lower()):
        return False
    told = _by_year(context, years if len(years) > 1 else set())
    if len(told) < 2:
        return False
    for _, item, move in told:
        if move is not None:
            tell_move(context, move)
        else:
            for one in _statements(context, item)[:1]:
                own_words(context, one, max_words=MAX_WORDS_EACH, with_place=True)
    _tell_change(context, told)
    return bool(context.draft.sentences)


def _by_year(context: Context, years: set[int]) -> list[tuple[int, Found[Item], Move | None]]:
    """Return for each year the item that fits the question best with words of those asked about, and their yrkande."""
    question = context.question
    ranked = context.ranking.items[:N_ITEMS]
    best = ranked[0].score if ranked else 0.0
    items = context.items([one.item_id for one in ranked if one.score >= MIN_SHARE_OF_BEST * best])
    has_topic = bool(question_stems(question))
    found: dict[int, tuple[int, Found[Item], Move | None]] = {}
    for one in ranked:
        item = items.get(one.item_id)
        day = day_of(item) if item else None
        if item is None or day is None or (years and day.year not in years):
            continue
        if has_topic and not context.share_said(one):  # what nobody speaks of there is no line in it
            continue
        own = [
            move for move in moves(context, one.item_id) if is_by(move.found.record, question.parties, question.persons)
        ]
        move = next((move for move in own if move.stance), None)
        known = found.get(day.year)
        is_first = (move and (known is None or known[2] is None)) or (known is None and _statements(context, item))
        if is_first or (move and known and _is_further(item, known[1])):
            found[day.year] = (day.year, item, move)
    return sorted(found.values(), key=lambda one: one[0])[-MAX_YEARS:]


def _is_further(one: Found[Item], known: Found[Item]) -> bool:
    """Tell whether an item is a later step of the same matter, where the last word is said."""
    is_same = bool(set(one.record.diarienummer) & set(known.record.diarienummer))
    return is_same and str(day_of(one)) > str(day_of(known))


def _statements(context: Context, item: Found[Item]) -> list[Found[Statement]]:
    question = context.question
    return [
        one
        for one in context.statements(item.record.id)
        if is_by(one.record, question.parties, question.persons)
        and one.record.text
        and not only_points(one.record.text)
    ]


def _tell_change(context: Context, told: list[tuple[int, Found[Item], Move | None]]) -> None:
    """Say first how the stances follow on each other, where every year has one."""
    stances = [(year, move) for year, _, move in told if move is not None]
    if len(stances) < len(told):
        return
    is_changed = any(one.stance != other.stance for (_, one), (_, other) in pairwise(stances))
    lang = context.lang
    parts = [say("line.step", lang, stance=say(f"stance.{move.stance}", lang), year=year) for year, move in stances]
    evidence = [piece for _, move in stances for piece in context.witness.of_record(move.found)[:1]]
    key = "line.changed" if is_changed else "line.kept"
    if evidence:
        context.draft.say_first(say(key, lang, steps=enumeration(parts, lang)), evidence)
