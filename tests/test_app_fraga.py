"""The page Fråga beyond question and answer: chips, what to ask next, conversations, verdicts, files, login."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import docx
import pytest
from streamlit.testing.v1 import AppTest

from answer.export import origin
from answer.models import ListRow
from index.models import Filters
from settings import Settings
from tests.app_driver import ask, keys, words
from tests.app_fixtures import HOSTILE, QUOTE, ScriptedAnswers, StandInArchive
from ui import answer_actions, conversations, feedback, login, texts
from ui.state import Asked, Exchange, Problem, Running

pytest_plugins = ("tests.app_plugin",)

WHO = "Vilka i V reserverade sig i kommunstyrelsen 2021?"
Open = Callable[[Settings], AppTest]


def labels(app: AppTest, prefix: str) -> list[str]:
    return [button.label.replace("\\", "") for button in app.button if button.key and button.key.startswith(prefix)]


def exchange(app: AppTest, number: int = -1) -> Exchange:
    found: Exchange = app.session_state["exchanges"][number]
    return found


def test_what_was_understood_stands_as_chips(app: AppTest) -> None:
    ask(app, WHO)
    assert labels(app, "understood-remove-") == ["V – Vänsterpartiet", "Kommunstyrelsen", "2021", "Reservation"]


def test_a_chip_taken_away_asks_again_in_its_place_and_can_come_back(app: AppTest, scripted: ScriptedAnswers) -> None:
    ask(app, "Vad ville M?")
    ask(app, WHO)
    app.button(key="understood-remove-organs-kommunstyrelsen").click().run()
    text, history, _ = scripted.asked[-1]
    assert (text, history) == ("Vilka i V reserverade sig 2021?", ())
    assert len(app.session_state["exchanges"]) == 2
    assert WHO in words(app)
    assert labels(app, "understood-put_back-") == ["Utan Kommunstyrelsen"]
    app.button(key="understood-remove-parties-V").click().run()
    assert scripted.asked[-1][0] == "Vilka reserverade sig 2021?"
    app.button(key="understood-put_back-organs-kommunstyrelsen").click().run()
    assert scripted.asked[-1][0] == "Vilka reserverade sig i kommunstyrelsen 2021?"
    ask(app, "Och varför?")
    assert [turn.question for turn in scripted.asked[-1][1]] == [
        "Vad ville M?",
        "Vilka reserverade sig i kommunstyrelsen 2021?",
    ]


def test_only_the_last_question_can_be_changed(app: AppTest) -> None:
    ask(app, WHO)
    ask(app, "Vad hände?")
    assert not keys(app, "understood-")
    assert "Så lästes frågan: V – Vänsterpartiet · Kommunstyrelsen · 2021 · Reservation" in words(app)


def test_questions_that_follow_are_asked_with_a_click(app: AppTest, scripted: ScriptedAnswers) -> None:
    ask(app, WHO)
    offered = labels(app, "next-")
    assert any(question.startswith("Varför reserverade sig Vänsterpartiet") for question in offered)
    app.button(key="next-0").click().run()
    assert scripted.asked[-1][0] == offered[0]
    assert len(app.session_state["exchanges"]) == 2


def test_a_conversation_is_kept_listed_and_reopened(app: AppTest, open_app: Open, app_settings: Settings) -> None:
    ask(app, WHO)
    (kept,) = conversations.headings(app_settings.data_dir / "conversations")
    assert kept.title == WHO
    assert app.query_params["samtal"] == kept.id
    app.button(key="new-conversation").click().run()
    assert QUOTE not in words(app)
    assert "samtal" not in app.query_params
    app.button(key=f"reopen-{kept.id}").click().run()
    assert QUOTE in words(app)
    ask(app, "Och varför?")
    again = open_app(app_settings)
    again.query_params["samtal"] = kept.id
    again.run()
    assert len(again.session_state["exchanges"]) == 2
    assert "Och varför?" in words(again)


@pytest.mark.parametrize("odd", ["nej", "0" * 32, "../../etc/passwd"])
def test_the_address_of_no_conversation_begins_a_new_one(open_app: Open, app_settings: Settings, odd: str) -> None:
    app = open_app(app_settings)
    app.query_params["samtal"] = odd
    app.run()
    assert not app.exception
    assert keys(app, "example-")


def test_a_conversation_is_renamed_and_deleted(app: AppTest, app_settings: Settings) -> None:
    ask(app, WHO)
    folder = app_settings.data_dir / "conversations"
    (kept,) = conversations.headings(folder)
    app.button(key=f"edit-{kept.id}").click().run()
    app.text_input(key=f"title-{kept.id}").set_value("**Biblioteket** :red[x]").run()
    app.button(key="conversation-rename").click().run()
    assert labels(app, "reopen-") == ["**Biblioteket** :\u2060red[x]"]
    app.button(key=f"edit-{kept.id}").click().run()
    app.button(key="conversation-delete").click().run()
    assert not keys(app, "reopen-")
    assert conversations.headings(folder) == []
    assert keys(app, "example-")


def test_older_conversations_are_folded(app: AppTest) -> None:
    for number in range(8):
        app.button(key="new-conversation").click().run()
        ask(app, f"Fråga {number}?")
    assert labels(app, "reopen-") == [f"Fråga {number}?" for number in (7, 6, 5, 4, 3, 2)]
    assert texts.text("conversations.more", "sv", count=2) in [each.label for each in app.expander]


def test_nothing_is_kept_where_the_settings_say_so(open_app: Open, app_settings: Settings) -> None:
    app = open_app(app_settings.model_copy(update={"keep_conversations": False})).run()
    ask(app, WHO)
    assert not (app_settings.data_dir / "conversations").exists()
    assert "samtal" not in app.query_params
    assert not keys(app, "reopen-")


def test_a_disk_that_takes_nothing_costs_no_answer(
    app: AppTest, app_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (app_settings.data_dir / "conversations").write_text("a file in the way")
    ask(app, WHO)
    assert QUOTE in words(app)


def test_a_verdict_is_kept_with_question_and_answer_and_can_change(app: AppTest, app_settings: Settings) -> None:
    ask(app, WHO)
    thumbs = f"thumbs-{exchange(app).id}"
    app.feedback(key=thumbs).set_value(0).run()
    app.text_input(key=f"comment-{exchange(app).id}").set_value("Fel organ").run()
    (kept,) = feedback.read(app_settings.data_dir)
    assert (kept.thumbs, kept.comment, kept.question) == ("down", "Fel organ", WHO)
    assert QUOTE in kept.answer
    assert [cited.page for cited in kept.citations] == [2, 2]
    app.feedback(key=thumbs).set_value(1).run()
    assert [each.thumbs for each in feedback.read(app_settings.data_dir)] == ["up"]


def test_an_answer_is_taken_along_as_link_text_and_files(app: AppTest) -> None:
    ask(app, WHO)
    app.session_state[f"take-{exchange(app).id}"] = True
    app.run()
    assert not app.exception
    link, copied = (element.value for element in app.code)
    assert link.endswith("/?fraga=Vilka+i+V+reserverade+sig+i+kommunstyrelsen+2021%3F")
    assert QUOTE in copied
    assert "[1] Reservation, V, Anna Alm · kommunstyrelsen · 2021-03-09" in copied


def test_a_link_takes_the_limits_along(
    app: AppTest, open_app: Open, app_settings: Settings, scripted: ScriptedAnswers
) -> None:
    app.multiselect(key="filter-party").select("V")
    app.select_slider(key="filter-years").set_range(2020, 2021).run()
    ask(app, WHO)
    answer = exchange(app).answer
    assert answer
    limits = scripted.asked[0][2]
    link = answer_actions.link_to(replace(answer.question, filters=limits), "http://x")
    other = open_app(app_settings)
    for key, values in parse_qs(urlsplit(link).query).items():
        other.query_params[key] = values
    other.run()
    assert scripted.asked[-1] == (WHO, (), limits)
    assert "fraga" not in other.query_params


@pytest.mark.parametrize("odd", ["nej", "0001-9999", "2021", "2021-1900", "2021-2019", "9999999999-1"])
def test_odd_limits_in_an_address_limit_nothing(
    open_app: Open, app_settings: Settings, scripted: ScriptedAnswers, odd: str
) -> None:
    app = open_app(app_settings)
    app.query_params.update({"fraga": WHO, "ar": odd, "parti": odd, "slag": odd})
    app.run()
    assert not app.exception
    assert [filters for _, _, filters in scripted.asked] == [Filters()]


def test_every_format_says_the_answer(app: AppTest, app_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origin, "version", lambda _: "0")
    answer = ScriptedAnswers()(StandInArchive.open(app_settings), WHO)
    row = ListRow(
        municipality="Lillköping", organ="kommunstyrelsen", date=date(2021, 3, 9), paragraf="17", title="Biblioteket",
        diarienummer=(), detail="", document="Protokoll", source="p.pdf", page=2, quote=QUOTE,
    )  # fmt: skip
    answer = replace(answer, rows=(row,))
    for ending in ("md", "html", "csv"):
        assert QUOTE in answer_actions.written(answer, ending, "sv").decode()
    assert any(
        QUOTE in each.text
        for each in docx.Document(io.BytesIO(answer_actions.written(answer, "docx", "sv"))).paragraphs
    )
    assert answer_actions.written(answer, "xlsx", "sv").startswith(b"PK")


@pytest.mark.parametrize(
    ("question", "stem"),
    [("Varför reserverade sig V?", "varfor-reserverade-sig-v"), ("???", "svar"), ("../../x" * 20, None)],
)
def test_a_file_is_called_as_the_question(question: str, stem: str | None) -> None:
    made = answer_actions.file_stem(question)
    assert stem is None or made == stem
    assert len(made) <= answer_actions.MAX_NAME
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_what_appears_beside_a_marker_is_only_words(app: AppTest) -> None:
    ask(app, "fientlig")
    (marker,) = (button for button in app.button if button.key and button.key.startswith("marker-0-"))
    assert not re.search(r"(?<!\\)[<!\[$`]", marker.help)
    shown = marker.help.replace("\\", "").replace("\u2060", "")
    assert HOSTILE in shown


def test_a_stopped_question_stays_and_can_be_asked_again(app: AppTest, scripted: ScriptedAnswers) -> None:
    app.session_state["running"] = Running(asked=Asked(question=WHO), future=Future())
    app.session_state["pending"] = Asked(question="Vad hände?")  # who asks on does not wait for the old answer
    app.run()
    assert [each.is_stopped for each in app.session_state["exchanges"]] == [True, False]
    app.session_state["exchanges"].pop()
    app.run()
    assert texts.text("chat.stopped", "sv") in words(app)
    app.button(key="ask-again").click().run()
    assert scripted.asked[-1][0] == WHO
    assert [each.is_stopped for each in app.session_state["exchanges"]] == [False]


def test_an_answer_at_work_is_waited_for_again_after_any_click(app: AppTest) -> None:
    answered = Exchange(asked=Asked(question=WHO), problem=Problem(kind="ArchiveBusyError"))
    done: Future[Exchange] = Future()
    done.set_result(answered)
    app.session_state["running"] = Running(asked=Asked(question=WHO), future=done)
    app.run()
    assert app.session_state["exchanges"] == [answered]
    assert app.session_state["running"] is None


def test_login_shuts_the_door_until_it_is_set_up(open_app: Open, app_settings: Settings) -> None:
    app = open_app(app_settings.model_copy(update={"login": "oidc"})).run()
    assert not app.exception
    assert not app.chat_input
    assert not keys(app, "example-")
    assert texts.text("login.not_set_up", "sv") in words(app)


def test_who_may_not_read_is_told_so_and_can_leave(
    open_app: Open, app_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(login, "user", lambda: "eva@example.se")
    monkeypatch.setattr(login, "_is_set_up", lambda: True)
    app = open_app(app_settings.model_copy(update={"login": "oidc", "readers": ("anna@example.se",)})).run()
    assert not app.chat_input
    assert not app.exception
    assert keys(app, "login") or keys(app, "logout")


def test_a_reader_comes_in_and_finds_conversations_of_their_own(
    open_app: Open, app_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(login, "user", lambda: "anna@example.se")
    settings = app_settings.model_copy(update={"login": "oidc"})
    app = open_app(settings).run()
    ask(app, WHO)
    folder = conversations.folder_of(settings, "anna@example.se")
    assert folder
    assert len(conversations.headings(folder)) == 1
    monkeypatch.setattr(login, "user", lambda: "eva@example.se")
    other = open_app(settings).run()
    assert not keys(other, "reopen-")
    assert keys(other, "logout")
