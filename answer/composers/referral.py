"""What a referral body answered, in its own words and never in those of the organ that asked it."""

from __future__ import annotations

import re

from answer.composers.matter import walk
from answer.composers.own_words import choose
from answer.context import Context
from answer.evidence import Evidence
from answer.quotes import after_heading
from answer.select import MIN_WORDS
from answer.wording import capital, place_of_evidence
from index.models import Filters, Hit
from index.sentences import sentences
from ingest.models import SectionKind
from prompts import say

MAX_QUOTE_WORDS = 80
_ASKS_VIEW = re.compile(
    r"remiss|synpunkt|\btyck\w+|\banser\b|\bansåg|\bsvara\w*|\byttra\w*|\binställning|\bmenade?\b|\bthink\b|\bthought\b"
    r"|\brepl(?:y|ied)\b|\banswer(?:ed)?\b|\bopinion\b|\bviews?\b"
)


def compose(context: Context) -> bool:
    """Quote the answers of the bodies that the question names; False where the matter has none of theirs."""
    question = context.question
    low = question.standalone.lower()
    if question.parties or question.persons or not _ASKS_VIEW.search(low):
        return False
    ids = tuple(one.record.id for one in walk(context))
    limits = Filters(item_ids=ids, section_kinds=(SectionKind.REMISSVAR,))
    told: dict[str, list[Evidence]] = {}
    for passage in context.archive.catalog.passages_of(limits) if ids else []:
        body = passage.voice_organ
        if body and re.search(rf"\b{re.escape(body.lower())}s?\b", low):
            told.setdefault(body, []).extend(_sentences(context, Hit(passage=passage, score=0.0)))
    for body, own in told.items():
        max_words = min(MAX_QUOTE_WORDS, context.draft.words_left - 10)
        picked = [own[n] for n in choose(context, [piece.quote for piece in own], max_words=max_words)] if own else []
        if picked:
            quote = " … ".join(piece.quote for piece in picked)
            place = place_of_evidence(picked[0], context.lang)
            context.draft.say(capital(say("fact.organ", context.lang, voice=body, place=place, quote=quote)), picked)
    return bool(context.draft.sentences)


def _sentences(context: Context, hit: Hit) -> list[Evidence]:
    """Return the sentences of the answer itself: without its heading and the line that leads up to it."""
    text = hit.passage.text
    begin = after_heading(text, hit.passage.heading)
    pieces = [
        piece
        for start, end in sentences(text[begin:])
        for piece in context.witness.of_passage(hit, begin + start, begin + end)
    ]
    return [one for one in pieces if len(one.quote.split()) >= MIN_WORDS and not _opens(one.quote)]


def _opens(sentence: str) -> bool:
    """Tell whether a sentence only leads up to the answer: "... yttrande den 3 maj har följande lydelse."."""
    return bool(re.search(r"\bföljande(?: lydelse)?[.:]?$", sentence))
