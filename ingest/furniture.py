"""Which lines are page furniture: said by nobody, and in the way inside sentences and quotations.

1. Lines whose shape alone tells, wherever they stand: signatures, notices of digital signing, address footers.
2. Page counters ("10 (64)", "Sida 3 av 10") at the edge of a page, and within a text where the same total recurs.
3. Lines that recur at the edge of many pages, peeled from the edge inwards: what stands outermost on many pages is
   furniture there; then what is outermost without it, and so on. A heading caught between the halves of a header
   stays, since the peeling stops at it and only lines already known are taken behind it.
4. Running headers in the middle of a text without page breaks: recurring lines such as "Sammanträdesdatum: ...",
   and the name of an organ or a municipality beside them.

The head of the first page keeps its lines: organ and date of the document are read there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ingest.furniture_shapes import shapes
from ingest.headings import find_heading

HEAD_LINES = 15  # of the first page
_EDGE_LINES = 8  # how far in from the edge of a page a line is still looked for
_NEAR_LINES = 5  # how far before its running header an organ name may stand, with a heading in between
_MOST = 0.4  # the share of the pages: a header may stand on odd pages alone
_LONG_STRETCH = 6  # pages
_FORM_PAGES = 4  # on fewer pages the same heading may stand there by chance
_NEAR_LABEL = 3  # lines below a label up to other furniture
_SAME = 0.8  # the share of recurrences that must be the same words, or count along with the pages


@dataclass(frozen=True, slots=True)
class FoundFurniture:
    """Per page: the numbers of the lines to take out (counted over all lines, blank ones too) and the page's label."""

    lines: tuple[frozenset[int], ...]
    labels: tuple[str | None, ...]


@dataclass(slots=True)
class _PageLines:
    """The lines of one page that are not blank, by line number, and what has been taken of them."""

    texts: dict[int, str]
    kept_head: frozenset[int]
    taken: set[int] = field(default_factory=set)
    label: str | None = None

    def rest(self) -> list[int]:
        return [number for number in self.texts if number not in self.taken]

    def edge(self, side: Literal["top", "bottom"], length: int = _EDGE_LINES) -> list[int]:
        """The outermost lines of what is left, outermost first."""
        rest = self.rest()
        return rest[:length] if side == "top" else rest[::-1][:length]

    def take(self, number: int) -> None:
        if number not in self.kept_head:
            self.taken.add(number)


def find_furniture(texts: Sequence[str]) -> FoundFurniture:
    """Return the furniture of a document, given the text of each page."""
    pages = []
    for page_index, text in enumerate(texts):
        lines = {number: line.strip() for number, line in enumerate(text.split("\n")) if line.strip()}
        pages.append(_PageLines(lines, _head(lines) if page_index == 0 else frozenset()))
    _take_by_shape(pages)
    _take_counters(pages)
    _peel(pages, "top")
    _peel(pages, "bottom")
    _take_running_headers(pages)
    return FoundFurniture(tuple(frozenset(page.taken) for page in pages), tuple(page.label for page in pages))


def _head(lines: dict[int, str]) -> frozenset[int]:
    """Return the lines of the title block, each once: what stands before the first paragraf, within reason."""
    first: dict[str, int] = {}
    for number, line in list(lines.items())[:HEAD_LINES]:
        if line.startswith("§"):
            break
        first.setdefault(line, number)
    return frozenset(first.values())


def _take_by_shape(pages: Sequence[_PageLines]) -> None:
    for page in pages:
        page.taken.update(number for number, line in page.texts.items() if shapes().is_always(line))


def _take_counters(pages: Sequence[_PageLines]) -> None:
    found = [
        (page, number, *counter)
        for page in pages
        for number in page.rest()
        if (counter := shapes().page_number(page.texts[number])) and counter[1]
    ]
    recurring = Counter(total for _, _, _, total in found)
    for page, number, printed, total in found:
        at_edge = number in page.edge("top") or number in page.edge("bottom")
        if at_edge or recurring[total] >= 3:
            page.taken.add(number)
            page.label = page.label or (printed if at_edge else None)


