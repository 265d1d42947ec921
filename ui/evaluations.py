"""The evaluations in the data folder: question files in questions/, runs in eval/, a folder each."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from eval.run_folder import read_about, read_run, scored_systems
from eval.systems.table import SYSTEMS
from eval.tables import OURS, is_right
from ingest.errors import ArchiveError
from ui.texts import Lang
from ui.uploads import files_in

QUESTIONS, RUNS = "questions", "eval"  # in the data folder
SUFFIXES = (".jsonl", ".csv")
REPORT, REPORT_AS_TEXT = "report.html", "report.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInfo:
    """A run as the list shows it. `asked` are the systems it was started with, `scored` those that are done."""

    name: str
    folder: Path
    date: str
    questions: str  # name of the file
    n_questions: int
    asked: tuple[str, ...]
    scored: tuple[str, ...]
    n_answered: int  # by the systems that are not done
    right: float | None  # share of the first scored system's answers
    fault: str = ""

    @property
    def is_finished(self) -> bool:
        return set(self.asked) <= set(self.scored)


def question_folder(data_dir: Path) -> Path:
    return data_dir / QUESTIONS


def question_files(data_dir: Path) -> list[Path]:
    return [path for path in files_in(question_folder(data_dir)) if path.suffix.lower() in SUFFIXES]


def run_folders(data_dir: Path) -> list[Path]:
    """Return the folders of the runs, the newest first."""
    below = data_dir / RUNS
    if not below.is_dir():
        return []
    found = [path for path in below.iterdir() if (path / "run.json").is_file() and not path.is_symlink()]
    return sorted(found, key=lambda path: (path / "run.json").stat().st_mtime, reverse=True)


def run_folder(data_dir: Path, name: str) -> Path | None:
    """Return the folder of the run of this name, None where there is none."""
    return next((path for path in run_folders(data_dir) if path.name == name), None)


def new_run_folder(data_dir: Path, questions: Path, now: datetime) -> Path:
    return data_dir / RUNS / f"{questions.stem} {now:%Y-%m-%d %H.%M.%S}"


def arguments(data_dir: Path, questions: Path, folder: Path, systems: tuple[str, ...], lang: Lang) -> list[str]:
    """Return the arguments of `beslut` that start a run, or go on with the one in the folder."""
    named = [argument for system in systems for argument in ("--system", system)]
    options = ["--out", str(folder), *named, "--lang", lang, "--json", "--progress", "json"]
    return ["--data-dir", str(data_dir), "eval", "run", str(questions), *options]


def run_info(folder: Path) -> RunInfo:
    """Return what a run is; of one whose files are damaged, `fault` tells so."""
    name = folder.name
    try:
        about = read_about(folder) or {}
        scored = tuple(scored_systems(about))
        asked = _asked(about.get("command", "")) or scored or (OURS,)
        run = read_run(folder)
        right = None
        if run.systems:
            scores = next((one for one in run.systems if one.name == OURS), run.systems[0]).scores
            right = sum(map(is_right, scores)) / len(scores) if scores else None
        return RunInfo(
            name=name,
            folder=folder,
            date=about.get("date", ""),
            questions=about.get("questions", ""),
            n_questions=len(run.questions),
            asked=asked,
            scored=scored,
            n_answered=sum(_n_answered(folder / one) for one in asked if one not in scored),
            right=right,
        )
    except ArchiveError as error:
        return RunInfo(
            name=name,
            folder=folder,
            date="",
            questions="",
            n_questions=0,
            asked=(),
            scored=(),
            n_answered=0,
            right=None,
            fault=str(error),
        )


def _asked(command: str) -> tuple[str, ...]:
    """Return the systems that a command line names."""
    try:
        words = shlex.split(command)
    except ValueError:  # an open quotation mark
        return ()
    named = [value for option, value in pairwise(words) if option == "--system"]
    return tuple(name for name in dict.fromkeys(named) if name in SYSTEMS)


def _n_answered(folder: Path) -> int:
    responses = folder / "responses.jsonl"  # its last line may be unfinished
    return responses.read_bytes().count(b"\n") if responses.exists() else 0
