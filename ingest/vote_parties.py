"""Votes told by party: a table of how many of each voted how, or the parties beside the figures of a tally.

"Parti  Ja  Nej  Avstår" / "S  12  0  0", one row or one cell a line; "27 ja-röster (S 12, M 9) och 14 nej-röster (V)",
"27 ja-röster från S och M mot 14 nej-röster från V".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.models import Ballot, PartyVote
from ingest.parties import CODE, codes_of, is_code, parties_in
from ingest.vote_rows import ballot_of

_GAP = r"[ \t|]+|[ \t|]*\n[ \t|]*"
_HEAD = re.compile(
    rf"^[ \t|]*(?:parti\w*|grupp)(?:{_GAP})(?P<columns>ja(?:{_GAP})nej(?:(?:{_GAP})(?:avst|frånv)\w*\.?)*)[ \t|]*$",
    re.IGNORECASE | re.MULTILINE,
)
_COLUMN = re.compile(r"ja|nej|avst\w*|frånv\w*", re.IGNORECASE)
_SUM = re.compile(r"(?:summa|totalt|s:a|antal)\b", re.IGNORECASE)
_PARTY = r"[A-ZÅÄÖ][^\d\n|]{0,40}?"
_LIST = rf"{CODE}(?:(?:,\s*|\s+(?:och|samt)\s+){CODE})*"
_BESIDE = re.compile(
    rf"(?P<ballot>ja|nej)-?röst(?:er)?(?P<parties>\s*\((?P<counted>(?-i:{CODE})\s*:?\s*\d[^()]*)\)"
    rf"|\s*\((?P<listed>(?-i:{_LIST}))\)|\s+från\s+(?P<of>(?-i:{_LIST}))(?![\w(]))",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"(?P<code>{CODE})\s*:?\s*(?P<count>\d{{1,3}})")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyVotes:
    """The parties of one vote; offsets are 0-based, half-open, into the text it was found in."""

    start: int
    end: int
    votes: tuple[PartyVote, ...]

    def agrees(self, ballot: Ballot, printed: int | None) -> bool:
        """Say whether the figures add up to the printed one; so they do where either is not told."""
        counts = [one.count for one in self.votes if one.ballot is ballot]
        return printed is None or None in counts or sum(filter(None, counts)) == printed


def find_party_votes(text: str) -> tuple[PartyVotes, ...]:
    """Return the votes that a text tells by party, in order."""
    return tuple(sorted((*_tables(text), *_beside(text)), key=lambda one: one.start))


def without_parties(text: str) -> str:
    """Return a text with blanks in place of the parties beside the figures of a tally, as long as before."""
    for match in _BESIDE.finditer(text):
        start, end = match.span("parties")
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _tables(text: str) -> Iterator[PartyVotes]:
    for head in _HEAD.finditer(text):
        ballots = [ballot_of(word) for word in _COLUMN.findall(head["columns"])]
        rows = list(_rows(text, head.end(), len(ballots)))
        votes = [
            PartyVote(party=_party(row["party"]), ballot=ballot, count=int(count))
            for row in rows
            for ballot, count in zip(ballots, re.findall(r"\d+", row["counts"]), strict=True)
            if int(count)
        ]
        if votes:
            yield PartyVotes(start=head.start(), end=rows[-1].end(), votes=tuple(votes))


def _rows(text: str, start: int, n_columns: int) -> Iterator[re.Match[str]]:
    """Yield the rows right below a head, up to their sum."""
    row = re.compile(rf"[\s|]*(?P<party>{_PARTY})(?P<counts>(?:(?:{_GAP})\d{{1,3}}){{{n_columns}}})(?=[ \t|]*(?:\n|$))")
    while (match := row.match(text, start)) and not _SUM.match(match["party"]):
        yield match
        start = match.end()


def _beside(text: str) -> Iterator[PartyVotes]:
    """Yield the sides of each tally together: the second follows within a sentence."""
    found: list[tuple[re.Match[str], tuple[PartyVote, ...]]] = []
    for match in _BESIDE.finditer(text):
        ballot = ballot_of(match["ballot"])
        told = [(one["code"], int(one["count"])) for one in _COUNTED.finditer(match["counted"] or "")]
        listed = [(code, None) for code in codes_of(match["listed"] or match["of"] or "")]
        votes = tuple(PartyVote(party=code.upper(), ballot=ballot, count=n) for code, n in (*told, *listed))
        if found and "." not in text[found[-1][0].end() : match.start()] and found[-1][0]["ballot"] != match["ballot"]:
            yield PartyVotes(start=found[-1][0].start(), end=match.end(), votes=(*found[-1][1], *votes))
            found = []
        else:
            yield from _alone(found)
            found = [(match, votes)]
    yield from _alone(found)


def _alone(found: Sequence[tuple[re.Match[str], tuple[PartyVote, ...]]]) -> Iterator[PartyVotes]:
    for match, votes in found:
        yield PartyVotes(start=match.start(), end=match.end(), votes=votes)


def _party(written: str) -> str:
    """Return the letters of a party, its name as written where it is not known by them."""
    name = " ".join(written.split())
    if is_code(name):
        return name.upper()
    return next(iter(parties_in(name)), name)
