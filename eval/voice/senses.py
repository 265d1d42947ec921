"""What a side of a vote amounts to, compared by sense: bifall, avslag, återremiss, bordläggning, and whose proposal."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from eval.voice.claim_tables import pattern, tables
from ingest.organs import find_organs
from ingest.parties import parties_in

_APPROVAL = frozenset({"bifall"})
_CAPITALISED = re.compile(r"(?<![\w-])[A-ZÅÄÖÉ][a-zåäöéü]{2,}[\w-]*")
_OWNED = re.compile(r"(?P<what>\w+?)s?\s+(?:förslag|yrkande)\w*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """`owners` are party letters, organs and names in lower case without a genitive -s."""

    actions: frozenset[str]
    owners: frozenset[str]


def sense_of(text: str, codes: Collection[str] = ()) -> Sense:
    """Return the sense of a voting proposition's side, or of what a yrkande asks for."""
    return Sense(actions=actions_in(text), owners=_owners(text, codes))


def actions_in(text: str) -> frozenset[str]:
    """Return what the text would have done with the matter, e.g. {"avslag"}; empty when it does not say."""
    for compound, action in tables()["compound"].items():
        if compound in text.casefold():
            return frozenset({action})
    found = {
        sense["name"] for sense in tables()["sense"] if any(pattern(one).search(text) for one in sense["patterns"])
    }
    if not found and pattern(tables()["named"]["pattern"]).search(text):
        return _APPROVAL
    return frozenset(found)


def likeness(one: Sense, other: Sense) -> int:
    """Return how well two senses agree: 3 the same act on the same proposal ... -1 acts that exclude each other.

    To approve a proposal may be to reject, to postpone or to answer: a bare bifall excludes nothing, and is only shared
    where the proposal may be the same one.
    """
    score = 2 if one.owners & other.owners else 0
    shared = one.actions & other.actions
    if shared:
        may_differ = bool(one.owners and other.owners) and not score
        return score if shared == _APPROVAL and may_differ else score + 1
    is_open = not one.actions or not other.actions or _APPROVAL in (one.actions, other.actions)
    return score if is_open else score - 1


def contradicts(claimed: str, same: str | None, other: str | None, codes: Collection[str] = ()) -> bool:
    """Tell whether a claimed meaning of one side fits the true meaning of the other side better, or of neither.

    Args:  same: the true meaning of the side that the claim is about.  other: that of the opposite side.
    """
    if not same:
        return False
    claim, right, wrong = (sense_of(text or "", codes) for text in (claimed, same, other))
    fit = likeness(claim, right)
    return fit < 0 or bool(other and likeness(claim, wrong) > fit)


def _owners(text: str, codes: Collection[str]) -> frozenset[str]:
    names = {match[0].casefold().removesuffix("s") for match in _CAPITALISED.finditer(text)}
    organs = {organ.removesuffix("s") for organ in find_organs(text)}
    owned = {match["what"].casefold() for match in _OWNED.finditer(text)}
    return frozenset({*names, *organs, *owned, *(code.casefold() for code in parties_in(text, codes))})
