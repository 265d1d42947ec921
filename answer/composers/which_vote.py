"""Which vote a question asks about, in whatever words: how many were for it, both figures, the last one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.models import Question
from answer.terms import question_stems, said_share
from index.models import Found
from ingest.models import Vote

# What counts something else than those who vote is left out: "5 procent", "3 år".
_FIGURE = re.compile(r"(?<![\d/.,–-])\d{1,3}(?![\d/.,–-]|\s*(?:procent|kr|mnkr|år|§|%))")
_ASKS_SIDES = re.compile(
    r"\bhur många(?: (?:ledamöter|politiker|personer|partier|som)| (?:av|i|från|bland) (?:\S+ ){0,3}\S+){0,2}"
    r" (?:vill|ville|var (?:för|emot|mot)|stod bakom|stödde"
    r"|gick emot|motsatte sig|sa(?:de)? (?:ja|nej))\b"
    r"|\b(?:vilka|hur) (?:blev|var|löd|såg|hade) siffrorna\b|\bvilka siffror\b|\bsiffrorna i (?:salen|voteringen)\b"
    r"|\b(?:majoritet|minoritet)\w*\b.{0,60}\b(?:vill|ville|ställde sig|stod|stödde|var för|var emot|avgör\w*)\b"
    r"|\bdela\w* (?:på mitten|i två|jämnt|lika)\b|\b(?:hur|så) jämnt\b|\bmed (?:hur|vilken) stor majoritet\b"
    r"|\bhow many\b(?! (?:times|years|million)).{0,60}\b(?:wanted|were (?:for|against|in favou?r)|backed|supported"
    r"|opposed|said (?:yes|no))\b"
    r"|\bhow close\b|\bevenly (?:split|divided)\b|\bby what majority\b"
)
_ASKS_ABSTAINED = re.compile(r"\b(?:avstod|avstått|avstår)\b|\b(?:lade|la|lagt) ne[dr]\b|\bnedlagd|\babstain")
_PLACES = tuple(
    (n, re.compile(rf"\b(?:{words})\s+(?:\w+\s+)?(?:omröstning|votering|vote\b|ballot)"))
    for n, words in ((-1, "sista|slutliga|last|final"), (0, "första|first"), (1, "andra|second"), (2, "tredje|third"))
)


def asks_how_many(question: Question, votes: Sequence[Found[Vote]]) -> bool:
    """Tell whether the question asks how many were for something, or gives both figures of one of the votes."""
    low = question.standalone.lower()
    named = {int(one) for one in _FIGURE.findall(low)}
    counted = [{found.record.ja, found.record.nej} for found in votes]
    return bool(votes) and (bool(_ASKS_SIDES.search(low)) or any(len(one) > 1 and one <= named for one in counted))


def asks_abstained(question: Question) -> bool:
    return bool(_ASKS_ABSTAINED.search(question.standalone.lower()))


def most_asked(question: Question, votes: Sequence[Found[Vote]]) -> list[int]:
    """Return the votes' places in the order to tell them: as held, but first the one that the question names by its
    place ("the last vote"), and what fits the question clearly better; of the organ named alone, where one is."""
    words = question_stems(question)
    shares = [said_share(words, found.record.proposition) for found in votes]
    low = question.standalone.lower()
    named = next((n for n, cue in _PLACES if n < len(votes) and cue.search(low)), None)
    first = None if named is None else range(len(votes))[named]
    of_organ = [found.record.organ in question.organs for found in votes]
    abstained = [bool(asks_abstained(question) and found.record.avstar) for found in votes]
    # Papers on a matter tell the votes of several organs: the one that is named is meant.
    asked = [n for n in range(len(votes)) if of_organ[n] or not any(of_organ)]
    return sorted(asked, key=lambda n: (n != first, not abstained[n], -round(shares[n], 1), n))
