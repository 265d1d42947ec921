"""The words of a hit: where what was searched for stands in a text, and the stretch of it that shows most."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from answer.quotes import after_heading
from index.models import Passage
from index.words import MIN_COMPOUND_PART, forms, stems

EXCERPT = 340  # characters
_LEAD = 80  # characters before the first word that was searched for
_SNAP = 60  # characters that a cut may move, to the border of a sentence
_WORD = re.compile(r"[^\W_]+")
_BORDER = re.compile(r"(?<=[.!?:;])\s+|\n\s*\n")

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A stretch of one page. `marks` are offsets into `text`; the passage goes on before or after it where told."""

    text: str
    marks: tuple[Stretch, ...]
    page_no: int
    is_cut_before: bool
    is_cut_after: bool


def marks(text: str, words: Collection[str]) -> tuple[Stretch, ...]:
    """Return where the text says one of the stems, in any form or as the beginning of a compound."""
    return tuple(place for place, _ in _said(text, words))


def excerpt_of(passage: Passage, words: Collection[str]) -> Excerpt:
    """Return the stretch that says most of the words, the beginning of the passage where it says none."""
    text, after = passage.text, after_heading(passage.text, passage.heading)
    said = [one for one in _said(text, words) if one[0][0] >= after]
    first = max(said, key=lambda one: (_n_said(said, one[0][0]), -one[0][0]))[0][0] if said else after
    begin, end, page_no = _page_piece(passage, first)
    begin = max(begin, after)
    start = begin if first - begin < _LEAD else _snapped(text, first - _LEAD, first)
    stop = end if end - start <= EXCERPT + _SNAP else _snapped(text, start + EXCERPT - _SNAP, start + EXCERPT + _SNAP)
    shown = tuple((s - start, e - start) for (s, e), _ in said if start <= s and e <= stop)
    return Excerpt(
        text=text[start:stop], marks=shown, page_no=page_no, is_cut_before=start > after, is_cut_after=stop < len(text)
    )


def _said(text: str, words: Collection[str]) -> list[tuple[Stretch, str]]:
    """Return the places with the stem that each says."""
    found: list[tuple[Stretch, str]] = []
    said_by = {form: word for word in words for form in forms(word)}
    long = [word for word in words if len(word) >= MIN_COMPOUND_PART]
    for match in _WORD.finditer(text) if words else ():
        for stem in stems(match[0]):
            said = said_by.get(stem) or next((word for word in long if stem.startswith(word)), None)
            if said:
                found.append(((match.start(), match.end()), said))
    return found


def _n_said(said: list[tuple[Stretch, str]], start: int) -> int:
    """Return how many of the words stand within an excerpt that begins with this one."""
    return len({word for (at, _), word in said if start <= at < start + EXCERPT - _LEAD})


def _page_piece(passage: Passage, at: int) -> tuple[int, int, int]:
    """Return (start, end, page number) of the piece of the text around the offset that stands on one page."""
    lengths = [span.end - span.start for span in passage.spans]
    if sum(lengths) + len(lengths) - 1 == len(passage.text):
        start = 0
        for span, length in zip(passage.spans, lengths, strict=True):
            if at <= start + length:
                return start, start + length, span.page_no
            start += length + 1
    return 0, len(passage.text), passage.page_no


def _snapped(text: str, low: int, high: int) -> int:
    """Return a border between two sentences from low to high, else one between two words."""
    border = _BORDER.search(text, low, high) or re.compile(r"\s+").search(text, low, high)
    return border.end() if border else low
