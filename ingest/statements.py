"""Statements of a document: yrkanden, reservations and their kin, jäv, abstentions, each with organ, date and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ingest.attendees import read_attendees
from ingest.dates import find_dates
from ingest.header import MINUTES
from ingest.header_authors import BY_MEMBERS
from ingest.models import (
    AttendeeRole,
    DocumentKind,
    Item,
    Person,
    Section,
    SectionKind,
    Statement,
    StatementKind,
    VoiceRole,
    content_id,
)
from ingest.motions_told import is_put_here, talking, telling_motions
from ingest.numbered_parts import NUMBERED_PART
from ingest.organs import find_organs
from ingest.own_papers import own_words
from ingest.page_parts import EXTRACT
from ingest.people import distinct, find_persons, parse_persons, parties_of
from ingest.section_text import section_text
from ingest.sentences import split_sentences
from ingest.statement_own import ParsedStatement, parse_own_words
from ingest.statement_pointers import refers_to
from ingest.statement_text import parse_statements
from ingest.statement_verbs import ABSENCES, DISSENTS, verb_of
from ingest.structure import Context, attendance_lines
from ingest.written import is_signature, runs, splits_into_head, written_date

QUOTES_OTHERS = frozenset(
    {SectionKind.HUVUD, SectionKind.ARENDE, SectionKind.TIDIGARE_BEHANDLING, SectionKind.HANDLINGAR}
    | {SectionKind.EXPEDIERING, SectionKind.SYNPUNKTER}
)
"""Sections that tell what others said or did elsewhere: nothing in them is a record of this body."""


def tells_of_others(section: Section, item: Item) -> bool:
    """Say whether a section tells what others said or did: not where the body that meets gives its own position."""
    is_own = section.voice.role is VoiceRole.ORGAN and section.voice.organ == item.organ and item.paragraf is not None
    return section.kind in QUOTES_OTHERS and not (section.kind is SectionKind.SYNPUNKTER and is_own)


_OPEN_END = re.compile(r"(?:,|\boch|\bsamt)$")
_SAME_SENTENCE = 100  # characters before the words
_MEETING = re.compile(
    r"\b(?:sammanträde\w*|möte\w*|beslutade|behandlade\w*)\s+(?:\w+\s+){0,3}?(?:den\s+)?(?=\d)", re.IGNORECASE
)


def find_statements(context: Context) -> tuple[Statement, ...]:
    """Return the statements of a document in reading order, none told twice within an item."""
    known = known_persons(context)
    chair = chair_of(context)
    dates = meeting_dates(context)
    items = {item.id: item for item in context.items}
    told, talks = telling_motions(context), talking(context)
    sections = _mended(
        context, [one for one in context.sections if one.id in told or not tells_of_others(one, items[one.item_id])]
    )
    texts = {section.id: _body(context, section) for section in sections}
    papers = context.papers()
    found: dict[tuple[object, ...], Statement] = {}
    for kind, together in runs(sections, texts, own=_own(context) | papers, papers=papers, known=known):
        item = items[together[0].item_id]
        if kind:
            statements = _written(context, kind, together, item, texts, dates=dates, is_paper=together[0].id in papers)
        else:
            takes_floor = together[0].id in talks
            statements = _told(context, together[0], item, known, dates, chair=chair, holds_motions=takes_floor)
        for statement in statements:
            if together[0].id in told and not is_put_here(context, item, statement):
                continue
            key = (item.id, statement.kind, statement.organ, statement.persons, statement.parties, statement.text)
            found.setdefault(key, statement)
    return tuple(found.values())


def _own(context: Context) -> frozenset[str]:
    """The ids of the sections that members wrote themselves: of their own papers, below the head of an appendix, at the
    head of a numbered part and below one that only announces several papers."""
    if context.header.kind in BY_MEMBERS:
        return frozenset(section.id for section in context.sections)
    if context.header.kind is DocumentKind.PROMEMORIA:
        return frozenset()  # its appendix tells of several dissents
    pairs = zip(context.sections, context.sections[1:], strict=False)
    below = (after.id for before, after in pairs if before.kind is SectionKind.BILAGA and after.heading)
    return frozenset((*below, *_of_numbered_parts(context.sections)))


def _of_numbered_parts(sections: Sequence[Section]) -> Iterator[str]:
    announces = False
    for section in sections:
        if NUMBERED_PART.match(section.heading):
            announces = (section.kind, section.voice.role) == (SectionKind.TEXT, VoiceRole.OKAND)
            yield section.id
        elif announces and section.voice.role is VoiceRole.PARTI:
            yield section.id


def known_persons(context: Context) -> tuple[Person, ...]:
    """Return everybody with party letters in the document: the attendance list first, then the running text."""
    named = (one.person for page in context.pages for one in find_persons(page.text) if one.person.party)
    return distinct([*context.attendance, *named])


def chair_of(context: Context) -> Person | None:
    """Return who led the meeting, None where the attendance lists name nobody or several."""
    attendees = read_attendees(attendance_lines(context.header, context.pages))
    chairs = [one.person for one in attendees if one.role is AttendeeRole.ORDFORANDE]
    return chairs[0] if len(chairs) == 1 else None


def meeting_dates(context: Context) -> dict[str, date]:
    """Return the meeting dates that sections tell of their body: "beslutade vid sitt sammanträde den 3 maj 2031"."""
    dates: dict[str, date] = {}
    for section in context.sections:
        is_numbered = NUMBERED_PART.match(section.heading) or EXTRACT.match(section.heading)
        is_extract = section.kind is SectionKind.HUVUD and is_numbered
        if is_extract and (met := find_dates(context.text_of(section.spans))):
            dates.setdefault(section.voice.organ, met[0].date)
        elif section.kind is SectionKind.REMISSVAR and (answered := find_dates(section.heading)):
            dates.setdefault(section.voice.organ, answered[0].date)  # "Skolnämnden, beslut 2031-05-12 § 9"
        elif section.voice.organ and section.kind not in QUOTES_OTHERS:
            text = context.text_of(section.spans)
            for match in _MEETING.finditer(text):
                if _is_of_another(section.voice.organ, text[max(0, match.start() - _SAME_SENTENCE) : match.start()]):
                    continue
                near = find_dates(text[match.end() : match.end() + 24])
                if near and near[0].start == 0:
                    dates.setdefault(section.voice.organ, near[0].date)
    return dates


def _is_of_another(organ: str, before: str) -> bool:
    """Tell whether the sentence so far names another organ: "i fullmäktiges beslut, sammanträde ..." is not ours."""
    named = find_organs(re.split(r"[.:]\s", before)[-1])
    return bool(named) and named[-1] != organ


def date_of(organ: str, item: Item, dates: dict[str, date]) -> date | None:
    """Return when an organ met: the item's date for the item's own organ, else what the document tells of that body; in
    a document without paragrafer, as papers collected for a matter are, what it tells comes first."""
    if item.paragraf is None and organ in dates:
        return dates[organ]
    return item.date if item.date and organ == item.organ else dates.get(organ)


def body_start(text: str, heading: str) -> int:
    """Return where a section's text begins after its heading; 0 where the heading is a sentence of the text itself."""
    pattern = r"\s*" + r"\s+".join(map(re.escape, heading.split())) + r"(?:\s*:(?=\s))?"
    match = re.match(pattern, text) if heading else None
    is_sentence = heading.rstrip().endswith((".", ":")) and verb_of(heading, SectionKind.TEXT)
    return match.end() if match and not is_sentence else 0


