"""The text of a section as one string, and the way back from offsets in it to places on the pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.models import Page, Span


@dataclass(frozen=True, slots=True)
class SectionText:
    """`text` is the cleaned text of the spans, one line break between two; `starts` are their offsets in it."""

    text: str
    starts: tuple[int, ...]
    pieces: tuple[Span, ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where text[start:end] stands on the pages, one span per piece that it touches."""
        found: list[Span] = []
        for offset, piece in zip(self.starts, self.pieces, strict=True):
            begin = max(start, offset)
            finish = min(end, offset + piece.end - piece.start)
            if begin < finish:
                found.append(Span(piece.page_no, piece.start + begin - offset, piece.start + finish - offset))
        return tuple(found)


def section_text(spans: Iterable[Span], pages: Sequence[Page]) -> SectionText:
    """Join the text of the spans. Raises KeyError for a span on a page that the document lacks."""
    by_no = {page.page_no: page.text for page in pages}
    pieces = tuple(spans)
    texts = [by_no[piece.page_no][piece.start : piece.end] for piece in pieces]
    starts: list[int] = []
    offset = 0
    for text in texts:
        starts.append(offset)
        offset += len(text) + 1
    return SectionText("\n".join(texts), tuple(starts), pieces)
