"""Who a text names: persons, parties, organs and those without a name of their own ("partiet", "kommunen")."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from answer.verification.tables import pattern, table
from ingest.parties import NATIONAL_ORDER, party_code, tables
from ingest.people import find_persons
from ingest.references import find_organs

PERSON, PARTY, ORGAN, ROLE = "person", "party", "organ", "role"

_CODE_AFTER = re.compile(r"\s*,?\s*\(([A-ZÅÄÖ][A-ZÅÄÖi!]{0,5})\)")
_JOINS = re.compile(
    r"(?:\s*\([^()]{1,8}\))?\s*(?:,|/|&|\boch\b|\bsamt\b|\band\b|\brespektive\b|\bthe\b|\s)*\s*", re.IGNORECASE
)
_OPEN_JOIN = re.compile(r"m\.\s?fl\.?|and others|med flera", re.IGNORECASE)
_LABEL = re.compile(r"\b(?:bilaga|punkt|alternativ|del|etapp|appendix|annex)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Doer:
    """`kind` is PERSON, PARTY, ORGAN or ROLE; `party` the letters after a person's name, "" where there are none."""

    kind: str
    name: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Who are named in a row: "Anna Ek (S), Bo Al (V) och KD"."""

    start: int
    end: int
    doers: tuple[Doer, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Whom an archive's answer may name."""

    persons: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, texts: Iterable[str], *, persons: Iterable[str], parties: Iterable[str], organs: Iterable[str]
    ) -> Names:
        """Return the names given, and those that the texts name."""
        texts = tuple(texts)
        found = [one.person for text in texts for one in find_persons(text)]
        return cls(
            persons=tuple(dict.fromkeys((*persons, *(one.name for one in found)))),
            parties=tuple(dict.fromkeys((*parties, *(one.party.upper() for one in found if one.party)))),
            organs=tuple(dict.fromkeys((*organs, *(organ for text in texts for organ in find_organs(text))))),
        )

    def groups(self, text: str) -> tuple[Group, ...]:
        """Return who a text names, in the order they stand."""
        found: list[tuple[int, int, Doer]] = []
        for one in sorted(self._all(text), key=lambda one: (one[0], -one[1])):
            if not found or one[0] >= found[-1][1]:
                found.append(one)
        groups: list[Group] = []
        for start, end, doer in found:
            if groups and _JOINS.fullmatch(text, groups[-1].end, start) and _is_alike(groups[-1].doers[-1], doer):
                groups[-1] = Group(groups[-1].start, end, (*groups[-1].doers, doer))
            else:
                groups.append(Group(start, end, (doer,)))
        return tuple(groups)

    def _all(self, text: str) -> Iterator[tuple[int, int, Doer]]:
        for match in _persons(self.persons).finditer(text):
            code = _CODE_AFTER.match(text, match.end())
            name = self._full_name(match["name"])
            yield (
                match.start(),
                code.end() if code else match.end(),
                Doer(PERSON, name, code[1].upper() if code else ""),
            )
        for match in _parties(self.parties).finditer(text):
            if not _LABEL.search(text[: match.start()]):
                letters = str(match["code"] or "").upper()
                party = letters or party_code(match["name"]) or str(match["name"]).casefold()
                yield match.start(), match.end(), Doer(PARTY, party)
        for match in _organs(self.organs).finditer(text):
            yield match.start(), match.end(), Doer(ORGAN, canonical(match[0], self.organs))
        for name, form in table()["roles"].items():
            for match in pattern(form).finditer(text):
                yield match.start(), match.end(), Doer(ROLE, name)

    def _full_name(self, written: str) -> str:
        if written in self.persons:
            return written
        return next((name for name in self.persons if name.split()[-1] == written), written)


def canonical(written: str, known: Collection[str]) -> str:
    """Return an organ's name as the archive has it: "the council" is "kommunfullmäktige"."""
    folded = re.sub(r"^the\s+", "", written.casefold())
    bare = folded.removesuffix("s") if folded not in known else folded
    if bare in known:
        return bare
    for form, name in table()["organs"].items():
        if pattern(form).fullmatch(folded) or pattern(form).fullmatch(bare):
            return str(name)
    return next(iter(find_organs(written)), folded)


def organs_in(text: str) -> tuple[str, ...]:
    """Return the organs that a text names in either language."""
    english = (match[0] for match in _organs(()).finditer(text))
    return tuple(dict.fromkeys((*find_organs(text), *(canonical(name, ()) for name in english))))


def _is_alike(one: Doer, other: Doer) -> bool:
    return (one.kind == ORGAN) == (other.kind == ORGAN) and ROLE not in (one.kind, other.kind)


@cache
def _persons(names: tuple[str, ...]) -> re.Pattern[str]:
    last = [name.split()[-1] for name in names]
    alone = [name for name in last if last.count(name) == 1 and len(name) > 2]
    forms = sorted((*names, *alone), key=len, reverse=True) or ["(?!)"]
    listed = "|".join(form if form == "(?!)" else re.escape(form) for form in forms)
    return re.compile(rf"(?<![\w-])(?P<name>{listed})(?:s|’s|'s)?(?![\w-])")


@cache
def _parties(local: tuple[str, ...]) -> re.Pattern[str]:
    codes = "|".join(re.escape(code) for code in sorted({*NATIONAL_ORDER, *local}, key=len, reverse=True))
    names = [name for row in tables()["party"] for name in (*row["names"], *row["english"])]
    names += [name for row in tables()["bloc"] for name in row["names"]]
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:(?P<code>{codes})(?=(?::?s)?(?![\w-])|-[a-zåäö])(?::?s(?![\w]))?|(?P<name>(?i:{listed}))(?:s|:s|’s|'s)?(?![\w-]))"
    )


@cache
def _organs(known: tuple[str, ...]) -> re.Pattern[str]:
    names = [re.escape(name) for name in sorted(known, key=len, reverse=True)]
    return re.compile(
        rf"(?<![\w-])(?:the\s+)?(?:{'|'.join([*names, *table()['organs']])})(?:s|’s|'s)?(?![\w-])", re.IGNORECASE
    )
