"""A pytest plugin that opens pages over a real archive with a desk for jobs, which run `beslut` without the model."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from index.archive import Archive
from settings import Settings
from tests.hashing_embedder import HashingEmbedder
from ui import archive_facts, resources
from ui.jobs import JobDesk
from ui.texts import Lang

MAIN = Path(__file__).parents[1] / "ui" / "main.py"
CHILD = (sys.executable, str(Path(__file__).with_name("beslut_child.py")))
OpenDesk = Callable[..., AppTest]


@pytest.fixture
def open_desk(monkeypatch: pytest.MonkeyPatch) -> OpenDesk:
    """Return a function that opens a page of the archive that the settings find:
    open_desk("arkivet", settings, "en", ar="2018")."""
    st.cache_resource.clear()
    desk = JobDesk(CHILD)
    monkeypatch.setattr(archive_facts, "desk", lambda: desk)

    def opened(page: str, settings: Settings, lang: Lang = "sv", **address: str) -> AppTest:
        monkeypatch.setattr(resources, "settings", lambda: settings)
        monkeypatch.setattr(resources, "_opened", lambda: Archive.open(settings, embedder=HashingEmbedder()))
        app = AppTest.from_file(str(MAIN), default_timeout=60).run()
        app.switch_page(f"pages/{page}.py")
        for key, value in address.items():
            app.query_params[key] = value
        app.run()
        if lang != "sv":
            app.segmented_control(key="lang").set_value(lang).run()
        assert not app.exception
        return app

    return opened
