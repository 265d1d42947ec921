"""Dates in the forms that Swedish documents write them.

Forms: "den 22 februari 2021", "onsdagen den 14 febr. 2018", "den 7 och 8 november 2022" (the first day), "2021-02-22",
"21-02-22", "20210222", "22/2 2021", "22/2-2021", "22.2.2021". A date without a year is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari febr feb",
            "mars mar",
            "april apr",
            "maj",
            "juni jun",
            "juli jul",
            "augusti aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:\s*(?:och|–|-)\s*\d{{1,2}})?(?:\s*:?e)?\s+(?P<month>{'|'.join(_MONTHS)})\b\.?,?\s+{_YEAR}\b",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![\d/-]){_YEAR}[-‐‑–](?P<month>\d\d)[-‐‑–](?P<day>\d\d)(?![\d/]|-\d)"),
    re.compile(r"(?<![\w./:-])(?P<year>[0-4]\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/]|[-.:]\d)"),
    re.compile(rf"(?<![\w./:-]){_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?![\w/]|[-.:]\d)"),
    re.compile(rf"(?<![\d/.-])(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})[\s-]\s?{_YEAR}\b"),
    re.compile(rf"(?<![\d/.-])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}\b"),
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the text: 0-based, half-open."""

    date: date
    start: int
    end: int


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates of a text in the order they stand; overlapping forms give one date."""
    found: list[FoundDate] = []
    for one in sorted(_all_forms(text), key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def parse_date(text: str) -> date | None:
    """Return the first date of a text, or None."""
    found = find_dates(text)
    return found[0].date if found else None


def is_date(text: str) -> bool:
    """Say whether a text is a date and nothing else: "2031-05-12", "den 12 maj 2031"."""
    found = find_dates(text)
    rest = f"{text[: found[0].start]}{text[found[0].end :]}" if len(found) == 1 else text
    return rest.casefold().strip(" .:,") in ("", "den")


def _all_forms(text: str) -> Iterator[FoundDate]:
    for form in _FORMS:
        for match in form.finditer(text):
            year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
            month = _MONTHS.get(match["month"].lower()) or int(match["month"])
            try:
                yield FoundDate(date(year, month, int(match["day"])), match.start(), match.end())
            except ValueError:
                continue  # 31 February, a serial number
