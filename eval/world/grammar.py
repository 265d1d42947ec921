"""Swedish sentences out of patterns.

A clause is written "subject / verb / rest" or "subject / verb / adverb / rest"; the word order follows its place:

    main      "Hallen löser inte trängseln."            subject verb adverb rest
    after att "Vi anser att hallen inte löser ..."      subject adverb verb rest
    inverted  "Dessutom löser hallen inte ..."          verb subject adverb rest

Slots: {ort} names a word of the scene, {n 40-900} draws a number: {n}, {pct}, {mkr} ("4,2 miljoner"), {tkr}
("450 000"), {km}, {ha}, {year 1-4} years from the matter, {day 20-400} days from it, {month}.
*skolväg|väg till skolan* marks a keyword: the first form is printed, all of them are accepted.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from random import Random

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip

_SLOT = re.compile(r"\{(\w+)(?: (-?\d+)-(-?\d+))?\}")
_KEYWORD = re.compile(r"\*([^*]+)\*")


class Order(Enum):
    MAIN = "main"
    AFTER_ATT = "after att"
    INVERTED = "inverted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a matter is about, for filling slots: words by slot, lists to draw from, and its day."""

    words: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]]
    day: dt.date


def fill(pattern: str, scene: Scene, rng: Random) -> str:
    """Return the pattern with all slots filled; filled words may have slots of their own.

    Raises:  KeyError: the pattern has a slot that nobody fills.
    """
    return _SLOT.sub(lambda match: _value(match, scene, rng), pattern)


def clause(pattern: str, order: Order) -> str:
    """Return the clause in that word order, without full stop, as it stands after an opening."""
    parts = [part.strip() for part in pattern.split(" / ")]
    subject, verb, rest = parts[0], parts[1], parts[-1]
    adverb = parts[2] if len(parts) == 4 else ""
    ordered = {
        Order.MAIN: (subject, verb, adverb, rest),
        Order.AFTER_ATT: (subject, adverb, verb, rest),
        Order.INVERTED: (verb, subject, adverb, rest),
    }[order]
    return " ".join(part for part in ordered if part)


def unmark(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text as printed and its keywords."""
    keywords = tuple(dict.fromkeys(match[1] for match in _KEYWORD.finditer(text)))
    return _KEYWORD.sub(lambda match: match[1].split("|")[0], text), keywords


def sentence(text: str) -> str:
    """Return the text with a capital and a full stop."""
    text = " ".join(text.split())
    return f"{text[0].upper()}{text[1:]}" + ("" if text.endswith((".", "?", "!")) else ".")


def swedish_day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def thousands(number: int) -> str:
    return f"{number:,}".replace(",", " ") if number >= 10_000 else str(number)


def _value(match: re.Match[str], scene: Scene, rng: Random) -> str:
    name, low, high = match[1], match[2], match[3]
    if low is not None:
        return _number(name, int(low), int(high), scene, rng)
    if name in scene.choices:
        return fill(rng.choice(scene.choices[name]), scene, rng)
    return fill(scene.words[name], scene, rng)


def _number(name: str, low: int, high: int, scene: Scene, rng: Random) -> str:
    return _DRAWN[name](rng.randint(low, high), scene.day, rng)


def _rounded(number: int, rng: Random) -> int:
    """Return large numbers round, as people tell them, but not always."""
    step = 10 if number >= 400 else 5 if number >= 100 else 1
    return number // step * step if rng.random() < 0.7 else number


def _millions(drawn: int, rng: Random) -> str:
    tenths = f",{rng.randint(1, 9)}" if drawn < 60 and rng.random() < 0.7 else ""
    return f"{drawn}{tenths} miljoner"


def _month(day: dt.date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


_DRAWN: Mapping[str, Callable[[int, dt.date, Random], str]] = {
    "n": lambda drawn, _, rng: thousands(_rounded(drawn, rng)),
    "pct": lambda drawn, _, __: f"{drawn} procent",
    "mkr": lambda drawn, _, rng: _millions(drawn, rng),
    "tkr": lambda drawn, _, rng: thousands(drawn * rng.choice((5_000, 10_000))),
    "km": lambda drawn, _, rng: f"{drawn},{rng.randint(1, 9)} kilometer",
    "ha": lambda drawn, _, rng: f"{drawn},{rng.randint(1, 9)} hektar",
    "year": lambda drawn, day, _: str(day.year + drawn),
    "day": lambda drawn, day, _: swedish_day(day + dt.timedelta(days=drawn)),
    "month": lambda drawn, day, _: _month(day + dt.timedelta(days=drawn)),
}
"""Slot that draws a number -> how the number is written."""
