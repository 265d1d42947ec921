"""Text to vectors: sentence-transformers, on the machine itself.

Used directly rather than through llama_index's HuggingFaceEmbedding, which wraps it: that costs 1.5 s more to import,
and hands each vector over as a list of Python floats. retriever.py offers this embedder to llama_index.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
import numpy.typing as npt

from index import bundled_model
from ingest.errors import ModelMissingError
from settings import Embedding

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FloatMatrix = npt.NDArray[np.float32]
MAX_TOKENS = 512
_thread_setting = threading.Lock()  # the number of threads is one for the whole process


class Embedder(Protocol):
    """`name` identifies the vectors: two embedders of one name give vectors that may be compared."""

    @property
    def name(self) -> str: ...

    @property
    def dim(self) -> int: ...

    def encode(self, texts: Sequence[str], *, kind: Literal["query", "passage"]) -> FloatMatrix:
        """Return one embedding per text: float32, shape (len(texts), dim), rows of unit length, same order.

        Args:  kind: selects the model's prefix; a passage encoded as a query ranks badly.
        """
        ...


class LocalEmbedder:
    """A SentenceTransformer in this process, loaded at the first use. Threads may share it."""

    def __init__(self, settings: Embedding, progress: bundled_model.Progress | None = None) -> None:
        self._settings = settings
        self._progress = progress
        self._loading = threading.Lock()
        self._loaded: SentenceTransformer | None = None
        self.name = model_name(settings)

    @property
    def dim(self) -> int:
        if self._settings.model == "bundled":
            return bundled_model.DIM
        return int(self.model().get_embedding_dimension() or 0)

    def model(self) -> SentenceTransformer:
        """Return the model, loaded: some seconds the first time.

        Raises:  ModelMissingError: no such folder, or the model is not on this machine.
        """
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self._settings, self._progress)
            return self._loaded

    def encode(self, texts: Sequence[str], *, kind: Literal["query", "passage"]) -> FloatMatrix:
        prefix = self._settings.query_prefix if kind == "query" else self._settings.passage_prefix
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        with _one_thread() if kind == "query" else nullcontext():
            # It sorts by length itself, so that texts of one batch need little padding.
            vectors = self.model().encode(
                [prefix + text for text in texts],
                batch_size=self._settings.batch_size,
                convert_to_tensor=True,
                normalize_embeddings=False,
                show_progress_bar=False,
            )
        rows: FloatMatrix = vectors.float().cpu().numpy()
        unit: FloatMatrix = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        return unit


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let one thread compute: on a busy machine, a query by two waits for the slower one (45 ms against 470 ms)."""
    import torch

    with _thread_setting:
        before = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            yield
        finally:
            torch.set_num_threads(before)


def load_embedder(settings: Embedding, progress: bundled_model.Progress | None = None) -> LocalEmbedder:
    """Return the embedder the settings name.

    The bundled model, which is known to be there, is loaded when the first text is encoded: a run that finds nothing
    new does not wait for it. Another one is loaded now, so that a wrong name shows before hours of reading.

    Raises:  ModelMissingError: no such folder, or the model is not on this machine.
    """
    embedder = LocalEmbedder(settings, progress)
    if settings.model != "bundled":
        embedder.model()
    return embedder


def _load(settings: Embedding, progress: bundled_model.Progress | None) -> SentenceTransformer:
    """Return the model, the bundled one made first where it is missing; no network unless HF_HUB_OFFLINE=0 is set."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    is_bundled = settings.model == "bundled"
    place = str(bundled_model.prepare(settings.cache_dir, progress) if is_bundled else settings.model)
    import torch
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(
            place,
            device="cuda" if torch.cuda.is_available() else "cpu",
            model_kwargs={"dtype": getattr(torch, settings.dtype)},
        )
    except (OSError, ValueError) as error:
        raise ModelMissingError(
            f"the embedding model {settings.model} cannot be loaded: {str(error).splitlines()[0]}",
            remedy='Give a folder, set HF_HUB_OFFLINE=0 to fetch it, or use model = "bundled".',
        ) from error
    model.max_seq_length = min(model.max_seq_length or MAX_TOKENS, MAX_TOKENS)
    return model


def model_name(settings: Embedding) -> str:
    """Return what the vectors are stored under: the model and its prefixes, whatever the number format."""
    base = bundled_model.NAME if settings.model == "bundled" else Path(settings.model).name
    return f"{base}|{settings.query_prefix}|{settings.passage_prefix}"
