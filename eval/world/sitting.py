"""A matter before an organ: all that its course there depends on."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from eval.world.models import Decision, MatterKind, Meeting, Politician, Statement
from eval.world.people import COMMITTEE, Town, genitive
from eval.world.scenes import Cause
from eval.world.speech import Speech
from eval.world.stances import Sides
from ingest.models import DecisionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What lies before an organ. `favours`: it wants what the matter is about; None: it leaves a motion answered."""

    proposal: Decision
    proposed_by: str
    favours: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """All that the course of a matter in an organ depends on."""

    step_id: str
    matter_id: str
    kind: MatterKind
    authors: tuple[Politician, ...]
    about: Cause
    town: Town
    meeting: Meeting
    sides: Sides
    first: Before  # what the office proposed
    before: Before
    status: DecisionStatus
    addressee: str
    may_return: bool
    earlier: dict[tuple[str, bool], Statement]  # party, for or against -> its own words in an organ before
    speech: Speech
    rng: Random

    @property
    def subject(self) -> str:
        """What is accepted or rejected: "motionen", "medborgarförslaget", "förslaget", and where an organ has proposed
        to reject it, "förvaltningens förslag"."""
        asked = {MatterKind.MOTION: "motionen", MatterKind.MEDBORGARFORSLAG: "medborgarförslaget"}
        own = f"{genitive(self.first.proposed_by)} förslag" if self.before.favours is False else "förslaget"
        return asked.get(self.kind, own)

    @property
    def is_own(self) -> bool:
        """Whether the administration raised the matter, so that no motion is accepted or rejected."""
        return self.kind not in {MatterKind.MOTION, MatterKind.MEDBORGARFORSLAG}

    @property
    def proposer(self) -> str:
        """The proposer's genitive: "arbetsutskottets"."""
        return "arbetsutskottets" if self.before.proposed_by == COMMITTEE else genitive(self.before.proposed_by)

    def present(self, code: str, out: frozenset[Politician]) -> list[Politician]:
        """Return the voting members of the party, but who stands outside the decision."""
        return [one for one in self.meeting.voting if one.party_on(self.meeting.date) == code and one not in out]
