"""Whether words hold the figure that a question asks for: an amount of money, or the number of something."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from answer.lexicon import lexicon
from answer.models import Question
from answer.terms import question_stems, said_share
from index.words import is_akin, stems

MUCH_OF_THE_TOPIC = 0.4
NEAR = 30  # characters behind a figure, where what it counts stands
_ANYBODY = re.compile(r"person|människ|individ|invånare|\w*boende\b|stycken|gånger")
_ASKS_AMOUNT = re.compile(
    r"\b(?:kosta\w*|belopp\w*|summa\w*|pris\w*|ekonomisk\w* resultat|(?:över|under)skott"
    r"|how much money|cost|amount|sum|price)\b"
)
_ASKS_COUNT = re.compile(r"\b(?:hur många|vilket antal|antalet)\s+(?P<counted>(?:[\wåäö-]+\s*){1,3})")
_AMOUNT = re.compile(
    r"\d\s*(?:kr\b|kronor|[mtk]nkr|[mt]kr|tusen|miljon|miljard|procent|%)|\b(?:miljon|miljard|tusen)\w*\s+kronor"
)
_NUMBER = re.compile(
    r"\d|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton"
    r"|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|hundra|tusen|hälften|ingen|inget|inga)\b"
)
# Figures that count nothing: days, years, paragrafer, numbers of points, diarienummer.
_NO_COUNT = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    r"|december)(?: \d{4})?|§+\s*\d+|(?<![\d,])(?:19|20)\d\d\b|^\s*\d{1,2}[.)]\s|\bpunkt(?:en|erna)?\s+[\d,och ]+"
    r"|\b\w+[-/ ]?\d{4}[-/:]\d+"
)


def lacks_figure(question: Question, quotes: Iterable[str]) -> bool:
    """Tell whether the question asks for a figure and none of the quotes has one of that sort.

    An amount needs its unit beside it; a count needs what is counted in the same quote, told by the stems of the words
    after "hur många". People are counted by many names ("personer" as "unika individer"): there a quote that says
    much of the topic will do.
    """
    if "number" not in question.wanted:
        return False
    low = question.standalone.lower()
    texts = [_NO_COUNT.sub(" ", quote.lower()) for quote in quotes]
    if _ASKS_AMOUNT.search(low):
        return not any(_AMOUNT.search(text) for text in texts)
    counted = _ASKS_COUNT.search(low)
    wanted = [one for one in stems(counted["counted"]) if one not in lexicon().stopwords] if counted else []
    least = MUCH_OF_THE_TOPIC if counted and _ANYBODY.match(counted["counted"]) else math.inf
    return not any(
        _NUMBER.search(text)
        and (not wanted or _says_any(wanted, text) or said_share(question_stems(question), text) >= least)
        for text in texts
    )


def counts_asked(question: Question, text: str) -> bool:
    """Tell whether words hold the figure asked for: "540 elever" of "hur många elever", an amount of "vad kostade"."""
    if _ASKS_AMOUNT.search(question.standalone.lower()):
        return bool(_AMOUNT.search(text.lower()))
    counted = _ASKS_COUNT.search(question.standalone.lower())
    wanted = [one for one in stems(counted["counted"]) if one not in lexicon().stopwords][:2] if counted else []
    bare = _NO_COUNT.sub(" ", text.lower())
    return any(_says_any(wanted, bare[found.end() : found.end() + NEAR]) for found in _NUMBER.finditer(bare))


def _says_any(wanted: Iterable[str], text: str) -> bool:
    said = stems(text)
    return any(one == other or is_akin(one, other) for one in wanted for other in said)
