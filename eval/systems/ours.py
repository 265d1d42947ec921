"""This program's own answers, read back from the answer contract like those of any other program."""

from __future__ import annotations

from dataclasses import dataclass

from answer.contract import to_json
from answer.generate import Writer
from answer.models import Turn
from answer.pipeline import ask_with
from eval.dataset import response_from
from eval.models import GoldQuestion, Response
from eval.systems.models import N_FOUND
from index.archive import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    name: str
    archive: Archive
    writer: Writer | None = None  # words the answers anew

    def ask(self, question: GoldQuestion) -> Response:
        history = [Turn(question=turn.question, answer=turn.answer) for turn in question.history]
        answer = ask_with(self.writer, self.archive, question.question, history=history, n_passages=N_FOUND)
        return response_from(to_json(answer, request_id=question.id, with_passages=True))
