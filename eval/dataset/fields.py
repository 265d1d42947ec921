"""Records read from files that people write: every fault is told with its line, none stops the reading."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from ingest.dates import parse_date
from ingest.errors import UsageError

MAX_FAULTS_TOLD = 20

E = TypeVar("E", bound=StrEnum)


class Faults:
    """The faults of one file, in the order they are found."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: list[tuple[int, str]] = []

    def add(self, line: int, what: str) -> None:
        self._found.append((line, what))

    def check(self) -> None:
        """Raises:  UsageError: there is a fault; a line for each of the first 20 tells where, what and the remedy."""
        if not self._found:
            return
        ordered = sorted(self._found, key=lambda fault: fault[0])
        told = [f"{self._path.name}, line {line}: {what}" for line, what in ordered[:MAX_FAULTS_TOLD]]
        if len(ordered) > MAX_FAULTS_TOLD:
            told.append(f"... and {len(ordered) - MAX_FAULTS_TOLD} more faults")
        raise UsageError("\n".join(told), remedy="Correct these lines; docs/evaluation.md describes the file.")


class Fields:
    """The fields of one record. A missing or null field has its default; one of the wrong shape is told, then too.

    Args:  complain: takes what is wrong with a field and how to mend it.
    """

    def __init__(self, data: Mapping[str, object], complain: Callable[[str], None]) -> None:
        self.data = data
        self.complain = complain

    def text(self, name: str) -> str:
        value = self.data.get(name)
        if isinstance(value, str):
            return value.strip()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if value is not None:
            self.complain(f"{name} is no text; write one between quotation marks")
        return ""

    def optional(self, name: str) -> str | None:
        return self.text(name) or None

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the values of a list of texts; a blank value is told."""
        value = self.data.get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.complain(f'{name} is no list of texts; write ["one", "two"], or [] for none')
            return ()
        if not all(one.strip() for one in value):
            self.complain(f"{name} holds an empty value; fill it in or take it away")
        return tuple(value)

    def integer(self, name: str) -> int | None:
        value = self.data.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        if isinstance(value, str) and value.strip().isdecimal():
            return int(value)
        self.complain(f"{name} is no whole number")
        return None

    def day(self, name: str) -> dt.date | None:
        written = self.text(name)
        day = parse_date(written)
        if written and day is None:
            self.complain(f'{name} "{written}" is no date; write it as 2021-03-09')
        return day

    def choice(self, name: str, values: type[E], default: E) -> E:
        written = self.text(name).casefold()
        try:
            return values(written) if written else default
        except ValueError:
            self.complain(f'unknown {name} "{written}"; use one of {", ".join(values)}')
            return default

    def part(self, name: str) -> Fields:
        """Return the fields of an object within this one; they are named "gold.parties" when told."""
        value = self.data.get(name)
        if value is not None and not isinstance(value, dict):
            self.complain(f"{name} is no object")
        return Fields(value if isinstance(value, dict) else {}, lambda what: self.complain(f"{name}.{what}"))

    def parts(self, name: str) -> list[Fields]:
        """Return the objects of a list."""
        value = self.data.get(name)
        if value is not None and not (isinstance(value, list) and all(isinstance(one, dict) for one in value)):
            self.complain(f"{name} is no list of objects")
            return []
        return [Fields(one, lambda what: self.complain(f"{name}: {what}")) for one in value or []]

    def table(self, name: str, values: Iterable[str]) -> dict[str, str] | None:
        """Return an object whose every value is one of these; None when there is none."""
        value = self.data.get(name)
        allowed = {str(one) for one in values}
        if value is not None and not (isinstance(value, dict) and allowed.issuperset(map(str, value.values()))):
            self.complain(f"{name} is no object whose values are among {', '.join(sorted(allowed))}")
            return None
        return dict(value) if isinstance(value, dict) else None

    def misspelt(self, known: Iterable[str]) -> None:
        """Tell of names that look like a known one that is missing; others are own notes or another program's keys."""
        names = list(known)
        for name in [name for name in self.data if name not in names]:
            near = difflib.get_close_matches(name, names, n=1, cutoff=0.75)
            if near and near[0] not in self.data:
                self.complain(f'"{name}" is not known; is it {near[0]}?')
