"""The figures of a run as tables: systems side by side by metric, and by kind of question, role, language and tag."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from eval.metrics import Metric
from eval.models import QuestionScore, Run, SystemRun
from eval.stats import SIGNIFICANT, Interval, Paired, holm, interval, paired, quantile

OURS = "ours"
RIGHT = "overall"  # the metric that tells, of every question, whether it was answered rightly or rightly not


class Axis(StrEnum):
    """What questions are grouped by."""

    KIND = "kind"
    ROLE = "role"
    LANG = "lang"
    TAG = "tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a row tells. `unit` is share, count, ms or words; a row of counts is ranked by their sum."""

    name: str
    unit: str = "share"
    is_high_better: bool = True


RIGHT_ANSWERS = Measure(name=RIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A measure of one system over n questions, in the unit of the measure.

    `figure` is what systems are ranked by: the mean; of counts the sum; of times the median. `against` is this system
    less the reference system on the questions that both have, and `p` its p-value corrected for the other systems
    of the row; None and 1 where nothing is compared.
    """

    spread: Interval
    figure: float
    total: float  # the sum
    p95: float
    is_best: bool = False
    against: Paired | None = None
    p: float = 1.0

    @property
    def n(self) -> int:
        return self.spread.n

    @property
    def is_significant(self) -> bool:
        return self.p < SIGNIFICANT


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    key: str  # the name of the measure, or the value of the axis
    measure: Measure
    cells: tuple[Cell, ...]  # a system each


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    systems: tuple[str, ...]
    rows: tuple[Row, ...]


def measures(run: Run, catalogue: Sequence[Metric]) -> tuple[Measure, ...]:
    """Return the metrics that some question of the run has, in the order of the catalogue."""
    seen = {name for system in run.systems for score in system.scores for name in score.values}
    return tuple(
        Measure(name=one.name, unit=one.unit, is_high_better=one.better == "high")
        for one in catalogue
        if one.name in seen
    )


def reference(run: Run) -> SystemRun:
    """Return the system that the others are compared with: ours, or the last one where ours did not run."""
    return next((one for one in run.systems if one.name == OURS), run.systems[-1])


def is_right(score: QuestionScore) -> bool:
    return score.values.get(RIGHT) == 1.0


def values(system: SystemRun, measure: str) -> dict[str, float]:
    """Return question id -> value for the questions that the measure applies to."""
    return {score.id: score.values[measure] for score in system.scores if measure in score.values}


def by_measure(run: Run, listed: Iterable[Measure]) -> Table:
    """Return a row a measure, each system compared with the reference system."""
    return Table(systems=_names(run), rows=tuple(_compared(run, _row(run, one.name, one)) for one in listed))


def by_axis(run: Run, axis: Axis, measure: Measure = RIGHT_ANSWERS) -> Table:
    """Return a row a value of the axis, in the order of the questions; a question counts for each of its tags."""
    of_axis = _AXES[axis]
    groups: dict[str, set[str]] = {}
    for score in (score for system in run.systems for score in system.scores):
        for key in of_axis(score):
            groups.setdefault(key, set()).add(score.id)
    rows = (_row(run, key, measure, ids) for key, ids in groups.items())
    return Table(systems=_names(run), rows=tuple(row for row in rows if any(cell.n for cell in row.cells)))


_AXES: dict[Axis, Callable[[QuestionScore], tuple[str, ...]]] = {
    Axis.KIND: lambda score: (score.kind.value,),
    Axis.ROLE: lambda score: (score.role.value,),
    Axis.LANG: lambda score: (score.lang,),
    Axis.TAG: lambda score: score.tags,
}


def _names(run: Run) -> tuple[str, ...]:
    return tuple(system.name for system in run.systems)


def _row(run: Run, key: str, measure: Measure, ids: set[str] | None = None) -> Row:
    """Return the row over these questions, or over all."""
    found = (values(system, measure.name) for system in run.systems)
    cells = [_cell(measure, [value for name, value in one.items() if ids is None or name in ids]) for one in found]
    return Row(key=key, measure=measure, cells=_with_best(measure, cells))


def _cell(measure: Measure, found: Sequence[float]) -> Cell:
    spread = interval(found)
    total = math.fsum(found)
    figures = {"count": total, "ms": quantile(found, 0.5)}
    return Cell(spread=spread, figure=figures.get(measure.unit, spread.mean), total=total, p95=quantile(found, 0.95))


def _with_best(measure: Measure, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Mark the best of several systems, and no one where all are alike."""
    figures = [cell.figure for cell in cells if cell.n]
    if len(set(figures)) < 2:
        return tuple(cells)
    best = max(figures) if measure.is_high_better else min(figures)
    return tuple(replace(cell, is_best=cell.n > 0 and cell.figure == best) for cell in cells)


def _compared(run: Run, row: Row) -> Row:
    """Compare with the reference system; times are told but not tested: another run of the machine has others."""
    if row.measure.unit == "ms":
        return row
    base = reference(run)
    expected = values(base, row.measure.name)
    against: list[Paired | None] = []
    for system in run.systems:
        found = values(system, row.measure.name)
        common = [name for name in found if name in expected]
        is_told = system is not base and bool(common)
        against.append(paired([found[one] for one in common], [expected[one] for one in common]) if is_told else None)
    corrected = iter(holm([one.p for one in against if one]))
    cells = zip(row.cells, against, strict=True)
    return replace(
        row, cells=tuple(replace(cell, against=one, p=next(corrected)) if one else cell for cell, one in cells)
    )
