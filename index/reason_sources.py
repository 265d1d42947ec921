"""Where the text that gives a reason can stand: the statements of a §, a document, a matter and the papers of a day.

Every look-up reads by item, document or day, which the catalogue has indexes for; none reads a whole municipality.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from index.catalog import Catalog
from index.models import Filters, Found
from index.pointers import find_pointers, is_named, only_points
from index.words import is_akin, stems
from ingest.models import DocumentKind, Item, Section, SectionKind, Statement, StatementKind
from ingest.parties import parties_in
from ingest.people import is_same_name
from ingest.references import find_dates

PAPERS = frozenset(
    {DocumentKind.YRKANDE, DocumentKind.YTTRANDE, DocumentKind.RESERVATION, DocumentKind.SKRIVELSE, DocumentKind.MOTION}
)
MINUTES = (DocumentKind.PROTOKOLL, DocumentKind.PROTOKOLLSUTDRAG)
NOTES = frozenset(
    {
        StatementKind.SARSKILT_UTTALANDE,
        StatementKind.SARSKILT_YTTRANDE,
        StatementKind.ERSATTARYTTRANDE,
        StatementKind.PROTOKOLLSANTECKNING,
    }
)
"""What one municipality calls särskilt yttrande another calls uttalande or protokollsanteckning."""

_MIN_ABOUT = 0.5  # the share of a title that a paper on the matter says
_MAX_TITLE = 300  # characters at the beginning of a paper that tell what it is about
_LISTED_PAPER = re.compile(r"\b\w*(?:yrkande|yttrande|reservation|skrivelse|uttalande|anteckning)\w*\b", re.IGNORECASE)
_BEFORE = 600  # characters before a statement in which the heading of its appendix stands
_APPENDIX = re.compile(r"^[\W_]*(?:protokolls)?bilaga\b(?! till\b)", re.IGNORECASE | re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪]|o(?=\s)|\d{1,2}[.)])?\s*")
# What a title says of the sort of paper and who brought it, before it comes to the subject.
_LEAD = re.compile(
    r"(?i:\b(?:svar|yttrande|motion\w*|medborgarförslag\w*|interpellation\w*|remiss\w*|redovisning|ärende|yrkande\w*)\b)"
    r"|\bav [A-ZÅÄÖ][^()]*\([A-ZÅÄÖ]{1,4}\)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the § Handlingar that names a paper: "Yttrande från M och D den 3 maj 2031"."""

    section: Found[Section]
    line: str
    days: tuple[dt.date, ...]


