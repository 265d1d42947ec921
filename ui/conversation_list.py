"""The conversations kept, in the sidebar: a new one, those to reopen, and each one's name and end."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from ui import conversations, login, resources, state
from ui.conversations import Heading
from ui.inert import label
from ui.texts import Lang, text

logger = logging.getLogger(__name__)

SHOWN_AT_ONCE = 6
IN_ADDRESS = "samtal"
_EDITED = "edited-conversation"


def keep_conversation() -> None:
    """Keep the conversation as it stands now, and put it into the address."""
    folder = _folder()
    if folder is None or not state.exchanges():
        return
    try:
        conversations.keep(folder, state.conversation_id(), state.exchanges())
    except OSError:
        logger.exception("the conversation was not kept")  # the answer is on the screen all the same
    else:
        st.query_params[IN_ADDRESS] = state.conversation_id()


def reopen(conversation_id: str) -> None:
    """Go on with a conversation; one that is gone, or another user's, is a new one."""
    folder = _folder()
    kept = conversations.load(folder, conversation_id) if folder else []
    if kept:
        state.open_conversation(conversation_id, kept)
        st.query_params[IN_ADDRESS] = conversation_id
    else:
        begin_anew()


def begin_anew() -> None:
    state.new_conversation()
    st.query_params.pop(IN_ADDRESS, None)


def conversation_list(lang: Lang) -> None:
    """Draw the list, newest first; nothing where no conversations are kept."""
    folder = _folder()
    if folder is None:
        return
    found = conversations.headings(folder)
    if not found:
        return
    st.subheader(text("conversations.heading", lang), anchor=False)
    for heading in found[:SHOWN_AT_ONCE]:
        _row(heading, lang)
    if len(found) > SHOWN_AT_ONCE:
        older = st.expander(
            text("conversations.more", lang, count=len(found) - SHOWN_AT_ONCE), key="older", on_change="rerun"
        )
        if older.open:
            with older:
                for heading in found[SHOWN_AT_ONCE:]:
                    _row(heading, lang)
    st.caption(text("conversations.note", lang))


def edit_dialog(lang: Lang) -> None:
    """Open the dialog that renames or deletes, where the reader has asked for it."""
    folder = _folder()
    edited: Heading | None = st.session_state.get(_EDITED)
    if folder and edited:
        st.dialog(text("conversations.edit", lang), on_dismiss=_stop_editing)(_edit)(folder, edited, lang)


def _row(heading: Heading, lang: Lang) -> None:
    is_open = heading.id == state.conversation_id()
    with st.container(horizontal=True, gap="xxsmall", vertical_alignment="center", key=f"conversation-{heading.id}"):
        st.button(
            label(heading.title),
            key=f"reopen-{heading.id}",
            type="tertiary",
            icon=":material/chat:" if is_open else ":material/chat_bubble_outline:",
            help=text("conversations.updated", lang, when=f"{heading.updated.astimezone():%Y-%m-%d %H:%M}"),
            on_click=reopen,
            args=(heading.id,),
            width="stretch",
        )
        edit_this = label(text("conversations.edit_one", lang, title=heading.title))
        st.button(
            edit_this,  # read aloud; style.css shows the icon alone
            key=f"edit-{heading.id}",
            type="tertiary",
            icon=":material/edit:",
            help=edit_this,
            on_click=_start_editing,
            args=(heading,),
        )


def _edit(folder: Path, edited: Heading, lang: Lang) -> None:
    title = st.text_input(
        text("conversations.title", lang), edited.title, max_chars=conversations.MAX_TITLE, key=f"title-{edited.id}"
    )
    with st.container(horizontal=True):
        if st.button(text("conversations.rename", lang), type="primary", key="conversation-rename"):
            _change(lambda: conversations.rename(folder, edited.id, title))
        if st.button(text("conversations.delete", lang), icon=":material/delete:", key="conversation-delete"):
            _change(lambda: conversations.delete(folder, edited.id))
            if edited.id == state.conversation_id():
                begin_anew()
    if st.session_state.get(_EDITED) is None:
        st.rerun()


def _change(change: Callable[[], None]) -> None:
    try:
        change()
    except OSError:
        logger.exception("the conversation was not changed")
    _stop_editing()


def _start_editing(heading: Heading) -> None:
    state.close_source()  # one dialog at a time
    st.session_state[_EDITED] = heading


def _stop_editing() -> None:
    st.session_state[_EDITED] = None


def _folder() -> Path | None:
    return conversations.folder_of(resources.settings(), login.user())
