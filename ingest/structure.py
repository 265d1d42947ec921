"""Cut a document into items and sections with a voice: recognisers and a transition table.

1. The paragrafer of minutes are found (`paragrafer.py`); a document without any is one item.
2. Each line is shown to the recognisers, the strongest first: a paragraf, an appendix, a part (`parts.py`), a heading
   (`headings.py`), an opening sentence (`voices.py`). What one recognises becomes a mark (`marks.py`), after the
   transition table in `Reader`: kind and voice depend on where in the document the reader is.
3. A section runs from its mark to the next one. What nobody recognises stays in the section it stands in.

Sections tile the pages: none overlap, every character that is not blank is in exactly one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.header import MINUTES, Header
from ingest.lines import Line, lines_of, spans_of
from ingest.marks import Mark
from ingest.models import DocumentKind, Item, Page, Person, Section, Span, content_id
from ingest.outline import Outline, outline_of
from ingest.paragrafer import Paragraf
from ingest.reader import Reader
from ingest.transitions import TELLS


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the stages after structure read: the header, the cleaned pages, their items and sections, who took part."""

    document_id: str
    header: Header
    pages: tuple[Page, ...]
    items: tuple[Item, ...]
    sections: tuple[Section, ...]
    attendance: tuple[Person, ...] = ()

    def text_of(self, spans: Sequence[Span]) -> str:
        """Return the cleaned text of the spans, one line break between two."""
        by_no = {page.page_no: page.text for page in self.pages}
        return "\n".join(by_no[span.page_no][span.start : span.end] for span in spans)

    def papers(self) -> frozenset[str]:
        """Return the ids of the sections that are a paper of members each, handed in and collected with others."""
        outline = _outline(self.header, self.pages)
        places = {(line.page_no, line.start) for line in (outline.lines[paper.line] for paper in outline.papers)}
        return frozenset(one.id for one in self.sections if (one.spans[0].page_no, one.spans[0].start) in places)

    def lines_of(self, section: Section) -> tuple[Line, ...]:
        """Return the lines of a section, blank ones left out."""
        inside = {span.page_no: (span.start, span.end) for span in section.spans}
        return tuple(
            line
            for line in lines_of(page for page in self.pages if page.page_no in inside)
            if inside[line.page_no][0] <= line.start < inside[line.page_no][1]
        )


def split(
    header: Header, pages: Sequence[Page], attendance: Sequence[Person] = (), document_id: str = ""
) -> tuple[tuple[Item, ...], tuple[Section, ...]]:
    """Return the items and the sections of a document, both in reading order.

    Args:  attendance: who took part; gives the party of those who are named without letters.
           document_id: what the ids are derived from, besides the content.
    """
    outline = _outline(header, pages)
    lines, headers = outline.lines, outline.paragrafer
    if not lines:
        return (), ()
    marks = Reader(outline, header, attendance).read()
    n_items = len(headers) + 1 if headers and headers[0].line > 0 else max(len(headers), 1)
    bounds = [*(mark.line for mark in marks[1:]), len(lines)]
    cut = [(mark, lines[mark.line : end]) for mark, end in zip(marks, bounds, strict=True)]
    items = {
        n: _item(document_id, n, _paragraf_of(n, headers, n_items), header, _spans(n, cut))
        for n in sorted({mark.item for mark in marks})
    }
    return tuple(items.values()), tuple(_sections(document_id, cut, items))


def attendance_lines(header: Header, pages: Sequence[Page]) -> tuple[Line, ...]:
    """Return the lines where minutes list who took part: before the first paragraf and in attendance appendices."""
    return _outline(header, pages).attendance_lines()


def _outline(header: Header, pages: Sequence[Page]) -> Outline:
    """Return the outline: papers that members handed in stand behind minutes and answers, or make up a handling."""
    return outline_of(
        tuple(pages),
        is_minutes=header.kind in MINUTES,
        may_be_bundle=header.kind is DocumentKind.HANDLING,
        may_hold_papers=header.kind in MINUTES | TELLS,
    )


def _paragraf_of(n: int, headers: Sequence[Paragraf], n_items: int) -> Paragraf | None:
    """The paragraf of item `n`; the item before the first paragraf has none."""
    index = n - (n_items - len(headers))
    return headers[index] if headers and index >= 0 else None


def _item(document_id: str, n: int, paragraf: Paragraf | None, header: Header, spans: tuple[Span, ...]) -> Item:
    if paragraf is None:
        return Item(
            id=content_id(document_id, "item", n, ""),
            paragraf=None,
            title=header.title,
            organ=header.organ,
            date=header.date,
            diarienummer=header.diarienummer,
            spans=spans,
        )
    return Item(
        id=content_id(document_id, "item", n, paragraf.number),
        paragraf=paragraf.number or None,
        title=paragraf.title if paragraf.number else paragraf.title or header.title,
        organ=paragraf.organ or header.organ,
        date=header.date,
        diarienummer=paragraf.diarienummer,
        spans=spans,
    )


def _sections(document_id: str, cut: Sequence[tuple[Mark, Sequence[Line]]], items: dict[int, Item]) -> list[Section]:
    return [
        Section(
            id=content_id(document_id, "section", n, items[mark.item].paragraf, "\n".join(line.text for line in part)),
            item_id=items[mark.item].id,
            kind=mark.kind,
            heading=mark.heading,
            voice=mark.voice,
            spans=spans_of(part),
        )
        for n, (mark, part) in enumerate(cut)
    ]


def _spans(item: int, cut: Sequence[tuple[Mark, Sequence[Line]]]) -> tuple[Span, ...]:
    """The places of an item: one span per page of each run of its sections; an appendix is a run of its own."""
    spans: list[Span] = []
    for is_own, run in groupby(cut, key=lambda pair: pair[0].item == item):
        if is_own:
            spans += spans_of([line for _, part in run for line in part])
    return tuple(spans)
