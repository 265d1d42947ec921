"""Fråga: the chat. ?fraga= asks, ?dok=&sida=&citat= opens a source."""

from __future__ import annotations

import streamlit as st

from ui import chat, sidebar, state
from ui.address import open_linked_source
from ui.frame import page_head
from ui.source_panel import open_panel


def main() -> None:
    lang = state.lang()
    _read_address()
    overview = page_head("app", lang)
    if overview is None:
        return
    with st.sidebar:
        sidebar.new_conversation_button(lang)
        sidebar.filter_widgets(overview.facets, lang)
        sidebar.archive_status(overview, lang)
    notice = st.container()
    chat.chat_page(overview.facets, sidebar.chosen_filters(overview.facets), lang)
    if opened := state.source():
        with notice:
            open_panel(opened, lang)


def _read_address() -> None:
    """Do what the address says, once a session: ?fraga= asks, ?dok=&sida=&citat= opens a source."""
    if not state.first_run():
        return
    address = st.query_params
    if "fraga" in address:
        state.put_question(address["fraga"])
        st.query_params.clear()
    elif "dok" in address:
        open_linked_source()


if __name__ == "__main__":
    main()
