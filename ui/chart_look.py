"""What charts are drawn with, light or dark as the page is: they are pictures, which style.css does not reach."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartColours:
    """`words` for axes and figures, `bar` for bars of one sort, `gap` for what parts the pieces of a bar."""

    words: str
    bar: str
    gap: str


_LIGHT = ChartColours(words="#4d5f6a", bar="#1f5c7a", gap="#ffffff")
_DARK = ChartColours(words="#a9b9c3", bar="#5fa8ca", gap="#12191e")


def chart_colours() -> ChartColours:
    """Return the colours for the page as the reader sees it now."""
    return _DARK if st.context.theme.type == "dark" else _LIGHT


def axis(**settings: object) -> dict[str, object]:
    """Return how Vega-Lite draws an axis: upright words, no ticks, and these settings."""
    words = chart_colours().words
    return {"labelColor": words, "titleColor": words, "labelFontSize": 13, "labelAngle": 0, "ticks": False, **settings}


def along_years(**settings: object) -> dict[str, object]:
    """Return how a chart lays out its rows' "year" from left to right."""
    return {"field": "year", "type": "ordinal", "title": None, "axis": axis(labelOverlap=True), **settings}


def up_counts() -> dict[str, object]:
    """Return how a chart lays out its rows' "count", whole numbers, upwards."""
    whole = axis(tickMinStep=1, format="d", tickCount=4)
    return {"field": "count", "type": "quantitative", "title": None, "axis": whole}
