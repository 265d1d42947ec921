"""Counted votes: who votes how, what JA and NEJ stand for, and what the minutes print of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from eval.world.models import Meeting, Politician, Votering
from ingest.models import Ballot

_DEFECTS = 0.012
_WRONG_TALLY = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Two alternatives and which parties back the second; None marks a party that abstains."""

    first: str  # "bifall till arbetsutskottets förslag"
    second: str
    backs_second: Mapping[str, bool | None]  # party -> its line


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A vote, whether its second alternative won, and who voted against the own party's line."""

    vote: Votering
    second_wins: bool
    defectors: frozenset[Politician]


def members_for(question: Question, meeting: Meeting, out: frozenset[Politician]) -> tuple[int, int]:
    """Return how many members back the first and the second by party line; a tie is left to the chair."""
    lines = Counter(question.backs_second[one.party_on(meeting.date)] for one in meeting.voting if one not in out)
    return lines[False], lines[True]


def backed_second(question: Question, meeting: Meeting, out: frozenset[Politician]) -> bool:
    """Return whether the second wins without a count."""
    first, second = members_for(question, meeting, out)
    return bool(question.backs_second[chair_party(meeting)]) if first == second else second > first


def chair_party(meeting: Meeting) -> str:
    return meeting.voting[0].party_on(meeting.date)


def count(
    question: Question,
    meeting: Meeting,
    out: frozenset[Politician],
    *,
    vote_id: str,
    first_is_ja: bool,
    on_aterremiss: bool,
    rng: Random,
) -> Counted:
    """Return the vote, counted; a tie is settled by the chair's own ballot."""
    choices: list[tuple[Politician, bool | None]] = [
        (one, _choice(question.backs_second[one.party_on(meeting.date)], rng))
        for one in meeting.voting
        if one not in out
    ]
    n_first, n_second = (sum(1 for _, second in choices if second is side) for side in (False, True))
    is_tied = n_first == n_second
    second_wins = bool(choices[0][1]) if is_tied else n_second > n_first  # the chair is first, and never stands aside
    ballots = [(one, _ballot(second, first_is_ja=first_is_ja)) for one, second in choices]
    taken = {member for _, member in meeting.serving}
    ballots += [(one, Ballot.FRANVARANDE) for one in meeting.absent if one not in taken]
    ja, nej = (question.first, question.second) if first_is_ja else (question.second, question.first)
    vote = Votering(
        id=vote_id,
        ja_means=ja,
        nej_means=nej,
        ballots=tuple(ballots),
        printed=_printed(Counter(ballot for _, ballot in ballots), rng),
        by_casting_vote=is_tied,
        on_aterremiss=on_aterremiss,
    )
    lines = question.backs_second
    defectors = frozenset(one for one, second in choices if second != lines[one.party_on(meeting.date)])
    return Counted(vote=vote, second_wins=second_wins, defectors=defectors)


def _choice(line: bool | None, rng: Random) -> bool | None:
    if line is None:
        return None
    return not line if rng.random() < _DEFECTS else line


def _ballot(second: bool | None, *, first_is_ja: bool) -> Ballot:
    if second is None:
        return Ballot.AVSTAR
    return Ballot.NEJ if second == first_is_ja else Ballot.JA


def _printed(counted: Counter[Ballot], rng: Random) -> tuple[int, int, int]:
    ja, nej, avstar = counted[Ballot.JA], counted[Ballot.NEJ], counted[Ballot.AVSTAR]
    if rng.random() < _WRONG_TALLY:
        return (ja - 1, nej, avstar) if ja > nej else (ja, nej + 1, avstar)
    return ja, nej, avstar


def full_name(one: Politician, day: dt.date) -> str:
    """Return "Anna Ek (M)"."""
    return f"{one.name} ({one.party_on(day)})"
