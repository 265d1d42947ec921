"""Vote lists of several votes in one table: a row for each member, a column for each paragraf.

"Ledamot  Parti  § 12  § 15" / "Eva By  S  Ja  Nej": a table comes out of a file one row a line or one cell a line. It
goes on over page breaks, where its head may be repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.models import MemberVote, Person
from ingest.parties import CODE, is_code
from ingest.vote_rows import ballot_of

_HEAD = re.compile(
    r"^[ \t]*(?:nr\s+)?(?:ledamot|ledamöter|namn)\s+(?:(?:parti|grupp)\s+)?"
    r"(?P<columns>§\s?\d{1,4}[a-z]?(?:\s+§\s?\d{1,4}[a-z]?)+)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_BALLOT = r"(?:ja|nej|avst(?:år|od|ått)?\.?|frånv\w*\.?|kvittad|[-–])"
_BALLOTS = re.compile(_BALLOT, re.IGNORECASE)
_NAME = r"[A-ZÅÄÖ][^\d()/:\n]+?(?:\n[ \t]*[A-ZÅÄÖ][^\d()/:\n]+?)?"
_MAX_BETWEEN = 10  # lines of a page's foot and head, the table's own head included, within a table
_MIN_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A table and who cast which ballot on each paragraf; offsets are 0-based, half-open, into the text."""

    start: int
    end: int
    columns: tuple[tuple[str, tuple[MemberVote, ...]], ...]


def find_matrices(text: str) -> tuple[Matrix, ...]:
    """Return the tables of several votes in a text, in order."""
    found: list[Matrix] = []
    for head in _HEAD.finditer(text):
        if found and head.start() < found[-1].end:
            continue  # repeated at the top of a page
        numbers = re.findall(r"\d{1,4}[a-z]?", head["columns"])
        rows = list(_rows(text, head.end(), len(numbers)))
        if len(rows) >= _MIN_ROWS:
            columns = tuple((number, _column(rows, n)) for n, number in enumerate(numbers))
            found.append(Matrix(start=head.start(), end=rows[-1].end(), columns=columns))
    return tuple(found)


def _rows(text: str, start: int, n_columns: int) -> Iterator[re.Match[str]]:
    """Yield the rows below a head, up to other text."""
    pattern = re.compile(
        rf"^[ \t]*(?:\d{{1,3}}\.?\s+)?(?P<name>{_NAME}),?\s+\(?(?P<code>{CODE})\)?"
        rf"(?P<ballots>(?:\s+(?i:{_BALLOT})){{{n_columns}}})[ \t]*$",
        re.MULTILINE,
    )
    end = start
    for row in pattern.finditer(text, start):
        if text.count("\n", end, row.start()) > _MAX_BETWEEN:
            return
        if is_code(row["code"]) and len(row["name"].split()) > 1:
            end = row.end()
            yield row


def _column(rows: Sequence[re.Match[str]], n: int) -> tuple[MemberVote, ...]:
    """Return the ballots of a column; a dash stands for none."""
    cast = ((row, _BALLOTS.findall(row["ballots"])[n]) for row in rows)
    return tuple(
        MemberVote(person=Person(name=" ".join(row["name"].split()), party=row["code"]), ballot=ballot_of(word))
        for row, word in cast
        if word[0] not in "-–"
    )
