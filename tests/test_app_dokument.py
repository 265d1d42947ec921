"""The page of a document, driven by Streamlit's AppTest: pages, search within, records beside the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from index.catalog import Catalog
from ingest.errors import ArchiveBusyError
from settings import Settings
from tests.app_driver import html, keys, words
from tests.app_fixtures import HOSTILE, MINUTES, QUOTE, letter_id, minutes_id
from ui import resources, texts, viewing
from ui.pages import dokument
from ui.viewing import Viewed

pytest_plugins = ("tests.app_plugin", "tests.matter_plugin")

OpenDocument = Callable[..., AppTest]
OpenPage = Callable[..., AppTest]


@pytest.fixture
def catalog(app_settings: Settings) -> Catalog:
    return Catalog.open(app_settings.data_dir)


@pytest.fixture
def open_document(open_app: Callable[[Settings], AppTest], app_settings: Settings) -> OpenDocument:
    """Return a function that opens the page at an address: open_document(dok=..., sida="2")."""

    def opened(*, lang: str = "sv", **address: str) -> AppTest:
        app = open_app(app_settings).run()
        app.switch_page("pages/dokument.py")
        app.session_state["lang"] = lang
        for key, value in address.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception
        return app

    return opened


def page_of(app: AppTest) -> int:
    return int(app.number_input[0].value or 0)


@pytest.mark.parametrize("lang", texts.LANGS)
def test_a_page_is_shown_with_the_records_found_on_it(
    open_document: OpenDocument, catalog: Catalog, lang: texts.Lang
) -> None:
    app = open_document(lang=lang, dok=minutes_id(catalog), sida="2")
    assert app.title[0].value.replace("\\", "") == "Protokoll kommunstyrelsen 2021-03-09"
    assert page_of(app) == 2
    assert len(app.get("image")) == 1
    shown = words(app)
    assert "§ 17 Nedläggning av biblioteket i Norrby" in shown
    assert "Anna Alm (V)" in shown
    assert QUOTE in shown
    assert texts.name("section_kind", "reservation", lang) in app.button(key="record-dissent-17").label.replace(
        "\\", ""
    )
    assert app.get("link_button")[0].proto.url == f"/kalla/{minutes_id(catalog)}#page=2"


def test_choosing_a_record_marks_its_words_on_the_page(open_document: OpenDocument, catalog: Catalog) -> None:
    app = open_document(dok=minutes_id(catalog), sida="2")
    assert "blockquote" not in html(app)
    app.button(key="record-decision-17").click().run()
    assert "Nedläggning av biblioteket i Norrby" in html(app)
    assert "".join(app.query_params["citat"]).startswith("§ 17 Dnr KS-2021-00042")
    app.button(key="document-unmark").click().run()
    assert "blockquote" not in html(app)
    assert "citat" not in app.query_params


def test_a_link_with_a_quote_marks_it_in_the_text(open_document: OpenDocument, catalog: Catalog) -> None:
    app = open_document(dok=minutes_id(catalog), sida="2", citat=QUOTE)
    app.segmented_control(key="document-view").set_value("text").run()
    assert f"<mark>{QUOTE.removesuffix('.')}</mark>" in html(app)
    assert not app.get("image")


def test_pages_are_turned_by_button_and_by_number(open_document: OpenDocument, catalog: Catalog) -> None:
    app = open_document(dok=minutes_id(catalog))
    assert page_of(app) == 1
    assert app.button(key="document-previous").disabled
    app.button(key="document-next").click().run()
    assert page_of(app) == 2
    app.number_input[0].set_value(3).run()
    assert page_of(app) == 3
    assert "".join(app.query_params["sida"]) == "3"
    assert app.button(key="document-next").disabled


def test_search_goes_to_the_next_page_with_the_words_and_marks_them_all(
    open_document: OpenDocument, catalog: Catalog
) -> None:
    app = open_document(dok=minutes_id(catalog))
    app.text_input[0].set_value("biblioteket i").run()
    assert page_of(app) == 2
    assert "Träffar: 3, på 1 av 3 sidor" in words(app)
    assert app.button(key="document-previous_hit").disabled
    app.segmented_control(key="document-view").set_value("text").run()
    assert html(app).count("<mark>biblioteket i</mark>") == 3 + 1, "on the page, and the first in the list of hits"
    app.button(key="document-hit-button-2").click().run()
    assert page_of(app) == 2
    app.text_input[0].set_value("").run()
    assert "<mark>" not in html(app)
    assert "ord" not in app.query_params


def test_words_that_stand_nowhere_are_told(open_document: OpenDocument, catalog: Catalog) -> None:
    app = open_document(dok=minutes_id(catalog), sida="3", ord="![x](http://127.0.0.1:9/x)")
    assert "står inte i dokumentet" in words(app)
    assert page_of(app) == 3


@pytest.mark.parametrize("address", [{}, {"dok": "../../etc/passwd"}])
def test_without_a_document_the_way_to_one_is_shown(open_document: OpenDocument, address: dict[str, str]) -> None:
    app = open_document(**address)
    assert texts.text("dokument.none", "sv") in words(app)
    assert (texts.text("source.missing", "sv") in words(app)) == bool(address)


@pytest.mark.parametrize("page", ["0", "99", "-1", "nej", "9" * 5_000])
def test_an_odd_page_breaks_nothing(open_document: OpenDocument, catalog: Catalog, page: str) -> None:
    app = open_document(dok=minutes_id(catalog), sida=page)
    assert page_of(app) in {1, 3}


def test_hostile_text_is_only_text(open_document: OpenDocument, catalog: Catalog) -> None:
    app = open_document(dok=letter_id(catalog), citat=HOSTILE, ord="<img src=x>")
    assert "<img" not in html(app)
    assert "<script" not in html(app)
    assert "&lt;img src=http://127.0.0.1:9/y" in html(app)
    assert not app.get("image")


def test_text_is_shown_where_the_original_has_gone(
    open_document: OpenDocument, catalog: Catalog, tmp_path: Path
) -> None:
    (tmp_path / "docs" / MINUTES).unlink()
    app = open_document(dok=minutes_id(catalog), sida="2", citat=QUOTE)
    assert texts.text("source.no_original", "sv") in words(app)
    assert f"<mark>{QUOTE.removesuffix('.')}</mark>" in html(app)
    assert not app.get("link_button")


def test_a_service_that_fails_is_told(
    open_document: OpenDocument, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_document(dok=minutes_id(catalog))

    def busy(document_id: str, page_no: int) -> None:
        raise ArchiveBusyError("catalog.sqlite3: another process holds it", remedy="Wait.")

    monkeypatch.setattr(resources, "page", busy)
    app.run()
    assert texts.text("problem.ArchiveBusyError", "sv") in words(app)


def test_an_empty_archive_says_what_to_do(open_app: Callable[[Settings], AppTest], tmp_path: Path) -> None:
    app = open_app(Settings(data_dir=tmp_path / "nothing")).run()
    app.switch_page("pages/dokument.py").run()
    assert not app.exception
    assert texts.text("archive.empty", "sv") in words(app)


def test_contents_and_votes_of_minutes_that_were_read(open_page: OpenPage) -> None:
    from ui.resources import archive

    app = open_page("fraga")
    council = next(one for one in archive().catalog.documents() if one.organ == "kommunfullmäktige")
    app = open_page("dokument", dok=council.id)
    entries = [app.button(key=key).label for key in keys(app, "contents-")]
    assert any("Nedläggning av biblioteket i Norrby" in entry for entry in entries)
    shown = words(app)
    assert "Omröstning 3–2" in "".join(app.button(key=key).label.replace("\\", "") for key in keys(app, "record-"))
    assert "Nej: Maja Ek (V), Ida Alm (V)" in shown
    assert "Almvik" in html(app)


def test_the_field_of_a_page_that_was_left_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    went: list[int] = []
    monkeypatch.setattr(viewing, "viewed", lambda: Viewed(document_id="x", page=2, quote="", words=""))
    monkeypatch.setattr(viewing, "go", went.append)
    monkeypatch.setattr(st, "session_state", {"page-3": 3, "page-2": 1})
    dokument._turn("page-3", 3)
    assert went == []
    dokument._turn("page-2", 2)
    assert went == [1]
