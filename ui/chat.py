"""The chat page: examples for a new reader, the conversation so far, and the question asked now."""

from __future__ import annotations

from concurrent.futures import wait
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from index.models import Facets, Filters
from ui import resources, sidebar, state
from ui.answer_view import show_outcome, show_question
from ui.asking import start
from ui.conversation_list import keep_conversation
from ui.headers import TO_QUESTION
from ui.inert import label, plain
from ui.state import Running, Wording
from ui.texts import Lang, examples, text

MAX_QUESTION = 10_000  # characters
POLL_S = 0.05  # how soon a click is noticed while an answer is awaited


def chat_page(facets: Facets, filters: Filters, lang: Lang) -> None:
    """Draw the conversation, and ask what waits to be asked."""
    sidebar.active_filters(facets, lang)
    typed = st.chat_input(text("chat.input", lang), key="question")
    if typed is not None:
        state.put_question(typed)
    notice = _begin(filters, lang)
    at_work = state.running()
    exchanges = state.exchanges()
    for number, exchange in enumerate(exchanges):
        show_question(exchange.asked.question)
        with _assistant():
            is_last = number == len(exchanges) - 1 and at_work is None
            show_outcome(exchange, str(number), lang, is_last=is_last)
    if at_work:
        _await(at_work, lang)
    elif not exchanges:
        _examples(lang)
    if notice:
        st.info(notice, icon=":material/info:")


def _begin(filters: Filters, lang: Lang) -> str:
    """Begin to answer what waits; return what to tell the reader where it can't be asked."""
    asked = state.take_question()
    if asked is None:
        return ""
    question = asked.question.strip()
    if not question:
        return text("chat.empty", lang)
    if len(question) > MAX_QUESTION:
        return text("chat.too_long", lang, length=len(question), limit=MAX_QUESTION)
    state.stop_running()  # who asks on does not wait for the old answer
    asked = replace(asked, question=question)
    wording = Wording()
    state.run(asked, start(asked, state.history(), filters, wording), wording)
    return ""


def _await(at_work: Running, lang: Lang) -> None:
    """Show the question with a stop button until its answer is there, then the answer.

    Whatever the reader does meanwhile begins the script again, which finds the same answer at work.
    """
    with st.container(key="asked-now"):
        show_question(at_work.asked.question)
    with _assistant():
        waiting = st.empty()
        if not at_work.future.done():
            with waiting.container():
                _wait(at_work, lang)
        waiting.empty()
        exchange = at_work.future.result()
        # Kept before it is shown: a reader who interrupts the words still finds the answer.
        state.finish(exchange)
        keep_conversation()
        was_seen = bool(at_work.wording.sentences)
        show_outcome(exchange, str(len(state.exchanges()) - 1), lang, is_last=True, streamed=not was_seen)
        st.html(f"<script>{TO_QUESTION}</script>", unsafe_allow_javascript=True)


def _wait(at_work: Running, lang: Lang) -> None:
    """Show what goes on until the answer is there: what a language model writes, sentence by sentence as it is checked,
    and a way to do without it."""
    wording = at_work.wording
    with st.container(horizontal=True, vertical_alignment="center", key="waiting"):
        with st.container(width="content"):
            doing = st.empty()
        st.button(text("chat.stop", lang), key="stop", icon=":material/stop_circle:", on_click=state.stop_running)
        with st.container(width="content"):
            shortcut = st.empty()
    words = st.empty()
    doing.caption(f":material/hourglass_top: {text('chat.working', lang)}")
    is_told, n_shown = False, 0
    while not wait([at_work.future], timeout=POLL_S).done:
        state.running()  # looking into the session lets a click of the reader's in
        if wording.has_begun and not is_told:
            is_told = True
            doing.caption(f":material/edit_note: {text('chat.wording', lang)}")
            shortcut.button(text("chat.enough", lang), key="enough", type="tertiary", on_click=wording.enough.set)
        if len(wording.sentences) > n_shown:
            n_shown = len(wording.sentences)
            words.text(plain(" ".join(wording.sentences[:n_shown])))


def _examples(lang: Lang) -> None:
    st.caption(text("chat.examples", lang))
    with st.container(gap="small", key="examples"):
        for number, question in enumerate((*resources.suggestions(lang), *examples(lang))):
            st.button(
                label(question),
                key=f"example-{number}",
                on_click=state.put_question,
                args=(question,),
                width="stretch",
            )


def _assistant() -> DeltaGenerator:
    return st.chat_message("assistant", avatar=":material/account_balance:")
