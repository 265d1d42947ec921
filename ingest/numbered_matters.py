"""Matters of minutes that have no paragrafer: "Ärende 5", "Punkt 5 Title", "5. Title", counting up.

A row of numbers is taken for matters only where decisions stand under their headings below most of them, so that
neither the points of a decision nor the chapters of a report are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.headings import find_heading
from ingest.lines import Line
from ingest.models import SectionKind
from ingest.paragraf_shapes import Candidate, leading_numbers

_NAMED = re.compile(
    r"(?:[#*]+\s*)?(?:Ärende|Ärendepunkt|Punkt)\s+(?:nr\s+)?(?P<number>\d{1,3})(?:[.:]|\b)\s*(?P<rest>.*)"
)
_PLAIN = re.compile(r"(?:[#*]+\s*)?(?P<number>\d{1,3})[.)]?\s+(?P<rest>[A-ZÅÄÖ].{2,150})")
_MAX_STEP = 3  # numbers left out of an extract
_MIN_MATTERS = 2
_MIN_DECIDED = 0.5  # of the matters


def find_matters(lines: Sequence[Line]) -> list[Candidate]:
    """Return the headers of the matters in the order they stand; none where no row of numbers is one of matters."""
    candidates = [found for n in range(len(lines)) if (found := _candidate(n, lines))]
    longest: list[Candidate] = []
    for start in range(min(len(candidates), _MAX_STEP)):
        row = _row(candidates[start:])
        longest = row if len(row) > len(longest) else longest
    return longest if longest and _are_matters(longest, lines) else []


def _candidate(n: int, lines: Sequence[Line]) -> Candidate | None:
    text = lines[n].text
    match = _NAMED.fullmatch(text) or (_PLAIN.fullmatch(text) if lines[n].gap_before or n == 0 else None)
    match = match or (_PLAIN.fullmatch(text) if _follows_one(n, lines) else None)
    if match is None or text.endswith((".", ":", ";", ",")):
        return None
    heading = find_heading(text)
    if heading and heading.kind is not SectionKind.HUVUD:
        return None  # "1. Bakgrund", while "1. Upprop" is a matter
    numbers, title = leading_numbers(match["rest"])
    return Candidate(
        line=n,
        number=match["number"].lstrip("0") or "0",
        prefix="",
        organ="",
        rest=title.strip(" :,–-"),
        diarienummer=numbers,
        is_dotted=False,
        is_continued=False,
    )


def _follows_one(n: int, lines: Sequence[Line]) -> bool:
    """Say whether the line above is such a header itself: "1. Upprop" right above "2. Justering"."""
    return n > 0 and _PLAIN.fullmatch(lines[n - 1].text) is not None


def _row(candidates: Sequence[Candidate]) -> list[Candidate]:
    row = list(candidates[:1])
    for candidate in candidates[1:]:
        if 1 <= candidate.value - row[-1].value <= _MAX_STEP:
            row.append(candidate)
    return row


def _are_matters(row: Sequence[Candidate], lines: Sequence[Line]) -> bool:
    ends = [*(candidate.line for candidate in row[1:]), len(lines)]
    decided = sum(
        any(_decides(line.text) for line in lines[candidate.line + 1 : end])
        for candidate, end in zip(row, ends, strict=True)
    )
    return decided >= _MIN_MATTERS and decided >= _MIN_DECIDED * len(row)


def _decides(text: str) -> bool:
    heading = find_heading(text)
    return heading is not None and heading.kind is SectionKind.BESLUT
