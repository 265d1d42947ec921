"""The vectors of sentences: by them is told which words of a passage answer a question.

Like those of passages (vectors.py) they are kept by the hash of the words they stand for, all sentences of one text in
a row. Each sentence is embedded behind the passage's header, without which it says neither where nor about what it
speaks. Eight bits a number are enough to order sentences by cosine. A text of one sentence, or of names and ballots,
keeps an empty row: the passage's own vector stands for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from index.catalog import Catalog
from index.catalog_writer import CatalogWriter
from index.embedding import Embedder, FloatMatrix
from index.keys import text_hash
from index.models import Passage
from index.sentences import sentences
from index.vectors import missing_vectors
from ingest.models import SectionKind

_NAMES = frozenset({SectionKind.OMROSTNING, SectionKind.HUVUD})
_MAX_INT8 = 127


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near passages and their sentences are to a question: by passage id, where each sentence begins in the text,
    in order, and its cosine."""

    sentences: Mapping[str, tuple[Sequence[int], Sequence[float]]]

    def at(self, passage_id: str, start: int) -> float:
        """Return the cosine of the sentence that passage.text[start] stands in; 0 where the passage has no vector."""
        starts, cosines = self.sentences.get(passage_id, ((), ()))
        return cosines[max(0, bisect_right(starts, start) - 1)] if cosines else 0.0

    def best(self, passage_id: str) -> float:
        """Return the cosine of the passage's nearest sentence; 0 where the passage has no vector."""
        return max(self.sentences.get(passage_id, ((), ()))[1], default=0.0)


def waiting_texts(catalog: Catalog, model: str) -> list[str]:
    """Return one passage id for each text whose sentences are not embedded yet, shortest text first."""
    return missing_vectors(catalog, model, table="sentence_vectors")


def embed_sentences(catalog: CatalogWriter, embedder: Embedder, passages: Sequence[Passage]) -> None:
    """Embed the sentences of these passages and keep their vectors, in one transaction."""
    starts = [_starts(passage) for passage in passages]
    texts = [text for passage, own in zip(passages, starts, strict=True) for text in _texts(passage, own)]
    vectors = _as_int8(embedder.encode(texts, kind="passage"))
    ends = np.cumsum([0, *(len(own) for own in starts)])
    rows = [
        (
            text_hash(passage.header, passage.text),
            embedder.name,
            np.array(own, dtype="<i4").tobytes(),
            vectors[first:end].tobytes(),
        )
        for passage, own, (first, end) in zip(passages, starts, pairwise(ends), strict=True)
    ]
    with catalog.transaction() as db:
        db.executemany("INSERT OR REPLACE INTO sentence_vectors VALUES (?, ?, ?, ?)", rows)


def likeness(catalog: Catalog, model: str, queries: FloatMatrix, passages: Sequence[Passage]) -> list[Likeness]:
    """Return for each query how near the sentences of the passages are to it.

    Args:  queries: their vectors, shape (n, dim), rows of unit length.
    """
    by_hash: dict[str, list[str]] = {}
    for passage in passages:
        by_hash.setdefault(text_hash(passage.header, passage.text), []).append(passage.id)
    found: list[dict[str, tuple[list[int], list[float]]]] = [{} for _ in queries]
    for row in catalog.rows(
        "SELECT v.text_hash, v.vector, s.starts, s.vectors FROM vectors v"
        " LEFT JOIN sentence_vectors s ON s.text_hash = v.text_hash AND s.model = v.model"
        f" WHERE v.model = ? AND v.text_hash IN ({', '.join('?' * len(by_hash))})",
        [model, *by_hash],
    ):
        starts = np.frombuffer(row["starts"] or b"", dtype="<i4").tolist()
        matrix = _unit(np.frombuffer(row["vectors"], dtype=np.int8).reshape(len(starts), -1)) if starts else None
        vectors = np.frombuffer(row["vector"], dtype="<f4").reshape(1, -1) if matrix is None else matrix
        for own, query in zip(found, queries, strict=True):
            cosines: list[float] = (vectors @ query).tolist()
            own.update(dict.fromkeys(by_hash[row["text_hash"]], (starts or [0], cosines)))
    return [Likeness(own) for own in found]


def _starts(passage: Passage) -> list[int]:
    found = [start for start, _ in sentences(passage.text)]
    return found if len(found) > 1 and passage.section_kind not in _NAMES else []


def _texts(passage: Passage, starts: Sequence[int]) -> list[str]:
    borders = [*starts, len(passage.text)]
    return (
        [f"{passage.header}\n{passage.text[start:end].strip()}" for start, end in pairwise(borders)] if starts else []
    )


def _as_int8(vectors: FloatMatrix) -> npt.NDArray[np.int8]:
    """Return the rows so that the largest number of each is 127; a cosine needs no more than the direction."""
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=1e-12)
    small: npt.NDArray[np.int8] = np.rint(vectors * (_MAX_INT8 / largest)).astype(np.int8)
    return small


def _unit(rows: npt.NDArray[np.int8]) -> FloatMatrix:
    floats = rows.astype(np.float32)
    unit: FloatMatrix = floats / np.maximum(np.linalg.norm(floats, axis=1, keepdims=True), 1e-12)
    return unit
