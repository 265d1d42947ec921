"""Every page tells calmly, in the reader's language, that the archive is damaged or held by another program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from index.connection import catalog_path
from ingest.errors import ArchiveBusyError
from settings import Settings
from tests.app_driver import words
from ui import resources
from ui.main import PAGES
from ui.texts import LANGS, Lang, text

MAIN = Path(__file__).parents[1] / "ui" / "main.py"
Open = Callable[[str, Lang], AppTest]


@pytest.fixture
def open_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Return a function that opens a page over an archive that is damaged."""
    settings = Settings(data_dir=tmp_path)
    catalog_path(tmp_path).write_bytes(b"SQLite format 3\x00" + b"\xff" * 5_000)
    monkeypatch.setattr(resources, "settings", lambda: settings)

    def opened(page: str, lang: Lang) -> AppTest:
        st.cache_resource.clear()
        app = AppTest.from_file(str(MAIN), default_timeout=60)
        app.session_state["lang"] = lang
        app.run()
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        return app

    return opened


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_a_damaged_archive_is_told_with_what_to_do(open_page: Open, page: str, lang: Lang) -> None:
    told = words(open_page(page, lang))
    assert text("problem.heading", lang) in told
    assert text("problem.ArchiveError", lang) in told
    assert "Traceback" not in told


@pytest.mark.parametrize("page", PAGES)
def test_an_archive_that_is_held_is_told_with_what_to_do(
    open_page: Open, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ArchiveBusyError("catalog.sqlite3: another process holds it", remedy="Wait until it is done.")

    monkeypatch.setattr(resources, "_opened", fail)
    told = words(open_page(page, "sv"))
    assert text("problem.ArchiveBusyError", "sv") in told
    assert "Wait until it is done." in told
