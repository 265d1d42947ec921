"""The chat page: examples for a new reader, the conversation so far, and the question asked now."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from index.models import Facets, Filters
from ui import resources, sidebar, state
from ui.answer_view import show_outcome, show_question
from ui.asking import ask_archive
from ui.inert import label
from ui.texts import Lang, examples, text

MAX_QUESTION = 10_000  # characters


def chat_page(facets: Facets, filters: Filters, lang: Lang) -> None:
    """Draw the conversation and ask what waits to be asked."""
    sidebar.active_filters(facets, lang)
    for number, exchange in enumerate(state.exchanges()):
        show_question(exchange.question)
        with _assistant():
            show_outcome(exchange, str(number), lang)
    typed = st.chat_input(text("chat.input", lang), key="question")
    question = typed if typed is not None else state.take_question()
    if question is not None:
        _ask(question, filters, lang)
    elif not state.exchanges():
        _examples(lang)


def _ask(question: str, filters: Filters, lang: Lang) -> None:
    question = question.strip()
    if not question:
        st.info(text("chat.empty", lang))
        return
    if len(question) > MAX_QUESTION:
        st.warning(text("chat.too_long", lang, length=len(question), limit=MAX_QUESTION))
        return
    show_question(question)
    with _assistant():
        with st.spinner(text("chat.working", lang)):
            exchange = ask_archive(question, filters)
        # Kept before it is shown: a reader who interrupts the words still finds the answer.
        state.exchanges().append(exchange)
        show_outcome(exchange, str(len(state.exchanges()) - 1), lang, streamed=True)


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
