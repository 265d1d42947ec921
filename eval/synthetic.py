"""A synthetic archive in a folder: documents, questions with gold, extraction gold, and what it was made of.

1. A world of exactly so many papers (eval/world). 2. Every paper printed (eval/layouts). 3. Questions (eval/quiz).
about.json is there from the start, without its figures: it tells an interrupted run from a foreign folder. A folder
that is complete for the same parameters is left as it is.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from eval.dataset import digest, write_questions
from eval.layouts.gold import gold_rows
from eval.layouts.printing import print_papers
from eval.quiz.build import ask_about
from eval.world.build import build_world
from ingest.errors import UsageError

OnProgress = Callable[[str, int, int], None]

ABOUT = "about.json"
DOCS = "docs"
QUESTIONS = "questions.jsonl"
EXTRACTION = "extraction.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was made. `digest` is that of the documents, the questions and the extraction gold together."""

    seed: int
    documents: int
    questions: int
    gold_rows: int
    layouts: dict[str, int]  # name -> documents that look like it
    kinds: dict[str, int]  # kind of question -> how many
    noise: float
    version: str
    digest: str


def generate(
    target: Path,
    *,
    n_documents: int,
    n_questions: int,
    seed: int,
    layouts: Sequence[str] = (),
    noise: float = 0.0,
    on_progress: OnProgress | None = None,
) -> Summary:
    """Make target/docs/, questions.jsonl, extraction.jsonl and about.json; the same bytes for the same parameters.

    Args:  layouts: names (eval.layouts.table); none for all that are open.  noise: share of misread words.
    Raises:  UsageError: the folder holds something else, or the parameters are impossible.
    """
    asked: dict[str, Any] = {
        "seed": seed,
        "n_documents": n_documents,
        "n_questions": n_questions,
        "layouts": sorted(layouts),
        "noise": noise,
        "version": version("beslutsminne"),
    }
    if done := _earlier(target, asked):
        return done
    try:
        world = build_world(n_papers=n_documents, seed=seed)
        print_papers(
            replace(world, papers=()), target / DOCS, layouts=layouts, noise=noise
        )  # it refuses before it writes
    except ValueError as error:
        raise UsageError(f"A synthetic archive can't be made: {error}", remedy="Change the parameter.") from error
    _write_about(target, asked)
    printed = print_papers(world, target / DOCS, layouts=layouts, noise=noise, on_progress=on_progress)
    rows = list(gold_rows(world, printed))
    lines = (f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    (target / EXTRACTION).write_text("".join(lines), encoding="utf-8")
    questions = ask_about(world, printed, n=n_questions, seed=seed, gold=rows)
    write_questions(target / QUESTIONS, questions)
    summary = Summary(
        seed=seed,
        documents=len(printed),
        questions=len(questions),
        gold_rows=len(rows),
        layouts=dict(sorted(Counter(paper.layout for paper in printed).items())),
        kinds=dict(sorted(Counter(question.kind.value for question in questions).items())),
        noise=noise,
        version=asked["version"],
        digest=_digest(target),
    )
    _write_about(target, asked, summary)
    return summary


def _earlier(target: Path, asked: dict[str, Any]) -> Summary | None:
    """Return what an earlier run of the same parameters finished here; clear what one left unfinished.

    Raises:  UsageError: the folder is not empty and not of such a run.
    """
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return None
    about = _about(target)
    if about.get("parameters") != asked:
        raise UsageError(
            f"{target}: not empty, and not an archive made with the same parameters.",
            remedy="Name an empty folder, or delete this one.",
        )
    if made := about.get("made"):
        summary = Summary(**made)
        if summary.digest == _digest(target):
            return summary
    shutil.rmtree(target / DOCS, ignore_errors=True)
    return None


def _about(target: Path) -> dict[str, Any]:
    try:
        about = json.loads((target / ABOUT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return about if isinstance(about, dict) else {}


def _write_about(target: Path, asked: dict[str, Any], made: Summary | None = None) -> None:
    """Write about.json in one move, so that it is never half there."""
    target.mkdir(parents=True, exist_ok=True)
    about = {"parameters": asked} | ({"made": asdict(made)} if made else {})
    draft = target / f".{ABOUT}"
    draft.write_text(json.dumps(about, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    draft.replace(target / ABOUT)


def _digest(target: Path) -> str:
    if not all((target / name).exists() for name in (DOCS, QUESTIONS, EXTRACTION)):
        return ""
    return "-".join(digest(target / name) for name in (DOCS, QUESTIONS, EXTRACTION))
