"""A pytest plugin that lends a shell on the small archive of conftest.py, without a model."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import update
from settings import Settings
from tests.conftest import HashEmbedder
from tests.shell import Shell


@pytest.fixture
def stored(
    documents: Path,
    settings: Settings,
    embedder: HashEmbedder,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Shell:
    update(settings, documents, embedder=embedder)
    monkeypatch.setattr("index.archive.load_embedder", lambda model: embedder)
    monkeypatch.setattr("index.archive.model_name", lambda model: embedder.name)
    return Shell(documents, settings.data_dir, capsys)
