"""Recognise where the paragrafer of minutes begin.

Forms: "§ 12", "§12", "§ 12 Dnr KS 2023/45", "§ 12 0509/23", "§ 12 Ärendenummer KS-2025-00035", "§ 12 Title",
"§ 12. Title", "Paragraf 12 – Title", "KF § 12", "Kf §12", "12 §", "12 § 2023/45", "§ 12/2023", "§ 12 forts.". Refused:
"§ 12." or "§ 12, den 3 maj" within a list of earlier decisions, "§ 12. The text of a rule.", "6 § lagen", entries of a
contents list, sentences that begin a line with "§ 12 och § 14".

1. Every line of such a form is a candidate.
2. Contents lists are put aside: dot leaders, or dense entries whose number comes again later.
3. What remains is weighed: a diarienummer, a decision below, the number before and after (`_weight`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.headings import find_heading
from ingest.lines import Line
from ingest.models import SectionKind
from ingest.organs import canonical_organ
from ingest.own_papers import is_place
from ingest.references import find_dates, leading_diarienummer, trailing_diarienummer

_HEADER = re.compile(
    r"(?:[#*]+\s*)?(?:(?P<organ>[A-ZÅÄÖ][\wåäö]{0,30}(?:\s[a-zåäö]+utskott)?)\s+)?"
    r"(?:(?:§|Paragraf\s)\s?(?P<number>\d{1,4}[a-z]?)|(?P<before>\d{1,4})\s?§(?!\s?\d(?!\d{2,}[/-]\d)))(?:/(?:19|20)?\d\d(?!\d))?(?P<rest>.*)"
)
_REFUSED_REST = re.compile(
    r"[;)?!–-]|[.:](?!\s+[A-ZÅÄÖ])|,(?!\s*(?:\d{3,}|[A-ZÅÄÖ]{2,}|(?i:dnr)))|\s+(?!forts)[a-zåäö]|§"
)
_LEADERS = re.compile(r"[^\s.…]\s{0,4}(?:\.{4,}|(?:\.\s){4,}|…{2,}|_{4,}\s*\d+$)|^[.…_ ]{4,}\d{1,4}$")
_CLASS_CODE = re.compile(r"\d{1,2}(?:\.\d{1,3}){1,4}(?:\s+|$)(?!kap|kr|mkr|%)")  # "1.4.1.1", of the archive's plan
_EARLIER = re.compile(
    r"(?P<organ>[A-ZÅÄÖ][\wåäö]{0,9})\s?§\s?\d{1,4}(?:/\d\d(?:\d\d)?)?(?!\d)[ ,;]*"
)  # "KSAU § 84" beside
_FORTS = re.compile(r"\(?forts(?:ättning|\.)?\b\.?\)?", re.IGNORECASE)
_OPEN_WORD = re.compile(r"(?:,|\b(?:och|samt|den|av|i|enligt|till|med|se|från|jämlikt))$")
_OPEN_END = re.compile(rf"{_OPEN_WORD.pattern}|\d{{4}}$")
_DECIDES = re.compile(r"\b(?:beslutar|beslutade|föreslår|utses|noteras|godkänner|antecknas|bordläggs|antecknar)\b")
_MAX_TITLE_LINES = 8
_MAX_EARLIER = 8  # lines of a list of earlier decisions
_MAX_SHORT_TITLE = 50  # characters; a longer line may well be wrapped
_WRAPPED = 0.75  # a line that goes on below is at least this long, measured by the line below
SUBTITLE = re.compile(
    r"(?:Motion|Interpellation|Medborgarförslag|Skrivelse|Remiss|E-förslag|Initiativ|Yttrande|Svar på remiss)"
    r"(?:\s\([^)]*\))?\s(?:den|av|från|nr|till|över|\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraf:
    """The header of a paragraf. `line` is its index among the lines, `body` that of the first line after the title."""

    line: int
    body: int
    number: str
    title: str
    organ: str
    diarienummer: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    line: int
    number: str
    prefix: str  # "Sn" of "Sn § 12"
    organ: str
    rest: str
    diarienummer: tuple[str, ...]
    is_continued: bool
    is_dotted: bool  # "§ 12. Title": so the § of regulations are written, too

    @property
    def value(self) -> int:
        return int(re.sub(r"\D", "", self.number))


def find_headers(lines: Sequence[Line]) -> tuple[Paragraf, ...]:
    """Return the paragrafer of minutes in the order they stand, repeated headers left out."""
    candidates = [found for n, line in enumerate(lines) if (found := _candidate(n, line.text))]
    candidates = _without_contents(_without_stacked(candidates, lines), lines)
    headers: list[_Candidate] = []
    for n, candidate in enumerate(candidates):
        last = headers[-1] if headers else None
        if last and candidate.number == last.number and candidate.organ == last.organ:
            continue  # a header repeated at the top of a page
        following = candidates[n + 1] if n + 1 < len(candidates) else None
        if not candidate.is_continued and _weight(candidate, last, following, lines) >= 3:
            headers.append(candidate)
    return tuple(_with_title(header, lines) for header in headers)


def _without_stacked(candidates: Sequence[_Candidate], lines: Sequence[Line]) -> list[_Candidate]:
    kept: list[_Candidate] = []
    for candidate in candidates:
        if not (kept and _is_stacked(candidate, kept[-1], lines)):
            kept.append(candidate)
    return kept


def _is_stacked(candidate: _Candidate, header: _Candidate, lines: Sequence[Line]) -> bool:
    """Say whether a line below a header tells the § of an earlier organ: "Sn § 50" above "Au § 84"."""
    between = lines[header.line + 1 : candidate.line]
    is_other = bool(candidate.prefix) and candidate.prefix != header.prefix
    return is_other and not (header.rest or candidate.rest) and all(not _numbers(line.text)[1] for line in between)


def repeated_headers(lines: Sequence[Line], headers: Sequence[Paragraf]) -> frozenset[int]:
    """Return the indexes of lines that only repeat the header they stand below: "§ 12 forts."."""
    by_line = {header.line: header.number for header in headers}
    repeats, current = set(), ""
    for n, line in enumerate(lines):
        if n in by_line:
            current = by_line[n]
        elif (found := _candidate(n, line.text)) and found.number == current:
            repeats.add(n)
    return frozenset(repeats)


def _candidate(n: int, text: str) -> _Candidate | None:
    match = _HEADER.fullmatch(text) if "§" in text[:50] or text.startswith("Paragraf ") else None
    if match is None or _REFUSED_REST.match(match["rest"]) or _is_day(match["rest"]):
        return None
    is_dotted = match["rest"][:1] in (".", ":")
    if is_dotted and text.endswith("."):
        return None
    organ = ""
    if match["organ"]:
        organ = canonical_organ(match["organ"].upper()) or canonical_organ(match["organ"]) or ""
        if not organ and len(match["organ"]) > 4:
            return None  # "Kommunallagen § 12"
    rest = match["rest"].lstrip(".:").strip(" ,*–-")
    numbers, title = _numbers(_FORTS.sub("", rest).strip())
    return _Candidate(
        line=n,
        number=(match["number"] or match["before"]).lstrip("0") or "0",
        prefix=(match["organ"] or "").casefold(),
        organ=organ,
        rest=title.strip(" :,–-"),
        diarienummer=numbers,
        is_dotted=is_dotted,
        is_continued=_FORTS.match(rest) is not None or _FORTS.search(rest[-14:]) is not None,
    )


def _is_day(rest: str) -> bool:
    """Say whether only a date follows a § and a comma, as where an earlier decision is told: "§ 9, 2031-05-12"."""
    if not rest.startswith(","):
        return False
    days = find_dates(rest)
    return bool(days) and days[0].end - days[0].start >= len(rest.strip(" ,.")) - len("den ")


def _numbers(rest: str, prefix: str = "") -> tuple[tuple[str, ...], str]:
    """Return the diarienummer behind "§ 12" and the title; class codes and the § of organs other than `prefix` are
    neither."""
    while (earlier := _EARLIER.match(rest)) and earlier["organ"].casefold() != prefix:
        rest = rest[earlier.end() :]
    numbers, title = leading_diarienummer(rest)
    return numbers, _CLASS_CODE.sub("", title, count=1) if numbers and _CLASS_CODE.match(title) else title


def _without_contents(candidates: list[_Candidate], lines: Sequence[Line]) -> list[_Candidate]:
    later: set[str] = set()
    kept: list[_Candidate] = []
    end = len(lines)
    for candidate in reversed(candidates):
        block = lines[candidate.line : min(end, candidate.line + 5)]
        has_leaders = any(_LEADERS.search(line.text) for line in block)
        is_dense = end - candidate.line <= 4 and not any(_opens_decision(line) for line in block[1:])
        if not has_leaders and not (is_dense and candidate.number in later):
            kept.append(candidate)
            later.add(candidate.number)
        end = candidate.line
    return kept[::-1]


def _weight(candidate: _Candidate, last: _Candidate | None, following: _Candidate | None, lines: Sequence[Line]) -> int:
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
    if is_open and not lines[candidate.line].gap_before:
        weight -= 3
    return weight


def _is_told(candidate: _Candidate, lines: Sequence[Line]) -> bool:
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


def _with_title(header: _Candidate, lines: Sequence[Line]) -> Paragraf:
    title, numbers, body = read_title(header, lines)
    return Paragraf(
        line=header.line,
        body=body,
        number=header.number,
        title=title,
        organ=header.organ,
        diarienummer=tuple(dict.fromkeys((*header.diarienummer, *numbers))),
    )


def read_title(header: _Candidate, lines: Sequence[Line]) -> tuple[str, tuple[str, ...], int]:
    """Return (title, the diarienummer that stand beside it, index of the first line after the title)."""
    parts, numbers = ([header.rest] if header.rest else []), list[str]()
    n = header.line + 1
    while n < len(lines) and len(parts) < _MAX_TITLE_LINES:
        text = lines[n].text
        found, rest = _numbers(text, header.prefix)
        if (not rest or (found and not parts)) and not _is_open(parts):  # a number, or only the § of an earlier organ
            numbers += found
            parts += [rest] if rest else []
        elif not _is_open(parts) and ends_title(n, parts, lines):
            break
        else:
            parts.append(text)
        n += 1
    cut = next((k for k, part in enumerate(parts) if k and SUBTITLE.match(part)), len(parts))
    title, beside = _without_numbers(parts[:cut])
    return title, (*numbers, *beside), n


def _is_open(parts: Sequence[str]) -> bool:
    """Say whether a parenthesis is open at the end of the lines of a title: "Title (KS"."""
    return bool(parts) and re.search(r"[(\[][^)\]]{0,40}$", parts[-1]) is not None


def _without_numbers(parts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the title without the diarienummer that stand beside its lines or behind it, and these."""
    numbers: list[str] = []
    kept: list[str] = []
    for part in parts:
        found, rest = trailing_diarienummer(part)
        numbers += found
        kept.append(rest)
    found, title = trailing_diarienummer(" ".join(" ".join(kept).split()))
    return title, (*numbers, *found)


