"""Statements of a document: yrkanden, reservations and their kin, jäv, abstentions, each with organ, date and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ingest.dates import find_dates
from ingest.models import Item, Person, Section, SectionKind, Span, Statement, StatementKind, VoiceRole, content_id
from ingest.people import distinct, find_persons
from ingest.section_text import SectionText, section_text
from ingest.sentences import split_sentences
from ingest.statement_text import ParsedStatement, parse_own_words, parse_statements
from ingest.statement_verbs import DISSENTS, verb_of
from ingest.structure import Context

QUOTES_OTHERS = frozenset(
    {SectionKind.HUVUD, SectionKind.ARENDE, SectionKind.TIDIGARE_BEHANDLING, SectionKind.HANDLINGAR}
    | {SectionKind.EXPEDIERING, SectionKind.SYNPUNKTER}
)
"""Sections that tell what others said or did elsewhere: nothing in them is a record of this body."""

_MEETING = re.compile(
    r"\b(?:sammanträde\w*|möte\w*|beslutade|behandlade\w*)\s+(?:\w+\s+){0,3}?(?:den\s+)?(?=\d)", re.IGNORECASE
)


def find_statements(context: Context) -> tuple[Statement, ...]:
    """Return the statements of a document in reading order, none told twice within an item."""
    known = known_persons(context)
    dates = meeting_dates(context)
    items = {item.id: item for item in context.items}
    found: dict[tuple[object, ...], Statement] = {}
    for section in context.sections:
        if section.kind in QUOTES_OTHERS:
            continue
        item = items[section.item_id]
        for statement in _of_section(context, section, item, known, dates):
            key = (item.id, statement.kind, statement.organ, statement.persons, statement.parties, statement.text)
            found.setdefault(key, statement)
    return tuple(found.values())


def known_persons(context: Context) -> tuple[Person, ...]:
    """Return everybody with party letters in the document: the attendance list first, then the running text."""
    named = (one.person for page in context.pages for one in find_persons(page.text) if one.person.party)
    return distinct([*context.attendance, *named])


def meeting_dates(context: Context) -> dict[str, date]:
    """Return the meeting dates that sections tell of their body: "beslutade vid sitt sammanträde den 3 maj 2031"."""
    dates: dict[str, date] = {}
    for section in context.sections:
        if section.voice.organ and section.kind not in QUOTES_OTHERS:
            text = context.text_of(section.spans)
            for match in _MEETING.finditer(text):
                near = find_dates(text[match.end() : match.end() + 24])
                if near and near[0].start == 0:
                    dates.setdefault(section.voice.organ, near[0].date)
    return dates


def date_of(organ: str, item: Item, dates: dict[str, date]) -> date | None:
    """Return when an organ met: the item's date for the item's own organ, else what the document tells of that body."""
    return item.date if organ == item.organ else dates.get(organ)


def body_start(text: str, heading: str) -> int:
    """Return where a section's text begins after its heading; 0 where the heading is a sentence of the text itself."""
    pattern = r"\s*" + r"\s+".join(map(re.escape, heading.split()))
    match = re.match(pattern, text) if heading else None
    is_sentence = heading.rstrip().endswith((".", ":")) and verb_of(heading, SectionKind.TEXT)
    return match.end() if match and not is_sentence else 0


def _of_section(
    context: Context, section: Section, item: Item, known: tuple[Person, ...], dates: dict[str, date]
) -> Iterator[Statement]:
    source = section_text(section.spans, context.pages)
    start = body_start(source.text, section.heading)
    for parsed in _parsed(source.text[start:], section, known):
        organ = section.voice.organ or item.organ
        own = source.text[start + parsed.own[0] : start + parsed.own[1]].strip()
        intro = " ".join(source.text[start + parsed.intro[0] : start + parsed.intro[1]].split())
        intro_spans = source.spans(start + parsed.intro[0], start + parsed.intro[1])
        yield Statement(
            id=content_id(section.id, parsed.kind, parsed.intro, parsed.own),
            item_id=item.id,
            section_id=section.id,
            kind=parsed.kind,
            organ=organ,
            date=date_of(organ, item, dates),
            persons=parsed.persons,
            parties=parsed.parties,
            intro=intro,
            text=own,
            refers_to=parsed.refers_to,
            intro_spans=intro_spans,
            spans=_own_spans(source, start, parsed) or intro_spans,
        )


def _own_spans(source: SectionText, start: int, parsed: ParsedStatement) -> tuple[Span, ...]:
    return source.spans(start + parsed.own[0], start + parsed.own[1])


def _parsed(text: str, section: Section, known: tuple[Person, ...]) -> tuple[ParsedStatement, ...]:
    """Parse a section; one that a party wrote itself and that opens without an intro is one statement."""
    kind = _written_kind(section)
    if kind and not _opens_with_intro(text, section.kind):
        voice = section.voice
        whole = parse_own_words(text, kind, section.heading, persons=voice.persons, parties=voice.parties)
        return (whole,) if whole else ()
    parsed = parse_statements(text, section.kind, known)
    if not parsed and section.kind in DISSENTS:
        unsaid = parse_own_words(text, DISSENTS[section.kind], section.heading)
        return (unsaid,) if unsaid else ()
    return parsed


def _written_kind(section: Section) -> StatementKind | None:
    if section.voice.role is not VoiceRole.PARTI:
        return None
    if section.kind in (SectionKind.YRKANDE, SectionKind.FORSLAG):
        return StatementKind.YRKANDE
    return DISSENTS.get(section.kind)


def _opens_with_intro(text: str, kind: SectionKind) -> bool:
    first = next(iter(split_sentences(text)), None)
    return first is not None and bool(parse_statements(first.text, kind))
