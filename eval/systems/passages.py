"""Our own passages found by one of the archive's searches, the question as asked: no filters, no voices, no records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from answer.quotes import Quoter
from eval.systems.models import Chunk
from index.models import Passage, Search
from index.sentences import sentences
from ingest.models import Span


@dataclass(frozen=True, slots=True)
class PassageChunk:
    """A passage; a Chunk."""

    passage: Passage
    quoter: Quoter

    @property
    def id(self) -> str:
        return self.passage.id

    @property
    def source(self) -> str:
        return self.passage.source

    @property
    def page(self) -> int:
        return self.passage.page_no

    @property
    def text(self) -> str:
        return self.passage.text

    def sentences(self) -> Iterator[tuple[int, str]]:
        for span in self.passage.spans:
            text = self.quoter.page(self.passage.document_id, span.page_no).text[span.start : span.end]
            inside = [Span(span.page_no, span.start + start, span.start + end) for start, end in sentences(text)]
            for _, quote in self.quoter.quotes(self.passage.document_id, inside):
                yield span.page_no, quote


@dataclass(frozen=True, slots=True)
class PassageFinder:
    search: Search
    quoter: Quoter

    def find(self, query: str, k: int) -> list[Chunk]:
        return [PassageChunk(hit.passage, self.quoter) for hit in self.search.search(query, k=k)]
