"""What one reader's session remembers: language, conversation, opened source. All of it lives in `st.session_state`."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from threading import Event
from uuid import uuid4

import streamlit as st

from answer.models import Answer, Citation, Turn
from ui.texts import Lang
from ui.understood import Named

LANG = "lang"  # the key of the language widget
SOURCE_KEYS = ("dok", "sida", "citat")  # of the opened source in the address
_EXCHANGES, _CONVERSATION, _PENDING, _RUNNING = "exchanges", "conversation", "pending", "running"
_SOURCE, _ARRIVED = "source", "arrived"


def new_id() -> str:
    return uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why there is no answer. `kind` is the class name of the error, "" for one nobody expected."""

    kind: str
    message: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to be asked. Where the reader has taken things away from it, `words` is asked, and by itself, for
    `whole`, what `question` was understood as before."""

    question: str  # as the reader wrote it
    words: str = ""
    whole: str = ""
    left_out: tuple[Named, ...] = ()
    replaces: str = ""  # the id of the exchange whose place it takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and what came of it; a rerun shows it again and never asks again."""

    id: str = field(default_factory=new_id)
    asked: Asked
    answer: Answer | None = None
    problem: Problem | None = None
    is_stopped: bool = False
    next_questions: tuple[str, ...] = ()

    @property
    def standalone(self) -> str:
        """The question so that it stands by itself."""
        return self.answer.question.standalone if self.answer else self.asked.words or self.asked.question


@dataclass(slots=True)
class Wording:
    """What a language model has written of an answer so far; `enough` is set when nobody waits for more."""

    has_begun: bool = False
    sentences: list[str] = field(default_factory=list)
    enough: Event = field(default_factory=Event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A question being answered. `replaced` is the exchange whose place the new one takes."""

    asked: Asked
    future: Future[Exchange]
    wording: Wording = field(default_factory=Wording)
    replaced: Exchange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSource:
    """The page in the source panel. `page` is where the reader is, `quoted_page` where the quote stands."""

    document_id: str
    page: int
    quoted_page: int
    quote: str
    citation: Citation | None = None


def lang() -> Lang:
    chosen: Lang = st.session_state.get(LANG) or "sv"
    return chosen


def exchanges() -> list[Exchange]:
    """Return the conversation so far, oldest first; the list itself, to add to."""
    kept: list[Exchange] = st.session_state.setdefault(_EXCHANGES, [])
    return kept


def history() -> tuple[Turn, ...]:
    """Return the answered questions, as follow-ups need them."""
    return tuple(
        Turn(question=each.asked.words or each.asked.question, answer=each.answer.text)
        for each in exchanges()
        if each.answer
    )


def conversation_id() -> str:
    """Return the id of the conversation on the screen; it is given when its first question has been asked."""
    kept: str = st.session_state.setdefault(_CONVERSATION, new_id())
    return kept


def open_conversation(conversation: str, kept: list[Exchange]) -> None:
    """Go on with a conversation that was kept."""
    drop_running()
    st.session_state[_CONVERSATION] = conversation
    st.session_state[_EXCHANGES] = kept
    st.session_state[_PENDING] = None


def new_conversation() -> None:
    open_conversation(new_id(), [])


def put_question(question: str) -> None:
    """Have the question asked in this run or the next."""
    put(Asked(question=question))


def put(asked: Asked) -> None:
    st.session_state[_PENDING] = asked


def ask_again() -> None:
    """Have the last question asked once more, in its own place."""
    last = exchanges()[-1]
    put(replace(last.asked, replaces=last.id))


def take_question() -> Asked | None:
    """Return the question that waits to be asked, once."""
    waiting: Asked | None = st.session_state.get(_PENDING)
    st.session_state[_PENDING] = None
    return waiting


def running() -> Running | None:
    at_work: Running | None = st.session_state.get(_RUNNING)
    return at_work


def run(asked: Asked, future: Future[Exchange], wording: Wording) -> None:
    """Wait for this answer from now on; the exchange that it replaces leaves the conversation."""
    last = exchanges()[-1] if exchanges() else None
    replaced = exchanges().pop() if last and last.id == asked.replaces else None
    st.session_state[_RUNNING] = Running(asked=asked, future=future, wording=wording, replaced=replaced)


def finish(exchange: Exchange) -> None:
    """Put what came of the running question at the end of the conversation."""
    st.session_state[_RUNNING] = None
    exchanges().append(exchange)


def stop_running() -> None:
    """Stop waiting for the answer: the question stays in the conversation, or what it was to replace comes back."""
    if at_work := running():
        drop_running()
        finish(at_work.replaced or Exchange(asked=at_work.asked, is_stopped=True))


def drop_running() -> None:
    if at_work := running():
        at_work.future.cancel()  # one that has begun ends by itself and is thrown away
        at_work.wording.enough.set()
    st.session_state[_RUNNING] = None


def source() -> OpenSource | None:
    opened: OpenSource | None = st.session_state.get(_SOURCE)
    return opened


def open_citation(citation: Citation) -> None:
    open_source(
        OpenSource(
            document_id=citation.document_id,
            page=citation.page,
            quoted_page=citation.page,
            quote=citation.quote,
            citation=citation,
        )
    )


def open_source(opened: OpenSource) -> None:
    st.session_state[_SOURCE] = opened


def turn_page(step: int) -> None:
    """Go that many pages forward in the opened source."""
    if opened := source():
        st.session_state[_SOURCE] = replace(opened, page=opened.page + step)


def close_source() -> None:
    st.session_state[_SOURCE] = None
    for key in SOURCE_KEYS:
        st.query_params.pop(key, None)


def first_run() -> bool:
    """Return True in the first run of a session, when the address may ask or open something."""
    arrived = _ARRIVED in st.session_state
    st.session_state[_ARRIVED] = True
    return not arrived
