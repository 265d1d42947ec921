"""The kind of a document: by the words of its head, then by its body, then by the name of its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from ingest.bundles import is_bundle
from ingest.header_authors import signature_of
from ingest.headings import find_heading
from ingest.lines import Line, text_of
from ingest.models import DocumentKind, SectionKind
from ingest.organs import canonical_organ, find_organs, is_administration
from ingest.own_papers import statement_kind
from ingest.paragrafer import find_headers
from ingest.people import parse_persons
from ingest.tables import table
from ingest.titles import is_letterhead

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
_TEXT_HEADINGS = frozenset({SectionKind.ARENDE, SectionKind.SYNPUNKTER, SectionKind.BESLUT, SectionKind.FORSLAG})
_TITLE = 6  # lines
_ABOUT = re.compile(r"\s+(?:om|för|angående|gällande|avseende|kring|över)\b|:\s+[A-ZÅÄÖ][a-zåäö]{3}")
_ADOPTED = re.compile(
    r"(?:\w+ (?:är |har )?)?(?:antag(?:en|et|na)|fastställ(?:d|t|da)|gäller (?:från|fr\.?\s?o))\b", re.IGNORECASE
)
_ANSWER = re.compile(r"(?:remiss)?yttrande|remissvar", re.IGNORECASE)
_PROPOSES = re.compile(r"\b(?:föreslår|hemställer)\b")
_MAX_KIND_LINE = 160  # characters
_RECORDED = re.compile(  # what only minutes say of themselves
    r"protokollet är justerat|justeringen? har tillkännagivits|anslag ?/ ?bevis|bevis om anslag|anslagsbevis\b"
    r"|utses? att justera\b|justeringens (?:plats|tid)|tid och plats för justering",
    re.IGNORECASE,
)
_MET = re.compile(
    r"(?:(?:ej )?tjänstgörande|beslutande|närvarande|frånvarande)(?: (?:ledamöter|ersättare))?\s*:", re.IGNORECASE
)
_ADJUSTED_BY = re.compile(r"(?:justerare|justerande|utsedda? att justera)\b", re.IGNORECASE)
_MINUTES_ONLY = frozenset({SectionKind.BESLUTSGANG, SectionKind.OMROSTNING})


def find_kind(source: str, raw_head: Sequence[str], title_block: Sequence[Line], lines: Sequence[Line]) -> DocumentKind:
    """Return the kind; OVRIGT when nothing tells.

    Args:  raw_head: the lines of the first pages as extracted.  title_block: cleaned lines before the first heading.
    """
    raw_head = [text.lstrip("#* ") for text in raw_head]  # Markdown
    block = [line.text.lstrip("#* ") for line in title_block]
    if by_shape := _of_shape(block, lines):
        return by_shape
    of_body = _of_body(lines)
    is_written_by_staff = of_body is DocumentKind.TJANSTESKRIVELSE and _is_of_administration([*raw_head, *block], lines)
    is_report = is_written_by_staff or (of_body is DocumentKind.TJANSTESKRIVELSE and _has_administration(lines))
    for told in _kinds():
        kind = told.kind
        head = raw_head[:_HEAD] if kind in _MEETING else [*raw_head[:_HEAD], *block]
        if kind in _BY_MEMBERS:
            if of_body is not None and (is_report or of_body is DocumentKind.PROTOKOLL):
                return of_body
            if own := own_statement(title_block):
                return _PAPERS.get(own, DocumentKind.YTTRANDE)
            lines_above = (*_above_text(raw_head[:_KIND_LINES]), *block[:_KIND_LINES])
            head = [text for text in lines_above if not text.endswith(".")]
        if kind in _BY_BODY_FIRST and of_body:
            return of_body
        if told.unless_minutes and of_body is DocumentKind.PROTOKOLL:
            continue
        if told.is_told_by(head):
            return kind
    return of_body or _of_file(source)


def _of_shape(block: Sequence[str], lines: Sequence[Line]) -> DocumentKind | None:
    """Return the kind of what only its shape tells: an adopted regulation, papers that members handed in."""
    if _is_adopted(block):
        return DocumentKind.STYRDOKUMENT
    if _is_answer(block, lines):
        return DocumentKind.REMISSVAR
    is_collection = is_bundle(tuple(lines)) and not (find_headers(lines) and _decides(lines))
    return DocumentKind.HANDLING if is_collection else None


def _decides(lines: Sequence[Line]) -> bool:
    """Say whether a heading of a decision stands there: a list of contents only looks like paragrafer."""
    headings = (find_heading(line.text) for line in lines)
    return any(heading and heading.kind is SectionKind.BESLUT for heading in headings)


def _is_answer(block: Sequence[str], lines: Sequence[Line]) -> bool:
    """Say whether a text with the headings of minutes is an answer by its head, their extract appended."""
    answers = next(told.begins for told in _kinds() if told.kind is DocumentKind.REMISSVAR)
    is_named = any(_ANSWER.fullmatch(text) for text in block[:_KIND_LINES])
    first = next((header.line for header in find_headers(lines)), len(lines))
    is_answer = is_named and first > _HEAD and any(answers.match(text) for text in block[:_HEAD])
    return is_answer and _of_body(lines) is DocumentKind.PROTOKOLL


def _above_text(head: Sequence[str]) -> Sequence[str]:
    """The lines above the first heading of the text: "Reservation" below "Bakgrund" tells no kind."""
    headings = (find_heading(text) for text in head)
    first = next((n for n, heading in enumerate(headings) if heading and heading.kind in _TEXT_HEADINGS), None)
    return head[:first]


def _is_adopted(block: Sequence[str]) -> bool:
    """Say whether the head names a regulation and tells who adopted it: its § and headings are no minutes."""
    begins = next(told.begins for told in _kinds() if told.kind is DocumentKind.STYRDOKUMENT)
    title = next((n for n, text in enumerate(block[:_TITLE]) if begins.match(text)), None)
    return title is not None and any(_ADOPTED.match(text) for text in block[title : title + _TITLE])


def own_statement(block: Sequence[Line]) -> SectionKind | None:
    """Return what the head of a member's paper says it is ("Särskilt yttrande", "Yrkande från S"), None for others.

    A motion that holds a yrkande remains a motion: what the head says first counts.
    """
    for line in block[:_OWN_LINES]:
        if kind := statement_kind(line.text):
            return kind
        if any(told.begins.match(line.text) for told in _kinds() if told.kind in _BY_OTHER_NAMES):
            return None
    return None


def is_kind_line(text: str) -> bool:
    """Say whether a line of the head only tells the kind: "TJÄNSTESKRIVELSE", "Handling 2031 nr 4"; not "Policy för
    resor" nor "Tjänsteskrivelse: Resor"."""
    matches = (told.begins.match(text) for told in _kinds())
    rests = (text[match.end() :] for match in matches if match)
    return len(text.split()) <= 4 and any(len(rest) < 12 and not _ABOUT.match(rest) for rest in rests)


