"""The kind of a document: by the words of its head, then by its body, then by the name of its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import PurePosixPath

from ingest.headings import find_heading
from ingest.lines import Line
from ingest.models import DocumentKind, SectionKind
from ingest.own_papers import statement_kind
from ingest.paragrafer import find_headers
from ingest.tables import table

_BY_BODY_FIRST = frozenset({DocumentKind.STYRDOKUMENT, DocumentKind.SKRIVELSE})
_MEETING = frozenset({DocumentKind.PROTOKOLL, DocumentKind.PROTOKOLLSUTDRAG, DocumentKind.KALLELSE})
_BY_MEMBERS = frozenset(
    {
        DocumentKind.MOTION,
        DocumentKind.INTERPELLATION,
        DocumentKind.YRKANDE,
        DocumentKind.YTTRANDE,
        DocumentKind.RESERVATION,
    }
)  # words that minutes are full of: only the first lines tell
_BY_OTHER_NAMES = frozenset({DocumentKind.MOTION, DocumentKind.INTERPELLATION, DocumentKind.SKRIVELSE})
_PAPERS = {SectionKind.YRKANDE: DocumentKind.YRKANDE, SectionKind.RESERVATION: DocumentKind.RESERVATION}
_HEAD = 14  # lines
_OWN_LINES = 10
_LONG_LINE = 200  # characters
_KIND_LINES = 8
_MINUTES_ONLY = frozenset({SectionKind.BESLUTSGANG, SectionKind.OMROSTNING})


def find_kind(source: str, raw_head: Sequence[str], title_block: Sequence[Line], lines: Sequence[Line]) -> DocumentKind:
    """Return the kind; OVRIGT when nothing tells.

    Args:  raw_head: the lines of the first pages as extracted.  title_block: cleaned lines before the first heading.
    """
    raw_head = [text.lstrip("#* ") for text in raw_head]  # Markdown
    block = [line.text.lstrip("#* ") for line in title_block]
    of_body = _of_body(lines)
    is_report = of_body is DocumentKind.TJANSTESKRIVELSE and _has_administration(lines)
    for kind, begins, within, _ in _kinds():
        head = raw_head[:_HEAD] if kind in _MEETING else [*raw_head[:_HEAD], *block]
        if kind in _BY_MEMBERS:
            if of_body is not None and (is_report or of_body is DocumentKind.PROTOKOLL):
                return of_body
            if own := own_statement(title_block):
                return _PAPERS.get(own, DocumentKind.YTTRANDE)
            head = [*raw_head[:_KIND_LINES], *block[:_KIND_LINES]]
        if kind in _BY_BODY_FIRST and of_body:
            return of_body
        if any(begins.match(text) for text in head if len(text) < 160) or (within and within.search("\n".join(head))):
            return kind
    return of_body or _of_file(source)


def own_statement(block: Sequence[Line]) -> SectionKind | None:
    """Return what the head of a member's paper says it is ("Särskilt yttrande", "Yrkande från S"), None for others.

    A motion that holds a yrkande remains a motion: what the head says first counts.
    """
    for line in block[:_OWN_LINES]:
        if kind := statement_kind(line.text):
            return kind
        if any(begins.match(line.text) for kind, begins, _, _ in _kinds() if kind in _BY_OTHER_NAMES):
            return None
    return None


def is_kind_line(text: str) -> bool:
    """Say whether a line of the head only tells the kind: "TJÄNSTESKRIVELSE", "Handling 2031 nr 4"."""
    return len(text.split()) <= 4 and any(
        (match := begins.match(text)) and len(text) - match.end() < 12 for _, begins, _, _ in _kinds()
    )


def _of_body(lines: Sequence[Line]) -> DocumentKind | None:
    headings = [heading for line in lines if (heading := find_heading(line.text, glued=len(line.text) > _LONG_LINE))]
    kinds = {heading.kind for heading in headings}
    if SectionKind.BESLUT in kinds and (kinds & _MINUTES_ONLY or find_headers(lines)):
        return DocumentKind.PROTOKOLL
    if _has_administration(lines):
        return DocumentKind.TJANSTESKRIVELSE
    if SectionKind.FORSLAG in kinds and SectionKind.ARENDE in kinds:
        return DocumentKind.TJANSTESKRIVELSE
    return None


def _has_administration(lines: Sequence[Line]) -> bool:
    """Say whether an administration gives its view under a heading: no member's own text does that."""
    headings = (find_heading(line.text, glued=len(line.text) > _LONG_LINE) for line in lines)
    return any(heading.speaks == "administration" for heading in headings if heading)


def _of_file(source: str) -> DocumentKind:
    stem = PurePosixPath(source).stem.casefold()
    for kind, _, _, names in _kinds():
        if any(name in stem for name in names):
            return kind
    return DocumentKind.OVRIGT


@cache
def _kinds() -> tuple[tuple[DocumentKind, re.Pattern[str], re.Pattern[str] | None, tuple[str, ...]], ...]:
    kinds = []
    for entry in table("kinds")["kind"]:
        within = re.compile("|".join(entry["within"]), re.IGNORECASE) if "within" in entry else None
        begins = re.compile("|".join(f"(?:{form})" for form in entry["begins"]), re.IGNORECASE)
        kinds.append((DocumentKind(entry["kind"]), begins, within, tuple(entry["file"])))
    return tuple(kinds)