def ends_title(n: int, parts: Sequence[str], lines: Sequence[Line]) -> bool:
    """Say whether a title ends before line `n`: at a heading, at the next header, where a sentence begins."""
    text = lines[n].text
    heading = find_heading(text)
    if not parts and heading and heading.kind is not SectionKind.BESLUT:
        return False  # "Information", "Dagordning": here it is the title
    if heading or _candidate(n, text):
        return True
    if not parts:
        return False
    if not text[0].isupper() or _OPEN_WORD.search(parts[-1]) or not is_prose(n, lines):
        return False
    is_short_sentence = text.endswith(".") and len(parts[-1]) < _MAX_SHORT_TITLE
    return lines[n].gap_before or is_short_sentence or len(parts[-1]) < _WRAPPED * len(text)


def begins_body(n: int, lines: Sequence[Line]) -> bool:
    """Say whether running text begins with line `n` below a title: its first word would have fitted on the line above,
    so the line was not broken for want of room."""
    first, *rest = lines[n].text.split(maxsplit=1)
    widest = max(len(line.text) for line in lines[n : n + 8])
    is_sentence = first[0].isupper() or first[0].isdigit()
    above = lines[n - 1].text
    fits = len(above) + 1 + len(first) <= widest
    return bool(rest) and is_sentence and fits and not _OPEN_WORD.search(above) and is_prose(n, lines)


def is_prose(n: int, lines: Sequence[Line]) -> bool:
    """Say whether a sentence begins here: it comes to a full stop or a colon before the next heading."""
    for line in lines[n : n + 8]:
        if find_heading(line.text) or (line.gap_before and line is not lines[n]):
            return False
        if re.search(r"[a-zåäö0-9)”][.:;]$|[a-zåäö)]\. [A-ZÅÄÖ]", line.text):
            return True
    return False
