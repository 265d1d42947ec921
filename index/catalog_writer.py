"""The catalogue as the one writing process sees it: each method is one transaction, and may be repeated."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from index.catalog import Catalog
from index.connection import catalog_path, connect, create, translated
from index.keys import diarienummer_key, numbers_of
from index.mentions import find_mentions
from index.models import Passage
from index.references import find_references
from index.rows import RecordRows, Row, encode, encode_page, info_of, people_of
from index.schema import RECORD_TABLES
from ingest import errors
from ingest.errors import ArchiveError, UnreadableFileError
from ingest.models import Document, SourceFile
from ingest.party_names import find_party_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the catalogue knows of a file. `parser_version` is the one its document was read with."""

    document_id: str
    sha256: str
    size: int
    mtime_ns: int
    parser_version: int


class CatalogWriter(Catalog):
    """Writes; the caller holds the archive's lock."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._writer = connect(path, writable=True)

    @classmethod
    def open(cls, data_dir: Path) -> Self:
        """Return the catalogue of the data folder, made first where there is none."""
        path = catalog_path(data_dir)
        with translated(str(path)):
            create(path)
            return cls(path)

    def close(self) -> None:
        super().close()
        self._writer.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Keep everything that the block writes, or nothing."""
        with translated(str(self.path)):
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:  # a full disk has already rolled back
                    self._writer.execute("ROLLBACK")
                raise

    def set_meta(self, values: Mapping[str, str]) -> None:
        with self.transaction() as db:
            db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    # --- archive folders and files

    def root_id(self, root: Path) -> int:
        """Return the number of the archive folder, which becomes known."""
        with self.transaction() as db:
            db.execute("INSERT OR IGNORE INTO roots (path) VALUES (?)", [str(root)])
            return int(db.execute("SELECT id FROM roots WHERE path = ?", [str(root)]).fetchone()[0])

    def known_files(self, root_id: int) -> dict[str, Known]:
        """Return what is known of each path below the archive folder."""
        rows = self.rows(
            "SELECT l.source, l.document_id, d.sha256, l.size, l.mtime_ns, d.parser_version"
            " FROM locations l JOIN documents d ON d.id = l.document_id WHERE l.root_id = ?",
            [str(root_id)],
        )
        return {
            row["source"]: Known(
                document_id=row["document_id"],
                sha256=row["sha256"],
                size=row["size"],
                mtime_ns=row["mtime_ns"],
                parser_version=row["parser_version"],
            )
            for row in rows
        }

    def version_of(self, sha256: str) -> int | None:
        """Return the parser version that read this content, None when it is not in the archive."""
        rows = self.rows("SELECT parser_version FROM documents WHERE sha256 = ?", [sha256])
        return int(rows[0]["parser_version"]) if rows else None

    def put(self, root_id: int, document: Document, passages: Sequence[Passage], *, parser_version: int) -> None:
        """Store the document in place of what stood at its path; the same content elsewhere keeps its other paths.

        Raises:  ArchiveError: two of its records have the same id, or one belongs to no item.
        """
        file = document.file
        try:
            with self.transaction() as db:
                elsewhere = db.execute(
                    "SELECT l.* FROM locations l JOIN documents d ON d.id = l.document_id"
                    " WHERE d.sha256 = ? AND (l.root_id, l.source) <> (?, ?)",
                    [file.sha256, root_id, file.source],
                ).fetchall()
                db.execute("DELETE FROM documents WHERE sha256 = ? OR id = ?", [file.sha256, document.id])
                _insert_document(db, document, passages, parser_version)
                for other in elsewhere:
                    _locate(db, document.id, (other[0], other[1], other[3], other[4]))
                _locate(db, document.id, (root_id, file.source, file.size, file.mtime_ns))
        except ArchiveError as error:
            if isinstance(error.__cause__, sqlite3.IntegrityError):
                raise ArchiveError(f"{file.source}: its records contradict each other ({error.__cause__})") from error
            raise

    def locate(self, root_id: int, file: SourceFile) -> None:
        """Note that content already in the archive (also) stands at this path, as moved, copied or touched files do."""
        with self.transaction() as db:
            document_id = db.execute("SELECT id FROM documents WHERE sha256 = ?", [file.sha256]).fetchone()[0]
            # Chroma holds the path of a passage, too.
            db.execute(
                "DELETE FROM indexed WHERE store = 'chroma' AND passage_id IN"
                " (SELECT id FROM passages WHERE document_id = ?)",
                [document_id],
            )
            _locate(db, document_id, (root_id, file.source, file.size, file.mtime_ns))

    def remove(self, root_id: int, sources: Iterable[str]) -> None:
        """Forget these paths; a document that stands nowhere any more goes with all its records and vectors."""
        with self.transaction() as db:
            gone = [(root_id, source) for source in sources]
            db.executemany("DELETE FROM locations WHERE root_id = ? AND source = ?", gone)
            db.executemany("DELETE FROM failures WHERE root_id = ? AND source = ?", gone)

    def fail(self, root_id: int, source: str, error: ArchiveError, *, keep: bool, tried: str = "") -> None:
        """Note that the file cannot be read; with `keep`, what was read from it earlier stays.

        Args:  tried: what was read by what, so that the same need not be tried again; "" where that may help.
        """
        with self.transaction() as db:
            if not keep:
                db.execute("DELETE FROM locations WHERE root_id = ? AND source = ?", [root_id, source])
            db.execute(
                "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?)",
                [root_id, source, type(error).__name__, str(error), error.remedy, tried],
            )

    def failed_before(self, root_id: int, source: str, tried: str) -> UnreadableFileError | None:
        """Return the error that the same attempt ended with, None when it was not made."""
        for row in self.rows(
            "SELECT error, message, remedy FROM failures WHERE root_id = ? AND source = ? AND tried = ?",
            [str(root_id), source, tried],
        ):
            kind: type[UnreadableFileError] = getattr(errors, row["error"], UnreadableFileError)
            return kind(row["message"], remedy=row["remedy"])
        return None

    def settle(self, root_id: int, sources: Iterable[str]) -> None:
        """Forget the failures of these paths."""
        with self.transaction() as db:
            db.executemany(
                "DELETE FROM failures WHERE root_id = ? AND source = ?", [(root_id, source) for source in sources]
            )

    def failed_sources(self, root_id: int) -> set[str]:
        return {row["source"] for row in self.rows("SELECT source FROM failures WHERE root_id = ?", [str(root_id)])}

    # --- readings

    def n_records(self, document_id: str) -> dict[str, int]:
        """Return how many records of each kind the archive holds of the document."""
        tables = ("items", "statements", "decisions", "votes")
        counts = ", ".join(f"(SELECT COUNT(*) FROM {table} WHERE document_id = ?1) AS {table}" for table in tables)
        row = self.rows(f"SELECT {counts}", [document_id])[0]
        return {table: int(row[table]) for table in tables}

    def hold_back(self, document_id: str, detail: str, *, parser_version: int) -> None:
        """Keep the earlier reading of a document in place of the one by this parser, and remember why."""
        with self.transaction() as db:
            db.execute("UPDATE documents SET parser_version = ? WHERE id = ?", [parser_version, document_id])
            db.execute("INSERT OR REPLACE INTO held_back VALUES (?, ?)", [document_id, detail])

    def reopen(self, *, held_back: bool, pictures: bool) -> None:
        """Have documents read again: those whose reading was held back, those with pages that wait for OCR."""
        waiting = ["SELECT document_id FROM held_back"] * held_back + [
            "SELECT document_id FROM findings WHERE code = 'page-without-text' AND detail = 'OCR'"
        ] * pictures
        with self.transaction() as db:
            for ids in waiting:
                db.execute(f"UPDATE documents SET parser_version = 0 WHERE id IN ({ids})")

    # --- runs

    def was_last_run_stopped(self) -> bool:
        """Tell whether the last run did not come to its end."""
        rows = self.rows("SELECT finished FROM runs ORDER BY id DESC LIMIT 1")
        return bool(rows) and rows[0]["finished"] is None

    def start_run(self, path: Path) -> int:
        with self.transaction() as db:
            started = datetime.now(UTC).isoformat(timespec="seconds")
            cursor = db.execute("INSERT INTO runs (path, started, report) VALUES (?, ?, '')", [str(path), started])
            return int(cursor.lastrowid or 0)

    def finish_run(self, run_id: int, report: str) -> None:
        with self.transaction() as db:
            finished = datetime.now(UTC).isoformat(timespec="seconds")
            db.execute("UPDATE runs SET finished = ?, report = ? WHERE id = ?", [finished, report, run_id])


