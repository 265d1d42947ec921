"""The app over a real archive: read from files, stored, searched and answered from by the real parts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from index.archive import Archive
from index.build import update
from settings import Settings
from tests.app_driver import ask, keys, words
from tests.app_fixtures import MINUTES, QUOTE, write_minutes
from tests.hashing_embedder import HashingEmbedder
from ui import answer_view, resources, texts

SCRIPT = Path(__file__).parents[1] / "ui" / "main.py"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    embedder = HashingEmbedder()
    settings = Settings(data_dir=tmp_path / "data")
    write_minutes(tmp_path / "docs" / MINUTES)
    (tmp_path / "docs" / "tom.txt").touch()
    update(settings, tmp_path / "docs", embedder=embedder)
    archive = Archive.open(settings, embedder=embedder)
    st.cache_resource.clear()
    monkeypatch.setattr(resources, "settings", lambda: settings)
    monkeypatch.setattr(resources, "_opened", lambda: archive)
    monkeypatch.setattr(answer_view, "STREAM_S", 0.0)
    return AppTest.from_file(str(SCRIPT), default_timeout=60).run()


def test_who_dissented_is_answered_with_the_page_that_says_it(app: AppTest) -> None:
    ask(app, "Vem reserverade sig mot nedläggningen av biblioteket i Norrby?")
    assert "Anna Alm" in words(app)
    assert not app.error
    app.button(key=keys(app, "marker-0-")[0]).click().run()
    assert not app.exception
    assert "Sida 2 av 3" in words(app)
    assert texts.text("source.not_marked", "sv") not in words(app)


def test_why_is_answered_in_the_words_of_the_dissenter(app: AppTest) -> None:
    ask(app, "Varför reserverade sig Vänsterpartiet mot att biblioteket i Norrby läggs ned?")
    assert QUOTE.removesuffix(".") in words(app)


def test_what_the_archive_does_not_hold_is_not_answered(app: AppTest) -> None:
    ask(app, "Vad kostade månlandningen?")
    assert texts.text("chat.abstained", "sv") in words(app)


def test_the_sidebar_knows_what_was_read_and_what_was_not(app: AppTest) -> None:
    assert "1 dokument, 3 sidor" in words(app)
    assert f"Uppdaterat {datetime.now().astimezone():%Y-}" in words(app)
    assert "tom.txt" in words(app)
    assert "tom.txt: " not in words(app)
    assert "V – Vänsterpartiet (1)" in app.multiselect(key="filter-party").options
    assert "Kommunstyrelsen (1)" in app.multiselect(key="filter-organ").options
