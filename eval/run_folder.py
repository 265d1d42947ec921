"""A run as files: what it is (run.json), its questions, each system's responses and scores, the extraction's scores.

Responses stand in the answer contract's JSON, one a line, written as they come; everything else is written whole.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from eval.dataset import read_questions, read_responses, write_questions
from eval.models import GoldQuestion, QuestionScore, RecordScore, Response, Run, SystemRun
from ingest.errors import UsageError

_ABOUT, _QUESTIONS, _EXTRACTION = "run.json", "questions.jsonl", "extraction.json"
_RESPONSES, _SCORES = "responses.jsonl", "scores.jsonl"
_SYSTEMS = "systems"  # the key of run.json with the names of the systems that have been scored

_about = TypeAdapter(dict[str, str])
_response = TypeAdapter(Response)
_score = TypeAdapter(QuestionScore)
_records = TypeAdapter(tuple[RecordScore, ...])

T = TypeVar("T")


def read_run(folder: Path) -> Run:
    """Return the run in a folder, with every system that has been scored.

    Raises:  UsageError: there is no run, or a file of it is damaged; names the file and the line.
    """
    about = read_about(folder)
    if about is None:
        raise UsageError(f"{folder}: there is no run here.", remedy="Make one with `beslut eval run`.")
    questions = read_questions(folder / _QUESTIONS)
    systems = tuple(
        SystemRun(name=name, responses=read_answers(folder, name, questions), scores=_read_scores(folder / name))
        for name in scored_systems(about)
    )
    extraction = folder / _EXTRACTION
    return Run(
        about=about,
        questions=questions,
        systems=systems,
        extraction=_read(extraction, _records) if extraction.exists() else (),
    )


def read_about(folder: Path) -> dict[str, str] | None:
    """Return what describes the run in the folder, None when there is none."""
    path = folder / _ABOUT
    return _read(path, _about) if path.exists() else None


def scored_systems(about: dict[str, str]) -> list[str]:
    return about[_SYSTEMS].split(", ") if about.get(_SYSTEMS) else []


def start_run(folder: Path, about: dict[str, str], questions: Iterable[GoldQuestion]) -> None:
    """Write what the run is; nothing has been scored yet."""
    folder.mkdir(parents=True, exist_ok=True)
    write_questions(folder / _QUESTIONS, questions)
    write_about(folder, {**about, _SYSTEMS: ""})


def write_about(folder: Path, about: dict[str, str]) -> None:
    unfinished = folder / f"{_ABOUT}.tmp"
    unfinished.write_text(f"{json.dumps(about, ensure_ascii=False, indent=2)}\n", encoding="utf-8")
    unfinished.replace(folder / _ABOUT)


def remove_run(folder: Path, systems: Iterable[str]) -> None:
    """Remove what a run has written, with the responses of these systems; other files stay."""
    for name in (_ABOUT, _QUESTIONS, _EXTRACTION):
        (folder / name).unlink(missing_ok=True)
    for system in systems:
        shutil.rmtree(folder / system, ignore_errors=True)


def read_answers(folder: Path, system: str, questions: Iterable[GoldQuestion]) -> tuple[Response, ...]:
    """Return the responses so far, which answer the first of the questions, in their order.

    Raises:  UsageError: a line is damaged, or answers another question than the one in its place.
    """
    path = folder / system / _RESPONSES
    responses = read_responses(path) if path.exists() else ()
    ids = [question.id for question in questions]
    for at, response in enumerate(responses):
        if at >= len(ids) or response.id != ids[at]:
            raise UsageError(
                f'{path}, line {at + 1}: answers "{response.id}", not the question in its place.', remedy=_REMEDY
            )
    return responses


def drop_unfinished_line(folder: Path, system: str) -> None:
    """Cut what a killed run left of its last response."""
    path = folder / system / _RESPONSES
    if path.exists():
        data = path.read_bytes()
        path.write_bytes(data[: data.rfind(b"\n") + 1])


def add_answer(folder: Path, system: str, response: Response) -> None:
    """Add a response to the system's file."""
    path = folder / system / _RESPONSES
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as lines:
        lines.write(f"{json.dumps(response_record(response), ensure_ascii=False)}\n")


def response_record(response: Response) -> dict[str, Any]:
    """Return the response as an object of the answer contract."""
    record: dict[str, Any] = _response.dump_python(response, mode="json")
    record["facts"] = {"count": record.pop("count")}
    return record


def finish_system(folder: Path, system: str, scores: Iterable[QuestionScore]) -> None:
    """Keep the scores of a system that has answered every question."""
    lines = (f"{_score.dump_json(score).decode()}\n" for score in scores)
    (folder / system / _SCORES).write_text("".join(lines), encoding="utf-8")
    about = read_about(folder) or {}
    write_about(folder, {**about, _SYSTEMS: ", ".join(dict.fromkeys([*scored_systems(about), system]))})


def write_extraction(folder: Path, records: Iterable[RecordScore]) -> None:
    (folder / _EXTRACTION).write_bytes(_records.dump_json(tuple(records), indent=2))


def _read_scores(folder: Path) -> tuple[QuestionScore, ...]:
    path = folder / _SCORES
    lines = enumerate(_text(path).split("\n"), 1)  # JSON keeps other line ends (U+2028) as they are
    return tuple(_parsed(_score, line, f"{path}, line {n}") for n, line in lines if line)


def _read(path: Path, adapter: TypeAdapter[T]) -> T:
    return _parsed(adapter, _text(path), str(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: can't be read ({error})", remedy=_REMEDY) from error


def _parsed(adapter: TypeAdapter[T], text: str, where: str) -> T:
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"]))
        raise UsageError(f"{where}: {f'{place}: ' if place else ''}{fault['msg']}", remedy=_REMEDY) from error


_REMEDY = "The run's files are damaged: run again with --fresh, or with another --out."
