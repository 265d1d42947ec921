"""Vote lists in an appendix: who voted how, as a table that text extraction gives one cell a line or one row a line.

Cells of a row: name (at times over two lines), party letters, perhaps seat and role, then the ballot:
"Eva By" / "S" / "12" / "Ledamot" / "Ja", "By, Eva" / "S" / "Nej", "Eva By S 12 Ledamot Ja". The table goes on over page
breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.models import Ballot, MemberVote, Person
from ingest.parties import CODE, is_code
from ingest.vote_members import ballot_of

_HEADING = re.compile(
    r"(?:^|\n)[ \t]*(?:\w*bilaga|\w*lista|omröstningsprotokoll|voteringsprotokoll)[ \t]+(?:nr[ \t]+)?"
    r"(?P<number>\d{1,3})[ \t]*(?=\n)",
    re.IGNORECASE,
)
_PARAGRAF = re.compile(r"(?:§|[ÄäPp](?:rende|aragraf)\w*:?)\s*(?P<paragraf>\d{1,4})\b")
_BALLOT = re.compile(r"(?:ja|nej|avst(?:år|od|ått)?|frånv\w*|kvittad)\.?", re.IGNORECASE)
_ROW = re.compile(
    rf"(?P<name>[A-ZÅÄÖ][^\d()]{{3,50}}?),?\s+\(?(?P<code>{CODE})\)?\s+(?:\d{{1,3}}\s+)?(?:[\w: ]+\s+)?"
    r"(?P<ballot>ja|nej|avst(?:år|od)|frånv\w*)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÅÄÖ][^\d()/:]*")
_MIN_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteList:
    """The names of one vote. `number` is that of the appendix, `paragraf` the § it names, "" when it names none."""

    number: str
    paragraf: str
    members: tuple[MemberVote, ...]

    def count(self, ballot: Ballot) -> int:
        """Return how many names cast that ballot."""
        return sum(member.ballot is ballot for member in self.members)


def find_vote_lists(text: str) -> tuple[VoteList, ...]:
    """Return the vote lists of a document's text, in order; appendices without a table of ballots are no vote "
    "lists."""
    heads = list(_HEADING.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    found: list[VoteList] = []
    for head, end in zip(heads, ends, strict=False):
        body = text[head.end() : end]
        members = tuple(_members([line.strip() for line in body.split("\n") if line.strip()]))
        if len(members) >= _MIN_ROWS:
            named = _PARAGRAF.search(body[:300])
            found.append(VoteList(number=head["number"], paragraf=named["paragraf"] if named else "", members=members))
    return tuple(found)


def _members(lines: Sequence[str]) -> Iterator[MemberVote]:
    cells: list[str] = []
    for line in lines:
        if row := _ROW.fullmatch(line):
            yield MemberVote(person=_person(row["name"], row["code"]), ballot=ballot_of(row["ballot"]))
            cells = []
        elif _BALLOT.fullmatch(line):
            if person := _person_of(cells):
                yield MemberVote(person=person, ballot=_cast(line))
            cells = []
        else:
            cells.append(line)


def _person_of(cells: Sequence[str]) -> Person | None:
    """Read the name before the party letters of a row; a name of one word goes on from the line before."""
    codes = [n for n, cell in enumerate(cells) if is_code(cell) and cell.isupper()]
    if not codes:
        return None
    at = max((n for n in codes if n and " " in cells[n - 1] and not is_code(cells[n - 1])), default=codes[0])
    name = cells[at - 1] if at else ""
    if not _NAME.fullmatch(name):
        return None
    if " " not in name and at > 1 and _NAME.fullmatch(cells[at - 2]):
        name = f"{cells[at - 2]} {name}"
    return _person(name, cells[at]) if " " in name else None


def _person(name: str, code: str) -> Person:
    surname, comma, given = name.partition(",")
    written = f"{given.strip()} {surname.strip()}" if comma else name
    return Person(name=" ".join(written.split()), party=code)


def _cast(word: str) -> Ballot:
    return Ballot.FRANVARANDE if word.casefold().startswith("kvitt") else ballot_of(word)
