"""Searches that somebody saved by name in a folder: a name and an address each.

They stand in one small JSON file, written whole and atomically, by one process or thread at a time.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from index.connection import translated
from ingest.errors import ArchiveBusyError, ArchiveError, UsageError

FILE = "saved_searches.json"
MAX_NAME = 80  # characters
MAX_SAVED = 200
_LOCK_TIMEOUT_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """`address` is the query string of the page, without "?"; `saved` the day."""

    name: str
    address: str
    saved: date


_ADAPTER = TypeAdapter(tuple[SavedSearch, ...])


class SavedSearches:
    """The saved searches of a folder, by name. A name stands once; its case does not matter. The first one makes the
    folder, for its owner alone."""

    def __init__(self, folder: Path) -> None:
        self._path = folder.expanduser() / FILE

    def all(self) -> tuple[SavedSearch, ...]:
        """Return them by name.

        Raises:  ArchiveError: the file can't be read.
        """
        try:
            with translated(str(self._path)):
                return _ADAPTER.validate_json(self._path.read_bytes()) if self._path.exists() else ()
        except (ValidationError, OSError) as error:
            raise ArchiveError(
                f"{self._path}: the saved searches can't be read", remedy="Mend the file, or move it away."
            ) from error

    def save(self, name: str, address: str, day: date) -> None:
        """Keep the address under the name; a search of that name is replaced.

        Raises:  UsageError: the name is blank or too long, or there are too many.
        """
        saved = SavedSearch(name=_checked(name), address=address, saved=day)
        self._change(lambda known: [*_without(known, saved.name), saved])

    def rename(self, name: str, new_name: str) -> None:
        """Give the search another name, which no other search may have.

        Raises:  UsageError: the name is blank, too long, or another's.
        """
        new_name = _checked(new_name)

        def renamed(known: list[SavedSearch]) -> list[SavedSearch]:
            if any(_key(each.name) == _key(new_name) for each in _without(known, name)):
                raise UsageError(f"{new_name}: another saved search has this name", remedy="Choose another name.")
            return [replace(each, name=new_name) if each.name == name else each for each in known]

        self._change(renamed)

    def delete(self, name: str) -> None:
        self._change(lambda known: _without(known, name))

    def _change(self, change: Callable[[list[SavedSearch]], list[SavedSearch]]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with translated(str(self._path)), FileLock(self._path.with_suffix(".lock"), timeout=_LOCK_TIMEOUT_S):
                changed = sorted(change(list(self.all())), key=lambda each: _key(each.name))
                if len(changed) > MAX_SAVED:
                    raise UsageError(
                        f"{FILE}: there are {MAX_SAVED} saved searches already", remedy="Delete one that is not needed."
                    )
                self._write(_ADAPTER.dump_json(tuple(changed), indent=2) + b"\n")
        except Timeout as error:
            raise ArchiveBusyError(f"{self._path}: another process holds it", remedy="Try again.") from error
        except OSError as error:
            raise ArchiveError(
                f"{self._path}: can't be written", remedy="See that its folder may be written to."
            ) from error

    def _write(self, contents: bytes) -> None:
        """Replace the file whole: after a crash the old or the new one stands there."""
        new = self._path.with_suffix(".new")
        with new.open("wb") as file:
            file.write(contents)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= MAX_NAME:
        raise UsageError(f"a saved search needs a name of 1 to {MAX_NAME} characters", remedy="Give it such a name.")
    return name


def _without(known: list[SavedSearch], name: str) -> list[SavedSearch]:
    return [each for each in known if _key(each.name) != _key(name)]


def _key(name: str) -> str:
    return name.casefold()