def _mended(context: Context, sections: Sequence[Section]) -> list[Section]:
    """Join a section without a heading to the one before when that ends within a sentence."""
    mended: list[Section] = []
    for section in sections:
        before = mended[-1] if mended else None
        if before and before.item_id == section.item_id and not section.heading:
            ends, begins = context.text_of(before.spans).rstrip(), context.text_of(section.spans).lstrip()
            if _OPEN_END.search(ends) or (ends[-1:].isalnum() and begins[:1].islower()):
                mended[-1] = replace(before, spans=(*before.spans, *section.spans))
                continue
        mended.append(section)
    return mended


def _body(context: Context, section: Section) -> str:
    text = context.text_of(section.spans)
    return text[body_start(text, section.heading) :]


def _written(
    context: Context,
    kind: StatementKind,
    sections: Sequence[Section],
    item: Item,
    texts: dict[str, str],
    *,
    dates: dict[str, date],
    is_paper: bool = False,
) -> Iterator[Statement]:
    """Make one statement of the sections that a party wrote itself.

    Args:  is_paper: its heading tells where it stands itself, its words what they lean on.
    """
    first = sections[0]
    has_head = splits_into_head(sections, texts)
    said = sections[1:] if has_head else sections
    source = section_text([span for section in said for span in section.spans], context.pages)
    after_heading = body_start(source.text, said[0].heading) if len(said) == 1 else 0
    start, end = (
        after_heading + at
        for at in own_words(source.text[after_heading:], (context.header.title, item.title), first.voice.persons)
    )
    if not any(section.heading for section in sections) and all(is_signature(texts[one.id]) for one in sections):
        return
    above, below = source.text[:start], source.text[end:]
    head = context.text_of(first.spans) if has_head else above
    organ = first.voice.organ or item.organ
    signed = (person for person in parse_persons(below) if set(parties_of([person])) & set(first.voice.parties))
    yield Statement(
        id=content_id(first.id, kind, "written"),
        item_id=item.id,
        section_id=first.id,
        kind=kind,
        organ=organ,
        date=written_date(head) or written_date(below) or date_of(organ, item, dates) or item.date,
        persons=first.voice.persons or tuple(signed),
        parties=first.voice.parties,
        intro=" ".join(head.split()) if has_head else first.heading,
        text=source.text[start:end],
        refers_to=refers_to(_first_sentence(source.text[start:end]) if is_paper else first.heading),
        intro_spans=first.spans if has_head else (),
        spans=source.spans(start, end),
    )


