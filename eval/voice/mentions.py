"""Who is named in a sentence: persons and parties, lists of them taken as one.

Forms: "Anna Ek (S), Bo Al och Eva By (båda MP)", "Anna Ek and Bo Al (S, V)", "S, V och MP", "Vänsterpartiet and the
Moderates", "ledamöterna från M och L", "Ålhamnslistan" where ÅL is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from ingest.parties import NATIONAL_ORDER, parties_in, party_code, tables
from ingest.people import is_same_name

_UPPER = "A-ZÀ-ÖØ-ÞŠŽČ"
_WORD = rf"(?:[{_UPPER}][\w’-]*[a-zà-öø-ÿ’]|[{_UPPER}]\.)"
_PARTICLES = r"(?:(?:von|af|de|van|der|den|da|al|el|la)\s+){0,2}"
_LETTERS = r"[A-ZÅÄÖ]{1,5}(?:\s*(?:,|/|och|and)\s*[A-ZÅÄÖ]{1,5})*"
_BRACKET = (
    rf"\s*,?\s*(?:m\.?\s?fl\.?\s*|and\s+others\s*|med\s+flera\s*)?"
    rf"[(\[]\s*(?:(?:alla|båda|samtliga|all|both)\s+)?(?P<letters>{_LETTERS})\s*[)\]]"
)
_JOIN = re.compile(
    r"\s*(?:,\s*(?:och|samt|and)?|/|och|samt|and|&|respektive|eller|or|nor)\s*"
    r"(?:(?:även|ledamöterna|ledamoten|ledamot|ersättaren|från|för|partierna|the|of)\s+)*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Persons and parties that a text names side by side; 0-based half-open offsets into the text. `pairs` holds name
    and letters where one person's letters follow the name."""

    parties: tuple[str, ...]
    persons: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    start: int
    end: int


def find_who(text: str, codes: Collection[str] = ()) -> tuple[Who, ...]:
    """Return the lists of persons and parties in the order they stand, a single one being a list too.

    Args:  codes: party letters that count beside the national ones.
    """
    known = frozenset(codes) | frozenset(NATIONAL_ORDER)
    lists: list[Who] = []
    for match in _mention(known).finditer(text):
        parties, persons = _parties(match, known), _person(match)
        pairs = ((persons[0], parties[0]),) if persons and len(parties) == 1 else ()
        one = Who(parties=parties, persons=persons, pairs=pairs, start=match.start(), end=match.end())
        if lists and _JOIN.fullmatch(text, lists[-1].end, one.start):
            last = lists.pop()
            one = Who(
                parties=tuple(dict.fromkeys((*last.parties, *one.parties))),
                persons=(*last.persons, *one.persons),
                pairs=(*last.pairs, *one.pairs),
                start=last.start,
                end=one.end,
            )
        lists.append(one)
    return tuple(lists)


def is_same_person(claimed: str, known: str) -> bool:
    """Tell whether a name, or its end where a title or another word was read into it, is a known person."""
    words = claimed.split()
    return any(is_same_name(" ".join(words[at:]), known) for at in range(max(1, len(words) - 1)))


@lru_cache(maxsize=16)
def _mention(known: frozenset[str]) -> re.Pattern[str]:
    names = {name for party in tables()["party"] for name in (*party["names"], *party["english"])}
    party = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    letters = "|".join(re.escape(code) for code in sorted(known, key=lambda code: (-len(code), code)))
    local = rf"[{_UPPER}][a-zåäöé]+(?:listan|partiet|demokraterna|samlingen|alternativet)"
    word = rf"(?!(?:{party})(?!\w)){_WORD}"
    name = rf"(?<![\w-]){word}(?:\s+{_PARTICLES}{word}){{1,4}}"
    return re.compile(
        rf"(?:(?P<party>(?<![\w-])(?i:{party})(?![\w’]))|(?P<local>(?<![\w-]){local}(?!\w))|(?P<name>{name}))"
        rf"(?:{_BRACKET})?"
        rf"|(?P<code>(?<![\w§.’-])(?:{letters})(?![\w’:-]))"
        rf"|\(\s*(?:(?:alla|båda)\s+)?(?P<alone>{_LETTERS})\s*\)"
    )


def _parties(match: re.Match[str], known: frozenset[str]) -> tuple[str, ...]:
    found: list[str] = []
    if match["party"] and (code := party_code(match["party"])):
        found.append(code)
    if match["local"]:
        found += parties_in(match["local"], known)
    if match["code"]:
        found.append(match["code"])
    for letters in (match["letters"], match["alone"]):
        found += re.findall(r"[A-ZÅÄÖ]+", letters or "")
    return tuple(dict.fromkeys(found))


def _person(match: re.Match[str]) -> tuple[str, ...]:
    return (" ".join(match["name"].split()),) if match["name"] else ()
