"""The check of a sentence's figures: days, paragrafer, diarienummer, numbers, votes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from answer.verification.form import Found
from answer.verification.models import FaultKind
from answer.verification.support import Support, Unit
from answer.verification.tables import BALLOTS, free_words, pattern, stances, table
from answer.verification.values import Day, Number, Values, same_number

_TALLY = re.compile(r"(?<![\d-])(\d{1,3})\s?[–-]\s?(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?(?![\d-])")
_BALLOT_COUNT = re.compile(
    r"(?<!\d)(\d{1,3})\s+(?:(?:röst\w*|votes?|voted|for|said|sade)\s+){0,2}(ja|nej|yes|no)\b", re.IGNORECASE
)
_YEAR_AFTER = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:i |in |år )?((?:19|20)\d\d)(?!\d|-\d)")


def values(own: Values, bare: str, support: Support, n_named: Iterable[int]) -> Iterator[Found]:
    """Every day, §, diarienummer and number is one of the cited words', with the unit, noun and bound it has there."""
    known = support.values
    days = [day for day, _ in known.days] + [_day(unit) for unit in support.units]
    numbers = {number.value for number in known.numbers}
    for day, written in own.days:
        is_year = day[1] is None and any(number == day[0] for number in numbers)
        if not is_year and not any(_is_same_day(day, other) for other in days):
            yield FaultKind.DATE, written
    paragrafer = {*known.paragrafer, *(unit.citation.paragraf for unit in support.units)}
    yield from ((FaultKind.PARAGRAF, f"§ {one}") for one in own.paragrafer if one not in paragrafer)
    files = {*known.diarienummer, *(words for unit in support.units for words in _files(unit))}
    for one in own.diarienummer:
        if not any(other == one or other.endswith(f"-{one}") for other in files):
            yield FaultKind.DIARIENUMMER, one
    yield from _tallies(bare, support)
    counts = set(n_named)
    for number in own.numbers:
        is_count = number.value in counts and bool(pattern(table()["counted"]["people"]).match(number.counted))
        if not is_count and not _is_known(number, known.numbers):
            yield FaultKind.NUMBER, number.written


def _day(unit: Unit) -> Day:
    day = unit.citation.date
    return (day.year, day.month, day.day) if day else (None, None, None)


def _is_same_day(one: Day, other: Day) -> bool:
    parts = [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine is not None]
    return all(mine == theirs for mine, theirs in parts)


def _files(unit: Unit) -> Iterator[str]:
    yield from (same_number(one) for one in unit.citation.diarienummer)


def _is_known(number: Number, known: Iterable[Number]) -> bool:
    """Tell whether the number stands there as it is used: same unit and bound, and not in another one's place."""
    known = tuple(known)
    same = [one for one in known if one.value == number.value and (not number.unit or one.unit == number.unit)]
    if number.bound:
        same = [one for one in same if one.bound == number.bound]
    if not same:
        return False
    rivals = [one for one in known if one.counted == number.counted and one.value != number.value]
    is_own = any(one.counted == number.counted for one in same)
    return is_own or not (number.counted and rivals and number.counted not in free_words() | {"ja", "nej"})


def _tallies(bare: str, support: Support) -> Iterator[Found]:
    known = " ".join(support.texts)
    for match in _TALLY.finditer(bare):
        ordered = r"(?!\d)[^\d.;()§]{1,25}?".join(figure for figure in match.groups() if figure)
        if not re.search(rf"(?<!\d){ordered}(?!\d)", known):
            yield FaultKind.NUMBER, match[0]
    told = [(n, BALLOTS[ballot.lower()]) for n, ballot in _BALLOT_COUNT.findall(known)]
    for value, ballot in _BALLOT_COUNT.findall(bare):
        own = [n for n, other in told if other == BALLOTS[ballot.lower()]]
        if own and value not in own:
            yield FaultKind.NUMBER, f"{value} {ballot}"
    told_years = {pair for text in support.texts for pair in _stance_years(text)}
    for pair in _stance_years(bare):
        if pair not in told_years and any(year == pair[1] for _, year in told_years):
            yield FaultKind.OUTCOME, " ".join(pair)


def _stance_years(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is told of a year: "avslag 2021"."""
    for name, form in stances():
        for match in form.finditer(text):
            if year := _YEAR_AFTER.match(text, match.end()):
                yield name, year[1]
