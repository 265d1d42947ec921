"""What a metric looks at: a question, the response to it and the archive's words."""

from __future__ import annotations

from dataclasses import dataclass

from eval.models import GoldQuestion, QuestionKind, Response
from eval.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`retrieves`: the system tells its passages, so an answerable question without any counts as nothing found."""

    question: GoldQuestion
    response: Response
    texts: Texts
    retrieves: bool = False

    @property
    def is_answerable(self) -> bool:
        return self.question.kind is not QuestionKind.UNANSWERABLE

    @property
    def is_answered(self) -> bool:
        return not self.response.error


def share(n: int, of: int) -> float | None:
    """Return n / of, None where there is nothing to share."""
    return n / of if of else None
