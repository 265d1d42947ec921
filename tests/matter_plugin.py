"""A pytest plugin with the archive of matter_papers and the pages that show its matters and parties."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from index.archive import Archive
from tests.matter_papers import PAPERS
from tests.paper_archive import archive_of
from ui import resources

MAIN = Path(__file__).parents[1] / "ui" / "main.py"


@pytest.fixture(scope="session")
def matter_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("matters")) as archive:
        yield archive


@pytest.fixture
def open_page(matter_archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Return a function that opens a page at an address: open_page("arenden", arende="KS 2021/42", lang="en")."""

    def opened(page: str, *, lang: str = "sv", **address: str) -> AppTest:
        monkeypatch.setattr(resources, "settings", lambda: matter_archive.settings)
        monkeypatch.setattr(resources, "_opened", lambda: matter_archive)
        app = AppTest.from_file(str(MAIN), default_timeout=20).run()
        app.switch_page(f"pages/{page}.py")
        app.session_state["lang"] = lang
        for key, value in address.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception
        return app

    st.cache_resource.clear()
    yield opened
    st.cache_resource.clear()
