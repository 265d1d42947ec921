"""Evidence: words of the archive that carry a sentence of an answer, and who says them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from answer.ballot_lines import ballot_lines
from answer.quotes import Quoter, after_heading, after_title_line
from index.catalog import Catalog
from index.models import DocumentInfo, Filters, Found, Hit
from index.sentences import sentences
from ingest.models import Decision, Item, Person, Section, SectionKind, Span, Statement, VoiceRole, Vote

HEADING_LENGTH = 300  # characters: a § header with number, Dnr and title
MAX_BALLOTS = 3  # lines of a vote that are quoted for one sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    document: DocumentInfo
    paragraf: str | None
    title: str  # of the item
    kind: SectionKind
    heading: str
    role: VoiceRole
    organ: str
    date: date | None
    diarienummer: tuple[str, ...]
    parties: tuple[str, ...]
    persons: tuple[str, ...]
    span: Span
    quote: str  # the words that the answer says or tells of
    cited_span: Span
    cited: str  # the whole sentences that they stand in
    voice_organ: str = ""  # the administration or organ that speaks, where it is another than `organ`
    is_ocr: bool = False


class Witness:
    """Turns records and passages of the archive into evidence: one piece per unbroken stretch of words."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._quoter = Quoter(catalog)
        self._document = lru_cache(maxsize=256)(catalog.document)
        self._sections = lru_cache(maxsize=256)(self._read_sections)
        self._speakers = lru_cache(maxsize=256)(self._read_speakers)
        self._days = lru_cache(maxsize=256)(self._read_days)

    def of_record(
        self, found: Found[Statement] | Found[Decision] | Found[Vote], spans: Sequence[Span] = ()
    ) -> list[Evidence]:
        """Return the record's words, or those of them in `spans`."""
        record = found.record
        section = self._sections(record.item_id).get(record.section_id)
        heading = section.heading if section else ""
        if isinstance(record, Statement):
            return self._statement(found.document, found.item, record, spans or record.spans, heading)
        kind = section.kind if section else SectionKind.BESLUT
        role = section.voice.role if section else VoiceRole.ORGAN
        return self._pieces(
            found.document,
            found.item,
            spans or record.spans,
            kind=kind,
            heading=heading,
            role=role,
            organ=record.organ,
            day=record.date,
        )

    def intro_of(self, found: Found[Statement]) -> list[Evidence]:
        """Return the sentence that introduces the statement: who makes it, and of what kind it is; where there is none,
        its first words."""
        return self.of_record(found, found.record.intro_spans)[:1]

    def with_intro(self, found: Found[Statement], picked: Sequence[Evidence]) -> list[Evidence]:
        """Return the pieces of the statement after the sentence that introduces it, if it has one."""
        return [*(self.intro_of(found) if found.record.intro_spans else []), *picked]

    def of_ballots(self, found: Found[Vote], persons: Sequence[Person]) -> list[Evidence]:
        """Return where the ballots of the persons stand, a line or a row for each, lines that follow on each other as
        one; the words of the vote where no line names them."""
        rows: list[Span] = []
        for span in (*found.record.spans, *found.record.list_spans):
            text = self._quoter.page(found.document.id, span.page_no).text
            for start, end in ballot_lines(text[span.start : span.end], persons):
                row = Span(span.page_no, span.start + start, span.start + end)
                if rows and rows[-1].page_no == row.page_no and not text[rows[-1].end : row.start].strip():
                    row = Span(row.page_no, rows.pop().start, row.end)
                rows.append(row)
        return self.of_record(found, rows[:MAX_BALLOTS]) or self.of_record(found)[:MAX_BALLOTS]

    def sentences_of(self, found: Found[Statement] | Found[Decision] | Found[Vote]) -> list[Evidence]:
        """Return the record's words sentence by sentence, in order; the headings of sections within it left out."""
        cut = []
        for span in found.record.spans:
            page = self._quoter.page(found.document.id, span.page_no)
            for part in self._by_section(found.record.item_id, span, page.text):
                text = page.text[part.start : part.end]
                cut += [
                    Span(span.page_no, after_title_line(page.text, part.start + start), part.start + end)
                    for start, end in sentences(text)
                ]
        return self.of_record(found, cut)

    def section_kind_at(self, item_id: str, span: Span) -> SectionKind | None:
        """Return the kind of the item's section that the words stand in."""
        section = self._section_at(item_id, span)
        return section.kind if section else None

    def _section_at(self, item_id: str, span: Span) -> Section | None:
        for section in self._sections(item_id).values():
            for own in section.spans:
                if own.page_no == span.page_no and own.start <= span.start < own.end:
                    return section
        return None

    def _by_section(self, item_id: str, span: Span, text: str) -> Iterable[Span]:
        """Yield the parts of the span that stand in one section each, after its heading."""
        starts = {span.start: span.start}
        for section in self._sections(item_id).values():
            first = section.spans[0]
            if first.page_no == span.page_no and span.start <= first.start < span.end:
                starts[first.start] = after_heading(text, section.heading, first.start)
        for begin, end in pairwise([*sorted(starts), span.end]):
            yield Span(span.page_no, min(starts[begin], end), end)

    def _statement(
        self, document: DocumentInfo, item: Item, record: Statement, spans: Sequence[Span], heading: str
    ) -> list[Evidence]:
        return self._pieces(
            document,
            item,
            spans,
            kind=SectionKind(record.kind.value),
            heading=heading,
            role=VoiceRole.PARTI,
            organ=record.organ,
            day=record.date,
            parties=record.parties,
            persons=tuple(person.name for person in record.persons),
        )

    def of_item(self, found: Found[Item] | Found[Statement] | Found[Decision] | Found[Vote]) -> list[Evidence]:
        """Return the heading of the item, or of the one that the record stands in: its number, Dnr and title."""
        first = found.item.spans[0]
        page = self._quoter.page(found.document.id, first.page_no)
        end = min(first.end, first.start + HEADING_LENGTH)
        at = page.text.find(found.item.title[-20:], first.start, end) if found.item.title else -1
        lines = page.text[first.start : end].split("\n")
        end = at + len(found.item.title[-20:]) if at >= 0 else first.start + len("\n".join(lines[:2]))
        span = Span(first.page_no, first.start, end)
        item = found.item
        return self._pieces(
            found.document,
            item,
            [span],
            kind=SectionKind.ARENDE,
            heading=item.title,
            role=VoiceRole.ORGAN,
            organ=item.organ,
        )

    def of_document(self, found: Found[Item], span: Span) -> list[Evidence]:
        """Return words of the item's document that stand in no record: a signature."""
        kind, organ = SectionKind.HUVUD, found.record.organ
        return self._pieces(
            found.document, found.record, [span], kind=kind, heading="", role=VoiceRole.OKAND, organ=organ
        )

    def of_passage(self, hit: Hit, start: int = 0, end: int | None = None) -> list[Evidence]:
        """Return passage.text[start:end]."""
        passage = hit.passage
        document = self._document(passage.document_id)
        if document is None:  # deleted since it was found
            return []
        is_own = passage.role is VoiceRole.PARTI
        parties, persons = self._speakers(passage.item_id).get(passage.section_id, (passage.parties, passage.persons))
        spans = spans_within(passage.spans, start, len(passage.text) if end is None else end)
        organ, day = passage.organ, passage.date
        if passage.voice_organ and passage.role in (VoiceRole.ORGAN, VoiceRole.PARTI):
            organ, day = passage.voice_organ, self._days(passage.item_id).get(passage.voice_organ)
        return [
            Evidence(
                document=document,
                paragraf=passage.paragraf,
                title=passage.item_title,
                kind=passage.section_kind,
                heading=passage.heading,
                role=passage.role,
                organ=organ,
                date=day,
                diarienummer=passage.diarienummer,
                parties=parties if is_own else (),
                persons=persons if is_own else (),
                span=span,
                quote=quote,
                cited_span=whole[0],
                cited=whole[1],
                voice_organ=passage.voice_organ,
                is_ocr=passage.is_ocr,
            )
            for span, quote in self._quoter.quotes(document.id, spans)
            for whole in [self._quoter.whole(document.id, span, passage.spans, passage.heading)]
        ]

    def _pieces(
        self,
        document: DocumentInfo,
        item: Item,
        spans: Iterable[Span],
        *,
        kind: SectionKind,
        heading: str,
        role: VoiceRole,
        organ: str,
        day: date | None = None,
        parties: tuple[str, ...] = (),
        persons: tuple[str, ...] = (),
    ) -> list[Evidence]:
        return [
            Evidence(
                document=document,
                paragraf=item.paragraf,
                title=item.title,
                kind=kind,
                heading=heading,
                role=role,
                organ=organ or item.organ or document.organ,
                date=day or item.date or document.date,
                diarienummer=item.diarienummer or document.diarienummer,
                parties=parties,
                persons=persons,
                span=span,
                quote=quote,
                cited_span=whole[0],
                cited=whole[1],
                is_ocr=self._quoter.page(document.id, span.page_no).is_ocr,
            )
            for span, quote in self._quoter.quotes(document.id, spans)
            for whole in [self._whole(document.id, item.id, span)]
        ]

    def _whole(self, document_id: str, item_id: str, span: Span) -> tuple[Span, str]:
        section = self._section_at(item_id, span)
        return self._quoter.whole(
            document_id, span, section.spans if section else (), section.heading if section else ""
        )

    def _read_sections(self, item_id: str) -> dict[str, Section]:
        return {found.record.id: found.record for found in self._catalog.sections(Filters(item_ids=(item_id,)))}

    def _read_days(self, item_id: str) -> dict[str, date]:
        """Return when each organ that the item tells of met, where that is told."""
        limits = Filters(item_ids=(item_id,))
        records: list[Decision | Statement] = [found.record for found in self._catalog.decisions(limits)]
        records += [found.record for found in self._catalog.statements(limits)]
        return {record.organ: record.date for record in records if record.date}

    def _read_speakers(self, item_id: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        """Return the parties and persons who speak in each section that holds a statement; several statements share."""
        speakers: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
        for found in self._catalog.statements(Filters(item_ids=(item_id,))):
            parties, persons = speakers.setdefault(found.record.section_id, ({}, {}))
            parties.update(dict.fromkeys(found.record.parties))
            persons.update(dict.fromkeys(person.name for person in found.record.persons))
        return {section_id: (tuple(parties), tuple(persons)) for section_id, (parties, persons) in speakers.items()}


def spans_within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return the spans of text[start:end], where text is the spans' words joined by one line break each."""
    found = []
    offset = 0
    for span in spans:
        length = span.end - span.start
        low, high = max(start, offset), min(end, offset + length)
        if low < high:
            found.append(Span(span.page_no, span.start + low - offset, span.start + high - offset))
        offset += length + 1
    return found
