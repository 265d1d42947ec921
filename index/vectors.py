"""The vectors in the catalogue, kept by the hash of the words they stand for: the same words are embedded once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from index.catalog import Catalog
from index.catalog_writer import CatalogWriter
from index.embedding import FloatMatrix
from index.keys import text_hash
from index.models import Passage
from ingest.errors import ModelMismatchError

_CHUNK = 5000


def require_model(catalog: Catalog, model: str) -> None:
    """Raise ModelMismatchError when the archive's vectors come from another model than this one."""
    known = catalog.meta("model")
    if known not in (None, model):
        raise ModelMismatchError(
            f"the archive was made with the embedding model {known!r}, but the settings name {model!r}",
            remedy="Set embedding.model back, or ingest into another data folder.",
        )


def load_vectors(catalog: Catalog, model: str) -> tuple[list[str], FloatMatrix]:
    """Return the ids of the passages that have a vector of this model, and the vectors, row by row."""
    ids: list[str] = []
    parts: list[FloatMatrix] = []
    last = 0
    while True:
        rows = catalog.rows(
            "SELECT p.seq, p.id, v.vector FROM passages p JOIN vectors v ON v.text_hash = p.text_hash AND v.model = ?"
            " WHERE p.seq > ? ORDER BY p.seq LIMIT ?",
            [model, str(last), str(_CHUNK)],
        )
        if not rows:
            break
        last = rows[-1]["seq"]
        ids.extend(row["id"] for row in rows)
        parts.append(_matrix([row["vector"] for row in rows]))
    return ids, np.concatenate(parts) if parts else np.zeros((0, 0), dtype=np.float32)


def vectors_of(catalog: Catalog, model: str, passages: Sequence[Passage]) -> FloatMatrix:
    """Return the vectors of these passages, row by row. Raises KeyError where one is missing."""
    by_hash: dict[str, bytes] = {}
    hashes = [text_hash(passage.header, passage.text) for passage in passages]
    for row in catalog.rows(
        f"SELECT text_hash, vector FROM vectors WHERE model = ? AND text_hash IN ({', '.join('?' * len(hashes))})",
        [model, *hashes],
    ):
        by_hash[row["text_hash"]] = row["vector"]
    return _matrix([by_hash[one] for one in hashes])


def missing_vectors(
    catalog: Catalog, model: str, *, table: Literal["vectors", "sentence_vectors"] = "vectors"
) -> list[str]:
    """Return one passage id for each text that the table has nothing of this model on yet, shortest text first.

    Neighbours in the list are of like length, so a batch of them needs little padding.
    """
    rows = catalog.rows(
        f"SELECT MIN(p.id) AS id FROM passages p LEFT JOIN {table} v ON v.text_hash = p.text_hash AND v.model = ?"
        " WHERE v.text_hash IS NULL GROUP BY p.text_hash ORDER BY length(p.body), id",
        [model],
    )
    return [row["id"] for row in rows]


def store_vectors(catalog: CatalogWriter, model: str, passages: Sequence[Passage], vectors: FloatMatrix) -> None:
    """Keep the vectors, one row for each passage; the first ones decide the archive's model."""
    rows = [
        (text_hash(passage.header, passage.text), model, vector.astype("<f4").tobytes())
        for passage, vector in zip(passages, vectors, strict=True)
    ]
    with catalog.transaction() as db:
        db.execute("INSERT OR IGNORE INTO meta VALUES ('model', ?)", [model])
        db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)


def prune_vectors(catalog: CatalogWriter) -> int:
    """Remove the vectors of texts that no passage has any more, and of their sentences; return of how many texts."""
    with catalog.transaction() as db:
        db.execute("DELETE FROM sentence_vectors WHERE text_hash NOT IN (SELECT text_hash FROM passages)")
        return db.execute("DELETE FROM vectors WHERE text_hash NOT IN (SELECT text_hash FROM passages)").rowcount


def _matrix(blobs: Sequence[bytes]) -> FloatMatrix:
    flat: FloatMatrix = np.frombuffer(b"".join(blobs), dtype="<f4")
    return flat.reshape(len(blobs), -1)
