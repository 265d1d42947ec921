"""Keyword, vector and hybrid search: one shape, and filters that hold before anything is ranked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.best_vectors import BestVectors
from index.catalog import Catalog
from index.embedding import FloatMatrix
from index.keyword_store import KeywordStore
from index.models import Filters, Hit

Ranking = Sequence[tuple[str, float]]  # (passage id, score), best first

# Reciprocal rank fusion: what a hit at rank r (from 0) of one search adds is weight / (RRF_K + r + 1).
RRF_K = 60
KEYWORD_WEIGHT = 1.0
VECTOR_WEIGHT = 1.0
# How many of each search are fused, at least; a passage that both find late may still win.
_MIN_FUSED = 50
_MAX_QUERY_CHARS = 2000


@dataclass(frozen=True, slots=True)
class Reader:
    """What one generation of the archive is searched through."""

    catalog: Catalog
    keyword: KeywordStore
    vectors: BestVectors
    allowed: Callable[[Filters], frozenset[str] | None]  # None: all passages
    encode: Callable[[str], FloatMatrix]

    def hits(self, ranking: Ranking, k: int) -> list[Hit]:
        """Return the best k that the catalogue still knows."""
        scores = dict(ranking[:k])
        return [Hit(passage=passage, score=scores[passage.id]) for passage in self.catalog.passages(list(scores))]


@dataclass(frozen=True, slots=True)
class KeywordSearch:
    """Finds the words of the query, whatever their endings. Scores are BM25."""

    reader: Callable[[], Reader]

    def search(self, query: str, *, k: int, filters: Filters = Filters()) -> list[Hit]:
        reader = self.reader()
        return reader.hits(_by_words(reader, query, k, filters), k)


@dataclass(frozen=True, slots=True)
class VectorSearch:
    """Finds passages that mean alike, in other words or another language. Scores are cosine similarities."""

    reader: Callable[[], Reader]

    def search(self, query: str, *, k: int, filters: Filters = Filters()) -> list[Hit]:
        reader = self.reader()
        return reader.hits(_by_meaning(reader, query, k, filters), k)


@dataclass(frozen=True, slots=True)
class HybridSearch:
    """Both, fused by their ranks. Scores are sums of reciprocal ranks."""

    reader: Callable[[], Reader]

    def search(self, query: str, *, k: int, filters: Filters = Filters()) -> list[Hit]:
        reader = self.reader()
        n_fused = max(k, _MIN_FUSED)
        rankings = [
            (_by_words(reader, query, n_fused, filters), KEYWORD_WEIGHT),
            (_by_meaning(reader, query, n_fused, filters), VECTOR_WEIGHT),
        ]
        return reader.hits(fuse(rankings), k)


def fuse(rankings: Iterable[tuple[Ranking, float]]) -> list[tuple[str, float]]:
    """Return the ids of all rankings with the sum of their weighted reciprocal ranks, best first; ties by id."""
    scores: dict[str, float] = {}
    for ranking, weight in rankings:
        for rank, (passage_id, _) in enumerate(ranking):
            scores[passage_id] = scores.get(passage_id, 0.0) + weight / (RRF_K + rank + 1)
    return sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))


def _by_words(reader: Reader, query: str, k: int, filters: Filters) -> Ranking:
    return reader.keyword.search(query[:_MAX_QUERY_CHARS], k=k, allowed=reader.allowed(filters))


def _by_meaning(reader: Reader, query: str, k: int, filters: Filters) -> Ranking:
    if not query.strip() or k <= 0:
        return []
    vector = reader.encode(query[:_MAX_QUERY_CHARS])
    return reader.vectors.query(vector, k=k, allowed=reader.allowed(filters))
