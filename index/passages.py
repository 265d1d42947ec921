"""Document to passages, the units of search.

1. A passage never leaves its section, so it has one voice and one matter; a section of one line is a passage too.
2. A longer section is cut into parts of about equal length, each cut at the best border near the ideal place: between
   paragraphs, else between sentences, else between words. A list stays with the words that lead up to it.
3. Nothing is lost: the passages of a section hold all of its text but the blanks at the cuts.
4. What the words alone do not say (where, who, when, about what) stands in the header.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from math import ceil

from index.keys import numbers_of
from index.models import Passage
from index.sentences import LIST_POINT, paragraphs, sentences
from ingest.models import Document, Item, Section, Voice, content_id
from ingest.section_text import SectionText, section_text

MAX_CHARS = 1200
# How many characters farther from the ideal place a better border may be.
_SENTENCE_COST = 120
_LIST_COST = 400  # before the first point of a list; less before the later ones, the farther on the less
_WORD_COST = 600
_MAX_TITLE = 160
_BLANKS = re.compile(r"\s+")


def split_passages(document: Document) -> tuple[Passage, ...]:
    """Return the passages of every section, in the order of the text."""
    items = {item.id: item for item in document.items}
    return tuple(
        passage
        for section in document.sections
        for passage in _section_passages(document, items[section.item_id], section)
    )


def _section_passages(document: Document, item: Item, section: Section) -> Iterator[Passage]:
    joined = section_text(section.spans, document.pages)
    header = _header(document, item, section)
    ocr_pages = {page.page_no for page in document.pages if page.is_ocr}
    for start, end in _pieces(joined):
        spans = joined.spans(start, end)
        passage = Passage(
            id="",
            document_id=document.id,
            item_id=item.id,
            section_id=section.id,
            text=joined.text[start:end],
            header=header,
            spans=spans,
            source=document.file.source,
            title=document.title,
            document_kind=document.kind,
            section_kind=section.kind,
            heading=section.heading,
            municipality=document.municipality,
            organ=item.organ or document.organ,
            date=item.date or document.date,
            paragraf=item.paragraf,
            item_title=item.title,
            diarienummer=numbers_of(document, item),
            role=section.voice.role,
            parties=section.voice.parties,
            persons=tuple(person.name for person in section.voice.persons),
            voice_organ=section.voice.organ,
            is_ocr=any(span.page_no in ocr_pages for span in spans),
        )
        # The id stands for all that the stores keep, so that they need to compare ids only.
        yield replace(passage, id=content_id(start, replace(passage, source="")))


def _pieces(joined: SectionText) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) offsets of the passages in the section's text."""
    text = joined.text
    for start, end in pairwise([0, *_cuts(text), len(text)]):
        piece = text[start:end]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            yield first, first + len(piece.strip())


def _cuts(text: str) -> list[int]:
    n_parts = ceil(len(text) / MAX_CHARS)
    if n_parts < 2:
        return []
    costs = {match.end(): _WORD_COST for match in _BLANKS.finditer(text)}
    costs |= {start: _SENTENCE_COST for start, _ in sentences(text)}
    costs |= dict(_paragraph_costs(text))
    borders = sorted(costs)
    cuts: list[int] = []
    start = 0
    for n_left in range(n_parts, 1, -1):
        ideal = start + (len(text) - start) // n_left
        low, high = bisect_right(borders, start), bisect_left(borders, min(ideal + _WORD_COST, len(text)))
        start = min(borders[low:high], key=partial(_cost, ideal, costs), default=ideal)
        cuts.append(start)
    return cuts


def _paragraph_costs(text: str) -> Iterator[tuple[int, int]]:
    first_point: int | None = None
    for start, end in paragraphs(text):
        if LIST_POINT.match(text, start, end) is None:
            first_point = None
            yield start, 0
        else:
            first_point = start if first_point is None else first_point
            yield start, max(0, _LIST_COST - (start - first_point))


def _cost(ideal: int, costs: Mapping[int, int], at: int) -> int:
    return abs(at - ideal) + costs[at]


def _header(document: Document, item: Item, section: Section) -> str:
    """Return "municipality · organ · date · § 12 title · heading · voice", blank parts left out."""
    day = item.date or document.date
    title = item.title or document.title
    parts = (
        document.municipality,
        item.organ or document.organ,
        day.isoformat() if day else "",
        f"§ {item.paragraf} {title}".strip() if item.paragraf else title,
        section.heading,
        _voice(section.voice),
    )
    return " · ".join(" ".join(part.split())[:_MAX_TITLE] for part in parts if part)


def _voice(voice: Voice) -> str:
    """Return who speaks: "Maja Ek, Olle Lind (V)", "(V, MP)", "socialförvaltningen"."""
    names = ", ".join(person.name for person in voice.persons)
    parties = f"({', '.join(voice.parties)})" if voice.parties else ""
    return " ".join(part for part in (names, parties) if part) or voice.organ
