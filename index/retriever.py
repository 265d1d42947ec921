"""The archive for llama_index: a retriever and an embedding that any of its engines can use.

Imported by who uses llama_index, never by the program's own path: the import alone takes a second.
"""

from __future__ import annotations

from typing import Literal

from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.callbacks import CallbackManager
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from pydantic import PrivateAttr

from index.embedding import Embedder
from index.models import Filters, Passage, Search


class ArchiveRetriever(BaseRetriever):
    """Retrieves passages by any of the archive's searches, hybrid search for one."""

    def __init__(self, search: Search, *, k: int = 20, filters: Filters = Filters()) -> None:
        super().__init__(callback_manager=CallbackManager())
        self._search = search
        self._k = k
        self._filters = filters

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._search.search(query_bundle.query_str, k=self._k, filters=self._filters)
        return [NodeWithScore(node=as_text_node(hit.passage), score=hit.score) for hit in hits]


class ArchiveEmbedding(BaseEmbedding):
    """The archive's embedder as llama_index wants it."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name=embedder.name, callback_manager=CallbackManager())
        self._embedder = embedder

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._encode([query], "query")[0]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._encode([text], "passage")[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return self._encode(texts, "passage")

    def _encode(self, texts: list[str], kind: Literal["query", "passage"]) -> list[list[float]]:
        rows: list[list[float]] = self._embedder.encode(texts, kind=kind).tolist()
        return rows


def as_text_node(passage: Passage) -> TextNode:
    """Return the passage as a node: its text verbatim, the rest as metadata that a language model sees, too."""
    metadata = {
        "source": passage.source,
        "page": passage.page_no,
        "title": passage.title,
        "municipality": passage.municipality,
        "organ": passage.organ,
        "date": passage.date.isoformat() if passage.date else "",
        "paragraf": passage.paragraf or "",
        "item": passage.item_title,
        "kind": passage.section_kind.value,
        "diarienummer": ", ".join(passage.diarienummer),
        "parties": ", ".join(passage.parties),
        "persons": ", ".join(passage.persons),
    }
    return TextNode(
        id_=passage.id, text=passage.text, metadata={key: value for key, value in metadata.items() if value}
    )
