"""Conversations kept: a JSON file each below the data folder, so that they can be reopened, renamed and deleted.

They hold what people asked and what the archive answered, and never leave the machine. Who has logged in has a folder
of their own.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from settings import Settings
from ui.own_folder import own_folder
from ui.state import Exchange

logger = logging.getLogger(__name__)

FOLDER = "conversations"
MAX_TITLE = 80  # characters
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A conversation as the list shows it."""

    id: str
    title: str
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    title: str
    exchanges: tuple[Exchange, ...]


_file = TypeAdapter(Conversation)


def folder_of(settings: Settings, user: str) -> Path | None:
    """Return where the conversations of this user are kept, None where none are.

    Args:  user: the e-mail address of who has logged in, "" without login. An app that others than this machine reach
        without login keeps none: everybody would read everybody's.
    """
    if not settings.keep_conversations or (not user and not settings.is_local):
        return None
    return own_folder(settings.data_dir / FOLDER, user)


def headings(folder: Path) -> list[Heading]:
    """Return the conversations, the one last spoken in first; damaged files are left out."""
    files = [(path, path.stat().st_mtime_ns) for path in folder.glob("*.json")]
    files.sort(key=lambda file: file[1], reverse=True)
    return [heading for path, mtime_ns in files if (heading := _heading(path, mtime_ns))]


@lru_cache(maxsize=2_000)
def _heading(path: Path, mtime_ns: int) -> Heading | None:
    found = _read(path)
    if found is None or not _ID.fullmatch(path.stem):
        return None
    return Heading(id=path.stem, title=found.title, updated=datetime.fromtimestamp(mtime_ns / 1e9, UTC))


def load(folder: Path, conversation_id: str) -> list[Exchange]:
    """Return the exchanges, oldest first; none where there is no such conversation."""
    path = _path(folder, conversation_id)
    found = _read(path) if path and path.exists() else None
    return list(found.exchanges) if found else []


def keep(folder: Path, conversation_id: str, exchanges: Sequence[Exchange]) -> None:
    """Write the conversation; a new one is called as its first question.

    Raises:  OSError: it can't be written.
    """
    path = _path(folder, conversation_id)
    if path is None or not exchanges:
        return
    known = _read(path) if path.exists() else None
    title = known.title if known else short_title(exchanges[0].asked.question)
    _write(path, Conversation(title=title, exchanges=tuple(map(_lighter, exchanges))))


def rename(folder: Path, conversation_id: str, title: str) -> None:
    """Call the conversation so; a blank title changes nothing.

    Raises:  OSError: it can't be written.
    """
    path = _path(folder, conversation_id)
    known = _read(path) if path and path.exists() else None
    if path and known and title.strip():
        when = path.stat()
        _write(path, replace(known, title=short_title(title)))
        os.utime(path, ns=(when.st_atime_ns, when.st_mtime_ns + 1))  # its place in the list stays


def delete(folder: Path, conversation_id: str) -> None:
    """Remove the conversation; there may be none any more.

    Raises:  OSError: it can't be removed.
    """
    if path := _path(folder, conversation_id):
        path.unlink(missing_ok=True)


def short_title(words: str) -> str:
    """Return the words on one line, cut at MAX_TITLE."""
    line = " ".join(words.split())
    return line if len(line) <= MAX_TITLE else f"{line[: MAX_TITLE - 1].rstrip()}…"


def _lighter(exchange: Exchange) -> Exchange:
    """Return the exchange without what is not shown: the passages found are many times as long as the answer."""
    answer = exchange.answer
    return replace(exchange, answer=replace(answer, passages=())) if answer else exchange


def _path(folder: Path, conversation_id: str) -> Path | None:
    """Return the file of an id; None for anything that is none, such as a path from an address."""
    return folder / f"{conversation_id}.json" if _ID.fullmatch(conversation_id) else None


def _read(path: Path) -> Conversation | None:
    try:
        return _file.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        logger.warning("%s: not read: %s", path.name, str(error).splitlines()[0])
        return None


def _write(path: Path, conversation: Conversation) -> None:
    """Write beside the file and put it in its place, so that a file is never half written; only its owner reads it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_suffix(f".{os.getpid()}-{datetime.now(UTC).timestamp()}")
    beside.touch(mode=0o600)
    beside.write_bytes(_file.dump_json(conversation))
    beside.replace(path)
