"""Votes of a document, with the names from the text or from the list in an appendix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.models import (
    Ballot,
    Item,
    MemberVote,
    PartyVote,
    Person,
    Section,
    SectionKind,
    Span,
    VoiceRole,
    Vote,
    content_id,
)
from ingest.section_text import section_text
from ingest.statements import QUOTES_OTHERS, chair_of, date_of, known_persons, meeting_dates
from ingest.structure import Context
from ingest.vote_lists import VoteList, find_vote_lists, list_in
from ingest.vote_matrix import find_matrices
from ingest.vote_members import blanked
from ingest.vote_parties import PartyVotes, find_party_votes, without_parties
from ingest.vote_text import ParsedVote, parse_votes

# "4 § (forts.)" at the top of a page may stand within a name; blanks keep the places of all else.
_REPEATED_HEADER = re.compile(r"\n[ \t]*(?:§\s?\d+[a-z]?|\d+[a-z]?\s?§)[ ,]*\(?forts[^\n]*\n", re.IGNORECASE)
_NEVER = QUOTES_OTHERS | {SectionKind.BILAGA, SectionKind.YRKANDE, SectionKind.REMISSVAR}


def find_votes(context: Context) -> tuple[Vote, ...]:
    """Return the votes of a document in reading order; a paragraf may hold several."""
    known = known_persons(context)
    whole = section_text([Span(page.page_no, 0, len(page.text)) for page in context.pages], context.pages)
    lists = {one: whole.spans(one.start, one.end) for one in find_vote_lists(whole.text, known)}
    own = _list_sections(context, known)
    chair = chair_of(context)
    votes = [vote for item in context.items for vote in _of_item(context, item, known, lists, own, chair=chair)]
    told = {vote.members for vote in votes}
    items = {item.id: item for item in context.items}
    for section in context.sections:  # those that only an appendix tells of
        if section.id in own and (members := own[section.id].members) not in told:
            parsed = ParsedVote(start=0, end=0, members=members)
            votes.append(_vote(parsed, members, items[section.item_id], section, section.spans))
    order = list(items)
    dates = meeting_dates(context)
    votes = [replace(vote, date=date_of(vote.organ, items[vote.item_id], dates)) for vote in votes]
    return tuple(sorted(votes, key=lambda vote: order.index(vote.item_id)))


def _list_sections(context: Context, known: Sequence[Person]) -> dict[str, VoteList]:
    """Return the sections that are a vote list, by id; the head of the appendix may be a section of its own."""
    found: dict[str, VoteList] = {}
    above = ""
    for section in context.sections:
        text = context.text_of(section.spans)
        if section.kind is SectionKind.OMROSTNING and (listed := list_in(above + text, known)):
            found[section.id] = listed
        above = f"{text}\n" if section.kind is SectionKind.BILAGA else ""
    return found


def _of_item(
    context: Context,
    item: Item,
    known: Sequence[Person],
    lists: Mapping[VoteList, tuple[Span, ...]],
    own: Mapping[str, VoteList],
    *,
    chair: Person | None,
) -> Iterator[Vote]:
    """Read the sections of an item as one text: the proposition may stand under another heading than the tally. A chair
    with jäv left it to another to lead."""
    leaves = (one.voice.persons for one in context.sections if one.item_id == item.id and one.kind is SectionKind.JAV)
    leads = chair if not any(chair in persons for persons in leaves) else None
    sections = [
        section
        for section in context.sections
        if section.item_id == item.id
        and section.kind not in _NEVER
        and section.voice.role is not VoiceRole.PARTI
        and section.id not in own
    ]
    source = section_text([span for section in sections for span in section.spans], context.pages)
    text = _REPEATED_HEADER.sub(lambda header: "\n".ljust(len(header[0])), source.text)
    text = blanked(text, ((one.start, one.end) for one in find_matrices(text)))
    by_party = find_party_votes(text)
    parsed_votes = list(_without_repeats(parse_votes(without_parties(text), known, leads)))
    for n, parsed in enumerate(parsed_votes):
        following = parsed_votes[n + 1].start if n + 1 < len(parsed_votes) else len(text)
        spans = source.spans(parsed.start, parsed.end)
        section = next(one for one in sections if any(_holds(span, spans[0]) for span in one.spans))
        listed = None if parsed.members else _listed(parsed, item, list(lists))
        members = listed.members if listed else parsed.members
        vote = _vote(parsed, members, item, section, spans, list_spans=lists[listed] if listed else ())
        yield replace(vote, party_votes=_by_party(vote, by_party, parsed.start, following))


def _by_party(vote: Vote, found: Sequence[PartyVotes], start: int, end: int) -> tuple[PartyVote, ...]:
    """Return the parties told from where a vote begins up to the next one, where they add up to its figures."""
    fitting = (
        one.votes
        for one in found
        if start <= one.start < end and one.agrees(Ballot.JA, vote.ja) and one.agrees(Ballot.NEJ, vote.nej)
    )
    return next(fitting, ())


def _vote(
    parsed: ParsedVote,
    members: tuple[MemberVote, ...],
    item: Item,
    section: Section,
    spans: tuple[Span, ...],
    *,
    list_spans: tuple[Span, ...] = (),
) -> Vote:
    is_proposal = section.kind is SectionKind.FORSLAG  # in running text a vote may follow it, and is not who proposed's
    organ = (item.organ if is_proposal else "") or section.voice.organ or item.organ
    return Vote(
        id=content_id(section.id, "vote", parsed.start),
        item_id=item.id,
        section_id=section.id,
        organ=organ,
        date=item.date,
        proposition=parsed.proposition,
        ja_means=parsed.ja_means,
        nej_means=parsed.nej_means,
        ja=_count(parsed.ja, members, Ballot.JA),
        nej=_count(parsed.nej, members, Ballot.NEJ),
        avstar=parsed.avstar if parsed.avstar is not None else (_n(members, Ballot.AVSTAR) or None),
        members=members,
        tally_agrees=_agrees(parsed, members),
        spans=spans,
        casting_vote=parsed.casting_vote,
        list_spans=list_spans,
    )


def _without_repeats(votes: Sequence[ParsedVote]) -> Iterator[ParsedVote]:
    """Leave out figures that an appendix repeats: a tally alone, equal to one told before."""
    told: set[tuple[int | None, int | None]] = set()
    for vote in votes:
        tally = (vote.ja, vote.nej)
        if vote.proposition or vote.members or tally not in told:
            yield vote
        told.add(tally)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.page_no == inner.page_no and outer.start <= inner.start < outer.end


def _listed(vote: ParsedVote, item: Item, lists: Sequence[VoteList]) -> VoteList | None:
    """Return the list that the vote points to; without a number, the only list with its § and tally."""
    fitting = [one for one in lists if one.number == vote.listed_in] if vote.listed_in else []
    if len(fitting) != 1:
        tally = (vote.ja, vote.nej)
        candidates = [one for one in (fitting or lists) if one.paragraf in ("", item.paragraf)]
        fitting = [one for one in candidates if (one.count(Ballot.JA), one.count(Ballot.NEJ)) == tally]
    return fitting[0] if len(fitting) == 1 else None


def _n(members: Sequence[MemberVote], ballot: Ballot) -> int:
    return sum(member.ballot is ballot for member in members)


def _count(printed: int | None, members: Sequence[MemberVote], ballot: Ballot) -> int | None:
    return printed if printed is not None or not members else _n(members, ballot)


def _agrees(vote: ParsedVote, members: Sequence[MemberVote]) -> bool | None:
    """Compare names with the printed figures; None when either is missing, or when a whole side is not named."""
    printed = {Ballot.JA: vote.ja, Ballot.NEJ: vote.nej, Ballot.AVSTAR: vote.avstar}
    told = {ballot: count for ballot, count in printed.items() if count is not None}
    has_unnamed = any(count and not _n(members, ballot) for ballot, count in told.items())
    is_partial = has_unnamed and len(members) < sum(told.values())
    if not members or not told or is_partial:
        return None
    return all(_n(members, ballot) == count for ballot, count in told.items())
