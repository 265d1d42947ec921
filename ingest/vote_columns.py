"""Names below the heads of columns, the ballot in the head: "Ja (3)   Nej (2)   Avstår (1)", "Ja-röster: 3", "NEJ".

A row comes out of a file as a line with as many names as columns reach down to it, for each column is filled from its
top; the counts in the head, or the tally beside the table, tell how far. A table of one row, whose cells hold the
names one a line, comes out column by column. A page break may cut the table and repeat its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.models import Ballot, Person
from ingest.parties import CODE, is_code
from ingest.people import find_persons, fold, parse_names
from ingest.vote_members import Side
from ingest.vote_rows import ballot_of

_BALLOT = r"(?:ja|nej|avst(?:år|od|ått)|frånvarande)(?:[- ]?röst(?:er)?|\s+röst(?:ar|ade))?"
_CELL = rf"(?:antal\s+)?(?P<ballot>{_BALLOT})[ \t]*[(:=]?[ \t]*(?P<count>\d{{1,3}})?(?:[ \t]*(?:st|röster))?[ \t]*\)?:?"
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _CELL)
_CELLS = re.compile(_CELL, re.IGNORECASE)
_HEAD = re.compile(rf"\W{{0,3}}{_UNNAMED}(?:[ \t|,;]+{_UNNAMED}){{0,3}}\W{{0,3}}", re.IGNORECASE)
_ALONE = re.compile(r"(?:ja|nej|avst(?:år|od|ått)|frånvarande)", re.IGNORECASE)  # may as well be a cell of a row
_PART = re.compile(r"(?:tjänstgörande |tjg\.? )?(?:ledamot|ersättare|(?:\w+ )?(?:vice )?ordförande)", re.IGNORECASE)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_GAP = re.compile(r"[ \t]{2,}|\t|\|")
_NUMBERED = re.compile(r"^\W*(?:\d{1,3}\.?[ \t]+)?")
_BARE = re.compile(rf"(?P<name>[A-ZÅÄÖ][^\W\d]+(?:[ \t-][^\W\d]+){{1,4}}?),?[ \t]+(?P<code>{CODE})(?:[ \t,;|]+|$)")
_MAX_BETWEEN = 4  # lines of a page's foot and head within a table
_SEPARATORS = " \t,;.|•·*-–"


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns of a table from left to right, each with the count printed in its head."""

    start: int
    end: int
    counts: tuple[tuple[Ballot, int | None], ...]

    def filled(self, tally: Mapping[Ballot, int]) -> tuple[tuple[Ballot, int], ...] | None:
        """Return the columns with their counts, from the tally where the head has none; None where it is not told."""
        counts = [(ballot, tally.get(ballot) if count is None else count) for ballot, count in self.counts]
        known = tuple((ballot, count) for ballot, count in counts if count is not None)
        return known if len(known) == len(counts) else None


def find_columns(text: str, known: Sequence[Person], tallies: Sequence[tuple[int, Mapping[Ballot, int]]]) -> list[Side]:
    """Return those who stand below each head of a column, in order.

    Args:
        known: persons with letters met elsewhere in the document, for names that stand without.
        tallies: where each tally of the text begins, and its figures.
    """
    lines = list(_LINE.finditer(text))
    heads = {n: head for n, line in enumerate(lines) if (head := _head(line))}
    alone = [n for n in heads if _ALONE.fullmatch(lines[n][0].strip())]
    if alone and alone[0] and _is_cell(lines[alone[0] - 1][0], known):
        heads = {n: head for n, head in heads.items() if n not in alone}
    sides: list[Side] = []
    for n, head in heads.items():
        if sides and head.start < sides[-1].end:
            continue  # repeated at the top of a page
        if len(head.counts) == 1:
            sides += _below(head, lines[n + 1 :], known)
        else:
            near = min(tallies, key=lambda one: abs(one[0] - head.start), default=(0, {}))[1]
            sides += _table(head, lines[n + 1 :], known, near)
    return sides


def _is_cell(line: str, known: Sequence[Person]) -> bool:
    """Say whether a line belongs to a member, whose ballot then stands below it: a name, letters, a seat or a part."""
    written = line.strip()
    return bool(_names_of(line, known)) or is_code(written) or written.isdigit() or _PART.fullmatch(written) is not None


