"""What tests that ask the sample archive share: an embedder without a model, and what every answer promises.

The embedder is no model: texts that share words are near. All texts are nearer than the thresholds that are set for a
real model, save for a question without a word that the archive knows.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import numpy as np

from answer.models import Answer, Citation
from answer.quotes import letters
from index.archive import Archive
from index.embedding import FloatMatrix, model_name
from index.words import stems
from settings import Embedding

Ask = Callable[..., Answer]
MODEL = Embedding(model="words", min_similarity=0.825)
_MIN_LETTERS = 5  # shorter words are the same in every text
_NEARNESS = 0.9  # the cosine of texts without a common word
_LEFT_OUT = re.compile(r"\bm\.fl|\band others\b")  # of a list of more than a dozen names
_MARKER = re.compile(r"\[(\d+)\]")
# A sentence ends where its markers end: a full stop inside a quote ends nothing.
_CLAIM = re.compile(r"(.*?)((?:\[\d+\])+)[.:?!](?=\s|$)", re.DOTALL)


class WordEmbedder:
    """Hashed stems beside a part that all texts share."""

    name = model_name(MODEL)
    dim = 256

    def __init__(self) -> None:
        self._known: set[str] = set()

    def encode(self, texts: Sequence[str], *, kind: Literal["query", "passage"]) -> FloatMatrix:
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        for at, text in enumerate(texts):
            words = [word for word in stems(text) if len(word) >= _MIN_LETTERS]
            if kind == "passage":
                self._known.update(words)
            for word in words:
                code = zlib.crc32(word.encode())
                rows[at, 1 + code % (self.dim - 1)] += 1.0 if code & 1 << 20 else -1.0
            rows[at] *= (1 - _NEARNESS) ** 0.5 / (np.linalg.norm(rows[at]) or 1.0)
            rows[at, 0] = _NEARNESS**0.5 if kind == "passage" or self._known.intersection(words) else -1.0
        unit: FloatMatrix = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


def check_promises(archive: Archive, answer: Answer) -> None:
    """Fail unless markers and citations agree, each quote stands in its page and each claim has its evidence."""
    numbers = [one.n for one in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {int(n) for n in _MARKER.findall(answer.text)} == set(numbers)
    for one in answer.citations:
        assert letters(one.quote) in letters(_page_text(archive, one))
    assert answer.text
    if not answer.abstained:
        assert answer.citations
        assert not _CLAIM.sub("", answer.text).strip()
    for name in (*answer.facts.persons, *answer.facts.parties):
        assert name in answer.text or _LEFT_OUT.search(answer.text)


def _page_text(archive: Archive, citation: Citation) -> str:
    page = archive.catalog.page(citation.document_id, citation.page)
    assert page is not None
    return page.raw


def sources(answer: Answer) -> set[str]:
    """Return the stems of the files that are cited."""
    return {Path(one.source).stem for one in answer.citations}
