"""Records as rows: the JSON kept in `body` and the columns that are searched."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter

from index.keys import diarienummer_key, json_list, name_key, numbers_of, text_hash
from index.models import DocumentInfo, Passage
from ingest.models import Decision, Document, Item, Page, Person, Section, SectionKind, Statement, Vote

T = TypeVar("T")
Row = dict[str, str | int | None]


_ADAPTERS: dict[type, TypeAdapter[Any]] = {
    record_type: TypeAdapter(record_type)
    for record_type in (DocumentInfo, Page, Item, Section, Statement, Decision, Vote, Passage)
}


def encode(record: object) -> str:
    """Return the record as JSON that decode() gives back equal."""
    return _ADAPTERS[type(record)].dump_json(record).decode()


def decode(record_type: type[T], body: str) -> T:
    record: T = _ADAPTERS[record_type].validate_json(body)
    return record


def encode_page(page: Page) -> bytes:
    return zlib.compress(encode(page).encode())


def decode_page(body: bytes) -> Page:
    return decode(Page, zlib.decompress(body).decode())


def info_of(document: Document) -> DocumentInfo:
    """Return the document without its text; the root is filled in by the catalogue."""
    return DocumentInfo(
        id=document.id,
        source=document.file.source,
        root="",
        sha256=document.file.sha256,
        title=document.title,
        kind=document.kind,
        municipality=document.municipality,
        organ=document.organ,
        date=document.date,
        date_source=document.date_source,
        diarienummer=document.diarienummer,
        authors=document.authors,
        language=document.language,
        n_pages=len(document.pages),
        has_ocr=any(page.is_ocr for page in document.pages),
        warnings=document.warnings,
    )


def people_of(document: Document) -> set[tuple[str, str]]:
    """Return (name, party) of everybody the document knows: present, speaking, voting or writing."""
    people: set[Person] = {*document.attendance, *document.authors}
    for statement in document.statements:
        people.update(statement.persons)
    for vote in document.votes:
        people.update(member.person for member in vote.members)
    return {(person.name, person.party) for person in people if person.name}


@dataclass(frozen=True, slots=True)
class RecordRows:
    """Makes the rows of one document's records: what a record does not say itself is taken from its item."""

    document: Document

    def _row(
        self,
        record: Item | Section | Statement | Decision | Vote | Passage,
        item: Item,
        *,
        organs: Iterable[str],
        section_kind: SectionKind | None,
        parties: Iterable[str] = (),
        persons: Iterable[str] = (),
        **more: str,
    ) -> Row:
        day = getattr(record, "date", None) or item.date or self.document.date
        return {
            "id": record.id,
            "document_id": self.document.id,
            "item_id": item.id,
            "municipality": self.document.municipality,
            "organs": json_list(organ.lower() for organ in organs),
            "date": day.isoformat() if day else None,
            "document_kind": self.document.kind,
            "section_kind": section_kind,
            "paragraf": item.paragraf,
            "parties": json_list(party.upper() for party in parties),
            "names": json_list(map(name_key, persons)),
            "dnr_keys": json_list(map(diarienummer_key, numbers_of(self.document, item))),
            "body": encode(record),
            **more,
        }

    def tables(self, passages: Iterable[Passage]) -> dict[str, list[Row]]:
        """Return the rows of every record table."""
        items = {item.id: item for item in self.document.items}
        kinds = {section.id: section.kind for section in self.document.sections}
        voices = {section.id: section.voice.organ for section in self.document.sections}
        home = {item.id: item.organ or self.document.organ for item in self.document.items}
        return {
            "items": [self._row(item, item, organs=[home[item.id]], section_kind=None) for item in items.values()],
            "sections": [
                self._row(
                    section,
                    items[section.item_id],
                    organs=[section.voice.organ or home[section.item_id]],
                    section_kind=section.kind,
                    parties=section.voice.parties,
                    persons=(person.name for person in section.voice.persons),
                )
                for section in self.document.sections
            ],
            "statements": [
                self._row(
                    statement,
                    items[statement.item_id],
                    organs=[statement.organ or home[statement.item_id]],
                    section_kind=kinds.get(statement.section_id),
                    parties=statement.parties,
                    persons=(person.name for person in statement.persons),
                    kind=statement.kind,
                )
                for statement in self.document.statements
            ],
            "decisions": [
                self._row(
                    decision,
                    items[decision.item_id],
                    organs=[decision.organ or home[decision.item_id]],
                    section_kind=kinds.get(decision.section_id),
                )
                for decision in self.document.decisions
            ],
            "votes": [
                self._row(
                    vote,
                    items[vote.item_id],
                    organs=[vote.organ or home[vote.item_id]],
                    section_kind=kinds.get(vote.section_id),
                    parties=(*(one.person.party for one in vote.members), *(one.party for one in vote.party_votes)),
                    persons=(member.person.name for member in vote.members),
                )
                for vote in self.document.votes
            ],
            "passages": [
                self._row(
                    passage,
                    items[passage.item_id],
                    organs=[home[passage.item_id], passage.organ, voices.get(passage.section_id, "")],
                    section_kind=passage.section_kind,
                    parties=passage.parties,
                    persons=passage.persons,
                    text_hash=text_hash(passage.header, passage.text),
                )
                for passage in passages
            ],
        }
