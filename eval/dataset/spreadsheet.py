"""Questions in a spreadsheet's CSV file, as plain data and back.

One question a row below a row of column names (`COLUMNS`, in any order, most of them optional). Several values in a
cell stand on lines of their own, or are separated by ";". Read as Excel in Sweden writes it: semicolons or commas,
UTF-8 with or without byte order mark, or Windows-1252.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from eval.dataset.questions import GOLD_LISTS, GOLD_TEXTS, LISTS, TEXTS

_TURN = ("history.question", "history.answer")
_MANY = (*LISTS, *(f"gold.{name}" for name in GOLD_LISTS), *_TURN)
COLUMNS = (*TEXTS, *LISTS, *(f"gold.{name}" for name in (*GOLD_LISTS, *GOLD_TEXTS)), *_TURN)
REQUIRED = ("id", "question")

_FORMULA = re.compile(r"'*[=+@\t-]")  # what a spreadsheet would compute or mangle; an apostrophe before it is text


def decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def rows(text: str) -> Iterator[tuple[int, dict[str, object] | str]]:
    """Yield the row's number as the spreadsheet counts, from 1, and its record, or what is wrong with it."""
    header_line = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=header_line.count))
    header: list[str] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if not header:
                header = [cell.strip().lower() for cell in cells]
                if header and (missing := [name for name in REQUIRED if name not in header]):
                    yield number, f"no column {' and no column '.join(missing)}; name the columns in the first row"
                    return
            elif len(cells) > len(header) and any(cells[len(header) :]):
                yield number, f"it has {len(cells)} cells, the first row {len(header)}; put texts in quotation marks"
            elif any(cell.strip() for cell in cells):
                yield number, record(dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        yield number + 1, f"it can't be read as CSV ({error}); save the sheet once more as CSV UTF-8"


def record(cells: dict[str, str]) -> dict[str, object]:
    """Return the row as an object of a question file; empty cells are left out, unknown columns kept as text."""
    found: dict[str, Any] = {}
    gold: dict[str, object] = {}
    for column, cell in cells.items():
        if not cell.strip() or column in _TURN:
            continue
        value = _values(cell) if column in _MANY else _unescaped(cell.strip())
        if column.startswith("gold."):
            gold[column.removeprefix("gold.")] = value
        else:
            found[column] = value
    questions, answers = (_values(cells.get(column, "")) for column in _TURN)
    if questions:
        answers += [""] * (len(questions) - len(answers))
        found["history"] = [{"question": one, "answer": two} for one, two in zip(questions, answers, strict=False)]
    return found | ({"gold": gold} if gold else {})


def _values(cell: str) -> list[str]:
    """Return the values of a cell: its lines, or what semicolons part where it is a single line."""
    parts = cell.splitlines() if "\n" in cell.strip(" ") else cell.split(";")
    return [_unescaped(part.strip()) for part in parts if part.strip()]


def written(records: Iterable[dict[str, Any]]) -> bytes:
    """Return the CSV file of question records: semicolons, UTF-8 with byte order mark, which Excel opens as it is."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    for one in records:
        writer.writerow([_cell(one, column) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _cell(one: dict[str, Any], column: str) -> str:
    if column in _TURN:
        return _lines(turn[column.removeprefix("history.")] for turn in one.get("history", ()))
    value = one["gold"].get(column.removeprefix("gold.")) if column.startswith("gold.") else one.get(column)
    return _lines(value) if isinstance(value, list) else _escaped(value or "")


def _lines(values: Iterable[str]) -> str:
    """Return one value a line. A line break after the last keeps a semicolon in it from parting it."""
    return "".join(f"{_escaped(' '.join(value.split()))}\n" for value in values)


def _escaped(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unescaped(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
