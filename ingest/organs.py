"""Organs and administrations by name: canonical, lower case, definite ("Socialnämndens" -> "socialnämnden").

Forms: "Kommunstyrelsen", "KS", "Kommunstyrelsens arbetsutskott", "arbetsmarknads- och vuxenutbildningsnämnden",
"vård och omsorgsnämnden", "Nämnden för demokrati och medborgarservice", "Farsta stadsdelsnämnd", "Socialnämnden Norr",
"Storköpings kommunstyrelse", "Stadsledningskontoret". What merely ends like an organ ("länsstyrelsen", "nämnden"
alone) is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.tables import table

_WORD = r"[A-Za-zÅÄÖåäöÉé]+"
_MUNICIPALITY_BEFORE = re.compile(
    r"(?:Till\s+)?(?:(?:[A-ZÅÄÖ][\w-]+\s+){1,3}(?:[Ss]tads?|[Kk]ommuns?),?|[A-ZÅÄÖ][\w-]+s|Till)\s+(\S.*)"
)
_DISTRICT = re.compile(
    r"(.+nämnden)s?((?:\s(?!Sammanträd|Protokoll|Möte|Datum|Kallelse|Plats|Tid|Sida?\b)[A-ZÅÄÖ][\w-]+){1,2})"
)


@cache
def _definite() -> dict[str, str]:
    """The heads in all their forms -> the definite form."""
    forms: dict[str, str] = {}
    for indefinite, definite in (*table("organs")["heads"]["organ"], *table("organs")["heads"]["administration"]):
        forms |= {form: definite for base in (indefinite, definite) for form in (base, f"{base}s")}
    return forms


@cache
def _name() -> re.Pattern[str]:
    """One organ in running text; group "owner" holds "kommunstyrelsens", group "place" a district before the head."""
    heads = "|".join(sorted(_definite(), key=len, reverse=True))
    loose = "|".join(table("organs")["parts"]["loose"])
    openings = "|".join(opening.replace(" ", r"\s+") for opening in table("organs")["named"]["openings"])
    stops = "|".join(table("organs")["named"]["stops"])
    joined = rf"(?:{_WORD}-,?\s+(?:(?:{_WORD}-,?\s+)*(?:och|samt)\s+)(?:(?:{loose})\s+och\s+)?|(?:{loose})\s+och\s+)?"
    owner = rf"(?P<owner>{joined}[a-zåäöé-]*(?:styrelsens|fullmäktiges|nämndens|direktionens)\s+(?:tekniska\s+)?)"
    place = r"(?P<place>(?-i:[A-ZÅÄÖ])[\w-]+\s+(?=stadsdels))"
    topic = rf"(?!\w*(?:nämnd|styrelse|kontor|förvaltning|utskott)){_WORD}"
    named = rf"(?P<named>(?:{openings})\s+(?!(?:{stops})\b){topic}(?:-?(?:,|\s+och|\s+samt)\s+{topic})*)"
    adjective = rf"(?P<adjective>(?:{'|'.join(table('organs')['parts']['adjectives'])})\s+)"
    plain = (
        rf"(?:{owner}|{place}|{adjective})?"
        rf"(?P<joined>{joined})(?P<stem>[a-zåäöé]*?(?:-[a-zåäöé]+?)?)(?P<head>{heads})"
    )
    return re.compile(rf"(?<![\w-])(?:{named}|{plain})(?![\w-])", re.IGNORECASE)


@cache
def _short() -> re.Pattern[str]:
    names = "|".join(sorted(table("organs")["short"], key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-]|\s?\d{{4}}(?!-\d\d-\d\d))")


def canonical_organ(text: str) -> str | None:
    """Return the canonical name when the whole text names one organ, a municipality before it allowed; else None."""
    words = " ".join(text.split()).strip(" .:,")
    short = {key.casefold(): name for key, name in table("organs")["short"].items()}
    if words.casefold() in short:
        return str(short[words.casefold()])
    match = _name().fullmatch(words)
    if match is None and (owned := _MUNICIPALITY_BEFORE.fullmatch(words)):
        match = _name().fullmatch(owned[1])
    if match is None and (district := _DISTRICT.fullmatch(words)):
        base = canonical_organ(district[1])
        return f"{base}{district[2].casefold()}" if base else None
    return _canonical(match) if match else None


def whole_names(lines: Sequence[str]) -> list[str]:
    """Return the lines of a head, those joined where a name runs on below: "Barn- och" / "ungdomsnämnden"."""
    joined: list[str] = []
    for line in lines:
        if joined and line[:1].islower() and re.search(r"[a-zåäö]-,? (?:och|samt)$|[a-zåäö]-,$", joined[-1]):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def find_organs(text: str) -> tuple[str, ...]:
    """Return the distinct organs and administrations that a text names, in the order they stand."""
    found = [(match.start(), _canonical(match)) for match in _name().finditer(text)]
    found += [(match.start(), table("organs")["short"][match[0]]) for match in _short().finditer(text)]
    return tuple(dict.fromkeys(name for _, name in sorted(found, key=lambda pair: pair[0]) if name))


def is_administration(organ: str) -> bool:
    """Say whether a canonical name is an administration (a förvaltning, a kontor) and no deciding body."""
    forms = table("organs")["heads"]["administration"]
    named = organ.endswith(tuple(definite for _, definite in forms)) or organ.startswith("förvaltningen för")
    return named or organ.endswith(tuple(f"s {indefinite}" for indefinite, _ in forms))


def _canonical(match: re.Match[str]) -> str | None:
    if match["named"]:
        return re.sub(r"\s+", " ", match["named"]).casefold()
    stem, head = match["stem"].casefold(), match["head"].casefold()
    bare = f"{stem}{_definite()[head]}"
    if (
        not match["owner"]
        and not match["joined"]
        and not match["adjective"]
        and (bare in _refused() or f"{stem}{head}" in _refused())
    ):
        return None
    if match["place"]:
        return f"{match['place'].casefold()}{stem}nämnd"
    if match["owner"]:
        name = _indefinite(f"{match['owner']}{match['joined']}{stem}{_definite()[head]}".casefold())
    else:
        name = f"{match['adjective'] or ''}{match['joined']}{bare}".casefold()
    return re.sub(r"\s+", " ", name)


def _indefinite(name: str) -> str:
    """ "kommunstyrelsens arbetsutskottet" -> "kommunstyrelsens arbetsutskott": an owner before it needs that form."""
    heads = table("organs")["heads"]
    for indefinite, definite in (*heads["organ"], *heads["administration"]):
        if definite != indefinite and name.endswith(definite):
            return f"{name.removesuffix(definite)}{indefinite}"
    return name


@cache
def _refused() -> frozenset[str]:
    return frozenset(table("organs")["refused"]["words"])
