"""Whether a system says that it has no answer when there is none, and only then."""

from __future__ import annotations

from eval.metrics.answer import overall
from eval.metrics.case import Case


def abstain_recall(case: Case) -> float | None:
    """Return, for an unanswerable question, 1 where the answer abstains and says nothing forbidden."""
    return None if case.is_answerable else overall(case)


def abstain_precision(case: Case) -> float | None:
    """Return, for a response that abstains, 1 where the question is unanswerable."""
    return float(not case.is_answerable) if case.response.abstained and case.is_answered else None


def abstain_false(case: Case) -> float | None:
    """Return, for an answerable question, 1 where the answer abstains."""
    return float(case.response.abstained) if case.is_answerable and case.is_answered else None
