"""What a decision leans on that was moved at the meeting: "enligt Eva Eks yrkande" is told by her words."""

from __future__ import annotations

import re

from answer.composers.movers import MIN_WORDS_LEFT, Move, moves, tell_move
from answer.context import Context
from answer.quotes import flat
from index.models import Found
from index.pointers import is_named, only_points
from ingest.models import Decision

_LEANS = re.compile(r"yrka(?:nde|t|de)\w*")
_CHAIR = "ordförande"


def tell_adopted(context: Context, found: Found[Decision]) -> None:
    """Tell the yrkande by whose words the decision was made, where it names who moved it."""
    for move in adopted_by(context, found):
        if context.draft.words_left > MIN_WORDS_LEFT:
            tell_move(context, move)


def adopted_by(context: Context, found: Found[Decision]) -> list[Move]:
    """Return the yrkanden that the decision leans on by the names of those who moved them and that have words."""
    text = flat(found.record.text).lower()
    if not _LEANS.search(text):
        return []
    own = [one for one in moves(context, found.record.item_id) if not only_points(one.found.record.text)]
    return [
        one
        for one in own
        if (_CHAIR in text and _CHAIR in flat(one.found.record.intro).lower())
        or any(is_named(person.name, text) for person in one.found.record.persons)
    ]
