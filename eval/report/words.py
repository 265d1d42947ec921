"""The words of a report, from data/report.sv.toml and report.en.toml, and figures as the language writes them."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from eval.report.inert import one_line
from eval.stats import Interval
from eval.tables import Cell, Measure

Lang = Literal["sv", "en"]
NOTHING = "–"
_NO_BREAK = "\u00a0"
_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Words:
    """One language. Numbers never break over lines."""

    lang: Lang

    def __call__(self, key: str, **values: object) -> str:
        """Return the words under a dotted key with the values put in.

        Raises:  KeyError: there is no such key, or a value it needs is not given.
        """
        return table(self.lang)[key].format(**values)

    def name(self, group: str, value: str) -> str:
        """Return how a value is called ("kind", "vote"); the value itself where it has no name."""
        return table(self.lang).get(f"{group}.{value}") or one_line(value)

    def listed(self, names: Sequence[str]) -> str:
        """Return "a, b and c"."""
        return self("list.and", first=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else "".join(names)

    def number(self, value: float, digits: int = 0, *, signed: bool = False) -> str:
        """Return "1 234,5" or "1,234.5"; a signed number has its plus, too."""
        if math.isnan(value):
            return NOTHING
        written = f"{value:{'+' if signed else ''},.{digits}f}"
        if not any(digit in written for digit in "123456789"):
            written = written.lstrip("+-")
        if self.lang == "sv":
            written = written.translate({ord(","): _NO_BREAK, ord("."): ","})
        return written.replace("-", _MINUS)

    def percent(self, share: float) -> str:
        return NOTHING if math.isnan(share) else self("number.percent", value=self.number(share * 100))

    def points(self, difference: float) -> str:
        """Return a difference of shares in percentage points, with its sign."""
        return self.number(difference * 100, signed=True)

    def span(self, spread: Interval) -> str:
        """Return the ends of an interval of a share, in per cent: "64–80"."""
        return f"{self.number(spread.low * 100)}–{self.number(spread.high * 100)}"

    def p(self, value: float) -> str:
        least = 0.001
        return self("number.p_below", value=self.number(least, 3)) if value < least else self.number(value, 3)

    def figure(self, cell: Cell, measure: Measure) -> str:
        """Return what stands large in a cell."""
        if not cell.n:
            return NOTHING
        if measure.unit == "share":
            return self.percent(cell.figure)
        return self("number.ms", value=self.number(cell.figure)) if measure.unit == "ms" else self.number(cell.figure)

    def spread(self, cell: Cell, measure: Measure) -> str:
        """Return what stands small below it: the interval; of counts the rate, of times the slowest twentieth."""
        if not cell.n:
            return ""
        low, high = cell.spread.low, cell.spread.high
        if measure.unit == "share":
            return self.span(cell.spread)
        if measure.unit == "ms":
            return self("number.p95", value=self.number(cell.p95))
        if measure.unit == "count":
            rate, low_rate, high_rate = (self.number(one, 2) for one in (cell.spread.mean, low, high))
            return self("number.rate", value=rate, low=low_rate, high=high_rate)
        return f"{self.number(low)}–{self.number(high)}"


@cache
def table(lang: Lang) -> dict[str, str]:
    """Return all words of a language under their dotted keys."""
    groups = tomllib.loads(files("eval.data").joinpath(f"report.{lang}.toml").read_text(encoding="utf-8"))
    return {f"{group}.{key}": words for group, entries in groups.items() for key, words in entries.items()}
