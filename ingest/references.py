"""References a text makes to other records: diarienummer, paragrafer, dates and organs. Find -> resolve.

Look-alikes are refused: SOU 2017:47, Ds 2024:29, prop. 2020/21:1, SFS (2018:585), page counters "19 (58)", organisation
and telephone numbers, dates. Numbers that a scanner spread out ("2020/ I I 09") are mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.dates import FoundDate, find_dates, parse_date
from ingest.organs import canonical_organ, find_organs, is_administration
from ingest.tables import table

__all__ = [
    "FoundDate",
    "FoundDiarienummer",
    "FoundParagraf",
    "canonical_organ",
    "find_dates",
    "find_diarienummer",
    "find_organs",
    "find_paragrafer",
    "is_administration",
    "leading_diarienummer",
    "locate_diarienummer",
    "parse_date",
    "trailing_diarienummer",
]

_JOIN = r"(?:\s*(?:,|;|och|samt|/)\s*)"
_BEFORE, _AFTER = r"(?<![\w/:.-])", r"(?![\w/]|[-:]\d)"
_SPREAD = re.compile(r"(?P<head>\b[A-ZÅÄÖ]{2,8} ?(?:19|20)\d\d)/(?P<number>(?: ?[\dIlO]){2,6})(?!\w)")
_PARAGRAF = re.compile(
    r"(?<![\w§])§{1,2}\s?(?P<first>\d{1,4}[a-z]?)(?!\d|/(?!(?:19|20)\d\d))(?:\s?[-–]\s?(?P<last>\d{1,4}))?(?P<more>(?:,\s?\d{1,4}(?!\d|-\d))*)"
)


@dataclass(frozen=True, slots=True)
class FoundDiarienummer:
    """A diarienummer, one space between its parts, and where it stands in the text: 0-based, half-open."""

    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundParagraf:
    """The number of a paragraf that a text refers to ("17", "17a") and where the reference stands."""

    paragraf: str
    start: int
    end: int


def find_diarienummer(text: str) -> tuple[str, ...]:
    """Return the distinct diarienummer of a text, in the order they stand."""
    return tuple(dict.fromkeys(found.number for found in locate_diarienummer(text)))


def locate_diarienummer(text: str) -> tuple[FoundDiarienummer, ...]:
    """Return every diarienummer of a text with its place; none overlap."""
    by_place: list[FoundDiarienummer] = []
    for found in sorted(_all(text), key=lambda one: (one.start, -one.end)):
        if not by_place or found.start >= by_place[-1].end:
            by_place.append(found)
    return tuple(by_place)


def leading_diarienummer(text: str) -> tuple[tuple[str, ...], str]:
    """Read the numbers that a header begins with: "Dnr KS 2020/1109, 0227/23 Title" -> (numbers, "Title").

    What stands after "§ 12" needs no keyword. A leading class code ("1.2.3") is skipped with its number.
    """
    numbers: list[str] = []
    rest = text.strip()
    while match := _leading().match(rest):
        number = _resolved(match["number"])
        if number is None:
            break
        numbers.append(number)
        rest = rest[match.end() :].strip()
    return tuple(dict.fromkeys(numbers)), re.sub(rf"^(?:{_keywords()})\.?:?\s*$", "", rest, flags=re.IGNORECASE)


def trailing_diarienummer(text: str) -> tuple[tuple[str, ...], str]:
    """Read the numbers that a title ends with: "Title (KS 2031/5, SN 2031/7)", "Title   2031/5" -> (numbers, "Title").

    A number without letters counts in a parenthesis, behind a keyword or in a column of its own.
    """
    match = _trailing().search(text) if re.search(r"\d(?:\s[A-ZÅÄÖ]{2,6})?[\s,;)\]]*$", text) else None
    if match is None or not match.start():
        return (), text
    is_apart = bool(match["keyword"]) or match["opening"].strip() in ("(", "[") or len(match["opening"]) > 2
    pattern = _any_shape() if is_apart else _own_shapes()
    numbers = [_resolved(one[0]) for one in re.finditer(rf"{_BEFORE}{pattern}{_AFTER}", match["list"])]
    if not numbers or None in numbers or not _is_whole(match["list"], pattern):
        return (), text
    return tuple(dict.fromkeys(filter(None, numbers))), text[: match.start()].rstrip(" ,;–-")


def _is_whole(listed: str, pattern: str) -> bool:
    return re.fullmatch(rf"{pattern}(?:{_JOIN}{pattern})*", listed) is not None


def find_paragrafer(text: str) -> tuple[FoundParagraf, ...]:
    """Return the paragrafer that a text refers to: "§ 12", "§§ 12-14, 16" (each of them), not "3 kap. 6 §"."""
    found: list[FoundParagraf] = []
    for match in _PARAGRAF.finditer(text):
        numbers = [match["first"]]
        if match["last"] and match["first"].isdigit() and 0 < int(match["last"]) - int(match["first"]) < 200:
            numbers += [str(number) for number in range(int(match["first"]) + 1, int(match["last"]) + 1)]
        numbers += re.findall(r"\d+", match["more"]) if match[0].startswith("§§") else []
        found += [FoundParagraf(number, match.start(), match.end()) for number in numbers]
    return tuple(found)


@cache
def _keywords() -> str:
    words = sorted(table("diarienummer")["words"]["keywords"], key=len, reverse=True)
    return "|".join(word.replace(" ", r"\s?") for word in words)


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(f"{_BEFORE}(?:{shape['pattern']}){_AFTER}") for shape in table("diarienummer")["shape"])


@cache
def _after_keyword() -> re.Pattern[str]:
    """A keyword and the list of numbers after it."""
    one = _any_shape()
    return re.compile(
        rf"(?<!\w)(?i:{_keywords()})\.?\s*:?\s*(?:\d{{1,2}}(?:\.\d{{1,2}})+\s+)?(?P<list>{one}{_AFTER}(?:{_JOIN}{one}{_AFTER})*)"
    )


@cache
def _trailing() -> re.Pattern[str]:
    """The numbers at the end of a title, in a parenthesis or not; an open parenthesis may go on below."""
    one = rf"{_BEFORE}{_any_shape()}{_AFTER}"
    return re.compile(
        rf"(?P<opening>\s*[(\[]\s*|\s*[,;–-]\s+|\s+)(?P<keyword>(?:(?i:{_keywords()}))\.?\s*:?\s*)?"
        rf"(?P<list>{one}(?:{_JOIN}{one})*)(?:\s+\d{{3}}(?=\s*[)\]]))?\s*[,;]?\s*[)\]]?$"
    )


@cache
def _own_shapes() -> str:
    return f"(?:{'|'.join(shape['pattern'] for shape in table('diarienummer')['shape'])})"


@cache
def _any_shape() -> str:
    tables = table("diarienummer")
    patterns = (shape["pattern"] for shape in (*tables["shape"], *tables["keyword_shape"]))
    return f"(?:{'|'.join(patterns)})"


@cache
def _leading() -> re.Pattern[str]:
    code = r"(?:\d{1,2}(?:\.\d{1,2})+\s+)?"
    return re.compile(rf"(?:[,;(]\s*)?(?:(?i:{_keywords()})\.?\s*:?\s*)?{code}(?P<number>{_any_shape()}){_AFTER}\)?,?")


def _all(text: str) -> Iterator[FoundDiarienummer]:
    for shape in _shapes():
        for match in shape.finditer(text):
            number = _resolved(match[0])
            if number and not re.search(r"\b(?:prop|bet|rskr|dir)\.?\s*$", text[: match.start()], re.IGNORECASE):
                yield FoundDiarienummer(number, match.start(), match.end())
    for match in _after_keyword().finditer(text):
        for one in re.finditer(_any_shape() + _AFTER, match["list"]):
            if number := _resolved(one[0]):
                start = match.start("list") + one.start()
                yield FoundDiarienummer(number, start, start + len(one[0]))
    for match in _SPREAD.finditer(text):
        if re.search(r"[IlO]", match["number"]):
            digits = match["number"].replace(" ", "").translate(str.maketrans("IlO", "110"))
            if number := _resolved(f"{match['head']}/{digits}"):
                yield FoundDiarienummer(number, match.start(), match.end())


def _resolved(written: str) -> str | None:
    """Return the number with single spaces, or None for a look-alike: a law, a report, a date, a school year."""
    letters = re.search(r"[A-Za-zÅÄÖåäö]{2,}", written)
    if letters and letters[0].upper() in table("diarienummer")["words"]["refused"]:
        return None
    if years := re.fullmatch(r"(?:19|20)(\d\d)/(?:19|20)?(\d\d)", written):
        return None if int(years[2]) == int(years[1]) + 1 else written
    dates = find_dates(written)
    if dates and dates[0].end - dates[0].start == len(written):
        return None
    return " ".join(written.split())
