"""The source panel, driven by Streamlit's AppTest: the cited page, its words marked, and links to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from index.catalog import Catalog
from settings import Settings
from tests.app_driver import ask, html, keys, words
from tests.app_fixtures import HOSTILE, LETTER, MINUTES, QUOTE, letter_id, minutes_id
from ui import texts

pytest_plugins = ("tests.app_plugin",)


def panel(app: AppTest) -> str:
    """Return the HTML of the open panel, "" where none is open; what only paper shows is left out."""
    return "\n".join(line for line in html(app).splitlines() if "on-paper" not in line)


def open_address(app: AppTest, document_id: str, page: str, quote: str = "") -> AppTest:
    app.query_params["dok"] = document_id
    app.query_params["sida"] = page
    if quote:
        app.query_params["citat"] = quote
    return app.run()


@pytest.fixture
def catalog(app_settings: Settings) -> Catalog:
    return Catalog.open(app_settings.data_dir)


@pytest.mark.parametrize("prefix", ["marker-0-", "source-open-0-"])
def test_a_marker_and_a_source_open_the_cited_page(app: AppTest, catalog: Catalog, prefix: str) -> None:
    ask(app, "Vilka reserverade sig?")
    assert not panel(app)
    app.button(key=keys(app, prefix)[0]).click().run()
    assert not app.exception
    assert f'<blockquote class="quoted">{QUOTE}</blockquote>' in panel(app)
    assert "<dd>Reservation, V, Anna Alm</dd>" in panel(app)
    assert f"<dd>{MINUTES}</dd>" in panel(app)
    assert f"<mark>{QUOTE.removesuffix('.')}</mark>" in panel(app)
    assert len(app.get("image")) == 1
    assert "Sida 2 av 3" in words(app)
    assert app.get("link_button")[0].proto.url == f"/kalla/{minutes_id(catalog)}#page=2"
    assert app.query_params["dok"] == minutes_id(catalog)


def test_pages_are_turned_within_the_document(app: AppTest, app_settings: Settings) -> None:
    ask(app, "Vilka reserverade sig?")
    app.button(key=keys(app, "marker-0-")[0]).click().run()
    app.button(key="page-next").click().run()
    assert "Sida 3 av 3" in words(app)
    assert app.button(key="page-next").disabled
    assert "<mark>" not in panel(app)
    app.button(key="page-previous").click().run()
    assert f"<mark>{QUOTE.removesuffix('.')}</mark>" in panel(app)


def test_an_address_opens_the_page_with_its_quote(
    open_app: Callable[[Settings], AppTest], app_settings: Settings, catalog: Catalog
) -> None:
    app = open_address(open_app(app_settings), minutes_id(catalog), "2", QUOTE[:30])
    assert not app.exception
    assert "Sida 2 av 3" in words(app)
    assert "<mark>Vi anser att biblioteket i Nor</mark>" in panel(app)


@pytest.mark.parametrize("page", ["0", "99", "-1", "nej", "²", "9" * 5_000])
def test_an_address_with_an_odd_page_breaks_nothing(
    open_app: Callable[[Settings], AppTest], app_settings: Settings, catalog: Catalog, page: str
) -> None:
    app = open_address(open_app(app_settings), minutes_id(catalog), page)
    assert not app.exception
    assert "Sida 1 av 3" in words(app) or "har ingen sida" in words(app)


def test_an_address_of_a_document_that_is_gone_says_so(
    open_app: Callable[[Settings], AppTest], app_settings: Settings
) -> None:
    app = open_address(open_app(app_settings), "../../etc/passwd", "1")
    assert texts.text("source.missing", "sv") in words(app)
    assert app.chat_input


def test_a_text_document_is_shown_as_text_and_does_nothing(
    open_app: Callable[[Settings], AppTest], app_settings: Settings, catalog: Catalog
) -> None:
    app = open_address(
        open_app(app_settings), letter_id(catalog), "1", "<img src=http://127.0.0.1:9/y onerror=alert(1)>"
    )
    assert not app.get("image")
    assert "<mark>img src=http://127.0.0.1:9/y onerror=alert(1</mark>" in panel(app)
    assert "<img" not in panel(app)
    assert "<script" not in panel(app)


def test_text_is_shown_where_the_original_has_gone(
    open_app: Callable[[Settings], AppTest], app_settings: Settings, catalog: Catalog, tmp_path: Path
) -> None:
    (tmp_path / "docs" / MINUTES).unlink()
    app = open_address(open_app(app_settings), minutes_id(catalog), "2", QUOTE)
    assert not app.exception
    assert texts.text("source.no_original", "sv") in words(app)
    assert f"<mark>{QUOTE.removesuffix('.')}</mark>" in panel(app)
    assert not app.get("link_button")


def test_text_is_shown_where_the_page_cannot_be_drawn(
    open_app: Callable[[Settings], AppTest], app_settings: Settings, catalog: Catalog, tmp_path: Path
) -> None:
    (tmp_path / "docs" / MINUTES).write_bytes(b"%PDF-1.7 nej")
    app = open_address(open_app(app_settings), minutes_id(catalog), "2", QUOTE)
    assert not app.exception
    assert texts.text("source.no_picture", "sv") in words(app)
    assert f"<mark>{QUOTE.removesuffix('.')}</mark>" in panel(app)


def test_words_that_are_not_on_the_page_are_reported(
    open_app: Callable[[Settings], AppTest], app_settings: Settings, catalog: Catalog
) -> None:
    app = open_address(open_app(app_settings), minutes_id(catalog), "2", "Dessa ord står ingenstans i protokollet.")
    assert texts.text("source.not_marked", "sv") in words(app)


def test_hostile_words_are_only_words_in_answer_labels_and_panel(app: AppTest) -> None:
    ask(app, "fientlig")
    assert HOSTILE in [element.value for element in app.text]
    app.button(key=keys(app, "marker-0-")[0]).click().run()
    assert not app.exception
    assert "<img" not in panel(app)
    assert "&lt;img src=http://127.0.0.1:9/y" in panel(app)
    assert LETTER not in [element.proto.url for element in app.get("link_button")]
