"""Items that most meetings have: told, noted, nothing decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from random import Random

from eval.world.grammar import fill, sentence, unmark
from eval.world.matters import Desk
from eval.world.models import Decision, Detail, Matter, MatterKind, Step
from eval.world.scenes import Cause, cause
from eval.world.tables import table, topics
from ingest.models import DecisionStatus, Outcome

_PER_MEETING = ((0, 35), (1, 45), (2, 20))


def routine_items(desk: Desk, held: Sequence[tuple[str, dt.date]], number: int) -> list[Matter]:
    """Return information items of the meetings, numbered after `number`."""
    rng = Random(f"{desk.seed}/routine")
    items = []
    for organ, day in held:
        for _ in range(rng.choices([n for n, _ in _PER_MEETING], [weight for _, weight in _PER_MEETING])[0]):
            number += 1
            items.append(_item(desk, number, organ, day, rng))
    return items


def filler(desk: Desk, number: int, held: Collection[tuple[str, dt.date]]) -> Matter:
    """Return an information item for a meeting that is held already, else for any."""
    rng = Random(f"{desk.seed}/filler/{number}")
    if held:
        return _item(desk, number, *rng.choice(sorted(held)), rng)
    organ = rng.choice(desk.town.municipality.organs).name
    return _item(desk, number, organ, desk.calendar.meeting(organ, 0).date, rng)


def _item(desk: Desk, number: int, organ: str, day: dt.date, rng: Random) -> Matter:
    matter_id = f"{desk.slug}-{number:05d}"
    about = cause(rng.choice(topics()), rng.choice(desk.town.places), day, desk.town, rng)
    pattern = rng.choice(table("routine")["item"])
    called = tuple(pattern["called"])
    proposal = Decision(
        id=f"{matter_id}.p",
        status=DecisionStatus.FORSLAG,
        outcome=Outcome.NOTERAS,
        addressee=organ,
        text=pattern["decision"],
    )
    step = Step(
        id=f"{matter_id}.1",
        matter_id=matter_id,
        organ=organ,
        date=day,
        paragraf="",
        proposal=proposal if rng.random() < 0.4 else None,
        proposed_by=desk.town.organ(organ).office,
        yrkanden=(),
        votes=(),
        decision=Decision(
            id=f"{matter_id}.1.d", status=DecisionStatus.BESLUT, outcome=Outcome.NOTERAS, text=pattern["decision"]
        ),
        statements=(),
    )
    raised = day - dt.timedelta(days=rng.randint(15, 40))
    return Matter(
        id=matter_id,
        municipality=desk.town.municipality.name,
        kind=MatterKind.INFORMATION,
        topic=about.topic.key,
        title=fill(pattern["title"], about.scene, rng),
        diarienummer=(desk.number(organ, raised, rng),),
        authors=(),
        raised=raised,
        background=_told(pattern, about, (called or about.called)[0], prefix=matter_id, rng=rng),
        referrals=(),
        steps=(step,),
        called=called or about.called,
        place="" if called else about.place,
    )


def _told(pattern: dict[str, list[str]], about: Cause, asked: str, *, prefix: str, rng: Random) -> tuple[Detail, ...]:
    details = []
    for number, one in enumerate(rng.sample(pattern["told"], min(len(pattern["told"]), rng.randint(2, 3))), 1):
        text, keywords = unmark(fill(one, about.scene, rng))
        details.append(
            Detail(
                id=f"{prefix}.b{number}",
                kind="finding",
                asked=asked,
                value=keywords[0].split("|")[0] if keywords else "",
                sentence=sentence(text),
                keywords=keywords,
            )
        )
    return tuple(details)
