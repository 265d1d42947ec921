"""References to an item of minutes: an organ, a day and a §, in the order that a place writes them.

Forms: "Kommunstyrelsens arbetsutskott 2031-11-11, § 322", "KS den 9 mars 2031 § 17 och § 19", "KF § 45/2031-03-09",
"Kommunstyrelsen § 45, 2031-03-09", "§ 45 i kommunstyrelsen den 9 mars 2031", "protokollsutdrag från kommunstyrelsens
sammanträde den 9 mars 2031 (§ 17)", "Bordlagt den 9 mars 2031, § 20 och den 6 april 2031, § 31" (the organ itself).

1. Lines are read one by one; a line that goes on in lower case or with a date or § belongs to the one before it.
2. In a line the day stands before the § or after it; the first § of the line tells which.
3. The organ stands before both or between them; one that is named for the first of a list goes for the others.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.dates import FoundDate, find_dates
from ingest.organs import find_organs
from ingest.references import FoundParagraf, find_paragrafer

_NEAR = 60  # characters between the parts of one reference
_LINE = re.compile(r"\n(?=\s*(?:[-–•*·]|[A-ZÅÄÖ]))")
_SLASHED = re.compile(r"(§\s?\d{1,4})/(?=(?:19|20)\d\d-)")  # "§ 45/2031-03-09"
_JOINS = re.compile(r"[\s,;()]*(?:(?:och|samt|den|av|§)\b[\s,;()]*)*")
_SAME_ORGAN = re.compile(r"\b(?:bordl|återremi)\w+", re.IGNORECASE)  # what an organ did before with its own matter


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReference:
    """An item that a text refers to. The organ is canonical."""

    organ: str
    date: dt.date
    paragraf: str


def find_item_references(text: str, *, organ: str = "") -> tuple[FoundReference, ...]:
    """Return the items that a text refers to, distinct, in order; what names no day or no organ is left out.

    Args:  organ: whose text it is, for "Bordlagt den 9 mars 2031, § 20".
    """
    if "§" not in text:
        return ()
    lines = (" ".join(line.split()) for line in _LINE.split(_SLASHED.sub(r"\1 ", text)))
    found = (one for line in lines for one in _in_line(line, organ))
    return tuple(dict.fromkeys(found))


def _in_line(line: str, own: str) -> Iterator[FoundReference]:
    paragrafer, dates = find_paragrafer(line), find_dates(line)
    if not paragrafer or not dates:
        return
    is_after = not any(_is_before(day, paragrafer[0]) for day in dates)
    default = own if _SAME_ORGAN.search(line) and not find_organs(line) else ""
    organ, end = default, 0
    for paragraf in paragrafer:
        day = _day_of(paragraf, dates, is_after=is_after)
        if day is None:
            continue
        first, last = min(day.start, paragraf.start), max(day.start, paragraf.start)
        window = line[max(end if first >= end else 0, first - _NEAR) : last]
        organs = find_organs(window)
        if not organs and end and not _JOINS.fullmatch(line[end:first]) and first > end:
            organ = default
        organ, end = organs[-1] if organs else organ, max(day.end, paragraf.end)
        if organ:
            yield FoundReference(organ=organ, date=day.date, paragraf=paragraf.paragraf)


def _is_before(day: FoundDate, paragraf: FoundParagraf) -> bool:
    return 0 <= paragraf.start - day.end <= _NEAR


def _day_of(paragraf: FoundParagraf, dates: Sequence[FoundDate], *, is_after: bool) -> FoundDate | None:
    """Return the nearest day on the side of the § where the line has them."""
    if is_after:
        return next((day for day in dates if 0 <= day.start - paragraf.end <= _NEAR), None)
    return next((day for day in reversed(dates) if _is_before(day, paragraf)), None)