def _of_body(lines: Sequence[Line]) -> DocumentKind | None:
    texts = [line.text for line in lines]
    headings = [
        heading
        for n, text in enumerate(texts)
        if (heading := find_heading(text, glued=len(text) > _LONG_LINE)) and not is_letterhead(texts, n)
    ]
    kinds = {heading.kind for heading in headings}
    is_recorded = any(_RECORDED.match(text) for text in texts) or _tells_who_met(texts)
    if SectionKind.BESLUT in kinds and (kinds & _MINUTES_ONLY or is_recorded or find_headers(lines)):
        return DocumentKind.PROTOKOLL
    if is_recorded and find_headers(lines):
        return DocumentKind.PROTOKOLL
    if _has_administration(lines):
        return DocumentKind.TJANSTESKRIVELSE
    if SectionKind.FORSLAG in kinds and SectionKind.ARENDE in kinds:
        return DocumentKind.TJANSTESKRIVELSE
    return None


def _tells_who_met(texts: Sequence[str]) -> bool:
    """Say whether it is told who met and who adjusts the minutes of it: a notice of a meeting can't know both."""
    return all(any(cue.match(text) for text in texts) for cue in (_MET, _ADJUSTED_BY))


def _has_administration(lines: Sequence[Line]) -> bool:
    """Say whether an administration gives its view under a heading: no member's own text does that."""
    headings = (find_heading(line.text, glued=len(line.text) > _LONG_LINE) for line in lines)
    return any(heading.speaks == "administration" for heading in headings if heading)


def _is_of_administration(head: Sequence[str], lines: Sequence[Line]) -> bool:
    """Say whether an administration writes: it stands in the letterhead, or proposes, and no member signs."""
    named = (canonical_organ(text) for text in head[:_HEAD])
    proposes = (find_organs(line.text)[:1] for line in lines if _PROPOSES.search(line.text))
    organs = [*(organ for organ in named if organ), *(organ for first in proposes for organ in first)]
    return any(is_administration(organ) for organ in organs) and not parse_persons(text_of(signature_of(lines)))


def _of_file(source: str) -> DocumentKind:
    stem = PurePosixPath(source).stem.casefold()
    for told in _kinds():
        if any(name in stem for name in told.file):
            return told.kind
    return DocumentKind.OVRIGT


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A row of kinds.toml, its patterns compiled."""

    kind: DocumentKind
    begins: re.Pattern[str]
    within: re.Pattern[str] | None
    file: tuple[str, ...]
    unless_minutes: bool

    def is_told_by(self, head: Sequence[str]) -> bool:
        begins = any(self.begins.match(text) for text in head if len(text) < _MAX_KIND_LINE)
        return begins or (self.within is not None and self.within.search("\n".join(head)) is not None)


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(
            kind=DocumentKind(entry["kind"]),
            begins=re.compile("|".join(f"(?:{form})" for form in entry["begins"]), re.IGNORECASE),
            within=re.compile("|".join(entry["within"]), re.IGNORECASE) if "within" in entry else None,
            file=tuple(entry["file"]),
            unless_minutes=entry.get("unless_minutes", False),
        )
        for entry in table("kinds")["kind"]
    )
