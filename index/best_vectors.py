"""Which vector store answers: Chroma where it is in step and nothing is filtered, else exact search."""

from __future__ import annotations

import threading
from collections.abc import Collection

import structlog

from index import chroma_store
from index.catalog import Catalog
from index.chroma_store import ChromaStore
from index.embedding import FloatMatrix
from index.sync import is_chroma_sound
from index.vector_store import ExactStore
from ingest.errors import ArchiveError
from settings import Settings

_log = structlog.get_logger(__name__)


class BestVectors:
    """The vectors of one generation; each store is opened when first needed. Threads may share it."""

    def __init__(self, settings: Settings, catalog: Catalog) -> None:
        self._settings = settings
        self._catalog = catalog
        self._lock = threading.Lock()
        self._exact: ExactStore | None = None
        self._chroma: ChromaStore | None = None
        self._may_try_chroma = True

    def query(self, vector: FloatMatrix, *, k: int, allowed: Collection[str] | None = None) -> list[tuple[str, float]]:
        """Return at most k (passage id, cosine similarity), best first; with `allowed`, of these passages only."""
        chroma = self._opened_chroma() if allowed is None else None
        if chroma:
            try:
                return chroma.query(vector, k=k)
            except ArchiveError as error:
                self._give_up_chroma(error)
        return self._opened_exact().query(vector, k=k, allowed=allowed)

    def _opened_exact(self) -> ExactStore:
        with self._lock:
            if self._exact is None:
                self._exact = ExactStore.of_catalog(self._catalog, self._catalog.meta("model") or "")
            return self._exact

    def _opened_chroma(self) -> ChromaStore | None:
        with self._lock:
            if self._may_try_chroma:
                self._may_try_chroma = False
                try:
                    self._chroma = self._sound_chroma()
                except ArchiveError as error:
                    _log.warning("chroma is not used", reason=str(error), remedy=error.remedy)
            return self._chroma

    def _sound_chroma(self) -> ChromaStore | None:
        """Return Chroma when it holds all that the catalogue says it does."""
        folder = self._settings.data_dir.expanduser() / chroma_store.FOLDER
        if not is_chroma_sound(self._catalog) or not (self._settings.chroma_url or folder.exists()):
            return None
        chroma_store.forget_clients()  # a client that is open does not see what was written since
        store = ChromaStore(self._settings.data_dir, self._settings.chroma_url)
        noted = self._catalog.rows("SELECT COUNT(*) AS n FROM indexed WHERE store = 'chroma'")[0]["n"]
        return store if store.count() >= noted else None

    def _give_up_chroma(self, error: ArchiveError) -> None:
        _log.warning("chroma is not used any more", reason=str(error), remedy=error.remedy)
        with self._lock:
            self._chroma = None
