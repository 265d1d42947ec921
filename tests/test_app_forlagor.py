"""The page of precedents, driven by Streamlit's AppTest on minutes that were really read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from streamlit.testing.v1 import AppTest

from index.precedents import MIN_WORDS, READ_CHARS
from ingest.errors import ArchiveBusyError
from settings import Settings
from tests.app_driver import html, keys, words
from tests.matter_papers import HOSTILE
from ui import texts
from ui.drafts import MAX_MB

pytest_plugins = ("tests.app_plugin", "tests.matter_plugin")

OpenPage = Callable[..., AppTest]

DRAFT = "Kommunfullmäktige beslutar att biblioteket i Söderby läggs ned den 1 juli 2023."


def find(app: AppTest, draft: str) -> AppTest:
    app.text_area[0].set_value(draft)
    app.button(key="forlagor-find").click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", texts.LANGS)
def test_a_pasted_text_is_set_beside_an_earlier_one_with_its_outcome(open_page: OpenPage, lang: texts.Lang) -> None:
    app = open_page("forlagor")
    app.segmented_control(key="lang").set_value(lang).run()
    find(app, DRAFT)
    assert {"sv": "26 april 2021, § 31", "en": "26 April 2021, § 31"}[lang] in words(app)
    shown = html(app)
    assert texts.text("forlagor.outcome", lang, outcome=texts.name("outcome", "bifall", lang)) in shown
    assert f"<h4>{texts.text('forlagor.theirs', lang)}</h4>" in shown
    only_mine, only_theirs = (texts.text(f"forlagor.{key}", lang) for key in ("only_mine", "only_theirs"))
    assert f'<del><span class="unseen">{only_mine} </span>Söderby</del>' in shown
    assert f'<ins><span class="unseen">{only_theirs} </span>Norrby</ins>' in shown
    assert "KS 2021/42" in shown


def test_the_two_texts_can_be_read_as_one_or_the_precedent_alone(open_page: OpenPage) -> None:
    app = find(open_page("forlagor"), DRAFT)
    app.segmented_control(key="forlagor-view").set_value("running").run()
    assert "compared-running" in html(app)
    assert "compared-sides" not in html(app)
    app.segmented_control(key="forlagor-view").set_value("plain").run()
    assert "<del>" not in html(app)
    assert "biblioteket i Norrby läggs ned" in html(app)


def test_a_precedent_is_copied_with_its_reference(open_page: OpenPage) -> None:
    app = find(open_page("forlagor"), DRAFT)
    copied = app.code[0].value
    assert "biblioteket i Norrby läggs ned den 1 juli 2021." in copied
    assert "Källa: kommunfullmäktige den 26 april 2021, § 31, Dnr KS 2021/42, Almvik" in copied
    assert copied.endswith("sida 1")


def test_a_precedent_opens_its_page(open_page: OpenPage) -> None:
    app = find(open_page("forlagor"), DRAFT)
    app.button(key="precedent-open-1").click().run()
    assert not app.exception
    assert "<mark>" in html(app)
    assert "".join(app.query_params["sida"]) == "1"


def test_a_link_brings_text_and_limits(open_page: OpenPage) -> None:
    app = open_page("forlagor", text=DRAFT, organ="kommunstyrelsen", ar="2021-2021")
    assert app.text_area[0].value == DRAFT
    headings = [element.value for element in app.markdown if "Kommun" in element.value]
    assert headings
    assert not any("Kommunfullmäktige" in heading for heading in headings)
    app.multiselect(key="forlagor-organ").set_value([]).run()
    assert any("Kommunfullmäktige" in element.value for element in app.markdown)
    assert "organ" not in app.query_params


def test_odd_limits_in_a_link_are_passed_over(open_page: OpenPage) -> None:
    app = open_page("forlagor", text=DRAFT, organ="finns inte", kommun="<b>", ar="1066-9999")
    assert not app.multiselect(key="forlagor-organ").value
    assert keys(app, "precedent-open-")


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ("Ja", texts.text("forlagor.too_short", "sv", limit=MIN_WORDS)),
        ("Zirkonhaltiga meteoriter kretsar bortom Neptunus", texts.text("forlagor.nothing", "sv")),
    ],
)
def test_a_text_without_precedents_is_told(open_page: OpenPage, draft: str, said: str) -> None:
    app = find(open_page("forlagor"), draft)
    assert said in words(app)
    assert not keys(app, "precedent-open-")


def test_only_the_beginning_of_a_very_long_text_is_compared_and_that_is_said(open_page: OpenPage) -> None:
    app = find(open_page("forlagor"), f"{DRAFT} " * 300)
    assert texts.text("forlagor.compared", "sv", limit=READ_CHARS) in words(app)
    assert keys(app, "precedent-open-")
    assert "text" not in app.query_params, "too long for an address"


def test_hostile_words_are_only_words(open_page: OpenPage) -> None:
    app = find(open_page("forlagor"), f"{DRAFT} {HOSTILE}")
    assert "<img" not in html(app)
    assert "<script" not in html(app)
    assert "&lt;img src=" in html(app)


def test_a_draft_is_read_and_its_precedents_are_found(open_page: OpenPage) -> None:
    written = docx.Document()
    written.add_paragraph(DRAFT)
    file = io.BytesIO()
    written.save(file)
    app = open_page("forlagor")
    app.file_uploader[0].set_value(("utkast.docx", file.getvalue(), "application/octet-stream")).run()
    assert not app.exception
    assert DRAFT in (app.text_area[0].value or "")
    assert keys(app, "precedent-open-")


@pytest.mark.parametrize(
    ("name", "contents", "error"),
    [
        ("utkast.pdf", b"%PDF-1.7 nej", "UnreadableFileError"),
        ("utkast.txt", b" \n ", "EmptyFileError"),
        ("utkast.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "NotADocumentError"),
    ],
)
def test_a_draft_that_cannot_be_read_says_why(open_page: OpenPage, name: str, contents: bytes, error: str) -> None:
    app = open_page("forlagor")
    app.file_uploader[0].set_value((name, contents, "application/octet-stream")).run()
    assert not app.exception
    assert texts.text(f"forlagor_refused.{error}", "sv", limit=MAX_MB, pages=300) in words(app)
    assert not app.text_area[0].value


def test_a_service_that_fails_is_told(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_args: object, **_kwargs: object) -> None:
        raise ArchiveBusyError("chroma: another process holds it", remedy="Wait.")

    monkeypatch.setattr("index.precedents.find_precedents", busy)
    app = find(open_page("forlagor"), DRAFT)
    assert texts.text("problem.ArchiveBusyError", "sv") in words(app)


def test_an_empty_archive_says_what_to_do(open_app: Callable[[Settings], AppTest], tmp_path: Path) -> None:
    app = open_app(Settings(data_dir=tmp_path / "nothing")).run()
    app.switch_page("pages/forlagor.py").run()
    assert not app.exception
    assert texts.text("archive.empty", "sv") in words(app)
    assert not app.text_area
