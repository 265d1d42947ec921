"""The app's script, driven by Streamlit's AppTest: what a reader sees and what is asked of the archive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from index.catalog_writer import CatalogWriter
from index.models import Filters
from ingest.errors import ModelMissingError, NoTextLayerError
from ingest.models import DocumentKind
from settings import Settings
from tests.app_driver import ask, keys, words
from tests.app_fixtures import QUOTE, ScriptedAnswers, StandInArchive, build_archive
from ui import answer_view, resources, texts

pytest_plugins = ("tests.app_plugin",)


def test_a_new_reader_sees_the_promise_and_examples_made_from_the_archive(app: AppTest) -> None:
    assert not app.exception
    assert texts.text("app.promise", "sv") in words(app)
    labels = [button.label.replace("\\", "") for button in app.button]
    assert "Vilka reserverade sig i kommunstyrelsen den 9 mars 2021?" in labels
    assert "Vad beslutades i ärende KS-2021-00042?" in labels
    assert set(texts.examples("sv")) <= set(labels)


def test_a_question_is_answered_with_markers_and_sources(app: AppTest, scripted: ScriptedAnswers) -> None:
    ask(app, "Vilka reserverade sig?")
    assert [(text, history, filters) for text, history, filters in scripted.asked] == [
        ("Vilka reserverade sig?", (), Filters())
    ]
    assert QUOTE in words(app)
    assert len(keys(app, "marker-0-")) == 3
    assert [button.label for button in app.button if button.key in keys(app, "source-open-0-")] == [
        "**1** &nbsp; Reservation\\, V\\, Anna Alm",
        "**2** &nbsp; Beslut\\, kommunstyrelsen",
    ]
    assert "kommunstyrelsen · 2021-03-09 · Dnr KS-2021-00042 · § 17 · s. 2" in words(app)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Biblioteket läggs ned [2].", ["Biblioteket läggs ned.", 2]),
        ("Hon sade: ”Nej.” [1].", ["Hon sade: ”Nej.”", 1]),
        ("Två skäl [1][2], båda kända [1].", ["Två skäl,", 1, 2, " båda kända.", 1]),
        ("Se [9] och § 17 [2]", ["Se [9] och §\N{NO-BREAK SPACE}17", 2]),
        ("- Punkt [1]", ["• Punkt", 1]),
        ("[1]", [1]),
    ],
)
def test_a_line_is_cut_at_its_markers(app_settings: Settings, line: str, shown: list[str | int]) -> None:
    answer = ScriptedAnswers()(StandInArchive.open(app_settings), "Vilka?")
    citations = {citation.n: citation for citation in answer.citations}
    pieces = [piece if isinstance(piece, str) else piece.n for piece in answer_view.pieces(line, citations)]
    assert pieces == shown


def test_an_example_is_asked_with_a_click(app: AppTest, scripted: ScriptedAnswers) -> None:
    app.button(key="example-0").click().run()
    assert [text for text, _, _ in scripted.asked] == ["Vilka reserverade sig i kommunstyrelsen den 9 mars 2021?"]
    assert not keys(app, "example-")


def test_a_rerun_shows_the_conversation_and_never_asks_again(app: AppTest, scripted: ScriptedAnswers) -> None:
    ask(app, "Vilka reserverade sig?")
    before = words(app)
    app.run()
    assert len(scripted.asked) == 1
    assert words(app) == before


def test_an_abstention_is_a_calm_notice_with_what_is_nearest(app: AppTest) -> None:
    ask(app, "Fråga att abstå från")
    assert texts.text("chat.abstained", "sv") in words(app)
    assert texts.text("chat.nearest", "sv") in words(app)
    assert "Sökte i hela arkivet." in words(app)
    assert not app.error
    assert not app.warning


def test_a_follow_up_gets_the_conversation_and_shows_how_it_was_understood(
    app: AppTest, scripted: ScriptedAnswers
) -> None:
    ask(app, "Vilka reserverade sig?")
    ask(app, "Och varför?")
    _, history, _ = scripted.asked[1]
    assert [turn.question for turn in history] == ["Vilka reserverade sig?"]
    assert QUOTE in history[0].answer
    assert "Tolkat som: Varför reserverade sig V om biblioteket i Norrby?" in words(app)
    assert words(app).count("Varför reserverade sig V om biblioteket i Norrby?") == 1


def test_filters_are_passed_on_and_can_be_removed(app: AppTest, scripted: ScriptedAnswers) -> None:
    app.multiselect(key="filter-party").select("V")
    app.multiselect(key="filter-kind").select("protokoll")
    app.select_slider(key="filter-years").set_range(2020, 2021).run()
    ask(app, "Vilka reserverade sig?")
    assert scripted.asked[0][2] == Filters(
        parties=("V",),
        document_kinds=(DocumentKind.PROTOKOLL,),
        date_from=date(2020, 1, 1),
        date_to=date(2021, 12, 31),
    )
    app.button(key="remove-party-V").click().run()
    ask(app, "Och sedan?")
    assert scripted.asked[1][2].parties == ()
    assert scripted.asked[1][2].date_from == date(2020, 1, 1)
    app.button(key="remove-all").click().run()
    ask(app, "Och nu?")
    assert scripted.asked[2][2] == Filters()
    assert not keys(app, "remove-")


def test_a_new_conversation_forgets_the_old_one(app: AppTest, scripted: ScriptedAnswers) -> None:
    ask(app, "Vilka reserverade sig?")
    app.button(key="new-conversation").click().run()
    assert QUOTE not in words(app)
    ask(app, "Och varför?")
    assert scripted.asked[1][1] == ()


def test_everything_turns_english_and_back(app: AppTest) -> None:
    ask(app, "Vilka reserverade sig?")
    app.segmented_control(key="lang").set_value("en").run()
    assert texts.text("app.promise", "en") in words(app)
    assert "Sources" in words(app)
    assert any("Dissent" in button.label for button in app.button)
    assert QUOTE in words(app)
    app.segmented_control(key="lang").set_value("sv").run()
    assert texts.text("app.promise", "sv") in words(app)


def test_a_long_list_is_folded_and_loses_nothing(app: AppTest) -> None:
    ask(app, "Gör en lista")
    lines = [element.value for element in app.text if "beslut nummer" in element.value]
    assert len(lines) == 80
    assert lines[0].startswith("• ")
    assert texts.text("chat.more_lines", "sv", count=21) in [expander.label for expander in app.expander]
    assert texts.text("source.more", "sv", count=12) in [expander.label for expander in app.expander]
    assert any("OCR" in caption.value for caption in app.caption)


def test_a_failed_archive_says_what_to_do_and_the_conversation_goes_on(app: AppTest) -> None:
    ask(app, "trasig")
    assert texts.text("problem.ArchiveBusyError", "sv") in words(app)
    assert "Wait and try again." in words(app)
    ask(app, "Vilka reserverade sig?")
    assert QUOTE in words(app)


def test_an_unexpected_error_shows_no_details(app: AppTest) -> None:
    ask(app, "oväntad")
    assert texts.text("app.unexpected", "sv") in words(app)
    assert "hemlig detalj" not in words(app)


@pytest.mark.parametrize("question", ["   \n ", "x" * 10_001])
def test_an_empty_or_endless_question_is_told_so_and_not_asked(
    app: AppTest, scripted: ScriptedAnswers, question: str
) -> None:
    ask(app, question)
    assert not scripted.asked
    assert app.info or app.warning


@pytest.mark.parametrize("question", ["x" * 10_000, "🦄 ](\x00 <b> $$ :red[x] '; DROP TABLE documents; --", "???"])
def test_an_absurd_question_is_asked_as_it_is(app: AppTest, scripted: ScriptedAnswers, question: str) -> None:
    ask(app, question)
    assert [text for text, _, _ in scripted.asked] == [question]


def test_no_archive_yet_tells_how_to_make_one(open_app: Callable[[Settings], AppTest], tmp_path: Path) -> None:
    app = open_app(Settings(data_dir=tmp_path / "ingenting")).run()
    assert not app.exception
    assert texts.text("archive.empty_title", "sv") in words(app)
    assert "beslut ingest MAPP" in words(app)
    assert not app.chat_input


def test_an_archive_without_documents_is_empty_too(open_app: Callable[[Settings], AppTest], tmp_path: Path) -> None:
    CatalogWriter.open(tmp_path).close()
    app = open_app(Settings(data_dir=tmp_path)).run()
    assert texts.text("archive.empty_title", "sv") in words(app)


def test_new_documents_show_without_a_restart(open_app: Callable[[Settings], AppTest], tmp_path: Path) -> None:
    CatalogWriter.open(tmp_path / "data").close()
    app = open_app(Settings(data_dir=tmp_path / "data")).run()
    build_archive(tmp_path)
    app.run()
    assert "2 dokument, 4 sidor" in words(app)


def test_an_archive_that_cannot_be_opened_says_why(
    open_app: Callable[[Settings], AppTest], app_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise ModelMissingError("no model in /x", remedy="Run `make model`.")

    app = open_app(app_settings)
    monkeypatch.setattr(resources, "_opened", refuse)
    app.run()
    assert not app.exception
    assert texts.text("problem.ModelMissingError", "sv") in words(app)
    assert "Run `make model`." in words(app)


def test_a_damaged_catalogue_says_so(open_app: Callable[[Settings], AppTest], tmp_path: Path) -> None:
    (tmp_path / "catalog.sqlite3").write_bytes(b"nej" * 5_000)
    app = open_app(Settings(data_dir=tmp_path)).run()
    assert not app.exception
    assert texts.text("problem.ArchiveError", "sv") in words(app)


def test_files_that_could_not_be_read_are_listed_with_reason_and_remedy(
    open_app: Callable[[Settings], AppTest], app_settings: Settings, tmp_path: Path
) -> None:
    writer = CatalogWriter.open(app_settings.data_dir)
    error = NoTextLayerError("skannad.pdf: pictures of pages", remedy="Run OCR on it.")
    writer.fail(writer.root_id(tmp_path / "docs"), "skannad.pdf", error, keep=False)
    writer.set_meta({"generation": str(writer.generation() + 1)})
    writer.close()
    app = open_app(app_settings).run()
    assert "**skannad.pdf**\npictures of pages\nRun OCR on it." in words(app)


def test_the_address_asks_once(
    open_app: Callable[[Settings], AppTest], app_settings: Settings, scripted: ScriptedAnswers
) -> None:
    app = open_app(app_settings)
    app.query_params["fraga"] = "Vilka reserverade sig?"
    app.run()
    app.run()
    assert [text for text, _, _ in scripted.asked] == ["Vilka reserverade sig?"]
    assert "fraga" not in app.query_params


def test_an_error_nobody_caught_shows_no_details() -> None:
    def script() -> None:
        from app import show_script_error

        show_script_error(ZeroDivisionError("hemlig detalj"))

    app = AppTest.from_function(script).run()
    assert texts.text("app.unexpected", "sv") in words(app)
    assert "hemlig detalj" not in words(app)
    assert not app.exception
