"""Decisions of a document: one for each paragraf, and one for each body that a memo reports on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.decision_text import parse_decision
from ingest.models import Decision, DocumentKind, Item, Person, Section, SectionKind, Span, VoiceRole, content_id
from ingest.organs import find_organs
from ingest.outcomes import is_beside, settles_nothing
from ingest.people import find_persons
from ingest.section_text import SectionText, section_text
from ingest.sentences import split_sentences
from ingest.statement_text import parse_statements
from ingest.statements import body_start, date_of, meeting_dates, tells_of_others
from ingest.structure import Context

_SECONDS = re.compile(r"[^.]{3,80}\b(?:tillstyrker|biträder)\b[^.]{3,120}\bförslag\.?", re.IGNORECASE)
_PROPOSAL_TO = re.compile(r"\bförslag\s+till\s", re.IGNORECASE)
_HEADS_DECISION = re.compile(r"\b(?:beslut|avgörande)\b", re.IGNORECASE)
_DECIDES = re.compile(
    r"^(?:[A-ZÅÄÖ][\wåäö-]*\s+){1,6}?(?:(?:har\s+)?besl(?:utar|utade|utat|öt|utit)|har\s+lämnat\s+följande\s+förslag\s+till|föresl(?:år|og)|hemställ(?:er|de)|"
    r"förslag\s+till\s+(?:\S+\s+){1,4}?är)\b",
    re.IGNORECASE,
)


_BEHIND = 40  # characters
_HEADS = ("nämnden", "styrelsen", "fullmäktige", "utskottet", "direktionen")
_SETTLES = re.compile(
    r"^(?P<organ>(?:[A-ZÅÄÖ]?[\wåäö-]+,?\s+){1,6}?)(?:godkänner|avslår|bifaller|antar|fastställer|noterar|beviljar|tillstyrker|avstyrker|"
    r"återremitterar|bordlägger|remitterar|ställer\s+sig\s+bakom|överlämnar|tar\s+del\s+av|har\s+tagit\s+del\s+av|uppdrar|utser|väljer|lägger|anser\s+\S+\s+besvara\w+)\b",
    re.IGNORECASE,
)
_IS_SETTLED = re.compile(  # where an organ's own minutes have no heading for it
    r"^(?:(?:Följande|Samtliga|De)\s+)?(?:Interpellation|Motion|Medborgarförslag|E-förslag|Redovisning|Information|Ärende|Fråga|Skrivelse|"
    r"Rapport|Anmälan|Anmälning|Meddelande|Delegationsbeslut|Remiss)\w*\s+(?:\w+\s+){0,2}?"
    r"(?:(?:förklaras|anses)\s+(?:\w+\s+)?besvara|läggs\s+till\s+handlingarna|remitteras|bordläggs|avslås|bifalls|noteras|godkänns|"
    r"återremitteras|avskrivs|utgår|överlämnas)",
    re.IGNORECASE,
)


def find_decisions(context: Context) -> tuple[Decision, ...]:
    """Return the decisions and proposals of a document in reading order.

    A paragraf has one decision of its organ: the text under its first decision heading, or the sentence that decides
    where there is no such heading. What somebody proposes to the organ itself counts where nothing is decided ("Förslag
    till beslut" of a tjänsteskrivelse). Bodies that a memo reports on have their own.
    """
    reading = _Reading(context=context, dates=meeting_dates(context), known=context.attendance)
    return tuple(decision for item in context.items for decision in _of_item(reading, item))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What every section of a document is read with."""

    context: Context
    dates: dict[str, date]
    known: Sequence[Person]


def _of_item(reading: _Reading, item: Item) -> Iterator[Decision]:
    sections = [
        section
        for section in reading.context.sections
        if section.item_id == item.id and section.voice.role is not VoiceRole.PARTI
    ]
    found: dict[str, Decision] = {}
    put_before: dict[str, Decision] = {}  # what somebody proposes to the organ itself, by organ
    for decision, section in _candidates(reading, sections, item, found):
        if decision.addressee == decision.organ and section.kind is not SectionKind.FORSLAG:
            put_before.setdefault(decision.organ, decision)
        else:
            found.setdefault(decision.organ, decision)
    rest = (decision for organ, decision in put_before.items() if organ not in found)
    yield from (*found.values(), *rest)


def _candidates(
    reading: _Reading, sections: Sequence[Section], item: Item, found: Mapping[str, Decision]
) -> Iterator[tuple[Decision, Section]]:
    """Yield what may be a decision and its section, the likeliest first, of organs not found yet.

    Decision headings come before drafts ("Förslag till beslut"), which count only where nothing is found, and sentences
    that decide under no such heading come last; an answer to a remiss tells what others should do.
    """
    is_collected = reading.context.header.kind is DocumentKind.HANDLING
    headed = [
        (n, one)
        for n, one in enumerate(sections)
        if one.kind is SectionKind.BESLUT or _passes_on(one, item, is_collected=is_collected)
    ]
    drafts = [(n, one) for n, one in enumerate(sections) if one.kind is SectionKind.FORSLAG]
    for places in (headed, drafts):
        for n, section in places:
            is_open = not found if places is drafts else (section.voice.organ or item.organ) not in found
            decision = _headed(reading, sections[n:], item) if is_open else None
            if decision and not _only_seconds(decision, sections):
                yield decision, section
    for section in sections if reading.context.header.kind is not DocumentKind.REMISSVAR else ():
        is_open = (section.voice.organ or item.organ) not in found and not tells_of_others(section, item)
        if is_open and (decision := _sentence(reading, section, item)):
            yield decision, section


def _only_seconds(decision: Decision, sections: Sequence[Section]) -> bool:
    """Say whether a text only agrees to a proposal that stands in full elsewhere in the item."""
    proposes = any(section.kind is SectionKind.FORSLAG for section in sections)
    return proposes and _SECONDS.fullmatch(decision.text) is not None


def _passes_on(section: Section, item: Item, *, is_collected: bool) -> bool:
    """Say whether a section holds what the organ itself decides to propose to another: "Nämndens förslag till
    kommunfullmäktige".

    Args:  is_collected: extracts of several organs' minutes may be among the papers, each of its own organ.
    """
    is_organs = section.voice.organ == item.organ or (is_collected and section.voice.role is VoiceRole.ORGAN)
    return section.kind is SectionKind.FORSLAG and is_organs and _addressee(section) not in ("", section.voice.organ)


def _addressee(section: Section) -> str:
    """Return the organ that a heading addresses ("Kommunstyrelsens förslag till kommunfullmäktige"), "" for none."""
    told = _PROPOSAL_TO.search(section.heading)
    organs = find_organs(section.heading[told.end() :]) if told else ()
    return organs[0] if organs else ""


def _headed(reading: _Reading, sections: Sequence[Section], item: Item) -> Decision | None:
    """Read the text under the first section's heading, sections of the same kind and organ right after it included."""
    first = sections[0]
    parts = [first]
    for following in sections[1:]:
        is_same = (following.kind, following.voice.organ) == (first.kind, first.voice.organ)
        if not is_same or _HEADS_DECISION.search(following.heading):
            break
        parts.append(following)
    source = section_text([span for part in parts for span in part.spans], reading.context.pages)
    start = body_start(source.text, first.heading)
    if is_beside(source.text[start:]):
        return None
    return _decision(reading, source, (start, len(source.text)), first, item)


def _sentence(reading: _Reading, section: Section, item: Item) -> Decision | None:
    """Read the first sentence that decides: "Socialnämnden beslutade vid sitt sammanträde den ... att ..."."""
    source = section_text(section.spans, reading.context.pages)
    start = body_start(source.text, section.heading)
    for sentence in split_sentences(source.text[start:]):
        is_settled = section.kind is SectionKind.TEXT and item.paragraf and _IS_SETTLED.match(sentence.text)
        decides = is_settled or _decides(sentence.text, section.voice.organ or item.organ)
        if decides and not (settles_nothing(sentence.text) or _names_first(sentence.text, reading.known)):
            return _decision(reading, source, (start + sentence.start, start + sentence.end), section, item)
    return None


def _names_first(sentence: str, known: Sequence[Person]) -> bool:
    """Say whether a sentence begins with a person: what a member proposes decides nothing."""
    return any(one.start == 0 for one in find_persons(sentence, known))


def _decides(sentence: str, organ: str) -> bool:
    """Say whether a sentence decides or proposes, or settles the matter in the organ's own name without such a verb."""
    settled = _SETTLES.match(sentence)
    decides = _DECIDES.match(sentence)
    if decides and not find_organs(decides[0]):  # "Efter mötet beslutade nämnden ...": who decides stands behind
        behind = find_organs(sentence[decides.end() : decides.end() + _BEHIND])
        return organ in behind[:1] or not behind
    if decides or settled is None:
        return decides is not None
    named = settled["organ"].strip().casefold()
    return find_organs(settled["organ"]) == (organ,) or (named in _HEADS and organ.endswith(named))


def _decision(
    reading: _Reading, source: SectionText, bounds: tuple[int, int], section: Section, item: Item
) -> Decision:
    """Make the decision of a text, which ends where the first statement of a member is told."""
    start, end = bounds
    told = parse_statements(source.text[start:end], SectionKind.TEXT, reading.known)
    intros = (start + one.intro[0] for one in told)
    end = next((at for at in intros if source.text[start:at].strip()), end)
    parsed = parse_decision(source.text[start:end], section.kind)
    organ = section.voice.organ or item.organ
    spans: tuple[Span, ...] = source.spans(start, end)
    return Decision(
        id=content_id(section.id, "decision", start),
        item_id=item.id,
        section_id=section.id,
        organ=organ,
        date=date_of(organ, item, reading.dates),
        status=parsed.status,
        outcome=parsed.outcome,
        addressee=parsed.addressee or _addressee(section),
        text=parsed.text,
        points=parsed.points,
        spans=spans,
    )
