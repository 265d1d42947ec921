"""Decisions and proposals on paper: a sentence, or a lead-in with points."""

from __future__ import annotations

from eval.layouts.drafting import Desk
from eval.layouts.habits import organ_words
from eval.layouts.language import capital, infinitive, is_verb_first, passive, sentence
from eval.world.models import Decision, Step
from eval.world.tables import families
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


def _within(desk: Desk, point: str) -> str:
    """Return the point as a clause within a sentence: the names of places and streets keep their capital."""
    starts = {one.split()[0] for family in families().values() for one in family.points if one[0] != "{"}
    names = (capital(organ.name) for organ in desk.municipality.organs)
    is_common = point.split(maxsplit=1)[0] in starts or point.startswith(tuple(names))
    return f"{point[0].lower()}{point[1:]}" if is_common else point


def _write(desk: Desk, decision: Decision, family: str, words: dict[str, str]) -> str:
    if decision.points:
        lead = desk.habits.say(f"{family}.points", **words)
        desk.text(lead, (decision.id, lead))
        mark = desk.habits.say("points")
        if mark == "att":
            points = [f"att {_within(desk, sentence(point))}" for point in decision.points]
            for one in points:
                desk.text(one, (decision.id, one))
        else:
            points = [sentence(point) for point in decision.points]
            desk.points(points, mark, *((decision.id, one) for one in points))
        return " ".join([lead, *points])
    clause = decision.text.rstrip(".").removeprefix("beslutar att ")
    turned = passive(clause) if f"{family}.passive" in desk.layout.phrases else ""
    form = "passive" if turned else "sentence" if is_verb_first(clause) else "clause"
    forms = {"text": clause, "infinitive": infinitive(clause), "passive": turned}
    said = desk.habits.say(f"{family}.{form}", **words, **forms, **{capital(key): capital(forms[key]) for key in forms})
    text = sentence(capital(said))
    desk.text(text, (decision.id, text))
    return text
