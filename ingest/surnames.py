"""Members whom minutes name by their surnames alone: "Lindmark och Ek reserverar sig", "Ja-röster: Ek, By, Al."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.models import Person
from ingest.people import distinct, fold, parse_persons

_WORD = r"[A-ZÅÄÖ][^\W\d_]+(?:[-'’][^\W\d_]+)*"
_MEMBER = rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}})(?:\s*\((?P<code>[^)\s]{{1,6}})\))?"
_NEXT = re.compile(rf"(?:\s*,\s*(?:och\s+|samt\s+)?|\s+(?:och|samt)\s+)(?={_WORD})")
_MEMBERS = re.compile(_MEMBER)


def leading_members(text: str, known: Sequence[Person]) -> tuple[tuple[Person, ...], int]:
    """Return the members whom a text begins with, and where their list ends; ((), 0) where none stands by the surname
    alone, or where a surname is nobody's or several members'.

    Args:  known: who took part or is named in full elsewhere, with letters.
    """
    named: list[Person] = []
    n_alone = 0
    at = len(text) - len(text.lstrip())
    while match := _MEMBERS.match(text, at):
        is_alone = len(match["name"].split()) == 1
        found = _of_surname(match["name"], match["code"] or "", known) if is_alone else parse_persons(match[0], known)
        if len(found) != 1:
            return (), 0
        named += found
        n_alone += is_alone
        following = _NEXT.match(text, match.end())
        if following is None:
            return (distinct(named), match.end()) if n_alone else ((), 0)
        at = following.end()
    return (), 0


def _of_surname(surname: str, code: str, known: Sequence[Person]) -> tuple[Person, ...]:
    last = f" {fold(surname)}"
    return distinct(
        [
            one
            for one in known
            if f" {fold(one.name)}".endswith(last) and (not code or one.party.upper() == code.upper())
        ]
    )
