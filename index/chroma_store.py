"""The passages in Chroma, for fast search without filters and for any other program that reads Chroma.

Chroma is an index that can be made again, never the record: a process killed while it writes can break the embedded
one for good, and a reader does not see new rows before its client is opened anew (engineering notes in
docs/architecture.md). So the writer marks it stale before it writes and sound when it is done (build.py).
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import numpy as np

from index.embedding import FloatMatrix
from index.models import Passage
from ingest.errors import ArchiveError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.types import Metadata

FOLDER = "chroma"
COLLECTION = "beslutsminne"
_BATCH = 250  # Chroma's documentation recommends 50 to 250
_PAGE = 5000  # below SQLite's limit on variables, which Chroma meets with an error


class ChromaStore:
    """A collection in the data folder, or on a Chroma server. One process at a time may write to a folder."""

    def __init__(self, data_dir: Path, url: str = "") -> None:
        """Open the collection, made where there is none.

        Raises:  ArchiveError: Chroma is broken, or the server does not answer.
        """
        self._where = url or str(data_dir.expanduser() / FOLDER)
        try:
            self._collection = _client(data_dir, url).get_or_create_collection(
                COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        except Exception as error:  # Chroma raises what its parts raise
            raise self._broken(error) from error

    def upsert(self, passages: Sequence[Passage], vectors: FloatMatrix) -> None:
        try:
            for start in range(0, len(passages), _BATCH):
                batch = passages[start : start + _BATCH]
                self._collection.upsert(
                    ids=[passage.id for passage in batch],
                    embeddings=vectors[start : start + _BATCH],
                    documents=[passage.text for passage in batch],
                    metadatas=[_metadata(passage) for passage in batch],
                )
        except Exception as error:
            raise self._broken(error) from error

    def delete(self, passage_ids: Sequence[str]) -> None:
        try:
            for start in range(0, len(passage_ids), _BATCH):
                self._collection.delete(ids=list(passage_ids[start : start + _BATCH]))
        except Exception as error:
            raise self._broken(error) from error

    def query(self, vector: FloatMatrix, *, k: int, allowed: Collection[str] | None = None) -> list[tuple[str, float]]:
        """See VectorStore. With `allowed` it fetches more and drops the rest: Chroma's own filters are far slower."""
        total = self.count()
        n_fetched = min(k, total)
        while n_fetched > 0:
            hits = self._query(vector, n_fetched)
            kept = [hit for hit in hits if allowed is None or hit[0] in allowed]
            if len(kept) >= k or n_fetched == total:
                return kept[:k]
            n_fetched = min(n_fetched * 8, total)
        return []

    def _query(self, vector: FloatMatrix, k: int) -> list[tuple[str, float]]:
        try:
            found = self._collection.query(query_embeddings=vector.reshape(1, -1), n_results=k, include=["distances"])
        except Exception as error:
            raise self._broken(error) from error
        distances = found["distances"] or [[]]
        return [(one, 1.0 - distance) for one, distance in zip(found["ids"][0], distances[0], strict=True)]

    def count(self) -> int:
        try:
            return self._collection.count()
        except Exception as error:
            raise self._broken(error) from error

    def ids(self) -> set[str]:
        found: set[str] = set()
        for offset in range(0, self.count(), _PAGE):
            found.update(self._collection.get(include=[], limit=_PAGE, offset=offset)["ids"])
        return found

    def probe(self) -> None:
        """Search once, with a vector of its own: a broken collection may still count and list.

        Raises:  ArchiveError: it is broken.
        """
        try:
            rows = self._collection.get(limit=1, include=["embeddings"])["embeddings"]
        except Exception as error:
            raise self._broken(error) from error
        if rows is not None and len(rows):
            self._query(np.asarray(rows[0], dtype=np.float32), 1)

    def _broken(self, error: Exception) -> ArchiveError:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return ArchiveError(
            f"{self._where}: Chroma fails ({reason})",
            remedy="Search goes on without it; `beslut check --repair` makes it again.",
        )


def forget_clients() -> None:
    """Let the next ChromaStore of this process read the folder anew."""
    from chromadb.api.shared_system_client import SharedSystemClient

    SharedSystemClient.clear_system_cache()


def remove(data_dir: Path, url: str = "") -> None:
    """Remove the collection with all it holds, broken or not."""
    forget_clients()
    if not url:
        shutil.rmtree(data_dir.expanduser() / FOLDER, ignore_errors=True)
        return
    client = _client(data_dir, url)
    if COLLECTION in [collection.name for collection in client.list_collections()]:
        client.delete_collection(COLLECTION)


def _client(data_dir: Path, url: str) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    if not url:
        return chromadb.PersistentClient(data_dir.expanduser() / FOLDER, settings=quiet)
    address = urlsplit(url)
    is_tls = address.scheme == "https"
    return chromadb.HttpClient(
        address.hostname or "localhost", address.port or (443 if is_tls else 8000), ssl=is_tls, settings=quiet
    )


def _metadata(passage: Passage) -> Metadata:
    """Return what any Chroma client can filter on; dates as integers (20210309), since Chroma compares numbers only."""
    values: dict[str, object] = {
        "document_id": passage.document_id,
        "source": passage.source,
        "page": passage.page_no,
        "title": passage.title,
        "municipality": passage.municipality,
        "organ": passage.organ,
        "date": int(passage.date.strftime("%Y%m%d")) if passage.date else None,
        "paragraf": passage.paragraf,
        "diarienummer": list(passage.diarienummer),
        "kind": passage.section_kind.value,
        "document_kind": passage.document_kind.value,
        "role": passage.role.value,
        "parties": list(passage.parties),
        "persons": list(passage.persons),
        "header": passage.header,
    }
    return cast("Metadata", {key: value for key, value in values.items() if value not in (None, "", [])})
