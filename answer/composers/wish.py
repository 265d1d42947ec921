"""What those who dissented wanted instead: "Vilka reserverade sig, och vad ville de?"."""

from __future__ import annotations

import re

from answer.composers.dissent import DISSENTS, likely, pointing
from answer.composers.movers import Move, moves, tell_move
from answer.composers.own_words import own_of, own_words
from answer.composers.support import MIN_WORDS_LEFT, is_by
from answer.composers.who import tell_done
from answer.context import Context
from answer.lexicon import lexicon
from answer.models import Intent
from index.models import Found
from index.pointers import only_points
from ingest.models import Item, Statement, StatementKind

MAX_WORDS = 45
_ASKS_WISH = re.compile(
    r"\b(?:vad|vilket) (?:vill|ville|yrkade|önskade|begärde|föreslog|hade (?:\w+ ){1,4}velat)\b"
    r"|\btill förmån för (?:vad|vilk\w+)\b"
    r"|\bwhat (?:did|do|does|had) (?:\w+ ){1,4}(?:want|move|ask|propose|call)\w*\b|\bin favou?r of what\b"
)
_INSTEAD = re.compile(
    r"\bvad (?:vill|ville|yrkade|önskade)\b.{0,60}\bi ?stället\b|\bwhat\b.{0,60}\bwant\b.{0,60}\binstead\b"
)


def compose(context: Context) -> bool:
    """Tell what those who dissented had moved, then their own words; False where the question is of no dissent, or
    they moved nothing."""
    question = context.question
    low = question.standalone.lower()
    dissents = any(cue.search(low) for kind, cue in lexicon().kinds if kind in DISSENTS)
    asks_why = "reason" in question.wanted or not _INSTEAD.search(low)
    if question.intent is Intent.REASON and asks_why:  # its composer follows what they point to
        return False
    if not (dissents and (question.parties or question.persons) and _ASKS_WISH.search(question.text.lower())):
        return False
    for target in likely(context, context.targets()):
        dissent = _dissent(context, target)
        own = _moved(context, target, dissent)
        # "avslag" alone tells little, but all where there is nothing else
        for move in [one for one in own if not only_points(one.found.record.text)] or (own if dissent else []):
            if context.draft.words_left > MIN_WORDS_LEFT:
                tell_move(context, move)
        if context.draft.sentences:
            if dissent and context.draft.words_left > MIN_WORDS_LEFT:
                tell_done(context, [dissent], ending=pointing(dissent, context.lang))
            for one in own_of(context, target):
                is_theirs = one.record.kind is not StatementKind.YRKANDE and not only_points(one.record.text)
                if is_theirs and context.draft.words_left > MIN_WORDS_LEFT:
                    own_words(context, one, max_words=MAX_WORDS)
            return True
    return False


def _moved(context: Context, target: Found[Item], dissent: Found[Statement] | None) -> list[Move]:
    """Return what those asked about moved, else what those did with whom they dissented: who dissents together is for
    what one of them moved."""
    question = context.question
    known = moves(context, target.record.id)
    own = [one for one in known if is_by(one.found.record, question.parties, question.persons)]
    names = [person.name for person in dissent.record.persons] if dissent else []
    return own or [one for one in known if is_by(one.found.record, (), names)]


def _dissent(context: Context, target: Found[Item]) -> Found[Statement] | None:
    """Return the reservation of those asked about that has no words of its own: what it was made in favour of tells
    that what they moved is what they wanted."""
    question = context.question
    found = context.statements(target.record.id, [StatementKind.RESERVATION])
    own = [one for one in found if is_by(one.record, question.parties, question.persons)]
    return next((one for one in own if not one.record.text or only_points(one.record.text)), None)
