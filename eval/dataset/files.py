"""The files of an evaluation: questions with gold, gold structure, responses (docs/evaluation.md describes them)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from eval.dataset import spreadsheet
from eval.dataset.fields import Faults, Fields
from eval.dataset.questions import question_from, question_record
from eval.dataset.responses import response_from
from eval.dataset.structure import paragraf_from
from eval.models import GoldParagraf, GoldQuestion, Response
from ingest.errors import UsageError

R = TypeVar("R")
Row = tuple[int, dict[str, object] | str]


def read_questions(path: Path) -> tuple[GoldQuestion, ...]:
    """Return the questions of a JSONL or CSV file, in its order.

    Raises:  UsageError: the file can't be read; or names every line that is wrong, with what and the remedy.
    """
    questions = _read(path, question_from, unique=lambda question: question.id)
    if not questions:
        raise UsageError(f"{path.name} has no questions.", remedy="Write one a line; docs/evaluation.md shows how.")
    return questions


def read_gold(path: Path) -> tuple[GoldParagraf, ...]:
    """Return the gold structure of an extraction file (JSONL), in its order.

    Raises:  UsageError: as read_questions.
    """
    return _read(path, paragraf_from)


def read_responses(path: Path) -> tuple[Response, ...]:
    """Return the responses of a system, objects of the answer contract (JSONL), in their order.

    Raises:  UsageError: as read_questions.
    """
    return _read(path, lambda fields, _: response_from(fields.data), unique=lambda response: response.id)


def write_questions(path: Path, questions: Iterable[GoldQuestion]) -> None:
    """Write the questions as JSONL or CSV, by the suffix; read_questions gives them back."""
    records = [question_record(question) for question in questions]
    if path.suffix.lower() == ".csv":
        path.write_bytes(spreadsheet.written(records))
    else:
        path.write_text("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in records), encoding="utf-8")


def digest(path: Path) -> str:
    """Return 16 hex digits of a file's contents, or of the names and contents of all files below a folder."""
    total = hashlib.sha256()
    if path.is_file():
        total.update(path.read_bytes())
    else:
        for file in sorted(one for one in path.rglob("*") if one.is_file()):
            name = file.relative_to(path).as_posix()
            total.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:16]


def _read(
    path: Path, record_from: Callable[[Fields, int], R], *, unique: Callable[[R], str] = lambda _: ""
) -> tuple[R, ...]:
    faults = Faults(path)
    records: list[R] = []
    first_lines: dict[str, int] = {}
    for line, row in _rows(path):
        if isinstance(row, str):
            faults.add(line, row)
            continue
        record = record_from(Fields(row, partial(faults.add, line)), line)
        records.append(record)
        if (name := unique(record)) and first_lines.setdefault(name, line) != line:
            faults.add(line, f'the id "{name}" is that of line {first_lines[name]} too; give each its own')
    faults.check()
    return tuple(records)


def _rows(path: Path) -> Iterator[Row]:
    """Yield the line number, from 1, and the object of each line, or what is wrong with the line."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", remedy="Name a file that can be read.") from error
    if path.suffix.lower() == ".csv":
        return spreadsheet.rows(spreadsheet.decoded(data))
    if path.suffix.lower() not in (".jsonl", ".ndjson", ".json"):
        raise UsageError(f"{path.name} is neither JSONL nor CSV.", remedy="Name a file that ends in .jsonl or .csv.")
    try:
        return _objects(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path.name}, line {line}: not UTF-8", remedy="Save the file as UTF-8.") from error


def _objects(text: str) -> Iterator[Row]:
    for line, written in enumerate(text.split("\n"), 1):
        if not written.strip():
            continue
        try:
            data = json.loads(written)
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else "too deep"
            yield line, f"not JSON ({reason}); each line is one object in braces"
            continue
        yield line, data if isinstance(data, dict) else "no object; each line is one object in braces"
