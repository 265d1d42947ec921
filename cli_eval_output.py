"""How the commands `beslut eval ...` print: tables for people, records for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cli_output import say, say_table, tell

if TYPE_CHECKING:
    from eval.floors import Line
    from eval.gate import Verdict
    from eval.lint import Fault
    from eval.new import Suggestion

_PIN = "If the new data are meant, measure them and pin: beslut eval gate --pin"


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
