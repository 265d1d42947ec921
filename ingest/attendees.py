"""In which part everybody met: the lists at the front of minutes, each under its heading.

1. A line that begins with a heading of `data/attendance.toml` begins a list; lists of officials, of who adjusts the
   minutes and the contents list are no lists of members.
2. A person with party letters is an attendee in the part of the list; words beside the name tell it nearer: "tjg för
   Bo Al (M)", "ej tjg ers", "1:e vice ordförande", "§§ 12-14", an asterisk that the list explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.attendance import persons_of_cells
from ingest.attendance_groups import lettered
from ingest.lines import Line
from ingest.local_names import members_by_name
from ingest.models import Attendee, AttendeeRole
from ingest.people import FoundPerson, find_persons, fold, parse_names
from ingest.tables import table

_CONTENTS = re.compile(r"§\s?\d+[a-z]?\s+[A-ZÅÄÖ]|.*\.{4,}\s*\d+$")
_CHAIR = r"(?P<vice>(?:(?:\d\s?:?\s?e|förste|första|andre|andra|tredje|v\.?|vice)\s*)*)(?:ordf(?:örande|\.)?)(?:n|\w)?"
_CHAIR_BEHIND = re.compile(rf"[ \t,(–-]*\n?{_CHAIR}(?=[ \t]*(?:[,.;)•·]|\n|$))", re.IGNORECASE)
_CHAIR_BEFORE = re.compile(rf"(?P<after>\A|\n|[,;])[ \t]*{_CHAIR}[ \t:]*(?P<alone>\n?)[ \t]*$", re.IGNORECASE)
_BEFORE = 40  # characters
_NOTE = re.compile(
    r"(?:(?:ej|from|fr\.?\s?o\.?\s?m\.?|t\.?\s?o\.?\s?m\.?|från|till|t\.?o\.?m|under|del av)\s+)*"
    r"(?:§+|paragraf(?:erna|en|er)?|kl(?:ockan|\.)?)\s*\d[\d .:,–-]*(?:(?:och|samt|kl\.?|§+|–|-)\s*\d[\d.:–-]*)*",
    re.IGNORECASE,
)
_MARKUP = "#| \t"  # of headings and tables in markdown
_COLUMN = re.compile(r"Närvarande|Paragraf(?:er)?|Parti|Frånvarande|Anmärkning|Tid", re.IGNORECASE)
_IS_THERE, _IS_AWAY = re.compile(r"\n[xX](?=\n|$)"), re.compile(r"[^\n]*\n[–—-](?=\n|$)")  # cells beside the names
_CELL, _BESIDE_CELL = "Ledamot", "Ersättare"  # in the singular: cells of a table, no heading of what follows
_LEGEND = re.compile(r"\*\s*[)=:–-]?\s*(?:tjänstgörande|tjg|ersättare)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _List:
    """The lines under a heading and the part it gives, None for lists of others."""

    role: AttendeeRole | None
    lines: tuple[Line, ...]

    def attendees(self, *, explains_asterisk: bool) -> Iterator[Attendee]:
        """Yield those whom the list names; in a table the letters may stand in the next cell."""
        if self.role is not None:
            text = "\n".join(line.text for line in self.lines)
            found = list(_attendees(text, self.role, explains_asterisk=explains_asterisk))
            yield from found or (Attendee(person=person, role=self.role) for person in persons_of_cells(self.lines))


def read_attendees(lines: Sequence[Line]) -> tuple[Attendee, ...]:
    """Return who met and in which part, in the order they stand, each person once.

    Args:  lines: the front matter of minutes and their attendance appendix; no running text.
    """
    lines = lettered(lines)
    explains_asterisk = any(_LEGEND.search(line.text) for line in lines)
    found: dict[tuple[str, str], Attendee] = {}
    for one in _lists(lines):
        for attendee in one.attendees(explains_asterisk=explains_asterisk):
            found.setdefault((fold(attendee.person.name), attendee.person.party), attendee)
    return tuple(found.values())


def _lists(lines: Sequence[Line]) -> Iterator[_List]:
    role: AttendeeRole | None = None
    begun: list[Line] = []
    is_table = any(line.text.strip() == _CELL for line in lines)
    for line in _whole_headings(lines):
        bare = replace(line, text=" ".join(line.text.strip(_MARKUP).replace("|", " ").split()))
        heading = _heading().match(bare.text)
        if heading and is_table and bare.text == _BESIDE_CELL:
            continue
        if heading and role is not None and _COLUMN.fullmatch(bare.text) and not any(one.text for one in begun):
            continue  # "Beslutande" / "Närvarande" / "Paragrafer" / "Eva By (S)": what the columns hold
        if heading is None and not _CONTENTS.match(line.text):
            begun.append(bare)
            continue
        yield _List(role, tuple(begun))
        role, begun = None, []
        if heading:
            role = _roles()[" ".join(heading["words"].casefold().split())]
            begun = [replace(bare, text=bare.text[heading.end() :])]
    yield _List(role, tuple(begun))


def _whole_headings(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, those joined that are one heading: "Närvarande ej" above "tjänstgörande ersättare"."""
    after = iter((*lines[1:], None))
    joined = False
    for line in lines:
        below = next(after)
        if joined:
            joined = False
            continue
        text = f"{line.text} {below.text}" if below and below.text[:1].islower() else ""
        joined = " ".join(text.rstrip(":").casefold().split()) in _roles()
        yield replace(line, text=text) if joined else line


