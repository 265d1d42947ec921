"""The outline of a document that everything within it is read against: its lines, paragrafer and appendices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.appendices import Appendices
from ingest.headings import are_glued, glued_at
from ingest.lines import Line, lines_of
from ingest.models import Page
from ingest.paragrafer import Paragraf, find_headers, repeated_headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """`repeats` are the lines that only repeat the header of a paragraf; no paragrafer outside minutes."""

    lines: tuple[Line, ...]
    paragrafer: tuple[Paragraf, ...]
    repeats: frozenset[int]
    appendices: Appendices

    @property
    def front_end(self) -> int:
        """The index of the first line behind the front matter, 0 without paragrafer."""
        return self.paragrafer[0].line if self.paragrafer else 0

    def attendance_lines(self) -> tuple[Line, ...]:
        """Return the lines where minutes list who took part: of the front matter and of the attendance appendices."""
        if not self.paragrafer:
            return ()
        return (*self.lines[: self.front_end], *self.appendices.attendance_lines())


@lru_cache(maxsize=1)  # who took part and what was decided are read from the same pages, one after the other
def outline_of(pages: tuple[Page, ...], *, is_minutes: bool) -> Outline:
    """Return the outline of a document."""
    lines = _lines(pages)
    headers = find_headers(lines) if is_minutes else ()
    repeats = repeated_headers(lines, headers)
    return Outline(lines=lines, paragrafer=headers, repeats=repeats, appendices=Appendices(lines, headers, repeats))


def _lines(pages: Sequence[Page]) -> tuple[Line, ...]:
    """The lines of all pages; where a reader glued title, heading and text, the line is cut before the heading."""
    lines = lines_of(pages)
    if not are_glued([line.text for line in lines]):
        return lines
    return tuple(part for line in lines for part in _cut(line))


def _cut(line: Line) -> tuple[Line, ...]:
    at = glued_at(line.text)
    if at is None:
        return (line,)
    title = line.text[:at].rstrip()
    return (
        replace(line, text=title, end=line.start + len(title)),
        replace(line, text=line.text[at:], start=line.start + at, gap_before=False),
    )
