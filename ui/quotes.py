"""Where the words of a quote stand in a text that was extracted or set differently.

Letters and digits alone are compared, without case: line breaks, hyphenation, spaces, dashes, ligatures and quotation
marks differ between two extractions of one page, the words do not.
"""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

MIN_PART = 15  # letters: a shorter common stretch is found in any Swedish page by chance
MAX_QUOTE = 4_000  # letters compared; bounds the time on a page with a quote from a hostile link


def find_quote(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Return where the quote stands in the text as half-open (start, end) offsets, ascending, none overlapping.

    The whole quote gives one stretch. Where it is not found whole (a page ends, a footnote stands between), the parts
    of it that are found in order are returned; none where no part of MIN_PART letters is.
    """
    haystack, offsets = _letters(text)
    needle = _letters(quote)[0][:MAX_QUOTE]
    if not needle or not haystack:
        return ()
    at = haystack.find(needle)
    if at >= 0:
        return (_stretch(offsets, at, len(needle)),)
    blocks = SequenceMatcher(None, haystack, needle, autojunk=False).get_matching_blocks()
    return tuple(_stretch(offsets, block.a, block.size) for block in blocks if block.size >= MIN_PART)


def _stretch(offsets: list[int], start: int, size: int) -> tuple[int, int]:
    return offsets[start], offsets[start + size - 1] + 1


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
