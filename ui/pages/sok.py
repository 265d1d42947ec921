"""Sök: search in words or by meaning, narrowed by facets. The address says it all: ?ord=&satt=&ordning=&blad= and
?kommun=&organ=&ar=&slag=&typ=&parti=&utfall=, each as often as it has values."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from index.facet_table import FACETS
from index.finder import MAX_NEAREST, Finder, Findings, Match, Order
from index.keyword_store import searched_words
from ingest.errors import ArchiveError
from ui import resources, search_request, state
from ui.address import open_linked_source
from ui.asking import problem_of
from ui.frame import page_head
from ui.problem_view import show_problem
from ui.search_export import export_buttons
from ui.search_facets import active_limits, clear_limits, facet_widgets
from ui.search_hits import show_hits
from ui.search_request import MATCH, MAX_QUERY, ORDER, QUERY, SearchRequest, first_page_no, page_widget
from ui.search_saved import save_button, saved_searches
from ui.search_timeline import timeline
from ui.source_panel import open_panel
from ui.texts import Lang, text

PAGE_SIZE = 20


def main() -> None:
    lang = state.lang()
    open_linked_source()
    if page_head("sok", lang) is None:
        return
    request = search_request.current()
    _search_box(request, lang)
    try:
        finder = _finder(resources.archive().catalog.generation())
        findings = finder.find(request.query, match=request.match, limits=request.limits, order=request.order)
        request = replace(request, page=min(request.page, n_pages(findings)))
        _found(finder, findings, request, lang)
    except ArchiveError as error:
        show_problem(problem_of(error), lang)
    search_request.remember(request)
    if opened := state.source():
        open_panel(opened, lang)


@st.cache_resource(show_spinner=False, max_entries=2)
def _finder(generation: int) -> Finder:  # noqa: ARG001 - the key under which it is remembered
    return Finder(resources.archive())


def n_pages(findings: Findings) -> int:
    return max(1, -(-len(findings) // PAGE_SIZE))


def _search_box(request: SearchRequest, lang: Lang) -> None:
    # Set anew in every run: a list that is drawn in another language forgets what was chosen in it.
    st.session_state[MATCH], st.session_state[ORDER] = request.match, request.order
    st.text_input(
        text("sok.words", lang),
        key=QUERY,
        type="search",
        max_chars=MAX_QUERY,
        placeholder=text("sok.placeholder", lang),
        help=text("sok.help", lang),
        icon=":material/search:",
    )
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="sok-how"):
        st.segmented_control(
            text("sok.match", lang),
            list(Match),
            format_func=lambda match: text(f"sok.match_{match}", lang),
            key=MATCH,
            required=True,
        )
        st.selectbox(
            text("sok.order", lang),
            list(Order),
            format_func=lambda order: text(f"sok.order_{order}", lang),
            key=ORDER,
            width=190,
        )


def _found(finder: Finder, findings: Findings, request: SearchRequest, lang: Lang) -> None:
    with st.sidebar:
        n_values = {facet: len(finder.table.values(facet)) for facet in FACETS}
        if any(findings.counts.values()) or request.limits.chosen():
            st.subheader(text("sok.narrow", lang), anchor=False)
        if is_by_meaning(request):
            st.caption(text("sok.counted_all", lang))
        facet_widgets(request, findings.counts, n_values, lang)
        saved_searches(lang)
    active_limits(request, lang)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="sok-found"):
        st.markdown(f"**{_how_many(findings, request, lang)}**", width="stretch")
        if len(findings):
            export_buttons(finder, findings, request, lang)
        save_button(request, lang)
    if not is_by_meaning(request):
        timeline(request, findings.counts["year"], lang)
    if not len(findings):
        _nothing(request, lang)
        return
    start = (request.page - 1) * PAGE_SIZE
    hits = finder.hits(findings, start, start + PAGE_SIZE)
    show_hits(hits, searched_words(request.query), lang, has_places=n_values["municipality"] > 1)
    if n_pages(findings) > 1:
        first = min(first_page_no(request), n_pages(findings))
        st.pagination(n_pages(findings), default=first, key=page_widget(request))


def is_by_meaning(request: SearchRequest) -> bool:
    return bool(request.query) and request.match is Match.MEANING


def _how_many(findings: Findings, request: SearchRequest, lang: Lang) -> str:
    if is_by_meaning(request):
        return text("sok.nearest", lang, count=len(findings), limit=MAX_NEAREST)
    if len(findings) == 1:
        return text("sok.one_hit", lang)
    count = f"{len(findings):,}".replace(",", "\N{NO-BREAK SPACE}")
    said = text("sok.n_hits" if request.query or request.limits.chosen() else "sok.n_passages", lang, count=count)
    start = (request.page - 1) * PAGE_SIZE
    return f"{said}, {start + 1}–{min(start + PAGE_SIZE, len(findings))}" if request.page > 1 else said


def _nothing(request: SearchRequest, lang: Lang) -> None:
    """Say that nothing was found and offer what would find more."""
    with st.container(border=True):
        st.text(text("sok.nothing", lang))
        with st.container(horizontal=True, gap="small"):
            if request.limits.chosen():
                st.button(text("sok.clear", lang), key="sok-nothing-clear", on_click=clear_limits)
            for match in Match:
                is_other = match is not request.match and (
                    match is not Match.ANY or len(searched_words(request.query)) > 1
                )
                if request.query and is_other:
                    st.button(
                        text(f"sok.try_{match}", lang),
                        key=f"sok-try-{match}",
                        on_click=search_request.changed,
                        args=(lambda now, match=match: replace(now, match=match),),
                    )


if __name__ == "__main__":
    main()
