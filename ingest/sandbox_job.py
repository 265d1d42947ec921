"""What goes over the pipe between the caller and the child that reads a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ingest.errors import ArchiveError
from ingest.limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Caller to child: what to do."""

    function: Callable[..., Any]
    args: tuple[object, ...]
    limits: Limits
    name: str
    wants_progress: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Child to caller: so far."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Finished:
    """Child to caller: the result."""

    result: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """Child to caller: the error to raise."""

    error: ArchiveError


@dataclass(frozen=True, slots=True)
class Died:
    """Nursery to caller: the child ended without a result, by a signal (0 for none) or with an exit code."""

    signal: int
    code: int
