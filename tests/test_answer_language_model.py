"""A model's server may do anything: words come in time, or why not."""

from __future__ import annotations

import time
from threading import Event, Timer

import pytest
from pydantic import SecretStr

from answer.language_model import MAX_PAUSE_S, N_TRIES, LanguageModel, ModelError, Trouble
from settings import Llm
from tests.llm_server import Reply, Request, llm_server

pytestmark = pytest.mark.enable_socket

WORDS = "S reserverade sig mot beslutet [1]. "
TIMEOUT_S = 1.5


@pytest.fixture(scope="module", autouse=True)
def _libraries() -> None:
    LanguageModel.load()


def said(model: LanguageModel) -> str:
    return "".join(model.stream("Regler.", "Fråga."))


def test_words_come_piece_by_piece_with_the_settings_told() -> None:
    with llm_server(Reply(text=WORDS * 3)) as server:
        model = LanguageModel(server.settings(max_tokens=77))
        pieces = list(model.stream("Regler.", "Fråga."))
    assert "".join(pieces) == WORDS * 3
    assert len(pieces) > 3
    (request,) = server.requests
    assert request.path == "/v1/chat/completions"
    assert (request.system, request.user) == ("Regler.", "Fråga.")
    told = {name: request.body[name] for name in ("model", "temperature", "max_tokens", "stream")}
    assert told == {"model": "scripted", "temperature": 0, "max_tokens": 77, "stream": True}


def test_only_the_key_that_is_set_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "someone-elses")
    monkeypatch.setenv("OPENAI_API_BASE", "http://127.0.0.1:9/elsewhere")
    with llm_server(Reply(text=WORDS)) as server:
        said(LanguageModel(server.settings()))
        said(LanguageModel(server.settings(api_key=SecretStr("mine"))))
    assert [one.headers["authorization"] for one in server.requests] == ["Bearer none", "Bearer mine"]


@pytest.mark.parametrize(
    ("reply", "trouble"),
    [
        pytest.param(Reply(status=500), Trouble.BROKEN, id="500"),
        pytest.param(Reply(status=429), Trouble.BUSY, id="429"),
        pytest.param(Reply(status=401), Trouble.KEY, id="no key"),
        pytest.param(Reply(status=404), Trouble.NO_MODEL, id="wrong model name"),
        pytest.param(Reply(status=400), Trouble.REFUSED, id="400"),
        pytest.param(Reply(status=307, headers={"Location": "http://127.0.0.1:9/"}), Trouble.REFUSED, id="redirect"),
        pytest.param(Reply(raw=b"<html>Welcome</html>"), Trouble.GARBAGE, id="a web page"),
        pytest.param(Reply(raw=b"data: {no json\n\n"), Trouble.GARBAGE, id="no JSON"),
        pytest.param(Reply(raw=b'data: {"choices": 7}\n\n'), Trouble.GARBAGE, id="JSON of another shape"),
        pytest.param(Reply(raw=b"\xff\xfe\x00data: \xff\n\n"), Trouble.GARBAGE, id="bytes"),
        pytest.param(Reply(raw=b'data: {"error": {"message": "x"}}\n\n'), Trouble.GARBAGE, id="an error in the stream"),
        pytest.param(Reply(hang_up=True), Trouble.GARBAGE, id="hangs up"),
        pytest.param(Reply(text="x" * 9_000, piece=900), Trouble.GARBAGE, id="never stops"),
        pytest.param(Reply(text=WORDS * 9, cut_after=40), Trouble.CUT, id="cut stream"),
        pytest.param(Reply(text=WORDS, finish_reason=None), Trouble.CUT, id="no end told"),
        pytest.param(Reply(text=WORDS, delay_s=9), Trouble.SLOW, id="slow to begin"),
        pytest.param(Reply(text=WORDS * 50, pause_s=0.1), Trouble.SLOW, id="slow all along"),
    ],
)
def test_whatever_goes_wrong_is_told_in_time(reply: Reply, trouble: Trouble) -> None:
    with llm_server(reply) as server:
        model = LanguageModel(server.settings(timeout_s=TIMEOUT_S, max_tokens=100))
        start = time.monotonic()
        with pytest.raises(ModelError) as caught:
            said(model)
        assert time.monotonic() - start < TIMEOUT_S + 1.5
    assert caught.value.trouble is trouble
    assert len(server.requests) <= N_TRIES


def test_a_server_that_is_not_there_is_told_soon() -> None:
    with llm_server(Reply()) as server:
        settings = server.settings()
    with pytest.raises(ModelError) as caught:
        said(LanguageModel(settings))
    assert caught.value.trouble is Trouble.DOWN


def test_a_server_that_was_busy_is_asked_once_more() -> None:
    replies = iter([Reply(status=429, headers={"Retry-After": "0"}), Reply(text=WORDS)])
    with llm_server(lambda _: next(replies)) as server:
        assert said(LanguageModel(server.settings())) == WORDS


def test_a_server_that_wants_a_long_pause_is_not_asked_again() -> None:
    with llm_server(Reply(status=429, headers={"Retry-After": str(int(MAX_PAUSE_S) + 1)})) as server:
        with pytest.raises(ModelError):
            said(LanguageModel(server.settings(timeout_s=60)))
        assert len(server.requests) == 1


def test_words_that_came_are_never_said_twice() -> None:
    """A stream that breaks is not begun again: what the reader has seen would come once more."""

    def cut(_: Request) -> Reply:
        return Reply(text=WORDS * 9, cut_after=40)

    with llm_server(cut) as server:
        with pytest.raises(ModelError):
            said(LanguageModel(server.settings()))
        assert len(server.requests) == 1


def test_who_asks_may_stop_waiting() -> None:
    stop = Event()
    with llm_server(Reply(text=WORDS, delay_s=9)) as server:
        Timer(0.2, stop.set).start()
        start = time.monotonic()
        with pytest.raises(ModelError) as caught:
            list(LanguageModel(server.settings(timeout_s=60)).stream("a", "b", stop=stop))
    assert caught.value.trouble is Trouble.STOPPED
    assert time.monotonic() - start < 3


def test_an_error_never_repeats_what_the_server_says() -> None:
    body = b'{"error": {"message": "Incorrect API key provided: mine"}}'
    with llm_server(Reply(status=401, raw=body)) as server, pytest.raises(ModelError) as caught:
        said(LanguageModel(server.settings(api_key=SecretStr("mine"))))
    assert str(caught.value) == "HTTP 401"


def test_a_model_without_an_address_is_no_model() -> None:
    assert not Llm().is_on
    assert Llm(base_url="http://127.0.0.1:1/v1", model="m").is_on
