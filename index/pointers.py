"""What the words of a statement point to, where they say nothing themselves.

Forms: "till förmån för eget yrkande", "Anna Eks yrkande", "förvaltningens förslag", "bilaga 2", "skriftlig
reservation", "daterat den 3 maj 2031", "yrkande från M och D den 3 maj 2031", "med hänvisning till reservationen i
kommunstyrelsen den 3 maj 2031 § 12", "instämmer i reservationen från (M)", "av samma skäl som (M)".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ingest.models import Statement, StatementKind
from ingest.parties import parties_in
from ingest.references import canonical_organ, find_dates, find_paragrafer, is_administration
from ingest.tables import table

MAX_POINTER = 220  # characters; longer text says something of its own
_MIN_NAME_LETTERS = 4
_MAX_ORGAN_WORDS = 8


class Way(StrEnum):
    """How a statement comes to the text that gives its reason."""

    OWN_WORDS = "egna ord"
    YRKANDE = "yrkande"  # moved in the same §
    APPENDIX = "bilaga"
    PAPER = "handling"  # a paper of its own
    LISTED = "handlingsförteckning"  # the § lists the paper, which is not in the archive
    EARLIER = "tidigare organ"
    JOINS = "instämmer"
    MATTER = "samma ärende"  # nothing points there


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """What words point to, as far as they tell. `text` is in lower case but for `words`, which stand as written."""

    words: str
    ways: tuple[Way, ...]  # in the order to try them
    kinds: tuple[StatementKind, ...]
    organs: tuple[str, ...]  # canonical, or "*nämnden" for any of the sort
    days: tuple[dt.date, ...]
    paragrafer: tuple[str, ...]
    parties: tuple[str, ...]  # whose text is meant, where it is another's
    number: str  # of the appendix
    is_proposal: bool  # "till förmån för förvaltningens förslag"

    def names(self, statement: Statement) -> bool:
        """Tell whether the words name the statement's party or one who makes it."""
        return bool(set(self.parties) & set(statement.parties)) or self.names_person(statement)

    def names_person(self, statement: Statement) -> bool:
        low = self.words.lower()
        return any(is_named(person.name, low) for person in statement.persons)

    def means_organ(self, organ: str) -> bool:
        """Tell whether the organ is one that the words name."""
        return any(organ.endswith(one[1:]) if one.startswith("*") else organ == one for one in self.organs)


def is_named(name: str, text: str) -> bool:
    """Tell whether the lower-cased text names the person, in the genitive and misspelt at the end as it may be."""
    first, *_, last = name.lower().split() if " " in name else ("", name.lower())
    return first in text and last[: max(_MIN_NAME_LETTERS, len(last) - 2)] in text


def only_points(text: str) -> bool:
    """Tell whether words only point to another text: "bifall till förslaget från M i kommunstyrelsen"."""
    return len(text) <= MAX_POINTER and _found("only_points", " ".join(text.split())) is not None


def find_pointers(statement: Statement, known: Collection[str] = ()) -> tuple[Pointer, ...]:
    """Return what a statement without own words points to, one for each phrase, none where it points nowhere.

    Args:  known: codes of local parties, such as those of the statements beside it.
    """
    phrases = [*statement.refers_to.split("; ")] if statement.refers_to else []
    if statement.text and (statement.kind is StatementKind.YRKANDE or only_points(statement.text)):
        phrases.append(statement.text)
    if not phrases and statement.intro:  # the words for it are of every kind; a phrase may have been overlooked
        phrases.append(statement.intro)
    pointers = (_pointer(_mended(phrase), statement, known) for phrase in phrases)
    return tuple(one for one in pointers if one.ways)


def _pointer(phrase: str, statement: Statement, known: Collection[str]) -> Pointer:
    is_yrkande = statement.kind is StatementKind.YRKANDE
    said = re.sub(_any("turned_down"), " ", phrase) if is_yrkande else phrase
    organs = tuple(dict.fromkeys(_organs(said)))
    days = tuple(found.date for found in find_dates(said))
    paragrafer = tuple(found.paragraf for found in find_paragrafer(said.replace("paragraf ", "§ ")))
    appendix = _found("appendix", said)
    number = next(
        (
            found["number"]
            for found in re.finditer(_any("appendix"), f"{said} {statement.intro}", re.IGNORECASE)
            if found["number"]
        ),
        "",
    )
    kinds = tuple(
        StatementKind(kind["name"])
        for kind in table("pointers")["kind"]
        if re.search("|".join(kind["patterns"]), said, re.I)
    )
    parties = parties_in(said, {*known, *statement.parties})
    is_other = bool(set(parties) - set(statement.parties))
    is_proposal = _found("proposal", said) is not None and "yrkande" not in said.lower()
    is_moved = _found("moved", said) is not None or is_proposal
    ways = [
        (Way.EARLIER, bool(organs) and (bool(kinds) or not is_yrkande)),
        (Way.JOINS, _found("joins", said) is not None and not is_yrkande),
        (Way.APPENDIX, appendix is not None),
        (Way.PAPER, _found("paper", said) is not None or (bool(days) and _found("dated", said) is not None)),
        (Way.YRKANDE, is_moved and not (is_yrkande and (days or organs or is_proposal))),
    ]
    return Pointer(
        words=phrase,
        ways=tuple(way for way, is_meant in ways if is_meant),
        kinds=kinds,
        organs=organs,
        days=days,
        paragrafer=paragrafer,
        parties=parties if is_other or is_yrkande else (),
        number=number if appendix else "",
        is_proposal=is_proposal,
    )


def _mended(phrase: str) -> str:
    """Return the phrase in one line, words that a line end broke put together."""
    return re.sub(r"(?<=[a-zåäö])- (?!och\b|eller\b|samt\b)(?=[a-zåäö])", "", " ".join(phrase.split()))


def _organs(phrase: str) -> list[str]:
    """Return the deciding bodies that the words place a text in: "i kommunstyrelsen"."""
    found: list[str] = []
    for place in re.finditer(_any("place"), phrase, re.IGNORECASE):
        words = re.split(r"\s+", phrase[place.end() :])[:_MAX_ORGAN_WORDS]
        names = (canonical_organ(" ".join(words[:n])) for n in range(len(words), 0, -1))
        organ = next((name for name in names if name and not is_administration(name)), None)
        sort = table("pointers")["sorts"].get(words[0].lower().strip(".,:;"))
        if sort:
            found.append(f"*{sort}")
        elif organ:
            found.append(organ)
    return found


def _found(family: str, text: str) -> re.Match[str] | None:
    return re.search(_any(family), text, re.IGNORECASE)


@cache
def _any(family: str) -> str:
    return "|".join(f"(?:{pattern})" for pattern in table("pointers")[family]["patterns"])
