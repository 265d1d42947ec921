"""The parts of a page, one shown at a time; ?del= says which."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.texts import Lang, text

PART = "del"  # in the address


def chosen_part(page: str, parts: Sequence[str], lang: Lang) -> str:
    """Draw the switch and return the part chosen; words/*.toml has [page] parts, part_<name>."""
    key = f"{page}-part"
    if st.session_state.get(key) not in parts:
        asked = st.query_params.get(PART, "")
        st.session_state[key] = asked if asked in parts else parts[0]
    chosen: str = (
        st.segmented_control(
            text(f"{page}.parts", lang),
            parts,
            format_func=lambda part: text(f"{page}.part_{part}", lang),
            key=key,
            required=True,
            label_visibility="collapsed",
        )
        or parts[0]
    )
    st.query_params[PART] = chosen
    return chosen