class Sources:
    """The texts around one statement; each look-up is made once."""

    def __init__(self, catalog: Catalog, found: Found[Statement]) -> None:
        self._catalog = catalog
        self.found = found

    @cached_property
    def of_item(self) -> list[Found[Statement]]:
        """The other statements of the same §."""
        return self._statements(Filters(item_ids=(self.found.item.id,)))

    @cached_property
    def of_document(self) -> list[Found[Statement]]:
        """The other statements of the same document."""
        return self._statements(Filters(document_ids=(self.found.document.id,)))

    @cached_property
    def linked(self) -> frozenset[str]:
        """The ids of the other items of the same matter."""
        return frozenset(link.other_item_id for link in self._catalog.related(self.found.item.id))

    @cached_property
    def of_matter(self) -> list[Found[Statement]]:
        """The statements of the same matter in other items."""
        return self._statements(Filters(item_ids=tuple(sorted(self.linked)))) if self.linked else []

    @property
    def day(self) -> dt.date | None:
        return self.found.record.date or self.found.item.date or self.found.document.date

    @cached_property
    def parties_beside(self) -> frozenset[str]:
        """The parties that speak in the same §, local ones among them."""
        return frozenset(party for one in self.of_item for party in one.record.parties)

    def of_days(self, days: Collection[dt.date], *, in_minutes: bool) -> list[Found[Statement]]:
        """Return the statements in other documents of the days, in minutes or in papers, those of another municipality
        left out."""
        wanted = sorted(day.isoformat() for day in days)
        if not wanted:
            return []
        marks, place = ", ".join("?" * len(wanted)), self.found.document.municipality
        rows = self._catalog.rows(
            "SELECT id FROM items WHERE document_id <> ? AND (municipality IN (?, '') OR ? = '')"
            f" AND document_kind {'' if in_minutes else 'NOT '}IN ('{MINUTES[0]}', '{MINUTES[1]}')"
            f" AND date IN ({marks})",
            [self.found.document.id, place, place, *wanted],
        )
        return self._statements(Filters(item_ids=tuple(row["id"] for row in rows))) if rows else []

    @cached_property
    def listed(self) -> list[Listed]:
        """The papers of those who make the statement, as the § lists them."""
        limits = Filters(item_ids=(self.found.item.id,), section_kinds=(SectionKind.HANDLINGAR,))
        lines = [
            Listed(
                section=section,
                line=_BULLET.sub("", line).rstrip(" ."),
                days=tuple(one.date for one in find_dates(line)),
            )
            for section in self._catalog.sections(limits)
            for line in re.split(r"\n|(?<=\.) ", self._catalog.section_text(section.record))
            if _LISTED_PAPER.search(line)
        ]
        return [one for one in lines if self._is_own(one.line)]

    def appendix_of(self, other: Found[Statement]) -> str:
        """Return the heading of the appendix that the statement of the same document stands in, "" for none: what
        stands from the last "Bilaga 2" before the statement, on its page or the one before."""
        span = (*other.record.intro_spans, *other.record.spans)[0]
        pages = (self._catalog.page(other.document.id, page_no) for page_no in (span.page_no - 1, span.page_no))
        earlier, own = (page.text if page else "" for page in pages)
        before = f"{earlier}\n{own[: span.start]}"[-_BEFORE:]
        headings = list(_APPENDIX.finditer(before))
        return before[headings[-1].start() :] if headings else ""

    @cached_property
    def appendices(self) -> list[tuple[Found[Section], str]]:
        """The appendices of the same document in which no statement was recognised, with their text."""
        known = {one.record.section_id for one in self.of_document}
        found = [one for one in self._sections_of_document if _is_appendix(one) and one.record.id not in known]
        return [(one, self._catalog.section_text(one.record)) for one in found]

    @cached_property
    def _sections_of_document(self) -> list[Found[Section]]:
        return self._catalog.sections(Filters(document_ids=(self.found.document.id,)))

    def _statements(self, filters: Filters) -> list[Found[Statement]]:
        return [one for one in self._catalog.statements(filters) if one.record.id != self.found.record.id]

    def _is_own(self, line: str) -> bool:
        statement = self.found.record
        parties = parties_in(line, {*self.parties_beside, *statement.parties})
        if set(parties) & set(statement.parties):
            return True
        return any(is_named(person.name, line.lower()) for person in statement.persons)


def has_words(statement: Statement) -> bool:
    """Tell whether the statement says something itself, beside what it points to."""
    return bool(statement.text) and not only_points(statement.text)


def leans(statement: Statement) -> bool:
    """Tell whether the statement leans on another text. A yrkande that leans on none ends the search."""
    return not has_words(statement) and bool(find_pointers(statement))


def is_by(other: Statement, statement: Statement) -> bool:
    """Tell whether another statement is made by one of the same parties or persons."""
    if set(other.parties) & set(statement.parties):
        return True
    return any(is_same_name(one.name, two.name) for one in other.persons for two in statement.persons)


def shares_person(other: Statement, statement: Statement) -> bool:
    return any(is_same_name(one.name, two.name) for one in other.persons for two in statement.persons)


def likeness(other: Statement, statement: Statement) -> float:
    """Return the share of the parties of both that both have."""
    both = set(other.parties) | set(statement.parties)
    return len(set(other.parties) & set(statement.parties)) / len(both) if both else 0.0


def days_of(found: Found[Statement]) -> set[dt.date]:
    """Return the days that a paper carries: its own, that of its document, those its head names."""
    own = {day for day in (found.record.date, found.item.date, found.document.date) if day}
    return own | {one.date for one in find_dates(f"{found.record.intro} {found.record.text[:_MAX_TITLE]}")}


def is_about(found: Found[Statement], item: Item) -> bool:
    """Tell whether a paper begins by naming what the item is about."""
    return share_named(found, item) >= _MIN_ABOUT


def share_named(found: Found[Statement], item: Item) -> float:
    """Return the share of the words for the item's subject that a paper begins with."""
    subject = stems(_LEAD.sub(" ", item.title)) or stems(item.title)
    words = stems(f"{found.item.title} {found.record.intro} {found.record.text}"[: 2 * _MAX_TITLE])
    said = sum(any(one == other or is_akin(one, other) for other in words) for one in subject)
    return said / max(1, len(subject))


def is_alike(one: Statement, other: Statement) -> bool:
    """Tell whether two statements say the same, as a text that stands in two files does."""
    return _letters(one.text) == _letters(other.text)


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def _is_appendix(section: Found[Section]) -> bool:
    return section.record.kind is SectionKind.BILAGA
