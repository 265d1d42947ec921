"""The sorts of word that would answer a question, and the sentences that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answer.figures import without_days

WEIGHT_WANTED = 0.15  # of a sentence's words among those of one voice
_COUNTED = ("number", "date")
_WANTED = {
    "number": re.compile(r"\d|\b(?:noll|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften|procent|miljon)"),
    "date": re.compile(r"\b\d{4}\b|\b\d{1,2} [a-z]{3,9}\b"),
    "person": re.compile(r"\b[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+"),
    "list": re.compile(
        r"\b(?:det ena|den ena|det första|den första|dels|för det första|både)\b"
        r"|\w, [\w&\s-]{2,50}(?:, [\w&\s-]{2,50}){0,9}\s(?:och|samt)\s\w"
    ),
    "against": re.compile(
        r"\b(?:inte|ingen|inget|inga|emot|nej|avvisar|avstyrker|kritisk\w*|orimlig\w*|oroande|oroar"
        r"|tråkigt|beklag\w*|besvik\w*|missar|missat|brist\w*|saknas)\b"
    ),
    "reason": re.compile(
        r"\b(?:eftersom|därför|då |för att|anser|menar|bedöm|skäl|orsak|risk|istället|i stället|borde|bör|beror|berodde"
        r"|till följd av|på grund av|med anledning av|förklaras|främst på)"
    ),
}


def holds_wanted(wanted: Iterable[str], text: str) -> float:
    """Return what a sentence gains among others of one voice by holding the sorts of word that are asked for."""
    return sum(WEIGHT_WANTED for name in wanted if _WANTED[name].search(text))


def lacks_wanted(wanted: Iterable[str], text: str) -> bool:
    """Tell whether a figure or a date is asked for and the text holds none; a day is no figure."""
    told = {"number": without_days(text.lower()), "date": text}
    asked = [name for name in _COUNTED if name in wanted]
    return bool(asked) and not any(_WANTED[name].search(told[name]) for name in asked)
