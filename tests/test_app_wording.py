"""The chat with a language model: whose words are shown, and why; nothing unchecked, and a way out of waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from index.models import Filters
from prompts import say
from settings import Llm, Settings
from tests.app_driver import ask, words
from tests.llm_server import MODEL, Reply, Request, llm_server
from ui.asking import start
from ui.state import Asked, Wording

pytest_plugins = ("tests.app_plugin",)
pytestmark = pytest.mark.enable_socket

WHO = "Vilka reserverade sig?"
HELD = "Ja, Vänsterpartiet reserverade sig mot beslutet i kommunstyrelsen den 9 mars 2021 [1]."
INVENTED = "Miljöpartiet reserverade sig också [1]."
FILLER = "Kommunstyrelsen beslutade att biblioteket läggs ned [2]."


def opened(open_app: Callable[[Settings], AppTest], settings: Settings, llm: Llm) -> AppTest:
    return open_app(settings.model_copy(update={"llm": llm})).run()


def test_an_answer_in_the_models_words_says_so(open_app: Callable[[Settings], AppTest], app_settings: Settings) -> None:
    with llm_server(Reply(text=f"{HELD} {FILLER}")) as server:
        app = ask(opened(open_app, app_settings, server.settings()), WHO)
    assert say("mode.accepted", "sv", model=MODEL) in words(app)
    assert "Vänsterpartiet reserverade sig mot beslutet" in words(app)


def test_a_text_that_does_not_hold_is_not_shown_and_the_reader_learns_why(
    open_app: Callable[[Settings], AppTest], app_settings: Settings
) -> None:
    with llm_server(Reply(text=f"{INVENTED} {INVENTED}")) as server:
        app = ask(opened(open_app, app_settings, server.settings()), WHO)
    assert say("mode.rejected", "sv") in words(app)
    assert words(app).count(say("mode.rejected", "sv")) == 1
    assert "Miljöpartiet" not in words(app)


def test_without_a_model_nothing_is_said_of_one(app: AppTest) -> None:
    ask(app, WHO)
    assert "pråkmodell" not in words(app)


def test_only_checked_sentences_are_told_while_the_model_writes(
    open_app: Callable[[Settings], AppTest], app_settings: Settings
) -> None:
    with llm_server(Reply(text=f"{HELD} {INVENTED} {FILLER} {FILLER}")) as server:
        opened(open_app, app_settings, server.settings())
        wording = Wording()
        start(Asked(question=WHO), (), Filters(), wording).result(timeout=20)
    assert wording.has_begun
    assert HELD in wording.sentences
    assert INVENTED not in wording.sentences


def test_a_reader_who_has_waited_enough_gets_the_sources_words_at_once(
    open_app: Callable[[Settings], AppTest], app_settings: Settings
) -> None:
    asked = threading.Event()

    def slow(_: Request) -> Reply:
        asked.set()
        return Reply(text=HELD, delay_s=20)

    with llm_server(slow) as server:
        opened(open_app, app_settings, server.settings(timeout_s=60))
        wording = Wording()
        future = start(Asked(question=WHO), (), Filters(), wording)
        assert asked.wait(20)
        wording.enough.set()
        answer = future.result(timeout=5).answer
    assert answer is not None
    assert answer.mode_reason == say("mode.stopped", "sv")
    assert answer.warnings == ()
