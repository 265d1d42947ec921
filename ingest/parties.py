"""Parties: letter codes, names in Swedish and English, blocs, and local codes learned from the documents themselves.

The national parties stand in `data/parties.toml`. A local party ("NL", "D", "FNL") is known by where its letters stand:
in parentheses after a person's name, or in a list of party letters ("från M, D och L").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any

NATIONAL_ORDER = ("S", "M", "C", "L", "FP", "KD", "V", "MP", "SD", "FI")

CODE = r"(?:[A-ZÅÄÖ]{1,6}|[A-ZÅÄÖ][a-zåäö]{1,4}[A-ZÅÄÖ]|[A-ZÅÄÖ]i|F!|kd|mp|sd|fp|fi|[smclv])"
_JOIN = r"(?:\s*[,/]\s*(?:och\s+|samt\s+|and\s+)?|\s+(?:och|samt|and|&)\s+|-\s+och\s+|-,\s*)"
_CODE_LIST = rf"{CODE}(?:{_JOIN}{CODE}){{0,12}}"  # bounded: a page of initials must not take minutes
_PARENTHESIS = re.compile(rf"[(\[]\s*(?:alla|båda|samtliga|all|both)?\s*({_CODE_LIST})\s*[)\]]")
# The last of "från M, D och L" is a code even where it is local; so is each member of a list that holds a known one.
_SOURCE = re.compile(
    r"(?:\b[Ff]rån|\b[Ff]ör|\b[Aa]v|\b[Mm]ed|\bs|\bby|\bfrom|gruppen|grupperna|ledamöterna|partierna)\s+"
    rf"({_CODE_LIST})(?=\s|[.,:;?!)]|$)"
)
_BARE_LIST = re.compile(rf"(?<![\w(\-/:§.])({_CODE_LIST})(?=:s\b|(?![\w:)!/]|\.\w|-\w))")  # "V:s motion"
_FINAL_GENITIVE = r"(?:s|:s)?"
_LOCAL_NAME = re.compile(
    r"(?<![\w-])(?P<place>[A-ZÅÄÖ])(?:[a-zåäöé]+?(?P<kind>list|parti|demokrat|samling|alternativ)(?:en?|an|et|erna)s?"
    r"|[A-ZÅÄÖ]+?(?P<capitals>LIST|PARTI|DEMOKRAT|SAMLING|ALTERNATIV)(?:EN?|AN|ET|ERNA)S?)(?!\w)"
)


@cache
def tables() -> dict[str, Any]:
    """Return `data/parties.toml` as it stands: party, bloc, tokens, person."""
    return tomllib.loads(resources.files("ingest.data").joinpath("parties.toml").read_text(encoding="utf-8"))


@cache
def _code_by_name() -> dict[str, str]:
    return {
        name.casefold(): party["code"] for party in tables()["party"] for name in (*party["names"], *party["english"])
    }


@cache
def _bloc_by_name() -> dict[str, str]:
    return {name.casefold(): bloc["names"][0] for bloc in tables()["bloc"] for name in bloc["names"]}


def members_of(bloc: str) -> tuple[str, ...]:
    """Return the codes of the parties of a bloc, as `parties_in` names it; () where they differ by the place."""
    return next((tuple(one.get("members", ())) for one in tables()["bloc"] if one["names"][0] == bloc), ())


@cache
def _named() -> re.Pattern[str]:
    """Match any party or bloc name, the longest first, with an optional genitive."""
    names = sorted((*_code_by_name(), *_bloc_by_name()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(re.escape(name) for name in names)}){_FINAL_GENITIVE}(?!\w)", re.IGNORECASE)


@cache
def _hyphened() -> re.Pattern[str]:
    tails = "|".join(tables()["tokens"]["after_hyphen"])
    return re.compile(rf"(?<!\w)({CODE}(?:-?{_JOIN}{CODE}){{0,12}})-(?:{tails})")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(tables()['tokens']['before_labels'])})\s+$", re.IGNORECASE)


@cache
def look_alikes() -> frozenset[str]:
    """Letters in parentheses that are laws, organs or units, never a party."""
    return frozenset(tables()["tokens"]["look_alikes"])


def is_code(letters: str) -> bool:
    """Say whether letters in parentheses after a person's name can be a party: "(S)", "(FNL)", not "(SOU)"."""
    is_refused = letters.upper() in look_alikes() - set(tables()["tokens"]["also_parties"])
    return bool(re.fullmatch(CODE, letters)) and not is_refused


def is_national(letters: str) -> bool:
    return letters.upper() in NATIONAL_ORDER


def party_code(name: str) -> str | None:
    """Return the letter code of a party's name or code in Swedish or English, or None: "Vänsterpartiets" -> "V"."""
    folded = " ".join(name.casefold().split()).strip(" .,:;()")
    by_name = _code_by_name()
    if folded.upper() in NATIONAL_ORDER:
        return folded.upper()
    for form in (folded, folded.removesuffix("s"), folded.removesuffix(":s"), folded.removesuffix("'s")):
        if form in by_name:
            return by_name[form]
    return None


