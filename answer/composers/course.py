"""How a matter was decided: which of the proposals the organ went by, as the minutes tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.context import Context
from answer.evidence import Evidence
from answer.quotes import after_heading, shorten
from answer.wording import capital
from index.models import Filters, Found, Hit
from index.sentences import sentences
from ingest.models import Item, SectionKind
from prompts import say

MIN_WORDS_LEFT, MAX_QUOTE_WORDS = 25, 30
_WENT_BY = re.compile(
    r"\b(?:beslut(?:ade|at|ar)|finner|fann)\b.{0,120}\b(?:i enlighet|enligt|bifall|bifallit|avslag|avslå\w*)\b"
    r"|\bmed avslag på\b.{0,160}\bbeslut(?:ade|at|ar)\b",
    re.DOTALL,
)
# One proposal among several: "Kommunstyrelsen avslog Maja Eks tilläggsyrkande."
_SETTLED = re.compile(r"\b(?:biföll|bifaller|avslog|avslår)\b.{0,80}\w*(?:yrkande|tillägg|förslag)", re.DOTALL)


def tell_course(context: Context, target: Found[Item]) -> None:
    """Quote the sentence that tells which proposal won, where there is room and the minutes have one."""
    for pieces in reversed(list(_told(context, target, (_WENT_BY,)))):
        if context.draft.words_left > MIN_WORDS_LEFT and not context.draft.cites(pieces[0].quote):
            quote = shorten(" ".join(piece.quote for piece in pieces), MAX_QUOTE_WORDS)
            context.draft.say(capital(say("decision.course", context.lang, quote=quote)), pieces)
        return


def tell_fates(context: Context, target: Found[Item], *, max_words: int) -> None:
    """Quote every sentence that tells which proposal won or fell, in the order of the minutes."""
    for pieces in _told(context, target, (_WENT_BY, _SETTLED)):
        quote = shorten(" ".join(piece.quote for piece in pieces), MAX_QUOTE_WORDS)
        if context.draft.cites(pieces[0].quote) or context.draft.n_words + len(quote.split()) > max_words:
            continue
        key = "fact.more" if context.draft.sentences else "decision.course"
        context.draft.say(capital(say(key, context.lang, quote=quote)), pieces)


def _told(context: Context, target: Found[Item], cues: tuple[re.Pattern[str], ...]) -> Iterator[list[Evidence]]:
    """Yield the sentences of how the matter was decided that one of the cues stands in."""
    limits = Filters(item_ids=(target.record.id,), section_kinds=(SectionKind.BESLUTSGANG,))
    for passage in context.archive.catalog.passages_of(limits):
        for first, end in sentences(passage.text):
            start = first or after_heading(passage.text, passage.heading)
            is_told = any(cue.search(passage.text[start:end].lower()) for cue in cues)
            if is_told and (pieces := context.witness.of_passage(Hit(passage=passage, score=0.0), start, end)):
                yield pieces