def _head(line: re.Match[str]) -> _Head | None:
    if not _HEAD.fullmatch(line[0].strip()):
        return None
    counts = tuple(
        (ballot_of(cell["ballot"]), int(cell["count"]) if cell["count"] else None) for cell in _CELLS.finditer(line[0])
    )
    return _Head(line.start(), line.end(), counts) if len(dict(counts)) == len(counts) else None


def _below(head: _Head, lines: Sequence[re.Match[str]], known: Sequence[Person]) -> Iterator[Side]:
    """A column of its own: the lines of names below it, as many as its head says."""
    ((ballot, count),) = head.counts
    persons: list[Person] = []
    end = head.end
    for line, named in _rows(lines, known, is_cut=count is not None):
        if count is not None and len(persons) >= count:
            break
        persons += named
        end = line.end()
    if persons and count in (None, len(persons)):
        yield Side(start=head.start, end=end, ballot=ballot, persons=tuple(persons), count=count)


def _table(
    head: _Head, lines: Sequence[re.Match[str]], known: Sequence[Person], tally: Mapping[Ballot, int]
) -> Iterator[Side]:
    columns = head.filled(tally)
    if columns is None:
        columns = _told_by_rows(head, lines, known)
    total = sum(count for _, count in columns)
    persons: list[Person] = []
    widest, end = 0, head.end
    for line, named in _rows(lines, known, is_cut=True):
        if len(persons) >= total:
            break
        persons += named
        widest, end = max(widest, len(named)), line.end()
    if not persons or len(persons) != total:
        return
    is_by_rows = 1 < widest <= len(columns)  # otherwise a cell lists all its names
    for ballot, of_ballot in _dealt(persons, columns, is_by_rows=is_by_rows):
        yield Side(start=head.start, end=end, ballot=ballot, persons=of_ballot, count=len(of_ballot))


def _told_by_rows(
    head: _Head, lines: Sequence[re.Match[str]], known: Sequence[Person]
) -> tuple[tuple[Ballot, int], ...]:
    """Return how far the columns reach where every row is full: a shorter row does not tell whose it is."""
    rows = [named for _, named in _rows(lines, known, is_cut=False)]
    is_full = all(len(row) == len(head.counts) for row in rows)
    return tuple((ballot, len(rows) if is_full else 0) for ballot, _ in head.counts)


def _dealt(
    persons: Sequence[Person], columns: Sequence[tuple[Ballot, int]], *, is_by_rows: bool
) -> Iterator[tuple[Ballot, tuple[Person, ...]]]:
    """Yield the names of each column, from names in the order they are read."""
    places = [(n, row) for n, (_, count) in enumerate(columns) for row in range(count)]
    if is_by_rows:
        places.sort(key=lambda place: (place[1], place[0]))
    for n, (ballot, count) in enumerate(columns):
        if count:
            yield ballot, tuple(person for person, place in zip(persons, places, strict=True) if place[0] == n)


def _rows(
    lines: Sequence[re.Match[str]], known: Sequence[Person], *, is_cut: bool
) -> Iterator[tuple[re.Match[str], tuple[Person, ...]]]:
    """Yield the lines that hold names alone, up to other text; `is_cut` skips what a page break brings between."""
    n_between = 0
    for line in lines:
        named = _names_of(line[0], known)
        if named:
            n_between = 0
            yield line, named
        else:
            n_between += 1
            if not is_cut or n_between > _MAX_BETWEEN:
                return


def _names_of(line: str, known: Sequence[Person]) -> tuple[Person, ...]:
    """Return the persons of a line that holds nothing else; () for another line."""
    written = _NUMBERED.sub("", line).strip()
    bare = list(_BARE.finditer(written))
    if "".join(match[0] for match in bare) == written and all(is_code(match["code"]) for match in bare):
        return tuple(Person(name=" ".join(match["name"].split()), party=match["code"]) for match in bare)
    found = find_persons(written, known)
    rest = written
    for one in reversed(found):
        rest = rest[: one.start] + rest[one.end :]
    if not re.sub(r"\boch\b", "", rest).strip(_SEPARATORS):
        return tuple(one.person for one in found)
    cells = [parse_names(cell, known) for cell in _GAP.split(written) if cell.strip()]
    are_names = all(len(one) == 1 for one in cells)
    alone = [one[0] for one in cells if one]
    if are_names and fold("".join(one.name for one in alone)).replace(" ", "") == _letters(written):
        return tuple(alone)
    return ()


def _letters(text: str) -> str:
    return re.sub(r"[\s|,;-]", "", text.casefold())
