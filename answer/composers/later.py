"""What became of it: the latest paper that speaks of the same, found by its words where nothing else links it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from answer.context import Context, day_of
from answer.evidence import Evidence
from answer.paraphrase import says_places
from answer.quotes import shorten
from answer.select import best_quotes, focused
from answer.terms import question_stems, said_share
from answer.wording import capital, place_of_evidence
from index.models import Found
from ingest.models import Item, SectionKind
from prompts import say

_ASKS_OUTCOME = re.compile(
    r"\bhur (?:slutade|gick|blev)\b(?! (?:siffr|röst|omröst|voter))|\bvad (?:blev|hände|ledde)\b"
    r"|(?:^|[.?!] )(?:fick|blev|ledde|beviljades|godkändes)\b"
    r"|\bhow did .* (?:end|turn out)\b|\bwhat (?:became|happened)\b|(?:^|[.?!] )(?:was|were) .* (?:granted|approved)\b"
)
MIN_SHARE = 0.45  # of the words asked about that the later sentence says
MIN_SHARE_DECIDED = 0.3  # a decision may leave out what its title says
MAX_WORDS, MIN_WORDS_LEFT = 40, 20


def asks_outcome(context: Context) -> bool:
    return bool(_ASKS_OUTCOME.search(context.question.text.lower()))


def tell_later(context: Context, told: Sequence[Found[Item]]) -> None:
    """Quote what a paper later than all that was told says of the same, where the question asks how it ended."""
    days = [day for one in told if (day := day_of(one))]
    if not days or not asks_outcome(context) or context.draft.words_left < MIN_WORDS_LEFT:
        return
    places = {one.document.municipality for one in told}
    later = [
        hit
        for hit in context.ranking.hits
        if hit.passage.date and hit.passage.date > max(days) and hit.passage.municipality in places
        if says_places(context.question, f"{hit.passage.header} {hit.passage.text}")
    ]
    words = question_stems(context.question)  # a year says nothing of what a paper is about
    ranked = sorted(
        best_quotes(context.archive, context.question, later), key=lambda quote: -said_share(words, quote.text)
    )
    for quote in ranked[:1]:
        max_words = min(MAX_WORDS, context.draft.words_left - 8)
        near = focused(quote, words, max_words)
        pieces = context.witness.of_passage(near.hit, near.start, near.end)
        if pieces and said_share(words, near.text) >= MIN_SHARE:
            if near.hit.passage.section_kind is not SectionKind.BESLUT:  # else the point asked about is quoted
                pieces = _decided(context, near.hit.passage.item_id, words, max(days)) or pieces
            text = shorten(" ".join(piece.quote for piece in pieces), max_words)
            place = place_of_evidence(pieces[0], context.lang)
            context.draft.say(capital(say("later.told", context.lang, place=place, quote=text)), pieces)


def _decided(context: Context, item_id: str, words: Sequence[str], told: date) -> list[Evidence]:
    """Return the decision of the later paper where it says as much of what is asked: what led to it is no outcome, nor
    is a decision that the paper recalls from before what was told."""
    for found in context.decisions(item_id):
        is_later = found.record.date is None or found.record.date > told
        if is_later and said_share(words, found.record.text) >= MIN_SHARE_DECIDED:
            return context.witness.of_record(found)
    return []
