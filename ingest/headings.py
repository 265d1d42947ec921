"""Recognise a heading: a line of its own, or the first words of a paragraph where a reader glued the two.

Forms: "Beslut", "BESLUT", "Beslut:", "1.2 Bakgrund", "Kommunstyrelsens förslag till beslut",
"Omröstning – huvudvotering", "Reservation (S)", "Fråga 2", and inline "Ärendet Storköping är medlem ..." or
"Beslut: Ärendet utgår."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.dates import is_date
from ingest.models import SectionKind
from ingest.organs import canonical_organ, is_administration
from ingest.tables import table

MAX_LENGTH = 90  # longest heading met: "Socialnämndens förslag till beslut i kommunstyrelsen och kommunfullmäktige"
_MAX_WORDS = 8
_MIN_GLUED = 40  # characters; a heading and its paragraph
_LONG_LINE = 140  # characters; a printed line has 110 at most
_NUMBERING = re.compile(r"^(?:[#*]+\s*)?(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?")
_MAY_BEGIN = re.compile(r"(?:[#*]+\s*)?(?:\d|[A-ZÅÄÖ])")
_WITHIN = re.compile(r"(?<=\S )(?=Förslag till beslut (?:I [a-zåäö]|\d\.|[A-ZÅÄÖ][a-zåäö]+ beslutar))")
_TAIL = re.compile(r"(?:\s*[(\[][^)\]]{1,60}[)\]]|\s+[–-]\s+\S.{0,40}|\s+(?:forts(?:ättning)?\.?))\s*$")
_ABOUT = re.compile(r"\s+(?:i|till|av|för|om|kring)\s+(?:detta\s+)?ärendet?$", re.IGNORECASE)
_AT_MEETING = re.compile(
    r"\s+(?:på|vid|under|från)\s+(?:dagens\s+)?(?:sammanträdet?|mötet?|behandlingen)$", re.IGNORECASE
)
_JOINT = re.compile(r"(\s+(?:och|samt|&|med)\s+|\s*/\s*)")
_MAY_BE_INLINE = frozenset(
    {
        SectionKind.BESLUT,
        SectionKind.FORSLAG,
        SectionKind.YRKANDE,
        SectionKind.RESERVATION,
        SectionKind.SARSKILT_YTTRANDE,
        SectionKind.SARSKILT_UTTALANDE,
        SectionKind.PROTOKOLLSANTECKNING,
        SectionKind.OMROSTNING,
        SectionKind.BESLUTSGANG,
        SectionKind.ERSATTARYTTRANDE,
        SectionKind.TIDIGARE_BEHANDLING,
        SectionKind.EXPEDIERING,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a heading opens. `speaks` is the column `voice` of headings.toml, `organ` the organ it names, `length` the
    number of its characters in the line."""

    kind: SectionKind
    speaks: str
    text: str
    key: str
    organ: str = ""
    length: int


def find_heading(line: str, *, glued: bool = False) -> Heading | None:
    """Return the heading that a line is or begins with, or None.

    Args:  glued: the reader put a heading and its paragraph on one line; then the first words may be a heading.
    """
    if not _MAY_BEGIN.match(line):
        return None
    if len(line) <= MAX_LENGTH and (heading := _whole(line)):
        return heading
    head, colon, rest = line.partition(":")
    heading = _whole(head) if colon and rest and len(head) <= MAX_LENGTH else None
    if heading and (heading.kind in _MAY_BE_INLINE or heading.key in table("headings")["lists"]["inline"]):
        return heading
    return _first_words(line) if glued and len(line) > _MIN_GLUED else None


def are_glued(texts: Sequence[str]) -> bool:
    """Say whether a reader put whole paragraphs, headings included, on one line each."""
    in_long_lines = sum(len(text) for text in texts if len(text) > _LONG_LINE)
    return in_long_lines * 2 > sum(len(text) for text in texts)


def glued_at(text: str) -> int | None:
    """Return where a heading begins within a line that holds a title, the heading and its text, or None."""
    match = _WITHIN.search(text)
    return match.start() if match else None


