"""Verbatim quotes: a stretch of a page's cleaned text that also stands unbroken in the page as extracted.

Cleaning takes page furniture out of the middle of sentences. Words on both sides of such a gap are never quoted as
one, nor words of two pages: the reader must find every quote on the page it is said to be on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from index.sentences import sentences
from ingest.models import Page, Span

MIN_QUOTE_LETTERS = 3
MAX_SENTENCE = 500  # characters; what goes on for longer is a table or a list without full stops
_HEADING_LINES = 4
_TITLE_LINE = re.compile(r"[A-ZÅÄÖ][^\n.:;,!?()\d]{2,38}[ \t]*\n\s*(?=[A-ZÅÄÖ])")


def letters(text: str) -> str:
    """Return the text's letters and digits alone, lower-cased: what two renderings of the same words share."""
    return re.sub(r"[\W_]+", "", text.lower())


def flat(text: str) -> str:
    """Return the text with every run of white space as one blank."""
    return re.sub(r"\s+", " ", text).strip()


def after_heading(text: str, heading: str, start: int = 0) -> int:
    """Return where the words after the heading begin, if it stands at text[start:], in one line or a few."""
    if not heading:
        return start
    lines = text[start:].split("\n", _HEADING_LINES)
    length = start
    for line in lines[:_HEADING_LINES]:
        length += len(line)
        if flat(text[start:length]) == flat(heading):
            return length + 1 if length < len(text) else start
        length += 1
    return start


def after_title_line(text: str, start: int) -> int:
    """Return where the sentence at text[start:] begins in earnest: after a line of its own that is a title by its
    shape, short and unended ("Yrkandet"), where the next begins with a capital letter."""
    is_line = start == 0 or text[start - 1] == "\n"
    title = _TITLE_LINE.match(text, start) if is_line else None
    return title.end() if title else start


class Pages(Protocol):
    """Where pages are read: the catalogue."""

    def page(self, document_id: str, page_no: int) -> Page | None: ...


class Quoter:
    """Cuts quotes out of the archive's pages; keeps the pages it has read."""

    def __init__(self, pages: Pages) -> None:
        self._page = lru_cache(maxsize=256)(pages.page)

    def page(self, document_id: str, page_no: int) -> Page:
        """Return the page; an empty one when the document was deleted since it was found."""
        return self._page(document_id, page_no) or Page(page_no=page_no, text="", raw="")

    def quotes(self, document_id: str, spans: Iterable[Span]) -> Iterator[tuple[Span, str]]:
        """Yield the spans' words as quotes, in order, cut at page borders and where furniture was taken out."""
        for span in spans:
            page = self.page(document_id, span.page_no)
            for start, end in unbroken(page, span.start, span.end):
                yield from (
                    (Span(span.page_no, *part), flat(page.text[slice(*part)])) for part in _shown(page, start, end)
                )

    def whole(self, document_id: str, span: Span, within: Sequence[Span], heading: str = "") -> tuple[Span, str]:
        """Return the whole sentences that the span's words stand in, and their quote; the span itself where they are
        no plain sentences, or do not stand unbroken on the page.

        Args:
            within: the stretches with the same voice; a sentence is cut where they end.
            heading: of that stretch, left out.
        """
        page = self.page(document_id, span.page_no)
        start, end = span.start, span.end
        for own in within:
            if own.page_no == span.page_no and own.start <= span.start < own.end:
                first, last = _around(_sentences(page.text), span)
                if not _begins(page.text, span.start):
                    start = min(start, max(first, after_heading(page.text, heading, own.start)))
                end = max(end, min(last, own.end))
        if (start, end) != (span.start, span.end) and end - start <= max(MAX_SENTENCE, span.end - span.start):
            for begin, finish in unbroken(page, start, end):
                if begin <= span.start and span.end <= finish and _stands(page, begin, finish):
                    return Span(span.page_no, begin, finish), flat(page.text[begin:finish])
        return span, flat(page.text[span.start : span.end])


def _begins(text: str, at: int) -> bool:
    """Tell whether a sentence begins there, on a line of its own: what stands above it is a title."""
    return text[at : at + 1].isupper() and text[:at].rstrip(" \t").endswith("\n")


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(sentences(text))


def _around(found: Sequence[tuple[int, int]], span: Span) -> tuple[int, int]:
    """Return where the sentence that the span begins in begins, and where the one that it ends in ends."""
    first = found[max(0, bisect_right(found, span.start, key=lambda one: one[0]) - 1)] if found else None
    last = found[max(0, bisect_right(found, span.end - 1, key=lambda one: one[0]) - 1)] if found else None
    start = first[0] if first and first[0] <= span.start < first[1] else span.start
    return start, max(span.end, last[1] if last else span.end)


def _shown(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch if the page shows it word for word, else the runs of its lines that the page shows."""
    if _stands(page, start, end):
        yield start, end
        return
    first: int | None = None
    last = start
    for line in re.finditer(r"[^\n]+", page.text[start:end]):
        begin, finish = start + line.start(), start + line.end()
        if first is not None and _stands(page, first, finish):
            last = finish
            continue
        if first is not None:
            yield first, last
        first, last = (begin, finish) if _stands(page, begin, finish) else (None, finish)
    if first is not None:
        yield first, last


def _stands(page: Page, start: int, end: int) -> bool:
    words = letters(page.text[start:end])
    return len(words) >= MIN_QUOTE_LETTERS and words in _page_letters(page)


@lru_cache(maxsize=256)
def _page_letters(page: Page) -> str:
    return letters(page.as_shown or page.raw)


def unbroken(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of page.text[start:end] between which letters or digits were taken out, in order."""
    last_raw: int | None = None
    begin = start
    for clean_start, raw_start, length in page.offsets.runs:
        if clean_start >= end:
            break
        if clean_start + length <= start:
            continue
        if last_raw is not None and letters(page.raw[last_raw:raw_start]) and clean_start > begin:
            yield begin, clean_start
            begin = clean_start
        last_raw = raw_start + length
    if begin < end:
        yield begin, end


def shorten(quote: str, max_words: int) -> str:
    """Return the first words of the quote, cut at a sentence or clause end where one is near, with an ellipsis."""
    words = flat(quote).split()
    if len(words) <= max_words:
        return " ".join(words)
    text = " ".join(words[:max_words])
    cut = max(text.rfind(". "), text.rfind("; "))
    return f"{text[: cut + 1]} …" if cut > len(text) // 2 else f"{text} …"
