"""What was proposed, decided, said and voted at the stations of a matter, in the reader's language.

The page draws these words and the export writes them: both say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from index.kinship import SURE
from index.models import Found
from index.reasons import Gap, Reason
from index.walk import Missing, Station
from ingest.models import Decision, DecisionStatus, Person, Statement, StatementKind, Vote
from ui.record_source import Record, page_of
from ui.texts import Lang, name, text

_WITHOUT_REASON = (StatementKind.DELTAR_INTE, StatementKind.JAV)  # nobody expects one

Sort = Literal["proposal", "decision", "yrkande", "dissent", "vote"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`head` says what it is, of whom and with which outcome; `words` are the document's own, `notes` ours. `reason` is
    the text that gives a dissent's reason, where that stands elsewhere."""

    sort: Sort
    head: str
    who: str
    words: str
    notes: tuple[str, ...]
    record: Record
    page: int
    reason: Record | None = None


def entries_of(station: Station, reasons: Mapping[str, Reason], lang: Lang) -> Iterator[Entry]:
    """Yield the entries in the order of a meeting: proposals, yrkanden, votes, decisions, dissents."""
    for proposal in station.proposals:
        yield _decision(proposal, station, lang)
    for yrkande in station.yrkanden:
        yield _statement(yrkande, station, None, lang)
    for vote in station.votes:
        yield _vote(vote, lang)
    for decision in station.decisions:
        yield _decision(decision, station, lang)
    for dissent in station.dissents:
        yield _statement(dissent, station, reasons.get(dissent.record.id), lang)


def heading_of(station: Station, lang: Lang) -> str:
    """Return "2021-03-09 · Kommunstyrelsen · § 17"; a paper without organ by its kind."""
    organ = capital(station.organ) or name("document_kind", station.kind, lang)
    paragraf = text("source.paragraf", lang, paragraf=station.paragraf) if station.paragraf else ""
    day = station.date.isoformat() if station.date else text("arenden.no_date", lang)
    return " · ".join(part for part in (day, organ, paragraf) if part)


def link_of(station: Station, lang: Lang) -> str:
    """Return how the station is known to belong to the matter and how sure that is."""
    if not station.links:
        return text("arenden.link_start", lang)
    surest = max(station.links, key=lambda link: link.confidence)
    ways = dict.fromkeys(name("linked_by", link.by, lang) for link in station.links)
    key = "arenden.link_sure" if surest.confidence >= SURE else "arenden.link_unsure"
    return text(key, lang, by=", ".join(ways), share=round(100 * surest.confidence))


def missing_text(missing: Missing, lang: Lang) -> str:
    """Return what the archive does not have, in a sentence."""
    organ = missing.organ or text("arenden.unknown_organ", lang)
    if missing.since is None:
        day = missing.date.isoformat() if missing.date else text("arenden.no_date", lang)
        return text("arenden.missing_meeting", lang, organ=organ, day=day, paragraf=missing.paragraf)
    since = missing.since.record
    day_of_it = since.date or missing.since.item.date or missing.since.document.date
    day = day_of_it.isoformat() if day_of_it else text("arenden.no_date", lang)
    if since.organ == missing.organ:
        return text("arenden.missing_return", lang, organ=organ, day=day, outcome=outcome_text(since, lang).lower())
    by = since.organ or text("arenden.unknown_organ", lang)
    return text("arenden.missing_decision", lang, organ=organ, by=by, day=day)


def outcome_text(decision: Decision, lang: Lang) -> str:
    return name("outcome", decision.outcome, lang)


def people(persons: tuple[Person, ...], parties: tuple[str, ...]) -> str:
    """Return "Anna Alm (V), Bo Berg (S)", and the parties that none of them stands for."""
    named = {letters for person in persons for letters in person.party.upper().replace(",", " ").split()}
    told = [f"{person.name} ({person.party})" if person.party else person.name for person in persons]
    return ", ".join((*told, *(party for party in parties if party not in named)))


def counts_text(vote: Vote, lang: Lang) -> str:
    """Return "Ja 8 · Nej 5 · Avstår 1", "" where no figure is printed."""
    figures = (("ja", vote.ja), ("nej", vote.nej), ("avstår", vote.avstar))
    return " · ".join(f"{name('ballot', ballot, lang)} {n}" for ballot, n in figures if n is not None)


def meanings(vote: Vote, lang: Lang) -> tuple[str, ...]:
    """Return what Ja and what Nej meant, as far as the minutes tell."""
    meant = (("ja", vote.ja_means), ("nej", vote.nej_means))
    return tuple(
        text("arenden.meant", lang, ballot=name("ballot", ballot, lang), words=" ".join(words.split()))
        for ballot, words in meant
        if words
    )


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _decision(found: Found[Decision], station: Station, lang: Lang) -> Entry:
    record = found.record
    is_proposal = record.status is DecisionStatus.FORSLAG
    to = text("arenden.to", lang, organ=record.addressee) if record.addressee and is_proposal else ""
    head = f"{name('decision_status', record.status, lang)}{to}: {outcome_text(record, lang)}"
    return Entry(
        sort="proposal" if is_proposal else "decision",
        head=head,
        who=capital(record.organ) if record.organ != station.organ else "",
        words=record.text,
        notes=(),
        record=found,
        page=page_of(found),
    )


def _statement(found: Found[Statement], station: Station, reason: Reason | None, lang: Lang) -> Entry:
    record = found.record
    end = _elsewhere(reason) if reason else None
    elsewhere = capital(record.organ) if record.organ and record.organ != station.organ else ""
    return Entry(
        sort="yrkande" if record.kind is StatementKind.YRKANDE else "dissent",
        head=name("section_kind", record.kind, lang),
        who=" · ".join(part for part in (people(record.persons, record.parties), elsewhere) if part),
        words=record.text or record.intro,
        notes=_reason_notes(reason, end, lang) if reason and record.kind not in _WITHOUT_REASON else (),
        record=found,
        page=page_of(found),
        reason=end,
    )


def _elsewhere(reason: Reason) -> Record | None:
    """Return the text that gives the reason, None where it is the statement itself or no text is known."""
    own = reason.statement.record.id
    if not reason.is_resolved:
        return None
    return next((step.found for step in reason.ends if step.found.record.id != own), None)


def _reason_notes(reason: Reason, end: Record | None, lang: Lang) -> tuple[str, ...]:
    if end is not None:
        place = text("arenden.place", lang, title=end.document.title or end.document.source, page=page_of(end))
        return (text("arenden.reason_there", lang, place=place),)
    if reason.is_resolved:
        return ()
    if not reason.unresolved:
        return (text("arenden.reason_none", lang),)
    key = "arenden.reason_ambiguous" if reason.gap is Gap.AMBIGUOUS else "arenden.reason_missing"
    return (text(key, lang, words=reason.unresolved),)


def _vote(found: Found[Vote], lang: Lang) -> Entry:
    vote = found.record
    notes = list(meanings(vote, lang))
    if vote.casting_vote:
        notes.append(text("arenden.casting_vote", lang))
    for ballot, printed, named in vote.differences:
        notes.append(text("arenden.differs", lang, ballot=name("ballot", ballot, lang), printed=printed, named=named))
    return Entry(
        sort="vote",
        head=": ".join(part for part in (text("arenden.vote", lang), counts_text(vote, lang)) if part),
        who="",
        words="" if vote.ja_means or vote.nej_means else vote.proposition,
        notes=tuple(notes),
        record=found,
        page=page_of(found),
    )
