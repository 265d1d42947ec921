"""Sentences as they are quoted: none crosses a paragraph, so a heading never runs into the sentence below it.

`ingest.sentences` ends a sentence by punctuation alone, since scans break lines anywhere; here a blank line or a list
point ends one too, unless the next line goes on in lower case.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.sentences import split_sentences

LIST_POINT = re.compile(r"[ \t]*(?:[-–•*·▪]|\d{1,2}[.)]|[a-z]\))[ \t]+\S")
_PARAGRAPH_END = re.compile(
    r"\n[ \t]*\n\s*(?![a-zåäö])"  # a blank line, and no lower case after it
    rf"|\n(?={LIST_POINT.pattern})"
)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the paragraphs without outer blanks, in order; only blanks are left out."""
    ends = [match.start() for match in _PARAGRAPH_END.finditer(text)]
    borders = [0, *ends, len(text)]
    found = (_trimmed(text, start, end) for start, end in pairwise(borders))
    return [(start, end) for start, end in found if start < end]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the sentences without outer blanks, in order; blanks and rulers left out."""
    return [
        (start + sentence.start, start + sentence.end)
        for start, end in paragraphs(text)
        for sentence in split_sentences(text[start:end])
    ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
