"""The archive as everything that asks it sees it: the catalogue and the searches, always of the newest generation."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Self

import numpy as np

from index.best_vectors import BestVectors
from index.catalog import Catalog
from index.embedding import Embedder, FloatMatrix, load_embedder, model_name
from index.keyword_store import KeywordStore
from index.models import Filters, Passage, Search
from index.search import HybridSearch, KeywordSearch, Reader, VectorSearch
from index.sentence_vectors import Likeness, likeness
from index.vectors import require_model
from settings import Settings

_REMEMBERED_QUERIES = 256
_REMEMBERED_FILTERS = 64


class Archive:
    """Reads; any number of processes may, also while one writes. Threads may share one Archive.

    `search` is the hybrid search, `keyword` and `vector` are its halves. The embedding model and the vectors are
    loaded when the first search by meaning needs them.
    """

    def __init__(self, settings: Settings, catalog: Catalog, load: Callable[[], Embedder]) -> None:
        self.settings = settings
        self.catalog = catalog
        self._load_embedder = load
        self._lock = threading.RLock()
        self._encode = lru_cache(_REMEMBERED_QUERIES)(self._embed)
        self._generation = catalog.generation()
        self._reader = self._new_reader()
        self.keyword: Search = KeywordSearch(self._current)
        self.vector: Search = VectorSearch(self._current)
        self.search: Search = HybridSearch(self._current)

    @classmethod
    def open(cls, settings: Settings, *, embedder: Embedder | None = None) -> Self:
        """Return the archive of the data folder.

        Args:  embedder: used instead of the one that the settings name.
        Raises:
            UsageError: there is no archive yet.
            ModelMismatchError: it was made with another embedding model.
        """
        catalog = Catalog.open(settings.data_dir)
        require_model(catalog, embedder.name if embedder else model_name(settings.embedding))
        return cls(settings, catalog, (lambda: embedder) if embedder else (lambda: load_embedder(settings.embedding)))

    def refresh(self) -> None:
        """See what was stored since; costs one look at the generation when nothing was."""
        if self.catalog.generation() != self._generation:
            with self._lock:
                generation = self.catalog.generation()
                if generation != self._generation:
                    self._reader = self._new_reader()
                    self._generation = generation

    def likeness(self, queries: Sequence[str], passages: Sequence[Passage]) -> list[Likeness]:
        """Return for each query how near the passages and each of their sentences are to it in meaning."""
        vectors = np.concatenate([self._encode(query) for query in queries])
        return likeness(self.catalog, self.catalog.meta("model") or "", vectors, passages)

    def close(self) -> None:
        self.catalog.close()

    @cached_property
    def embedder(self) -> Embedder:
        with self._lock:
            return self._load_embedder()

    def _current(self) -> Reader:
        return self._reader

    def _embed(self, query: str) -> FloatMatrix:
        return self.embedder.encode([query], kind="query")

    def _new_reader(self) -> Reader:
        return Reader(
            catalog=self.catalog,
            keyword=KeywordStore(self.settings.data_dir),
            vectors=BestVectors(self.settings, self.catalog),
            allowed=lru_cache(_REMEMBERED_FILTERS)(self._allowed),
            encode=self._encode,
        )

    def _allowed(self, filters: Filters) -> frozenset[str] | None:
        return None if filters.is_empty else frozenset(self.catalog.passage_ids(filters))
