"""One metric a function: a response and its gold in, a number out, None where the metric does not apply."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """What a figure means, in the order reports show it."""

    name: str  # key of QuestionScore.values
    group: str  # retrieval, answer, citation, abstention, voice, list, time
    better: str  # "high" or "low"
    unit: str  # share (0..1), count, ms or words
    label: dict[str, str]  # by language: sv, en
    meaning: dict[str, str]


@cache
def catalogue() -> tuple[Metric, ...]:
    """Return every metric of `eval/data/metrics.toml`, in its order."""
    table = tomllib.loads(resources.files("eval.data").joinpath("metrics.toml").read_text(encoding="utf-8"))
    return tuple(Metric(name=name, **entry) for name, entry in table.items())
