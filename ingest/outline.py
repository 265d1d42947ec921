"""The outline of a document that everything within it is read against: its lines, paragrafer and appendices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.appendices import Appendices
from ingest.bundles import Paper, find_papers, is_bundle
from ingest.headings import are_glued, glued_at
from ingest.lines import Line, lines_of
from ingest.models import Page
from ingest.paragrafer import Paragraf, find_headers, repeated_headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """`repeats` are the lines that only repeat the header of a paragraf; no paragrafer outside minutes and bundles.
    `papers` are those that members handed in, collected one below the other."""

    lines: tuple[Line, ...]
    paragrafer: tuple[Paragraf, ...]
    repeats: frozenset[int]
    appendices: Appendices
    papers: tuple[Paper, ...] = ()

    @property
    def front_end(self) -> int:
        """The index of the first line behind the front matter, 0 without paragrafer."""
        return self.paragrafer[0].line if self.paragrafer else 0

    def title_of(self, matter: int) -> str:
        """Return the title of a matter, "" before the first."""
        return self.paragrafer[matter].title if 0 <= matter < len(self.paragrafer) else ""

    def matter_of(self, paper: Paper) -> int | None:
        """Return the index of the matter whose § a paper names, None where none does."""
        return next((n for n, one in enumerate(self.paragrafer) if paper.paragraf == one.number), None)

    def attendance_lines(self) -> tuple[Line, ...]:
        """Return the lines where minutes list who took part: of the front matter and of the attendance appendices."""
        if not self.paragrafer:
            return ()
        return (*self.lines[: self.front_end], *self.appendices.attendance_lines())


@lru_cache(maxsize=1)  # who took part and what was decided are read from the same pages, one after the other
def outline_of(
    pages: tuple[Page, ...], *, is_minutes: bool, may_be_bundle: bool = False, may_hold_papers: bool = False
) -> Outline:
    """Return the outline of a document.

    Args:
        may_be_bundle: it may be nothing but papers that members handed in, each about a matter.
        may_hold_papers: it may hold such papers behind its own text.
    """
    lines = _lines(pages)
    if may_be_bundle and is_bundle(lines):
        papers = find_papers(lines)
        return Outline(
            lines=lines,
            paragrafer=_matters(papers),
            repeats=frozenset(),
            appendices=Appendices(lines[:1], ()),
            papers=papers,
        )
    headers = find_headers(lines) if is_minutes else ()
    repeats = repeated_headers(lines, headers)
    first = headers[-1].body if headers else 0
    papers = tuple(one for one in find_papers(lines) if one.line >= first) if may_hold_papers else ()
    appendices = Appendices(lines, headers, repeats)
    return Outline(lines=lines, paragrafer=headers, repeats=repeats, appendices=appendices, papers=papers)


def _matters(papers: Sequence[Paper]) -> tuple[Paragraf, ...]:
    """Return the matters of a bundle, each as long as its papers follow one another."""
    return tuple(
        Paragraf(
            line=paper.line,
            body=paper.line + 1,
            number=paper.paragraf,
            title=paper.title,
            organ="",
            diarienummer=paper.diarienummer,
        )
        for n, paper in enumerate(papers)
        if not n or not _is_of(paper, papers[n - 1])
    )


def _is_of(paper: Paper, before: Paper) -> bool:
    """Say whether two papers are about one matter, as far as their heads tell."""
    told = (paper.paragraf, paper.title, paper.diarienummer)
    return told == (before.paragraf, before.title, before.diarienummer)


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
