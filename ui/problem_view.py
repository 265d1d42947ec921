"""Problems and the empty archive, told so that the reader knows what to do next."""

from __future__ import annotations

import streamlit as st

from ui.inert import label
from ui.state import Problem
from ui.texts import Lang, table, text


def show_problem(problem: Problem, lang: Lang) -> None:
    """Show what is wrong in the reader's language, then the message and the remedy of the program."""
    if not problem.kind:
        st.error(text("app.unexpected", lang), icon=":material/error:")
        return
    known = f"problem.{problem.kind}" in table(lang)
    with st.container(border=True):
        st.markdown(f"**{text('problem.heading', lang)}**")
        st.text(text(f"problem.{problem.kind if known else 'ArchiveError'}", lang))
        if problem.remedy:
            st.text(text("problem.remedy", lang, remedy=problem.remedy))
        st.caption(f"{text('problem.details', lang)}: {label(problem.message)}")


def show_empty_archive(lang: Lang) -> None:
    with st.container(border=True):
        st.header(text("archive.empty_title", lang), anchor=False)
        st.text(text("archive.empty", lang))
        st.code(text("archive.command", lang), language=None)
        st.text(text("archive.empty_then", lang))
