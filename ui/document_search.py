"""Search within one document: on which pages the words stand, how often, and in what company."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.models import Page
from ui.quotes import find_words

AROUND = 60  # characters shown on either side of a page's first hit


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHits:
    """A page with hits; `found` is where the first of them stands in `excerpt`."""

    page_no: int
    count: int
    excerpt: str
    found: tuple[int, int]


def search_pages(pages: Iterable[Page], words: str) -> tuple[PageHits, ...]:
    """Return the pages on which the words stand, in order; none for words without a letter or digit."""
    hits = ((page, find_words(page.text, words)) for page in pages)
    return tuple(_hits(page, stretches) for page, stretches in hits if stretches)


def _hits(page: Page, stretches: tuple[tuple[int, int], ...]) -> PageHits:
    start, end = stretches[0]
    before = _from_word(page.text[max(0, start - AROUND) : start], cut=start > AROUND)
    after = _to_word(page.text[end : end + AROUND], cut=end + AROUND < len(page.text))
    return PageHits(
        page_no=page.page_no,
        count=len(stretches),
        excerpt=f"{before}{page.text[start:end]}{after}",
        found=(len(before), len(before) + end - start),
    )


def _from_word(text: str, *, cut: bool) -> str:
    return f"… {text.partition(' ')[2]}" if cut else text


def _to_word(text: str, *, cut: bool) -> str:
    return f"{text.rpartition(' ')[0]} …" if cut else text


def next_page(hits: Iterable[PageHits], page_no: int) -> int | None:
    """Return the first page with hits from this one on, else the first of all; None where there are no hits."""
    numbers = [one.page_no for one in hits]
    return next((number for number in numbers if number >= page_no), numbers[0]) if numbers else None
