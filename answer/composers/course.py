"""How a matter was decided: which of the proposals the organ went by, as the minutes tell it."""

from __future__ import annotations

import re

from answer.context import Context
from answer.quotes import after_heading, shorten
from answer.wording import capital
from index.models import Filters, Found, Hit
from index.sentences import sentences
from ingest.models import Item, SectionKind
from prompts import say

MIN_WORDS_LEFT, MAX_QUOTE_WORDS = 25, 30
_WENT_BY = re.compile(
    r"\b(?:beslut(?:ade|at|ar)|finner|fann)\b.{0,120}\b(?:i enlighet med|enligt|bifall|bifallit|avslag|avslå\w*)\b"
    r"|\bmed avslag på\b.{0,160}\bbeslut(?:ade|at|ar)\b",
    re.DOTALL,
)


def tell_course(context: Context, target: Found[Item]) -> None:
    """Quote the sentence that tells which proposal won, where there is room and the minutes have one."""
    limits = Filters(item_ids=(target.record.id,), section_kinds=(SectionKind.BESLUTSGANG,))
    for passage in context.archive.catalog.passages_of(limits):
        for first, end in reversed(sentences(passage.text)):
            start = first or after_heading(passage.text, passage.heading)
            if _WENT_BY.search(passage.text[start:end].lower()) and context.draft.words_left > MIN_WORDS_LEFT:
                pieces = context.witness.of_passage(Hit(passage=passage, score=0.0), start, end)
                if pieces and not context.draft.cites(pieces[0].quote):
                    quote = shorten(" ".join(piece.quote for piece in pieces), MAX_QUOTE_WORDS)
                    context.draft.say(capital(say("decision.course", context.lang, quote=quote)), pieces)
                return
