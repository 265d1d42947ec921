"""What a question was understood to name, and the question without some of it.

The words that name something are found by reading: a stretch of the question that by itself is understood to name a
thing is what named it. So whatever the archive's vocabulary learns to recognise can be taken away, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answer.models import Period, Question
from ingest.parties import party_name
from ui.texts import Lang, name, text

if TYPE_CHECKING:
    from answer.vocabulary import Vocabulary

# In the order of the chips; "statement_kinds" is what was said or done: reservation, yrkande ...
FIELDS = (
    "parties", "persons", "organs", "municipalities", "periods", "statement_kinds", "diarienummer", "paragrafer",
)  # fmt: skip
MAX_VALUES = 4  # of one field; "nämnden" may name every nämnd of the archive, which is one chip
MAX_WORDS = 8  # of a name; those of bodies and local parties are long
EVERY = ""  # the value that stands for all of a field
_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")
# What introduces a name and would be left hanging.
_INTRODUCES = re.compile(r"(?:\b(?:i|av|hos|från|för|under|år|den|om|på|by|in|of|from|during|on)\s+)+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A value of a field of Question, as text; EVERY: all of the field's values."""

    field: str
    value: str


def named_in(question: Question) -> tuple[Named, ...]:
    """Return what the question was understood to name, in the order of FIELDS."""
    found: list[Named] = []
    for field in FIELDS:
        values = _values(question, field)
        found += [Named(field=field, value=value) for value in (values if len(values) <= MAX_VALUES else (EVERY,))]
    return tuple(found)


def shown(named: Named, lang: Lang) -> str:
    """Return how a reader calls it: "V – Vänsterpartiet", "Kommunstyrelsen", "2021", "den 9 mars 2021"."""
    value = named.value
    if value == EVERY:
        return text(f"understood.every_{named.field}", lang)
    match named.field:
        case "parties":
            called = party_name(value, lang)
            return value if called == value else f"{value} – {called}"
        case "periods":
            return _period_shown(*value.split("/"))
        case "statement_kinds":
            return name("section_kind", value, lang)
        case "paragrafer":
            return text("source.paragraf", lang, paragraf=value)
        case _:
            return value[:1].upper() + value[1:]


def leave_out(words: str, left_out: Iterable[Named], vocabulary: Vocabulary) -> str:
    """Return the question without the words that name these things, whatever else stands in it unchanged.

    A thing that no words name by themselves stays.
    """
    for named in left_out:
        for start, end in reversed(list(_stretches(words, named, vocabulary))):
            before = _INTRODUCES.sub("", words[:start])
            words = f"{before.rstrip()} {words[end:].lstrip()}".strip() if before.strip() else words[end:].lstrip()
    return re.sub(r"\s+([?!.,])", r"\1", re.sub(r"\s*\(\s*\)", "", words))


def _stretches(words: str, named: Named, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield where the shortest stretches stand that name the thing by themselves, ascending, none overlapping."""
    places = [_trimmed(match) for match in _WORD.finditer(words)]
    places = [place for place in places if place[0] < place[1]]
    taken: list[tuple[int, int]] = []
    for n_words in range(1, MAX_WORDS + 1):
        for first in range(len(places) - n_words + 1):
            start, end = places[first][0], places[first + n_words - 1][1]
            is_free = all(end <= other_start or start >= other_end for other_start, other_end in taken)
            if is_free and _names(words[start:end], named, vocabulary):
                taken.append((start, end))
    yield from sorted(taken)


def _names(words: str, named: Named, vocabulary: Vocabulary) -> bool:
    from answer.question import understand

    values = _values(understand(words, vocabulary), named.field)
    return bool(values) if named.value == EVERY else named.value in values


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Return where the word stands without the punctuation around it: "2021?", "(V)"."""
    word = match.group()
    bare = _EDGES.sub("", word)
    start = match.start() + word.find(bare)
    return start, start + len(bare)


def _values(question: Question, field: str) -> tuple[str, ...]:
    return tuple(
        f"{value.first.isoformat()}/{value.last.isoformat()}" if isinstance(value, Period) else str(value)
        for value in getattr(question, field)
    )


def _period_shown(first: str, last: str) -> str:
    """Return "2021" for a year, "2021-03" for a month, otherwise the days: "2021-03-09", "2021-03-09–2021-05-01"."""
    if first == last:
        return first
    if first.endswith("-01-01") and last.endswith("-12-31"):
        return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"
    if first[:7] == last[:7] and first.endswith("-01"):
        return first[:7]
    return f"{first}–{last}"
