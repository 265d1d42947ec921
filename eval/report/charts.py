"""The charts, as SVG that stands in the page: small ones side by side, so that a phone shows them one below another.

The colours are those of a light page; report.css knows them and gives others where the page is dark.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair

_OURS, _OTHERS, _INK, _LINE = "#1f6f94", "#85929a", "#1c2a33", "#dde4e8"
_LABELS, _PLOT, _FIGURES = 128, 130, 62  # pixels across: less together than a phone is wide
_ROW = 27
_FONT_SIZE = 12
_PERCENT = "round(datum.value * 100) + '\u00a0%'"  # a Vega expression
# Names of parts would be read out one by one, and an address, even a name of the SVG standard, has no place here.
_NAMES = re.compile(r"\s(?:aria-[\w-]+|role|xmlns(?::\w+)?)=\"[^\"]*\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A line of a chart: a point, how far it may be off or how far it spreads, and the figure as it is written."""

    label: str
    value: float
    low: float
    high: float
    text: str
    is_ours: bool = True


def share_chart(marks: Sequence[Mark]) -> str:
    """Return an SVG of shares, 0 to 1, with their intervals."""
    import altair as alt

    axis = alt.Axis(values=[0, 0.5, 1], labelExpr=_PERCENT, labelFlush=False)
    return _svg(marks, alt.Scale(domain=[0, 1], nice=False), axis)


def time_chart(marks: Sequence[Mark]) -> str:
    """Return an SVG of times in milliseconds, on a scale where each step is ten times the last."""
    import altair as alt

    first = math.floor(math.log10(max(0.1, min(mark.low for mark in marks))))
    last = max(first + 1, math.ceil(math.log10(max(0.1, *(mark.high for mark in marks)))))
    powers = [10.0**power for power in range(first, last + 1)]
    scale = alt.Scale(type="log", domain=[powers[0], powers[-1]], nice=False, clamp=True)
    return _svg(marks, scale, alt.Axis(values=powers, format="~g", labelFlush=False))


def _svg(marks: Sequence[Mark], scale: altair.Scale, axis: altair.Axis) -> str:
    import altair as alt
    import vl_convert

    rows = [
        {
            "label": mark.label,
            "value": mark.value,
            "low": mark.low,
            "high": mark.high,
            "text": mark.text,
            "colour": _OURS if mark.is_ours else _OTHERS,
        }
        for mark in marks
    ]
    labels = alt.Axis(labelLimit=_LABELS - 16)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("label:N", sort=None, axis=labels), color=alt.Color("colour:N", scale=None)
    )
    reach = base.mark_rule(strokeWidth=3, strokeCap="round", opacity=0.5).encode(
        x=alt.X("low:Q", scale=scale, axis=axis), x2=alt.X2("high:Q")
    )
    point = base.mark_circle(size=75, opacity=1).encode(x=alt.X("value:Q", scale=scale, axis=axis))
    figure = base.mark_text(align="left", fontSize=_FONT_SIZE).encode(
        x=alt.value(_PLOT + 10), text="text:N", color=alt.value(_INK)
    )
    chart = (reach + point + figure).properties(
        width=_PLOT, height={"step": _ROW}, padding={"left": _LABELS, "right": _FIGURES, "top": 4, "bottom": 22}
    )
    drawn = chart.configure(
        background="transparent",
        autosize="none",
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            title=None,
            domain=False,
            ticks=False,
            labelFontSize=_FONT_SIZE,
            labelColor=_INK,
            labelPadding=9,
            gridColor=_LINE,
        ),
    )
    return _NAMES.sub("", vl_convert.vegalite_to_svg(drawn.to_dict()))
