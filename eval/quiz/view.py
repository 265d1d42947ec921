"""A synthetic archive as who asks about it knows it: the truth that stands on paper, by matter, organ and year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from eval.world.models import (
    Matter,
    Municipality,
    Party,
    Placed,
    Politician,
    Printed,
    Statement,
    Step,
    Votering,
    World,
    Yrkande,
)
from ingest.models import DocumentKind, StatementKind

MAX_EVIDENCE = 200


class View:
    """Look-ups over the world and its papers. Only steps that were printed are shown; all orders follow the world's."""

    def __init__(self, world: World, printed: Sequence[Printed], gold: Iterable[Mapping[str, Any]] = ()) -> None:
        """Args:  gold: rows of the extraction gold; they tell which counted votes name the members."""
        self.world = world
        self._voters = self._named_voters(gold)
        self._placed: dict[str, list[Placed]] = defaultdict(list)
        step_of = {step.decision.id: step.id for matter in world.matters for step in matter.steps}
        steps_in = {paper.id: frozenset(paper.step_ids) for paper in world.papers}
        self._minutes = frozenset(paper.stem for paper in world.papers if paper.kind is DocumentKind.PROTOKOLL)
        for paper in printed:
            for placed in paper.placed:
                decided = step_of.get(placed.record_id)
                if decided is None or decided in steps_in[paper.paper_id]:  # elsewhere it is the next organ's proposal
                    self._placed[placed.record_id].append(placed)
        self.layouts = {paper.stem: paper.layout for paper in printed}
        self._municipalities = {municipality.name: municipality for municipality in world.municipalities}

    @cached_property
    def matters(self) -> tuple[Matter, ...]:
        """The matters of which something can be asked: with a step on paper."""
        return tuple(matter for matter in self.world.matters if self.steps(matter))

    @cached_property
    def by_topic(self) -> dict[str, tuple[Matter, ...]]:
        found: dict[str, list[Matter]] = defaultdict(list)
        for matter in self.world.matters:
            found[matter.topic].append(matter)
        return {topic: tuple(matters) for topic, matters in found.items()}

    @cached_property
    def by_name(self) -> dict[str, tuple[Matter, ...]]:
        """The matters by everything they are called, of all municipalities."""
        found: dict[str, list[Matter]] = defaultdict(list)
        for matter in self.world.matters:
            for name in dict.fromkeys((*matter.called, matter.title)):
                found[name].append(matter)
        return {name: tuple(matters) for name, matters in found.items()}

    @cached_property
    def by_municipality(self) -> dict[str, tuple[Matter, ...]]:
        found: dict[str, list[Matter]] = defaultdict(list)
        for matter in self.matters:
            found[matter.municipality].append(matter)
        return {name: tuple(matters) for name, matters in found.items()}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        return {said.id: said for matter in self.world.matters for step in matter.steps for said in step.statements}

    @cached_property
    def matter(self) -> dict[str, Matter]:
        return {matter.id: matter for matter in self.matters}

    @cached_property
    def yrkanden(self) -> dict[str, Yrkande]:
        return {put.id: put for matter in self.world.matters for step in matter.steps for put in step.yrkanden}

    @property
    def has_many_municipalities(self) -> bool:
        return len(self._municipalities) > 1

    def municipality(self, matter: Matter) -> Municipality:
        return self._municipalities[matter.municipality]

    def steps(self, matter: Matter) -> tuple[Step, ...]:
        """Return the steps of the matter whose decision is on paper, by date."""
        return tuple(step for step in matter.steps if self.is_placed(step.decision.id))

    def is_placed(self, record_id: str) -> bool:
        return record_id in self._placed

    def placed(self, record_id: str) -> tuple[Placed, ...]:
        return tuple(self._placed.get(record_id, ()))

    def holds(self, record_id: str, value: str) -> bool:
        """Tell whether the value can be read in every document that holds the record: a scanner may have spoilt it."""
        texts = [squash(placed.text) for placed in self.placed(record_id)]
        return bool(texts) and all(squash(value) in text for text in texts)

    def docs(self, record_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the stems of the documents that hold the records, each once."""
        return tuple(dict.fromkeys(placed.stem for record_id in record_ids for placed in self.placed(record_id)))

    def evidence(self, record_ids: Iterable[str], sought: Iterable[str] = ()) -> tuple[str, ...]:
        """Return words that print each record, at most MAX_EVIDENCE characters each.

        Where a record is printed in several stretches it is the first that holds any of what is sought, or else the
        longest; that of the minutes before those of papers that tell of it or only sign it. What raised a matter is no
        minutes.
        """
        looked_for = [squash(one) for one in sought]

        def merit(place: tuple[int, Placed]) -> tuple[bool, bool, int]:
            n, placed = place
            holds = any(one in squash(placed.text) for one in looked_for)
            is_own = (placed.stem in self._minutes) != (placed.record_id in self.matter)
            return holds, is_own, -n if holds else len(placed.text)

        found = [list(enumerate(self.placed(record_id))) for record_id in record_ids]
        return tuple(dict.fromkeys(_cut(max(places, key=merit)[1].text) for places in found if places))

    def names_voter(self, vote: Votering, person: Politician) -> bool:
        """Tell whether the minutes say how the person voted."""
        return person.name in self._voters.get(vote.id, ()) or self.holds(vote.id, person.name)

    def _named_voters(self, gold: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
        votes_at = {(row["doc"], row["paragraf"]): row["votes"] for row in gold if row["votes"]}
        steps = {step.id: step for matter in self.world.matters for step in matter.steps}
        named: dict[str, frozenset[str]] = {}
        for paper in self.world.papers:
            for step in (steps[step_id] for step_id in paper.step_ids):
                for vote, row in zip(step.votes, votes_at.get((paper.stem, step.paragraf), ()), strict=False):
                    if members := row["members"]:
                        named[vote.id] = frozenset(name.rsplit(" (", 1)[0] for name in members)
        return named

    def party(self, municipality: Municipality, code: str) -> Party:
        return next(party for party in municipality.parties if party.code == code)

    def parties(self, persons: Iterable[Politician], step: Step) -> tuple[str, ...]:
        """Return the parties the persons had on the day of the step, in the order they are first named."""
        return tuple(dict.fromkeys(person.party_on(step.date) for person in persons))

    def speakers(self, step: Step, kind: StatementKind) -> tuple[Politician, ...]:
        """Return everybody who made a statement of the kind, or stood aside in that way."""
        aside = (person for person, how in step.not_taking_part if how is kind)
        said = (person for statement in step.statements if statement.kind is kind for person in statement.persons)
        return tuple(dict.fromkeys((*said, *aside)))

    def own_words(self, statement: Statement) -> Statement:
        """Return the statement that holds the reasons: itself, or the one it joins or points to."""
        seen = {statement.id}
        while not statement.reasons and (pointed := self.statements.get(statement.refers_to_id)):
            if pointed.id in seen:
                break
            seen.add(pointed.id)
            statement = pointed
        return statement

    def doings(self, step: Step, code: str) -> Iterator[Statement]:
        """Yield what the party said at the step."""
        return (said for said in step.statements if code in self.parties(said.persons, step))

    def has_part(self, step: Step, code: str) -> bool:
        """Tell whether the party spoke, moved, joined, voted or stood aside at the step."""
        people = [person for said in step.statements for person in said.persons]
        people += [person for put in step.yrkanden for person in (*put.movers, *put.joined_by)]
        people += [person for vote in step.votes for person, _ in vote.ballots]
        people += [person for person, _ in step.not_taking_part]
        return code in self.parties(people, step)


def squash(text: str) -> str:
    """Return the letters and digits of a text in lower case, so that line breaks and hyphens do not count."""
    return re.sub(r"[\W_]+", "", text.lower())


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MAX_EVIDENCE else text[:MAX_EVIDENCE].rsplit(" ", 1)[0]
