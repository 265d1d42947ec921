"""Decisions and proposals on paper: a sentence, or a lead-in with points."""

from __future__ import annotations

from eval.layouts.drafting import Desk
from eval.layouts.habits import organ_words
from eval.layouts.language import capital, infinitive, is_verb_first, sentence
from eval.world.models import Decision, Step
from ingest.models import DecisionStatus, Outcome


def write_decision(desk: Desk, step: Step) -> str:
    """Write what the organ decided, or what it proposes to the next one; return the words."""
    decision = step.decision
    if decision.status is DecisionStatus.FORSLAG:
        return write_proposal(desk, decision, step.organ, decision.addressee or step.organ)
    return _write(desk, decision, "decision", organ_words(step.organ))


def write_proposal(desk: Desk, decision: Decision, proposed_by: str, addressee: str) -> str:
    """Write what one organ proposes that another decides; return the words."""
    to = {f"to_{key}": value for key, value in organ_words(addressee).items()}
    return _write(desk, decision, "proposal", {**organ_words(proposed_by), **to})


def outcome_words(decision: Decision) -> str:
    """Return the outcome as gold files write it: "avslag", "föreslår avslag".

    What the office proposed and the organ adopts is bifall there, whatever the verb: "antar taxan".
    """
    outcome = Outcome.BIFALL if decision.outcome is Outcome.BESLUTAT else decision.outcome
    return f"föreslår {outcome.value}" if decision.status is DecisionStatus.FORSLAG else outcome.value


def _write(desk: Desk, decision: Decision, family: str, words: dict[str, str]) -> str:
    if decision.points:
        lead = desk.habits.say(f"{family}.points", **words)
        desk.text(lead, (decision.id, lead))
        points = [sentence(point) for point in decision.points]
        desk.points(points, desk.habits.form(("1.", "1.", "-"), "points"), *((decision.id, one) for one in points))
        return " ".join([lead, *points])
    clause = decision.text.rstrip(".").removeprefix("beslutar att ")
    form = "sentence" if is_verb_first(clause) else "clause"
    said = desk.habits.say(f"{family}.{form}", **words, text=clause, infinitive=infinitive(clause))
    text = sentence(capital(said))
    desk.text(text, (decision.id, text))
    return text
