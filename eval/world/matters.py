"""A matter from the day it is raised to its last decision."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from random import Random

from eval.world.models import Matter, MatterKind, Politician, Reason, Statement, Step
from eval.world.people import COMMITTEE, COUNCIL, EXECUTIVE, Town
from eval.world.proposals import opening_proposal
from eval.world.referrals import referrals
from eval.world.rounds import Calendar
from eval.world.scenes import Cause, background, cause, spoken
from eval.world.sitting import Before, Sitting
from eval.world.speech import Speech, own_words
from eval.world.stances import sides
from eval.world.steps import hold
from eval.world.tables import table, topics
from ingest.models import DecisionStatus, Outcome

_KINDS = {
    MatterKind.SKRIVELSE: 48,
    MatterKind.MOTION: 26,
    MatterKind.REMISS: 10,
    MatterKind.MEDBORGARFORSLAG: 8,
    MatterKind.INTERPELLATION: 8,
}
"""How many of a hundred matters are of a kind."""
_FOLLOWS = 0.18  # takes up what was decided years before
_MIN_YEARS_BETWEEN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where the matters of a municipality are made: what all of them share and what is known of those before."""

    town: Town
    calendar: Calendar
    speech: Speech
    slug: str
    seed: str
    taken: set[str] = field(default_factory=set)  # numbers of the register
    decided: list[Matter] = field(default_factory=list)

    def number(self, organ: str, day: dt.date, rng: Random) -> str:
        """Return a diarienummer of the organ that no other matter has."""
        is_central = organ in {EXECUTIVE, COMMITTEE, COUNCIL}  # they share a register
        shape = self.town.shapes[0 if is_central else 1]
        code = self.town.organ(EXECUTIVE if is_central else organ).code
        running = day.timetuple().tm_yday * 4 + rng.randint(0, 20)
        while True:
            number = shape.format(code=code, y=day.year, yy=f"{day.year % 100:02d}", n=running)
            if number not in self.taken:
                self.taken.add(number)
                return number
            running += 1


def draft(desk: Desk, number: int) -> Matter:
    """Return the matter with that number; its steps have no § yet."""
    rng = Random(f"{desk.seed}/matter/{number}")
    kind = rng.choices(list(_KINDS), list(_KINDS.values()))[0]
    start, model = _start(desk, rng)
    first = desk.calendar.rounds[start]
    raised = first - dt.timedelta(
        days=rng.randint(90, 300) if kind in {MatterKind.MOTION, MatterKind.MEDBORGARFORSLAG} else rng.randint(20, 70)
    )
    topic = next(one for one in topics() if one.key == model.topic) if model else rng.choice(topics())
    place = (model.place if model else "") or rng.choice(desk.town.places)
    about = cause(topic, place, first, desk.town, rng)
    matter_id = f"{desk.slug}-{number:05d}"
    authors = _authors(desk, kind, raised, rng)
    matter = Matter(
        id=matter_id,
        municipality=desk.town.municipality.name,
        kind=kind,
        topic=topic.key,
        title=_title(kind, about, authors, raised, rng),
        diarienummer=_numbers(desk, kind, about, raised, rng),
        authors=authors,
        raised=raised,
        background=background(about, desk.speech, prefix=matter_id, rng=rng),
        referrals=referrals(about, desk.town, kind, raised, desk.speech, prefix=matter_id, rng=rng),
        steps=(),
        called=about.called,
        place=about.place,
        follows_id=model.id if model else "",
        arguments=_arguments(desk, kind, about, authors, raised, prefix=matter_id, rng=rng),
    )
    return replace(matter, steps=_walk(desk, matter, about, start, rng))


def _start(desk: Desk, rng: Random) -> tuple[int, Matter | None]:
    """Return the round a matter begins in, and the earlier matter that it takes up."""
    start = rng.randrange(len(desk.calendar.rounds))
    if desk.decided and rng.random() < _FOLLOWS:
        model = rng.choice(desk.decided)
        if (desk.calendar.rounds[start] - model.steps[-1].date).days > 365 * _MIN_YEARS_BETWEEN:
            return start, model
    return start, None


def _authors(desk: Desk, kind: MatterKind, day: dt.date, rng: Random) -> tuple[Politician, ...]:
    """Return who raises a motion or an interpellation: members of one party that mostly does not rule."""
    if kind not in {MatterKind.MOTION, MatterKind.INTERPELLATION}:
        return ()
    members, _ = desk.town.municipality.sitting(COUNCIL, day)
    others = [one for one in members if not desk.town.rules(one.party_on(day), day)]
    first = rng.choice(others if others and rng.random() < 0.85 else list(members))
    same = [one for one in members if one.party_on(day) == first.party_on(day) and one != first]
    return (first, *rng.sample(same, min(len(same), rng.choice((0, 0, 1, 2)))))


