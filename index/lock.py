"""One writer at a time: a file lock that the system releases when its process ends, however it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.connection import translated
from ingest.errors import ArchiveBusyError

LOCK_FILE = "archive.lock"
_HOLDER_FILE = "archive.pid"


def holder(data_dir: Path) -> int | None:
    """Return the id of the process that is writing to the archive, None where none is; the lock is not touched."""
    try:
        pid = int((data_dir.expanduser() / _HOLDER_FILE).read_text())
        os.kill(pid, 0)
    except (FileNotFoundError, ProcessLookupError, ValueError):
        return None  # nobody has written it, or whoever did was killed
    except OSError:  # it runs as another user
        return pid
    return pid


@contextmanager
def archive_lock(data_dir: Path) -> Iterator[None]:
    """Hold the archive for writing for the length of the block.

    Raises:  ArchiveBusyError: at once, when another process holds it.
    """
    folder = data_dir.expanduser()
    holder = folder / _HOLDER_FILE
    lock = FileLock(folder / LOCK_FILE)
    with translated(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            pid = holder.read_text().strip() if holder.exists() else ""
            raise ArchiveBusyError(
                f"{folder}: another process{f' ({pid})' if pid else ''} is writing to the archive",
                remedy="Wait until it is done and run again.",
            ) from error
    try:
        with translated(str(folder)):
            holder.write_text(str(os.getpid()))
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()
