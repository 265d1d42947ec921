"""The § of minutes against each other, against the contents list and against what the front page promises.

Forms of the promise: "Paragrafer 135-172", "Paragrafer §§ 135–172", "§§ 135 - 172".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.lines import Line, lines_of
from ingest.models import Document, DocumentKind, Finding, FindingCode, Item

_ENTRY = re.compile(r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,20}\s)?(?:§\s?(\d{1,4})|(\d{1,4})\s?§)(?![\d,–-])(.*)")
_PROMISE = re.compile(
    r"(?:Paragraf(?:er)?(?:\s?\(?nr\)?)?:?\s*(?:§§?\s*)?|§§\s?)(\d{1,4})\s?[-–—]{1,2}\s?(?:§\s?)?(\d{1,4})(?![\d-])"
)
_FRONT_PAGES = 3
_MIN_ENTRIES = 3  # fewer are references in the front matter, no contents list
_WHOLE = 0.5  # a file that has less than this share of its range is a selection: an extract, § approved at once


def sequence_findings(document: Document) -> Iterator[Finding]:
    """Yield what is wrong with the § numbers of minutes; extracts and other papers have none to miss."""
    if document.kind is not DocumentKind.PROTOKOLL:
        return
    groups = _by_organ(document.items)
    if not groups:
        return
    for items in groups.values():
        yield from _doubled(items)
    missing = list(_missing(groups, _promised(document)))
    yield from missing
    told = {number for one in missing for number in _numbers(one.detail)}
    yield from _not_in_text(document, told | {number for items in groups.values() for number in items})


def _by_organ(items: Sequence[Item]) -> dict[str, dict[int, list[Item]]]:
    """Return organ -> § number -> its items: minutes of several organs in one file count each on its own."""
    groups: dict[str, dict[int, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        if item.paragraf:
            groups[item.organ][_number(item.paragraf)].append(item)
    return groups


def _number(paragraf: str) -> int:
    return int(re.sub(r"\D", "", paragraf))


def _doubled(items: dict[int, list[Item]]) -> Iterator[Finding]:
    for same in items.values():
        times = Counter(item.paragraf for item in same)
        for paragraf, n in times.items():
            if n > 1:
                second = [item for item in same if item.paragraf == paragraf][1]
                yield _finding(FindingCode.PARAGRAF_DOUBLED, second.spans[0].page_no, f"§ {paragraf}")


def _missing(groups: dict[str, dict[int, list[Item]]], promised: tuple[int, int] | None) -> Iterator[Finding]:
    for items in groups.values():
        numbers = sorted(items)
        first, last = numbers[0], numbers[-1]
        if promised and len(groups) == 1 and promised[0] <= first and last <= promised[1]:
            first, last = promised
        if len(numbers) < _WHOLE * (last - first + 1):
            continue
        for before, after in pairwise([first - 1, *numbers, last + 1]):
            if after - before > 1:
                above = items.get(before) or items[numbers[0]]
                yield _finding(FindingCode.PARAGRAF_MISSING, above[-1].spans[-1].page_no, _range(before + 1, after - 1))


def _promised(document: Document) -> tuple[int, int] | None:
    """Return the first and last § that the front page says the minutes have, None where it does not say."""
    for page in document.pages[:_FRONT_PAGES]:
        if (found := _PROMISE.search(page.raw)) and int(found[1]) < int(found[2]):
            return int(found[1]), int(found[2])
    return None


def _not_in_text(document: Document, known: set[int]) -> Iterator[Finding]:
    """Yield the § of the contents list that are not in the text."""
    entries = {number: (line, title) for line in _front(document) for number, title in _entry(line)}
    inside = [number for number in entries if number in known]
    if len(entries) < _MIN_ENTRIES or len(inside) < _WHOLE * len(entries):
        return
    for number, (line, title) in entries.items():
        if number not in known:
            yield _finding(FindingCode.CONTENTS_DIFFER, line.page_no, f"§ {number} {title}".strip())


def _entry(line: Line) -> Iterator[tuple[int, str]]:
    if found := _ENTRY.fullmatch(line.text):
        yield int(found[1] or found[2]), re.sub(r"[\s.…_]+\d*$", "", found[3]).strip(" :–-")


def _front(document: Document) -> list[Line]:
    """Return the lines before the first §."""
    start = next(item.spans[0] for item in document.items if item.paragraf)
    return [
        line
        for line in lines_of(page for page in document.pages if page.page_no <= start.page_no)
        if (line.page_no, line.start) < (start.page_no, start.start)
    ]


def _numbers(detail: str) -> range:
    """Return the § numbers of "§ 14" or "§§ 17–18"."""
    first, *last = map(int, re.findall(r"\d+", detail))
    return range(first, (last[0] if last else first) + 1)


def _range(first: int, last: int) -> str:
    return f"§ {first}" if first == last else f"§§ {first}–{last}"


def _finding(code: FindingCode, page_no: int | None, detail: str) -> Finding:
    return Finding(code=code, page_no=page_no, detail=detail)
