"""A synthetic archive of any size from a seed.

1. Municipalities with their people (people.py), one per about 600 papers.
2. Matters one after the other (matters.py) while their papers fit into the municipality's share; what is left of it
   is filled with information items, one paper each (routine.py).
3. Every meeting that took place gets its routine items; § are numbered by year and organ; minutes are bound.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace

from eval.world.matters import Desk, draft
from eval.world.models import Matter, Meeting, Paper, Step, World
from eval.world.papers import matter_papers, minutes, slug, telling_paper
from eval.world.people import Town, build_towns
from eval.world.rounds import Calendar, rounds
from eval.world.routine import filler, routine_items
from eval.world.speech import Speech

_PAPERS_PER_TOWN = 600
_MAX_TOWNS = 12
_MISFITS = 12  # drafts that were too large for what is left: from then on it is filled

Held = tuple[str, dt.date]
"""An organ and the day it met."""


def build_world(*, n_papers: int, seed: int) -> World:
    """Return the truth of an archive of exactly `n_papers` documents; the same for the same seed.

    Raises:  ValueError: n_papers is below 10.
    """
    if n_papers < 10:
        raise ValueError(f"An archive needs at least 10 papers, not {n_papers}.")
    towns = build_towns(max(1, min(_MAX_TOWNS, round(n_papers / _PAPERS_PER_TOWN))), seed=seed)
    speech = Speech()
    matters: list[Matter] = []
    papers: list[Paper] = []
    meetings: list[Meeting] = []
    for number, town in enumerate(towns):
        share = n_papers * (number + 1) // len(towns) - n_papers * number // len(towns)
        theirs = _fill(_desk(town, share, speech, seed), share)
        matters += theirs[0]
        papers += theirs[1]
        meetings += theirs[2]
    return World(
        seed=seed,
        municipalities=tuple(town.municipality for town in towns),
        matters=tuple(matters),
        papers=tuple(papers),
        meetings=tuple(meetings),
    )


def _desk(town: Town, share: int, speech: Speech, seed: int) -> Desk:
    own_seed = f"{seed}/{town.municipality.name}"
    calendar = Calendar(town=town, seed=own_seed, rounds=rounds(share, seed=own_seed))
    return Desk(town=town, calendar=calendar, speech=speech, slug=slug(town.municipality.name), seed=own_seed)


def _fill(desk: Desk, share: int) -> tuple[list[Matter], list[Paper], list[Meeting]]:
    """Return matters, papers and meetings of a municipality: `share` papers."""
    matters: list[Matter] = []
    papers: list[Paper] = []
    held: set[Held] = set()
    number = misfits = 0
    while len(papers) + len(held) < share:
        number += 1
        is_full = misfits >= _MISFITS
        matter = filler(desk, number, held) if is_full else draft(desk, number)
        days = {(step.organ, step.date) for step in matter.steps}
        own = list(matter_papers(matter, desk.town, seed=desk.seed))
        if is_full and days <= held:
            own.append(telling_paper(matter, desk.town))
        if len(papers) + len(own) + len(held | days) > share:
            misfits += 1
            continue
        matters.append(matter)
        desk.decided.extend([] if is_full else [matter])
        papers += own
        held |= days
    in_order = sorted(held, key=lambda one: (one[1], one[0]))
    numbered = _with_paragrafer([*matters, *routine_items(desk, in_order, number)])
    return numbered, papers + _bind(numbered, desk.town), [desk.calendar.held(*one) for one in in_order]


def _with_paragrafer(matters: list[Matter]) -> list[Matter]:
    """Return the matters with all § numbered: by organ and year, from 1."""
    by_organ: dict[tuple[str, int], list[Step]] = defaultdict(list)
    for matter in matters:
        for step in matter.steps:
            by_organ[step.organ, step.date.year].append(step)
    paragrafer: dict[str, str] = {}
    for steps in by_organ.values():
        for number, step in enumerate(sorted(steps, key=lambda one: one.date), 1):
            paragrafer[step.id] = str(number)
    return [
        replace(matter, steps=tuple(replace(step, paragraf=paragrafer[step.id]) for step in matter.steps))
        for matter in matters
    ]


def _bind(matters: list[Matter], town: Town) -> list[Paper]:
    """Return the minutes of all meetings."""
    by_day: dict[Held, list[Step]] = defaultdict(list)
    for matter in matters:
        for step in matter.steps:
            by_day[step.organ, step.date].append(step)
    return [minutes(sorted(steps, key=lambda one: int(one.paragraf)), town) for steps in by_day.values()]
