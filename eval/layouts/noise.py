"""Words misread as by a poor scanner: always the same way within a document."""

from __future__ import annotations

import re
from functools import cache
from random import Random

CONFUSED = (
    ("l", "1"), ("l", "I"), ("rn", "m"), ("m", "rn"), ("å", "a"), ("ä", "a"), ("ö", "o"), ("e", "c"), ("cl", "d"),
    ("h", "b"), ("I", "l"), ("11", "I I"), ("1", "l"), ("0", "O"), ("5", "S"), ("ni", "m"), ("u", "ii"), ("S", "5"),
)  # fmt: skip
_BROKEN = 0.25  # of the misread words: broken in two instead of misspelt
_WORD = re.compile(r"[^\W_]{2,}")


def misread(text: str, stem: str, share: float) -> str:
    """Return the text as the scanner read it in the document; `share` of all different words come out wrong.

    Short words in capitals stay: a party letter that is misread is another party.
    """
    if not share:
        return text
    return _WORD.sub(lambda match: _misread_word(match[0], stem, share), text)


@cache
def _misread_word(word: str, stem: str, share: float) -> str:
    dice = Random(f"{stem}/{word}")
    if dice.random() >= share or (word.isupper() and len(word) <= 3):
        return word
    if len(word) > 5 and word.isalpha() and dice.random() < _BROKEN:
        place = dice.randrange(2, len(word) - 2)
        return f"{word[:place]} {word[place:]}"
    possible = [(old, new) for old, new in CONFUSED if old in word]
    if not possible:
        return word
    old, new = dice.choice(possible)
    places = [match.start() for match in re.finditer(re.escape(old), word)]
    place = dice.choice(places)
    return word[:place] + new + word[place + len(old) :]
