"""An archive of a few papers written for a test, and a question to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from answer.models import Answer
from answer.pipeline import ask
from index.archive import Archive
from index.build import update
from index.embedding import Embedder
from settings import Embedding, Settings
from tests.sample_archive import MODEL, WordEmbedder, check_promises


@contextmanager
def archive_of(
    papers: Mapping[str, str], folder: Path, *, embedder: Embedder | None = None, model: Embedding = MODEL
) -> Iterator[Archive]:
    """Read the papers (path -> text), written below the folder; the embedder needs no model."""
    documents = folder / "documents"
    documents.mkdir()
    for name, text in papers.items():
        (documents / name).parent.mkdir(parents=True, exist_ok=True)
        (documents / name).write_text(text, encoding="utf-8")
    settings, embedder = Settings(data_dir=folder / "data", embedding=model), embedder or WordEmbedder()
    update(settings, documents, embedder=embedder)
    archive = Archive.open(settings, embedder=embedder)
    yield archive
    archive.close()


def asked(archive: Archive, text: str) -> Answer:
    """Return the answer, which holds what all answers promise."""
    answer = ask(archive, text)
    check_promises(archive, answer)
    return answer
