"""Search by words alone: BM25 over stemmed words, without stop words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from eval.systems.models import Chunk
from eval.systems.nodes import Node


class Bm25Finder:
    """Finds nodes that share words with the query, whatever their endings."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        import bm25s
        import Stemmer

        self._nodes = nodes
        self._words = partial(
            bm25s.tokenize, stopwords="sv", stemmer=Stemmer.Stemmer("swedish"), return_ids=False, show_progress=False
        )
        self._index = bm25s.BM25()
        if nodes:
            self._index.index(self._words([node.indexed for node in nodes]), show_progress=False)

    def find(self, query: str, k: int) -> list[Chunk]:
        """Return at most k nodes that have a word of the query, best first; ties in the order of the documents."""
        (words,) = self._words([query])
        if not self._nodes or not words:
            return []
        scores = self._index.get_scores(words)
        ranked = sorted(range(len(scores)), key=lambda at: (-scores[at], at))
        return [self._nodes[at] for at in takewhile(lambda at: scores[at] > 0, ranked[:k])]
