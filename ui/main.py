"""The script Streamlit runs for every click: one page, the sidebar beside it, the source panel over it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from index.connection import catalog_path
from ingest.errors import ArchiveError
from ui import chat, resources, sidebar, state
from ui.asking import problem_of
from ui.problem_view import show_empty_archive, show_problem
from ui.resources import Overview
from ui.source_panel import open_panel
from ui.state import OpenSource
from ui.texts import Lang, text

HERE = Path(__file__).parent
MAX_PAGE_DIGITS = 7


def main() -> None:
    lang = state.lang()
    st.set_page_config(page_title=text("app.title", lang), page_icon=str(HERE / "icon.svg"), layout="centered")
    st.html(HERE / "style.css")
    _read_address()
    st.title(text("app.title", lang), anchor=False)
    st.caption(text("app.promise", lang))
    overview = _overview(lang)
    with st.sidebar:
        if overview:
            sidebar.new_conversation_button(lang)
            sidebar.filter_widgets(overview.facets, lang)
            sidebar.archive_status(overview, lang)
        sidebar.language_switch()
    if overview:
        notice = st.container()
        chat.chat_page(overview.facets, sidebar.chosen_filters(overview.facets), lang)
        if opened := state.source():
            with notice:
                open_panel(opened, lang)


def _overview(lang: Lang) -> Overview | None:
    """Return what the archive holds; where it holds nothing or can't be opened, say so and return None."""
    try:
        overview = resources.overview()
    except ArchiveError as error:
        if _is_missing():
            show_empty_archive(lang)
        else:
            show_problem(problem_of(error), lang)
        return None
    if overview.n_documents == 0 and not overview.n_failures:
        show_empty_archive(lang)
        return None
    return overview


def _is_missing() -> bool:
    try:
        return not catalog_path(resources.settings().data_dir).exists()
    except ArchiveError:
        return False


def _read_address() -> None:
    """Do what the address says, once a session: ?fraga= asks, ?dok=&sida=&citat= opens a source."""
    if not state.first_run():
        return
    address = st.query_params
    if "fraga" in address:
        state.put_question(address["fraga"])
        st.query_params.clear()
    elif "dok" in address:
        page = _page_number(address.get("sida", ""))
        state.open_source(
            OpenSource(document_id=address["dok"], page=page, quoted_page=page, quote=address.get("citat", ""))
        )


def _page_number(written: str) -> int:
    """Return the number in an address, 1 for anything that is none."""
    return int(written) if written.isdecimal() and len(written) < MAX_PAGE_DIGITS else 1


if __name__ == "__main__":
    main()
