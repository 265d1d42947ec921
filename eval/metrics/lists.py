"""Whether a list is complete and its count right."""

from __future__ import annotations

from eval.matching import holds, occurs
from eval.metrics.case import Case, share
from eval.models import QuestionKind


def list_complete(case: Case) -> float | None:
    """Return the share of the gold items that the answer names."""
    items = case.question.gold.items
    return share(sum(holds(item, case.response.answer, case.question.gold.parties) for item in items), len(items))


def list_count(case: Case) -> float | None:
    """Return 1 where the count is the gold number: the one told to machines, else any number in the answer."""
    number = case.question.gold.number
    if case.question.kind is not QuestionKind.LIST or not number or not number.isdecimal():
        return None
    count = case.response.count
    return float(count == int(number) if count is not None else occurs(number, case.response.answer))
