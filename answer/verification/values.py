"""Days, paragrafer, diarienummer and numbers in Swedish and English text, brought into one form for comparison.

"9 mars 2021", "March 9, 2021" and "2021-03-09" are one day; "fyra" and "4" are one number, and so are "3,4 miljoner"
and "3 400 000".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from answer.lexicon import lexicon
from answer.verification.tables import bounds, multipliers, numerals, pattern, table
from index.words import stems
from ingest.dates import find_dates
from ingest.references import find_paragrafer, locate_diarienummer

Day = tuple[int | None, int | None, int | None]  # year, month, day; None where the text does not tell

_YEAR = re.compile(r"(?<![\w/:.-])((?:19|20)\d\d)(?![\w/:]|[.,]\d|-\d)")
_PARAGRAF = re.compile(r"\b(?:paragraf(?:en)?|paragraph|section)\s+(\d+[a-z]?)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d{1,3}(?:,\d{3}){2,}|\d+(?:[.,]\d+)?)(?!\d)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit, "" where it has none; `counted` is the stem of the word after it, `bound` its limit."""

    value: Decimal
    unit: str
    counted: str
    bound: str
    written: str


@dataclass(frozen=True, slots=True)
class Values:
    """All values of a text; `rest` is the text with blanks in their place."""

    days: tuple[tuple[Day, str], ...]
    paragrafer: tuple[str, ...]
    diarienummer: tuple[str, ...]
    numbers: tuple[Number, ...]
    rest: str


def read_values(text: str) -> Values:
    """Return the values of a text, each read once: the figures of a date are no numbers."""
    left = _Left(text)
    diarienummer = [left.take(one.start, one.end) for one in locate_diarienummer(text)]
    days = list(_days(left))
    paragrafer = []
    for one in find_paragrafer(left.text):
        paragrafer.append(one.paragraf)
        left.take(one.start, one.end)
    paragrafer += [match[1] for match in left.matches(_PARAGRAF)]
    return Values(
        days=tuple(days),
        paragrafer=tuple(paragrafer),
        diarienummer=tuple(same_number(one) for one in diarienummer),
        numbers=tuple(_numbers(left)),
        rest=left.text,
    )


def same_number(diarienummer: str) -> str:
    """Return a diarienummer in the one form that all its spellings share: "KS 2019/0123" and "ks-2019-0123"."""
    return re.sub(r"[^A-ZÅÄÖ0-9]+", "-", diarienummer.upper()).strip("-")


class _Left:
    """A text of which stretches are taken; what is taken is blank for the next reader."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, start: int, end: int) -> str:
        taken = self.text[start:end]
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]
        return taken

    def matches(self, expression: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for match in expression.finditer(self.text):
            self.take(*match.span())
            yield match


def _days(left: _Left) -> Iterator[tuple[Day, str]]:
    for one in find_dates(left.text):
        yield (one.date.year, one.date.month, one.date.day), left.take(one.start, one.end)
    for form in _month_forms():
        for match in left.matches(form):
            parts = match.groupdict()
            year, day = parts.get("year"), parts.get("day")
            month = lexicon().months[match["month"].lower()]
            yield (int(year) if year else None, month, int(day) if day else None), match[0]
    for match in left.matches(_YEAR):
        yield (int(match[1]), None, None), match[0]


@cache
def _month_forms() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{'|'.join(sorted(lexicon().months, key=len, reverse=True))})"
    day, year = r"(?P<day>\d{1,2})(?:st|nd|rd|th|:?e)?", r"(?P<year>(?:19|20)\d\d)"
    forms = (
        rf"(?<!\w){day}\s+(?:of\s+)?{month},?\s+{year}(?!\w)",
        rf"(?<!\w){month}\s+{day},?\s+{year}(?!\w)",
        rf"(?<!\w){day}\s+(?:of\s+)?{month}(?!\w)",
        rf"(?<!\w){month}\s+{year}(?!\w)",
        rf"(?<!\w){month}\s+{day}(?![\w.,])",
        rf"(?<!\w)(?:i|in|under|during|sedan|since)\s+{month}(?!\w)",
    )
    return tuple(pattern(form) for form in forms)


def _numbers(left: _Left) -> Iterator[Number]:
    text = left.text
    found = [(match.start(), match.end(), _value(match[0])) for match in left.matches(_NUMBER)]
    for match in _word_numbers().finditer(left.text):
        found.append((*match.span(), Decimal(numerals()[match[0].lower()])))
        left.take(*match.span())
    for start, end, value in sorted(found):
        times, unit, after = _unit(text[end:])
        before = text[:start].lower()
        yield Number(
            value=value * times,
            unit=unit,
            counted=next(iter(stems(word[0])), "") if (word := _WORD.match(after)) else "",
            bound=next((name for name, form in bounds() if form.search(before)), ""),
            written=text[start:end],
        )


@cache
def _word_numbers() -> re.Pattern[str]:
    words = sorted(numerals(), key=len, reverse=True)
    return pattern(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")


def _value(written: str) -> Decimal:
    if re.search(r"[ \u00a0\u202f]", written) or re.fullmatch(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3}){2,}", written):
        written = re.sub(r"\D", "", written)
    return Decimal(written.replace(",", "."))


def _unit(after: str) -> tuple[Decimal, str, str]:
    """Return what a number is multiplied by, its unit and what comes then: " miljoner kronor per år"."""
    after = after.lstrip(" \u00a0-")
    times, word = Decimal(1), _WORD.match(after)
    if word and word[0].lower() in multipliers():
        times = multipliers()[word[0].lower()]
        is_money = word[0].lower().endswith(("kr", "sek"))
        after = after if is_money else after[word.end() :].lstrip()
    for name, form in table()["units"].items():
        if unit := pattern(rf"{form}(?!\w)").match(after):
            return times, str(name), after[unit.end() :].lstrip()
    return times, "", after
