"""Questions on decisions: what was decided, what was only proposed, how the matter ended, by whom, when, under which
number, and whether something like it was decided before."""

from __future__ import annotations

from collections.abc import Iterator

from eval.models import Gold, GoldQuestion, QuestionKind
from eval.quiz.asker import Asker, content_forms
from eval.quiz.phrases import date_forms, words
from eval.world.models import Decision, Matter, Step
from ingest.models import DecisionStatus, Outcome


def decided(asker: Asker, matter: Matter) -> GoldQuestion | None:
    for step in _steps(asker, matter, DecisionStatus.BESLUT):
        return asker.ask(
            QuestionKind.DECISION,
            "decided",
            matter,
            step,
            records=(step.decision.id,),
            sought=told_points(step.decision),
            slots={"organ_plain": step.organ, "decision": decision_text(step.decision)},
            gold=_gold(matter, step, step.decision.outcome.value),
            must_tell=(decision_forms(step.decision),),
            must_not=_opposite(step),
        )
    return None


def only_proposed(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """An organ that proposed to a higher one: it has decided nothing about the matter itself."""
    for step in _steps(asker, matter, DecisionStatus.FORSLAG):
        return asker.ask(
            QuestionKind.DECISION,
            "only_proposed",
            matter,
            step,
            records=(step.decision.id,),
            slots={
                "organ_plain": step.organ,
                "addressee": asker.mentions.organ(step.decision.addressee),
                "decision": decision_text(step.decision),
            },
            gold=_gold(matter, step, f"föreslår {step.decision.outcome.value}"),
            also=[later.decision.id for later in asker.view.steps(matter) if later.date > step.date],
            sought=told_points(step.decision),
            must=(words("sv", "small")["proposed_forms"],),
            must_tell=(decision_forms(step.decision),),
        )
    return None


def proposal_and_decision(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """What lay before the organ and what it decided, where these differ."""
    for step in _steps(asker, matter, DecisionStatus.BESLUT):
        if step.proposal is None or step.proposal.outcome is step.decision.outcome:
            continue
        return asker.ask(
            QuestionKind.CROSS,
            "proposal_and_decision",
            matter,
            step,
            records=(step.proposal.id, step.decision.id),
            sought=[*told_points(step.proposal), *told_points(step.decision)],
            slots={
                "proposer": asker.mentions.organ(step.proposed_by),
                "proposal": decision_text(step.proposal),
                "decision": decision_text(step.decision),
                "organ_plain": step.organ,
            },
            gold=_gold(matter, step, step.decision.outcome.value),
            must=(decision_forms(step.proposal), decision_forms(step.decision)),
        )
    return None


def how_it_ended(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """A matter that walked through several organs: its last step."""
    steps = asker.view.steps(matter)
    if len(steps) < 2 or steps[-1] is not matter.steps[-1] or steps[-1].decision.status is not DecisionStatus.BESLUT:
        return None
    last = steps[-1]
    return asker.ask(
        QuestionKind.CROSS,
        "how_it_ended",
        matter,
        records=(last.decision.id,),
        sought=told_points(last.decision),
        slots={
            "organ_plain": asker.mentions.organ(last.organ),
            "day": asker.day(last.date),
            "decision": decision_text(last.decision),
        },
        gold=_gold(matter, last, last.decision.outcome.value),
        must=organ_forms(last.organ),
        must_tell=(decision_forms(last.decision),),
    )


def which_organ(asker: Asker, matter: Matter) -> GoldQuestion | None:
    steps = [step for step in asker.view.steps(matter) if step.decision.status is DecisionStatus.BESLUT]
    if len(steps) != 1:
        return None
    organ = asker.mentions.organ(steps[0].organ)
    return asker.ask(
        QuestionKind.BODY,
        "which_organ",
        matter,
        records=(steps[0].decision.id,),
        sought=told_points(steps[0].decision),
        slots={"organ_only": organ, "day": asker.day(steps[0].date)},
        gold=_gold(matter, steps[0]),
        must=organ_forms(steps[0].organ),
    )


def which_day(asker: Asker, matter: Matter) -> GoldQuestion | None:
    steps = asker.view.steps(matter)
    step = asker.rng.choice(steps)
    called = {
        other.id: other for name in (*matter.called, matter.title) for other in asker.mentions.rivals(matter, name)
    }
    same = [other for rival in (matter, *called.values()) for other in rival.steps if other.organ == step.organ]
    if len(same) > 1:  # the organ met on more than one day about what may be called the same
        return None
    return asker.ask(
        QuestionKind.DATE,
        "which_day",
        matter,
        step,
        records=(step.id if asker.view.is_placed(step.id) else step.decision.id,),
        sought=[matter.title],
        slots={"organ": asker.mentions.organ(step.organ)},
        gold=_gold(matter, step),
        must=(date_forms(step.date),),
    )


def which_number(asker: Asker, matter: Matter) -> GoldQuestion | None:
    step = asker.view.steps(matter)[0]
    number = matter.diarienummer[0]
    return asker.ask(
        QuestionKind.DNR,
        "which_number",
        matter,
        records=(step.id if asker.view.is_placed(step.id) else step.decision.id,),
        also=[matter.id, *(one.id for one in asker.view.steps(matter)), *(one.id for one in matter.background)],
        slots={"dnr": number},
        gold=Gold(dnr=number),
        must_tell=("|".join(dict.fromkeys((number.lower(), number.split(" ", 1)[-1].lower()))),),
        proved_by_any=True,
    )


def precedent(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Have we decided on this before? The earlier matter, or the one there is."""
    steps = [step for step in asker.view.steps(matter) if step.decision.status is DecisionStatus.BESLUT]
    if not steps or asker.mentions.rivals(matter, matter.called[0] if matter.called else matter.title):
        return None
    last = steps[-1]
    return asker.ask(
        QuestionKind.PRECEDENT,
        "precedent",
        matter,
        records=(last.decision.id,),
        sought=told_points(last.decision),
        slots={
            "organ_only": asker.mentions.organ(last.organ),
            "day": asker.day(last.date),
            "decision": decision_text(last.decision),
            "dnr": matter.diarienummer[0],
        },
        gold=_gold(matter, last, last.decision.outcome.value),
        must=(f"{date_forms(last.date)}|{matter.diarienummer[0].lower()}", decision_forms(last.decision)),
    )


def decision_text(decision: Decision) -> str:
    """Return the decision as it is told: its sentence, or its points."""
    return decision.text or " ".join(decision.points)


def told_points(decision: Decision) -> tuple[str, ...]:
    """Return what the decision comes to, for evidence: its first point, where it has points."""
    return decision.points[:1]


def decision_forms(decision: Decision) -> str:
    """Return what an answer that tells this decision holds at least one of."""
    return words("sv", "outcome_forms").get(decision.outcome.value) or content_forms(
        decision.text or decision.points[0]
    )


def organ_forms(organ: str) -> tuple[str]:
    """Return what an answer holds that names the organ, in Swedish or English."""
    return ("|".join(dict.fromkeys((organ.lower(), words("en", "organs").get(organ, organ).lower()))),)


def _opposite(step: Step) -> tuple[str, ...]:
    other = {Outcome.BIFALL: "avslog", Outcome.AVSLAG: "biföll"}.get(step.decision.outcome)
    return (f"{step.organ} {other} motionen",) if other else ()


def _steps(asker: Asker, matter: Matter, status: DecisionStatus) -> Iterator[Step]:
    steps = [step for step in asker.view.steps(matter) if step.decision.status is status]
    asker.rng.shuffle(steps)
    return iter(steps)


def _gold(matter: Matter, step: Step, outcome: str | None = None) -> Gold:
    return Gold(date=step.date, dnr=matter.diarienummer[0], body=step.organ, outcome=outcome)
