"""What each derived store still has to take in or give up.

The catalogue notes which passages a store is known to hold. The difference to the passages it should hold is the work
to do, whatever happened before: a run killed between a store's commit and the note repeats a harmless upsert.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.catalog_writer import CatalogWriter


@dataclass(frozen=True, slots=True)
class Outbox:
    """The work of one store. With `model`, only passages that have a vector of this model are to be held."""

    catalog: CatalogWriter
    store: str
    model: str = ""

    def to_add(self) -> list[str]:
        """Return the ids of the passages that the store lacks."""
        vector = "JOIN vectors v ON v.text_hash = p.text_hash AND v.model = ?" if self.model else ""
        rows = self.catalog.rows(
            f"SELECT p.id FROM passages p {vector}"
            " WHERE p.id NOT IN (SELECT passage_id FROM indexed WHERE store = ?) ORDER BY p.seq",
            [*filter(None, [self.model]), self.store],
        )
        return [row["id"] for row in rows]

    def to_delete(self) -> list[str]:
        """Return the ids of the passages that the store holds and nobody knows any more."""
        rows = self.catalog.rows(
            "SELECT passage_id FROM indexed WHERE store = ? AND passage_id NOT IN (SELECT id FROM passages)",
            [self.store],
        )
        return [row["passage_id"] for row in rows]

    def count(self) -> int:
        rows = self.catalog.rows("SELECT COUNT(*) AS n FROM indexed WHERE store = ?", [self.store])
        return int(rows[0]["n"])

    def added(self, passage_ids: Iterable[str]) -> None:
        with self.catalog.transaction() as db:
            db.executemany("INSERT OR IGNORE INTO indexed VALUES (?, ?)", [(self.store, one) for one in passage_ids])

    def deleted(self, passage_ids: Iterable[str]) -> None:
        with self.catalog.transaction() as db:
            db.executemany(
                "DELETE FROM indexed WHERE store = ? AND passage_id = ?", [(self.store, one) for one in passage_ids]
            )

    def reset(self) -> None:
        """Forget what the store holds: all of it is to be added again."""
        with self.catalog.transaction() as db:
            db.execute("DELETE FROM indexed WHERE store = ?", [self.store])
