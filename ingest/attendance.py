"""Everybody with party letters at the front of minutes or in its attendance appendix; `attendees.py` tells the parts.

Forms: "Eva Ek (S)", "Eva Ek (S), §§ 12-14", "Eva Ek, S", cells of a table one a line ("Ek, Eva" / "S"), under
"Beslutande", "Ledamöter", "Ersättare", "Närvarande". Officials without a party letter are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.attendance_groups import lettered
from ingest.lines import Line
from ingest.local_names import members_by_name
from ingest.models import Person
from ingest.parties import is_code, is_national
from ingest.people import distinct, find_persons

_NAME = r"[A-ZÅÄÖ][\wéüèáà'-]+(?:[ -](?:von|af|de|van|der|[A-ZÅÄÖ][\wéüèáà'.-]*)){0,4}"
_REVERSED = re.compile(rf"(?:\d{{1,3}}\s+)?({_NAME}),\s({_NAME})")
_PLAIN = re.compile(rf"(?:\d{{1,3}}\s+)?({_NAME})")
_SAME_LINE = re.compile(rf"(?:\d{{1,3}}\s+)?({_NAME}),?\s+\(?([A-ZÅÄÖ]{{1,3}}|F!)\)?(?:[\s,].*)?")


def read_attendance(lines: Sequence[Line]) -> tuple[Person, ...]:
    """Return the persons of the attendance lists among these lines, with party, in the order they stand.

    Args:  lines: the front matter of minutes and their attendance appendix; no running text.
    """
    lines = lettered(lines)
    text = "\n".join(line.text for line in lines)
    persons = [found.person for found in find_persons(text) if found.person.party]
    return distinct([*persons, *persons_of_cells(lines), *(person for person, _, _ in members_by_name(text))])


def persons_of_cells(lines: Sequence[Line]) -> Iterator[Person]:
    """Yield the persons whose letters stand in the next cell, or behind the name without parentheses."""
    for n, line in enumerate(lines):
        following = lines[n + 1].text if n + 1 < len(lines) else ""
        if is_national(following) and is_code(following):
            if name := _REVERSED.fullmatch(line.text):
                yield Person(name=f"{name[2]} {name[1]}", party=following)
            elif (name := _PLAIN.fullmatch(line.text)) and " " in name[1]:
                yield Person(name=name[1], party=following)
        elif (match := _SAME_LINE.fullmatch(line.text)) and is_national(match[2]) and " " in match[1]:
            yield Person(name=match[1], party=match[2])
