"""The records of a world by their ids, and what hangs together with what."""

from __future__ import annotations

from collections import defaultdict

from eval.world.models import Matter, Meeting, Municipality, Organ, Paper, Statement, Step, World, Yrkande
from ingest.models import DocumentKind

MINUTES = (DocumentKind.PROTOKOLL, DocumentKind.PROTOKOLLSUTDRAG)


class Register:
    """Look-ups over a world, built once."""

    def __init__(self, world: World) -> None:
        self.seed = world.seed
        self.municipalities: dict[str, Municipality] = {one.name: one for one in world.municipalities}
        self.papers: dict[str, Paper] = {paper.id: paper for paper in world.papers}
        self.matters: dict[str, Matter] = {matter.id: matter for matter in world.matters}
        steps = [step for matter in world.matters for step in matter.steps]
        self.steps: dict[str, Step] = {step.id: step for step in steps}
        self.statements: dict[str, Statement] = {said.id: said for step in steps for said in step.statements}
        self.yrkanden: dict[str, Yrkande] = {moved.id: moved for step in steps for moved in step.yrkanden}
        self._meetings = {(one.municipality, one.organ, one.date): one for one in world.meetings}
        self._step_of: dict[str, Step] = {said.id: step for step in steps for said in step.statements}
        self._step_of.update({moved.id: step for step in steps for moved in step.yrkanden})
        self._minutes: dict[str, Paper] = {}
        self._of_matter: dict[str, list[Paper]] = defaultdict(list)
        for paper in world.papers:
            self._of_matter[paper.matter_id].append(paper)
            if paper.kind in MINUTES:
                for step_id in paper.step_ids:
                    if paper.kind is DocumentKind.PROTOKOLL or step_id not in self._minutes:
                        self._minutes[step_id] = paper

    def step_of(self, record_id: str) -> Step:
        """Return the step at which a statement or yrkande was made."""
        return self._step_of[record_id]

    def minutes_of(self, step: Step) -> Paper | None:
        """Return the minutes that hold the step: the whole meeting's rather than the extract."""
        return self._minutes.get(step.id)

    def papers_of(self, matter: Matter) -> tuple[Paper, ...]:
        """Return the papers of the matter itself: tjänsteskrivelse, motion, written statements; no minutes."""
        return tuple(paper for paper in self._of_matter[matter.id] if paper.kind not in MINUTES)

    def organ(self, municipality: Municipality, name: str) -> Organ | None:
        return next((organ for organ in municipality.organs if organ.name == name), None)

    def meeting_of(self, paper: Paper) -> Meeting | None:
        """Return the sitting that the minutes are of; None where the world does not tell who was there."""
        return self._meetings.get((paper.municipality, paper.organ, paper.date))
