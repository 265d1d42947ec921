"""Two parties beside each other: the matters in which both have said something or voted, and how often they voted
alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from answer.composers.criteria import ballots_of
from answer.party_record import day_of, of_fullest, said_by
from answer.topics import topic_in
from index.catalog import Catalog
from index.kinship import SURE, links_of
from index.models import Filters, Found
from index.walk import numbers_in, title_of
from ingest.models import Ballot, Statement, StatementKind, Vote


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedVote:
    """A vote of which the minutes name members of both parties.

    `one` and `other` are their ballots, absent members left out; `is_alike` says whether most of each cast the same,
    None where a party was evenly split.
    """

    found: Found[Vote]
    one: dict[Ballot, int]
    other: dict[Ballot, int]
    is_alike: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMatter:
    """A matter in which both have acted. `together` they said with one another, `one` and `other` each for itself."""

    title: str
    diarienummer: tuple[str, ...]
    municipality: str
    last: date | None
    item_id: str  # one of its items
    together: tuple[Found[Statement], ...]
    one: tuple[Found[Statement], ...]
    other: tuple[Found[Statement], ...]
    votes: tuple[SharedVote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Matters and votes, the newest first."""

    matters: tuple[SharedMatter, ...]
    votes: tuple[SharedVote, ...]

    @property
    def n_alike(self) -> int:
        return sum(vote.is_alike is True for vote in self.votes)

    @property
    def n_apart(self) -> int:
        return sum(vote.is_alike is False for vote in self.votes)


def compare(
    catalog: Catalog,
    one: str,
    other: str,
    filters: Filters = Filters(),
    *,
    kinds: Sequence[StatementKind] = (),
    topic: str = "",
) -> Comparison:
    """Return what two parties have in common and what parts them; the arguments are those of `said_by`."""
    of_one, of_other = (said_by(catalog, party, filters, kinds=kinds, topic=topic) for party in (one, other))
    votes = _shared_votes(catalog, one, other, filters, topic)
    matters = []
    acts: list[Found[Statement] | Found[Vote]] = [*of_one, *of_other, *(vote.found for vote in votes)]
    for item_ids in _matters(catalog, {found.item.id for found in acts}):
        own, others = _within(of_one, item_ids), _within(of_other, item_ids)
        cast = tuple(vote for vote in votes if vote.found.item.id in item_ids)
        if cast or (own and others):
            matters.append(_matter(own, others, cast))
    return Comparison(
        matters=tuple(sorted(matters, key=lambda matter: str(matter.last or ""), reverse=True)),
        votes=tuple(sorted(votes, key=lambda vote: str(day_of(vote.found) or ""), reverse=True)),
    )


def cast_by(vote: Vote, party: str) -> dict[Ballot, int]:
    """Return how many of the party's members cast each ballot, the most first; absent members are left out."""
    own = (one.ballot for one in vote.members if one.person.party == party)
    return dict(Counter(ballot for ballot in own if ballot is not Ballot.FRANVARANDE).most_common())


def _shared_votes(catalog: Catalog, one: str, other: str, filters: Filters, topic: str) -> list[SharedVote]:
    about = topic_in(topic, lang="sv")
    shared = []
    for found in of_fullest(catalog.votes(filters)):
        vote = found.record
        ballots = cast_by(vote, one), cast_by(vote, other)
        title = found.item.title or found.document.title
        if all(ballots) and about.is_said_in(f"{title} {vote.proposition}"):
            sides = ballots_of(vote, (one, other))
            is_alike = sides[one] is sides[other] if len(sides) == len(ballots) else None
            shared.append(SharedVote(found=found, one=ballots[0], other=ballots[1], is_alike=is_alike))
    return shared


def _matters(catalog: Catalog, item_ids: Collection[str]) -> list[frozenset[str]]:
    """Return the items in groups of one matter each, as far as sure links between them tell."""
    group_of = {item_id: {item_id} for item_id in item_ids}
    for link in links_of(catalog.rows, item_ids) if item_ids else ():
        one, other = group_of.get(link.item_id), group_of.get(link.other_item_id)
        if link.confidence >= SURE and one and other and one is not other:
            one |= other
            group_of.update(dict.fromkeys(other, one))
    return list(dict.fromkeys(map(frozenset, group_of.values())))


def _within(said: Iterable[Found[Statement]], item_ids: Collection[str]) -> list[Found[Statement]]:
    return [found for found in said if found.item.id in item_ids]


def _matter(
    own: Sequence[Found[Statement]], others: Sequence[Found[Statement]], votes: tuple[SharedVote, ...]
) -> SharedMatter:
    joint = {found.record.id for found in own} & {found.record.id for found in others}
    acts: list[Found[Statement] | Found[Vote]] = [*own, *others, *(vote.found for vote in votes)]
    items = [Found(document=found.document, item=found.item, record=found.item) for found in acts]
    by_item = {item.record.id: item for item in items}
    return SharedMatter(
        title=title_of(list(by_item.values())),
        diarienummer=numbers_in(by_item.values()),
        municipality=items[0].document.municipality,
        last=max((day for found in acts if (day := day_of(found))), default=None),
        item_id=items[-1].record.id,
        together=tuple(found for found in own if found.record.id in joint),
        one=tuple(found for found in own if found.record.id not in joint),
        other=tuple(found for found in others if found.record.id not in joint),
        votes=votes,
    )
