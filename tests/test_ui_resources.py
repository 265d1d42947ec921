from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from index.build import update
from ingest.errors import ModelMissingError, UsageError
from settings import Settings
from tests.app_fixtures import MINUTES, StandInArchive, build_archive, write_minutes
from tests.hashing_embedder import HashingEmbedder
from ui import resources
from ui.suggestions import suggested_questions


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A real archive, found by the environment as the app finds it."""
    monkeypatch.setenv("BESLUT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    write_minutes(tmp_path / "docs" / MINUTES)
    settings = Settings(data_dir=tmp_path / "data")
    update(settings, tmp_path / "docs", embedder=HashingEmbedder())
    return settings


def finish_warm_up() -> None:
    for thread in threading.enumerate():
        if "_warm_up" in thread.name:
            thread.join(timeout=60)


def test_the_archive_is_opened_once_and_warmed_up(stored: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[object] = []

    def load(*_: object) -> HashingEmbedder:
        loaded.append(None)
        return HashingEmbedder()

    monkeypatch.setattr("index.archive.load_embedder", load)
    opened = resources.archive()
    finish_warm_up()
    assert resources.archive() is opened
    assert len(loaded) == 1
    assert resources.settings().data_dir == stored.data_dir
    assert resources.overview().n_documents == 1


def test_a_missing_model_does_not_keep_the_archive_from_opening(
    stored: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> HashingEmbedder:
        raise ModelMissingError("no model here")

    monkeypatch.setattr("index.archive.load_embedder", refuse)
    assert resources.overview().n_pages == 3
    finish_warm_up()
    assert "no model here" in caplog.text


def test_a_missing_archive_is_looked_for_again_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESLUT_DATA_DIR", str(tmp_path / "data"))
    with pytest.raises(UsageError):
        resources.overview()
    build_archive(tmp_path)
    monkeypatch.setattr("index.archive.load_embedder", lambda *_: HashingEmbedder())
    monkeypatch.setattr("index.archive.require_model", lambda *_: None)
    assert resources.overview().n_documents == 2
    finish_warm_up()


def test_questions_are_suggested_from_the_newest_records(tmp_path: Path) -> None:
    catalog = StandInArchive.open(build_archive(tmp_path)).catalog
    assert suggested_questions(catalog, "sv") == (
        "Vilka reserverade sig i kommunstyrelsen den 9 mars 2021?",
        "Varför reserverade sig Vänsterpartiet i ärendet ”Nedläggning av biblioteket i Norrby”?",
        "Vad beslutades i ärende KS-2021-00042?",
    )
    assert "2021-03-09" in suggested_questions(catalog, "en")[0]
