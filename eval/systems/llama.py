"""Plain LlamaIndex RAG as its tutorial builds it: SentenceSplitter, a vector store index in Chroma, top k.

Only the embedding is ours, so that all systems are compared with the same one.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from eval.systems.models import Chunk, Progress
from eval.systems.nodes import Node, cache_folder, load_nodes
from index.archive import Archive
from index.chroma_store import forget_clients
from index.embedding import Embedder, FloatMatrix
from index.lock import archive_lock

if TYPE_CHECKING:
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from llama_index.core import VectorStoreIndex
    from llama_index.vector_stores.chroma import ChromaVectorStore

_BATCH = 128  # nodes between two signs of life; also well below the most that Chroma takes
_DONE = "complete"
# Chroma's defaults miss 1.3 % of the nearest 20 (2,300 nodes), and other ones each time they are opened: a baseline
# must be as good tomorrow as today. With these none was missed; one thread makes the same graph of the same nodes.
_EXACT: CreateHNSWConfiguration = {
    "num_threads": 1,
    "ef_search": 1000,
    "ef_construction": 400,
    "max_neighbors": 64,
}


@dataclass(frozen=True, slots=True)
class LlamaFinder:
    """Finds the nodes whose vectors are nearest the query's."""

    index: VectorStoreIndex

    def find(self, query: str, k: int) -> list[Chunk]:
        hits = self.index.as_retriever(similarity_top_k=k).retrieve(query)
        return [
            Node(
                id=hit.node.node_id,
                source=hit.node.metadata["source"],
                page=hit.node.metadata["page"],
                text=hit.node.get_content(),
            )
            for hit in hits
        ]


def open_llama(archive: Archive, cache_dir: Path, n_tokens: int, on_progress: Progress) -> LlamaFinder:
    """Return the index over nodes of so many tokens, made now unless the cache has it whole.

    Raises:  ArchiveBusyError: another process is making it.
    """
    folder = cache_folder(archive.catalog, cache_dir)
    model = hashlib.sha256(archive.embedder.name.encode()).hexdigest()[:8]
    place = folder / f"llama-{n_tokens}-{model}"
    with archive_lock(place):
        if not (place / _DONE).exists():
            forget_clients()  # one that is open would go on with the files that are removed
            shutil.rmtree(place / "chroma", ignore_errors=True)  # of a run that was killed
            nodes = load_nodes(archive.catalog, folder, n_tokens, on_progress)
            vectors = _vectors(nodes, archive.embedder, place / "vectors.f32", on_progress)
            _fill(_index(_store(place), archive.embedder), nodes, vectors)
            (place / _DONE).touch()
        return LlamaFinder(_index(_store(place), archive.embedder))


def _store(place: Path) -> ChromaVectorStore:
    import chromadb
    from chromadb.config import Settings
    from llama_index.vector_stores.chroma import ChromaVectorStore

    client = chromadb.PersistentClient(place / "chroma", settings=Settings(anonymized_telemetry=False))
    collection = client.get_or_create_collection("nodes", embedding_function=None, configuration={"hnsw": _EXACT})
    return ChromaVectorStore(chroma_collection=collection)


def _index(store: ChromaVectorStore, embedder: Embedder) -> VectorStoreIndex:
    from llama_index.core import VectorStoreIndex

    from index.retriever import ArchiveEmbedding

    return VectorStoreIndex.from_vector_store(store, embed_model=ArchiveEmbedding(embedder))


def _fill(index: VectorStoreIndex, nodes: Sequence[Node], vectors: FloatMatrix) -> None:
    from llama_index.core.schema import TextNode

    for start in range(0, len(nodes), _BATCH):
        rows = zip(nodes[start : start + _BATCH], vectors[start : start + _BATCH].tolist(), strict=True)
        index.insert_nodes(
            [
                TextNode(
                    id_=node.id, text=node.text, metadata={"source": node.source, "page": node.page}, embedding=row
                )
                for node, row in rows
            ]
        )


def _vectors(nodes: Sequence[Node], embedder: Embedder, path: Path, on_progress: Progress) -> FloatMatrix:
    """Return a row for each node; those that are in the file are not made again, so a killed run loses little."""
    row_bytes = embedder.dim * 4
    with path.open("ab") as file:
        n_made = file.tell() // row_bytes
        file.truncate(n_made * row_bytes)
        for start in range(n_made, len(nodes), _BATCH):
            batch = nodes[start : start + _BATCH]
            file.write(embedder.encode([node.indexed for node in batch], kind="passage").astype("<f4").tobytes())
            file.flush()
            on_progress("embed nodes", start + len(batch), len(nodes))
    return np.fromfile(path, dtype="<f4").reshape(len(nodes), embedder.dim)