def _insert_document(
    db: sqlite3.Connection, document: Document, passages: Sequence[Passage], parser_version: int
) -> None:
    info = info_of(document)
    day = document.date.isoformat() if document.date else None
    db.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)",
        [document.id, info.sha256, parser_version, info.municipality, info.kind, day, encode(info)],
    )
    db.executemany(
        "INSERT INTO pages VALUES (?, ?, ?)",
        [(document.id, page.page_no, encode_page(page)) for page in document.pages],
    )
    people = people_of(document)
    db.executemany("INSERT INTO people VALUES (?, ?, ?)", [(document.id, *person) for person in people])
    db.executemany(
        "INSERT OR IGNORE INTO attendance VALUES (?, ?, ?, ?, ?)",
        [(document.id, one.person.name, one.person.party, one.role, one.stands_in_for) for one in document.attendees],
    )
    text = "\n".join(page.text for page in document.pages)
    db.executemany(
        "INSERT INTO party_names VALUES (?, ?, ?)",
        [(document.id, *named) for named in find_party_names(text, {name for name, _ in people})],
    )
    db.executemany(
        "INSERT INTO findings VALUES (?, ?, ?, ?, ?)",
        [(document.id, n, one.code, one.page_no, one.detail) for n, one in enumerate(document.findings)],
    )
    rows = RecordRows(document).tables(passages)
    for table in RECORD_TABLES:
        _insert_rows(db, table, rows[table])
    db.executemany(
        "INSERT OR IGNORE INTO item_refs VALUES (?, ?, ?, ?, ?)",
        [
            (one.item_id, one.organ, one.date.isoformat(), one.paragraf, document.municipality)
            for one in find_references(document)
        ],
    )
    db.executemany(
        "INSERT OR IGNORE INTO item_dnr VALUES (?, ?, ?)",
        [
            (diarienummer_key(number), document.municipality, item.id)
            for item in document.items
            for number in numbers_of(document, item)
        ],
    )
    db.executemany(
        "INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?, ?, ?)",
        [
            (one.item_id, one.kind, one.key, one.name, one.date, document.municipality)
            for one in find_mentions(document)
        ],
    )


def _insert_rows(db: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        columns = ", ".join(rows[0])
        values = ", ".join(f":{column}" for column in rows[0])
        db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", rows)


def _locate(db: sqlite3.Connection, document_id: str, place: tuple[int, str, int, int]) -> None:
    """Let the document stand at (root_id, source, size, mtime_ns), which is no failure any more."""
    root_id, source, size, mtime_ns = place
    db.execute(
        "INSERT INTO locations (root_id, source, document_id, size, mtime_ns) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET"
        " document_id = excluded.document_id, size = excluded.size, mtime_ns = excluded.mtime_ns",
        [root_id, source, document_id, size, mtime_ns],
    )
    db.execute("DELETE FROM failures WHERE root_id = ? AND source = ?", [root_id, source])
