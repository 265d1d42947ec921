"""Two runs, or two systems of one run, on the questions they share: per metric, and question by question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eval.metrics import Metric, catalogue
from eval.models import GoldQuestion, Run, SystemRun
from eval.stats import Paired, paired
from eval.tables import RIGHT, Measure, measures, values
from ingest.errors import UsageError

_MAX_NAMED = 5  # ids in an error message


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A measure on the questions that have it in both runs; `paired` is the first less the second."""

    measure: Measure
    mean_a: float
    mean_b: float
    paired: Paired

    @property
    def is_better(self) -> bool:
        return self.paired.difference > 0 if self.measure.is_high_better else self.paired.difference < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The first beside the second; question ids in the order of the first run's file."""

    differences: tuple[Difference, ...]
    won: tuple[str, ...]  # right in the first, wrong in the second
    lost: tuple[str, ...]
    only_a: tuple[str, ...]  # ids of questions that the other run does not have
    only_b: tuple[str, ...]
    n_common: int


def compare(run_a: Run, system_a: str, run_b: Run, system_b: str, *, metrics: Sequence[Metric] = ()) -> Comparison:
    """Return the first system less the second, on the questions of both runs.

    Args:  metrics: those to compare; all of the catalogue where none is given.
    Raises:  UsageError: a run has no such system, they share no question, or a question of both has changed.
    """
    first, second = _system(run_a, system_a), _system(run_b, system_b)
    asked_a, asked_b = _questions(run_a), _questions(run_b)
    common = [name for name in asked_a if name in asked_b]
    _check_same(common, asked_a, asked_b)
    right_a, right_b = values(first, RIGHT), values(second, RIGHT)
    judged = [name for name in common if name in right_a and name in right_b]
    listed = measures(run_a, metrics or catalogue())
    return Comparison(
        differences=tuple(one for measure in listed if (one := _difference(measure, first, second, common))),
        won=tuple(name for name in judged if right_a[name] > right_b[name]),
        lost=tuple(name for name in judged if right_a[name] < right_b[name]),
        only_a=tuple(name for name in asked_a if name not in asked_b),
        only_b=tuple(name for name in asked_b if name not in asked_a),
        n_common=len(common),
    )


def _system(run: Run, name: str) -> SystemRun:
    for system in run.systems:
        if system.name == name:
            return system
    known = ", ".join(system.name for system in run.systems)
    raise UsageError(f"the run has no system {name!r}", remedy=f"It has: {known}.")


def _questions(run: Run) -> dict[str, GoldQuestion]:
    """Return the questions by id, without the lines of the file that they stand on."""
    return {question.id: replace(question, line=0) for question in run.questions}


def _check_same(common: Sequence[str], asked_a: dict[str, GoldQuestion], asked_b: dict[str, GoldQuestion]) -> None:
    if not common:
        raise UsageError("the runs share no question", remedy="Compare runs of the same question file.")
    changed = [name for name in common if asked_a[name] != asked_b[name]]
    if changed:
        named = ", ".join(changed[:_MAX_NAMED]) + (" ..." if len(changed) > _MAX_NAMED else "")
        raise UsageError(
            f"{len(changed)} of the common questions are not the same in both runs: {named}",
            remedy="Run the earlier program on the present questions, or give changed questions new ids.",
        )


def _difference(measure: Measure, first: SystemRun, second: SystemRun, common: Sequence[str]) -> Difference | None:
    found_a, found_b = values(first, measure.name), values(second, measure.name)
    both = [name for name in common if name in found_a and name in found_b]
    if not both or measure.unit == "ms":  # times of two runs are times of two moments
        return None
    ours, theirs = [found_a[name] for name in both], [found_b[name] for name in both]
    return Difference(
        measure=measure,
        mean_a=sum(ours) / len(both),
        mean_b=sum(theirs) / len(both),
        paired=paired(ours, theirs),
    )
