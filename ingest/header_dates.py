"""The date of a document: the day of the meeting for minutes, the day of writing for others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath

from ingest.dates import find_dates, parse_date
from ingest.lines import Line
from ingest.organs import find_organs

_HEAD = 14
_SHORT, _LABEL = 45, 30  # characters
_MEETING = re.compile(
    r"(?:\b(?:sammanträdes?(?:datum|dag|tid)?|mötes(?:datum|dag|tid)|plats och tid|tid och plats)"
    r"|^[ \t]*(?:tid|datum|dag))\b\s*:?((?s:.{0,90}))",
    re.IGNORECASE | re.MULTILINE,
)
_WRITTEN = re.compile(
    r"(?:datum|utfärdat|upprättad|daterad|skapad|tjänsteutlåtande)\b\s*:?(.{0,60})", re.IGNORECASE | re.DOTALL
)
_DATED = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[ ,]+[A-ZÅÄÖ]")
_OTHER_DAY = re.compile(
    r"remisstid|svar(?:sdatum)?\b|senast|juster|anslag|publicering|utskick|skickad|handlingar|gäller|giltig|reviderad",
    re.IGNORECASE,
)
# The day that a matter is put off to: "behandlas på nämndens sammanträde den 3 juni".
_PUT_OFF = re.compile(
    r"\b(?:bordlägg\w*|behandlas|tas upp|återupptas|återkom\w*|skjut\w* upp|uppskjut\w*)\b[^.§]{0,120}", re.IGNORECASE
)
_PLACE = re.compile(
    r"(?!\w*(?i:yrkande|yttrande|reservation|motion|skrivelse|daterad|sammanträde|möte|styrelsen|nämnden|fullmäktige|utskottet)\b)[A-ZÅÄÖ][\wåäö]+(?:\s[A-ZÅÄÖ][\wåäö]+)?,?\s+(?:den\s+)?(?=\d)"
)


def find_date(
    source: str, is_minutes: bool, raw_head: Sequence[str], title_block: Sequence[Line], lines: Sequence[Line]
) -> tuple[date | None, str]:
    """Return the date and where it was read: "huvud", "text", "filnamn" or ""."""
    head = raw_head if is_minutes else [*raw_head[:_HEAD], *(line.text for line in title_block)]
    kept = [text for n, text in enumerate(head) if not _OTHER_DAY.search(text) and not _is_labelled_other(head, n)]
    found = _labelled(_MEETING if is_minutes else _WRITTEN, _PUT_OFF.sub(" ", "\n".join(kept))) or _first(
        kept[: _HEAD if is_minutes else 40]
    )
    if found:
        return found, "huvud"
    if is_minutes and (found := _of_file(source)):  # days inside minutes are of many things
        return found, "filnamn"
    if found := _at_place(lines) or (_first([line.text for line in lines]) if is_minutes else None):
        return found, "text"
    if found := _of_file(source):
        return found, "filnamn"
    return None, ""


def _is_labelled_other(head: Sequence[str], n: int) -> bool:
    """Tell whether the line before is the label of another day: "Justering", below it "Stadshuset 2031-03-05"."""
    return n > 0 and len(head[n - 1]) < _LABEL and bool(_OTHER_DAY.match(head[n - 1])) and not find_dates(head[n - 1])


def is_signed(text: str) -> bool:
    """Say whether a line is place and date of a signed text: "Storköping den 4 maj 2031"."""
    place = _PLACE.match(text)
    found = find_dates(text) if place else ()
    return place is not None and bool(found) and found[0].start <= place.end() and len(text) < 80


def _labelled(label: re.Pattern[str], text: str) -> date | None:
    return next((found for match in label.finditer(text) if (found := parse_date(match[1]))), None)


def _first(texts: Sequence[str]) -> date | None:
    """The first date that makes up most of a line."""
    on_its_own = (found[0].date for text in texts if (found := find_dates(text)) and _is_about_the_day(text))
    return next(on_its_own, None)


def _is_about_the_day(text: str) -> bool:
    """A short line with a date, a title behind its date, or an organ and the day it met: "Kommunfullmäktige 2031-03-19,
    § 19"."""
    return bool(_DATED.match(text)) or len(text) < _SHORT or (len(text) < 2 * _SHORT and bool(find_organs(text)))


def _at_place(lines: Sequence[Line]) -> date | None:
    """ "Storköping den 4 maj 2031", where a letter is signed: the first one counts."""
    for line in lines:
        if is_signed(line.text) and not _OTHER_DAY.search(line.text):
            return parse_date(line.text)
    return None


def _of_file(source: str) -> date | None:
    stem = PurePosixPath(source).stem
    return parse_date(re.sub(r"[_ ]", " ", stem)) or parse_date(re.sub(r"(?<=\d)_(?=\d)", "-", stem))
