"""The commands `beslut eval ...`: measure this program and others on questions with gold, and write such questions.

Exit codes as in main.py; a gate that is not passed, a question file with faults and a question that is refused give 1.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Annotated, Literal

import typer

from cli import eval_output as show
from cli import output
from cli.options import Json, ProgressAs
from eval.models import GoldQuestion, QuestionKind, Role
from ingest.errors import UsageError
from settings import Settings

app = typer.Typer(help="Measure the answers on questions with gold.", no_args_is_help=True, rich_markup_mode=None)

OURS, ALL = "ours", "all"

Lang = Literal["sv", "en"]
ReportLang = Annotated[Lang, typer.Option("--lang", help="Language of the report.")]
Questions = Annotated[Path, typer.Argument(metavar="QUESTIONS", help="A question file: JSON lines or CSV.")]


@app.command()
def run(
    context: typer.Context,
    questions: Questions,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="By default evaluation/NAME-OF-FILE.")] = None,
    system: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help='ours, llm, bm25, ..., "all". Repeatable.')
    ] = None,
    gold: Annotated[Path | None, typer.Option(metavar="FILE", help="The extraction gold of the archive.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Ask every question again.")] = False,
    lang: ReportLang = "sv",
    as_json: Json = False,
    progress: ProgressAs = "bars",
) -> None:
    """Ask, score and write the report.

    A run that was stopped goes on where it was. The report is report.html and report.md in the run's folder.
    """
    from eval import runner
    from eval.report import write_report
    from index.archive import Archive

    folder = out or Path("evaluation") / questions.stem
    systems = _systems(system, context.obj)
    with closing(Archive.open(context.obj)) as archive, output.steps(as_json=progress == "json") as on_progress:
        done = runner.run(
            archive, questions, folder, systems=systems, gold_path=gold, fresh=fresh, on_progress=on_progress
        )
        html, markdown = write_report(done, folder, lang=lang)
    if as_json:
        output.say_json({"report": html, "run": folder, **show.run_record(done)})
    else:
        show.say_run(done)
        output.say(f"The report: {html}\n            {markdown}")


@app.command()
def compare(
    run_a: Annotated[Path, typer.Argument(metavar="RUN_A", help="The folder of a run.")],
    run_b: Annotated[Path | None, typer.Argument(metavar="RUN_B", help="Another one; the same by default.")] = None,
    system: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="The system of RUN_A, then that of RUN_B. Repeatable.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Compare two runs, or two systems of one run.

    Every measure with the difference (A less B), its 95 % interval and the p-value of a paired test.
    """
    from eval.compare import compare as compared
    from eval.run_folder import read_run

    names = system or [OURS]
    if len(names) > 2:
        raise UsageError("Two systems are compared, not more.", remedy="Give --system once or twice.")
    if run_b is None and len(set(names)) < 2:
        raise UsageError(
            "One run and one system: there is nothing to compare.",
            remedy="Give a second run, or two systems: --system ours --system bm25",
        )
    first = read_run(run_a)
    result = compared(first, names[0], read_run(run_b) if run_b else first, names[-1])
    if as_json:
        output.say_json(result)
    else:
        show.say_comparison(result, f"{run_a} {names[0]}", f"{run_b or run_a} {names[-1]}")


@app.command()
def report(
    run_folder: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")],
    against: Annotated[Path | None, typer.Option(metavar="EARLIER", help="Show what changed since this run.")] = None,
    lang: ReportLang = "sv",
    as_json: Json = False,
) -> None:
    """Write a run's report again.

    In another language, say, or against an earlier run.
    """
    from eval.report import write_report
    from eval.run_folder import read_run

    earlier = read_run(against) if against else None
    html, markdown = write_report(read_run(run_folder), run_folder, earlier=earlier, lang=lang)
    if as_json:
        output.say_json({"html": html, "markdown": markdown})
    else:
        output.say(f"{html}\n{markdown}")


