"""When organs meet: rounds of a month in which a matter may walk from a board to the council."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from eval.world.models import Meeting, Politician
from eval.world.people import COMMITTEE, COUNCIL, EXECUTIVE, Town

_FIRST_YEAR, _LAST_YEAR = 2012, 2025
_MONTHS = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11)
_PAPERS_PER_ROUND = 22
_DAY_IN_ROUND = {COMMITTEE: 9, EXECUTIVE: 16, COUNCIL: 22}  # boards meet in the first week

_ABSENT = 0.12
_SUBSTITUTE_COMES = 0.7


def rounds(n_papers: int, *, seed: str) -> tuple[dt.date, ...]:
    """Return the first Mondays of the months in which organs meet: pairs of neighbouring months, spread over the years,
    as many as `n_papers` fill."""
    every = [_first_monday(year, month) for year in range(_FIRST_YEAR, _LAST_YEAR + 1) for month in _MONTHS]
    n_pairs = max(1, min(len(every) // 2, round(n_papers / _PAPERS_PER_ROUND / 2)))
    shift = Random(f"{seed}/rounds").random()
    starts = [int((number + shift) * (len(every) / 2) / n_pairs) * 2 for number in range(n_pairs)]
    return tuple(every[start + month] for start in starts for month in (0, 1))


def _first_monday(year: int, month: int) -> dt.date:
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=-first.weekday() % 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The meetings of a municipality, made when they are asked for."""

    town: Town
    seed: str
    rounds: tuple[dt.date, ...]
    _meetings: dict[tuple[str, dt.date], Meeting] = field(default_factory=dict)

    def day(self, organ: str, number: int) -> dt.date:
        """Return the day on which the organ meets in the round with that number."""
        names = [one.name for one in self.town.municipality.organs]
        return self.rounds[number] + dt.timedelta(days=_DAY_IN_ROUND.get(organ, 1 + names.index(organ) % 4))

    def meeting(self, organ: str, number: int) -> Meeting:
        """Return the meeting of the organ in that round."""
        return self.held(organ, self.day(organ, number))

    def held(self, organ: str, day: dt.date) -> Meeting:
        """Return the meeting of the organ on that day."""
        if (organ, day) not in self._meetings:
            self._meetings[organ, day] = _hold(self.town, organ, day, Random(f"{self.seed}/{organ}/{day}"))
        return self._meetings[organ, day]


def _hold(town: Town, organ: str, day: dt.date, rng: Random) -> Meeting:
    members, substitutes = town.municipality.sitting(organ, day)
    away = [one for place, one in enumerate(members) if place > 1 and rng.random() < _ABSENT]  # chairs always come
    here = [one for one in substitutes if rng.random() < _SUBSTITUTE_COMES]
    serving: dict[Politician, Politician] = {}  # absent member -> substitute
    for member in away:
        same = [one for one in here if one.party_on(day) == member.party_on(day)]
        if candidates := same or (here if rng.random() < 0.5 else []):
            serving[member] = candidates[0]
            here.remove(candidates[0])
    voting = [serving.get(one, one) for one in members if one in serving or one not in away]
    return Meeting(
        municipality=town.municipality.name,
        organ=organ,
        date=day,
        voting=tuple(voting),
        serving=tuple((substitute, member) for member, substitute in serving.items()),
        absent=tuple(away),
        substitutes=tuple(here),
        secretary=Random(f"{organ}/{day.year // 3}/{town.municipality.name}").choice(town.municipality.officials),
        adjuster=rng.choice(voting[1:]),
    )
