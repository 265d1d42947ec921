"""Fråga: the chat. ?fraga= asks, under the limits beside it; ?samtal= reopens; ?dok=&sida=&citat= opens a source."""

from __future__ import annotations

import streamlit as st

from ui import chat, sidebar, state
from ui.address import open_linked_source
from ui.conversation_list import IN_ADDRESS, conversation_list, edit_dialog, reopen
from ui.frame import page_head
from ui.login import logout_button
from ui.source_panel import open_panel


def main() -> None:
    lang = state.lang()
    _read_address()
    overview = page_head("app", lang)
    if overview is None:
        return
    with st.sidebar:
        sidebar.new_conversation_button(lang)
        kept = st.container()  # filled last, when the answer of this run is among them
        sidebar.filter_widgets(overview.facets, lang)
        sidebar.archive_status(overview, lang)
        logout_button(lang)
    notice = st.container()
    chat.chat_page(overview.facets, sidebar.chosen_filters(overview.facets), lang)
    with kept:
        conversation_list(lang)
    with notice:
        if opened := state.source():
            open_panel(opened, lang)
        else:
            edit_dialog(lang)


def _read_address() -> None:
    """Do what the address says, once a session."""
    if not state.first_run():
        return
    address = st.query_params
    if "fraga" in address:
        sidebar.take_linked_filters()
        state.put_question(address["fraga"])
        st.query_params.clear()
        return
    if IN_ADDRESS in address:
        reopen(address[IN_ADDRESS])
    if "dok" in address:
        open_linked_source()


if __name__ == "__main__":
    main()
