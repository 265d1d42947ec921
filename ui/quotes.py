"""Where the words of a quote stand in a text that was extracted or set differently.

Letters and digits alone are compared, without case: line breaks, hyphenation, spaces, dashes, ligatures and quotation
marks differ between two extractions of one page, the words do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

MIN_PART = 15  # letters: a shorter common stretch is found in any Swedish page by chance
MAX_PARTED = 1_500  # letters of a quote searched part by part; bounds the time that a hostile link can cost
MAX_SOUGHT = 200  # characters of words that are searched for
# What may stand within a word where a line ends: a hyphen, as a character or as PDFium gives it, and the line break.
_BROKEN = "(?:[-\\u00ad\\u0002\\ufffe][\\r\\n\\s]*)?"


def find_quote(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Return where the quote stands in the text as half-open (start, end) offsets, ascending, none overlapping.

    The whole quote gives one stretch. Where it is not found whole (a footnote stands between, a turned page gives its
    lines in another order), the parts of it that are found are returned; none where no part of MIN_PART letters is.
    """
    haystack, offsets = _letters(text)
    needle, _ = _letters(quote)
    if not needle or not haystack:
        return ()
    at = haystack.find(needle)
    if at >= 0:
        return ((offsets[at], offsets[at + len(needle) - 1] + 1),)
    marked = {n for start, size in _parts(haystack, needle[:MAX_PARTED]) for n in range(start, start + size)}
    starts = sorted(n for n in marked if n - 1 not in marked)
    ends = sorted(n for n in marked if n + 1 not in marked)
    return tuple((offsets[start], offsets[end] + 1) for start, end in zip(starts, ends, strict=True))


def find_words(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return every place where the words stand in the text, in this order, as half-open offsets, ascending.

    As a reader's "find on this page": without case, also within longer words, across line breaks and hyphens at the
    end of a line. Blanks and punctuation between two words count for nothing. None for words without letters.
    """
    sought = re.findall(r"\w+", unicodedata.normalize("NFC", words[:MAX_SOUGHT]))
    if not sought:
        return ()
    pattern = r"[\W_]+".join(_BROKEN.join(map(re.escape, word)) for word in sought)
    return tuple(match.span() for match in re.finditer(pattern, text, re.IGNORECASE))


def _parts(haystack: str, needle: str) -> Iterator[tuple[int, int]]:
    """Yield (start, size) in the haystack of the longest part found, then of the longest of what is left, and so on."""
    matcher = SequenceMatcher(None, needle, haystack, autojunk=False)
    waiting = [(0, len(needle))]
    while waiting:
        start, end = waiting.pop()
        part = matcher.find_longest_match(start, end, 0, len(haystack))
        if part.size >= MIN_PART:
            yield part.b, part.size
            waiting += [(start, part.a), (part.a + part.size, end)]


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of the text and, for each of them, the offset it stands at."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text):
        # A combining mark that stands alone belongs to the letter before it.
        for part in unicodedata.normalize("NFKD", char).casefold():
            if part.isalnum():
                letters.append(part)
                offsets.append(offset)
    return "".join(letters), offsets