def _peel(pages: Sequence[_PageLines], side: Literal["top", "bottom"]) -> None:
    """Take the recurring lines at one edge, outermost first, until nothing outermost recurs."""
    n_pages = sum(bool(page.texts) for page in pages)
    refused: set[str] = set()
    while True:
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        outermost: Counter[str] = Counter()
        for page_index, page in enumerate(pages):
            edge = page.edge(side)
            free = [number for number in edge if number not in page.kept_head]
            seen: set[str] = set()
            for number in edge:
                key = _key(page.texts[number])
                if key not in seen:
                    seen.add(key)
                    places[key].append((page_index, number))
            if free:
                outermost[_key(page.texts[free[0]])] += 1
        candidates = [key for key, n in outermost.items() if n >= max(1, len(places[key]) / 3) and key not in refused]
        grown = False
        for key in candidates:
            if not _is_furniture(pages, places[key], n_pages, side):
                refused.add(key)
                continue
            grown = True
            _take_all(pages, places[key])
        if not grown:
            return
        refused.clear()


def _is_furniture(
    pages: Sequence[_PageLines], places: Sequence[tuple[int, int]], n_pages: int, side: Literal["top", "bottom"]
) -> bool:
    """Tell whether a line that recurs at these places is furniture.

    It has to stand on most pages; at the top it is enough to stand on a long stretch of pages, since an attachment has
    a header of its own. At the bottom the same last line on several pages may be an addressee or a document listed.
    """
    lines = [pages[page_index].texts[number] for page_index, number in places]
    if all(number in pages[index].kept_head for index, number in places):
        return False
    n = len(lines)
    if _is_said(lines[0]):
        often = side == "top" and n_pages >= _FORM_PAGES and n >= _SAME * n_pages
        return often and len(set(lines)) == 1 and _stand_in_form(pages, places)
    of_stretch = n / (places[-1][0] - places[0][0] + 1)
    counting = _counting_column(pages, places) is not None
    if shapes().is_running(lines[0]) or (counting and shapes().has_counter(lines[0])):
        often = n >= min(3, n_pages)
    elif side == "top" and n_pages == 2:  # the letterhead of a short letter
        page_index, number = places[-1]
        often = lines[1:] == lines[:1] and number == pages[page_index].rest()[0]
    else:
        often = n >= max(3, _MOST * n_pages) or (side == "top" and n >= _LONG_STRETCH and of_stretch >= _SAME)
    return often and (counting or Counter(lines).most_common(1)[0][1] >= _SAME * n)


def _is_said(line: str) -> bool:
    """Tell whether a line stays however often it recurs: content, or a heading that is no part of a letterhead."""
    return shapes().is_content(line) or (find_heading(line) is not None and not shapes().is_header_like(line))


def _stand_in_form(pages: Sequence[_PageLines], places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether lines stand between furniture, as the labels of a form do: "Datum" / "Ordförande" / "Signatur"."""
    n_between = 0
    for page_index, number in places:
        page = pages[page_index]
        numbers = list(page.texts)
        at = numbers.index(number)
        above, below = numbers[max(0, at - 1) : at], numbers[at + 1 : at + 1 + _NEAR_LABEL]
        n_between += all(page.taken.intersection(side) for side in (above, below))
    return n_between >= _SAME * len(places) - 1  # the first page keeps its head


def _counting_column(pages: Sequence[_PageLines], places: Sequence[tuple[int, int]]) -> int | None:
    """Return which of the numbers in the line counts along with the pages, None where none does."""
    rows = [(index, re.findall(r"\d+", pages[index].texts[number])) for index, number in places]
    for column in range(len(rows[0][1])):
        steps = Counter(int(numbers[column]) - index for index, numbers in rows)
        if len(rows) >= 2 and steps.most_common(1)[0][1] >= _SAME * len(rows):
            return column
    return None


def _take_all(pages: Sequence[_PageLines], places: Sequence[tuple[int, int]]) -> None:
    column = _counting_column(pages, places)
    for page_index, number in places:
        page = pages[page_index]
        if column is not None:
            page.label = page.label or re.findall(r"\d+", page.texts[number])[column]
        page.take(number)


def _take_running_headers(pages: Sequence[_PageLines]) -> None:
    """Take recurring header lines in the middle of the text, each with one organ or municipality beside it."""
    counts = Counter(page.texts[number] for page in pages for number in page.rest())
    header_like = {line for line, n in counts.items() if n >= 3 and shapes().is_header_like(line)}
    running = {line for line in header_like if shapes().is_running(line)}
    for page in pages:
        rest = page.rest()
        at = [place for place, number in enumerate(rest) if page.texts[number] in running]
        beside: set[int] = set()
        for place in at:
            for step in (*range(-1, -_NEAR_LINES - 1, -1), 1):
                other = place + step
                if not 0 <= other < len(rest) or page.texts[rest[other]] not in header_like - running:
                    continue
                beside.add(other)
                break
        for place in (*at, *beside):
            page.take(rest[place])


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.casefold().split()))
