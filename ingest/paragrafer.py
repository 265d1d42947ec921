"""Recognise where the paragrafer of minutes begin.

Forms: "§ 12", "§12", "§ 12 Dnr KS 2023/45", "§ 12 0509/23", "§ 12 Ärendenummer KS-2025-00035", "§ 12 Title",
"§ 12. Title", "Paragraf 12 – Title", "KF § 12", "Kf §12", "12 §", "12 § 2023/45", "§ 12/2023", "§ 12 forts.". Refused:
"§ 12." or "§ 12, den 3 maj" within a list of earlier decisions, "§ 12. The text of a rule.", "6 § lagen", entries of a
contents list, sentences that begin a line with "§ 12 och § 14".

1. Every line of such a form is a candidate.
2. Contents lists are put aside: dot leaders, or dense entries whose number comes again later.
3. What remains is weighed: a diarienummer, a decision below, the number before and after (`_weight`).
4. Minutes without any may number their matters in other ways (`numbered_matters.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.headings import find_heading
from ingest.lines import Line
from ingest.models import SectionKind
from ingest.numbered_matters import find_matters
from ingest.own_papers import is_place
from ingest.paragraf_shapes import Candidate, find_candidate, leading_numbers
from ingest.references import leading_diarienummer
from ingest.titles import OPEN_WORD, read_title
from ingest.titles_above import titles_above

_LEADERS = re.compile(r"[^\s.…]\s{0,4}(?:\.{4,}|(?:\.\s){4,}|…{2,}|_{4,}\s*\d+$)|^[.…_ ]{4,}\d{1,4}$")
_OPEN_END = re.compile(rf"{OPEN_WORD.pattern}|\d{{4}}$")
_DECIDES = re.compile(r"\b(?:beslutar|beslutade|föreslår|utses|noteras|godkänner|antecknas|bordläggs|antecknar)\b")
_MAX_EARLIER = 8  # lines of a list of earlier decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraf:
    """The header of a paragraf. `line` is its index among the lines, `body` that of the first line after the title."""

    line: int
    body: int
    number: str
    title: str
    organ: str
    diarienummer: tuple[str, ...]


def find_headers(lines: Sequence[Line]) -> tuple[Paragraf, ...]:
    """Return the paragrafer of minutes in the order they stand, repeated headers left out."""
    candidates = [found for n, line in enumerate(lines) if (found := find_candidate(n, line.text))]
    candidates = _without_contents(_without_stacked(candidates, lines), lines)
    headers: list[Candidate] = []
    for n, candidate in enumerate(candidates):
        last = headers[-1] if headers else None
        if last and candidate.number == last.number and candidate.organ == last.organ:
            continue  # a header repeated at the top of a page
        following = candidates[n + 1] if n + 1 < len(candidates) else None
        if not candidate.is_continued and _weight(candidate, last, following, lines) >= 3:
            headers.append(candidate)
    above = titles_above(headers, lines)
    return tuple(_with_title(header, lines, above.get(header.line)) for header in headers or find_matters(lines))


def _numbers_above(header: Candidate, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the diarienummer that stand alone right above a header, a gap before them."""
    above = lines[header.line - 1] if header.line else None
    if header.diarienummer or above is None or not above.gap_before or lines[header.line].gap_before:
        return ()
    numbers, rest = leading_diarienummer(above.text)
    return () if rest else numbers


