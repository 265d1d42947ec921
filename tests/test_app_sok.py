"""The search page over a real archive, driven by Streamlit's AppTest."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from index.archive import Archive
from index.embedding import FloatMatrix
from index.saved_searches import FILE, SavedSearches
from ingest.errors import ModelMissingError
from settings import Settings
from tests.app_driver import keys, words
from tests.hashing_embedder import HashingEmbedder
from tests.sok_archive import HOSTILE
from ui import login, resources, texts
from ui.texts import LANGS, Lang

pytest_plugins = ("tests.sok_plugin",)

SCRIPT = Path(__file__).parents[1] / "ui" / "main.py"
PAGE = "pages/sok.py"


@pytest.fixture
def settings(sok_archive: Archive, tmp_path: Path) -> Settings:
    """Return a copy of the archive's data, whose saved searches are the test's own."""
    shutil.copytree(sok_archive.settings.data_dir, tmp_path / "data")
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def app(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    archive = Archive.open(settings, embedder=HashingEmbedder())
    return opened(settings, archive, monkeypatch)


def opened(settings: Settings, archive: Archive | None, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    st.cache_resource.clear()
    monkeypatch.setattr(resources, "settings", lambda: settings)
    if archive:
        monkeypatch.setattr(resources, "_opened", lambda: archive)
    return AppTest.from_file(str(SCRIPT), default_timeout=60).run().switch_page(PAGE)


def search(app: AppTest, query: str) -> AppTest:
    return done(app.text_input(key="sok-query").set_value(query))


class Runs(Protocol):
    def run(self) -> AppTest: ...


def done(element: Runs) -> AppTest:
    app = element.run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    """Return the HTML of the hits."""
    return "\n".join(element.proto.body for element in app.get("html") if 'class="hit"' in element.proto.body)


def address(app: AppTest) -> dict[str, list[str]]:
    return {key: [values] if isinstance(values, str) else values for key, values in app.query_params.items()}


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_shows_the_archive_with_its_facets(app: AppTest, lang: Lang) -> None:
    app.session_state["lang"] = lang
    done(app)
    assert texts.text("sok.promise", lang) in words(app)
    assert texts.text("sok.n_passages", lang, count=44) in words(app)
    assert app.text_input(key="sok-query").label == texts.text("sok.words", lang)
    parties = app.get("button_group")
    assert "V :gray[7]" in str([element.proto for element in parties])
    assert len(keys(app, "sok-open-")) == 20


def test_a_search_marks_the_words_and_tells_who_says_them(app: AppTest) -> None:
    search(done(app), "barnen")
    assert "7 träffar" in words(app)
    assert "<mark>barnen</mark>" in shown(app)
    assert "<strong>Reservation</strong>, V, MP, Maja Ek, Olle Lind" in shown(app)
    assert "Almvik · kommunstyrelsen · 2021-03-09 · Dnr KS-2021-00042 · § 17 · s. 1 · Protokoll" in shown(app)
    assert address(app) == {"ord": ["barnen"]}


def test_a_limit_narrows_the_hits_and_can_be_removed(app: AppTest) -> None:
    search(done(app), "biblioteket")
    app.session_state["sok-facet-section_kind"] = ["reservation"]
    app.session_state["sok-facet-year"] = ["2019", "2021"]
    done(app)
    assert "2 träffar" in words(app)
    assert address(app) == {"ord": ["biblioteket"], "typ": ["reservation"], "ar": ["2019", "2021"]}
    done(app.button(key="sok-remove-year-2019").click())
    assert "1 träff" in words(app)
    done(app.button(key="sok-clear").click())
    assert address(app) == {"ord": ["biblioteket"]}


def test_an_address_is_the_search(app: AppTest) -> None:
    app.query_params["ord"] = "biblioteket"
    app.query_params["satt"] = "nagot"
    app.query_params["ordning"] = "aldst"
    app.query_params["utfall"] = ["avslag"]
    app.query_params["typ"] = ["beslut", "reservation"]
    done(app)
    assert "14 träffar" in words(app)
    assert "2017-03-09" in shown(app).split("</div>")[0]
    assert app.session_state["sok-facet-outcome"] == ["avslag"]


@pytest.mark.parametrize("page", ["-1", "0", "x", "²", "99999", "9" * 5_000])
def test_an_odd_address_breaks_nothing(app: AppTest, page: str) -> None:
    app.query_params["blad"] = page
    app.query_params["satt"] = "x"
    app.query_params["parti"] = ["V" * 10_000]
    done(app)
    assert keys(app, "sok-open-")


def test_pages_are_turned_and_a_new_search_begins_at_its_first(app: AppTest) -> None:
    app.query_params["blad"] = "3"
    done(app)
    assert len(keys(app, "sok-open-")) == 4
    assert "41–44" in words(app)
    search(app, "kommunstyrelsen")
    assert "blad" not in address(app)
    assert len(keys(app, "sok-open-")) == 20


def test_nothing_found_offers_other_ways(app: AppTest) -> None:
    search(done(app), "cykelbana biblioteket")
    assert texts.text("sok.nothing", "sv") in words(app)
    done(app.button(key="sok-try-nagot").click())
    assert keys(app, "sok-open-")
    assert address(app)["satt"] == ["nagot"]


def test_a_limit_without_hits_can_be_taken_away(app: AppTest) -> None:
    app.query_params["parti"] = ["X"]
    done(app)
    assert texts.text("sok.nothing", "sv") in words(app)
    done(app.button(key="sok-nothing-clear").click())
    assert keys(app, "sok-open-")


def test_a_hit_opens_its_page_with_the_words(app: AppTest) -> None:
    search(done(app), "drabbar barnen")
    done(app.button(key=keys(app, "sok-open-")[0]).click())
    panel = "\n".join(element.proto.body for element in app.get("html"))
    assert "<blockquote" in panel
    assert "drabbar barnen hårdast</mark>" in panel
    assert address(app)["ord"] == ["drabbar barnen"]
    assert address(app)["dok"]


def test_hostile_words_are_only_words(app: AppTest) -> None:
    search(done(app), "fientligt")
    assert "&lt;img src=http://127.0.0.1:9/x&gt;" in shown(app)
    assert "<img" not in shown(app)
    search(app, HOSTILE)
    done(app.button(key="sok-save").click())
    assert [each.address for each in SavedSearches(resources.settings().data_dir).all()]


def test_a_very_long_search_is_answered(app: AppTest) -> None:
    app.query_params["ord"] = "biblioteket " * 5_000
    done(app)
    assert len(app.session_state["sok-query"]) <= 500
    assert keys(app, "sok-open-")


def test_a_search_is_saved_opened_renamed_and_deleted(app: AppTest, settings: Settings) -> None:
    saved = SavedSearches(settings.data_dir)
    search(done(app), "barnen")
    app.session_state["sok-facet-year"] = ["2019"]
    done(app)
    app.text_input(key="sok-save-name").set_value("Barnen 2019")
    done(app.button(key="sok-save").click())
    assert [(each.name, each.address) for each in saved.all()] == [("Barnen 2019", "ord=barnen&ar=2019")]
    search(app, "")
    done(app.button(key="sok-saved-0").click())
    assert address(app) == {"ord": ["barnen"], "ar": ["2019"]}
    app.text_input(key="sok-saved-new-name").set_value("Barn")
    done(app.button(key="sok-saved-rename").click())
    assert [each.name for each in saved.all()] == ["Barn"]
    done(app.button(key="sok-saved-delete").click())
    assert saved.all() == ()
    assert not keys(app, "sok-saved-0")


def test_who_has_logged_in_has_searches_of_their_own(
    app: AppTest, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = "anna@example.se"
    monkeypatch.setattr(login, "user", lambda: reader)
    search(done(app), "barnen")
    assert texts.text("sok.save_own", "sv") in words(app)
    app.text_input(key="sok-save-name").set_value("Annas")
    done(app.button(key="sok-save").click())
    assert keys(app, "sok-saved-0")
    reader = "olle@example.se"
    assert not keys(done(app), "sok-saved-0")
    reader = ""
    assert not keys(done(app), "sok-saved-0")
    assert not list(settings.data_dir.rglob("*anna*"))


def test_a_damaged_file_of_saved_searches_is_told_and_searching_goes_on(app: AppTest, settings: Settings) -> None:
    (settings.data_dir / FILE).write_text("{")
    search(done(app), "barnen")
    assert texts.text("sok.saved_broken", "sv") in words(app)
    assert keys(app, "sok-open-")
    done(app.button(key="sok-save").click())
    assert texts.text("sok.not_saved", "sv") in app.toast[0].value.replace("\\", "")


def test_a_service_that_fails_is_told_and_searching_by_words_goes_on(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoModel(HashingEmbedder):
        def encode(self, texts: Sequence[str], *, kind: str) -> FloatMatrix:
            raise ModelMissingError("the model is missing", remedy="Run make setup.")

    app = opened(settings, Archive.open(settings, embedder=NoModel()), monkeypatch)
    app.query_params["satt"] = "innehall"
    search(done(app), "barnen")
    assert texts.text("problem.ModelMissingError", "sv") in words(app)
    app.session_state["sok-match"] = "alla"
    assert keys(done(app), "sok-open-")


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_archive_says_how_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Lang) -> None:
    app = opened(Settings(data_dir=tmp_path / "nothing"), None, monkeypatch)
    app.session_state["lang"] = lang
    done(app)
    assert texts.text("archive.empty_title", lang) in words(app)
    assert not app.text_input
