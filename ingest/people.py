"""Persons as Swedish minutes write them, with their party letters.

Forms met: "Anna Ek, Bo Al och Eva By (alla M)", "(båda MP)", "Anna Ek m.fl. (S)", "Anna Ek (KD) ,", the letter on the
next line, a parenthesis that was never closed ("(MP lät anteckna") or never opened, a name without letters whose party
stands in the attendance list, titles before the name ("tjänstgörande ersättaren Anna Ek (V)"), hyphens and particles.

1. A name with letters after it is a person (`_WITH_LETTERS`).
2. "alla" and "båda" hand their letters to the names listed before them; other names of the same list stand alone.
3. Names from the attendance list are persons wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.local_names import named_in
from ingest.models import Person
from ingest.parties import (
    CODE,
    codes_of,
    is_abbreviation,
    is_code,
    learn_parties,
    look_alikes,
    parties_in,
    party_code,
    party_name,
    tables,
)

__all__ = [
    "FoundPerson",
    "distinct",
    "find_persons",
    "fold",
    "is_same_name",
    "learn_parties",
    "parse_names",
    "parse_persons",
    "parties_in",
    "parties_named",
    "parties_of",
    "party_code",
    "party_name",
    "party_of",
]

_UPPER = "A-ZÀ-ÖØ-ÞĆČĎĐĘĚŁŃŇŐŘŚŞŠŤŮŰŹŻŽİ"
_PART = rf"(?:[{_UPPER}][{_UPPER}]?['’]?[^\W\d_]*[a-zà-öø-ÿšžčćłńęąśźż]['’]?(?:-[{_UPPER}]?[^\W\d_]+)*|[{_UPPER}]\.)"
_ALSO = r"(?:\s*,\s*(?:och\s+|samt\s+|and\s+)?|\s+(?:och|samt|and|&)\s+)"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """A person and where they stand in the text: 0-based, half-open, the letters included."""

    person: Person
    start: int
    end: int


@cache
def _name() -> str:
    particles = "|".join(tables()["person"]["particles"])
    gap = r"[ \t\xa0]*(?:\n[ \t]*)?"
    return rf"(?<![\w-]){_PART}(?:{gap}(?<=\s)(?:(?:{particles}){gap}(?<=\s)){{0,2}}{_PART}){{1,4}}"


@cache
def _with_letters() -> re.Pattern[str]:
    """A name and its letters: (S), (alla M), m.fl. (S), [S], "(MP lät", "MP)"."""
    return re.compile(
        rf"(?P<name>{_name()})\s*,?\s*(?P<more>(?:m\.?\s?fl\.?|med flera)\s*)?"
        rf"(?:[(\[]\s*(?:(?P<all>alla|båda|samtliga|all|both)\s+)?(?P<code>{CODE}|-|–)(?:\s*[)\]]|(?=[\s,.]))"
        rf"|(?P<open>(?:S|M|C|L|FP|KD|V|MP|SD|FI))\s?\))"
    )


@cache
def _list_before() -> re.Pattern[str]:
    return re.compile(rf"((?:{_name()}{_ALSO})+)$")


def find_persons(text: str, attendance: Sequence[Person] = ()) -> tuple[FoundPerson, ...]:
    """Return the persons of a text in the order they stand, one for each mention.

    Args:  attendance: who took part; gives the party of a name without letters, and makes bare names count.
    """
    found: list[FoundPerson] = []
    for match in _with_letters().finditer(text):
        name, start = _trimmed(match["name"], match.start("name"), text)
        code = match["code"] or match["open"]
        if not name or not (code in "-–" or is_code(code)) or _is_no_person(name, code):
            continue
        party = "" if code in "-–" else code
        found += _listed_before(text, start, party if match["all"] else "", found, attendance)
        found.append(FoundPerson(person=Person(name=name, party=party), start=start, end=match.end()))
    found += _known(text, attendance, found)
    return tuple(sorted(found, key=lambda one: one.start))


def parse_persons(text: str, attendance: Sequence[Person] = ()) -> tuple[Person, ...]:
    """Return the distinct persons of a text, in the order they are first named."""
    return distinct(one.person for one in find_persons(text, attendance))


def names_members(text: str) -> bool:
    """Say whether a text lists persons with letters and says nothing else: "Eva By (S), Bo Al och Ida Ek (båda V)"."""
    found = find_persons(text)
    rest = text
    for one in reversed(found):
        rest = rest[: one.start] + rest[one.end :]
    return bool(found) and not re.sub(r"\b(?:och|samt)\b", "", rest).strip(" ,;.\n")


def distinct(persons: Iterator[Person] | Sequence[Person]) -> tuple[Person, ...]:
    """Return the persons without repeats; a name with letters replaces the same name without."""
    by_name: dict[str, Person] = {}
    for person in persons:
        key = fold(person.name)
        if key not in by_name or (person.party and not by_name[key].party):
            by_name[key] = person
    return tuple(by_name.values())


def parse_names(text: str, attendance: Sequence[Person] = ()) -> tuple[Person, ...]:
    """Return the persons of a text that is known to list persons: names without letters count as well."""
    persons = [(one.start, one.person) for one in find_persons(text, attendance)]
    taken = [(one.start, one.end) for one in find_persons(text, attendance)]
    for match in re.finditer(_name(), text):
        name, start = _trimmed(match[0], match.start(), text)
        is_free = not any(start < end and begin < match.end() for begin, end in taken)
        if name and is_free and not _is_no_person(name, ""):
            persons.append((start, Person(name=name, party=party_of(name, attendance))))
    return distinct([person for _, person in sorted(persons, key=lambda pair: pair[0])])


def party_of(name: str, attendance: Sequence[Person]) -> str:
    """Return the letters that the attendance list gives a name, "" when it has none or several persons fit."""
    wanted = fold(name)
    letters = {person.party for person in attendance if person.party and fold(person.name) == wanted}
    if not letters:
        letters = {person.party for person in attendance if person.party and is_same_name(person.name, name)}
    return letters.pop() if len(letters) == 1 else ""


def fold(name: str) -> str:
    """Return a name for comparing: lower case, one space, no hyphens."""
    return " ".join(name.casefold().replace("-", " ").split())


def is_same_name(one: str, other: str) -> bool:
    """Say whether two spellings are one person: Carlson/Carlsson, a genitive -s, a middle name left out."""
    a, b = fold(one).split(), fold(other).split()
    if not a or not b or not _is_near(a[0], b[0]):
        return False
    return _is_near(a[-1], b[-1])


def _is_near(one: str, other: str) -> bool:
    """Equal, or equal but for doubled letters and a final s."""
    single = [re.sub(r"(.)\1+", r"\1", word).removesuffix("s") for word in (one, other)]
    return one == other or single[0] == single[1]


def _trimmed(name: str, start: int, text: str) -> tuple[str, int]:
    """Drop titles, headings and whole lines before a name; return ("", start) when fewer than two words remain."""
    refused = tables()["person"]["not_names"]
    lines = name.split("\n")
    begins_line = text[:start].rstrip(" \t").endswith("\n") or not text[:start].strip()
    if len(lines) > 1 and len(re.findall(_PART, lines[-1])) >= 2 and begins_line:
        start += len(name) - len(lines[-1])
        name = lines[-1]
    while word := re.match(r"\s*([^\s]+)(?:\s+|$)", name):
        if word[1] not in refused and party_code(word[1]) is None:
            break
        start += word.end()
        name = name[word.end() :]
    words = name.split()
    return (" ".join(words), start) if len(words) >= 2 else ("", start)


def _is_no_person(name: str, code: str) -> bool:
    last = name.rsplit(maxsplit=1)[-1]
    is_law = code.upper() in look_alikes() and last.casefold().endswith(("lagen", "lag", "balken"))
    return is_law or is_abbreviation(code, name) or last in tables()["person"]["not_surnames"]


def _listed_before(
    text: str, start: int, party: str, found: Sequence[FoundPerson], attendance: Sequence[Person]
) -> list[FoundPerson]:
    """Persons of the same list that stand before a name with letters and have none of their own."""
    floor = max(found[-1].end if found else 0, start - 600)
    listed = _list_before().search(text[floor:start])
    if listed is None:
        return []
    persons: list[FoundPerson] = []
    for match in re.finditer(_name(), listed[1]):
        at = floor + listed.start(1) + match.start()
        name, begin = _trimmed(match[0], at, text)
        if name and not _is_no_person(name, ""):
            end = begin + len(match[0]) - (begin - at)
            letters = party or party_of(name, attendance)
            persons.append(FoundPerson(person=Person(name=name, party=letters), start=begin, end=end))
    return persons


def _known(text: str, attendance: Sequence[Person], found: Sequence[FoundPerson]) -> Iterator[FoundPerson]:
    """Names of the attendance list that stand in the text without letters, a genitive -s allowed."""
    for person in attendance:
        if person.name.rsplit(maxsplit=1)[-1] not in text:
            continue
        pattern = r"\s+".join(map(re.escape, person.name.split()))
        for match in re.finditer(rf"(?<![\w-]){pattern}s?(?![\w-])", text):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                yield FoundPerson(person=person, start=match.start(), end=match.end())


def parties_of(persons: Sequence[Person]) -> tuple[str, ...]:
    """Return the distinct party codes of persons in capitals, in their order."""
    told = (codes_of(one.party) or ((one.party,) if one.party[:1].isalpha() else ()) for one in persons)
    return tuple(dict.fromkeys(code for codes in told for code in codes))


def parties_named(text: str, known: Sequence[Person]) -> tuple[str, ...]:
    """Return the parties that a text names, local ones by the letters of known persons ("ledamöterna från ÅL"), or by
    the name that stands for their letters."""
    told = {code for person in known if (code := person.party)}
    by_letters = parties_in(text, told)
    named = (name for _, name in sorted(named_in(text, told)))
    return tuple(dict.fromkeys((*by_letters, *named)))
