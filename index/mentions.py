"""The papers and referrals that items name without a number of their own: "motion från Eva Ek (V)", "SOU 2017:47".

Forms of a paper: "motion av Eva Ek (V)", "skrivelse (12/3) från Eva Ek och Olle Lind (båda MP)", "Motion 2021-03-12
från ...", "Eva Ek (V) har i en motion föreslagit", "Eva Ek (V) väckte den 5 maj 2020 en motion om". Only titles and the
parts that tell of a matter and its papers are read: who yrkar bifall to a motion has not written it. Of a referral the
number counts where the title says that something is answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.dates import find_dates
from ingest.models import Document, DocumentKind, Item, SectionKind
from ingest.people import FoundPerson, find_persons, fold

REFERRAL = "remiss"
PAPERS = {
    "motion": DocumentKind.MOTION,
    "skrivelse": DocumentKind.SKRIVELSE,
    "interpellation": DocumentKind.INTERPELLATION,
    "initiativ": DocumentKind.SKRIVELSE,
    "ledamotsinitiativ": DocumentKind.SKRIVELSE,
    "politikerinitiativ": DocumentKind.SKRIVELSE,
}
_TELLING = frozenset({SectionKind.ARENDE, SectionKind.HANDLINGAR, SectionKind.TIDIGARE_BEHANDLING, SectionKind.BESLUT})
_PAPER = re.compile(rf"(?<![\w-])(?P<paper>{'|'.join(PAPERS)})(?:en|er|erna|et)?\b", re.IGNORECASE)
_MAX_SENTENCE = 260  # characters read on each side of the word
_SENTENCE_END = re.compile(r"(?<!\bfl)(?<!\bnr)[.;§](?=\s|$)|\n\s*\n")
_BY = re.compile(r"(?:^|\s)(?:från|av)\s", re.IGNORECASE)
_MAX_BEFORE_BY = 80
_HANDED_IN = re.compile(
    r"\s(?:har|hade|väckte|lämnade|inkom|inkommit|föreslår|föreslog|ställde)\s(?:.*\s)?(?:en|sin|följande)\s+$",
    re.IGNORECASE | re.DOTALL,
)
_DAY_MONTH = re.compile(r"\((\d{1,2})/(\d{1,2})\)")
_MAX_BEFORE_NAME = 30  # "kommunfullmäktigeledamoten", "oppositionsrådet"
_REFERRAL_TITLE = re.compile(r"\b(?:remiss\w*|betänkande\w*|SOU|Ds|yttrande\w*)\b", re.IGNORECASE)
_REFERRAL_NUMBER = re.compile(r"\b(?P<series>SOU|Ds)\s?(?P<number>(?:19|20)\d\d\s?:\s?\d{1,3})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """`kind` is a DocumentKind or "remiss"; `key` an author's surname_key, or the number of a referral; `date`
    "2021-03-12", "-03-12" without the year, "" where none is told."""

    item_id: str
    kind: str
    key: str
    name: str = ""
    date: str = ""


def referral_numbers(text: str) -> frozenset[str]:
    """Return the numbers of the official reports that the text names, as keys: "sou2017:47"."""
    return frozenset(re.sub(r"\s", "", match.group()).lower() for match in _REFERRAL_NUMBER.finditer(text))


def surname_key(name: str) -> str:
    """Return the last name, the same for Carlson, Carlsson and Carlssons."""
    return re.sub(r"(.)\1+", r"\1", fold(name).split()[-1]).removesuffix("s")


@lru_cache(maxsize=20_000)
def authors_in(title: str) -> frozenset[str]:
    """Return the surname_key of everybody whose motion or its like the title is about."""
    return frozenset(one.key for one in _papers("", title))


def find_mentions(document: Document) -> list[Mention]:
    """Return what the document's items name, each once."""
    found: dict[Mention, None] = {}
    items = {item.id: item for item in document.items}
    for item in items.values():
        found |= dict.fromkeys(_papers(item.id, item.title))
    for section in document.sections:
        if section.kind in _TELLING:
            text = document.text_of(section.spans)
            found |= dict.fromkeys(_papers(section.item_id, text))
            found |= dict.fromkeys(_referrals(items[section.item_id], text))
    for item in items.values():
        found |= dict.fromkeys(_referrals(item, item.title))
    return list(found)


def _papers(item_id: str, text: str) -> Iterator[Mention]:
    for match in _PAPER.finditer(text):
        kind = PAPERS[match["paper"].casefold()]
        before = _SENTENCE_END.split(text[max(0, match.start() - _MAX_SENTENCE) : match.start()])[-1]
        after = _SENTENCE_END.split(text[match.end() : match.end() + _MAX_SENTENCE])[0]
        persons: tuple[FoundPerson, ...] = ()
        if (by := _BY.search(after)) and by.start() <= _MAX_BEFORE_BY:
            persons = find_persons(after[by.end() :])
            persons = persons if persons and persons[0].start <= _MAX_BEFORE_NAME else ()
        if not persons and (handed_in := _HANDED_IN.search(before)):
            persons = find_persons(before[: handed_in.start()])
        for one in persons:
            name = one.person.name
            yield Mention(item_id=item_id, kind=kind, key=surname_key(name), name=name, date=_date(after, before))


def _date(*texts: str) -> str:
    for text in texts:
        if dates := find_dates(text):
            return dates[0].date.isoformat()
        if short := _DAY_MONTH.search(text):
            return f"-{int(short[2]):02}-{int(short[1]):02}"
    return ""


def _referrals(item: Item, text: str) -> Iterator[Mention]:
    """Yield the number of what is answered: in the title, else the first that the text tells."""
    if not _REFERRAL_TITLE.search(item.title):
        return
    if match := _REFERRAL_NUMBER.search(item.title) or _REFERRAL_NUMBER.search(text):
        number = re.sub(r"\s", "", match["number"])
        yield Mention(item_id=item.id, kind=REFERRAL, key=f"{match['series'].upper()} {number}")
