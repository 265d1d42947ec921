"""Whose a statement is and what is moved: the part of a sentence that names its people, and where the motion begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.models import Person
from ingest.people import distinct, parse_names, parse_persons, parties_named
from ingest.statement_verbs import words
from ingest.surnames import leading_members

_MOVES = re.compile(r"yrka|yrkande|föresl|hemställ", re.IGNORECASE)
_THROUGH = re.compile(r"\bgenom\s+(?=[A-ZÅÄÖ])")
_CHAIR_BEFORE = re.compile(
    r"(?:^|\b(?:och|samt)\s+)[Oo]rdföranden(?:\s+\([A-ZÅÄÖ]\w{0,5}\))?(?:(?:,|\s+och|\s+samt)\s+[A-ZÅÄÖ][^.:;]{2,200}?)?\s*$"
)
_CHAIR_AFTER = re.compile(r"\s+ordföranden\b(?!\s+[A-ZÅÄÖ])")
_VOTERS = re.compile(r"\b(?:den|de|ledamöter)\s+som\b|\bröst", re.IGNORECASE)
_IN_PLACE_OF = re.compile(
    r"\b(?:ersätter|ersatte|(?:tjänstgör|tjänstgjorde|går in|inträder)\s+(?:i\s?stället\s+)?för|i\s?stället för)\b",
    re.IGNORECASE,
)
_REPLACED_BY = re.compile(
    r"\b(?:ersätts|ersattes|ersatt)\s+av\b|\bi\s+(?:hans|hennes|deras|vars|sitt)\s+(?:ställe|stad)\b|"
    r"(?:[,;]|\boch)\s+\S+\s+\S+\s+\(\w+\)\s+(?:tjänstgör|inträder|ersätter|leder|övertar)",
    re.IGNORECASE,
)


def people(subject: str, known: Sequence[Person]) -> tuple[Person, ...]:
    """Persons with letters, or known ones, first those by their surnames ("Ek och By"); names alone count when nobody
    else is named, or where the one party speaks through them ("Socialdemokraterna genom Eva By")."""
    leading, _ = leading_members(subject, known)
    if persons := distinct((*leading, *parse_persons(subject, known))):
        return persons
    parties = parties_named(subject, known)
    through = _THROUGH.search(subject)
    if len(parties) == 1 and through:
        return tuple(replace(one, party=parties[0]) for one in parse_names(subject[through.end() :], known))
    return () if parties else parse_names(subject, known)


def subject_of(text: str, known: Sequence[Person]) -> str:
    """Everything before the words that speak of somebody else's statement."""
    cut = words("others").search(text)
    before = text[: cut.start()] if cut else text
    is_named = parse_names(before, known) or parties_named(before, known) or leading_members(before, known)[0]
    return before if is_named else text


def subject_of_absence(text: str) -> str:
    """Who is absent, without those who serve instead: "Bo Al (V) ersätter Eva By (V) på grund av jäv"."""
    if instead := _IN_PLACE_OF.search(text):
        return text[instead.end() :]
    replaced = _REPLACED_BY.search(text)
    return text[: replaced.start()] if replaced else text


def is_chairs(text: str, verb: re.Match[str]) -> bool:
    """Say whether the chair is a subject of the verb: "Ordföranden och Eva By (S) yrkar", "Sedan yrkar ordföranden"."""
    return bool(_CHAIR_BEFORE.search(text[: verb.start()]) or _CHAIR_AFTER.match(text, verb.end()))


def subject_of_motion(text: str, verb: re.Match[str], known: Sequence[Person]) -> str:
    """Who moves: the names before the verb, or right after it ("Vidare yrkar X"), and those who join."""
    before = verb.groupdict().get("names") or text[: verb.start()]
    after = text[verb.end() :]
    moved = words("moved").search(after)
    joined = words("joined").search(after)
    if joined and (moved is None or joined.start() <= moved.start()):
        content = words("moved").search(after, joined.end())
        tail = after[joined.end() : content.start() if content else len(after)]
    else:
        tail = joined_after["who"] if (joined_after := words("joined_after").search(after)) else ""
    is_named = parse_persons(before, known) or parties_named(before, known) or leading_members(before, known)[0]
    if is_named or _CHAIR_BEFORE.search(before):
        return f"{before}, {tail}"
    if _VOTERS.search(before):
        return tail  # "den som stöder Eva Bys (S) yrkande röstar ja": Eva By is not who supports
    return f"{after[: moved.start()] if moved else after}, {tail}"


def moved_from(text: str, verb: re.Match[str]) -> int:
    """Return where what is moved begins: after the verb and those who join, or at a verb like "instämde i"."""
    if verb.groupdict().get("names"):
        return verb.end()
    if not _MOVES.search(verb[0]):
        return verb.start()
    joined = words("joined").search(text, verb.end())
    content = words("moved").search(text, joined.end() if joined and joined.start() - verb.end() < 8 else verb.end())
    return content.start() if content else verb.end()
