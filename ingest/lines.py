"""The cleaned pages as a list of lines: what every recogniser of structure reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.models import Page, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank. `start` and `end` are offsets in the cleaned text of its page, without outer blanks.

    `gap_before` tells that a blank line or the start of the page stands before it: a paragraph may begin here.
    """

    page_no: int
    start: int
    end: int
    text: str
    gap_before: bool = False

    @property
    def span(self) -> Span:
        """The place of this line alone."""
        return Span(self.page_no, self.start, self.end)


def lines_of(pages: Iterable[Page]) -> tuple[Line, ...]:
    """Return the lines of all pages in reading order, blank ones left out."""
    return tuple(line for page in pages for line in _lines_of_page(page))


def spans_of(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Return one span per page that the lines touch, from the first to the last of them on that page."""
    spans = []
    for page_no, group in groupby(lines, key=lambda line: line.page_no):
        on_page = list(group)
        spans.append(Span(page_no, on_page[0].start, on_page[-1].end))
    return tuple(spans)


def text_of(lines: Iterable[Line]) -> str:
    """Return the text of the lines, one line break between two."""
    return "\n".join(line.text for line in lines)


def _lines_of_page(page: Page) -> Iterable[Line]:
    offset, gap = 0, True
    for written in page.text.split("\n"):
        text = written.strip()
        if text:
            start = offset + written.index(text)
            yield Line(page_no=page.page_no, start=start, end=start + len(text), text=text, gap_before=gap)
        gap = not text
        offset += len(written) + 1
