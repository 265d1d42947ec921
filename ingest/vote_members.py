"""Who voted how, in running text: each list of members who voted alike.

Forms: "A (M), B (S) röstar Ja (2).", "Följande röstar Ja: A (M), B (S)", "A (M) röstar Ja och B (S) röstar Nej",
"Följande röstade för att bifalla X. A (M), B (S)", "A (M) - JA" (one a line), rows of a table (`vote_rows.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.models import Ballot, Person
from ingest.people import distinct, parse_names, parse_persons
from ingest.sentences import Sentence, split_sentences
from ingest.surnames import leading_members
from ingest.vote_rows import ballot_of, find_rows
from ingest.vote_words import count_of, pattern, sides

_PRINTED = re.compile(r"\(\s*(\d{1,3})(?:\s+(?:st|röster))?\s*\)\s*\.?\s*$")
_HEADED = re.compile(
    r"\s*[^(\n:]{0,24}(?:[(,]\s*(\d{1,3})(?:\s+(?:st|röster))?\s*\)?\s*:|:\s*(\d{1,3})(?:\s+(?:st|röst(?:er)?))?\s*[(:,–-])"
)
_ANNOUNCES = re.compile(r"\bföljande\b|:\s*$", re.IGNORECASE)
_NEXT_LIST = re.compile(r"\n\s*(?=(?:Följande|För|Mot|Med|Ja|Nej|Avst\w+)\b)")
# The head of a table whose columns nobody could read, on one line or one cell a line: its last word is no ballot of
# the names below it.
_TABLE_HEAD = re.compile(
    r"^(?!.*(?:röst|[(\d]))[^.:;,?!\n]{0,50}\bja\b(?:[ \t]+|[ \t]*\n[ \t]*)nej\b"
    r"(?:(?:[ \t]+|[ \t]*\n[ \t]*)(?:avst|frånv)\w*\.?)*[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ROW = re.compile(
    r"^(?P<who>[^\n]{3,120}?[\w)])[ \t–:-]{1,12}(?P<ballot>ja|nej|avst(?:år|od)|frånv\w*)[ \t]*\.?$",
    re.IGNORECASE | re.MULTILINE,
)

_ABOVE = 20  # characters
_GOES_ON = re.compile(r"(?:,|\boch|\bsamt)\s*$")
_VOTES_FOR = re.compile(r"\s+till\s+(?P<what>[^.,;:()]{3,80})")  # "röstar Ja till avslag"
_LETTERS = re.compile(r"\([A-ZÅÄÖ]{1,5}\)")
_SEAT = re.compile(r"^\s*\d{1,3}[.)]?\s+")
# The chair as one of a list: "Eva By (S) samt ordföranden", "Ordföranden" alone, also with letters but no name.
_CHAIR = re.compile(
    r"(?:^[\s:]*|[,;:]\s*|\b(?:och|samt)\s+)[Oo]rdföranden(?:\s*\((?P<code>[^()\s]{1,6})\))?(?=\s*(?:$|[,;.]|(?:och|samt)\b))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Members who voted alike; offsets are 0-based, half-open. `means` is what they voted for where the text says so,
    `count` the number printed behind them."""

    start: int
    end: int
    ballot: Ballot
    persons: tuple[Person, ...]
    means: str = ""
    count: int | None = None


def find_sides(text: str, known: Sequence[Person] = (), chair: Person | None = None) -> tuple[Side, ...]:
    """Return the lists of members who voted alike, in order; names without letters take them from `known`.

    Args:
        text: without its propositions and tallies (`blanked`), whose ballots are nobody's.
        chair: who "ordföranden" is, where one person led the meeting.
    """
    rows = rows_of(text, known)
    if len(rows) < 2:
        return tuple(_lists(text, known, chair))
    beside = _lists(blanked(text, ((row.start, row.end) for row in rows)), known, chair)
    return tuple(sorted((*rows, *beside), key=lambda side: side.start))


def bracketed_sides(text: str, known: Sequence[Person]) -> list[Side]:
    """Return the members who stand in a parenthesis behind their number: "4 ja (Ek, By, Al, Lo), 1 nej (Dal)"."""
    found: list[Side] = []
    for match in pattern("bracketed").finditer(text):
        count, persons = count_of(match["count"]), _members(match["names"], known)
        if len(persons) == count:
            ballot = ballot_of(match["ballot"])
            found.append(Side(start=match.start(), end=match.end(), ballot=ballot, persons=persons, count=count))
    return found


