"""What somebody did in a matter, organ by organ: "Hur agerade M i nämnden respektive i fullmäktige?"."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from answer.composers.dissent import DISSENTS, pointing
from answer.composers.matter import organs_named, walk
from answer.composers.support import MIN_WORDS_LEFT, is_by
from answer.composers.who import tell_done
from answer.context import Context, day_of, organ_of
from answer.quotes import shorten
from answer.wording import people_text
from index.models import Found
from ingest.models import Statement, StatementKind
from prompts import say

_ASKS_ACTS = re.compile(
    r"\b(?:hur|vad) (?:agera|handla|gjorde|förhöll|marker|nöjde sig)\w*"
    r"|\b(?:hur|på vilk\w+(?: \w+)? sätt) (?:är|står|stod|finns|blev) .{1,60}\b(?:antecknad|noterad|upptagen)\b"
    r"|\b(?:how|in (?:what|which)(?: \w+)? ways?) (?:is|are|was|were) .{1,60}\b(?:recorded|noted|minuted)\b"
    r"|\bhur ställde .{1,60} sig i (?:nämnden|\w*styrelsen|\w*fullmäktige|\w*utskottet)"
    r"|\b(?:how did|what did) .{1,60}\b(?:act|do)\b"
)
MAX_MOVED_WORDS = 30


def compose(context: Context) -> bool:
    """Tell what those asked about moved and how they dissented, in time order; False when the question is another."""
    question = context.question
    if not (question.parties or question.persons) or not _ASKS_ACTS.search(question.standalone.lower()):
        return False
    organs = organs_named(context)
    groups: defaultdict[tuple[date | None, str, StatementKind, str], list[Found[Statement]]] = defaultdict(list)
    for item in walk(context):
        for one in context.statements(item.record.id, [*DISSENTS, StatementKind.YRKANDE]):
            organ = one.record.organ or organ_of(item)
            day = one.record.date or day_of(item)
            in_time = not question.periods or any(period.holds(day) for period in question.periods)
            if in_time and (not organs or organ in organs) and is_by(one.record, question.parties, question.persons):
                groups[day, organ, one.record.kind, pointing(one, context.lang)].append(one)
    # How it ended for them weighs more than what they moved on the way.
    order = sorted(groups, key=lambda key: (key[2] is StatementKind.YRKANDE, str(key[0] or "")))
    for key in order:
        if context.draft.words_left > MIN_WORDS_LEFT:
            _tell(context, groups[key])
    return bool(context.draft.sentences)


def _tell(context: Context, group: list[Found[Statement]]) -> None:
    first, lang = group[0], context.lang
    if first.record.kind is StatementKind.YRKANDE:
        for one in group:
            moved = context.witness.of_record(one)[:1]
            who = people_text(one.record.persons, one.record.parties, lang)
            if moved and who and context.draft.words_left > MIN_WORDS_LEFT:
                quote = shorten(moved[0].quote, MAX_MOVED_WORDS)
                context.draft.say(say("dissent.moved", lang, who=who, quote=quote), moved)
        return
    tell_done(context, group, ending=pointing(first, lang))
