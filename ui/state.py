"""What one reader's session remembers: language, conversation, opened source. All of it lives in `st.session_state`."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from answer.models import Answer, Citation, Turn
from ui.texts import Lang

LANG = "lang"  # the key of the language widget
SOURCE_KEYS = ("dok", "sida", "citat")  # of the opened source in the address
_EXCHANGES, _PENDING, _SOURCE, _ARRIVED = "exchanges", "pending", "source", "arrived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why there is no answer. `kind` is the class name of the error, "" for one nobody expected."""

    kind: str
    message: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and what came of it; a rerun shows it again and never asks again."""

    question: str
    answer: Answer | None = None
    problem: Problem | None = None


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
    return tuple(Turn(question=each.question, answer=each.answer.text) for each in exchanges() if each.answer)


def new_conversation() -> None:
    st.session_state[_EXCHANGES] = []
    st.session_state[_PENDING] = None


def put_question(question: str) -> None:
    """Have the question asked in this run or the next."""
    st.session_state[_PENDING] = question


def take_question() -> str | None:
    """Return the question that waits to be asked, once."""
    waiting: str | None = st.session_state.get(_PENDING)
    st.session_state[_PENDING] = None
    return waiting


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
