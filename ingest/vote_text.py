"""Votes in running text: the voting proposition, what Ja and Nej stand for, the printed tally, who voted how.

Propositions: "Ja för X och Nej för Y", "Ja för X. Nej för Y", "Den som vill X röstar Ja, den som vill Y röstar Nej",
"Ja-röst innebär X. Nej-röst innebär Y", "Den som röstar ja bifaller X. Den som röstar nej bifaller Y".
Tallies: "41 Ja mot 38 Nej", "åtta ja-röster och fem nej-röster", "7 röster mot 6", "Med sju röster mot sex",
"18 Nej mot 13 Ja", "Ja: 7 Nej: 6". A proposition, a tally or a list of members that the vote at hand already has begins
the next vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.models import Ballot, MemberVote, Person
from ingest.parties import parties_in
from ingest.vote_columns import find_columns
from ingest.vote_members import Side, blanked, bracketed_sides, find_sides
from ingest.vote_words import count_of, pattern, patterns

_WHO = re.compile(r"^(?:(?:den|de|ledamot|ledamöter) som )?(?:vill |önskar )?", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(r"[,;]?\s+(?:(?:och|samt)\s+)?att$|[,;]?\s+(?:och|samt)$")
_MIN_MEMBERS = 3  # without a tally or a proposition fewer are members whom a sentence speaks of
_NEXT_ROW = 40  # characters from the last member of a table to its sums
_BETWEEN = re.compile(r"(?:-?röst\w*)?\W*(?:(?:och|samt|medan)\W+)?", re.IGNORECASE)  # two figures of a tally
_PARTY_ROW = re.compile(r"(?:^|\n)[ \t]*[^\d\n:]{1,40}(?:\s+\d{1,3}){2,4}\s*$")
_TABLE_HEAD = re.compile(r"^(?:[ \t]*parti\w*\s)?[ \t]*ja(?:[ \t|]+|\s*\n\s*)nej\b", re.IGNORECASE | re.MULTILINE)
_MAX_TABLE = 1500  # characters
_REACH = 300  # characters after a tally within which abstentions and the appendix are told


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedVote:
    """A vote within a text; `start` and `end` are 0-based, half-open. `listed_in` is the number of its appendix.
    `casting_vote` tells that the chair's vote decided."""

    start: int
    end: int
    proposition: str = ""
    ja_means: str = ""
    nej_means: str = ""
    ja: int | None = None
    nej: int | None = None
    avstar: int | None = None
    members: tuple[MemberVote, ...] = ()
    listed_in: str = ""
    casting_vote: bool = False


def parse_votes(text: str, known: Sequence[Person] = (), chair: Person | None = None) -> tuple[ParsedVote, ...]:
    """Return the votes of a text in order; propositions that were never voted on are left out.

    Args:
        known: persons with letters met elsewhere in the document, for names that stand without.
        chair: who "ordföranden" is, where one person led the meeting.
    """
    told = [*_propositions(text), *_tallies(text)]
    columns = find_columns(text, known, [(one.start, figures) for one in told if (figures := _figures(one))])
    columns += bracketed_sides(text, known)
    stretches = [*((one.start, one.end) for one in told), *((side.start, side.end) for side in columns)]
    sides = [*columns, *find_sides(blanked(text, stretches), known, chair)]
    events = [*told, *_sums(text, sides), *map(_of_side, sides)]
    votes: list[ParsedVote] = []
    for event in sorted(events, key=lambda one: one.start):
        if votes and not _has_already(votes[-1], event):
            votes[-1] = _joined(votes[-1], _as_put(event, votes[-1]))
        else:
            votes.append(event)
    return tuple(_with_counter(text, list(_with_lists(text, votes))))


def _with_counter(text: str, votes: Sequence[ParsedVote]) -> Iterator[ParsedVote]:
    """Add what Nej stands for where only the counter-proposal tells it: "Till motförslag utses ..."."""
    for n, vote in enumerate(votes):
        above = text[votes[n - 1].end if n else 0 : vote.end]
        counter = list(pattern("counter").finditer(above)) if vote.ja_means and not vote.nej_means else []
        yield replace(vote, nej_means=_plain(counter[-1]["nej"])) if counter else vote


def _propositions(text: str) -> Iterator[ParsedVote]:
    for match in _without_overlaps(patterns("propositions"), text):
        yield ParsedVote(
            start=match.start(),
            end=match.end(),
            proposition=_plain(match[0]),
            ja_means=_plain(match["ja"]),
            nej_means=_plain(match["nej"]),
        )


def _tallies(text: str) -> Iterator[ParsedVote]:
    for match in _without_overlaps(patterns("tallies"), text):
        nearby = _before_next_vote(text[match.end() : match.end() + _REACH])
        abstained = next(_without_overlaps(patterns("abstained"), nearby), None)
        told = match.groupdict().get("avstar") or (abstained and next(filter(None, abstained.groups())))
        # "40 Ja mot 38 Nej. 3 ledamöter avstår från att rösta."; "... (Eva By)" tells who, and is left to the names
        tells_who = abstained is not None and re.match(r"\s*[(:]", nearby[abstained.end() :])
        goes_on = abstained and not tells_who and _BETWEEN.fullmatch(nearby[: abstained.start()])
        yield ParsedVote(
            start=match.start(),
            end=match.end() + (abstained.end() if abstained and goes_on else 0),
            ja=count_of(match["ja"]),
            nej=count_of(match["nej"]),
            avstar=count_of(told) if told else None,
            ja_means=_plain(match.groupdict().get("ja_means") or ""),
            nej_means=_plain(match.groupdict().get("nej_means") or ""),
        )


