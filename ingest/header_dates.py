"""The date of a document: the day of the meeting for minutes, the day of writing for others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath

from ingest.dates import find_dates, parse_date
from ingest.lines import Line

_HEAD = 14
_MEETING = re.compile(
    r"(?:sammanträdes?(?:datum|dag|tid)?|mötes(?:datum|dag|tid)|plats och tid|tid och plats|tid|datum)\b\s*:?(.{0,90})",
    re.IGNORECASE | re.DOTALL,
)
_WRITTEN = re.compile(r"(?:datum|utfärdat|upprättad|daterad|skapad|tjänsteutlåtande)\b\s*:?(.{0,60})", re.IGNORECASE | re.DOTALL)
_OTHER_DAY = re.compile(r"remisstid|svar(?:sdatum)?\b|senast|juster|anslag|utskick|skickad|handlingar|gäller|giltig|reviderad", re.IGNORECASE)
_PLACE = re.compile(r"(?!\w*(?:yrkande|yttrande|reservation|motion|skrivelse|daterad)\b)[A-ZÅÄÖ][\wåäö]+(?:\s[A-ZÅÄÖ][\wåäö]+)?,?\s+(?:den\s+)?(?=\d)")


def find_date(
    source: str, is_minutes: bool, raw_head: Sequence[str], title_block: Sequence[Line], lines: Sequence[Line]
) -> tuple[date | None, str]:
    """Return the date and where it was read: "huvud", "text", "filnamn" or ""."""
    head = raw_head if is_minutes else [*raw_head[:_HEAD], *(line.text for line in title_block)]
    kept = [text for text in head if not _OTHER_DAY.search(text)]
    found = _labelled(_MEETING if is_minutes else _WRITTEN, "\n".join(kept)) or _first(kept[: _HEAD if is_minutes else 40])
    if found:
        return found, "huvud"
    if found := _at_place(lines) or (_first([line.text for line in lines]) if is_minutes else None):
        return found, "text"
    if found := _of_file(source):
        return found, "filnamn"
    return None, ""


def _labelled(label: re.Pattern[str], text: str) -> date | None:
    return next((found for match in label.finditer(text) if (found := parse_date(match[1]))), None)


def _first(texts: Sequence[str]) -> date | None:
    """The first date that makes up most of a line, else the first of all."""
    on_its_own = (found[0].date for text in texts if (found := find_dates(text)) and len(text) < 45)
    return next(on_its_own, None)


def _at_place(lines: Sequence[Line]) -> date | None:
    """ "Storköping den 4 maj 2031", where a letter is signed: the first one counts."""
    for line in lines:
        place = _PLACE.match(line.text)
        if place and (found := find_dates(line.text)) and found[0].start <= place.end() and len(line.text) < 80:
            return found[0].date
    return None


def _of_file(source: str) -> date | None:
    stem = PurePosixPath(source).stem
    return parse_date(re.sub(r"[_ ]", " ", stem)) or parse_date(re.sub(r"(?<=\d)_(?=\d)", "-", stem))
