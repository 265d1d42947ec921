"""Decisions of a document: one for each paragraf, and one for each body that a memo reports on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ingest.decision_text import parse_decision
from ingest.models import Decision, Item, Section, SectionKind, Span, VoiceRole, content_id
from ingest.outcomes import settles_nothing
from ingest.section_text import SectionText, section_text
from ingest.sentences import split_sentences
from ingest.statements import QUOTES_OTHERS, body_start, date_of, meeting_dates
from ingest.structure import Context

_SECONDS = re.compile(r"[^.]{3,80}\b(?:tillstyrker|biträder)\b[^.]{3,120}\bförslag\.?", re.IGNORECASE)
_DECIDES = re.compile(r"^(?:[A-ZÅÄÖ][\wåäö-]*\s+){1,6}?(?:beslut(?:ar|ade)|föresl(?:år|og))\b", re.IGNORECASE)


def find_decisions(context: Context) -> tuple[Decision, ...]:
    """Return the decisions and proposals of a document in reading order.

    A paragraf has one decision of its organ: the text under its first decision heading, or the sentence that decides
    where there is no such heading. A proposal counts where nothing is decided ("Förslag till beslut" of a
    tjänsteskrivelse). Bodies that a memo reports on have their own.
    """
    dates = meeting_dates(context)
    return tuple(decision for item in context.items for decision in _of_item(context, item, dates))


def _of_item(context: Context, item: Item, dates: dict[str, date]) -> Iterator[Decision]:
    sections = [section for section in context.sections if section.item_id == item.id]
    organs_done: set[str] = set()
    proposes = any(section.kind is SectionKind.FORSLAG for section in sections)
    for kind in (SectionKind.BESLUT, SectionKind.FORSLAG):
        for n, section in enumerate(sections):
            organ = section.voice.organ or item.organ
            if section.kind is not kind or section.voice.role is VoiceRole.PARTI or organ in organs_done:
                continue
            if kind is SectionKind.FORSLAG and organs_done:
                continue
            decision = _headed(context, sections, n, item, dates)
            if decision and not (proposes and _SECONDS.fullmatch(decision.text)):
                organs_done.add(organ)
                yield decision
    for section in sections:
        organ = section.voice.organ or item.organ
        if organ in organs_done or section.kind in QUOTES_OTHERS or section.voice.role is VoiceRole.PARTI:
            continue
        if decision := _sentence(context, section, item, dates):
            organs_done.add(organ)
            yield decision


def _headed(context: Context, sections: list[Section], n: int, item: Item, dates: dict[str, date]) -> Decision | None:
    """Read the text under a decision heading, sections of the same kind and organ right after it included."""
    first = sections[n]
    parts = [first]
    for following in sections[n + 1 :]:
        if following.kind is not first.kind or following.voice.organ != first.voice.organ:
            break
        parts.append(following)
    source = section_text([span for part in parts for span in part.spans], context.pages)
    start = body_start(source.text, first.heading)
    if not source.text[start:].strip() or settles_nothing(source.text[start:]):
        return None
    return _decision(source, (start, len(source.text)), first, item, dates)


def _sentence(context: Context, section: Section, item: Item, dates: dict[str, date]) -> Decision | None:
    """Read the first sentence that decides: "Socialnämnden beslutade vid sitt sammanträde den ... att ..."."""
    source = section_text(section.spans, context.pages)
    start = body_start(source.text, section.heading)
    for sentence in split_sentences(source.text[start:]):
        if _DECIDES.match(sentence.text) and not settles_nothing(sentence.text):
            bounds = (start + sentence.start, start + sentence.end)
            return _decision(source, bounds, section, item, dates)
    return None


def _decision(
    source: SectionText, bounds: tuple[int, int], section: Section, item: Item, dates: dict[str, date]
) -> Decision:
    start, end = bounds
    parsed = parse_decision(source.text[start:end], section.kind)
    organ = section.voice.organ or item.organ
    spans: tuple[Span, ...] = source.spans(start, end)
    return Decision(
        id=content_id(section.id, "decision", start),
        item_id=item.id,
        section_id=section.id,
        organ=organ,
        date=date_of(organ, item, dates),
        status=parsed.status,
        outcome=parsed.outcome,
        addressee=parsed.addressee,
        text=parsed.text,
        points=parsed.points,
        spans=spans,
    )
