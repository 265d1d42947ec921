"""The address of a page: what it says is opened, and an opened source is written into it beside what else it says."""

from __future__ import annotations

import streamlit as st

from ui import state
from ui.state import SOURCE_KEYS, OpenSource

MAX_LINKED_QUOTE = 300  # characters of a quote in the address; its beginning finds the place
MAX_PAGE_DIGITS = 7


def open_linked_source() -> None:
    """Open the source that ?dok=&sida=&citat= names, where none is open."""
    address = st.query_params
    if "dok" in address and state.source() is None:
        page = page_number(address.get("sida", ""))
        state.open_source(
            OpenSource(document_id=address["dok"], page=page, quoted_page=page, quote=address.get("citat", ""))
        )


def link_source(opened: OpenSource) -> None:
    """Put the link of the opened source in the address field; what else stands there stays."""
    link = link_of(opened)
    st.query_params.update(link)
    for key in SOURCE_KEYS:
        if key not in link:
            st.query_params.pop(key, None)


def link_of(opened: OpenSource) -> dict[str, str]:
    """Return what the address of the source says: ?dok=&sida=, on the quoted page also &citat=."""
    quote = opened.quote[:MAX_LINKED_QUOTE] if opened.page == opened.quoted_page else ""
    written = dict(zip(SOURCE_KEYS, (opened.document_id, str(opened.page), quote), strict=True))
    return {key: value for key, value in written.items() if value}


def write(**values: str | tuple[str, ...]) -> None:
    """Put the values in the address field under their names, several of one name as a tuple; none takes it out."""
    for key, value in values.items():
        wanted = [value] if isinstance(value, str) else list(value)
        if value and st.query_params.get_all(key) != wanted:
            st.query_params[key] = wanted
        elif not value:
            st.query_params.pop(key, None)


def page_number(written: str) -> int:
    """Return the number in an address, 1 for anything that is none."""
    return int(written) if written.isdecimal() and len(written) < MAX_PAGE_DIGITS else 1
