"""Questions that mean something only after the one before: "Och V?", "Varför?", "När var det?"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from eval.models import Gold, GoldQuestion, GoldTurn, QuestionKind
from eval.quiz.asker import Asker
from eval.quiz.decisions import decision_forms, decision_text
from eval.quiz.dissent import OWN_STATEMENTS, why
from eval.quiz.phrases import date_forms
from eval.quiz.votes import tally_forms
from eval.world.models import Matter, Step
from ingest.models import DecisionStatus, StatementKind

FOLLOWUP = QuestionKind.FOLLOWUP


def and_that_party(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Why did S reserve? ... And V?"""
    for step in asker.view.steps(matter):
        said = [one for one in step.statements if one.kind is StatementKind.RESERVATION and one.reasons]
        asker.rng.shuffle(said)
        for first, second in pairwise(said):
            before = why(asker, matter, step, first, kind=FOLLOWUP, name="why_reserved")
            after = why(asker, matter, step, second, kind=FOLLOWUP, name="and_party", named_by=None)
            if before and after and not set(before.gold.parties) & set(after.gold.parties):
                return _after(before, after)
    return None


def why_then(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Who reserved (one statement only)? ... Why?"""
    for step in asker.view.steps(matter):
        said = [one for one in step.statements if one.kind is StatementKind.RESERVATION]
        if len(said) != 1 or len(asker.view.parties(said[0].persons, step)) != 1:
            continue
        persons = asker.people(said[0].persons, step)
        before = asker.ask(FOLLOWUP, "who_reserved", matter, step, records=(said[0].id,), slots={"persons": persons})
        after = why(asker, matter, step, said[0], kind=FOLLOWUP, name="why_then", named_by=None)
        if before and after:
            return _after(before, after)
    return None


def when_was_that(asker: Asker, matter: Matter) -> GoldQuestion | None:
    for step in asker.view.steps(matter):
        before = _decided(asker, matter, step)
        if before is None or str(step.date.year) in before.question + before.answer:
            continue
        after = asker.ask(
            FOLLOWUP,
            "when_was_that",
            matter,
            step,
            records=(step.decision.id,),
            gold=Gold(date=step.date, body=step.organ),
            must=(date_forms(step.date),),
            named_by=None,
        )
        return _after(before, after) if after else None
    return None


def was_there_a_vote(asker: Asker, matter: Matter) -> GoldQuestion | None:
    for step in asker.view.steps(matter):
        before = _decided(asker, matter, step)
        if before is None or len(step.votes) != 1:
            continue
        ja, nej, avstar = step.votes[0].printed
        after = asker.ask(
            FOLLOWUP,
            "was_there_a_vote",
            matter,
            step,
            records=(step.votes[0].id,),
            slots={"tally": asker.word("small", "tally").format(ja=ja, nej=nej)},
            gold=Gold(number=f"{ja}-{nej}-{avstar}", body=step.organ),
            must=(tally_forms(ja, nej),),
            named_by=None,
        )
        return _after(before, after) if after else None
    return None


def and_then(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """What did the board propose? ... And what did the council decide?"""
    steps = asker.view.steps(matter)
    for first, second in pairwise(steps):
        if first.decision.status is not DecisionStatus.FORSLAG or first.decision.addressee != second.organ:
            continue
        before = asker.ask(
            FOLLOWUP,
            "only_proposed",
            matter,
            first,
            records=(first.decision.id,),
            slots={
                "organ_plain": first.organ,
                "addressee": asker.mentions.organ(second.organ),
                "decision": decision_text(first.decision),
            },
        )
        after = asker.ask(
            FOLLOWUP,
            "and_then",
            matter,
            second,
            records=(second.decision.id,),
            slots={"organ_only": asker.mentions.organ(second.organ), "decision": decision_text(second.decision)},
            gold=Gold(date=second.date, body=second.organ, outcome=second.decision.outcome.value),
            must=(decision_forms(second.decision),),
            named_by=None,
        )
        if before and after:
            return _after(before, after)
    return None


def who_else(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Who reserved? ... Did anybody make a statement without reserving?"""
    for step in asker.view.steps(matter):
        reserved = asker.view.speakers(step, StatementKind.RESERVATION)
        kinds = [kind for kind in OWN_STATEMENTS if asker.view.speakers(step, kind)]
        if not reserved or not kinds:
            continue
        speakers = asker.view.speakers(step, kinds[0])
        slots = {"persons": asker.people(reserved, step)}
        said = tuple(one.id for one in step.statements if one.kind is StatementKind.RESERVATION)
        before = asker.ask(FOLLOWUP, "who_reserved", matter, step, records=said, slots=slots)
        after = asker.ask(
            FOLLOWUP,
            "who_else",
            matter,
            step,
            records=tuple(one.id for one in step.statements if one.kind is kinds[0]),
            slots={"kind": asker.word("kinds", kinds[0].value), "persons": asker.people(speakers, step)},
            gold=Gold(persons=tuple(person.name for person in speakers), parties=asker.view.parties(speakers, step)),
            must=asker.parties_must(matter, step, speakers),
            named_by=None,
        )
        if before and after:
            return _after(before, after)
    return None


def _decided(asker: Asker, matter: Matter, step: Step) -> GoldQuestion | None:
    if step.decision.status is not DecisionStatus.BESLUT:
        return None
    slots = {"organ_plain": step.organ, "decision": decision_text(step.decision)}
    return asker.ask(FOLLOWUP, "decided", matter, step, records=(step.decision.id,), slots=slots)


def _after(before: GoldQuestion, after: GoldQuestion) -> GoldQuestion:
    return replace(after, history=(GoldTurn(question=before.question, answer=before.answer),))
