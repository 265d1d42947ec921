"""Feedback as questions with gold: a praised answer's citations are its evidence, a faulted one waits for some."""

from __future__ import annotations

import json
from collections.abc import Iterable

from eval.dataset import question_record
from eval.lint import MAX_EVIDENCE
from eval.models import GoldQuestion, QuestionKind
from eval.texts import stem_of
from ui.feedback import Feedback


def as_question(given: Feedback, question_id: str) -> GoldQuestion:
    """Return the question; with evidence, documents and the answer where the reader found the answer right.

    What is wrong is no gold: of a faulted answer nothing but the question is kept.
    """
    asked = GoldQuestion(id=question_id, question=given.question.strip(), kind=QuestionKind.FACT)
    if given.thumbs == "down":
        return asked
    return GoldQuestion(
        id=question_id,
        question=asked.question,
        kind=asked.kind,
        docs=tuple(dict.fromkeys(stem_of(one.source) for one in given.citations)),
        evidence=tuple(dict.fromkeys(beginning(one.quote) for one in given.citations if one.quote.strip())),
        answer=given.answer,
    )


def beginning(quote: str) -> str:
    """Return the quote, or as many of its first words as evidence may have."""
    return quote if len(quote) <= MAX_EVIDENCE else quote[: MAX_EVIDENCE + 1].rsplit(" ", 1)[0][:MAX_EVIDENCE]


def as_lines(feedback: Iterable[Feedback]) -> str:
    """Return a question file of it all, each line with what the reader thought as a note.

    Faulted answers' questions have nothing to judge an answer by: `beslut eval check` names their lines, and
    `beslut eval new` helps to find what is missing.
    """
    lines = []
    for number, given in enumerate(feedback, 1):
        record = question_record(as_question(given, f"feedback-{number:03}"))
        lines.append({**record, "note": {"thumbs": given.thumbs, "comment": given.comment, "answer": given.answer}})
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in lines)