@app.command()
def gate(
    context: typer.Context,
    pin: Annotated[bool, typer.Option("--pin", help="Raise the floors to what is measured now.")] = False,
    allow_regression: Annotated[
        bool, typer.Option("--allow-regression", help="With --pin: lower floors, too.")
    ] = False,
    public: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The public archive; by default ../shared/archive.")
    ] = None,
    scratch: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where archives are made and kept; by default nothing is kept.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Hold this program to its floors.

    Measures the sample archive, a made one and, where it is present, the public one; exits with 1 when a figure is
    below its floor or when the data are not those that the floors were pinned on.
    """
    from eval.gate import PUBLIC
    from eval.gate import gate as measured
    from index.embedding import load_embedder

    if allow_regression and not pin:
        raise UsageError("--allow-regression does nothing by itself.", remedy="Give it together with --pin.")
    embedder = load_embedder(context.obj.embedding, output.tell)
    folder = nullcontext(str(scratch)) if scratch else tempfile.TemporaryDirectory(prefix="beslut-gate-")
    with folder as made, output.steps() as on_progress:
        verdict = measured(
            context.obj,
            embedder=embedder,
            scratch=Path(made),
            public=public or PUBLIC,
            on_progress=on_progress,
            pin_floors=pin,
            allow_regression=allow_regression,
        )
    if as_json:
        output.say_json(show.verdict_record(verdict))
    else:
        show.say_verdict(verdict)
    raise typer.Exit(not verdict.passed)


@app.command()
def check(context: typer.Context, questions: Questions, as_json: Json = False) -> None:
    """Look for faults in a question file.

    Evidence that stands nowhere, documents that the archive does not have, reference answers that their own grading
    refuses, and the like: each with its line and what to do. Exits with 1 while there is one.
    """
    from eval.dataset import read_questions
    from eval.lint import check_questions
    from eval.texts import Texts
    from index.catalog import Catalog

    asked = read_questions(questions)
    with closing(Catalog.open(context.obj.data_dir)) as catalog:
        faults = check_questions(Texts(catalog), asked)
    if as_json:
        output.say_json(faults)
    else:
        show.say_faults(faults, questions, n_questions=len(asked))
    raise typer.Exit(bool(faults))


@app.command()
def new(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The question file that gets one more line.")],
    question: Annotated[str, typer.Option(metavar="TEXT", help="The question.")] = "",
    kind: Annotated[QuestionKind, typer.Option(metavar="KIND", help="fact, vote, ...")] = QuestionKind.FACT,
    role: Annotated[Role, typer.Option(metavar="ROLE", help="Who asks: journalist, ...")] = Role.EVALUATOR,
    lang: Annotated[Lang, typer.Option("--lang", help="Language of the question.")] = "sv",
    question_id: Annotated[str, typer.Option("--id", metavar="ID", help="By default the next free one.")] = "",
    evidence: Annotated[
        list[str] | None, typer.Option(metavar="N", help="A suggestion by its number, or own words. Repeatable.")
    ] = None,
    answer: Annotated[str, typer.Option(metavar="TEXT", help="The reference answer.")] = "",
    must_include: Annotated[
        list[str] | None, typer.Option(metavar="A|B", help="A right answer says A or B. Repeatable.")
    ] = None,
    must_not_include: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="A right answer does not say this. Repeatable.")
    ] = None,
    suggest: Annotated[bool, typer.Option("--suggest", help="Print numbered evidence and write nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write the question in spite of its faults.")] = False,
    as_json: Json = False,
) -> None:
    """Write a question with its gold.

    Suggests evidence from the archive, proposes documents, gold and a reference answer, checks the whole and adds it
    to the file. On a terminal it asks for everything, with what is given as default.
    """
    from cli.eval_new import write_question
    from index.archive import Archive

    asked = GoldQuestion(
        id=question_id,
        question=question.strip(),
        kind=kind,
        role=role,
        lang=lang,
        answer=answer,
        must_include=tuple(must_include or ()),
        must_not_include=tuple(must_not_include or ()),
    )
    prompt = _prompt if sys.stdin.isatty() and not (as_json or suggest) else None
    with closing(Archive.open(context.obj)) as archive:
        written = write_question(
            archive, file, asked, evidence or (), prompt=prompt, only_suggest=suggest, force=force, as_json=as_json
        )
    raise typer.Exit(not written)


@app.command()
def synthesize(
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="A folder that is made.")],
    documents: Annotated[int, typer.Option(metavar="N", min=10, max=100_000, help="How many documents.")] = 300,
    questions: Annotated[int, typer.Option(metavar="N", min=1, help="How many questions about them.")] = 150,
    seed: Annotated[int, typer.Option(metavar="N", help="The same number gives the same archive.")] = 1,
    layout: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only documents that look like this. Repeatable.")
    ] = None,
    held_out: Annotated[bool, typer.Option("--held-out", help="Only the layouts kept for such tests.")] = False,
    noise: Annotated[float, typer.Option(min=0.0, max=0.2, help="Share of words that a scanner misread.")] = 0.0,
    as_json: Json = False,
) -> None:
    """Make an archive with known truth.

    Documents of municipalities that do not exist, with questions and extraction gold, all from one number.
    """
    from eval.synthetic import generate

    layouts = _layouts(layout or [], held_out=held_out)
    with output.steps() as on_progress:
        made = generate(
            target,
            n_documents=documents,
            n_questions=questions,
            seed=seed,
            layouts=layouts,
            noise=noise,
            on_progress=on_progress,
        )
    if as_json:
        output.say_json(made)
    else:
        show.say_made(made, target)


def _systems(names: list[str] | None, settings: Settings) -> tuple[str, ...]:
    """Return the systems to ask, each once; ours where none is named."""
    from eval.systems.table import SYSTEMS, systems_for

    return systems_for(settings) if ALL in (names or ()) else _known("system", dict.fromkeys(names or [OURS]), SYSTEMS)


def _layouts(names: list[str], *, held_out: bool) -> tuple[str, ...]:
    """Return the layouts to print in; none for all."""
    from eval.layouts.table import layouts

    if held_out and names:
        raise UsageError("--held-out and --layout exclude each other.", remedy="Give one of them.")
    if held_out:
        return tuple(one.name for one in layouts() if one.is_held_out)
    return _known("layout", names, [one.name for one in layouts()])


def _known(what: str, names: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    if unknown := sorted(set(names) - set(known)):
        raise UsageError(f"There is no {what} {unknown[0]}.", remedy=f"Choose among: {', '.join(known)}.")
    return tuple(names)


def _prompt(label: str, default: str) -> str:
    return str(typer.prompt(label, default=default, show_default=bool(default))).strip()
