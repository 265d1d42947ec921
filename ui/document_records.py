"""What the archive has found in one document, as the page beside it tells it: by § and by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from index.catalog import Catalog
from index.models import DocumentInfo, Filters
from index.quality import Odd, findings_of
from ingest.models import Decision, Item, Page, Span, Statement, Vote

Record: TypeAlias = Statement | Decision | Vote


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Items and, by the id of their item, records stand in the order of the text."""

    items: tuple[Item, ...]
    records: Mapping[str, tuple[Record, ...]]
    findings: tuple[Odd, ...]

    def on_page(self, page_no: int) -> list[tuple[Item, list[Record]]]:
        """Return the items that touch the page, each with those of its records that do."""
        return [
            (item, [record for record in self.records.get(item.id, ()) if page_no in pages_of(record)])
            for item in self.items
            if any(span.page_no == page_no for span in item.spans)
        ]

    def findings_on(self, page_no: int) -> list[Odd]:
        return [one for one in self.findings if one.page_no == page_no]


def contents_of(catalog: Catalog, document: DocumentInfo) -> Contents:
    only = Filters(document_ids=(document.id,))
    records: defaultdict[str, list[Record]] = defaultdict(list)
    for decided in catalog.decisions(only):
        records[decided.item.id].append(decided.record)
    for said in catalog.statements(only):
        records[said.item.id].append(said.record)
    for voted in catalog.votes(only):
        records[voted.item.id].append(voted.record)
    items = [found.record for found in catalog.items(only)]
    return Contents(
        items=tuple(sorted(items, key=lambda item: _begins(item.spans))),
        records={
            item_id: tuple(sorted(own, key=lambda record: _begins(spans_of(record))))
            for item_id, own in records.items()
        },
        findings=findings_of(catalog, document),
    )


def spans_of(record: Record) -> tuple[Span, ...]:
    """Return where the record stands, with the sentence that introduces a statement."""
    own = record.spans
    return tuple(dict.fromkeys((*record.intro_spans, *own))) if isinstance(record, Statement) else own


def pages_of(record: Record | Item) -> list[int]:
    """Return the pages that it touches, ascending."""
    spans = record.spans if isinstance(record, Item) else spans_of(record)
    return sorted({span.page_no for span in spans})


def words_on(record: Record, page: Page) -> str:
    """Return the record's words on the page: what is marked there when the reader chooses it."""
    spans = (span for span in spans_of(record) if span.page_no == page.page_no)
    return " ".join(page.text[span.start : span.end] for span in spans)


def _begins(spans: Sequence[Span]) -> tuple[int, int]:
    return min(((span.page_no, span.start) for span in spans), default=(0, 0))
