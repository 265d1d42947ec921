"""A pytest plugin that reads the sample archive once per session and asks it questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from answer.models import Answer, Turn
from answer.pipeline import ask
from index.archive import Archive
from index.build import update
from index.models import Filters
from samples.render import ARCHIVE
from settings import Settings
from tests.sample_archive import MODEL, Ask, WordEmbedder, check_promises


@pytest.fixture(scope="session")
def sample_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Return the archive of the municipality that does not exist: 41 documents, two files that can't be read."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("sample") / "data", embedding=MODEL)
    embedder = WordEmbedder()
    report = update(settings, ARCHIVE, embedder=embedder)
    assert (report.new, len(report.failures)) == (41, 2)
    archive = Archive.open(settings, embedder=embedder)
    yield archive
    archive.close()


@pytest.fixture(scope="session")
def ask_sample(sample_archive: Archive) -> Ask:
    """Return a function that asks the sample archive and holds every answer to what all answers promise."""

    def asked(text: str, *, history: Sequence[Turn] = (), filters: Filters = Filters()) -> Answer:
        answer = ask(sample_archive, text, history=history, filters=filters)
        check_promises(sample_archive, answer)
        return answer

    return asked
