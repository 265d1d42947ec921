"""Which kind of statement a sentence introduces, by the words of `data/statements.toml`.

The kind follows the meaning of the sentence, not the heading above it: "X deltar inte i beslutet" under
"Protokollsanteckning" is an abstention, jäv is jäv wherever it stands. Only a general verb ("lämnade följande") takes
its kind from the heading.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal

from ingest.models import SectionKind, StatementKind

Words = Literal[
    "proposes",
    "says",
    "agrees",
    "agrees_with",
    "agrees_motion",
    "conditional",
    "speaks",
    "own",
    "announces",
    "gives_reason",
    "goes_on",
    "refers",
    "others",
    "joined_after",
    "members",
    "names_only",
    "moved",
    "joined",
]

DISSENTS: dict[SectionKind, StatementKind] = {
    SectionKind.RESERVATION: StatementKind.RESERVATION,
    SectionKind.SARSKILT_UTTALANDE: StatementKind.SARSKILT_UTTALANDE,
    SectionKind.SARSKILT_YTTRANDE: StatementKind.SARSKILT_YTTRANDE,
    SectionKind.ERSATTARYTTRANDE: StatementKind.ERSATTARYTTRANDE,
    SectionKind.PROTOKOLLSANTECKNING: StatementKind.PROTOKOLLSANTECKNING,
}
"""Sections that hold own words of members, and what those words are when no verb tells."""

CHAIR = re.compile(
    r"^(?:Tjänstgörande\s+)?(?:(?:Sammanträdet|Mötet)\s+ajourner\w*|Ajourner\w*|\w*[Yy]rkandet\s+(?:avslås|avslogs|bifalls|bifölls)|Ordförande\w*|Mötesordförande\w*|Sekreterare\w*|Proposition\w*|Omröstning\w*|Votering\w*)\b"
)
"""Sentences about the chair, the secretary or a vote tell of nobody's statement unless they name a person first."""

ABSENCES: dict[SectionKind, StatementKind] = {
    SectionKind.JAV: StatementKind.JAV,
    SectionKind.DELTAR_INTE: StatementKind.DELTAR_INTE,
}
"""Sections that list those who stood aside, and as what."""

_NAMED = re.compile(r"(?P<names>[^:.]{3,200}\))\s*:(?=\s)", re.DOTALL)  # "Eva By (S), Bo Al (V): avslag"
_POINTS = re.compile(r"\b(?:åberopar|(?:med )?hänvis(?:ar|ning)\s+till)\b")  # what follows is another statement
_NAMED_BY_NOUN = (StatementKind.SARSKILT_UTTALANDE, StatementKind.SARSKILT_YTTRANDE, StatementKind.ERSATTARYTTRANDE)
_NAMED_BY_HEADING = (SectionKind.SARSKILT_UTTALANDE, SectionKind.SARSKILT_YTTRANDE, SectionKind.ERSATTARYTTRANDE)


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files("ingest.data").joinpath("statements.toml").read_text(encoding="utf-8"))


@cache
def _kinds() -> tuple[tuple[StatementKind, re.Pattern[str]], ...]:
    return tuple((StatementKind(kind["name"]), _compiled(kind["patterns"])) for kind in _tables()["kind"])


@cache
def words(name: Words) -> re.Pattern[str]:
    """Return the pattern of one of the word tables, spaces matching any white space."""
    return _compiled(_tables()[name]["patterns"])


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(pattern.replace(" ", r"\s+") for pattern in patterns), re.IGNORECASE)


def _may_tell(sentence: str) -> bool:
    """Say whether a sentence holds one of the stems without which no pattern of a kind fits: most sentences do not."""
    folded = sentence.casefold()
    return any(stem in folded for stem in _tables()["stems"]["words"])


def is_absence(kind: StatementKind) -> bool:
    """Say whether the kind is jäv or not taking part: nobody has words of their own in it."""
    return kind in ABSENCES.values()


def verb_of(sentence: str, section: SectionKind) -> tuple[StatementKind, re.Match[str]] | None:
    """Return the kind of statement that a sentence introduces and the match of its verb, or None."""
    told = _POINTS.split(sentence, maxsplit=1)[0]
    for kind, pattern in _kinds() if _may_tell(sentence) else ():
        match = pattern.search(told if kind in _NAMED_BY_NOUN else sentence)
        if match is None or (kind is StatementKind.YRKANDE and section in DISSENTS):
            continue
        if is_absence(kind) and _is_only_foreseen(sentence, match):
            continue
        if kind is StatementKind.DELTAR_INTE and section is SectionKind.JAV:
            return StatementKind.JAV, match
        if kind is StatementKind.PROTOKOLLSANTECKNING and section in _NAMED_BY_HEADING:
            return DISSENTS[section], match
        return kind, match
    if section is SectionKind.YRKANDE and (match := _NAMED.match(sentence) or words("proposes").search(sentence)):
        return StatementKind.YRKANDE, match
    if section in DISSENTS:
        says = words("announces").search(sentence) and words("says").search(sentence)
        if match := _NAMED.match(sentence) or says or words("gives_reason").search(sentence):
            return DISSENTS[section], match
    return None


def note_of(sentence: str) -> StatementKind | None:
    """Return the kind of the own words that a sentence about something else announces, or None: "deltar inte i beslutet
    och lämnar följande protokollsanteckning:"."""
    noted = (kind for kind, pattern in _kinds() if kind in DISSENTS.values() and pattern.search(sentence))
    return next(noted, None) if words("announces").search(sentence) else None


def _is_only_foreseen(sentence: str, absence: re.Match[str]) -> bool:
    """Say whether an absence is moved or conditional: "yrkar att kommunen avstår från beslut", "för det fall ..."."""
    motion = dict(_kinds())[StatementKind.YRKANDE].search(sentence)
    return bool(words("conditional").search(sentence) or (motion and motion.start() < absence.start()))
