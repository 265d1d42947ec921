"""The page of the matters, driven by Streamlit's AppTest on minutes that were really read."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from index.archive import Archive
from index.catalog_writer import CatalogWriter
from index.models import Filters
from ingest.errors import ArchiveBusyError
from settings import Settings
from tests.app_driver import html, keys, words
from tests.matter_papers import HOSTILE
from ui import matters, texts
from ui.inert import label

pytest_plugins = ("tests.app_plugin", "tests.matter_plugin")

OpenPage = Callable[..., AppTest]
LIBRARY, CYCLING = "KS 2021/42", "KS 2022/7"


def titles(app: AppTest) -> list[str]:
    shown = [app.button(key=key).label.replace("\\", "") for key in keys(app, "case-open-")]
    assert all(shown)
    return shown


def test_the_newest_matter_comes_first(open_page: OpenPage) -> None:
    assert titles(open_page("arenden")) == [
        "Cykelbana längs Strandvägen",
        "Nedläggning av biblioteket i Norrby",
        "Avgift för skolskjuts",
    ]


@pytest.mark.parametrize(("written", "found"), [("ks 2021:42", "bibliotek"), ("KS-2021-00055", "skolskjuts")])
def test_a_number_is_found_in_any_writing(open_page: OpenPage, written: str, found: str) -> None:
    app = open_page("arenden")
    app.text_input(key="case-ord").set_value(written).run()
    assert len(titles(app)) == 1
    assert found in titles(app)[0]
    assert app.query_params["ord"] == written


def test_words_organ_and_year_limit_the_list(open_page: OpenPage) -> None:
    assert titles(open_page("arenden", ord="biblioteket")) == ["Nedläggning av biblioteket i Norrby"]
    assert titles(open_page("arenden", organ="kommunfullmäktige")) == ["Nedläggning av biblioteket i Norrby"]
    app = open_page("arenden", ar="2022")
    assert titles(app) == ["Cykelbana längs Strandvägen"]
    app.selectbox(key="case-ar-sv").set_value("").run()
    assert len(titles(app)) == 3
    assert "ar" not in app.query_params


def test_a_long_list_is_shown_in_steps(open_page: OpenPage) -> None:
    app = open_page("arenden")
    app.session_state["case-shown"] = 2
    app.run()
    assert len(titles(app)) == 2
    app.button(key="case-more").click().run()
    assert len(titles(app)) == 3
    assert not keys(app, "case-more")


def test_where_nothing_fits_that_is_said_and_near_numbers_are_offered(open_page: OpenPage) -> None:
    app = open_page("arenden", ord="KS 2021/43")
    assert texts.text("arenden.none", "sv") in words(app)
    offered = app.button(key=f"case-near-{LIBRARY}")
    offered.click().run()
    assert app.query_params["arende"] == LIBRARY
    assert "Nedläggning av biblioteket i Norrby" in app.header[0].value


def test_a_matter_is_told_from_organ_to_organ(open_page: OpenPage) -> None:
    app = open_page("arenden", arende="ks 2021:42")
    assert [one.value.replace("\\", "") for one in app.subheader] == [
        "2021-03-09 · Kommunstyrelsen · § 17",
        "2021-04-26 · Kommunfullmäktige · § 31",
    ]
    heads = [app.button(key=key).label.replace("\\", "") for key in keys(app, "open-entry-")]
    assert heads == [
        "**Förslag till kommunfullmäktige: Bifall** · s. 1",
        "**Yrkande** · s. 1",
        "**Yrkande** · s. 1",
        "**Reservation** · s. 1",
        "**Yrkande** · s. 1",
        "**Votering: Ja 3 · Nej 2** · s. 1",
        "**Beslut: Bifall** · s. 1",
        "**Reservation** · s. 1",
    ]
    assert "Nej betydde: bifaller Maja Eks yrkande" in words(app)
    assert "Hör säkert till ärendet: samma diarienummer" in words(app)
    assert "en nedläggning drabbar barnen hårdast" in html(app)
    assert '<ol class="way"' in html(app)


def test_a_choice_from_the_list_can_be_linked_and_left(open_page: OpenPage) -> None:
    app = open_page("arenden")
    app.button(key=keys(app, "case-open-")[1]).click().run()
    assert app.query_params["arende"] == LIBRARY
    assert not keys(app, "case-open-")
    app.button(key="case-back").click().run()
    assert "arende" not in app.query_params
    assert len(titles(app)) == 3


def test_an_item_is_an_address_too(open_page: OpenPage, matter_archive: Archive) -> None:
    item = matter_archive.catalog.items(Filters(paragrafer=("31",)))[0].record
    app = open_page("arenden", arende=item.id)
    assert "Nedläggning av biblioteket i Norrby" in app.header[0].value
    assert texts.text("arenden.link_start", "sv") in words(app)


def test_every_entry_and_station_opens_its_page(open_page: OpenPage, matter_archive: Archive) -> None:
    app = open_page("arenden", arende=LIBRARY)
    dissent = keys(app, "open-entry-0-")[-1]
    app.button(key=dissent).click().run()
    assert not app.exception
    assert re.search("<mark>[^<]*Vi anser att biblioteket behövs", html(app))
    assert app.query_params["arende"] == LIBRARY
    board = next(one for one in matter_archive.catalog.documents() if one.source == "ks/ks-2021-03-09.txt")
    assert app.query_params["dok"] == board.id
    again = open_page("arenden", arende=LIBRARY, dok=board.id, sida="1")
    assert '<dl class="facts">' in html(again)
    app.button(key="open-station-1").click().run()
    assert "§ 31" in html(app)


def test_what_is_missing_is_said_and_leads_to_what_shows_it(open_page: OpenPage) -> None:
    app = open_page("arenden", arende=CYCLING)
    assert "Beslut av kommunfullmäktige efter förslaget från kommunstyrelsen, 2022-05-10." in words(app)
    app.button(key="open-missing-0").click().run()
    assert "<mark>" in html(app)


def test_long_and_hostile_words_are_folded_and_inert(open_page: OpenPage) -> None:
    app = open_page("arenden", arende=CYCLING)
    assert "<details>" in html(app)
    assert "<script" not in html(app)
    assert "<img" not in html(app)
    assert "&lt;script&gt;" in html(app)
    typed = open_page("arenden", arende=HOSTILE).info[0].value
    assert typed == label(texts.text("arenden.unknown", "sv", written=HOSTILE))


def test_the_chat_is_asked_about_the_matter(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr("ui.case_view.st.switch_page", done.append)
    monkeypatch.setattr("ui.case_view.state.put_question", done.append)
    app = open_page("arenden", arende=LIBRARY)
    app.button(key="ask-case").click().run()
    assert done == ["Vad hände i ärende KS 2021/42?", "pages/fraga.py"]


def test_both_downloads_are_offered(open_page: OpenPage) -> None:
    app = open_page("arenden", arende=LIBRARY)
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels == [texts.text("arenden.markdown", "sv"), texts.text("arenden.csv", "sv")]


def test_the_page_speaks_english(open_page: OpenPage) -> None:
    app = open_page("arenden", lang="en", arende=LIBRARY)
    assert "No meant: bifaller Maja Eks yrkande" in words(app)
    assert "Surely part of the case: the same reference number" in words(app)
    assert texts.text("arenden.promise", "en") in words(app)


def test_an_unknown_matter_and_a_failing_archive_are_told_calmly(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Arkivet har inget ärende med beteckningen XX 1/1." in words(open_page("arenden", arende="XX 1/1"))

    def busy(*_: object) -> None:
        raise ArchiveBusyError("catalog.sqlite3: another process holds it", remedy="Wait and try again.")

    monkeypatch.setattr(matters, "find", busy)
    assert texts.text("problem.ArchiveBusyError", "sv") in words(open_page("arenden"))


def test_an_empty_archive_says_what_to_do(open_app: Callable[[Settings], AppTest], settings: Settings) -> None:
    CatalogWriter.open(settings.data_dir).close()
    app = open_app(settings).run().switch_page("pages/arenden.py").run()
    assert not app.exception
    assert texts.text("archive.empty_title", "sv") in words(app)
