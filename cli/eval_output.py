"""How the commands `beslut eval ...` print: tables for people, records for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from cli.output import say, say_table, tell

if TYPE_CHECKING:
    from eval.compare import Comparison
    from eval.floors import Line
    from eval.gate import Verdict
    from eval.lint import Fault
    from eval.models import Run
    from eval.new import Suggestion
    from eval.synthetic import Summary
    from eval.tables import Cell, Measure

_UNIT_DIGITS = {"share": 2, "count": 0, "ms": 0, "words": 0}  # of a figure in a table
_PIN = "If the new data are meant, measure them and pin: beslut eval gate --pin"


def say_run(run: Run) -> None:
    """Print a row a measure and a column a system: figures with their 95 % interval, times with their p95."""
    from eval.metrics import catalogue
    from eval.tables import by_measure, measures

    table = by_measure(run, measures(run, catalogue()))
    say_table(
        ("", *table.systems), [(row.key, *(_cell(cell, row.measure) for cell in row.cells)) for row in table.rows]
    )
    if run.extraction:
        say_table(
            ("extraction", "gold", "found", "precision", "recall", "F1"),
            [
                (
                    one.kind,
                    str(one.n_gold),
                    str(one.n_found),
                    *(f"{x:.2f}" for x in (one.precision, one.recall, one.f1)),
                )
                for one in run.extraction
            ],
        )


def _cell(cell: Cell, measure: Measure) -> str:
    if not cell.n:
        return "-"
    digits = _UNIT_DIGITS[measure.unit]
    figure = f"{cell.figure:.{digits}f}"
    if measure.unit == "count":
        return figure
    if measure.unit == "ms":
        return f"{figure} (p95 {cell.p95:.0f}) ms"
    return f"{figure} [{cell.spread.low:.{digits}f}, {cell.spread.high:.{digits}f}]"


def run_record(run: Run) -> dict[str, object]:
    """Return the figures of a run: what it is about, and for each system each measure with its interval."""
    from eval.metrics import catalogue
    from eval.tables import by_measure, measures

    table = by_measure(run, measures(run, catalogue()))
    return {
        "about": run.about,
        "systems": {
            system: {
                row.key: {
                    "figure": row.cells[at].figure,
                    "low": row.cells[at].spread.low,
                    "high": row.cells[at].spread.high,
                    "n": row.cells[at].n,
                }
                for row in table.rows
                if row.cells[at].n
            }
            for at, system in enumerate(table.systems)
        },
        "extraction": {
            one.kind: {"n": one.n_gold, "precision": one.precision, "recall": one.recall, "f1": one.f1}
            for one in run.extraction
        },
    }


def say_comparison(result: Comparison, name_a: str, name_b: str) -> None:
    """Print a row a measure with the difference of the two and how sure it is, then the questions won and lost."""
    say(f"A: {name_a}\nB: {name_b}\n{result.n_common} common questions")
    say_table(
        ("", "n", "A", "B", "A less B", "95 %", "p"),
        [
            (
                one.measure.name,
                str(one.paired.n),
                f"{one.mean_a:.3f}",
                f"{one.mean_b:.3f}",
                f"{one.paired.difference:+.3f}",
                f"[{one.paired.low:+.3f}, {one.paired.high:+.3f}]",
                f"{one.paired.p:.3f}{' *' if one.paired.is_significant else '  '}",
            )
            for one in result.differences
        ],
    )
    say(f"Right in A alone ({len(result.won)}): {', '.join(result.won) or '-'}")
    say(f"Right in B alone ({len(result.lost)}): {', '.join(result.lost) or '-'}")
    for name, only in (("A", result.only_a), ("B", result.only_b)):
        if only:
            tell(f"Note: {len(only)} questions are in {name} alone.")


def say_made(made: Summary, target: Path) -> None:
    """Print what a synthetic archive holds by layout and by kind of question."""
    say(f"{target}: {made.documents} documents, {made.questions} questions, {made.gold_rows} lines of gold")
    say(f"layouts: {_counted(made.layouts)}")
    say(f"questions: {_counted(made.kinds)}")


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {n}" for name, n in counts.items())


def say_verdict(verdict: Verdict) -> None:
    """Print every figure beside its limit, then what is wrong and what to do about it."""
    rows = [
        (
            f"{line.set}: {line.metric}",
            _limit(line),
            _figure(line.measured),
            _figure(line.margin, signed=True),
            "" if line.is_met else "FAILS",
        )
        for line in verdict.lines
    ]
    say_table(("figure", "limit", "measured", "margin", ""), rows)
    for fault in verdict.faults:
        say(f"FAILS: {fault}.\n       {_PIN}")
    for one in verdict.not_measured:
        say(f"!!! NOT MEASURED: {one}")
    n_missed = sum(not line.is_met for line in verdict.lines)
    say(
        "The gate is passed."
        if verdict.passed
        else f"The gate is not passed: {n_missed} figures, {len(verdict.faults)} sets."
    )


def verdict_record(verdict: Verdict) -> dict[str, object]:
    """Return the verdict with the margin of each figure."""
    return {
        "passed": verdict.passed,
        "figures": [{**asdict(line), "margin": line.margin, "is_met": line.is_met} for line in verdict.lines],
        "faults": verdict.faults,
        "not_measured": verdict.not_measured,
    }


def _limit(line: Line) -> str:
    if line.limit is None:
        return "-"
    return f"{'≤' if line.is_ceiling else '≥'} {_figure(line.limit)}"


def _figure(value: float | None, *, signed: bool = False) -> str:
    if value is None:
        return "-"
    return f"{value:+.3f}" if signed else f"{value:.3f}"


def say_faults(faults: Sequence[Fault], path: Path, *, n_questions: int) -> None:
    """Print each fault under its line of the file with its remedy."""
    for fault in faults:
        say(f"{path}, line {fault.line} ({fault.id}): {fault.what}\n    {fault.remedy}")
    say(f"{n_questions} questions, {len(faults)} faults")


def say_suggestions(suggestions: Sequence[Suggestion]) -> None:
    """Print numbered sentences, each with what it is and where it stands; on stdout."""
    for number, one in enumerate(suggestions, 1):
        voice = f" ({', '.join(one.parties)})" if one.parties else ""
        day = f" {one.date}" if one.date else ""
        say(f"{number}. “{one.quote}”\n   {one.what}{voice}, {one.organ}{day}; {one.source}, p. {one.page}")
    if not suggestions:
        tell("The archive has nothing near this question.")
