"""The catalogue as its readers see it: every record of the archive, found by filters, from any number of threads.

The catalogue is one SQLite file and the only truth; the keyword and vector stores are made from it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self, TypeVar

from index.conditions import any_of, where
from index.connection import ReadPool, catalog_path
from index.kinship import links_of, matter_of
from index.models import Counts, DocumentInfo, Facets, Failure, Filters, Found, Link, Passage, Run
from index.rows import decode, decode_page
from ingest.models import (
    Attendee,
    AttendeeRole,
    Decision,
    DocumentKind,
    Item,
    Page,
    Person,
    Section,
    Statement,
    StatementKind,
    Vote,
)

R = TypeVar("R", Item, Section, Statement, Decision, Vote)

# Oldest first, then as the document has it: the order of every list of records.
_IN_ORDER = "ORDER BY r.date IS NULL, r.date, r.seq"


class Catalog:
    """Reads. All lists are complete and in time order (oldest first, then as they stand in the document)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pool = ReadPool(path)

    @classmethod
    def open(cls, data_dir: Path) -> Self:
        """Return the catalogue of the data folder.

        Raises:  UsageError: there is no archive yet, or one of another version.
        """
        catalog = cls(catalog_path(data_dir))
        catalog.generation()
        return catalog

    def close(self) -> None:
        self._pool.close()

    def generation(self) -> int:
        """Return a number that grows whenever what can be found has changed."""
        return int(self.meta("generation") or 0)

    def meta(self, key: str) -> str | None:
        rows = self.rows("SELECT value FROM meta WHERE key = ?", [key])
        return str(rows[0]["value"]) if rows else None

    def documents(self, filters: Filters = Filters()) -> list[DocumentInfo]:
        """Return the documents with anything in them that matches, by path."""
        if filters.is_empty:
            rows = self.rows("SELECT info FROM document_infos ORDER BY source")
        else:
            condition, parameters = where(filters)
            rows = self.rows(
                "SELECT info FROM document_infos WHERE id IN"
                f" (SELECT r.document_id FROM passages r WHERE {condition}) ORDER BY source",
                parameters,
            )
        return [decode(DocumentInfo, row["info"]) for row in rows]

    def document(self, document_id: str) -> DocumentInfo | None:
        """Return the document, None when the archive has none of this id."""
        return self._infos([document_id]).get(document_id)

    def locations(self, document_id: str) -> list[tuple[str, str]]:
        """Return every (archive folder, path below it) where this content stands."""
        rows = self.rows(
            "SELECT r.path, l.source FROM locations l JOIN roots r ON r.id = l.root_id"
            " WHERE l.document_id = ? ORDER BY l.root_id, l.source",
            [document_id],
        )
        return [(row["path"], row["source"]) for row in rows]

    def roots(self) -> list[Path]:
        """Return the archive folders, by path."""
        return [Path(row["path"]) for row in self.rows("SELECT path FROM roots ORDER BY path")]

    def sources(self, root: Path) -> dict[str, str]:
        """Return path below the archive folder -> id of the document that stands there."""
        rows = self.rows(
            "SELECT l.source, l.document_id FROM locations l JOIN roots r ON r.id = l.root_id WHERE r.path = ?",
            [str(root)],
        )
        return {row["source"]: row["document_id"] for row in rows}

    def pages(self, document_id: str) -> tuple[Page, ...]:
        rows = self.rows("SELECT body FROM pages WHERE document_id = ? ORDER BY page_no", [document_id])
        return tuple(decode_page(row["body"]) for row in rows)

    def page(self, document_id: str, page_no: int) -> Page | None:
        """Return the page, None when there is none of this number."""
        rows = self.rows("SELECT body FROM pages WHERE document_id = ? AND page_no = ?", [document_id, str(page_no)])
        return decode_page(rows[0]["body"]) if rows else None

    def items(self, filters: Filters = Filters()) -> list[Found[Item]]:
        return self._found(Item, "items", filters)

    def sections(self, filters: Filters = Filters()) -> list[Found[Section]]:
        return self._found(Section, "sections", filters)

    def statements(self, filters: Filters = Filters(), kinds: Sequence[StatementKind] = ()) -> list[Found[Statement]]:
        return self._found(Statement, "statements", filters, any_of("r.kind", kinds))

    def decisions(self, filters: Filters = Filters()) -> list[Found[Decision]]:
        return self._found(Decision, "decisions", filters)

    def votes(self, filters: Filters = Filters()) -> list[Found[Vote]]:
        return self._found(Vote, "votes", filters)

    def section_text(self, section: Section) -> str:
        """Return the cleaned text of the section, one line break between two spans; "" when it is gone."""
        rows = self.rows(
            "SELECT p.page_no, p.body FROM pages p JOIN sections s ON s.document_id = p.document_id"
            " WHERE s.id = ? AND p.page_no IN (SELECT value FROM json_each(?))",
            [section.id, json.dumps([span.page_no for span in section.spans])],
        )
        texts = {row["page_no"]: decode_page(row["body"]).text for row in rows}
        return "\n".join(texts.get(span.page_no, "")[span.start : span.end] for span in section.spans)

    def passages(self, passage_ids: Sequence[str]) -> list[Passage]:
        """Return the passages in the order asked for; ids that are gone are left out."""
        condition, parameters = any_of("p.id", passage_ids)
        found = {passage.id: passage for passage in self._passages(condition, parameters)} if passage_ids else {}
        return [found[passage_id] for passage_id in passage_ids if passage_id in found]

    def passages_of(self, filters: Filters) -> list[Passage]:
        """Return every passage that matches, in the order of the documents' text."""
        return list(self._passages(*where(filters, "p")))

    def passage_ids(self, filters: Filters = Filters()) -> list[str]:
        condition, parameters = where(filters)
        return [row["id"] for row in self.rows(f"SELECT r.id FROM passages r WHERE {condition}", parameters)]

    def facets(self) -> Facets:
        """Return what the archive's documents can be narrowed down to."""
        return Facets(
            municipalities=tuple(self._counted("SELECT municipality, COUNT(*) FROM documents", "municipality")),
            organs=tuple(self._counted_values("organs")),
            parties=tuple(self._counted_values("parties")),
            years=tuple(
                (int(year), n)
                for year, n in self._counted("SELECT substr(date, 1, 4) AS y, COUNT(*) FROM documents", "y")
            ),
            document_kinds=tuple(
                (DocumentKind(kind), n) for kind, n in self._counted("SELECT kind, COUNT(*) FROM documents", "kind")
            ),
        )

    def people(self) -> list[Person]:
        """Return every name with its party, as written, each pair once."""
        rows = self.rows("SELECT DISTINCT name, party FROM people ORDER BY name, party")
        return [Person(name=row["name"], party=row["party"]) for row in rows]

    def attendance(self, document_id: str) -> list[Attendee]:
        """Return who met according to the minutes, those who chaired first; empty where they list nobody."""
        rows = self.rows(
            "SELECT name, party, role, stands_in_for FROM attendance WHERE document_id = ? ORDER BY name", [document_id]
        )
        found = [
            Attendee(
                person=Person(name=row["name"], party=row["party"]),
                role=AttendeeRole(row["role"]),
                stands_in_for=row["stands_in_for"],
            )
            for row in rows
        ]
        return sorted(found, key=lambda one: list(AttendeeRole).index(one.role))

    def failures(self) -> list[Failure]:
        """Return the files that could not be read, by path."""
        rows = self.rows(
            "SELECT f.source, r.path, f.error, f.message, f.remedy FROM failures f"
            " JOIN roots r ON r.id = f.root_id ORDER BY r.path, f.source"
        )
        return [
            Failure(
                source=row["source"], root=row["path"], error=row["error"], message=row["message"], remedy=row["remedy"]
            )
            for row in rows
        ]

    def counts(self) -> Counts:
        """Return how much the catalogue holds."""
        tables = ("documents", "pages", "items", "sections", "statements", "decisions", "votes", "passages", "failures")
        columns = ", ".join(f"(SELECT COUNT(*) FROM {table}) AS {table}" for table in tables)
        row = self.rows(
            f"SELECT {columns}, (SELECT COUNT(*) FROM locations) AS files, (SELECT COUNT(*) FROM passages p WHERE NOT"
            " EXISTS (SELECT 1 FROM vectors v WHERE v.text_hash = p.text_hash)) AS passages_without_vector"
        )[0]
        return Counts(**{column: int(row[column]) for column in row.keys()})  # noqa: SIM118

    def last_run(self) -> Run | None:
        """Return the run that was started last, None when there was none."""
        for row in self.rows("SELECT path, started, finished FROM runs ORDER BY id DESC LIMIT 1"):
            finished = datetime.fromisoformat(row["finished"]) if row["finished"] else None
            return Run(path=row["path"], started=datetime.fromisoformat(row["started"]), finished=finished)
        return None

    def related(self, item_id: str) -> list[Link]:
        """Return the links of this item to others of the same matter, surest first, one for each other item."""
        return links_of(self.rows, [item_id])

    def matter(self, item_id: str) -> dict[str, Link | None]:
        """Return the items of the matter, each with the link by which it belongs; the item itself, first, has none."""
        return matter_of(self.rows, item_id)

    def case_items(self, item_id: str) -> list[Found[Item]]:
        """Return the items of the matter, this one included, in time order: links of links are followed."""
        return self.items(Filters(item_ids=tuple(self.matter(item_id))))

    def rows(self, sql: str, parameters: Sequence[str] = ()) -> list[sqlite3.Row]:
        """Return the rows of a query; for the modules of this package."""
        with self._pool.connection() as connection:
            cursor = connection.cursor()
            cursor.row_factory = sqlite3.Row
            return cursor.execute(sql, parameters).fetchall()

    def _found(
        self,
        record_type: type[R],
        table: str,
        filters: Filters,
        also: tuple[str, list[str]] = ("TRUE", []),
    ) -> list[Found[R]]:
        condition, parameters = where(filters)
        rows = self.rows(
            f"SELECT r.body, i.body AS item, r.document_id FROM {table} r JOIN items i ON i.id = r.item_id"
            f" WHERE {condition} AND {also[0]} {_IN_ORDER}",
            parameters + also[1],
        )
        documents = self._infos({row["document_id"] for row in rows})
        items = {body: decode(Item, body) for body in {row["item"] for row in rows}}
        return [
            Found(
                document=documents[row["document_id"]], item=items[row["item"]], record=decode(record_type, row["body"])
            )
            for row in rows
            if row["document_id"] in documents
        ]

    def _infos(self, document_ids: Iterable[str]) -> dict[str, DocumentInfo]:
        condition, parameters = any_of("id", sorted(document_ids))
        if not parameters:
            return {}
        rows = self.rows(f"SELECT id, info FROM document_infos WHERE {condition}", parameters)
        return {row["id"]: decode(DocumentInfo, row["info"]) for row in rows}

    def _passages(self, condition: str, parameters: Sequence[str]) -> Iterator[Passage]:
        rows = self.rows(
            "SELECT json_set(p.body, '$.source', d.source) AS body FROM passages p"
            f" JOIN document_infos d ON d.id = p.document_id WHERE {condition} ORDER BY p.seq",
            parameters,
        )
        return (decode(Passage, row["body"]) for row in rows)

    def _counted(self, select: str, column: str) -> list[tuple[str, int]]:
        rows = self.rows(f"{select} WHERE {column} <> '' GROUP BY {column} ORDER BY COUNT(*) DESC, {column}")
        return [(row[0], row[1]) for row in rows]

    def _counted_values(self, column: str) -> list[tuple[str, int]]:
        rows = self.rows(
            f"SELECT v.value, COUNT(DISTINCT s.document_id) AS n FROM sections s, json_each(s.{column}) v"
            " GROUP BY v.value ORDER BY n DESC, v.value"
        )
        return [(row[0], row[1]) for row in rows]
