"""Connections to the catalogue's SQLite file: durable settings, a pool for many threads, errors in our own words."""

from __future__ import annotations

import errno
import queue
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.schema import MIGRATIONS, SCHEMA, SCHEMA_VERSION
from ingest.errors import ArchiveBusyError, ArchiveError, ArchiveFullError, UsageError

CATALOG_FILE = "catalog.sqlite3"
BUSY_TIMEOUT_S = 30.0
_FULL_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def translated(what: str) -> Iterator[None]:
    """Raise what SQLite and the disk say as an ArchiveError that names `what` and a remedy."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translate(error, what) from error
    except OSError as error:
        if error.errno in _FULL_ERRORS:
            raise _full(what) from error
        raise


def _translate(error: sqlite3.Error, what: str) -> ArchiveError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_WRITE:
        return _full(what)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ArchiveBusyError(f"{what}: another process holds it", remedy="Wait until it is done and try again.")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return ArchiveError(
            f"{what}: the file is damaged ({error})", remedy="Restore it from a backup, or remove it and ingest again."
        )
    return ArchiveError(f"{what}: {error}")


def _full(what: str) -> ArchiveFullError:
    return ArchiveFullError(
        f"{what}: no space left on the disk", remedy="Free some space and run the same command again; it continues."
    )


def catalog_path(data_dir: Path) -> Path:
    return data_dir.expanduser() / CATALOG_FILE


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Return a connection usable from any one thread at a time; a reading one refuses to write."""
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={'rwc' if writable else 'rw'}",
        uri=True,
        timeout=BUSY_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA mmap_size = 1073741824")
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    else:
        connection.execute("PRAGMA query_only = ON")
    return connection


def create(path: Path) -> None:
    """Make the catalogue with its tables where there is none, or bring older ones up to date; the caller holds the
    archive's lock.

    Raises:  UsageError: the catalogue there was made by a newer version of the program.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = connect(path, writable=True)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        steps = [sql for to, sql in MIGRATIONS.items() if to > version] if version else [SCHEMA]
        if version < SCHEMA_VERSION:
            connection.executescript(
                f"BEGIN IMMEDIATE; {''.join(steps)} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
            )
        require_version(connection, path)
    finally:
        connection.close()


def require_version(connection: sqlite3.Connection, path: Path) -> None:
    """Raise UsageError unless the tables are of this version."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != SCHEMA_VERSION:
        raise UsageError(
            f"{path}: made by another version of beslutsminne (tables {version}, this one has {SCHEMA_VERSION})",
            remedy="Run `beslut ingest` on its folder once, which brings it up to date."
            if version < SCHEMA_VERSION
            else "Use the version of beslutsminne that made it, or a newer one.",
        )


class ReadPool:
    """Reading connections, one per thread at work, kept for the next one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        self._is_closed = False

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection for the length of the block.

        Raises:  UsageError: there is no archive yet.  ArchiveError: the catalogue cannot be read.
        """
        with translated(str(self._path)):
            connection = self._take()
            try:
                yield connection
            finally:
                if self._is_closed:
                    connection.close()
                else:
                    self._idle.put(connection)

    def _take(self) -> sqlite3.Connection:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            pass
        if not self._path.exists():
            raise UsageError(
                f"{self._path.parent}: no archive here yet", remedy="Run `beslut ingest FOLDER` to make one."
            )
        connection = connect(self._path, writable=False)
        require_version(connection, self._path)
        return connection

    def close(self) -> None:
        self._is_closed = True
        while not self._idle.empty():
            self._idle.get_nowait().close()
