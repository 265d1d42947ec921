"""What a renderer sets: blocks with the look and the furniture of a document, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from eval.typesetting.style import Style

MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """`kind` is one of title, paragraf, heading, text, list, quote, table, contents, break. A table may be `cut`: that
    many of its rows stand on one page and the others, without a header, on the next."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    number: str = ""
    diarienummer: str = ""
    cut: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document to set. `words` fill the furniture of its pages: kommun, organ, date, long_date, title, reference."""

    title: str
    author: str
    imprint: str  # the last line of a web page
    style: Style
    words: dict[str, str]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A line of a block as it was set; page numbers are 1-based."""

    block: int
    page: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """A file and what stands on its pages, furniture left out; no lines where the file type has no pages."""

    data: bytes
    lines: tuple[SetLine, ...] = field(default=())


def long_date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
