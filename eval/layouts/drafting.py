"""Writing a paper block by block, noting which words belong to which record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from eval.layouts.habits import Habits, organ_words, pick
from eval.layouts.models import Draft, GoldRow, Layout, Mark
from eval.layouts.naming import Named, name_all
from eval.layouts.register import Register
from eval.models import GoldParagraf, GoldStatement
from eval.typesetting.blocks import Block
from eval.world.models import Municipality, Paper, Politician, Statement, Step, Votering
from ingest.models import DocumentKind

Words = tuple[str, str]  # record id, its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What is to stand at the end of the paper under "Bilaga N": a statement's words or the names of a vote."""

    number: int
    step: Step
    statement: Statement | None = None
    vote: Votering | None = None


@dataclass(slots=True, kw_only=True)
class Desk:
    """A paper being written: what it is about, how its organ writes, what stands on it so far."""

    register: Register
    paper: Paper
    layout: Layout
    habits: Habits
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    gold: list[GoldRow] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)

    @property
    def municipality(self) -> Municipality:
        return self.register.municipalities[self.paper.municipality]

    def add(self, block: Block, *words: Words) -> None:
        self.marks += [Mark(record_id=record, block=len(self.blocks), text=text) for record, text in words if text]
        self.blocks.append(block)

    def text(self, text: str, *words: Words) -> None:
        if text:
            self.add(Block(kind="text", text=text), *words)

    def heading(self, part: str) -> None:
        """Write the heading of a part, where the layout has one."""
        if text := self.habits.heading(part, **organ_words(self.paper.organ)):
            self.add(Block(kind="heading", text=text))

    def points(self, sentences: Iterable[str], mark: str, *words: Words) -> None:
        """Write a list; `mark` is "-" or "1."."""
        rows = tuple(
            (f"{mark if mark == '-' else f'{number}.'} {sentence}",) for number, sentence in enumerate(sentences, 1)
        )
        if rows:
            self.add(Block(kind="list", rows=rows), *words)

    def row(self, record_id: str, row: GoldParagraf) -> None:
        self.gold.append(GoldRow(record_id=record_id, row=row))

    def said(self, record_id: str, statement: GoldStatement) -> None:
        """Add a statement that stands further down to the row of its §."""
        self.gold = [
            replace(one, row=replace(one.row, statements=(*one.row.statements, statement)))
            if one.record_id == record_id
            else one
            for one in self.gold
        ]

    def names(self, persons: tuple[Politician, ...], step: Step, case: str) -> Named:
        """Return the persons as this organ writes them in such a case ("yrkande", a record id)."""
        form = pick(self.layout.persons, self.habits.key, case)
        if form == "bare" and self.paper.kind is not DocumentKind.PROTOKOLL:
            form = "each"  # no attendance list tells the letters
        return name_all(persons, step.date, form, self.serving(), self.municipality.parties)

    def serving(self) -> frozenset[str]:
        """The names of the substitutes who serve at the meeting."""
        meeting = self.register.meeting_of(self.paper)
        return frozenset(substitute.name for substitute, _ in meeting.serving) if meeting else frozenset()

    def finished(self, title: str) -> Draft:
        return Draft(title=title, blocks=tuple(self.blocks), marks=tuple(self.marks), gold=tuple(self.gold))


def gold_statement(
    kind: str,
    named: Named,
    *,
    refers_to: str = "",
    text: str = "",
    reason_doc: str | None = None,
    reason_start: str = "",
) -> GoldStatement:
    return GoldStatement(
        kind=kind,
        parties=named.parties,
        persons=named.persons,
        refers_to=refers_to or None,
        text_start=text[:60] or None,
        text=text or None,
        reason_doc=reason_doc,
        reason_start=reason_start or None,
    )
