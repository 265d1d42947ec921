"""The command `beslut eval faults`: what the verification of a model's text finds, and what it lets through."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from cli import output
from cli.options import Json
from eval.faults.models import Figure, Half, Result


def faults(
    context: typer.Context,
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS", help="A question file: JSON lines or CSV.")],
    show: Annotated[int, typer.Option(metavar="N", help="Show so many failures of the half for development.")] = 0,
    as_json: Json = False,
) -> None:
    """Measure the verification of a model's text.

    Plants faults into the answers to the questions and tells them in other words: how many faults are found, how many
    faithful sentences are refused.
    """
    from eval.dataset import read_questions
    from eval.faults.benchmark import measure
    from index.archive import Archive

    asked = read_questions(questions)
    with closing(Archive.open(context.obj)) as archive, output.steps() as on_progress:
        result = measure(archive, asked, on_progress=on_progress)
    if as_json:
        output.say_json(_record(result))
    else:
        _say(result, show)


def _record(result: Result) -> dict[str, object]:
    return {
        "figures": [
            {"kind": one.kind, "half": one.half.value, "n": one.n, "refused": one.n_refused, "share": one.share}
            for one in (*_totals(result), *result.figures)
        ],
        "ms_median": result.ms_median,
    }


def _say(result: Result, show: int) -> None:
    for one in (*_totals(result), *result.figures):
        output.say(f"{one.half:9} {one.kind:40} {one.n_refused:5} of {one.n:5}  {one.share:.3f}")
    output.say(f"a sentence takes {result.ms_median} ms")
    for wrong in result.wrong[:show]:
        kind = wrong.case.kind or wrong.case.shape
        output.say(
            f"\n{wrong.case.question_id} {kind}: {wrong.case.text}\n  {'; '.join(wrong.faults) or 'let through'}"
        )


def _totals(result: Result) -> list[Figure]:
    return [result.total(half, faults=planted) for half in Half for planted in (True, False)]
