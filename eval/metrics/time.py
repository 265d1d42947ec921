"""How long a system takes."""

from __future__ import annotations

from collections.abc import Iterable

from eval.metrics.case import Case


def latency(case: Case) -> float | None:
    """Return the milliseconds from question to answer, as the system tells them."""
    return case.response.latency_ms


def first_word(case: Case) -> float | None:
    """Return the milliseconds until a language model's first sentence could be shown."""
    return case.response.first_word_ms


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which this share of the values lies, one of them: p95 is the share 0.95.

    Raises:  ValueError: there are no values.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values")
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