@cache
def _roles() -> dict[str, AttendeeRole | None]:
    return {
        heading: AttendeeRole(role) if role else None
        for role, headings in table("attendance")["headings"].items()
        for heading in headings
    }


@cache
def _heading() -> re.Pattern[str]:
    words = "|".join(r"\s+".join(map(re.escape, one.split())) for one in sorted(_roles(), key=len, reverse=True))
    return re.compile(rf"(?P<words>(?i:{words}))(?:\s*:\s*|\s*$|\s+(?=[*A-ZÅÄÖ]))")


@cache
def _words(name: str) -> str:
    parts: list[str] = table("attendance")["person"][name]
    return "|".join(r"\s+".join(map(re.escape, one.split())) for one in sorted(parts, key=len, reverse=True))


@cache
def _standing_in() -> re.Pattern[str]:
    return re.compile(rf"[\s,(–-]*(?:(?:{_words('stands_in')})\s+)+", re.IGNORECASE)


@cache
def _unlettered() -> re.Pattern[str]:
    """A substitute's member without letters, whose name the line break parts from the next name."""
    two_words = r"[A-ZÅÄÖ]\S+[ \t]+[A-ZÅÄÖ]\S+"
    return re.compile(rf"(?i:\b(?:{_words('stands_in')}))[ \t]+{two_words}(?=\n\W*{two_words})")


@cache
def _without_vote() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('without_vote')})\b", re.IGNORECASE)


@cache
def _serving() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('serving')})\b", re.IGNORECASE)


def _attendees(text: str, role: AttendeeRole, *, explains_asterisk: bool) -> Iterator[Attendee]:
    text = _unlettered().sub(r"\g<0>;", text)
    persons = [one for one in find_persons(text) if _has_letters(text, one)]
    by_name = (FoundPerson(person=person, start=start, end=end) for person, start, end in members_by_name(text))
    persons += [one for one in by_name if not any(one.start < other.end and other.start < one.end for other in persons)]
    persons.sort(key=lambda one: one.start)
    ends = [*(one.start for one in persons), len(text)][1:]
    heads_chairs = bool(persons and _CHAIR_BEFORE.search(text[: persons[0].start]))
    replaced = -1
    is_crossed = _IS_THERE.search(text) is not None
    for n, one in enumerate(persons):
        if n == replaced:
            continue
        tail = text[one.end : ends[n]]
        absent = ""
        if standing_in := _standing_in().match(tail):
            if standing_in.end() == len(tail) and n + 1 < len(persons):
                absent, replaced = persons[n + 1].person.name, n + 1
                tail = text[persons[n + 1].end : ends[n + 1]]
            elif named := parse_names(_line(tail[standing_in.end() :])):
                absent = named[0].name
        before = text[max(0, one.start - _BEFORE) : one.start]
        has_asterisk = explains_asterisk and before.rstrip().endswith("*")
        note = _NOTE.search(_line(tail))
        chair = _chair(before, tail, is_headed=heads_chairs)
        is_away = is_crossed and _IS_AWAY.match(tail) is not None
        part = _role(role, tail, chair, stands_in=bool(absent) or has_asterisk)
        yield Attendee(
            person=one.person,
            role=AttendeeRole.FRANVARANDE if is_away else part,
            stands_in_for=absent,
            note=" ".join(note[0].strip(" ,.–-").split()) if note else "",
        )


def _role(role: AttendeeRole, tail: str, chair: AttendeeRole | None, *, stands_in: bool) -> AttendeeRole:
    line = _line(tail)
    if _without_vote().search(line):
        return AttendeeRole.ERSATTARE
    if stands_in or (role is not AttendeeRole.FRANVARANDE and _serving().search(line)):
        return AttendeeRole.TJANSTGORANDE_ERSATTARE
    return chair if chair and role is AttendeeRole.LEDAMOT else role


def _chair(before: str, tail: str, *, is_headed: bool) -> AttendeeRole | None:
    """Return the chair that words beside a name give; a line with such words alone heads a name only `is_headed`."""
    headed = _CHAIR_BEFORE.search(before)
    if headed and headed["alone"] and not (is_headed and headed["after"] not in (",", ";")):
        headed = None
    chair = headed or (None if is_headed and tail.startswith("\n") else _CHAIR_BEHIND.match(tail))
    if chair is None:
        return None
    return AttendeeRole.VICE_ORDFORANDE if chair["vice"].strip() else AttendeeRole.ORDFORANDE


def _line(text: str) -> str:
    return text.partition("\n")[0]


def _has_letters(text: str, one: FoundPerson) -> bool:
    """Say whether letters, or the sign for none ("(-)"), stand with the name: the sign of the elected."""
    return bool(one.person.party) or text[one.start : one.end].rstrip(" )]").endswith(("-", "–"))
