"""The times a question names: days, months, seasons and years, each as a first and a last day.

Forms: "den 23 mars 2023", "2023-03-23", "23 March 2023" (a day); "februari 2018", "i mars och juni 2025" (a month);
"våren 2019" (a season); "2018" (a year). Years inside a betänkande's, programme's or matter's number are no times.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from answer.lexicon import lexicon
from answer.models import Period

_YEAR = r"(?P<year>19[5-9]\d|20[0-4]\d)"
_LOOKALIKES = re.compile(
    r"\b(?:SOU|Ds|prop\.?|SFS|bet\.?|dir\.?)\s*\(?\d{4}[:/]\S+|\b\d{4}[:/]\d+|\S*\d/\d{4}\b"
    r"|\b[a-zåäö]{2,}[- ]?\d{4}[-/:]\d+|\b\d{4}\s*[–-]\s*\d{4}\b",
    re.IGNORECASE,
)


def find_periods(text: str) -> tuple[Period, ...]:
    """Return the periods named, the most exact first. A named year is not counted again as a year of its own."""
    left = _year_in_name().sub(lambda match: " " * len(match.group()), with_years(text).lower())
    found: list[Period] = []
    for pattern, build in _forms():
        matches = list(pattern.finditer(left))
        found += [period for match in matches if (period := build(match))]
        left = pattern.sub(lambda match: " " * len(match.group()), left)
        if pattern is _ISO:
            left = _LOOKALIKES.sub(lambda match: " " * len(match.group()), left)
    return tuple(dict.fromkeys(found))


def with_years(text: str) -> str:
    """Return the text with the year put for "samma år": that of the time named before it."""
    return _SAME_YEAR.sub(_named_before, text)


def _named_before(match: re.Match[str]) -> str:
    years = _ANY_YEAR.findall(match.string[: match.start()])
    return years[-1] if years else match.group()


def shifted(period: Period, text: str) -> Period | None:
    """Return the year before or after that of the period, where the text asks about it; None where it asks about
    neither."""
    step = next((step for step, cue in _YEARS_ON.items() if cue.search(text.lower())), 0)
    year = period.first.year + step
    return Period(first=date(year, 1, 1), last=date(year, 12, 31)) if step else None


_SAME_YEAR = re.compile(r"\b(?:samma år|(?:of |in )?(?:the same|that) year)\b", re.IGNORECASE)
_ANY_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")
_YEARS_ON = {
    1: re.compile(
        r"\båret (?:därpå|efter|därefter)\b|\b(?:nästa|nästföljande|påföljande|följande|nästkommande) år\b"
        r"|\b(?:the )?(?:next|following) year\b|\b(?:the )?year after\b"
    ),
    -1: re.compile(
        r"\båret (?:innan|före|dessförinnan)\b|\b(?:föregående|förra) år(?:et)?\b"
        r"|\b(?:the )?previous year\b|\b(?:the )?year before\b"
    ),
}
_ISO = re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b")


@cache
def _year_in_name() -> re.Pattern[str]:
    """A year that is part of a document's name: "budget 2026", "delårsrapport mars 2023"."""
    names = "|".join(lexicon().year_names)
    months = "|".join(lexicon().months)
    return re.compile(
        rf"\b\w*(?:{names})(?:en|et|n|ens|ets|s)? (?:för |för år |av |for )?(?:(?:{months}) )?(?:19|20)\d\d\b"
    )


_THEN = r"(?:och|respektive|samt|till|and|to)(?: (?:igen|sedan|även|också|åter|again|then|also))?(?: (?:i|in))?"


def _forms() -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str]], Period | None]]]:
    months = "|".join(lexicon().months)
    seasons = "|".join(lexicon().seasons)
    yield _ISO, _day
    yield re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|:e)? (?:of )?(?P<name>{months}),? {_YEAR}\b"), _day
    yield re.compile(rf"\b(?P<name>{months}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}\b"), _day
    # "i augusti och september 2024": the first month borrows the year of the second
    yield re.compile(rf"\b(?P<name>{months})(?= {_THEN} (?:{months}) {_YEAR})"), _month
    yield re.compile(rf"\b(?P<name>{months}) {_YEAR}\b"), _month
    yield re.compile(rf"\b(?P<season>{seasons}) {_YEAR}\b"), _season
    yield re.compile(rf"\b{_YEAR}\b(?!\s*(?:kronor|kr\b|elever|barn|personer|platser|procent))"), _year


def _month_no(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return lexicon().months[groups["name"]] if groups.get("name") else int(groups["month"])


def _day(match: re.Match[str]) -> Period | None:
    try:
        day = date(int(match["year"]), _month_no(match), int(match["day"]))
    except ValueError:  # 31 februari
        return None
    return Period(first=day, last=day)


def _month(match: re.Match[str]) -> Period:
    year, month = int(match["year"]), _month_no(match)
    return Period(first=date(year, month, 1), last=date(year, month, calendar.monthrange(year, month)[1]))


def _season(match: re.Match[str]) -> Period:
    first, last = lexicon().seasons[match["season"]]
    year = int(match["year"])
    return Period(first=date(year, first, 1), last=date(year, last, calendar.monthrange(year, last)[1]))


def _year(match: re.Match[str]) -> Period:
    year = int(match["year"])
    return Period(first=date(year, 1, 1), last=date(year, 12, 31))
