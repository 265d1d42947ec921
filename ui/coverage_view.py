"""Coverage: meetings by organ and year as a chart and a table in which gaps stand out, and the minutes of one cell."""

from __future__ import annotations

import streamlit as st

from index.models import DocumentInfo
from ui import archive_facts
from ui.chart_look import along_years, chart_colours, up_counts
from ui.coverage import Coverage, OrganYears
from ui.data_table import escaped, framed
from ui.inert import label
from ui.state import OpenSource, open_source
from ui.texts import Lang, text

PLACE, ORGAN, YEAR = "kommun", "organ", "ar"  # in the address
_SHADES = 4  # of cells with meetings; style.css has them


def coverage_part(lang: Lang) -> None:
    places = archive_facts.places()
    if not places:
        st.info(text("coverage.none", lang))
        return
    place = _choice(PLACE, places, text("coverage.place", lang), text("coverage.unknown_place", lang))
    found = archive_facts.covered(place)
    if found.years:
        _summary(found, lang)
        _chart(found, lang)
        _table(found, lang)
        _minutes(found, lang)
    if found.n_undated:
        st.caption(text("coverage.undated", lang, count=found.n_undated))


def _choice(key: str, values: tuple[str, ...], name: str, unknown: str = "") -> str:
    """Return the value chosen, as the address says it at first; one value needs no choosing."""
    widget = f"coverage-{key}"
    if st.session_state.get(widget) not in values:
        asked = st.query_params.get(key)
        st.session_state[widget] = asked if asked in values else values[0]
    if len(values) > 1:
        st.selectbox(name, values, format_func=lambda value: _capital(value) or unknown, key=widget)
    chosen: str = st.session_state[widget]
    if len(values) > 1:
        st.query_params[key] = chosen
    return chosen


def _summary(found: Coverage, lang: Lang) -> None:
    meetings = sum(one.total for one in found.organs)
    told = text(
        "coverage.summary",
        lang,
        meetings=meetings,
        organs=len(found.organs),
        first=found.years[0],
        last=found.years[-1],
    )
    gaps = text("coverage.gaps" if found.n_gaps else "coverage.no_gaps", lang, count=found.n_gaps)
    st.text(f"{told} {gaps}")


def _chart(found: Coverage, lang: Lang) -> None:
    by_year = {year: sum(one.meetings.get(year, 0) for one in found.organs) for year in found.years}
    rows = [{"year": str(year), "count": count} for year, count in by_year.items()]
    spec = {
        "background": "transparent",
        "data": {"values": rows},
        "mark": {"type": "bar", "cornerRadiusEnd": 2, "color": chart_colours().bar},
        "encoding": {
            "x": along_years(),
            "y": up_counts(),
            "tooltip": [
                {"field": "year", "title": text("coverage.year", lang)},
                {"field": "count", "title": text("coverage.meetings", lang)},
            ],
        },
    }
    heading = text("coverage.chart", lang)
    st.markdown(f"**{heading}**")
    told = ", ".join(f"{year}: {n}" for year, n in by_year.items())
    st.vega_lite_chart(spec, key="coverage-by-year", height=180, alt=f"{heading}: {told}")


def _table(found: Coverage, lang: Lang) -> None:
    gap = escaped(text("coverage.gap", lang))
    head = "".join(f'<th scope="col">{year}</th>' for year in found.years)
    rows = "".join(
        f'<tr><th scope="row">{escaped(_capital(one.organ))}</th>'
        + "".join(_cell(one, year, found.most, gap) for year in found.years)
        + f'<td class="total">{one.total}</td></tr>'
        for one in found.organs
    )
    corner, total = escaped(text("coverage.organ", lang)), escaped(text("coverage.total", lang))
    body = (
        f'<thead><tr><th scope="col">{corner}</th>{head}<th scope="col">{total}</th></tr></thead><tbody>{rows}</tbody>'
    )
    st.html(framed(text("coverage.table", lang), body, "coverage-table"))


def _cell(one: OrganYears, year: int, most: int, gap: str) -> str:
    if n := one.meetings.get(year):
        return f'<td class="held-{1 + (n - 1) * _SHADES // max(most, 1)}">{n}</td>'
    return f'<td class="gap">{gap}</td>' if year in one.gaps else '<td class="outside">·</td>'


def _minutes(found: Coverage, lang: Lang) -> None:
    """List the minutes of an organ and a year, each a button to its first page."""
    st.header(text("coverage.minutes", lang), anchor=False)
    with st.container(horizontal=True):
        organ = _choice(ORGAN, tuple(one.organ for one in found.organs), text("coverage.organ", lang))
        held = next(one for one in found.organs if one.organ == organ)
        year = int(_choice(YEAR, tuple(str(year) for year in reversed(held.meetings)), text("coverage.year", lang)))
    for one in archive_facts.minutes_of(found.municipality, organ, year):
        document_button(one, text("coverage.open", lang, date=one.date, source=one.source))


def document_button(document: DocumentInfo, shown: str, *, page: int = 1, key: str = "") -> None:
    st.button(
        label(shown),
        key=f"open-document-{key or document.id}",
        type="tertiary",
        icon=":material/description:",
        on_click=open_source,
        args=(OpenSource(document_id=document.id, page=page, quoted_page=page, quote=""),),
    )


def _capital(value: str) -> str:
    return value[:1].upper() + value[1:]
