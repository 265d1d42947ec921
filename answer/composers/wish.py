"""What those who dissented wanted instead: "Vilka reserverade sig, och vad ville de?"."""

from __future__ import annotations

import re

from answer.composers.dissent import DISSENTS, likely
from answer.composers.movers import moves, tell_move
from answer.composers.own_words import own_of, own_words
from answer.composers.support import MIN_WORDS_LEFT, is_by
from answer.context import Context
from answer.lexicon import lexicon
from answer.models import Intent
from index.pointers import only_points
from ingest.models import StatementKind

MAX_WORDS = 45
_ASKS_WISH = re.compile(
    r"\b(?:vad|vilket) (?:vill|ville|yrkade|önskade|begärde|föreslog|hade (?:\w+ ){1,4}velat)\b"
    r"|\btill förmån för (?:vad|vilk\w+)\b"
    r"|\bwhat (?:did|do|does|had) (?:\w+ ){1,4}(?:want|move|ask|propose|call)\w*\b|\bin favou?r of what\b"
)


def compose(context: Context) -> bool:
    """Tell what those who dissented had moved, then their own words; False where the question is of no dissent, or
    they moved nothing."""
    question = context.question
    low = question.standalone.lower()
    dissents = any(cue.search(low) for kind, cue in lexicon().kinds if kind in DISSENTS)
    if question.intent is Intent.REASON:  # its composer follows what they point to
        return False
    if not (dissents and (question.parties or question.persons) and _ASKS_WISH.search(question.text.lower())):
        return False
    for target in likely(context, context.targets()):
        own = [
            one
            for one in moves(context, target.record.id)
            if is_by(one.found.record, question.parties, question.persons)
        ]
        for move in own:
            is_bare = only_points(move.found.record.text)
            if not is_bare and context.draft.words_left > MIN_WORDS_LEFT:
                tell_move(context, move)
        if context.draft.sentences:
            for one in own_of(context, target):
                is_theirs = one.record.kind is not StatementKind.YRKANDE and not only_points(one.record.text)
                if is_theirs and context.draft.words_left > MIN_WORDS_LEFT:
                    own_words(context, one, max_words=MAX_WORDS)
            return True
    return False
