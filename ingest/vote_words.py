"""The words of votes: the patterns of `data/votes.toml`, compiled, and number words."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from ingest.models import Ballot
from ingest.tables import table

_MARK = r"[”\"“'’]?"


@cache
def patterns(name: Literal["propositions", "tallies", "abstained"]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a list in the order of the file."""
    return tuple(map(_compiled, table("votes")[name]))


@cache
def pattern(name: Literal["unnamed", "listed"]) -> re.Pattern[str]:
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
    if folded.isdigit():
        return int(folded)
    words: list[str] = table("votes")["number_words"]
    return 1 if folded == "ett" else words.index(folded)


def _compiled(written: str) -> re.Pattern[str]:
    fills = {
        "{count}": rf"(?:\d{{1,3}}|ett|{'|'.join(table('votes')['number_words'])})",
        "{ja}": rf"ja{_MARK}(?:[- ]?röst\w*)?",
        "{nej}": rf"nej{_MARK}(?:[- ]?röst\w*)?",
        "{mark}": _MARK,
    }
    for name, fill in fills.items():
        written = written.replace(name, fill)
    return re.compile(written, re.IGNORECASE)
