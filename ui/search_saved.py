"""Saved searches in the sidebar: open one, keep the one on the screen by name, rename, delete.

Who has logged in has their own; without login they are those of the installation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from index.saved_searches import MAX_NAME, SavedSearch, SavedSearches
from ingest.errors import ArchiveError
from ui import login, resources
from ui.inert import label
from ui.own_folder import own_folder
from ui.search_facets import limits_text
from ui.search_request import SearchRequest, put, request_of_query_string
from ui.texts import Lang, text

READERS = "readers"  # below the data folder
_NAME, _CHOSEN, _NEW_NAME, _TOLD = "sok-save-name", "sok-saved-chosen", "sok-saved-new-name", "sok-saved-told"


def saved_searches(lang: Lang) -> None:
    """Draw the list; each name opens its search."""
    try:
        known = _store().all()
    except ArchiveError as error:
        st.caption(f":material/warning: {text('sok.saved_broken', lang)} {label(str(error))} {label(error.remedy)}")
        return
    if not known:
        return
    with st.expander(text("sok.saved", lang, count=len(known)), icon=":material/bookmark:"):
        for number, each in enumerate(known):
            st.button(
                label(each.name),
                key=f"sok-saved-{number}",
                type="tertiary",
                on_click=_open,
                args=(each,),
                help=label(text("sok.saved_on", lang, day=each.saved.isoformat())),
            )
        with st.popover(text("sok.saved_edit", lang), icon=":material/edit:", width="stretch"):
            _edit([each.name for each in known], lang)


def save_button(request: SearchRequest, lang: Lang) -> None:
    """Draw what keeps the search on the screen by name."""
    with st.popover(text("sok.save", lang), icon=":material/bookmark_add:"):
        suggested = limits_text(request, lang)[:MAX_NAME]
        st.text_input(text("sok.save_name", lang), placeholder=suggested, max_chars=MAX_NAME, key=_NAME)
        st.caption(text("sok.save_own" if login.user() else "sok.save_shared", lang))
        st.button(
            text("sok.save_now", lang), key="sok-save", type="primary", on_click=_save, args=(request, suggested, lang)
        )
    told = st.session_state.pop(_TOLD, None)
    if told:
        st.toast(told)


def _edit(names: list[str], lang: Lang) -> None:
    chosen = st.selectbox(text("sok.saved_which", lang), names, key=_CHOSEN, format_func=str)
    st.text_input(text("sok.saved_new_name", lang), max_chars=MAX_NAME, key=_NEW_NAME, placeholder=chosen)
    with st.container(horizontal=True, gap="small"):
        st.button(text("sok.saved_rename", lang), key="sok-saved-rename", on_click=_rename, args=(lang,))
        st.button(
            text("sok.saved_delete", lang),
            key="sok-saved-delete",
            icon=":material/delete:",
            on_click=_delete,
            args=(lang,),
        )


def _open(saved: SavedSearch) -> None:
    put(request_of_query_string(saved.address))


def _save(request: SearchRequest, suggested: str, lang: Lang) -> None:
    name = str(st.session_state.get(_NAME) or "").strip() or suggested or text("sok.everything", lang)
    address = replace(request, page=1).query_string()
    _done(lambda: _store().save(name, address, date.today()), text("sok.saved_done", lang, name=name), lang)
    st.session_state[_NAME] = ""


def _rename(lang: Lang) -> None:
    chosen, name = st.session_state.get(_CHOSEN), str(st.session_state.get(_NEW_NAME) or "").strip()
    if chosen and name:
        _done(lambda: _store().rename(chosen, name), text("sok.saved_renamed", lang, name=name), lang)
        st.session_state[_NEW_NAME] = ""


def _delete(lang: Lang) -> None:
    chosen = st.session_state.get(_CHOSEN)
    if chosen:
        _done(lambda: _store().delete(chosen), text("sok.saved_deleted", lang, name=chosen), lang)


def _done(change: Callable[[], None], told: str, lang: Lang) -> None:
    """Make the change; what came of it is told in the run that follows."""
    try:
        change()
    except ArchiveError as error:
        told = f"{text('sok.not_saved', lang)} {error}"
    st.session_state[_TOLD] = label(told)


def _store() -> SavedSearches:
    data_dir, user = resources.settings().data_dir, login.user()
    return SavedSearches(own_folder(data_dir / READERS, user) if user else data_dir)
