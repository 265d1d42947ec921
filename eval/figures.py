"""Dates and numbers brought to one form, so that the same figure is found however it is written, and no other.

"den 22 februari 2021" = "2021-02-22" = "22/2 2021"; "4,2 miljoner" = "4 200 000" = "4,2 mnkr"; "åtta" = "8".

A text is compared in three renderings, as `Renderings` holds them:
    plain    `normal` text, with its dates once more in words at the end
    figures  dates as "2021-02-22 (2021)", number words as digits, no blanks within a number, a point before decimals
    amounts  as figures, with "4.2 miljoner" multiplied out
The figures of a marker ("[7]") and of a point of a decision ("7. Nämnden får ...") are no figures of the answer.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from eval.normal import normal
from ingest.dates import find_dates

MARKER = re.compile(r"\[(\d{1,3})\]")
# A figure stands alone: "40" is not in "140", "40,5", "40-38", "2019/40" or "SLK-40".
ALONE_BEFORE = r"(?<![^\W_])(?<![^\W_][-/])(?<!\d[.,:])"
ALONE_AFTER = r"(?![^\W_])(?![.,:/-]\d)"

_SHORT_DATE = re.compile(r"\d\d-\d\d-\d\d")  # may as well be a vote: ja-nej-avstår
# "1,6-1,9 miljoner" is a range: votes and dates have no decimals.
_RANGE = re.compile(
    r"(?<![\d.,-])(\d+(?:[.,]\d+)?)\s?-\s?(\d+,\d+)(?![\d-])|(?<![\d.,-])(\d+,\d+)\s?-\s?(\d+)(?![\d,.-])"
)
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?-\s?((?:19|20)\d\d)(?!\d)(?!-\d)")
_PER_CENT = re.compile(r"(?<=\d)\s?(?:%|procent|percent|per cent)(?!\w)")
_ENUMERATOR = re.compile(r"(?:^|(?<=[\"])|(?<=[.;] ))\d{1,2}\.(?= [^\W\d])")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderings:
    plain: str
    figures: str
    amounts: str


@cache
def words() -> dict[str, Any]:
    """Return `data/words.toml` as it stands."""
    return tomllib.loads(resources.files("eval.data").joinpath("words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def renderings(text: str) -> Renderings:
    plain = normal(text)
    dated, long_dates = _dated(_swedish_months(_ENUMERATOR.sub("", MARKER.sub("", plain))))
    apart = _RANGE.sub(lambda found: " till ".join(bound for bound in found.groups() if bound), _digits(dated))
    figures = _PER_CENT.sub(" procent", _YEARS.sub(r"\1 till \2", apart))
    return Renderings(
        plain=" ".join((plain, *long_dates)),
        figures=_quantity().sub(lambda found: _rewritten(found, multiply=False), figures),
        amounts=_quantity().sub(lambda found: _rewritten(found, multiply=True), figures),
    )


def is_number_word(text: str) -> bool:
    return text in _number_words()


def _dated(text: str) -> tuple[str, list[str]]:
    """Return the text with its dates as "2021-02-22 (2021)", and these dates in Swedish and English words."""
    parts: list[str] = []
    in_words: list[str] = []
    last = 0
    english = {swedish: name for name, swedish in words()["months"].items()}
    months = list(english)
    for found in find_dates(text):
        if _SHORT_DATE.fullmatch(text[found.start : found.end]):
            continue
        day, month = found.date, months[found.date.month - 1]
        parts += [text[last : found.start].removesuffix("den "), f"{day.isoformat()} ({day.year})"]
        last = found.end
        in_words += [
            f"; {day.day} {month} {day.year}",
            f"; {day.day} {english[month]} {day.year}",
            f"; {english[month]} {day.day}, {day.year}",
        ]
    return "".join((*parts, text[last:])), in_words


@cache
def _english_date() -> re.Pattern[str]:
    month = "|".join(words()["months"])
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?<!\w)(?:(?P<m1>{month}) (?P<d1>{day})|(?P<d2>{day}) (?:of )?(?P<m2>{month}))(?=,? (?:19|20)\d\d)"
    )


def _swedish_months(text: str) -> str:
    """Write the English dates of the text as Swedish ones: "June 11, 2025" is "11 juni 2025"."""

    def swedish(found: re.Match[str]) -> str:
        day = (found["d1"] or found["d2"]).rstrip("stndrh")
        return f"{day} {words()['months'][found['m1'] or found['m2']]}"

    return _english_date().sub(swedish, text)


@cache
def _number_words() -> dict[str, str]:
    return {word: digits for digits, names in words()["numbers"].items() for word in names}


@cache
def _number_word() -> re.Pattern[str]:
    articles = "|".join(words()["numbers"]["1"])
    others = "|".join(word for word, digits in _number_words().items() if digits != "1")
    counted = "|".join(words()["counted"]["words"])
    return re.compile(rf"(?<![\w-])(?:(?:{articles})(?= (?:{counted})(?![\w]))|(?:{others})(?![\w-]))")


def _digits(text: str) -> str:
    return _number_word().sub(lambda found: _number_words()[found[0]], text)


@cache
def _quantity() -> re.Pattern[str]:
    """Match a number that stands alone, with the scale and the currency after it."""
    scales, money = (sorted(names, key=len, reverse=True) for names in (words()["scales"], words()["money"]["words"]))
    thousands = r"[1-9]\d{0,2}(?P<between>[ .,'])\d{3}(?:(?P=between)\d{3})*(?!\d)"
    return re.compile(
        rf"{ALONE_BEFORE}(?P<whole>{thousands}|\d+)(?P<decimals>[.,]\d+)?(?!\d)(?![.,:/-]\d)"
        rf"(?: ?(?P<scale>{'|'.join(scales)})(?!\w))?(?P<money>:-| ?(?:{'|'.join(money)})(?!\w))?(?![^\W\d_])"
    )


def _rewritten(found: re.Match[str], *, multiply: bool) -> str:
    number = f"{found['whole']}{found['decimals'] or ''}"
    if _CLOCK.fullmatch(number) or re.match(r"0\d", number):
        return found[0]
    whole = re.sub(r"\D", "", found["whole"])
    value = Decimal(f"{whole}.{(found['decimals'] or '.0')[1:]}")
    scale = found["scale"]
    in_kronor = found["money"] or scale in words()["money"]["scales"]
    factor = words()["scales"].get(scale, 1)
    times = "" if multiply or factor == 1 else f" x{factor}"
    return _plain_digits(value * factor if multiply else value) + times + (" kronor" if in_kronor else "")


def _plain_digits(value: Decimal) -> str:
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
