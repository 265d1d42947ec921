"""Questions for complete lists and counts over a municipality's papers. A matter only says where and when to ask."""

from __future__ import annotations

from collections.abc import Sequence

from eval.models import Gold, GoldQuestion, QuestionKind
from eval.quiz.asker import Asker
from eval.quiz.phrases import count_forms
from eval.world.models import Matter, MatterKind, Step
from ingest.models import DecisionStatus, Outcome, StatementKind

LIST = QuestionKind.LIST
MAX_ITEMS = 12
ASKED_OUTCOMES = (Outcome.AVSLAG, Outcome.BIFALL, Outcome.ANSES_BESVARAD)
POSTPONED = (Outcome.ATERREMISS, Outcome.BORDLAGGNING)

Found = list[tuple[Matter, Step]]


def motions(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Which motions of a party had this outcome in that year?"""
    if matter.kind is not MatterKind.MOTION or not matter.authors:
        return None
    last = asker.view.steps(matter)[-1]
    if last.decision.status is not DecisionStatus.BESLUT or last.decision.outcome not in ASKED_OUTCOMES:
        return None
    code = matter.authors[0].party_on(matter.raised)
    found: Found = []
    for other in asker.view.by_municipality[matter.municipality]:
        if other.kind is MatterKind.MOTION and code in {who.party_on(other.raised) for who in other.authors}:
            found += [
                (other, step)
                for step in asker.view.steps(other)
                if step.decision.status is DecisionStatus.BESLUT
                and step.decision.outcome is last.decision.outcome
                and step.date.year == last.date.year
            ]
    outcome = last.decision.outcome.value
    slots = {"party": asker.party(matter, code), "outcome": asker.word("ended", outcome), "year": str(last.date.year)}
    return _listed(asker, "list_motions", matter, found, slots=slots, gold=Gold(parties=(code,), outcome=outcome))


def postponed(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Which matters did the organ send back, or put off, in that year?"""
    for step in asker.view.steps(matter):
        if step.decision.outcome in POSTPONED:
            found = [
                (other, one)
                for other, one in _of_organ(asker, matter, step)
                if one.decision.outcome is step.decision.outcome
            ]
            slots = {
                "outcome": asker.word("did_outcome", step.decision.outcome.value),
                "organ_only": asker.mentions.organ(step.organ),
                "year": str(step.date.year),
            }
            gold = Gold(body=step.organ, outcome=step.decision.outcome.value)
            return _listed(asker, "list_postponed", matter, found, slots=slots, gold=gold)
    return None


def voted_on(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """On which matters was there a counted vote at that meeting?"""
    for step in asker.view.steps(matter):
        if step.votes:
            found = [
                (other, one) for other, one in _of_organ(asker, matter, step) if one.votes and one.date == step.date
            ]
            slots = {"organ_only": asker.mentions.organ(step.organ), "day": asker.day(step.date)}
            gold = Gold(body=step.organ, date=step.date)
            tallies = [vote.id for _, one in found for vote in one.votes]
            return _listed(asker, "list_votes", matter, found, slots=slots, gold=gold, records=tallies)
    return None


def reserved_against(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """In which matters did a party reserve in the organ in that year, and in how many?"""
    for step in asker.view.steps(matter):
        reserved = asker.view.parties(asker.view.speakers(step, StatementKind.RESERVATION), step)
        if not reserved:
            continue
        code = asker.rng.choice(reserved)
        found = [
            (other, one)
            for other, one in _of_organ(asker, matter, step)
            if code in asker.view.parties(asker.view.speakers(one, StatementKind.RESERVATION), one)
        ]
        slots = {
            "party": asker.party(matter, code),
            "full_party": asker.full_party(matter, code),
            "organ_only": asker.mentions.organ(step.organ),
            "year": str(step.date.year),
        }
        said = [
            said.id
            for _, one in found
            for said in asker.view.doings(one, code)
            if said.kind is StatementKind.RESERVATION
        ]
        name = asker.rng.choice(("list_reservations", "count_reservations"))
        return _listed(
            asker, name, matter, found, slots=slots, gold=Gold(parties=(code,), body=step.organ), records=said
        )
    return None


def _of_organ(asker: Asker, matter: Matter, step: Step) -> Found:
    """Return the steps of the organ in the year of the step, by date."""
    found = [
        (other, one)
        for other in asker.view.by_municipality[matter.municipality]
        for one in asker.view.steps(other)
        if one.organ == step.organ and one.date.year == step.date.year
    ]
    return sorted(found, key=lambda pair: (pair[1].date, pair[1].id))


def _listed(
    asker: Asker,
    name: str,
    matter: Matter,
    found: Found,
    *,
    slots: dict[str, str],
    gold: Gold,
    records: Sequence[str] = (),
) -> GoldQuestion | None:
    """Return the question whose answer is all that was found: a list, or for "count_..." a number."""
    if not (1 if name.startswith("count_") else 2) <= len(found) <= MAX_ITEMS:
        return None
    items = tuple(dict.fromkeys(_item(other) for other, _ in found))
    number = len(found) if name.startswith("count_") else len(items)
    where = f" {asker.word('small', 'in')} {matter.municipality}" if asker.view.has_many_municipalities else ""
    return asker.ask(
        LIST,
        name,
        matter,
        records=records or [step.decision.id for _, step in found],
        slots={
            **slots,
            "where": where,
            "number": str(number),
            "items": "; ".join(dict.fromkeys(f"{other.title} ({other.diarienummer[0]})" for other, _ in found)),
        },
        gold=Gold(
            parties=gold.parties,
            date=gold.date,
            body=gold.body,
            outcome=gold.outcome,
            number=str(number),
            items=items,
        ),
        must=(count_forms(number),) if name.startswith("count_") else items,
        named_by=None,
    )


def _item(matter: Matter) -> str:
    names = (*matter.called, matter.title, *matter.diarienummer)
    return "|".join(dict.fromkeys(name.lower() for name in names))
