"""How the parties voted, where the minutes count them and name nobody."""

from __future__ import annotations

from collections import defaultdict

from answer.context import Context
from answer.evidence import Evidence
from answer.wording import capital, enumeration, key_of
from index.models import Found
from ingest.models import Ballot, PartyVote, Vote
from prompts import say


def lead_with_parties(context: Context, found: Found[Vote]) -> bool:
    """Begin with how the parties asked about voted; False where the minutes do not tell."""
    own: defaultdict[str, list[PartyVote]] = defaultdict(list)
    for one in found.record.party_votes:
        if one.party in context.question.parties and one.ballot is not Ballot.FRANVARANDE:
            own[one.party].append(one)
    for party, cast in own.items():
        if len(cast) == 1:
            text = say("vote.person", context.lang, who=party, cast=say(f"cast.{key_of(cast[0].ballot)}", context.lang))
        else:
            split = [f"{one.count} {say(f'ballot.{key_of(one.ballot)}', context.lang)}" for one in cast]
            text = say("vote.group", context.lang, ballot=party, who=enumeration(split, context.lang))
        context.draft.say(text, _evidence(context, found, [party]))
        context.draft.name(parties=[party])
    return bool(own)


def tell_parties(context: Context, found: Found[Vote]) -> None:
    """Say which parties voted how, side by side."""
    sides: defaultdict[Ballot, list[PartyVote]] = defaultdict(list)
    for one in found.record.party_votes:
        if one.ballot is not Ballot.FRANVARANDE:
            sides[one.ballot].append(one)
    for ballot, votes in sides.items():
        who = [one.party if one.count is None else f"{one.party} ({one.count})" for one in votes]
        name = capital(say(f"ballot.{key_of(ballot)}", context.lang))
        text = say("vote.group", context.lang, ballot=name, who=enumeration(who, context.lang, most=len(who)))
        context.draft.say(text, _evidence(context, found, [one.party for one in votes]))
        context.draft.name(parties=[one.party for one in votes])


def _evidence(context: Context, found: Found[Vote], parties: list[str]) -> list[Evidence]:
    """Return the sentences and rows of the vote that name one of the parties, all of them where none does so by its
    letters."""
    pieces = context.witness.sentences_of(found)
    return [one for one in pieces if any(party in one.quote for party in parties)] or pieces
