"""The line that a paragraf of minutes may begin with: its number, organ, diarienummer and what else stands on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.organs import canonical_organ
from ingest.references import find_dates, leading_diarienummer

_HEADER = re.compile(
    r"(?:[#*]+\s*)?(?:(?P<organ>[A-ZÅÄÖ][\wåäö]{0,30}(?:\s[a-zåäö]+utskott)?)\s+)?"
    r"(?:(?:§|Paragraf\s)\s?(?P<number>\d{1,4}[a-z]?)|(?P<before>\d{1,4})\s?§(?!\s?\d(?!\d{2,}[/-]\d)))(?:/(?:19|20)?\d\d(?!\d))?(?P<rest>.*)"
)
_REFUSED_REST = re.compile(
    r"[;)?!–-]|[.:](?!\s+[A-ZÅÄÖ])|,(?!\s*(?:\d{3,}|[A-ZÅÄÖ]{2,}|(?i:dnr)))|\s+(?!forts)[a-zåäö]|§"
    r"|[ ,:–—-]+(?:Bilaga|BILAGA)(?:\s(?:\d{1,3}|[A-Z]\d{0,2}))?$"
)
_CLASS_CODE = re.compile(  # "1.4.1.1", "Dpl 13", of the archive's plan
    r"(?:\d{1,2}(?:\.\d{1,3}){1,4}|(?:Dpl|Diarieplan)\.?\s\d{1,3}(?:\.\d{1,3})*)(?:\s+|$)(?!kap|kr|mkr|%)"
)
_EARLIER = re.compile(
    r"(?P<organ>[A-ZÅÄÖ][\wåäö]{0,9})\s?§\s?\d{1,4}(?:/\d\d(?:\d\d)?)?(?!\d)[ ,;]*"
)  # "KSAU § 84" beside
_FORTS = re.compile(r"\(?forts(?:ättning|\.)?\b\.?\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    line: int
    number: str
    prefix: str  # "Sn" of "Sn § 12"
    organ: str
    rest: str
    diarienummer: tuple[str, ...]
    is_continued: bool
    is_dotted: bool  # "§ 12. Title": so the § of regulations are written, too

    @property
    def value(self) -> int:
        return int(re.sub(r"\D", "", self.number))


def find_candidate(n: int, text: str) -> Candidate | None:
    match = _HEADER.fullmatch(text) if "§" in text[:50] or text.startswith("Paragraf ") else None
    if match is None or _REFUSED_REST.match(match["rest"]) or _is_day(match["rest"]):
        return None
    is_dotted = match["rest"][:1] in (".", ":")
    if is_dotted and text.endswith("."):
        return None
    organ = ""
    if match["organ"]:
        organ = canonical_organ(match["organ"].upper()) or canonical_organ(match["organ"]) or ""
        if not organ and len(match["organ"]) > 4:
            return None  # "Kommunallagen § 12"
    rest = match["rest"].lstrip(".:").strip(" *–-").lstrip(" ,")
    numbers, title = leading_numbers(_FORTS.sub("", rest).strip())
    return Candidate(
        line=n,
        number=(match["number"] or match["before"]).lstrip("0") or "0",
        prefix=(match["organ"] or "").casefold(),
        organ=organ,
        rest=title.strip(" :–-").lstrip(" ,"),  # a comma at the end tells that the title goes on below
        diarienummer=numbers,
        is_dotted=is_dotted,
        is_continued=_FORTS.match(rest) is not None or _FORTS.search(rest[-14:]) is not None,
    )


def _is_day(rest: str) -> bool:
    """Say whether only a date follows a § and a comma, as where an earlier decision is told: "§ 9, 2031-05-12"."""
    if not rest.startswith(","):
        return False
    days = find_dates(rest)
    return bool(days) and days[0].end - days[0].start >= len(rest.strip(" ,.")) - len("den ")


def leading_numbers(rest: str, prefix: str = "") -> tuple[tuple[str, ...], str]:
    """Return the diarienummer behind "§ 12" and the title; class codes and the § of organs other than `prefix` are
    neither."""
    while (earlier := _EARLIER.match(rest)) and earlier["organ"].casefold() != prefix:
        rest = rest[earlier.end() :]
    numbers, title = leading_diarienummer(rest)
    return numbers, _CLASS_CODE.sub("", title, count=1) if numbers and _CLASS_CODE.match(title) else title