def _title(kind: MatterKind, about: Cause, authors: tuple[Politician, ...], day: dt.date, rng: Random) -> str:
    match kind:
        case MatterKind.MOTION:
            return (
                f"Motion av {_by(authors, day)} om att {about.act}"
                if rng.random() < 0.5
                else f"Svar på motion om att {about.act}"
            )
        case MatterKind.MEDBORGARFORSLAG:
            return f"Medborgarförslag om att {about.act}"
        case MatterKind.INTERPELLATION:
            return f"Interpellation av {_by(authors[:1], day)} om {about.sak}"
        case MatterKind.REMISS:
            return f"Yttrande över remiss om {rng.choice(about.called)}"
    return about.title


def _by(authors: tuple[Politician, ...], day: dt.date) -> str:
    others = " m.fl." if len(authors) > 1 else ""
    return f"{authors[0].name}{others} ({authors[0].party_on(day)})"


def _numbers(desk: Desk, kind: MatterKind, about: Cause, day: dt.date, rng: Random) -> tuple[str, ...]:
    """Return the matter's number in the register, at times with that of the organ that remitted it."""
    board = desk.town.boards.get(about.topic.field)
    own = board if board and kind is MatterKind.SKRIVELSE else EXECUTIVE
    numbers = [desk.number(own, day, rng)]
    if board and rng.random() < 0.2:
        numbers.append(desk.number(EXECUTIVE if own == board else board, day, rng))
    return tuple(numbers)


def _arguments(
    desk: Desk,
    kind: MatterKind,
    about: Cause,
    authors: tuple[Politician, ...],
    day: dt.date,
    *,
    prefix: str,
    rng: Random,
) -> tuple[Reason, ...]:
    """Return the text of a motion, a medborgarförslag or an interpellation."""
    closing = table("speech")["closing"].get(kind.value)
    if not closing:
        return ()
    voice = "party" if authors else "citizen"
    party = {one.code: one.name for one in desk.town.municipality.parties}[authors[0].party_on(day)] if authors else ""
    scene = spoken(about, day, parti=party, ärendet=kind.value)
    return own_words(about.case(favours=True), closing, scene, desk.speech, prefix=prefix, rng=rng, voice=voice)


def _route(desk: Desk, kind: MatterKind, about: Cause, rng: Random) -> tuple[str, ...]:
    board = desk.town.boards.get(about.topic.field)
    first = (board,) if board else (COMMITTEE,)
    match kind:
        case MatterKind.INTERPELLATION:
            return (COUNCIL,)
        case MatterKind.MOTION:
            return rng.choice(((COMMITTEE, EXECUTIVE, COUNCIL), (*first, EXECUTIVE, COUNCIL), (EXECUTIVE, COUNCIL)))
        case MatterKind.MEDBORGARFORSLAG:
            return rng.choice((first, (COMMITTEE, EXECUTIVE)))
        case MatterKind.REMISS:
            return rng.choice(((COMMITTEE, EXECUTIVE), (EXECUTIVE,), first))
    whole = (*dict.fromkeys((*first, COMMITTEE)), EXECUTIVE, COUNCIL)
    routes = (
        first,
        (*first, EXECUTIVE),
        (COMMITTEE, EXECUTIVE),
        (COMMITTEE, EXECUTIVE, COUNCIL),
        (*first, EXECUTIVE, COUNCIL),
        whole,
    )
    return rng.choices(routes, (35, 10, 15, 15, 15, 10))[0]


def _walk(desk: Desk, matter: Matter, about: Cause, start: int, rng: Random) -> tuple[Step, ...]:
    """Return the steps: organ after organ within a round; what is sent back returns to the same organ in the next."""
    route = _route(desk, matter.kind, about, rng)
    stands = sides(
        about, matter.kind, matter.authors, desk.calendar.day(route[0], start), desk.town,
        seed=desk.seed, flips=bool(matter.follows_id) and rng.random() < 0.7, rng=rng,
    )  # fmt: skip
    first = before = opening_proposal(matter, about, desk.town, route=route, stands=stands, rng=rng)
    steps: list[Step] = []
    earlier: dict[tuple[str, bool], Statement] = {}
    place, number, n_back = 0, start, 0
    while place < len(route):
        organ, is_last = route[place], place == len(route) - 1
        stands = stands.in_organ(rng) if steps else stands
        step, favours = hold(
            Sitting(
                step_id=f"{matter.id}.{len(steps) + 1}",
                matter_id=matter.id,
                kind=matter.kind,
                authors=matter.authors,
                about=about,
                town=desk.town,
                meeting=desk.calendar.meeting(organ, number),
                sides=stands,
                first=first,
                before=before,
                status=DecisionStatus.BESLUT if is_last else DecisionStatus.FORSLAG,
                addressee="" if is_last else route[-1],
                may_return=n_back == 0 and number + 1 < len(desk.calendar.rounds),
                earlier=earlier,
                speech=desk.speech,
                rng=rng,
            )
        )
        steps.append(step)
        if step.decision.outcome in {Outcome.ATERREMISS, Outcome.BORDLAGGNING}:
            number, n_back = number + 1, n_back + 1
            continue
        before = Before(proposal=step.decision, proposed_by=organ, favours=favours)
        place += 1
    return tuple(steps)
