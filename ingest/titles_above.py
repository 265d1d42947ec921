"""Titles that stand above the number of their paragraf: "En ny bro" / "§ 12" / "Kommunstyrelsen beslutar att ...".

Minutes that are laid out so tell what is decided right below the number, without a title between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.dates import is_date
from ingest.headings import find_heading
from ingest.lines import Line
from ingest.models import SectionKind
from ingest.own_papers import is_place
from ingest.paragraf_shapes import Candidate, leading_numbers
from ingest.titles import OPEN_WORD
from ingest.voices import find_opening

_MAX_LINES = 3
_MAX_TITLE = 110  # characters of a line; what is longer is a sentence
_CLOSED = re.compile(r"[.:!?”\")\d]$")  # what the text before a title ends with
_GOES_ON = re.compile(
    rf"{OPEN_WORD.pattern}|\b(?:för|om|på|vid|över|mot|mellan|från|gällande|angående|avseende)$|[–-]$"
)


def titles_above(headers: Sequence[Candidate], lines: Sequence[Line]) -> dict[int, tuple[int, str]]:
    """Return (line where the title begins, title) by the line of its header; none unless most headers have no title
    beside or below and one above."""
    told = {
        header.line: found
        for header in headers
        if not header.rest and _decides_below(header, lines) and (found := _above(header.line, lines))
    }
    return told if 2 * len(told) > len(headers) else {}


def _decides_below(header: Candidate, lines: Sequence[Line]) -> bool:
    """Say whether the decision stands where a title would, numbers beside the header left out."""
    n = header.line + 1
    while n < len(lines) and not leading_numbers(lines[n].text)[1]:
        n += 1
    if n == len(lines):
        return False
    heading = find_heading(lines[n].text)
    if heading is not None:
        return heading.kind is SectionKind.BESLUT
    opening = find_opening(lines, n, where=frozenset({"unheaded"}))
    return opening is not None and opening.kind is SectionKind.BESLUT


def _above(n: int, lines: Sequence[Line]) -> tuple[int, str] | None:
    """Return the title that ends above line `n`, None where the line above belongs to the text before."""
    first = n - 1
    while first > 0 and n - first < _MAX_LINES and not lines[first].gap_before and _runs_on(first, lines):
        first -= 1
    if lines[n].gap_before or first < 0 or lines[n - 1].text.endswith(","):
        return None
    if not all(_may_be_title(line.text) for line in lines[first:n]):
        return None
    is_apart = lines[first].gap_before or first == 0 or _CLOSED.search(lines[first - 1].text) is not None
    title = " ".join(line.text for line in lines[first:n])
    return (first, title) if is_apart and title[0].isupper() else None


def _runs_on(n: int, lines: Sequence[Line]) -> bool:
    """Say whether line `n` goes on with the line above."""
    above = lines[n - 1].text
    return not above.endswith((".", ":", "?", "!")) and (lines[n].text[0].islower() or bool(_GOES_ON.search(above)))


def _may_be_title(text: str) -> bool:
    is_sentence = len(text) > _MAX_TITLE or text.endswith((".", ":", ";"))
    return not (is_sentence or find_heading(text) or is_place(text) or is_date(text))
