"""A mark: the line where a section begins, what the section is and whose voice it has; and the voice of a document."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from ingest.header import MINUTES, Header
from ingest.header_authors import BY_MEMBERS
from ingest.header_dates import is_signed
from ingest.lines import Line
from ingest.models import DocumentKind, SectionKind, Voice, VoiceRole
from ingest.organs import is_administration
from ingest.parties import in_order
from ingest.people import parties_of
from ingest.voices import has_open_quote

STATEMENTS = frozenset(
    {
        SectionKind.RESERVATION,
        SectionKind.SARSKILT_UTTALANDE,
        SectionKind.SARSKILT_YTTRANDE,
        SectionKind.ERSATTARYTTRANDE,
        SectionKind.PROTOKOLLSANTECKNING,
        SectionKind.DELTAR_INTE,
        SectionKind.JAV,
    }
)
_OWN_TEXT = {
    DocumentKind.MOTION: SectionKind.YRKANDE,
    DocumentKind.YRKANDE: SectionKind.YRKANDE,
    DocumentKind.RESERVATION: SectionKind.RESERVATION,
    DocumentKind.YTTRANDE: SectionKind.SARSKILT_YTTRANDE,
    DocumentKind.REMISSVAR: SectionKind.REMISSVAR,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A section from line `line` up to the next mark; `item` is the index of the item it belongs to."""

    line: int
    item: int
    kind: SectionKind
    heading: str
    voice: Voice


class Marker:
    """Sets marks in the order of their lines, for the item it is in."""

    def __init__(self, lines: Sequence[Line], titles: Container[int], base: Voice) -> None:
        """Take the lines, those that are the header of an item: no heading of what stands below, and who speaks."""
        self._lines = lines
        self._titles = titles
        self._base = base  # who speaks where nothing else is told
        self._item = 0
        self._marks: list[Mark] = []

    @property
    def _last(self) -> Mark:
        return self._marks[-1]

    def _set_opened(self, n: int, kind: SectionKind, voice: Voice) -> None:
        """Set a mark for an opening sentence; a heading with nothing below it yet becomes its heading."""
        is_bare = self._last.line == n - 1 and bool(self._last.heading) and n - 1 not in self._titles
        line, heading = (self._last.line, self._last.heading) if is_bare else (n, "")
        self._set(line, kind, heading, voice)

    def _set(self, line: int, kind: SectionKind, heading: str, voice: Voice) -> None:
        """Set a mark; a second one on the same line replaces the first."""
        if self._marks and self._marks[-1].line == line:
            self._marks.pop()
        self._marks.append(Mark(line=line, item=self._item, kind=kind, heading=heading, voice=voice))

    def _end_statement(self, n: int) -> bool:
        if self._last.kind not in STATEMENTS or self._base.role is VoiceRole.PARTI:
            return False
        self._set(n, SectionKind.TEXT, "", self._base)
        return True

    def _signature(self, n: int) -> bool:
        """ "Storköping den 4 maj 2031" below a statement that is only reported: the report itself is signed."""
        return is_signed(self._lines[n].text) and self._end_statement(n)

    def _is_in_quote(self, n: int) -> bool:
        """Say whether the statement that the reader is in has an open quote before line `n`."""
        return self._last.kind in STATEMENTS and has_open_quote(self._lines[self._last.line : n])


def document_voice(header: Header) -> Voice:
    """Return who speaks in a document where nothing else is told."""
    if header.kind is DocumentKind.TJANSTESKRIVELSE:
        organ = header.administration or (header.organ if is_administration(header.organ) else "")
        return Voice(role=VoiceRole.FORVALTNING, organ=organ)
    if header.kind in BY_MEMBERS:
        parties = in_order((*parties_of(header.authors), *header.parties))
        role = VoiceRole.PARTI if parties or header.authors else VoiceRole.OKAND
        return Voice(role=role, organ=header.organ, parties=parties, persons=header.authors)
    if header.kind is DocumentKind.REMISSVAR:
        is_staff = is_administration(header.organ)  # its draft of the answer
        return Voice(role=VoiceRole.FORVALTNING if is_staff else VoiceRole.REMISSINSTANS, organ=header.organ)
    if header.kind in (DocumentKind.MEDBORGARFORSLAG, DocumentKind.OVRIGT):
        return Voice(role=VoiceRole.OKAND, organ=header.organ)
    return Voice(role=VoiceRole.ORGAN, organ=header.organ)


def organ_voice(organ: str) -> Voice:
    """Return the voice of an organ: one that decides, or an administration."""
    return Voice(role=VoiceRole.FORVALTNING if is_administration(organ) else VoiceRole.ORGAN, organ=organ)


def own_text_kind(header: Header) -> SectionKind:
    """Return what a document's text is where no heading tells: a motion's text is its yrkande."""
    if header.kind in MINUTES:
        return SectionKind.TEXT
    return header.statement or _OWN_TEXT.get(header.kind, SectionKind.TEXT)
