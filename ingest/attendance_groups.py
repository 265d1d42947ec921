"""Attendance lists by party: the letters stand once, before the names of the group.

"Socialdemokraterna (S): Eva Ek, Bo Al" / "Liberalerna (L): Ida By (tjänstgörande ersättare för Per Lo)" / "Ledamöter i
Moderaternas grupp: Per Lo". The names run on over lines up to the next group, to a line of another kind ("Ej
tjänstgörande ersättare: ...") or to the end; a short group may stand behind another one, after a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.lines import Line
from ingest.parties import CODE, is_code, party_code
from ingest.party_names import may_be_name

_NAME = r"[A-ZÅÄÖ][\w'-]+"
_HEAD = re.compile(rf"(?P<party>{_NAME}(?: [\w'-]+){{0,4}}) ?\((?P<code>{CODE})\) ?: ?(?P<names>.*)")
_BY_NAME = re.compile(
    rf"(?:(?:Ledamöter|Ersättare) i )?(?P<party>{_NAME}(?: [\w'-]+){{0,2}}?)(?:s? grupp(?:en)?)? ?: ?(?P<names>.*)"
)
_NEXT_GROUP = re.compile(rf"\.\s+(?=(?P<party>{_NAME}):\s)")
_PART_FIRST = re.compile(
    rf"(?<=[a-zåäöé]),\s+((?:(?:[12]:?[ea]|förste|andre)\s+)?(?:vice\s+)?ordförande|ledamot|ersättare)\s+(\({CODE}\))",
    re.IGNORECASE,
)
_OTHER = re.compile(r"[^(),]{2,60}:")  # a line that begins with a heading of its own
_PARTED = re.compile(r",\s*(?![^()]*\))")  # not within a parenthesis
_FULL_NAME = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\w.'-]*(?: (?:von|af|de|van|der|[A-ZÅÄÖ][\w.'-]*)){1,4})(?P<rest>(?: ?\(.*\))?\.?)"
)


def lettered(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with the letters of each group behind each of its names, and of each member before the part they
    have ("Eva Ek, ordförande (S)"); a group becomes one line."""
    lines = [part for line in lines for part in _parted(replace(line, text=_PART_FIRST.sub(r" \2, \1", line.text)))]
    found: list[Line] = []
    n = 0
    while n < len(lines):
        head = _head(lines[n].text)
        group = lines[n].text
        end = n + 1
        while head and end < len(lines) and _goes_on(group, lines[end].text):
            group = f"{group} {lines[end].text}"
            end += 1
        written = _with_letters(group) if head else ""
        found += [replace(lines[n], text=written)] if written else lines[n:end]
        n = end
    return tuple(found)


def _parted(line: Line) -> list[Line]:
    """Cut a line where a group ends and the next one begins: "... Bo Al. Miljöpartiet: Ida By"."""
    cuts = [0, *(found.end() for found in _NEXT_GROUP.finditer(line.text) if party_code(found["party"]))]
    if len(cuts) == 1:
        return [line]
    return [replace(line, text=line.text[start:end].rstrip(" .")) for start, end in pairwise([*cuts, len(line.text)])]


def _head(text: str) -> tuple[str, str] | None:
    """Return the letters and the names of a group's first line: a party by its name and mostly its letters, a colon."""
    head = _HEAD.fullmatch(text)
    if head is None:
        by_name = _BY_NAME.fullmatch(text)
        code = party_code(by_name["party"]) if by_name else None
        return (code, by_name["names"]) if by_name and code else None
    named = party_code(head["party"])
    is_theirs = named == head["code"] or (named is None and may_be_name(head["party"], head["code"]))
    return (head["code"], head["names"]) if is_theirs and is_code(head["code"]) else None


def _goes_on(group: str, below: str) -> bool:
    """Say whether a group goes on with the line below: it is not at the end of a name, or more names follow there."""
    if _OTHER.match(below) or _head(below):
        return False
    is_open = group.endswith(",") or group.count("(") > group.count(")") or not _with_letters(group)
    return is_open or "," in below


def _with_letters(group: str) -> str:
    """Return the names of a group, each with its letters, "" where it holds something else."""
    code, names = _head(group) or ("", "")
    named = [_FULL_NAME.fullmatch(" ".join(one.split())) for one in _PARTED.split(names)]
    if not code or not all(named):
        return ""
    return ", ".join(f"{one['name']} ({code}){one['rest']}" for one in named if one)
