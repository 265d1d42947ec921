"""Appendices of a document: "Bilaga 2" at the top of a page, and the paragraf each belongs to.

An appendix says so itself ("Bilaga 2 till § 14"), or a paragraf points to it ("framgår av bilaga 2"); else it belongs
to the last paragraf. Vote lists and attendance lists are told from texts: no heading is looked for in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.lines import Line
from ingest.models import SectionKind
from ingest.own_papers import is_place, statement_kind
from ingest.paragrafer import Paragraf
from ingest.parts import appendix_number, is_vote_list
from ingest.references import find_paragrafer

_HEAD = 14  # lines
_MAX_ABOVE = 5  # lines from "Bilaga 2" to what the appendix is
_VOTES = re.compile(r"\bAntal Ja\b|\bomröstning|\bvotering|\bröstlist|\bJa\s+Nej\s+Avst", re.IGNORECASE)
_ATTENDANCE = re.compile(
    r"\bnärvarolista|\bupprop|\bAnkom\b|\bLedamot\b.*\bParti\b|\bnärvarande\b", re.IGNORECASE | re.DOTALL
)
_LIST = re.compile(r"(?:omröstnings|voterings|röst|närvaro)(?:lista|protokoll|förteckning)", re.IGNORECASE)
_EXTRACT = re.compile(r"\b(?:protokollsutdrag|utdrag ur)\b", re.IGNORECASE)  # it has headings, among them of its votes
_POINTS = (
    r"(?:framgår av|redovisas i|återfinns i|\bse|enligt|bifogas som|bifogad|[,(]|\bi)\s*"
    r"\(?(?:protokolls)?bilaga\s+{number}\b(?!\s+till)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """An appendix: the index of the paragraf it belongs to, what it is, and whether it is a list."""

    item: int
    kind: SectionKind
    is_list: bool
    is_attendance: bool


class Appendices:
    """The appendices of one document, found at the tops of pages (behind the last paragraf where there are any)."""

    def __init__(
        self, lines: Sequence[Line], headers: Sequence[Paragraf], repeats: frozenset[int] = frozenset()
    ) -> None:
        """Take what `paragrafer` found; `repeats` are lines that only repeat a header at the top of a page."""
        self._lines = lines
        self._headers = headers
        self._repeats = repeats
        first = headers[-1].body if headers else 1
        self._starts = self._found(first)

    def at(self, n: int) -> Appendix | None:
        """Return the appendix that begins with line `n`, or None."""
        number = self._starts.get(n)
        if number is None:
            return None
        head = "\n".join(line.text for line in self._lines[n : min(n + _HEAD, self.end(n))])
        is_extract = _EXTRACT.search(self._lines[n].text) is not None
        is_attendance = bool(_ATTENDANCE.search(head)) and not _VOTES.search(head) and not is_extract
        is_votes = bool(_VOTES.search(head)) and not is_attendance and not is_extract
        kind = SectionKind.OMROSTNING if is_votes else SectionKind.HUVUD if is_attendance else SectionKind.BILAGA
        return Appendix(
            item=self._item(number, head),
            kind=kind,
            is_list=is_votes or is_attendance,
            is_attendance=is_attendance,
        )

    def told_kind(self, start: int, n: int) -> SectionKind | None:
        """Return what line `n` says that the appendix beginning with line `start` is: "Särskilt yttrande"."""
        if n - start > _MAX_ABOVE or not all(is_place(line.text) for line in self._lines[start + 1 : n]):
            return None
        return statement_kind(self._lines[n].text)

    def end(self, n: int) -> int:
        """Return the index behind the last line of the appendix that line `n` stands in."""
        return min((start for start in self._starts if start > n), default=len(self._lines))

    def attendance_lines(self) -> tuple[Line, ...]:
        """Return the lines of the appendices that list who took part."""
        bounds = [*sorted(self._starts), len(self._lines)]
        return tuple(line for start, end in pairwise(bounds) for line in self._attendance(start, end))

    def _attendance(self, start: int, end: int) -> Iterator[Line]:
        appendix = self.at(start)
        if appendix and appendix.is_attendance:
            yield from self._lines[start:end]

    def _found(self, first: int) -> dict[int, str]:
        """Return the number of each appendix by its first line; a head that is only repeated on its pages is none."""
        starts: dict[int, str] = {}
        last = ""
        for n in range(first, len(self._lines)):
            number = self._number(n)
            text = self._lines[n].text
            if number is None or (text == last and (number or is_vote_list(text))):
                continue
            starts[n], last = number, text
        return starts

    def _number(self, n: int) -> str | None:
        number = appendix_number(self._lines, n)
        return number if number is not None and (self._is_top(n) or self._has_head(n)) else None

    def _is_top(self, n: int) -> bool:
        """Say whether a page begins with this line, repeated headers aside."""
        while n and n - 1 in self._repeats:
            n -= 1
        return n == 0 or self._lines[n].page_no != self._lines[n - 1].page_no

    def _has_head(self, n: int) -> bool:
        """Say whether a paper begins with this line where pages have no breaks: whose it is and what it is follow."""
        below = [line.text for line in self._lines[n + 1 : n + 4]]
        kinds = [k for k, text in enumerate(below) if statement_kind(text) or _LIST.fullmatch(text)]
        return bool(kinds) and all(is_place(text) for text in below[: kinds[0]])

    def _item(self, number: str, head: str) -> int:
        """The paragraf that the appendix names, the one that points to it, or the last."""
        by_number = {header.number: n for n, header in enumerate(self._headers)}
        named = [by_number[found.paragraf] for found in find_paragrafer(head[:300]) if found.paragraf in by_number]
        if named:
            return named[0]
        points = re.compile(_POINTS.format(number=re.escape(number)), re.IGNORECASE) if number else None
        pointing = [n for n, text in self._texts() if points and points.search(text)]
        return pointing[0] if len(pointing) == 1 else max(len(self._headers) - 1, 0)

    def _texts(self) -> Iterator[tuple[int, str]]:
        bounds = [*(header.line for header in self._headers), min(self._starts, default=len(self._lines))]
        for n, (start, end) in enumerate(pairwise(bounds)):
            yield n, " ".join(line.text for line in self._lines[start:end])
