"""What the bodies answer to which a matter was referred; they do not agree."""

from __future__ import annotations

import datetime as dt
from random import Random

from eval.world.grammar import fill
from eval.world.models import Detail, MatterKind, Referral
from eval.world.people import Town
from eval.world.scenes import Cause
from eval.world.speech import Speech
from eval.world.tables import table

_REFERRED = {MatterKind.REMISS: 1.0, MatterKind.MOTION: 0.15, MatterKind.SKRIVELSE: 0.06}


def referrals(
    about: Cause, town: Town, kind: MatterKind, raised: dt.date, speech: Speech, *, prefix: str, rng: Random
) -> tuple[Referral, ...]:
    """Return three to five answers, or none where the matter was not referred."""
    if rng.random() >= _REFERRED.get(kind, 0.0):
        return ()
    boards = list(town.boards.values())
    outside = [fill(one, about.scene, rng) for one in table("speech")["bodies"]]
    bodies = rng.sample(boards, min(2, len(boards))) + rng.sample(outside, rng.randint(1, 3))
    answers = []
    for number, body in enumerate(bodies, 1):
        likes = number % 2 == 1 if number < 3 else rng.random() < 0.5  # the first two disagree
        case = about.case(favours=likes)
        findings: list[Detail] = []
        openings: list[str] = []
        for pattern in rng.sample((*case.usual, *case.general[:2], case.special), rng.randint(2, 3)):
            text, keywords = speech.say(pattern, about.scene, "body", rng=rng, openings=openings)
            findings.append(
                Detail(
                    id=f"{prefix}.ref{number}.{len(findings) + 1}",
                    kind="finding",
                    asked=about.sak,
                    value=keywords[0].split("|")[0],
                    sentence=text,
                    keywords=keywords,
                )
            )
        day = raised + dt.timedelta(days=rng.randint(5, 18))
        answers.append(Referral(id=f"{prefix}.ref{number}", organ=body, date=day, findings=tuple(findings)))
    return tuple(answers)
