"""The ways persons are named with their parties.

each      "Anna Ek (M), Bo Al (M) och Cia Ask (S)"; a substitute alone: "tjänstgörande ersättaren Cia Ask (S)"
grouped   "Anna Ek och Bo Al (båda M) samt Cia Ask (S)"; from three on "(alla M)"
head      "Anna Ek m.fl. (M)": the others of the party are not named
bare      "Anna Ek och Bo Al": the letters stand in the attendance list alone
nextline  "Anna Ek" and "(M)" on the next line
samtliga  as grouped, but "(samtliga M)" from three on
genom     "Moderaterna genom Anna Ek och Bo Al"; a local party's members as in "each": few know its name by heart
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from eval.layouts.language import listed
from eval.world.models import Party, Politician


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Persons as printed; `persons` are those whose names stand there."""

    text: str
    persons: tuple[str, ...]
    parties: tuple[str, ...]


def with_letter(person: Politician, day: dt.date) -> str:
    return f"{person.name} ({person.party_on(day)})"


def name_all(
    persons: tuple[Politician, ...],
    day: dt.date,
    form: str,
    acting: frozenset[str] = frozenset(),
    parties: tuple[Party, ...] = (),
) -> Named:
    """Return the persons in the form; `acting` are the names of serving substitutes, `parties` those of the place."""
    by_party: dict[str, list[str]] = {}
    for person in persons:
        by_party.setdefault(person.party_on(day), []).append(person.name)
    names = tuple(name for group in by_party.values() for name in group)
    match form:
        case "grouped" | "samtliga":
            all_of = "alla" if form == "grouped" else "samtliga"
            text = _joined([_group(group, party, all_of) for party, group in by_party.items()])
        case "genom":
            known = {party.code: party.name for party in parties if not party.is_local}
            text = _joined([_through(group, party, known.get(party, "")) for party, group in by_party.items()])
        case "head":
            heads = [f"{group[0]}{' m.fl.' if len(group) > 1 else ''} ({party})" for party, group in by_party.items()]
            text = listed(heads)
            names = tuple(group[0] for group in by_party.values())
        case "bare":
            text = listed(names)
        case "nextline" if len(names) == 1:
            text = f"{names[0]}\n({persons[0].party_on(day)})"
        case _:
            text = listed([f"{name} ({party})" for party, group in by_party.items() for name in group])
            if len(names) == 1 and names[0] in acting:
                text = f"tjänstgörande ersättaren {text}"
    return Named(text=text, persons=names, parties=tuple(by_party))


def _group(names: list[str], party: str, all_of: str) -> str:
    words = {1: "", 2: "båda "}.get(len(names), f"{all_of} ")
    return f"{listed(names)} ({words}{party})"


def _through(names: list[str], party: str, called: str) -> str:
    return f"{called} genom {listed(names)}" if called else listed([f"{name} ({party})" for name in names])


def _joined(groups: list[str]) -> str:
    """A list in which the groups have an "och" of their own."""
    return groups[0] if len(groups) == 1 else ", ".join(groups[:-1]) + " samt " + groups[-1]
