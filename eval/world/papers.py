"""Which papers a matter leaves behind."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from random import Random

from eval.world.models import Carrier, Matter, MatterKind, Paper, Statement, Step
from eval.world.people import COUNCIL, EXECUTIVE, Town
from ingest.models import DocumentKind, StatementKind

_RAISED_BY = {
    MatterKind.MOTION: DocumentKind.MOTION,
    MatterKind.MEDBORGARFORSLAG: DocumentKind.MEDBORGARFORSLAG,
    MatterKind.INTERPELLATION: DocumentKind.INTERPELLATION,
}
_HAS_TJANSTESKRIVELSE = {MatterKind.SKRIVELSE: 0.8, MatterKind.MEDBORGARFORSLAG: 0.6, MatterKind.MOTION: 0.5}
_SHORT = {
    DocumentKind.PROTOKOLL: "protokoll",
    DocumentKind.PROTOKOLLSUTDRAG: "omedelbar-justering",
    DocumentKind.TJANSTESKRIVELSE: "tjansteskrivelse",
    DocumentKind.PROMEMORIA: "pm",
}


def slug(text: str) -> str:
    """Return the text as a part of a file name: "almharad", "nya-sporthallen-i-ekby"."""
    ascii_text = unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


def minutes(steps: Iterable[Step], town: Town) -> Paper:
    """Return the minutes of a meeting: its steps in the order of their §."""
    held = tuple(steps)
    organ, day = held[0].organ, held[0].date
    place, code = slug(town.municipality.name), slug(town.organ(organ).code)
    return Paper(
        id=f"{place}.{code}.{day}",
        path=f"{place}/{code}/{day.year}/{place}-{code}-protokoll-{day}",
        kind=DocumentKind.PROTOKOLL,
        municipality=town.municipality.name,
        organ=organ,
        date=day,
        step_ids=tuple(step.id for step in held),
    )


def matter_papers(matter: Matter, town: Town, *, seed: str) -> tuple[Paper, ...]:
    """Return the papers of a matter but for the minutes."""
    rng = Random(f"{seed}/papers/{matter.id}")
    return (*_raising(matter, town), *_telling(matter, town, rng), *_adjusted(matter, town), *_written(matter, town))


def telling_paper(matter: Matter, town: Town) -> Paper:
    """Return the office's paper that tells a matter's background."""
    first = matter.steps[0]
    day = max(matter.raised, first.date - dt.timedelta(days=12))
    return _paper(
        matter, town, DocumentKind.TJANSTESKRIVELSE, town.organ(first.organ).office, day, tail=matter.title[:50]
    )


def _raising(matter: Matter, town: Town) -> Iterator[Paper]:
    if kind := _RAISED_BY.get(matter.kind):
        yield _paper(matter, town, kind, COUNCIL, matter.raised, tail=matter.called[0])


def _telling(matter: Matter, town: Town, rng: Random) -> Iterator[Paper]:
    first = matter.steps[0]
    if matter.referrals:
        day = max(first.date - dt.timedelta(days=8), *(one.date for one in matter.referrals))
        yield _paper(matter, town, DocumentKind.PROMEMORIA, town.organ(EXECUTIVE).office, day, tail=matter.called[0])
    elif rng.random() < _HAS_TJANSTESKRIVELSE.get(matter.kind, 0.0):
        yield telling_paper(matter, town)


def _adjusted(matter: Matter, town: Town) -> Iterator[Paper]:
    for number, step in enumerate(matter.steps, 1):
        if step.is_adjusted_at_once:
            code = town.organ(step.organ).code
            yield _paper(
                matter,
                town,
                DocumentKind.PROTOKOLLSUTDRAG,
                step.organ,
                step.date,
                tail=f"{code} {step.date}",
                number=number,
                step=step,
            )


def _written(matter: Matter, town: Town) -> Iterator[Paper]:
    for step in matter.steps:
        for statement in step.statements:
            if statement.carrier is Carrier.PAPER:
                yield _statement_paper(matter, step, statement, town)


def _statement_paper(matter: Matter, step: Step, statement: Statement, town: Town) -> Paper:
    kind = DocumentKind.YTTRANDE
    day = step.date
    if statement.kind is StatementKind.RESERVATION:
        kind = DocumentKind.YRKANDE if statement.refers_to_id else DocumentKind.RESERVATION
    if kind is DocumentKind.YRKANDE:
        day = step.date - dt.timedelta(days=sum(map(ord, statement.id)) % 4)
    parties = "-".join(dict.fromkeys(one.party_on(step.date) for one in statement.persons))
    number = int(statement.id.rsplit(".s", 1)[1])
    tail = f"{parties} {town.organ(step.organ).code} {step.date} {number}"
    return _paper(matter, town, kind, step.organ, day, tail=tail, statement=statement)


def _paper(
    matter: Matter,
    town: Town,
    kind: DocumentKind,
    organ: str,
    day: dt.date,
    *,
    tail: str,
    number: int = 0,
    step: Step | None = None,
    statement: Statement | None = None,
) -> Paper:
    place, running = matter.id.rsplit("-", 1)
    word = _SHORT.get(kind, slug(kind.value))
    stem = slug(f"{place} {word} {running} {tail}")[:90].rstrip("-")
    return Paper(
        id=statement.paper_id if statement else f"{matter.id}.{word}{number or ''}",
        path=f"{place}/{'handlingar' if step is None else slug(town.organ(organ).code)}/{day.year}/{stem}",
        kind=kind,
        municipality=matter.municipality,
        organ=organ,
        date=day,
        matter_id=matter.id,
        step_ids=(step.id,) if step else (),
        statement_id=statement.id if statement else "",
    )
