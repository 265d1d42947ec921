"""Extraction gold of printed papers: exactly what stands on paper, in the schema of docs/evaluation.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from eval.layouts.compose import compose
from eval.layouts.models import Layout
from eval.layouts.noise import misread
from eval.layouts.register import Register
from eval.layouts.table import layouts
from eval.models import GoldParagraf, GoldStatement, GoldVote
from eval.world.models import Printed, World


def gold_rows(world: World, printed: Sequence[Printed]) -> Iterator[dict[str, Any]]:
    """Yield a line for every § and every part of a paper that has a voice of its own, in the order of the papers.

    Words are those of the paper, misread where the paper is; §, dates and diarienummer are the true ones.
    """
    register = Register(world)
    by_name: dict[str, Layout] = {layout.name: layout for layout in layouts()}
    for paper in printed:
        layout = by_name[paper.layout]
        composed = compose(register, register.papers[paper.paper_id], {layout.group: (layout,)}, 0.0)
        pages = {placed.record_id: placed.page for placed in reversed(paper.placed)}
        for gold in composed.draft.gold:
            yield Line(paper.stem, paper.noise).of(gold.row, pages.get(gold.record_id))


class Line:
    """Turns gold of a document into JSON, misread as the document is."""

    def __init__(self, stem: str, noise: float) -> None:
        self.stem, self.noise = stem, noise

    def read(self, text: str | None) -> str | None:
        return misread(text, self.stem, self.noise) if text else None

    def of(self, row: GoldParagraf, page: int | None) -> dict[str, Any]:
        return {
            "doc": row.doc,
            "paragraf": row.paragraf,
            "page": page,
            "organ": row.organ,
            "date": row.date.isoformat() if row.date else None,
            "diarienummer": list(row.diarienummer),
            "rubrik": self.read(row.rubrik),
            "decision": {"text": self.read(row.decision_text), "outcome": row.outcome},
            "statements": [self._statement(statement) for statement in row.statements],
            "votes": [self._vote(vote) for vote in row.votes],
            "tags": list(row.tags),
        }

    def _statement(self, statement: GoldStatement) -> dict[str, Any]:
        text = self.read(statement.text)
        return {
            "kind": statement.kind,
            "parties": list(statement.parties),
            "persons": [self.read(person) for person in statement.persons],
            "refers_to": self.read(statement.refers_to),
            "text_start": text[:60] if text else None,
            "text": text,
            "reason_doc": statement.reason_doc,
            "reason_start": statement.reason_start,
        }

    def _vote(self, vote: GoldVote) -> dict[str, Any]:
        members = vote.members and {str(self.read(name)): ballot for name, ballot in vote.members.items()}
        return {
            "ja": vote.ja,
            "nej": vote.nej,
            "avstar": vote.avstar,
            "ja_means": self.read(vote.ja_means),
            "nej_means": self.read(vote.nej_means),
            "members": members,
        }
