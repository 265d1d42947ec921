"""What the gold knows: who said what in which §, what was decided there, how was voted and what Ja meant.

The gold may cover a part of the archive. What it does not cover is not judged: every look-up then gives nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Self

from eval.models import GoldParagraf, GoldStatement
from eval.normal import squash
from eval.voice.mentions import is_same_person
from ingest.people import fold

_MIN_LETTERS = 25  # fewer letters may stand anywhere
_START_LETTERS = 50  # of `text_start`, which is cut in the middle of a word
_CLOSED = re.compile(r"(?<=\w[.!?])[”\"](?:\s|$)")  # what follows is no longer theirs
_COMPLETE = 3
_LEAD_LETTERS = 250  # an introduction may stand before the own words in a quotation


@dataclass(frozen=True, slots=True)
class Owned:
    """A statement with the § it stands in."""

    paragraf: GoldParagraf
    statement: GoldStatement


@dataclass(frozen=True, slots=True)
class Truth:
    """Gold structure by document. `codes` are the letters of every party in it."""

    by_doc: Mapping[str, tuple[GoldParagraf, ...]]
    codes: frozenset[str]
    by_number: Mapping[str, tuple[GoldParagraf, ...]]  # squashed diarienummer
    parties: Mapping[str, frozenset[str]]  # folded name -> the parties that person may be of

    @classmethod
    def from_gold(cls, rows: Sequence[GoldParagraf]) -> Self:
        by_doc: dict[str, list[GoldParagraf]] = defaultdict(list)
        by_number: dict[str, list[GoldParagraf]] = defaultdict(list)
        parties: dict[str, dict[bool, set[str]]] = defaultdict(lambda: {True: set(), False: set()})
        for row in rows:
            by_doc[row.doc].append(row)
            for number in row.diarienummer:
                by_number[squash(number)].append(row)
            for name, of, is_sure in _members(row):
                parties[fold(name)][is_sure].update(of)
        named = {party for row in rows for _, of, _ in _members(row) for party in of}
        stated = {party for row in rows for one in row.statements for party in one.parties}
        return cls(
            by_doc={doc: tuple(found) for doc, found in by_doc.items()},
            codes=frozenset(code for code in named | stated if code.isupper()),
            by_number={number: tuple(found) for number, found in by_number.items()},
            parties={name: frozenset(found[True] or found[False]) for name, found in parties.items()},
        )

    def rows(self, source: str, *, paragraf: str | None = None, page: int | None = None) -> tuple[GoldParagraf, ...]:
        """Return the gold of the cited place: of its § where one is given, else of all § that its page may hold.

        Nothing where a § without gold may be meant.

        Args:  source: path of the file.  page: 1-based.
        """
        rows = self.by_doc.get(stem(source), ())
        if all(row.paragraf is None for row in rows):
            return rows
        if paragraf:
            return tuple(row for row in rows if row.paragraf and _key(row.paragraf) == _key(paragraf))
        return _on_page(rows, page) if page and _is_complete(rows) else ()

    def near(self, source: str, page: int | None) -> tuple[GoldParagraf, ...]:
        """Return the gold § that a page may hold, though § without gold may stand there as well."""
        return _on_page(self.by_doc.get(stem(source), ()), page) if page else ()

    def owners(self, source: str, quote: str) -> tuple[Owned, ...]:
        """Return the statements of the document in whose own words the quotation stands."""
        pieces = [squash(piece) for piece in quote.replace("...", "…").replace("[…]", "…").split("…")]
        pieces = [piece for piece in pieces if len(piece) >= _MIN_LETTERS]
        statements = [
            Owned(row, one) for row in self.by_doc.get(stem(source), ()) for one in row.statements if one.text_start
        ]
        return tuple(one for one in statements if any(_holds(one.statement, piece) for piece in pieces))

    def parties_of(self, person: str, rows: Sequence[GoldParagraf]) -> frozenset[str]:
        """Return the parties that a person may be of by these §, by the whole gold where these do not say; empty where
        nothing does. Who changes party has several."""
        here = [(of, is_sure) for row in rows for name, of, is_sure in _members(row) if is_same_person(person, name)]
        sure = {party for of, is_sure in here if is_sure for party in of}
        maybe = {party for of, _ in here for party in of}
        return frozenset(sure or maybe) or self.parties.get(fold(person), frozenset())

    def elsewhere(self, organ: str, rows: Sequence[GoldParagraf]) -> list[GoldParagraf]:
        """Return the gold of the same matter in that organ, in whatever document."""
        numbers = {squash(number): None for row in rows for number in row.diarienummer}
        return [row for number in numbers for row in self.by_number[number] if is_same_organ(row.organ, organ)]


def stem(source: str) -> str:
    """Return the name by which gold knows a file: without folders and suffix."""
    return PurePosixPath(source.replace("\\", "/")).stem


def is_same_organ(one: str, other: str) -> bool:
    """Compare canonical names; "arbetsutskottet" is "kommunstyrelsens arbetsutskott"."""
    a, b = squash(one), squash(other)
    short, long = sorted((a.removesuffix("et"), b.removesuffix("et")), key=len)
    return a == b or ("utskott" in short and long.endswith(short))


def _members(row: GoldParagraf) -> Iterator[tuple[str, Sequence[str], bool]]:
    """Yield name, parties and whether that is the person's party: it is by a ballot and by a statement of one party; by
    a statement of several parties it is one of them."""
    for member in (member for vote in row.votes for member in vote.members or ()):
        name, _, letters = member.rpartition("(")
        yield name.strip(), (letters.rstrip(")"),), True
    for one in row.statements:
        yield from ((person, one.parties, len(one.parties) == 1) for person in one.persons if one.parties)


def _key(paragraf: str) -> str:
    return squash(paragraf).lstrip("0")


def _holds(statement: GoldStatement, piece: str) -> bool:
    if statement.text and piece in squash(statement.text):
        return True
    start = squash(_CLOSED.split(statement.text_start or "")[0])[:_START_LETTERS]
    if len(start) < _MIN_LETTERS:
        return False
    return 0 <= piece.find(start) <= _LEAD_LETTERS or start.startswith(piece)


def _on_page(rows: Sequence[GoldParagraf], page: int) -> tuple[GoldParagraf, ...]:
    """Return the § that begin on the page, and the one that begins last before it: that may go on there."""
    starts = [(row.page, row) for row in rows if row.page is not None]
    before = [row for start, row in starts if start < page][-1:]
    return (*before, *(row for start, row in starts if start == page))


def _is_complete(rows: Sequence[GoldParagraf]) -> bool:
    """Tell whether the gold seems to have every § of the document: three or more whose numbers follow each other."""
    numbers = [int(row.paragraf) for row in rows if row.paragraf and row.paragraf.isdigit()]
    return len(numbers) >= _COMPLETE and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
