"""The sidebar: new conversation, the limits of the search, the state of the archive, the language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from index.models import Facets, Filters
from ingest.models import DocumentKind
from ingest.parties import party_name
from ui import inert, state
from ui.conversation_list import begin_anew
from ui.resources import Overview
from ui.texts import LANGS, Lang, name, text

LANG_NAMES = {"sv": "Svenska", "en": "English"}
YEARS, LINKED_YEARS = "filter-years", "ar"
MAX_SHOWN = 8  # limits above the chat; the sidebar has them all


@dataclass(frozen=True, slots=True)
class Facet:
    """A limit the reader can set. `key` is of its widget and its words, `field` of Filters, `linked` in an address."""

    key: str
    field: str
    linked: str
    values: Callable[[Facets], Sequence[tuple[str, int]]]
    shown: Callable[[str, Lang], str]

    @property
    def widget(self) -> str:
        return f"filter-{self.key}"

    def chosen(self) -> tuple[str, ...]:
        return tuple(st.session_state.get(self.widget) or ())


def _party(code: str, lang: Lang) -> str:
    called = party_name(code, lang)
    return code if called == code else f"{code} – {called}"


def _capitalised(value: str, _lang: Lang) -> str:
    return value[:1].upper() + value[1:]


FACETS = (
    Facet("party", "parties", "parti", lambda facets: facets.parties, _party),
    Facet("organ", "organs", "organ", lambda facets: facets.organs, _capitalised),
    Facet(
        "kind",
        "document_kinds",
        "slag",
        lambda facets: facets.document_kinds,
        lambda v, lang: name("document_kind", v, lang),
    ),
    Facet("municipality", "municipalities", "kommun", lambda facets: facets.municipalities, _capitalised),
)


def language_switch() -> None:
    st.segmented_control(
        text("sidebar.language", state.lang()),
        LANGS,
        format_func=LANG_NAMES.__getitem__,
        default=None if state.LANG in st.session_state else "sv",
        key=state.LANG,
        required=True,
    )


def new_conversation_button(lang: Lang) -> None:
    st.button(
        text("sidebar.new", lang),
        icon=":material/add_comment:",
        on_click=begin_anew,
        width="stretch",
        key="new-conversation",
    )


def filter_widgets(facets: Facets, lang: Lang) -> None:
    """Draw the widgets; a facet with nothing to choose from is left out."""
    st.subheader(text("sidebar.filters", lang), anchor=False)
    for facet in FACETS:
        counts = dict(facet.values(facets))
        if counts:
            _facet_widget(facet, counts, lang)
    years = [year for year, _ in facets.years]
    if len(years) > 1:
        _year_widget(list(range(min(years), max(years) + 1)), lang)


def _facet_widget(facet: Facet, counts: Mapping[str, int], lang: Lang) -> None:
    if facet.widget in st.session_state:  # a value may have left the archive since it was chosen
        st.session_state[facet.widget] = [value for value in facet.chosen() if value in counts]
    st.multiselect(
        text(f"sidebar.{facet.key}", lang),
        list(counts),
        format_func=lambda value: f"{facet.shown(value, lang)} ({counts[value]})",
        placeholder=text("sidebar.any", lang),
        key=facet.widget,
    )


def _year_widget(years: list[int], lang: Lang) -> None:
    everything = (years[0], years[-1])
    if not set(st.session_state.get(YEARS, everything)) <= set(years):
        del st.session_state[YEARS]
    st.select_slider(text("sidebar.years", lang), years, value=everything, key=YEARS)


def chosen_filters(facets: Facets) -> Filters:
    """Return the limits as the widgets stand. The whole range of years limits nothing."""
    parties, organs, kinds, municipalities = (facet.chosen() for facet in FACETS)
    years = chosen_years(facets)
    return Filters(
        parties=parties,
        organs=organs,
        document_kinds=tuple(DocumentKind(kind) for kind in kinds),
        municipalities=municipalities,
        date_from=date(years[0], 1, 1) if years else None,
        date_to=date(years[1], 12, 31) if years else None,
    )


def linked_filters(filters: Filters) -> list[tuple[str, str]]:
    """Return the limits as query parameters: ("parti", "V"), ("ar", "2019-2021")."""
    linked = [(facet.linked, str(value)) for facet in FACETS for value in getattr(filters, facet.field)]
    if filters.date_from and filters.date_to:
        linked.append((LINKED_YEARS, f"{filters.date_from.year}-{filters.date_to.year}"))
    return linked


def take_linked_filters() -> None:
    """Set the widgets, before they are drawn, to the limits in the address; values the archive has not are dropped."""
    for facet in FACETS:
        if values := st.query_params.get_all(facet.linked):
            st.session_state[facet.widget] = values
    if years := re.fullmatch(r"(\d{4})-(\d{4})", st.query_params.get(LINKED_YEARS, "")):
        st.session_state[YEARS] = tuple(sorted(map(int, years.groups())))


def chosen_years(facets: Facets) -> tuple[int, int] | None:
    """Return the first and the last year chosen, None when that is all of them."""
    years = [year for year, _ in facets.years]
    chosen: tuple[int, int] | None = st.session_state.get(YEARS)
    return chosen if years and chosen and chosen != (min(years), max(years)) else None


def active_filters(facets: Facets, lang: Lang) -> None:
    """Show the limits in force, each as a button that removes it."""
    years = chosen_years(facets)
    limits = [(facet, value) for facet in FACETS for value in facet.chosen()]
    if not limits and not years:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="active-filters"):
        st.caption(text("sidebar.active", lang), width="content")
        for facet, value in limits[:MAX_SHOWN]:
            _removable(facet.shown(value, lang), f"remove-{facet.key}-{value}", _remove, facet, value, lang=lang)
        if years:
            shown = str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
            _removable(shown, "remove-years", _remove_years, lang=lang)
        if len(limits) > MAX_SHOWN:
            st.caption(text("sidebar.more", lang, count=len(limits) - MAX_SHOWN), width="content")
        if len(limits) + bool(years) > 1:
            st.button(text("sidebar.clear", lang), key="remove-all", type="tertiary", on_click=clear_filters)


def _removable(shown: str, key: str, remove: Callable[..., None], *arguments: object, lang: Lang) -> None:
    st.button(
        inert.label(shown),
        key=key,
        icon=":material/close:",
        icon_position="right",
        help=inert.label(text("sidebar.remove", lang, value=shown)),
        on_click=remove,
        args=arguments,
    )


def _remove(facet: Facet, value: str) -> None:
    st.session_state[facet.widget] = [kept for kept in facet.chosen() if kept != value]


def _remove_years() -> None:
    st.session_state.pop(YEARS, None)


def clear_filters() -> None:
    for facet in FACETS:
        st.session_state[facet.widget] = []
    _remove_years()


def archive_status(overview: Overview, lang: Lang) -> None:
    """Show how much there is, since when, and which files could not be read, each with the reason and the remedy."""
    st.subheader(text("archive.heading", lang), anchor=False)
    st.caption(text("archive.documents", lang, documents=overview.n_documents, pages=overview.n_pages))
    if overview.updated:
        st.caption(text("archive.updated", lang, when=f"{overview.updated.astimezone():%Y-%m-%d %H:%M}"))
    if not overview.n_failures:
        return
    key = "archive.failure" if overview.n_failures == 1 else "archive.failures"
    with st.popover(text(key, lang, count=overview.n_failures), icon=":material/warning:", width="stretch"):
        for failure in overview.failures:
            st.markdown(f"**{inert.label(failure.source)}**")
            st.text(inert.plain(f"{failure.reason}\n{failure.remedy}".strip()))
        if overview.n_failures > len(overview.failures):
            st.caption(text("archive.failures_more", lang, count=overview.n_failures - len(overview.failures)))
