"""Rows of vote tables: a member, party letters, perhaps seat and role, then the ballot.

A table comes out of a file one row a line ("Eva By S 12 Ledamot Ja", "By, Eva (S) Nej") or one cell a line ("Eva By" /
"S" / "12" / "Ledamot" / "Ja", "Eva By (S)" / "Ja"); a name may run over two cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.models import Ballot, MemberVote, Person
from ingest.parties import CODE, is_code

_BALLOT = re.compile(r"(?:ja|nej|avst(?:år|od|ått)?|frånv\w*|kvittad)\.?", re.IGNORECASE)
_ROW = re.compile(
    rf"(?:\d{{1,3}}\.?\s+)?(?P<name>[A-ZÅÄÖ][^\d()\s]*(?:\s+[^\d()\s]+){{1,4}}?),?\s+\(?(?P<code>{CODE}|-)\)?\s+"
    r"(?:\d{1,3}\s+)?(?:[\w: ]+\s+)?(?P<ballot>(?i:ja|nej|avst(?:år|od|\.)|frånv[\w.]*|kvittad))"
)
_NAME = re.compile(r"[A-ZÅÄÖ][^\d()/:]*")
_LETTERED = re.compile(rf"(?:\d{{1,3}}\.?\s+)?(?P<name>[A-ZÅÄÖ][^\d()/:]*\s[^\d()/:]*?)\s*\((?P<code>{CODE})\)")
_MAX_CELLS = 7  # of a row; more lines above a ballot are another text


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a vote table; offsets are 0-based, half-open, into the text it was found in."""

    start: int
    end: int
    member: MemberVote


def find_rows(text: str) -> Iterator[Row]:
    """Yield the rows of the vote tables of a text, in order; party letters tell a row from a sentence."""
    cells: list[re.Match[str]] = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        written = line[0].strip()
        if row := _ROW.fullmatch(written):
            if is_code(row["code"]) or row["code"] == "-":
                yield _row(line, line, _person(row["name"], row["code"]), row["ballot"])
            cells = []
        elif _BALLOT.fullmatch(written):
            found = _person_of([cell[0].strip() for cell in cells[-_MAX_CELLS:]])
            if found:
                n, person = found
                yield _row(cells[-_MAX_CELLS:][n], line, person, written)
            cells = []
        else:
            cells.append(line)


def ballot_of(word: str) -> Ballot:
    """Return the ballot that a word begins to spell: "JA", "Avstod", "Frånv"; who is "kvittad" stayed away by pact."""
    folded = word.casefold()
    return Ballot.FRANVARANDE if folded.startswith("kvitt") else next(one for one in Ballot if folded[:2] == one[:2])


def _row(first: re.Match[str], last: re.Match[str], person: Person, ballot: str) -> Row:
    return Row(start=first.start(), end=last.end(), member=MemberVote(person=person, ballot=ballot_of(ballot)))


def _person_of(cells: Sequence[str]) -> tuple[int, Person] | None:
    """Read the name before the party letters of a row and the cell it begins in; one word goes on from above."""
    lettered = _LETTERED.fullmatch(cells[-1]) if cells else None
    if lettered and is_code(lettered["code"]):
        return len(cells) - 1, _person(lettered["name"], lettered["code"])
    codes = [n for n, cell in enumerate(cells) if is_code(cell) and (cell.isupper() or len(cell) > 2)]
    if not codes:
        return None
    at = max((n for n in codes if n and " " in cells[n - 1] and not is_code(cells[n - 1])), default=codes[0])
    name, first = (cells[at - 1], at - 1) if at else ("", 0)
    if not _NAME.fullmatch(name):
        return None
    if " " not in name and at > 1 and _NAME.fullmatch(cells[at - 2]):
        name, first = f"{cells[at - 2]} {name}", at - 2
    return (first, _person(name, cells[at])) if " " in name else None


def _person(name: str, code: str) -> Person:
    surname, comma, given = name.partition(",")
    written = f"{given.strip()} {surname.strip()}" if comma else name
    return Person(name=" ".join(written.split()), party=code.strip("-"))
