"""Collected papers that are numbered as appendices: "Bilaga 3" stands among the lines at the head of each, alone,
before the kind ("Bilaga 3. Reservation till § 9") or behind the place ("Ekpartiet, § 9, Bilaga 3").

The numbers count up. What each paper is about, the list of contents above them may tell as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.lines import Line
from ingest.models import SectionKind
from ingest.organs import find_organs
from ingest.own_papers import statement_kind
from ingest.parties import parties_in

_NUMBER = re.compile(
    r"(?:(?P<above>.{0,90})[,;–(]\s*)?(?:[Pp]rotokollsbilaga|Bilaga|BILAGA)\s(?:[Nn]r\s)?(?P<number>\d{1,2}|[A-Z])\)?"
    r"(?:(?<!\))(?:[.:,]|\s?[–-]|\s(?=till\b|§))\s*(?P<rest>[^.]{3,100}))?"
)
_ENTRY = re.compile(r"(?:Bilaga\s)?(?P<number>\d{1,2}|[A-Z])(?:[.:]?\s+(?P<rest>\S.*))?")
_TITLED = re.compile(
    r"§\s?\d{1,3}[a-z]?\s*[,.:–-]?\s+(?P<title>(?!(?:Bilaga|BILAGA|Dnr)\b)[A-ZÅÄÖ].{4,}?)(?:,?\s\(?[Dd](?:nr|iarienummer)\b.*)?$"
)
_MOVED = re.compile(r"(?:Motion|Interpellation|Medborgarförslag|Initiativ)\b(?!.*\bom\b)", re.IGNORECASE)
_ANSWER = re.compile(r"\S.{3,50}s\s(?:svar|yttrande|remissvar)(?:\s(?:på|över)\s.{3,40})?", re.IGNORECASE)
_ABOVE = 3  # lines of a head above its number
_BELOW = 4  # lines of a head below it
_MAX_LINE = 110  # characters
_ENTRY_LINES = 4
_LEAST = 2  # papers
_MOST_ARE = 0.5  # of the appendices: else they are drawings, lists, reports


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedPaper:
    """An appendix from line `line` up to `end`; its number stands on a line before `body`. `kind` is TEXT where its
    head tells of no statement, ARENDE for the answer to a motion; `entry` is what the list of contents says of
    it, "" where nothing."""

    line: int
    body: int
    end: int
    kind: SectionKind
    entry: str


def numbered_papers(lines: Sequence[Line]) -> tuple[NumberedPaper, ...]:
    """Return the appendices of a collection in order; none unless most of them are papers of members."""
    heads = _chain([head for n in range(len(lines)) if (head := _head(lines, n))])
    ends = [*(start for start, _, _ in heads[1:]), len(lines)]
    if len(heads) < _LEAST:
        return ()
    entries = _entries(lines[: heads[0][0]], [number for _, _, number in heads])
    papers = [
        NumberedPaper(line=start, body=n + 1, end=end, kind=_kind(lines[start:end], n - start), entry=entries[number])
        for (start, n, number), end in zip(heads, ends, strict=True)
    ]
    n_told = sum(paper.kind is not SectionKind.TEXT for paper in papers)
    if n_told < max(_LEAST, _MOST_ARE * len(papers)):
        return ()
    return tuple(part for paper in papers for part in _moved_and_answered(paper, lines))


def answering(text: str) -> str:
    """Return the organ whose answer to a motion a heading begins ("Nämndens svar"), "" for any other line."""
    return next(iter(find_organs(text)), "") if _ANSWER.fullmatch(text) else ""


def _moved_and_answered(paper: NumberedPaper, lines: Sequence[Line]) -> Iterator[NumberedPaper]:
    """A motion stands in its members' voice, the answer below it in its organ's; any other paper stays as it is."""
    is_motion = any(_MOVED.match(line.text) for line in lines[paper.line : paper.body + 1])
    if paper.kind is not SectionKind.TEXT or not is_motion:
        yield paper
        return
    at = next((n for n in range(paper.body, paper.end) if answering(lines[n].text)), paper.end)
    yield replace(paper, kind=SectionKind.YRKANDE, end=at)
    if at < paper.end:
        yield replace(paper, kind=SectionKind.ARENDE, line=at, body=at + 1)


def without_number(text: str) -> str:
    """Return what a line of a head says besides the number of the appendix: "Reservation till § 9"."""
    told = _NUMBER.fullmatch(text)
    return re.sub(r"^till\s+", "", (told["rest"] or told["above"] or "").strip(" ,")) if told else text


def title_behind_number(told: Sequence[str]) -> str:
    """Return the title of the matter that stands behind its § in one of the lines: "Reservation § 9, Ny bro"."""
    for text in told:
        if found := _TITLED.search(text):
            return found["title"].strip(" ,.–-")
    moved = next((n for n, text in enumerate(told) if _MOVED.match(text)), None)
    return told[moved + 1] if moved is not None and moved + 1 < len(told) - 1 else ""


def _head(lines: Sequence[Line], n: int) -> tuple[int, int, str] | None:
    """Return (first line, line of the number, number) of the head that line `n` numbers, None where it numbers none."""
    told = _NUMBER.fullmatch(lines[n].text)
    if told is None:
        return None
    top = n
    while top and lines[top - 1].page_no == lines[n].page_no and n - top <= _ABOVE:
        top -= 1
    is_top = top == 0 or lines[top - 1].page_no != lines[top].page_no
    if is_top and all(_may_head(line.text) for line in lines[top:n]):
        return top, n, told["number"]
    return (n, n, told["number"]) if not told["above"] and lines[n - 1].text[-1] != "," else None


def _may_head(text: str) -> bool:
    return len(text) <= _MAX_LINE and text[-1] not in ".,;:"


def _chain(heads: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the longest row of heads that counts up from 1 or A, the last one of equal length: the list of contents
    counts up, too."""
    rows = [list(_counting(heads[n:])) for n, head in enumerate(heads) if head[2] in ("1", "A")]
    return max(reversed(rows), key=len, default=[])


def _counting(heads: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    wanted = heads[0][2]
    for head in heads:
        if head[2] == wanted:
            yield head
            wanted = str(int(wanted) + 1) if wanted.isdigit() else chr(ord(wanted) + 1)


def _kind(lines: Sequence[Line], at: int) -> SectionKind:
    """Return what the head of a paper says it is, its number on line `at` of it."""
    for line in lines[: at + _BELOW]:
        text = without_number(line.text)
        who, _, behind = text.partition(", ")
        forms = (text, f"{behind[:1].upper()}{behind[1:]}" if parties_in(who) else "")
        if kind := next((kind for form in forms if form and (kind := statement_kind(form))), None):
            return kind
        if line.text.endswith("."):
            break
    return SectionKind.TEXT


def _entries(contents: Sequence[Line], numbers: Sequence[str]) -> dict[str, str]:
    """Return what a list of contents says of each number: the lines from it to the next one."""
    starts = {
        number: n
        for number in numbers
        for n, line in enumerate(contents)
        if (told := _ENTRY.fullmatch(line.text)) and told["number"] == number
    }
    entries = dict.fromkeys(numbers, "")
    for number, start in starts.items():
        end = min((n for n in starts.values() if n > start), default=len(contents))
        lines = [line.text for line in contents[start : min(end, start + _ENTRY_LINES)]]
        entries[number] = " ".join(lines).removeprefix("Bilaga ").removeprefix(number).strip(" .:")
    return entries
