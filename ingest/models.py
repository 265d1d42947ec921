"""The records of the archive: what a document holds, who says it and on which page.

Everything flows one way: file -> pages -> sections -> statements, decisions, votes. All records are frozen; a stage
takes records and returns new ones. Offsets are 0-based and half-open into the *cleaned* text of a page; page numbers
are 1-based as in a PDF viewer. Ids are derived from content, so the same file read twice gives the same ids.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from ingest.kinds import (
    AttendeeRole,
    Ballot,
    DecisionStatus,
    DocumentKind,
    FileType,
    FindingCode,
    Outcome,
    SectionKind,
    StatementKind,
    VoiceRole,
)

__all__ = (
    "Attendee", "AttendeeRole", "Ballot", "Decision", "DecisionStatus", "Document", "DocumentKind", "FileType",
    "Finding", "FindingCode", "Item", "MemberVote", "OffsetMap", "Outcome", "Page", "PartyVote", "Person", "Section",
    "SectionKind", "SourceFile", "Span", "Statement", "StatementKind", "Voice", "VoiceRole", "Vote",
    "content_id",
)  # fmt: skip


def content_id(*parts: object) -> str:
    """Return 20 hex digits that depend on the parts alone: the id of a record."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file of the archive. `source` is its POSIX path below the archive folder."""

    source: str
    size: int
    mtime_ns: int
    sha256: str
    file_type: FileType


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where the cleaned text stands in the raw text, as runs of equal text.

    `runs` holds (clean_start, raw_start, length), ascending in both; text between two runs was removed or changed.
    """

    runs: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. `text` is cleaned (furniture removed, hyphens mended), `raw` as extracted but with personal numbers
    masked. `label` is the printed page number where the page carries one ("3" of "3 (108)"). `as_shown` is the page
    as it stands, where `raw` has words that a reader put in (the ballots of a vote table for its X), else empty."""

    page_no: int
    text: str
    raw: str
    offsets: OffsetMap = OffsetMap()
    label: str | None = None
    is_ocr: bool = False
    as_shown: str = ""
    ocr_confidence: int | None = None  # 0..100, as the OCR program judges its own reading
    is_picture: bool = False  # a picture that nobody has read: it has no text


@dataclass(frozen=True, slots=True)
class Span:
    page_no: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as written, with the party letter(s) as written; "" when the document does not tell."""

    name: str
    party: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody elected who met. `stands_in_for` is the member whose place a substitute took, as written, "" when the
    list does not tell; `note` is what it says besides: "§§ 12-14", "till kl. 19.30"."""

    person: Person
    role: AttendeeRole = AttendeeRole.LEDAMOT
    stands_in_for: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    role: VoiceRole
    organ: str = ""  # canonical, lower case: "kommunstyrelsen", "socialnämnden", "stadsledningskontoret"
    parties: tuple[str, ...] = ()
    persons: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A matter within a document: a § of minutes, or the whole document where it has no §.

    Every section, statement, decision and vote belongs to exactly one item.
    """

    id: str
    paragraf: str | None
    title: str
    organ: str
    date: dt.date | None
    diarienummer: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of text with one voice. Sections tile the pages: none overlap, nothing but blanks is left out."""

    id: str
    item_id: str
    kind: SectionKind
    heading: str  # as written, "" when the section has none
    voice: Voice
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody says in their own name. `intro` is the sentence that introduces it ("Reservation anfördes av ..."),
    `text` the own words ("" when the statement has none), `refers_to` the words that point to where the reason
    stands ("till förmån för eget yrkande", "bilaga 1"), "" when it points nowhere."""

    id: str
    item_id: str
    section_id: str
    kind: StatementKind
    organ: str
    date: dt.date | None
    persons: tuple[Person, ...]
    parties: tuple[str, ...]  # upper-case letter codes, also of the persons; blocs by name
    intro: str
    text: str
    refers_to: str
    intro_spans: tuple[Span, ...]
    spans: tuple[Span, ...]  # of the own words; of the intro where there are none


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    id: str
    item_id: str
    section_id: str
    organ: str  # who decides or proposes
    date: dt.date | None
    status: DecisionStatus
    outcome: Outcome
    addressee: str  # the organ a proposal goes to, "" for a decision
    text: str
    points: tuple[str, ...]  # numbered points, without their numbers; empty when the text has none
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberVote:
    person: Person
    ballot: Ballot


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyVote:
    """How many of a party cast a ballot, where a vote is told by party and not by name; None where only the parties of
    a side are told. `party` is its letters in capitals, its name as written where the document gives none."""

    party: str
    ballot: Ballot
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    id: str
    item_id: str
    section_id: str
    organ: str
    date: dt.date | None
    proposition: str  # the voting proposition as written
    ja_means: str
    nej_means: str
    ja: int | None
    nej: int | None
    avstar: int | None
    members: tuple[MemberVote, ...]
    tally_agrees: bool | None  # None when names or figures are missing
    spans: tuple[Span, ...]
    casting_vote: bool = False  # even votes: the chair's vote decided
    list_spans: tuple[Span, ...] = ()  # of the list in an appendix that names the members, where one does
    party_votes: tuple[PartyVote, ...] = ()

    @property
    def differences(self) -> tuple[tuple[Ballot, int, int], ...]:
        """(ballot, printed, named) where the names do not add up to the printed figures; () where they do."""
        if self.tally_agrees is not False:
            return ()
        printed = {Ballot.JA: self.ja, Ballot.NEJ: self.nej, Ballot.AVSTAR: self.avstar}
        named = {ballot: sum(member.ballot is ballot for member in self.members) for ballot in printed}
        told = ((ballot, count) for ballot, count in printed.items() if count is not None)
        return tuple((ballot, count, named[ballot]) for ballot, count in told if count != named[ballot])


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that looks odd in a document. `detail` holds figures and the document's own words, no language of
    ours: "§ 716", "Ja 7/8, Nej 5/5"; `page_no` is None where it is about the document as a whole."""

    code: FindingCode
    page_no: int | None
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document, read and understood. `date_source` says where the date was read: "huvud", "text", "filnamn" or ""."""

    id: str
    file: SourceFile
    title: str
    kind: DocumentKind
    municipality: str
    organ: str
    date: dt.date | None
    date_source: str
    diarienummer: tuple[str, ...]
    authors: tuple[Person, ...]
    language: str
    pages: tuple[Page, ...]
    items: tuple[Item, ...]
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...] = ()
    decisions: tuple[Decision, ...] = ()
    votes: tuple[Vote, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    findings: tuple[Finding, ...] = ()

    @property
    def attendance(self) -> tuple[Person, ...]:
        """Everybody elected whom the attendance lists name."""
        return tuple(attendee.person for attendee in self.attendees)

    def text_of(self, spans: tuple[Span, ...]) -> str:
        """Return the cleaned text of the spans, one line break between two spans."""
        by_no = {page.page_no: page.text for page in self.pages}
        return "\n".join(by_no[span.page_no][span.start : span.end] for span in spans)
