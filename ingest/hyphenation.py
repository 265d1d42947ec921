"""Words broken at the end of a line are mended: "kom-" + "mission" is "kommission".

The newline moves behind the mended word, so lines stay lines. A hyphen that stands for the rest of a word ("vatten-" +
"och avlopp") stays, and so does one that belongs to the word: after a figure, an abbreviation or a single letter
("EU-" + "kommissionen"), in a web address, or where the document writes the word with its hyphen elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ingest.furniture_shapes import suspended_before
from ingest.offsets import Edit

_BROKEN = re.compile(
    r"(?<=[^\W_])(?P<hyphen>[-\u2010\u00ac])[ ]*\n(?:[ ]*\n)?[ ]*(?P<right>[a-zåäöéü]+)(?P<after>[^\s]*[ ]?)"
)
_LAST_WORD = re.compile(r"[^\W_]+$")
_LONGEST_WORD = 200  # characters looked at before the hyphen; web addresses are long
_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")


def words_of(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word occurs, lower case, hyphens within it kept: the evidence for mending."""
    return Counter(word.casefold() for text in texts for word in _WORD.findall(text))


def mended(text: str, words: Counter[str]) -> list[Edit]:
    """Return the edits that mend the broken words of a page."""
    edits: list[Edit] = []
    for broken in _BROKEN.finditer(text):
        right = broken["right"]
        if right in suspended_before():
            continue
        token = text[max(0, broken.start() - _LONGEST_WORD) : broken.start()].rsplit(maxsplit=1)[-1]
        start = broken.end("hyphen") if _is_own_hyphen(token, right, words) else broken.start("hyphen")
        edits.append((start, broken.start("right"), ""))
        if broken["after"].endswith(" "):
            edits.append((broken.end() - 1, broken.end(), "\n"))
    return edits


def _is_own_hyphen(token: str, right: str, words: Counter[str]) -> bool:
    """Tell whether the hyphen between the token and the word to its right belongs to the word itself."""
    left = found[0] if (found := _LAST_WORD.search(token)) else token
    if len(left) == 1 or left[-1].isdigit() or (left.isupper() and len(left) <= 5) or "/" in token:
        return True
    joined, hyphened = f"{left}{right}".casefold(), f"{left}-{right}".casefold()
    return words[hyphened] > words[joined]