def party_name(code: str, lang: str = "sv") -> str:
    """Return the name to show for a code: "Moderaterna", "the Moderates"; the code itself where the party is local."""
    for party in tables()["party"]:
        if party["code"] == code.upper():
            return str(party["english" if lang == "en" else "names"][0])
    return code


def codes_of(letters: str) -> tuple[str, ...]:
    """Split a list of letters ("M, D och L") into upper-case codes."""
    return tuple(code.upper() for code in re.findall(rf"(?<!\w){CODE}(?!\w)", letters))


def parties_in(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the parties that a text names, distinct, in the order they stand: codes in capitals, blocs by name.

    Accepts "(S)", "(alla M)", "(M, D och L)", "Ledamöterna från M och D", "M, D och L", "V- och MP-grupperna",
    "Moderaternas", "Left Party", "Alliansen", a lone national letter ("Vad tyckte M om ..."), and the name of a known
    local party by its initials ("Ålhamnslistan" where ÅL is known).

    Args:  known: codes of local parties, as learned from the archive.
    """
    local = {code.upper() for code in known} - set(NATIONAL_ORDER)
    found: list[tuple[int, str]] = []
    for match in _PARENTHESIS.finditer(text):
        found += [(match.start(), code) for code in codes_of(match[1]) if _is_party_in_parenthesis(match, code, local)]
    for match in _SOURCE.finditer(text):
        codes = codes_of(match[1])
        if len(codes) > 1 or codes[0] in local or is_national(codes[0]):
            found += [(match.start(1) + n, code) for n, code in enumerate(codes) if code not in look_alikes()]
    for match in _hyphened().finditer(text):
        codes = tuple(code for code in codes_of(match[1]) if is_national(code) or code in local)
        found += [(match.start() + n, code) for n, code in enumerate(codes)]
    found += _bare(text, local)
    for match in _named().finditer(text):
        name = match[1].casefold()
        found.append((match.start(), _code_by_name().get(name) or _bloc_by_name()[name]))
    for match in _LOCAL_NAME.finditer(text) if local else ():
        if (code := f"{match['place']}{(match['kind'] or match['capitals'])[0]}".upper()) in local:
            found.append((match.start(), code))
    return tuple(dict.fromkeys(code for _, code in sorted(found, key=lambda pair: pair[0])))


def _is_party_in_parenthesis(match: re.Match[str], code: str, local: set[str]) -> bool:
    """A known code counts anywhere; an unknown one only after a name of two capitalised words, or among known ones."""
    if is_national(code) or code in local:
        return True
    if code in look_alikes():
        return False
    codes = codes_of(match[1])
    if any(is_national(other) or other in local for other in codes):
        return True
    before = match.string[max(0, match.start() - 60) : match.start()]
    name = re.search(r"((?:[A-ZÅÄÖ][\w-]+\s+){2,4}),?\s*(?:m\.?\s?fl\.?\s*)?$", before + " ")
    return name is not None and not is_abbreviation(code, name[1])


def is_abbreviation(code: str, phrase: str) -> bool:
    """Say whether letters are the initials of the phrase before them, and so no party: "Plan Bygg Lag (PBL)"."""
    return len(code) > 1 and not is_national(code) and code == "".join(word[0] for word in phrase.split())


def _bare(text: str, local: set[str]) -> list[tuple[int, str]]:
    """Codes that stand in running text without parentheses; single letters need care (initials, "punkt C", "S:t")."""
    found: list[tuple[int, str]] = []
    for match in _BARE_LIST.finditer(text):
        codes = codes_of(match[1])
        if match[1].islower() or not any(is_national(code) or code in local for code in codes):
            continue
        before = text[max(0, match.start() - 60) : match.start()]
        if len(codes) == 1 and len(codes[0]) == 1 and _is_initial_or_label(before, text[match.end() :]):
            continue
        found += [(match.start() + n, code) for n, code in enumerate(codes) if code not in look_alikes()]
    return found


def _is_initial_or_label(before: str, after: str) -> bool:
    is_initial = re.search(r"[A-ZÅÄÖ][a-zåäöé-]+\s$", before) and re.match(r"\.?\s[A-ZÅÄÖ][a-zåäö]", after)
    is_enumerator = re.match(r"\.\s*\S|\)", after) and re.search(r"(?:^|\n)\s*$", before)
    return bool(is_initial or is_enumerator or _label().search(before))


def learn_parties(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the party codes met in parentheses after persons' names, sorted; local parties among them."""
    after_name = re.compile(rf"[A-ZÅÄÖ][\w-]*[a-zåäöé]\s+[A-ZÅÄÖ][\w-]*[a-zåäöé]\s*\(({CODE})\)")
    return tuple(sorted({m[1].upper() for text in texts for m in after_name.finditer(text) if is_code(m[1])}))


def in_order(codes: Sequence[str]) -> tuple[str, ...]:
    """Return distinct codes in upper case, in the order given."""
    return tuple(dict.fromkeys(code.upper() if is_code(code) else code for code in codes if code))