def _first_sentence(text: str) -> str:
    return next((sentence.text for sentence in split_sentences(text)), "")


def _told(
    context: Context,
    section: Section,
    item: Item,
    known: Sequence[Person],
    dates: dict[str, date],
    *,
    chair: Person | None,
    holds_motions: bool,
) -> Iterator[Statement]:
    """Read the statements that a section tells of, sentence by sentence.

    Args:  holds_motions: what members propose in it is moved, though no heading says so.
    """
    source = section_text(section.spans, context.pages)
    start = body_start(source.text, section.heading)
    is_proposal = section.kind is SectionKind.FORSLAG and context.header.kind in MINUTES
    organ = item.organ if is_proposal else section.voice.organ or item.organ  # what is moved upon it is moved here
    titles = (context.header.title, item.title)
    read_as = replace(section, kind=SectionKind.YRKANDE) if holds_motions else section
    for parsed in _parsed(source.text[start:], read_as, known, titles, chair):
        if holds_motions and parsed.kind is StatementKind.YRKANDE and not parsed.parties:
            continue  # an official proposes
        intro = (start + parsed.intro[0], start + parsed.intro[1])
        own = (start + parsed.own[0], start + parsed.own[1])
        intro_spans = source.spans(*intro)
        yield Statement(
            id=content_id(section.id, parsed.kind, parsed.intro, parsed.own),
            item_id=item.id,
            section_id=section.id,
            kind=parsed.kind,
            organ=organ,
            date=date_of(organ, item, dates),
            persons=parsed.persons,
            parties=parsed.parties,
            intro=" ".join(source.text[slice(*intro)].split()),
            text=source.text[slice(*own)],
            refers_to=parsed.refers_to,
            intro_spans=intro_spans,
            spans=source.spans(*own) or intro_spans,
        )


def _parsed(
    text: str, section: Section, known: Sequence[Person], titles: Sequence[str], chair: Person | None
) -> tuple[ParsedStatement, ...]:
    """Parse a section; one that holds a dissent or an absence but no sentence that tells of it is one statement."""
    parsed = parse_statements(text, section.kind, known, chair)
    kind = DISSENTS.get(section.kind) or ABSENCES.get(section.kind)
    if parsed or kind is None:
        return parsed
    unsaid = parse_own_words(text, kind, section.heading)
    if unsaid is None or unsaid.own[0] == unsaid.own[1]:
        return (unsaid,) if unsaid else ()
    if kind is ABSENCES.get(section.kind):
        return ()  # nobody who stands aside has words of their own
    start, end = own_words(text[slice(*unsaid.own)], titles)
    return (replace(unsaid, own=(unsaid.own[0] + start, unsaid.own[0] + end)),)
