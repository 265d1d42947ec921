"""What the office proposes to the first organ of a matter."""

from __future__ import annotations

from random import Random

from eval.world.models import Decision, Matter, MatterKind
from eval.world.people import Town
from eval.world.scenes import Cause, plain
from eval.world.sitting import Before
from eval.world.stances import Sides
from ingest.models import DecisionStatus, Outcome

_HAS_POINTS = 0.4
_ANSWERS = {Outcome.AVSLAG: 55, Outcome.ANSES_BESVARAD: 30, Outcome.BIFALL: 15}
"""How often a motion is answered in which way, where the ruling parties do not like it."""


def opening_proposal(
    matter: Matter, about: Cause, town: Town, *, route: tuple[str, ...], stands: Sides, rng: Random
) -> Before:
    """Return what lies before the first organ of the route; it is addressed to the last."""
    outcome, text, favours = _proposed(matter, about, town, stands, rng)
    points: tuple[str, ...] = ()
    if matter.kind is MatterKind.SKRIVELSE and rng.random() < _HAS_POINTS:
        final = route[-1]
        further = [plain(one, about, rng) for one in rng.sample(about.family.points, rng.randint(1, 2))]
        points = (f"{final[0].upper()}{final[1:]} {text}.", *(f"{one[0].upper()}{one[1:]}" for one in further))
        text = ""
    proposal = Decision(
        id=f"{matter.id}.p",
        status=DecisionStatus.FORSLAG,
        outcome=outcome,
        addressee=route[-1],
        text=text,
        points=points,
    )
    return Before(proposal=proposal, proposed_by=town.organ(route[0]).office, favours=favours)


def _proposed(matter: Matter, about: Cause, town: Town, stands: Sides, rng: Random) -> tuple[Outcome, str, bool | None]:
    """Return outcome, text and whether it favours what the matter is about (None: neither)."""
    if matter.kind is MatterKind.SKRIVELSE:
        return Outcome.BESLUTAT, about.decision, True
    if matter.kind is MatterKind.REMISS:
        return Outcome.OVERLAMNAS, f"överlämnar yttrandet över {about.sak} som kommunens svar på remissen", True
    if matter.kind is MatterKind.INTERPELLATION:
        return Outcome.ANSES_BESVARAD, "förklarar interpellationen besvarad", True
    subject, answered = (
        ("motionen", "besvarad") if matter.kind is MatterKind.MOTION else ("medborgarförslaget", "besvarat")
    )
    answers = {
        Outcome.AVSLAG: (f"avslår {subject}", False),
        Outcome.ANSES_BESVARAD: (f"anser {subject} {answered}", None),
        Outcome.BIFALL: (f"bifaller {subject}", True),
    }
    ruling = [value for code, value in stands.support.items() if town.rules(code, matter.raised)]
    outcome = rng.choices(list(_ANSWERS), list(_ANSWERS.values()))[0]
    if sum(ruling) > 0 and rng.random() < 0.5:
        outcome = Outcome.BIFALL
    return outcome, *answers[outcome]
