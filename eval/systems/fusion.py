"""Several searches over the same chunks, fused by their ranks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.systems.models import Chunk, Finder
from index.search import fuse

_N_FUSED = 50  # of each search: a chunk that both find late may still win


@dataclass(frozen=True, slots=True)
class FusedFinder:
    """Reciprocal rank fusion with equal weights."""

    finders: Sequence[Finder]

    def find(self, query: str, k: int) -> list[Chunk]:
        rankings = [finder.find(query, max(k, _N_FUSED)) for finder in self.finders]
        chunks = {chunk.id: chunk for ranking in rankings for chunk in ranking}
        # Only the ranks count: scores of different searches can't be compared.
        fused = fuse(([(chunk.id, 0.0) for chunk in ranking], 1.0) for ranking in rankings)
        return [chunks[chunk_id] for chunk_id, _ in fused[:k]]
