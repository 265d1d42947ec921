"""A pytest plugin with the archive of the search page's tests, read once per session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.archive import Archive
from tests.sok_archive import build


@pytest.fixture(scope="session")
def sok_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    archive = build(tmp_path_factory.mktemp("sok"))
    yield archive
    archive.close()
