"""Where a vote list or a sentence names those who voted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.models import Person
from ingest.vote_rows import find_rows


def ballot_lines(text: str, persons: Sequence[Person]) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each person's row of a vote table, or of the line that names the person, in order."""
    rows = {row.member.person.name: (row.start, row.end) for row in find_rows(text)}
    found = {place for person in persons if (place := rows.get(person.name) or _line_of(text, person.name))}
    last = 0
    for start, end in sorted(found):
        if end > last:
            yield max(start, last), end
            last = end


def _line_of(text: str, name: str) -> tuple[int, int] | None:
    written = r"\s+".join(map(re.escape, name.split()))
    match = re.search(rf"(?<!\w){written}(?!\w)", text)
    if match is None:
        return None
    end = text.find("\n", match.end())
    return text.rfind("\n", 0, match.start()) + 1, len(text) if end < 0 else end