def _figures(tally: ParsedVote) -> dict[Ballot, int]:
    """Return the figures of a tally, none for a proposition; whoever is not told of did not abstain."""
    if tally.ja is None or tally.nej is None:
        return {}
    return {Ballot.JA: tally.ja, Ballot.NEJ: tally.nej, Ballot.AVSTAR: tally.avstar or 0}


def _sums(text: str, sides: Sequence[Side]) -> Iterator[ParsedVote]:
    """Read the last row of a vote table: figures alone, told from other figures by the row of a member or of a party
    above."""
    for match in _without_overlaps(patterns("sums"), text):
        is_below = any(side.start < match.start() <= side.end + _NEXT_ROW for side in sides)
        if is_below or _ends_with_party(text[: match.start()]):
            avstar = match["avstar"]
            yield ParsedVote(
                start=match.start(),
                end=match.end(),
                ja=int(match["ja"]),
                nej=int(match["nej"]),
                avstar=int(avstar) if avstar else None,
            )


def _ends_with_party(text: str) -> bool:
    """Say whether a text ends with a row of a vote table of parties, one row a line or one cell a line."""
    heads = list(_TABLE_HEAD.finditer(text, max(0, len(text) - _MAX_TABLE)))
    return bool(heads and _PARTY_ROW.search(text, heads[-1].end()) and parties_in(text[heads[-1].end() :]))


def _as_put(tally: ParsedVote, vote: ParsedVote) -> ParsedVote:
    """Turn figures told by what they were for to the sides of the proposition: "24 röster för avslag mot 7 ..."."""
    if not (tally.ja_means and vote.ja_means):
        return tally
    if tally.ja_means in vote.nej_means or tally.nej_means in vote.ja_means:
        return replace(tally, ja=tally.nej, nej=tally.ja)
    return tally


def _before_next_vote(text: str) -> str:
    """Cut a text where a proposition or another tally begins, also one that the cut text holds only in part."""
    begins = [match.start() for one in patterns("tallies") for match in one.finditer(text)]
    begins += [match.start() for match in re.finditer(r"\bja\s+för\b", text, re.IGNORECASE)]
    return text[: min(begins, default=len(text))]


def _without_overlaps(alternatives: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of any alternative in the order they stand, none beginning within another."""
    taken = -1
    for match in sorted((one for each in alternatives for one in each.finditer(text)), key=lambda one: one.start()):
        if match.start() >= taken:
            taken = match.end()
            yield match


def _of_side(side: Side) -> ParsedVote:
    members = tuple(MemberVote(person=person, ballot=side.ballot) for person in side.persons)
    return ParsedVote(
        start=side.start,
        end=side.end,
        members=members,
        ja=side.count if side.ballot is Ballot.JA else None,
        nej=side.count if side.ballot is Ballot.NEJ else None,
        avstar=side.count if side.ballot is Ballot.AVSTAR else None,
        ja_means=side.means if side.ballot is Ballot.JA else "",
        nej_means=side.means if side.ballot is Ballot.NEJ else "",
    )


def _has_already(vote: ParsedVote, event: ParsedVote) -> bool:
    """Say whether an event brings what the vote has: then it belongs to the next vote."""
    if event.proposition:
        return bool(vote.proposition or vote.members or vote.ja is not None)
    if event.members:
        names = {member.person.name for member in vote.members}
        return any(member.person.name in names for member in event.members)
    is_repeated = (vote.ja, vote.nej) == (event.ja, event.nej) and vote.end + _REACH > event.start
    return vote.ja is not None and vote.nej is not None and not is_repeated


def _joined(vote: ParsedVote, event: ParsedVote) -> ParsedVote:
    return replace(
        vote,
        end=max(vote.end, event.end),
        ja_means=vote.ja_means or event.ja_means,
        nej_means=vote.nej_means or event.nej_means,
        ja=event.ja if vote.ja is None else vote.ja,
        nej=event.nej if vote.nej is None else vote.nej,
        avstar=event.avstar if vote.avstar is None else vote.avstar,
        members=(*vote.members, *event.members),
    )


def _with_lists(text: str, votes: Sequence[ParsedVote]) -> Iterator[ParsedVote]:
    """Add the number of the appendix that lists the names."""
    for n, vote in enumerate(votes):
        until = votes[n + 1].start if n + 1 < len(votes) else len(text)
        listed = pattern("listed").search(text[vote.end : min(until, vote.end + _REACH)])
        if vote.ja is not None or len(vote.members) >= (2 if vote.proposition else _MIN_MEMBERS):
            casting = pattern("casting").search(text[vote.start : min(until, vote.end + _REACH)])
            yield replace(vote, listed_in=listed["number"] if listed else "", casting_vote=casting is not None)


def _plain(written: str) -> str:
    means = _NEXT_CLAUSE.sub("", " ".join(written.split())).strip(' .,;:”"“')
    return " ".join(_WHO.sub("", means).split())
