"""The limits of the search page: each facet with the count of every value, and the limits in force to be removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from index.facet_table import FACETS, NO_LIMITS, Counts, FacetName
from ingest.parties import party_name
from ui.inert import label
from ui.search_request import SearchRequest, changed, widget, without
from ui.texts import Lang, name, text

MAX_PILLS = 24  # values of a facet in the archive that are all shown; more are chosen from a list
MANY_SHORT = 12  # of pills: years and organs with more values are a list
MAX_CHIPS = 12


def shown(facet: FacetName, value: str, lang: Lang) -> str:
    """Return what a value is called."""
    if facet == "party":
        called = party_name(value, lang)
        return value if called == value else f"{value} – {called}"
    if facet in ("document_kind", "section_kind", "outcome"):
        return name(facet, value, lang)
    return value[:1].upper() + value[1:]


def facet_widgets(request: SearchRequest, counts: Counts, n_values: Mapping[FacetName, int], lang: Lang) -> None:
    """Draw a widget for each facet that has something to choose.

    Args:  n_values: how many values of each facet the archive has; a widget keeps its form, whatever is found.
    """
    for facet in FACETS:
        chosen = request.limits.of(facet)
        if n_values[facet] > 1 or chosen:
            _facet_widget(facet, chosen, counts[facet], n_values[facet], lang)


def _facet_widget(facet: FacetName, chosen: tuple[str, ...], counts: dict[str, int], n_values: int, lang: Lang) -> None:
    found = sorted(counts, reverse=True) if facet == "year" else list(counts)
    options = [*found, *(value for value in chosen if value not in counts)]
    if not options:
        return
    st.session_state[widget(facet)] = list(chosen)  # the options change with every search; what is chosen stays
    called = text(f"sok.{facet}", lang)
    if n_values <= (MANY_SHORT if facet in ("organ", "year") else MAX_PILLS):
        st.pills(
            called,
            options,
            selection_mode="multi",
            format_func=lambda value: _pill(facet, value, counts.get(value, 0), lang),
            key=widget(facet),
        )
    else:
        st.multiselect(
            called,
            options,
            format_func=lambda value: f"{shown(facet, value, lang)} ({counts.get(value, 0)})",
            placeholder=text("sok.any", lang),
            key=widget(facet),
        )


def _pill(facet: FacetName, value: str, count: int, lang: Lang) -> str:
    called = value if facet == "party" else shown(facet, value, lang)
    return f"{label(called)} :gray[{count}]"


def active_limits(request: SearchRequest, lang: Lang) -> None:
    """Show the limits in force, each as a button that removes it."""
    limits = request.limits.chosen()
    if not limits:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="sok-limits"):
        st.caption(text("sok.limits", lang), width="content")
        for facet, value in limits[:MAX_CHIPS]:
            called = shown(facet, value, lang)
            st.button(
                label(called),
                key=f"sok-remove-{facet}-{value}",
                icon=":material/close:",
                icon_position="right",
                help=label(text("sok.remove", lang, value=called)),
                on_click=changed,
                args=(lambda now, facet=facet, value=value: without(now, facet, value),),
            )
        if len(limits) > MAX_CHIPS:
            st.caption(text("sok.more_limits", lang, count=len(limits) - MAX_CHIPS), width="content")
        if len(limits) > 1:
            st.button(text("sok.clear", lang), key="sok-clear", type="tertiary", on_click=clear_limits)


def clear_limits() -> None:
    changed(lambda now: replace(now, limits=NO_LIMITS))


def limits_text(request: SearchRequest, lang: Lang) -> str:
    """Return the search in words: "”skolskjuts”, Reservation, 2019"."""
    words = [f"”{request.query}”"] if request.query else []
    return ", ".join([*words, *(shown(facet, value, lang) for facet, value in request.limits.chosen())])
