"""Vote lists in an appendix: who voted how, as a table or columns that go on over page breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.models import Ballot, MemberVote, Person
from ingest.vote_columns import find_columns
from ingest.vote_matrix import find_matrices
from ingest.vote_members import rows_of
from ingest.vote_rows import find_rows

_LIST = r"(?:(?:omröstnings|voterings|röst)(?:lista|protokoll|förteckning|resultat)|votering|omröstning)\b"
_OF = r"(?:till[ \t]+)?(?:\w{2,4}[ \t]+)?(?:§|ärende|paragraf)[ \t]*\d"  # whose it is: "till KF § 4"
_HEADING = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:(?:\w{2,4}[ \t]+)?§[ \t]?\d{1,4}[ \t,:]+)?"
    r"(?:\w*bilaga|\w*lista|omröstningsprotokoll|voteringsprotokoll)[ \t]+(?:nr[ \t]+)?"
    r"(?P<number>\d{1,3}|(?-i:[A-Z]\d{0,2}))\b(?:[ \t]+till[ \t]+protokoll\w*(?:[ \t]+\d{4}-\d\d-\d\d)?)?[ \t]*"
    rf"(?=\n|[–—:.-]?[ \t]*{_LIST}|[,:–—-]?[ \t]*{_OF}[^.\n]{{0,80}}\n)"
    rf"|{_LIST}(?=[ \t,:–—-]+{_OF})|bilaga(?=[ \t,:–—-]+{_OF}\d{{0,3}}[ \t,:–—-]+{_LIST}))",
    re.IGNORECASE,
)
_PARAGRAF = re.compile(r"(?:§|[ÄäPp](?:rende|aragraf)\w*:?)\s*(?P<paragraf>\d{1,4})\b")
_MIN_ROWS = 3
_MAX_HEAD = 3  # lines from "Bilaga 2" to "Voteringslista § 14" below it


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteList:
    """The names of one vote. `number` is that of the appendix, `paragraf` the § it names, "" when it names none;
    `start` and `end` are 0-based, half-open, into the text it was found in."""

    number: str
    paragraf: str
    members: tuple[MemberVote, ...]
    start: int
    end: int

    def count(self, ballot: Ballot) -> int:
        """Return how many names cast that ballot."""
        return sum(member.ballot is ballot for member in self.members)


def find_vote_lists(text: str, known: Sequence[Person] = ()) -> tuple[VoteList, ...]:
    """Return the vote lists of a text; appendices without a table of ballots are no vote lists. A table of several
    votes is one list for each.

    Args:  known: persons with letters met elsewhere in the document, for names that stand without.
    """
    heads = _heads(text)
    ends = [*(head.start() for head in heads[1:]), len(text)]
    matrices = find_matrices(text)
    found = [
        VoteList(number="", paragraf=paragraf, members=members, start=one.start, end=one.end)
        for one in matrices
        for paragraf, members in one.columns
    ]
    for head, end in zip(heads, ends, strict=False):
        body = text[head.end() : end]
        members = _members(body, known)
        is_matrix = any(head.end() <= one.start < end for one in matrices)
        if len(members) >= _MIN_ROWS and not is_matrix:
            named = _PARAGRAF.search(head[0] + body[:300])
            paragraf = named["paragraf"] if named else ""
            found.append(
                VoteList(number=head["number"] or "", paragraf=paragraf, members=members, start=head.end(), end=end)
            )
    return tuple(found)


def _heads(text: str) -> list[re.Match[str]]:
    """Return the headings of lists; one that says what the appendix above it is heads no list of its own."""
    heads: list[re.Match[str]] = []
    above = 0
    for head in _HEADING.finditer(text):
        is_repeated = bool(heads) and _line_of(text, head) == _line_of(text, heads[-1])  # at the top of a page
        is_below = bool(heads) and text.count("\n", above, head.start() + 1) <= _MAX_HEAD
        if not is_repeated and (head["number"] or not is_below):
            heads.append(head)
        above = head.end()
    return heads


def _line_of(text: str, head: re.Match[str]) -> str:
    """Return the line of a heading that tells whose list it is; a number alone may be of any appendix."""
    return head[0].lstrip("\n") + text[head.end() :].partition("\n")[0]


def _members(body: str, known: Sequence[Person]) -> tuple[MemberVote, ...]:
    """Read the rows of a table, lines of a name and its ballot, or columns of names below their ballots."""
    by_rows = tuple(row.member for row in find_rows(body))
    sides = max(
        rows_of(body, known), find_columns(body, known, ()), key=lambda found: sum(len(one.persons) for one in found)
    )
    named = tuple(MemberVote(person=person, ballot=side.ballot) for side in sides for person in side.persons)
    return named if len(named) > len(by_rows) else by_rows


def list_in(text: str, known: Sequence[Person] = ()) -> VoteList | None:
    """Return the vote list that a text is from its head on, None for another text."""
    lists = find_vote_lists(text, known) if _HEADING.match(text) else ()
    return lists[0] if lists else None
