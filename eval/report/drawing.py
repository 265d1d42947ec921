"""Which charts a report has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eval.metrics import catalogue
from eval.models import Run
from eval.report.charts import Mark, share_chart, time_chart
from eval.report.inert import one_line
from eval.report.words import Words
from eval.tables import RIGHT, Axis, Cell, Row, by_axis, by_measure, measures

_DRAWN = (RIGHT, "voice_wrong", "cite_precision", "evidence_recall@2000c", "abstain_recall")
_TALL = 8  # a chart of more lines stands beside several others


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    title: str
    svg: str
    is_tall: bool
    summary: str  # what it shows, for those who do not see it


def charts(run: Run, words: Words) -> tuple[Chart, ...]:
    """Return the systems by the main metrics, the first of them by kind of question, and the times."""
    return tuple(_charts(run, words))


def _charts(run: Run, words: Words) -> Iterator[Chart]:
    metrics = {metric.name: metric for metric in catalogue()}
    rows = {row.key: row for row in by_measure(run, measures(run, catalogue())).rows}
    for name in _DRAWN:
        if name in rows and (marks := _systems(rows[name], run, words)):
            title = metrics[name].label[words.lang]
            better = words("chart.high" if rows[name].measure.is_high_better else "chart.low")
            yield _chart(f"{title} ({better})", share_chart(marks), marks, words)
    if "latency_ms" in rows and (marks := _times(rows["latency_ms"], run, words)):
        yield _chart(words("chart.time"), time_chart(marks), marks, words)
    by_kind = [
        _mark(words.name("kind", row.key), row.cells[0], words)
        for row in by_axis(run, Axis.KIND).rows
        if row.cells[0].n
    ]
    if by_kind:
        title = words("chart.kind", system=words.name("system", run.systems[0].name))
        yield _chart(title, share_chart(by_kind), by_kind, words)


def _systems(row: Row, run: Run, words: Words) -> list[Mark]:
    return [
        _mark(words.name("system", system.name), cell, words, is_ours=system is run.systems[0])
        for system, cell in zip(run.systems, row.cells, strict=True)
        if cell.n
    ]


def _mark(label: str, cell: Cell, words: Words, *, is_ours: bool = True) -> Mark:
    spread = cell.spread
    return Mark(
        label=one_line(label),
        value=spread.mean,
        low=spread.low,
        high=spread.high,
        text=words.percent(spread.mean),
        is_ours=is_ours,
    )


def _times(row: Row, run: Run, words: Words) -> list[Mark]:
    return [
        Mark(
            label=one_line(words.name("system", system.name)),
            value=max(cell.figure, 0.1),
            low=max(cell.figure, 0.1),
            high=max(cell.p95, 0.1),
            text=words("number.ms", value=words.number(cell.figure)),
            is_ours=system is run.systems[0],
        )
        for system, cell in zip(run.systems, row.cells, strict=True)
        if cell.n
    ]


def _chart(title: str, svg: str, marks: list[Mark], words: Words) -> Chart:
    told = "; ".join(f"{mark.label} {mark.text}" for mark in marks)
    return Chart(
        title=title, svg=svg, is_tall=len(marks) > _TALL, summary=words("chart.summary", title=title, told=told)
    )