@lru_cache(maxsize=20_000)  # every stage asks about the same lines
def _whole(line: str) -> Heading | None:
    text = line.strip().rstrip(":").strip("*_# ").strip()
    key = " ".join(_NUMBERING.sub("", text).split())
    for form in (key, _TAIL.sub("", key), key.rstrip("."), _without_addressee(key), *_plain(key), *_first_of_two(key)):
        if form[:1].isupper() and (found := _look_up(form.casefold())):
            kind, speaks, organ = found
            if kind is SectionKind.FORSLAG and _AT_MEETING.search(key):
                kind = SectionKind.YRKANDE  # what is proposed at the meeting is moved there
            return Heading(kind=kind, speaks=speaks, text=text, key=form.casefold(), organ=organ, length=len(line))
    return None


def _plain(key: str) -> Iterator[str]:
    """Yield the heading without what only qualifies it: "Beslut i ärendet", "Skriftliga reservationer vid mötet"."""
    form = _ABOUT.sub("", _AT_MEETING.sub("", key))
    if form != key:
        yield form
    first, _, rest = form.partition(" ")
    if rest and first.casefold() in table("headings")["lists"]["qualifiers"]:
        yield f"{rest[0].upper()}{rest[1:]}"


def _first_of_two(key: str) -> Iterator[str]:
    """Yield the first of two headings in one: "Bakgrund och ärende", "Yrkanden/Beslutsgång"."""
    first, joint, second = _JOINT.split(key, maxsplit=1) if _JOINT.search(key) else (key, "", "")
    if joint and _look_up(second.casefold()):
        yield first


def _without_addressee(key: str) -> str:
    """ "Arbetsutskottets förslag till kommunstyrelsen" -> "Arbetsutskottets förslag"."""
    before, _, addressee = key.rpartition(" till ")
    return before if before and canonical_organ(addressee) else key


def _first_words(line: str) -> Heading | None:
    """ "Ärendet Storköping är medlem": known words, then a capital letter, a digit or a quote."""
    words = list(re.finditer(r"\S+", line[: MAX_LENGTH * 2]))
    for n in range(min(_MAX_WORDS, len(words) - 1), 0, -1):
        end = words[n - 1].end()
        if re.match(r"[A-ZÅÄÖ\d”“\"•–-]", words[n][0]) and (heading := _whole(line[:end])):
            is_row = is_date(line[words[n].start() :])  # of a schedule: "Beslut i nämnden   12 maj 2031"
            return None if is_row or heading.key.endswith("beslutar") else heading  # "Nämnden beslutar 2031-05-12"
    return None


@lru_cache(maxsize=20_000)
def _look_up(key: str) -> tuple[SectionKind, str, str] | None:
    literal = _literals().get(key)
    if literal:
        return (*literal, "")
    for before, after, slot, kind, speaks in _templates():
        if not (key.startswith(before) and key.endswith(after) and len(key) > len(before) + len(after)):
            continue
        organ = canonical_organ(key[len(before) : len(key) - len(after)])
        if organ and (slot == "organ" or is_administration(organ)):
            return kind, speaks, organ
    numbered = re.fullmatch(r"(.+?) (?:nr )?\d{1,3}[a-z]?", key)
    if numbered:
        for name, words in table("headings")["numbered"].items():
            if numbered[1] in words:
                return SectionKind(name), "document", ""
    return None


@cache
def _literals() -> dict[str, tuple[SectionKind, str]]:
    return {
        text.replace("{presenter}", presenter): (SectionKind(heading["kind"]), heading["voice"])
        for heading in reversed(table("headings")["heading"])
        for text in heading["texts"]
        for presenter in (table("headings")["lists"]["presenters"] if "{presenter}" in text else [""])
        if not re.search(r"\{(?!presenter)", text)
    }


@cache
def _templates() -> tuple[tuple[str, str, str, SectionKind, str], ...]:
    """Texts with one or two slots as (before, after, slot, kind, voice); of two slots the first one counts."""
    templates = []
    for heading in table("headings")["heading"]:
        for text in heading["texts"]:
            parts = re.fullmatch(r"([^{]*)\{(organ|administration)\}([^{]*)", text)
            if parts:
                templates.append((parts[1], parts[3], parts[2], SectionKind(heading["kind"]), heading["voice"]))
    return tuple(templates)
