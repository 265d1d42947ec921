"""Municipalities: parties and how strong they are, organs, politicians term by term, civil servants, places."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from eval.world.models import Municipality, Organ, Party, Politician
from eval.world.tables import table
from ingest.models import StatementKind

TERMS = tuple(dt.date(year, 1, 1) for year in (2011, 2015, 2019, 2023))
COUNCIL = "kommunfullmäktige"
EXECUTIVE = "kommunstyrelsen"
COMMITTEE = "kommunstyrelsens arbetsutskott"

N_OFFICIALS = 24
_RE_ELECTED = 0.65
_CHANGES_PARTY = 0.05  # of all who are elected anew
_VOWELS = ("a", "e", "i", "o", "u", "y", "å", "ä", "ö")  # such names take no -s: "Björklunda kommun"
_LEFT = ("S", "V", "MP")
_RIGHT = ("M", "KD", "L", "C")

Term = tuple[dt.date, tuple[Politician, ...], tuple[Politician, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A municipality with what decides how its matters go."""

    municipality: Municipality
    rulers: dict[dt.date, frozenset[str]]  # first day of a term -> codes of the parties that rule
    boards: dict[str, str]  # field of a topic -> organ that handles it
    shapes: tuple[str, str]  # of the diarienummer: of the executive, of the boards
    own_kind: StatementKind  # what an own statement without dissent is called here
    places: tuple[str, ...]
    streets: tuple[str, ...]

    def organ(self, name: str) -> Organ:
        return next(organ for organ in self.municipality.organs if organ.name == name)

    def rules(self, code: str, day: dt.date) -> bool:
        return code in self.rulers[term_of(day)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Register:
    """All who were ever elected in a municipality. `taken` holds the names of the whole world."""

    codes: tuple[str, ...]
    rng: Random
    taken: set[str]
    everyone: list[Politician] = field(default_factory=list)

    def roster(self, code: str, n_seats: int, term: dt.date) -> list[Politician]:
        """Return the party's people of the term, most trusted first; who is new joins the register."""
        known = [one for one in self.everyone if one.parties[0][0] < term and one.party_on(term) == code]
        roster = [one for one in known if self.rng.random() < _RE_ELECTED]
        while len(roster) < n_seats + max(3, math.ceil(n_seats / 2)):
            roster.append(self._new(code, term))
            self.everyone.append(roster[-1])
        return roster

    def _new(self, code: str, term: dt.date) -> Politician:
        parties = [(term, code)]
        if self.rng.random() < _CHANGES_PARTY:
            later = term + dt.timedelta(days=self.rng.randint(400, 1200))
            parties.append((later, self.rng.choice([other for other in self.codes if other != code])))
        return Politician(name=_new_name(self.rng, self.taken), parties=tuple(parties))


def term_of(day: dt.date) -> dt.date:
    """Return the first day of the term of office."""
    return [first for first in TERMS if first <= day][-1]


def build_towns(n: int, *, seed: int) -> tuple[Town, ...]:
    """Return `n` municipalities; no two share a name, a local party or a person."""
    rng = Random(f"{seed}/towns")
    prefixes = rng.sample(table("names")["municipality"]["prefixes"], n)
    suffixes = table("names")["municipality"]["suffixes"]
    locals_ = rng.sample(table("names")["local"], len(table("names")["local"]))
    taken: set[str] = set()
    towns = []
    for number, prefix in enumerate(prefixes):
        name = prefix + suffixes[(number + seed) % len(suffixes)]
        own = [locals_.pop() for _ in range(min(rng.choice((0, 1, 1, 2)), len(locals_)))]
        towns.append(_town(name, own, Random(f"{seed}/{name}"), taken))
    return tuple(towns)


def genitive(name: str) -> str:
    """Return "Almhärads", "Ekfoss", "nämndens", "arbetsutskottets"."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def _town(name: str, own: Sequence[dict[str, str]], rng: Random, taken: set[str]) -> Town:
    strengths, parties = _parties(name, own, rng)
    organs, boards = _organs(rng)
    rulers: dict[dt.date, frozenset[str]] = {}
    seats: dict[str, list[Term]] = {organ.name: [] for organ in organs}
    register = _Register(codes=tuple(strengths), rng=rng, taken=taken)
    for term in TERMS:
        votes = {code: share * rng.uniform(0.8, 1.2) for code, share in strengths.items()}
        rulers[term] = _coalition(votes, rng)
        council = _share_out(votes, organs[0].n_seats)
        rosters = {code: register.roster(code, n, term) for code, n in council.items() if n}
        for place, organ in enumerate(organs):
            seats[organ.name].append((term, *_seated(organ, place, votes, rosters, rulers[term])))
    municipality = Municipality(
        name=name,
        full_name=f"{name if name.endswith(_VOWELS) else genitive(name)} kommun",
        parties=parties,
        politicians=tuple(register.everyone),
        officials=tuple(_new_name(rng, taken) for _ in range(N_OFFICIALS)),
        organs=organs,
        seats={organ: tuple(terms) for organ, terms in seats.items()},
    )
    kinds = (StatementKind.SARSKILT_YTTRANDE, StatementKind.SARSKILT_UTTALANDE, StatementKind.PROTOKOLLSANTECKNING)
    numbers = table("names")["diarienummer"]
    return Town(
        municipality=municipality,
        rulers=rulers,
        boards=boards,
        shapes=(rng.choice(numbers["executive"]), rng.choice(numbers["board"])),
        own_kind=rng.choices(kinds, (60, 20, 20))[0],
        places=_compounds("place", 26, rng, taken),
        streets=_compounds("street", 24, rng, set()),
    )


def _parties(name: str, own: Sequence[dict[str, str]], rng: Random) -> tuple[dict[str, float], tuple[Party, ...]]:
    strengths = {entry["code"]: entry["share"] * rng.uniform(0.6, 1.5) for entry in table("names")["party"]}
    strengths.update({entry["code"]: rng.uniform(4, 14) for entry in own})
    parties = [Party(code=entry["code"], name=entry["name"]) for entry in table("names")["party"]]
    parties += [Party(code=one["code"], name=one["name"].format(kommun=name), is_local=True) for one in own]
    return strengths, tuple(parties)


def _organs(rng: Random) -> tuple[tuple[Organ, ...], dict[str, str]]:
    office = rng.choice(table("names")["central"]["offices"])
    central = (
        (COUNCIL, "KF", rng.choice((31, 35, 41, 45))),
        (EXECUTIVE, "KS", rng.choice((11, 13, 15))),
        (COMMITTEE, "KSAU", 7),
    )
    organs = [Organ(name=name, code=code, office=office, n_seats=n) for name, code, n in central]
    boards = {}
    for entry in rng.sample(table("names")["board"], rng.randint(3, 6)):
        form = rng.choice(entry["forms"])
        organs.append(Organ(**form, n_seats=rng.choice((7, 9, 9, 11))))
        boards[entry["field"]] = form["name"]
    return tuple(organs), boards


def _coalition(votes: dict[str, float], rng: Random) -> frozenset[str]:
    """Return one of the usual alliances, a strong one rather than a weak one, at times with a local party."""
    blocs = [_LEFT, _RIGHT, ("S", "C"), ("S", "M"), ("M", "KD", "SD"), (*_LEFT, "C")]
    own = [code for code in votes if code not in {entry["code"] for entry in table("names")["party"]}]
    weights = [sum(votes[code] for code in bloc) ** 2 for bloc in blocs]
    return frozenset((*rng.choices(blocs, weights)[0], *(code for code in own if rng.random() < 0.4)))


def _share_out(votes: dict[str, float], n_seats: int) -> dict[str, int]:
    """Return seats per party by the method of odd numbers (Sainte-Laguë)."""
    seats = dict.fromkeys(votes, 0)
    for _ in range(n_seats):
        winner = max(votes, key=lambda code: votes[code] / (2 * seats[code] + 1))
        seats[winner] += 1
    return seats


def _new_name(rng: Random, taken: set[str]) -> str:
    words = table("names")["person"]
    while True:
        double = f"{rng.choice(words['double'])} " if rng.random() < 0.04 else ""
        name = f"{rng.choice(words['first'])} {double}{rng.choice(words['last'])}"
        if name not in taken:
            taken.add(name)
            return name


def _seated(
    organ: Organ, place: int, votes: dict[str, float], rosters: dict[str, list[Politician]], rulers: frozenset[str]
) -> tuple[tuple[Politician, ...], tuple[Politician, ...]]:
    """Return members and substitutes: the ruling party's first presides, the opposition's first is vice chair."""
    shares = _share_out({code: votes[code] for code in rosters}, organ.n_seats)
    members: dict[str, list[Politician]] = {}
    substitutes: list[Politician] = []
    for code, n in shares.items():
        shift = 0 if place < 3 else (place - 1) * 2 % len(rosters[code])
        people = rosters[code][shift:] + rosters[code][:shift]
        members[code] = people[:n]
        n_substitutes = min(len(people) - n, max(1, math.ceil(n / 2)))
        substitutes += people[n : n + n_substitutes]
    order = sorted((code for code in members if members[code]), key=lambda code: -votes[code])
    ruling = [code for code in order if code in rulers]
    others = [code for code in order if code not in rulers]
    heads = [members[group[0]].pop(0) for group in (ruling, others) if group]
    return (*heads, *(one for code in order for one in members[code])), tuple(substitutes)


def _compounds(kind: str, n: int, rng: Random, taken: set[str]) -> tuple[str, ...]:
    """Return `n` names put together from the lists of `kind`, none of them in `taken`."""
    lists = table("names")[kind]
    refused = {*lists.get("refused", ()), *taken}
    pairs = [(prefix, suffix) for prefix in lists["prefixes"] for suffix in lists["suffixes"]]
    names = [_joined(prefix, suffix) for prefix, suffix in rng.sample(pairs, len(pairs)) if prefix.lower() != suffix]
    fresh = [name for name in names if name not in refused][:n]
    taken.update(fresh)
    return tuple(fresh)


def _joined(prefix: str, suffix: str) -> str:
    """Return "Norryd" for "Norr" and "ryd": no letter stands three times."""
    return prefix[:-1] + suffix if prefix[-2:] == suffix[0] * 2 else prefix + suffix
