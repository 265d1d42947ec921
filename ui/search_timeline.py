"""The hits of every year as bars; a click on one limits the search to its year, or lifts that limit."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ui.chart_look import along_years, chart_colours, up_counts
from ui.search_request import SearchRequest, changed
from ui.texts import Lang, text

HEIGHT_PX = 130
MAX_YEARS = 80  # between the first and the last; a misread date gives a century of nothing
FAINT = 0.35  # of the bars outside the choice


def timeline(request: SearchRequest, counts: dict[str, int], lang: Lang) -> None:
    """Draw the bars, years without hits between the first and the last, too; nothing where there is one year only."""
    years = sorted(counts, key=int)
    if len(years) < 2:
        return
    chosen = request.limits.year
    everything = [str(year) for year in range(int(years[0]), int(years[-1]) + 1)][-MAX_YEARS:]
    rows = [{"year": year, "count": counts.get(year, 0), "chosen": not chosen or year in chosen} for year in everything]
    key = f"sok-timeline-{'-'.join(chosen)}"  # a new chart for each choice: a click is one event, no state of its own
    st.vega_lite_chart(
        _spec(rows, lang),
        key=key,
        height=HEIGHT_PX,
        on_select=lambda: _toggle(key),
        selection_mode="picked",
        alt=text("sok.timeline", lang, years=", ".join(f"{row['year']}: {row['count']}" for row in rows)),
    )


def _toggle(key: str) -> None:
    picked = st.session_state[key].selection.get("picked") or []
    clicked = [str(each["year"]) for each in picked if "year" in each]

    def toggled(now: SearchRequest) -> SearchRequest:
        kept = [year for year in now.limits.year if year not in clicked]
        added = [year for year in clicked if year not in now.limits.year]
        return replace(now, limits=replace(now.limits, year=tuple(sorted(kept + added))))

    changed(toggled)


def _spec(rows: list[dict[str, object]], lang: Lang) -> dict[str, object]:
    return {
        "background": "transparent",
        "data": {"values": rows},
        "params": [{"name": "picked", "select": {"type": "point", "encodings": ["x"]}}],
        "mark": {"type": "bar", "cursor": "pointer", "cornerRadiusEnd": 2, "color": chart_colours().bar},
        "encoding": {
            "x": along_years(),
            "y": up_counts(),
            "opacity": {"condition": {"test": "datum.chosen", "value": 1}, "value": FAINT},
            "tooltip": [
                {"field": "year", "title": text("sok.year", lang)},
                {"field": "count", "title": text("sok.hits", lang)},
            ],
        },
    }
