"""A pytest plugin with fixtures that open the app on the archive of app_fixtures, in Streamlit's AppTest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from answer import pipeline
from settings import Settings
from tests.app_fixtures import ScriptedAnswers, StandInArchive, build_archive
from ui import answer_view, resources

SCRIPT = Path(__file__).parents[1] / "ui" / "main.py"


@pytest.fixture
def app_settings(tmp_path: Path) -> Settings:
    return build_archive(tmp_path)


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> ScriptedAnswers:
    answers = ScriptedAnswers()
    monkeypatch.setattr(pipeline, "ask", answers)
    return answers


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch, scripted: ScriptedAnswers) -> Iterator[Callable[[Settings], AppTest]]:
    """Return a function that opens the app on the archive that the settings find."""

    def opened(settings: Settings) -> AppTest:
        monkeypatch.setattr(resources, "settings", lambda: settings)
        monkeypatch.setattr(resources, "_opened", lambda: StandInArchive.open(settings))
        monkeypatch.setattr(answer_view, "STREAM_S", 0.0)
        return AppTest.from_file(str(SCRIPT), default_timeout=20)

    st.cache_resource.clear()
    yield opened
    st.cache_resource.clear()


@pytest.fixture
def app(open_app: Callable[[Settings], AppTest], app_settings: Settings) -> AppTest:
    return open_app(app_settings).run()
