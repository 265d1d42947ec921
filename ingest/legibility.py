"""How much of a text can't be words: what a poor scan leaves behind when its letters are guessed.

A word is odd when it mixes digits and small letters ("k0mmun", but not "4a" or "KS2026"), has a stray sign within
("l(OMMUN"), changes to capitals ("hemtjäNSTen"), repeats a letter three times, or has small letters but no vowel.
"""

from __future__ import annotations

import re

_OUTER = ".,;:!?\"'”’“‘´`[]-–—/•*«»…"
_ADDRESS = re.compile(r"@|//|www|\.\w{2,4}/")
_ODD = re.compile(
    r"[a-zåäö]\d+[a-zåäö]|[a-zåäö]{3,}\d|\d[a-zåäö]{3,}\d|[A-ZÅÄÖ]\d[A-ZÅÄÖ]*[a-zåäö]"
    r"|[^\W\d_][\[\]{}|!;<>~^\\£¥§¤*=][^\W\d_]|[^\W\d_]\([^\W\d_)]+$"
    r"|[a-zåäö]{2}[A-ZÅÄÖ]{2}|[a-zåäö][A-ZÅÄÖ]+[a-zåäö]+[A-ZÅÄÖ]"
    r"|([a-zåäö])\1\1"
)
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{4,}")
_SHORTENED = frozenset({"mnkr", "mdkr", "drnr", "dpsk", "ggr", "jfr", "mkr"})


def odd_words(text: str) -> tuple[list[str], int]:
    """Return the odd words of a text in the order they stand, and the number of all words judged."""
    judged = [word for written in text.split() if (word := written.strip(_OUTER)) and not _ADDRESS.search(word)]
    return [word for word in judged if _is_odd(word)], len(judged)


def _is_odd(word: str) -> bool:
    bare = word.strip("()")
    return bool(_ODD.search(word) or (_NO_VOWEL.fullmatch(bare) and bare not in _SHORTENED))
