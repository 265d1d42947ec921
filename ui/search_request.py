"""What is asked of the search page: kept in the widgets while it is open, in the address, and in a saved search."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qs, urlencode

import streamlit as st

from index.facet_table import FACETS, NO_LIMITS, FacetName, Limits
from index.finder import Match, Order
from ingest.models import content_id
from ui.address import page_number, write

MAX_QUERY = 500  # characters
MAX_VALUES = 60  # of one facet in an address
MAX_VALUE = 200  # characters

QUERY, MATCH, ORDER = "sok-query", "sok-match", "sok-order"
_REMEMBERED, _PUT = "sok-request", "sok-put"
_WORDS, _MATCH, _ORDER, _PAGE = "ord", "satt", "ordning", "blad"
_NAMES: dict[FacetName, str] = {
    "municipality": "kommun",
    "organ": "organ",
    "year": "ar",
    "document_kind": "slag",
    "section_kind": "typ",
    "party": "parti",
    "outcome": "utfall",
}
KEYS = (_WORDS, _MATCH, _ORDER, _PAGE, *_NAMES.values())
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """`page` counts from 1."""

    query: str = ""
    match: Match = Match.ALL
    order: Order = Order.RELEVANCE
    limits: Limits = NO_LIMITS
    page: int = 1

    def address(self) -> dict[str, list[str]]:
        """Return the query parameters, without what is as it always is at first."""
        written = {
            _WORDS: [self.query] if self.query else [],
            _MATCH: [self.match.value] if self.match is not Match.ALL else [],
            _ORDER: [self.order.value] if self.order is not Order.RELEVANCE else [],
            **{_NAMES[facet]: list(self.limits.of(facet)) for facet in FACETS},
            _PAGE: [str(self.page)] if self.page > 1 else [],
        }
        return {key: values for key, values in written.items() if values}

    def query_string(self) -> str:
        """Return the address of the first page of hits as it stands behind "?"."""
        return urlencode(replace(self, page=1).address(), doseq=True)


def request_of(address: Mapping[str, Sequence[str]]) -> SearchRequest:
    """Return what query parameters ask for; what makes no sense is left out."""
    words, page = address.get(_WORDS, ()), "".join(address.get(_PAGE, ())[:1])
    chosen = {
        facet: tuple(dict.fromkeys(value for value in address.get(_NAMES[facet], ()) if len(value) <= MAX_VALUE))
        for facet in FACETS
    }
    return SearchRequest(
        query=" ".join(words)[:MAX_QUERY].strip(),
        match=_one_of(Match, address.get(_MATCH, ()), Match.ALL),
        order=_one_of(Order, address.get(_ORDER, ()), Order.RELEVANCE),
        limits=Limits(**{facet: values[:MAX_VALUES] for facet, values in chosen.items()}),
        page=max(1, page_number(page)),
    )


def request_of_query_string(written: str) -> SearchRequest:
    return request_of(parse_qs(written))


def current() -> SearchRequest:
    """Return what the widgets ask for; when the page has just been entered, what its address does, or what was asked
    here last."""
    if QUERY not in st.session_state:
        address = {key: st.query_params.get_all(key) for key in st.query_params}
        asked = {key: values for key, values in address.items() if key in KEYS}
        put(request_of(asked) if asked else st.session_state.get(_REMEMBERED, SearchRequest()))
    asked_for = SearchRequest(
        query=str(st.session_state.get(QUERY) or "").strip(),
        match=_one_of(Match, (st.session_state.get(MATCH) or "",), Match.ALL),
        order=_one_of(Order, (st.session_state.get(ORDER) or "",), Order.RELEVANCE),
        limits=Limits(**{facet: tuple(st.session_state.get(widget(facet)) or ()) for facet in FACETS}),
    )
    page: int = st.session_state.get(page_widget(asked_for)) or first_page_no(asked_for)
    return replace(asked_for, page=page)


def put(request: SearchRequest) -> None:
    """Set the widgets; before they are drawn, or in a callback."""
    st.session_state[QUERY] = request.query
    st.session_state[MATCH] = request.match
    st.session_state[ORDER] = request.order
    st.session_state[_PUT] = request
    for facet in FACETS:
        st.session_state[widget(facet)] = list(request.limits.of(facet))


def remember(request: SearchRequest) -> None:
    """Keep the request for when the reader comes back, and write it into the address."""
    st.session_state[_REMEMBERED] = request
    said = request.address()
    write(**{key: tuple(said.get(key, ())) for key in KEYS})


def widget(facet: FacetName) -> str:
    """Return the key of a facet's widget."""
    return f"sok-facet-{facet}"


def page_widget(request: SearchRequest) -> str:
    """Return the key of the widget that turns the pages of a search: another search begins at its own first page."""
    return f"sok-page-{content_id(request.query_string())}"


def first_page_no(request: SearchRequest) -> int:
    """Return the page on which a search begins: that of its address."""
    put_request: SearchRequest = st.session_state.get(_PUT, SearchRequest())
    return put_request.page if replace(request, page=put_request.page) == put_request else 1


def changed(change: Callable[[SearchRequest], SearchRequest]) -> None:
    """Set the widgets to a changed request, from its first page; for callbacks."""
    put(replace(change(current()), page=1))


def without(request: SearchRequest, facet: FacetName, value: str) -> SearchRequest:
    kept = tuple(each for each in request.limits.of(facet) if each != value)
    return replace(request, limits=replace(request.limits, **{facet: kept}))


def _one_of(kind: type[E], written: Sequence[str], otherwise: E) -> E:
    return next((each for each in kind if each.value in written), otherwise)
