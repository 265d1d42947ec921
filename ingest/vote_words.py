"""The words of votes: the patterns of `data/votes.toml`, compiled, and number words."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from ingest.models import Ballot
from ingest.tables import table

_MARK = r"[”\"“'’]?"


@cache
def patterns(name: Literal["propositions", "tallies", "sums", "abstained"]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a list in the order of the file."""
    return tuple(map(_compiled, table("votes")[name]))


@cache
def pattern(name: Literal["unnamed", "listed", "casting", "counter", "bracketed"]) -> re.Pattern[str]:
    """Return the alternatives of a table as one pattern."""
    return _compiled("|".join(table("votes")[name]["patterns"]))


@cache
def sides() -> tuple[tuple[Ballot, re.Pattern[str]], ...]:
    """Return the words beside the names of those who voted alike, by ballot."""
    return tuple(
        (Ballot(name), _compiled("|".join(alternatives))) for name, alternatives in table("votes")["sides"].items()
    )


def count_of(written: str) -> int:
    """Return the number that figures or a Swedish number word stand for."""
    folded = written.casefold()
    return int(folded) if folded.isdigit() else _numbers()[folded]


@cache
def _numbers() -> dict[str, int]:
    """Return what the number words from noll to nittionio stand for."""
    units: dict[str, int] = {word: n for n, word in enumerate(table("votes")["number_words"])} | {"ett": 1}
    tens: dict[str, int] = {word: 10 * n for n, word in enumerate(table("votes")["ten_words"], 2)}
    compounds = {ten + unit: m + n for ten, m in tens.items() for unit, n in units.items() if 0 < n < 10}
    return units | tens | compounds


def _compiled(written: str) -> re.Pattern[str]:
    fills = {
        "{count}": rf"(?:\d{{1,3}}|{'|'.join(sorted(_numbers(), key=len, reverse=True))})",
        "{ja}": rf"ja{_MARK}(?:[- ]?röst\w*)?",
        "{nej}": rf"nej{_MARK}(?:[- ]?röst\w*)?",
        "{mark}": _MARK,
        "{word}": r"(?:(?:m\.\s?fl|t\.\s?ex|dvs)\.|[^.”\"“])",
        "{stop}": r"(?<!m\.fl)(?<!m\.\sfl)\.(?:\s|$)",
        "{after}": r"(?:Ja|JA|Nej|NEJ|Resultat|RESULTAT|Utfall|Röst|Voter|Vid|Med|Ordför)",
        "{means_ja}": r"(?P<ja_means>[^.:;”\"“]{3,200}?)",
        "{means_nej}": r"(?P<nej_means>[^.,:;”\"“]{3,200}?)(?=[.,;]|\s+(?:beslut|har|antar|avslår|bifall)|\s*$)",
    }
    for name, fill in fills.items():
        written = written.replace(name, fill)
    return re.compile(written, re.IGNORECASE)
