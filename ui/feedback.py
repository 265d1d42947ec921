"""What readers thought of answers: feedback.jsonl in the data folder, one JSON object a line, for evaluators.

It holds questions that people have asked and never leaves the machine. Only the page Utvärdering reads it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock
from pydantic import TypeAdapter, ValidationError

from answer.models import Citation

FILE = "feedback.jsonl"
MAX_COMMENT = 2_000  # characters
_LOCK_S = 10.0

Thumbs = Literal["up", "down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What an answer cited, as far as a question with gold needs it."""

    source: str
    page: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    time: datetime
    question: str
    answer: str
    thumbs: Thumbs
    comment: str = ""
    citations: tuple[Cited, ...] = ()
    exchange: str = ""  # which answer on which screen; a later line about it replaces the earlier


_line = TypeAdapter(Feedback)


def add(
    data_dir: Path,
    *,
    question: str,
    answer: str,
    thumbs: Thumbs,
    comment: str = "",
    citations: Sequence[Citation] = (),
    exchange: str = "",
) -> None:
    """Keep what a reader thinks of an answer.

    Args:
        question: so that it stands by itself; of a follow-up, what it was understood as.
        exchange: a name for this answer on this screen, such as a uuid; who changes their mind, or adds a comment,
            gives it again.
    Raises:  OSError: it can't be written; Timeout of filelock is one.
    """
    given = Feedback(
        time=datetime.now(UTC),
        question=question,
        answer=answer,
        thumbs=thumbs,
        comment=comment[:MAX_COMMENT],
        citations=tuple(Cited(source=one.source, page=one.page, quote=one.quote) for one in citations),
        exchange=exchange,
    )
    record = {**asdict(given), "time": given.time.isoformat(timespec="seconds")}
    path = data_dir / FILE
    data_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_suffix(".lock"), timeout=_LOCK_S), path.open("ab+") as lines:
        if lines.tell():  # a process that was killed may have left half a line
            lines.seek(-1, os.SEEK_END)
            if lines.read(1) != b"\n":
                lines.write(b"\n")
        lines.write(f"{json.dumps(record, ensure_ascii=False)}\n".encode())
        lines.flush()
        os.fsync(lines.fileno())


def read(data_dir: Path) -> tuple[Feedback, ...]:
    """Return what was thought of each answer last, newest first, each with a name of its own in `exchange`.

    Lines that are no feedback are passed over.
    """
    path = data_dir / FILE
    if not path.exists():
        return ()
    found: dict[str, Feedback] = {}
    for number, line in enumerate(path.read_bytes().split(b"\n")):
        try:
            one = _line.validate_json(line)
        except ValidationError:
            continue
        name = one.exchange or f"line-{number}"
        found[name] = replace(one, exchange=name)
    return tuple(sorted(found.values(), key=lambda one: one.time, reverse=True))
