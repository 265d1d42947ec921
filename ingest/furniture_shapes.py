"""The shapes of page furniture, from data/furniture.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_MAX_LENGTH = 220  # no furniture is longer; keeps the patterns off whole paragraphs on one line


@dataclass(frozen=True, slots=True)
class Shapes:
    """Compiled patterns; each is asked about a whole line without outer blanks."""

    always: re.Pattern[str]
    counter: tuple[re.Pattern[str], ...]
    counter_within: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    keep: re.Pattern[str]

    def is_always(self, line: str) -> bool:
        """A signature line, a notice of digital signing, an address footer."""
        return len(line) <= _MAX_LENGTH and self.always.fullmatch(line) is not None

    def is_running(self, line: str) -> bool:
        """A line of a running header: "Sammanträdesdatum: 2031-03-12"."""
        return len(line) <= _MAX_LENGTH and self.strong.fullmatch(line) is not None

    def is_header_like(self, line: str) -> bool:
        """A line of a running header, or one that may stand beside it: an organ, a municipality or a date alone."""
        return self.is_running(line) or (len(line) <= _MAX_LENGTH and self.weak.fullmatch(line) is not None)

    def is_content(self, line: str) -> bool:
        """A line that stays however often it recurs: a heading of a paragraf, a person, a vote, a sentence's end."""
        if len(line) > _MAX_LENGTH:
            return True
        return self.keep.fullmatch(line) is not None and not self.is_running(line)

    def has_counter(self, line: str) -> bool:
        """A page counter, alone or among other words."""
        return self.counter_within.search(line) is not None

    def page_number(self, line: str) -> tuple[str, str] | None:
        """Return (printed number, pages in all or "") of a page counter, None for any other line."""
        if len(line) > 30:
            return None
        for pattern in self.counter:
            if found := pattern.fullmatch(line):
                number, total = found.group(1), (found.group(2) if pattern.groups > 1 else None) or ""
                if not total or int(number) <= int(total):
                    return number, total
        return None


@cache
def shapes() -> Shapes:
    """Return the shapes, compiled once."""
    table: dict[str, Any] = tomllib.loads(files("ingest.data").joinpath("furniture.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = table["words"]

    def compiled(pattern: str) -> re.Pattern[str]:
        for name, word in words.items():
            pattern = pattern.replace("{" + name + "}", word)
        return re.compile(pattern, re.IGNORECASE)

    def one_of(name: str) -> re.Pattern[str]:
        return compiled("|".join(f"(?:{pattern})" for pattern in table["shapes"][name]))

    return Shapes(
        always=one_of("always"),
        counter=tuple(compiled(pattern) for pattern in table["shapes"]["counter"]),
        counter_within=one_of("counter_within"),
        strong=one_of("strong"),
        weak=one_of("weak"),
        keep=one_of("keep"),
    )


@cache
def suspended_before() -> frozenset[str]:
    """Return the words after which a hyphen at a line's end is no broken word."""
    table = tomllib.loads(files("ingest.data").joinpath("furniture.toml").read_text(encoding="utf-8"))
    return frozenset(table["hyphens"]["suspended_before"])