def blanked(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return the text with blanks between two full stops in place of each stretch, as long as before."""
    for start, end in stretches:
        text = f"{text[:start]}.{'.'.rjust(end - start - 1)}{text[end:]}"
    return text


def rows_of(text: str, known: Sequence[Person]) -> list[Side]:
    """Return who stands with a ballot of their own, one a line or a row of a table, in order: sides of one person."""
    by_end: dict[int, Side] = {}
    for match in _ROW.finditer(text):
        above = text[max(0, match.start() - _ABOVE) : match.start()]
        if _GOES_ON.search(above) or len(_LETTERS.findall(match["who"])) > 1:
            continue  # the last line of a list that runs on over lines
        persons = parse_persons(match["who"], known) or _names_alone(_SEAT.sub("", match["who"]), known)
        if len(persons) == 1:
            ballot = ballot_of(match["ballot"])
            by_end[match.end()] = Side(start=match.start(), end=match.end(), ballot=ballot, persons=persons)
    for row in find_rows(text):
        member = row.member
        by_end[row.end] = Side(start=row.start, end=row.end, ballot=member.ballot, persons=(member.person,))
    return sorted(by_end.values(), key=lambda side: side.start)


def _lists(text: str, known: Sequence[Person], chair: Person | None) -> Iterator[Side]:
    heads = ((match.start(), match.end()) for match in _TABLE_HEAD.finditer(text))
    sentences = split_sentences(blanked(text, heads))
    n_unnamed = 0
    for n, sentence in enumerate(sentences):
        following = sentences[n + 1] if n + 1 < len(sentences) else None
        named = _named(sentence, following, known, chair)
        yield from named
        if not named and (side := _unnamed(sentence, following, known, n_unnamed)):
            n_unnamed += 1
            yield side


def _named(sentence: Sentence, following: Sentence | None, known: Sequence[Person], chair: Person | None) -> list[Side]:
    """Each stretch of names goes with the ballot it stands beside: before it, or after it when names come after."""
    text = sentence.text
    marks = sorted((match.start(), match.end(), ballot) for ballot, one in sides() for match in one.finditer(text))
    if not marks:
        return []
    names_follow = not _members(text[: marks[0][0]], known, chair)
    found: list[Side] = []
    for n, (start, end, ballot) in enumerate(marks):
        is_last = n + 1 == len(marks)
        before = (marks[n - 1][1] if n else 0, start)
        after = (end, len(text) if is_last else marks[n + 1][0])
        stretch = after if names_follow else before
        persons = _members(text[slice(*stretch)], known, chair)
        stop = sentence.end
        if not persons and names_follow and is_last and _ANNOUNCES.search(text):
            persons, stop = _names_of(following, known)
        if not persons and text[:end].rstrip().endswith(":"):
            persons = _names_alone(text[slice(*after)], known)
        if persons:
            printed = _HEADED.match(text, start) or _PRINTED.search(text[: after[1]])
            begin = sentence.start + (stretch[0] if n else 0)
            found.append(
                Side(
                    start=begin,
                    end=stop,
                    ballot=ballot,
                    persons=persons,
                    means=" ".join(told["what"].split()) if (told := _VOTES_FOR.match(text, end)) else "",
                    count=int(next(filter(None, printed.groups()))) if printed else None,
                )
            )
    return found


def _members(text: str, known: Sequence[Person], chair: Person | None = None) -> tuple[Person, ...]:
    """Return those whom a stretch of a sentence names, also by their surnames alone: ": Ek, By och Al.", and the chair
    among them."""
    named = leading_members(text.lstrip(" :\n"), known)[0] or parse_persons(text, known)
    told = _CHAIR.search(text)
    is_listed = chair is not None and told is not None and told["code"] in (None, chair.party)
    return distinct((*named, chair)) if chair and is_listed else named


def _names_alone(text: str, known: Sequence[Person]) -> tuple[Person, ...]:
    """Return the names of a list without letters; () where the text holds other words as well."""
    persons = parse_names(text, known)
    rest = text
    for person in persons:
        rest = re.sub(r"\s+".join(map(re.escape, person.name.split())), "", rest)
    return () if re.sub(r"\b(?:och|samt)\b", "", rest).strip(" ,;.\n") else persons


def _unnamed(sentence: Sentence, following: Sentence | None, known: Sequence[Person], n: int) -> Side | None:
    """A list named by its cause: the first of a vote stands for Ja, the second for Nej."""
    match = pattern("unnamed").search(sentence.text)
    if match is None:
        return None
    persons = parse_persons(sentence.text[match.end() :], known)
    stop = sentence.end
    if not persons:
        persons, stop = _names_of(following, known)
    if len(persons) < 2:
        return None
    means = " ".join((match["means"] or f"{match['lead'].removeprefix('För')} {match['what']}").split()).strip(" .,:;")
    ballot = Ballot.JA if n % 2 == 0 else Ballot.NEJ
    return Side(start=sentence.start, end=stop, ballot=ballot, persons=persons, means=means)


def _names_of(sentence: Sentence | None, known: Sequence[Person]) -> tuple[tuple[Person, ...], int]:
    if sentence is None:
        return (), 0
    names = _NEXT_LIST.split(sentence.text)[0]
    return parse_names(names, known), sentence.start + len(names)
