"""Names that stand below a paper without party letters, one or two a line: "Eva By, ledamot", "Bo Al och Ida Ek"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.models import Person
from ingest.people import parse_names, parties_named

_BARE_NAME = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\w'-]+(?:\s(?:af|von|de|[A-ZÅÄÖ][\w'-]+)){1,3}?)"
    r"(?:,?\s(?i:ledamot|ledamöter|ersättare|gruppledare|gruppordförande|\w*råd|(?:vice\s)?ordförande)\b[^.]{0,50})?"
)


def is_only_names(text: str) -> bool:
    """Say whether a line is the name of one or two persons, each with a part at most; a party's name is none."""
    return not parties_named(text, ()) and all(_BARE_NAME.fullmatch(name) for name in text.split(" och "))


def names_at_end(lines: Sequence[str], known: Sequence[Person]) -> tuple[Person, ...]:
    """Return whom the last lines of a paper name, in order, as far up as each is nothing but names."""
    signing = list(takewhile(is_only_names, reversed(lines)))
    names = [name for line in reversed(signing) for name in line.split(" och ")]
    bare = [told["name"] for name in names if (told := _BARE_NAME.fullmatch(name))]
    return tuple(person for name in bare for person in parse_names(name, known))
