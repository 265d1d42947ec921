"""What narrows the search for precedents: municipality, organ, years; the address says it as ?kommun=&organ=&ar=."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import streamlit as st

from index.models import Facets, Filters
from ui.texts import Lang, text

PLACES, ORGANS, YEARS = "forlagor-kommun", "forlagor-organ", "forlagor-ar"
_SPAN = re.compile(r"([12]\d{3})-([12]\d{3})")


def limit_widgets(facets: Facets, lang: Lang) -> Filters:
    """Draw the widgets and return what they say; what the archive has only one of is left out."""
    years = sorted(year for year, _ in facets.years)
    _take_from_address(facets, years)
    everything = (years[0], years[-1]) if years else None
    is_narrowed = any(map(st.session_state.get, (PLACES, ORGANS))) or st.session_state.get(YEARS) not in {
        None,
        everything,
    }
    with st.expander(text("forlagor.limit", lang), icon=":material/tune:", expanded=is_narrowed):
        places = _choice(PLACES, "municipality", facets.municipalities, lang)
        organs = _choice(ORGANS, "organ", facets.organs, lang)
        span = _years(years, lang)
    return Filters(
        municipalities=places,
        organs=organs,
        date_from=date(span[0], 1, 1) if span else None,
        date_to=date(span[1], 12, 31) if span else None,
    )


def limits_in_address(filters: Filters) -> dict[str, tuple[str, ...]]:
    span = f"{filters.date_from.year}-{filters.date_to.year}" if filters.date_from and filters.date_to else ""
    return {"kommun": filters.municipalities, "organ": filters.organs, "ar": (span,) if span else ()}


def _take_from_address(facets: Facets, years: Sequence[int]) -> None:
    """Set the widgets as the address says, where a visit begins; what the archive has not is passed over."""
    for key, name, values in ((PLACES, "kommun", facets.municipalities), (ORGANS, "organ", facets.organs)):
        wanted = st.session_state.get(key, st.query_params.get_all(name))
        known = {value for value, _ in values}
        st.session_state[key] = [value for value in wanted if value in known]
    written = _SPAN.fullmatch(st.query_params.get("ar", ""))
    if YEARS not in st.session_state and written:
        st.session_state[YEARS] = (int(written[1]), int(written[2]))
    chosen = st.session_state.get(YEARS)
    if chosen and not (years and years[0] <= chosen[0] <= chosen[1] <= years[-1]):
        del st.session_state[YEARS]


def _choice(key: str, words: str, values: Sequence[tuple[str, int]], lang: Lang) -> tuple[str, ...]:
    counts = dict(values)
    if len(counts) < 2:
        return ()
    chosen: list[str] = st.multiselect(
        text(f"forlagor.{words}", lang),
        list(counts),
        format_func=lambda value: f"{value[:1].upper()}{value[1:]} ({counts[value]})",
        placeholder=text("forlagor.any", lang),
        key=key,
    )
    return tuple(chosen)


def _years(years: Sequence[int], lang: Lang) -> tuple[int, int] | None:
    """Return the first and last year chosen, None for all of them."""
    if len(years) < 2:
        return None
    everything = (years[0], years[-1])
    span: tuple[int, int] = st.select_slider(
        text("forlagor.years", lang),
        list(range(years[0], years[-1] + 1)),
        value=everything,
        key=YEARS,
    )
    return span if span != everything else None
