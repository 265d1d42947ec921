"""Attendance lists by party: the letters stand once, before the names of the group.

"Socialdemokraterna (S): Eva Ek, Bo Al" / "Liberalerna (L): Ida By (tjänstgörande ersättare för Per Lo)". The names run
on over lines up to the next group, to a line of another kind ("Ej tjänstgörande ersättare: ...") or to the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.lines import Line
from ingest.parties import CODE, is_code, party_code
from ingest.party_names import may_be_name

_NAME = r"[A-ZÅÄÖ][\w'-]+"
_HEAD = re.compile(rf"(?P<party>{_NAME}(?: [\w'-]+){{0,4}}) ?\((?P<code>{CODE})\) ?: ?(?P<names>.*)")
_OTHER = re.compile(r"[^(),]{2,60}:")  # a line that begins with a heading of its own
_PARTED = re.compile(r",\s*(?![^()]*\))")  # not within a parenthesis
_FULL_NAME = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\w.'-]*(?: (?:von|af|de|van|der|[A-ZÅÄÖ][\w.'-]*)){1,4})(?P<rest>(?: ?\(.*\))?\.?)"
)


def lettered(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with the letters of each group behind each of its names; a group becomes one line."""
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


def _head(text: str) -> re.Match[str] | None:
    """Return the match of a group's first line: a party by its name and its letters, then a colon."""
    head = _HEAD.fullmatch(text)
    if head is None or not is_code(head["code"]):
        return None
    named = party_code(head["party"])
    return head if named == head["code"] or (named is None and may_be_name(head["party"], head["code"])) else None


def _goes_on(group: str, below: str) -> bool:
    """Say whether a group goes on with the line below: it is not at the end of a name, or more names follow there."""
    if _OTHER.match(below) or _head(below):
        return False
    is_open = group.endswith(",") or group.count("(") > group.count(")") or not _with_letters(group)
    return is_open or "," in below


def _with_letters(group: str) -> str:
    """Return the names of a group, each with its letters, "" where it holds something else."""
    head = _HEAD.fullmatch(group)
    named = [_FULL_NAME.fullmatch(" ".join(one.split())) for one in _PARTED.split(head["names"])] if head else []
    if head is None or not all(named):
        return ""
    return ", ".join(f"{one['name']} ({head['code']}){one['rest']}" for one in named if one)
