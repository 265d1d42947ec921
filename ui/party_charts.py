"""The charts of the parties: every one of them is told as a table, too, and no colour stands alone.

The colours are those of Okabe and Ito, which people with colour blindness tell apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from ingest.models import StatementKind
from ui.case_entries import capital
from ui.chart_look import along_years, axis, chart_colours, up_counts
from ui.data_table import escaped, show_table
from ui.inert import plain
from ui.texts import Lang, name, text

COLOURS = {
    StatementKind.YRKANDE: "#0072b2",
    StatementKind.RESERVATION: "#d55e00",
    StatementKind.PROTOKOLLSANTECKNING: "#e69f00",
    StatementKind.SARSKILT_YTTRANDE: "#009e73",
    StatementKind.SARSKILT_UTTALANDE: "#56b4e9",
    StatementKind.ERSATTARYTTRANDE: "#cc79a7",
    StatementKind.DELTAR_INTE: "#777777",
    StatementKind.JAV: "#8b5a2b",
}
PAIR = ("#0072b2", "#d55e00")
MAX_ORGANS = 12
ROOM_FOR_FIGURE = 1.15  # of the longest bar's length

Spec = dict[str, object]


def kinds_by_year(counts: Mapping[int, Mapping[StatementKind, int]], lang: Lang) -> None:
    """Draw the statements of every year, stacked by kind."""
    kinds = [kind for kind in COLOURS if any(of_year.get(kind) for of_year in counts.values())]
    called = {kind: name("section_kind", kind, lang) for kind in kinds}
    rows = [
        {"year": str(year), "group": called[kind], "order": place, "count": of_year[kind]}
        for year, of_year in counts.items()
        for place, kind in enumerate(kinds)
        if of_year.get(kind)
    ]
    colour: Spec = {"domain": list(called.values()), "range": [COLOURS[kind] for kind in kinds]}
    spec = _bars(list(map(str, counts)), rows, colour, text("partier.year", lang), text("partier.count", lang))
    heading = text("partier.by_year", lang)
    told = ", ".join(f"{year}: {sum(of_year.values())}" for year, of_year in counts.items())
    _legend({called[kind]: COLOURS[kind] for kind in kinds})
    st.vega_lite_chart(spec, height=260, key="party-by-year", alt=f"{heading}. {told}")
    total = text("partier.total", lang)
    with st.expander(text("partier.as_table", lang)):
        show_table(
            heading,
            (text("partier.year", lang), *called.values(), total),
            [
                (str(year), *(str(of_year.get(kind, 0)) for kind in kinds), str(sum(of_year.values())))
                for year, of_year in counts.items()
            ],
        )


def organs(counts: Mapping[str, int], lang: Lang) -> None:
    """Draw the number of statements in each organ, the most first, with its figure beside the bar."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    called = [(plain(capital(organ)) or text("partier.unknown_organ", lang), n) for organ, n in ordered]
    rows = [{"organ": organ, "count": n} for organ, n in called[:MAX_ORGANS]]
    left = sum(n for _, n in called[MAX_ORGANS:])
    if left:
        rows.append({"organ": text("partier.other_organs", lang), "count": left})
    place: Spec = {
        "field": "organ",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": axis(labelLimit=230, domain=False),
    }
    longest = max(n for _, n in (*called, ("", left)))
    length: Spec = {
        "field": "count",
        "type": "quantitative",
        "title": None,
        "axis": None,
        "scale": {"domain": [0, longest * ROOM_FOR_FIGURE]},
    }
    spec: Spec = {
        "background": "transparent",
        "data": {"values": rows},
        "encoding": {"y": place, "x": length},
        "layer": [
            {"mark": {"type": "bar", "color": PAIR[0], "cornerRadiusEnd": 2, "height": {"band": 0.7}}},
            {
                "mark": {"type": "text", "align": "left", "dx": 5, "color": chart_colours().words, "fontSize": 13},
                "encoding": {"text": {"field": "count"}},
            },
        ],
    }
    heading = text("partier.by_organ", lang)
    told = ", ".join(f"{row['organ']}: {row['count']}" for row in rows)
    st.vega_lite_chart(spec, height=30 * len(rows) + 20, key="party-by-organ", alt=f"{heading}. {told}")
    if len(called) > MAX_ORGANS:
        with st.expander(text("partier.as_table", lang)):
            columns = (text("partier.organ", lang), text("partier.count", lang))
            show_table(heading, columns, [(organ, str(n)) for organ, n in called])


def two_by_year(counts: Sequence[Mapping[int, int]], called: Sequence[str], lang: Lang) -> None:
    """Draw the statements of two parties side by side, year by year."""
    known = sorted({year for one in counts for year in one})
    years = [str(year) for year in range(known[0], known[-1] + 1)] if known else []
    rows = [
        {"year": year, "group": called[place], "order": place, "count": of_party.get(int(year), 0)}
        for year in years
        for place, of_party in enumerate(counts)
    ]
    spec = _bars(
        years,
        rows,
        {"domain": list(called), "range": list(PAIR)},
        text("partier.year", lang),
        text("partier.count", lang),
        is_stacked=False,
    )
    heading = text("partier.by_year", lang)
    told = "; ".join(
        f"{party}: " + ", ".join(f"{year} {of_party.get(int(year), 0)}" for year in years)
        for party, of_party in zip(called, counts, strict=True)
    )
    _legend(dict(zip(called, PAIR, strict=True)))
    st.vega_lite_chart(spec, height=240, key="parties-by-year", alt=f"{heading}. {told}")
    with st.expander(text("partier.as_table", lang)):
        columns = (text("partier.year", lang), *called)
        show_table(heading, columns, [(year, *(str(one.get(int(year), 0)) for one in counts)) for year in years])


def _legend(colours: Mapping[str, str]) -> None:
    shown = "".join(
        f'<li><span style="background:{colour}"></span>{escaped(group)}</li>' for group, colour in colours.items()
    )
    st.html(f'<ul class="legend">{shown}</ul>')


def _bars(years: Sequence[str], rows: Sequence[Spec], colour: Spec, x: str, y: str, *, is_stacked: bool = True) -> Spec:
    """Return bars over the years in groups, stacked or beside each other; a white line parts the pieces of a stack."""
    groups: Spec = {
        "field": "group",
        "type": "nominal",
        "scale": colour,
        "sort": colour["domain"],
        "legend": None,  # _legend tells it: it wraps on a phone and is read aloud
    }
    encoding: Spec = {
        "x": along_years(scale={"domain": years}),
        "y": up_counts(),
        "color": groups,
        "order": {"field": "order", "type": "quantitative"},
        "tooltip": [
            {"field": "year", "title": x},
            {"field": "group", "title": " "},
            {"field": "count", "title": y},
        ],
    }
    if not is_stacked:
        encoding["xOffset"] = {"field": "group", "sort": colour["domain"]}
    return {
        "background": "transparent",
        "data": {"values": list(rows)},
        "mark": {"type": "bar", "stroke": chart_colours().gap, "strokeWidth": 1 if is_stacked else 0},
        "encoding": encoding,
    }