def _without_stacked(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in candidates:
        if not (kept and _is_stacked(candidate, kept[-1], lines)):
            kept.append(candidate)
    return kept


def _is_stacked(candidate: Candidate, header: Candidate, lines: Sequence[Line]) -> bool:
    """Say whether a line below a header tells the § of an earlier organ: "Sn § 50" above "Au § 84"."""
    between = lines[header.line + 1 : candidate.line]
    is_other = bool(candidate.prefix) and candidate.prefix != header.prefix
    return (
        is_other and not (header.rest or candidate.rest) and all(not leading_numbers(line.text)[1] for line in between)
    )


def repeated_headers(lines: Sequence[Line], headers: Sequence[Paragraf]) -> frozenset[int]:
    """Return the indexes of lines that only repeat the header they stand below: "§ 12 forts."."""
    by_line = {header.line: header.number for header in headers}
    repeats, current = set(), ""
    for n, line in enumerate(lines):
        if n in by_line:
            current = by_line[n]
        elif (found := find_candidate(n, line.text)) and found.number == current:
            repeats.add(n)
    return frozenset(repeats)


def _without_contents(candidates: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    later: set[str] = set()
    kept: list[Candidate] = []
    end = len(lines)
    for candidate in reversed(candidates):
        block = lines[candidate.line : min(end, candidate.line + 5)]
        has_leaders = any(_LEADERS.search(line.text) for line in block)
        is_entry = block[-1].text.isdigit()  # "§ 4" / "Information" / "12", the page
        is_dense = end - candidate.line <= 4 and (is_entry or not any(_opens_decision(line) for line in block[1:]))
        if not has_leaders and not (is_dense and candidate.number in later):
            kept.append(candidate)
            later.add(candidate.number)
        end = candidate.line
    return kept[::-1]


def _weight(candidate: Candidate, last: Candidate | None, following: Candidate | None, lines: Sequence[Line]) -> int:
    """Sum up what speaks for a header; 3 suffices."""
    below = lines[candidate.line + 1 : min(candidate.line + 12, following.line if following else len(lines))]
    before = lines[candidate.line - 1] if candidate.line else None
    is_alone = not candidate.rest
    weight = 1 - candidate.is_dotted - 4 * _is_told(candidate, lines)
    weight += 2 * bool(candidate.diarienummer or (below and leading_diarienummer(below[0].text)[0]))
    weight += 2 * any(_opens_decision(line) for line in below)
    weight += bool(is_alone or candidate.organ)
    if last is not None:
        step = candidate.value - last.value
        weight += 2 if step == 1 else 1 if 1 < step <= 5 else -1 if step > 60 else 0
        weight -= 2 * (step <= 0 and not candidate.organ and not candidate.diarienummer)
    elif following is None or following.value == candidate.value + 1:
        weight += 2
    is_open = before is not None and _OPEN_END.search(before.text) and not is_place(before.text)
    is_number = before is not None and not leading_diarienummer(before.text)[1]
    if is_open and not is_number and not lines[candidate.line].gap_before:
        weight -= 3
    return weight


def _is_told(candidate: Candidate, lines: Sequence[Line]) -> bool:
    """Say whether a § is an entry of a list of earlier decisions, "Tidigare beslut" above it."""
    for n in range(candidate.line - 1, max(candidate.line - _MAX_EARLIER, 0) - 1, -1):
        heading = find_heading(lines[n].text)
        if heading:
            return heading.kind is SectionKind.TIDIGARE_BEHANDLING
        if "§" not in lines[n].text:
            return False
    return False


def _opens_decision(line: Line) -> bool:
    heading = find_heading(line.text)
    return (heading is not None and heading.kind is not SectionKind.HUVUD) or _DECIDES.search(line.text) is not None


def _with_title(header: Candidate, lines: Sequence[Line], above: tuple[int, str] | None) -> Paragraf:
    """Read the title beside and below a header, or take the one that stands above it."""
    title, numbers, body = read_title(header, lines)
    line = header.line
    if above is not None:
        line, title = above
        body = next(n for n in range(header.line + 1, len(lines)) if leading_numbers(lines[n].text)[1])
        numbers = tuple(number for one in lines[header.line + 1 : body] for number in leading_numbers(one.text)[0])
    numbers = numbers or _numbers_above(header, lines)
    return Paragraf(
        line=line,
        body=body,
        number=header.number,
        title=title,
        organ=header.organ,
        diarienummer=tuple(dict.fromkeys((*header.diarienummer, *numbers))),
    )
