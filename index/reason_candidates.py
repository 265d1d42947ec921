"""The texts that a pointer may mean, each with how well it fits. Which of them is meant is decided in reasons.py.

Every candidate is by one of those who make the statement or, where the words name somebody else, by those named.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.models import Found
from index.pointers import Pointer, Way, is_named
from index.reason_sources import (
    MINUTES,
    NOTES,
    PAPERS,
    Sources,
    days_of,
    has_words,
    is_about,
    is_by,
    likeness,
    share_named,
    shares_person,
)
from index.words import stems
from ingest.models import DocumentKind, Section, Statement, StatementKind
from ingest.references import find_paragrafer

MAX_AGE_OF_PAPER = dt.timedelta(days=90)
_MIN_WORDS = 60  # characters of a text that gives a reason; "att motionen avslås" gives none


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    found: Found[Statement] | Found[Section]
    score: tuple[float, ...]  # compared with those of the same pointer and way alone
    confidence: float  # 0..1


def candidates(sources: Sources, pointer: Pointer, way: Way) -> list[Candidate]:
    """Return the texts that the pointer may mean when it is taken in this way."""
    return _FINDERS[way](sources, pointer)


def nearby_candidates(sources: Sources) -> list[Candidate]:
    """Return the own words of the same parties in the same matter, the likeliest first."""
    statement, item_id = sources.found.record, sources.found.item.id
    near = {one.record.id: one for one in (*sources.of_item, *sources.of_matter, *_papers_about(sources))}
    found = [
        Candidate(
            found=one,
            score=(one.item.id == item_id, likeness(one.record, statement), min(len(one.record.text), 400)),
            confidence=0.6 if one.item.id == item_id else 0.4,
        )
        for one in near.values()
        if is_by(one.record, statement) and has_words(one.record) and len(one.record.text) >= _MIN_WORDS
    ]
    return sorted(found, key=lambda one: one.score, reverse=True)


def _moved(sources: Sources, pointer: Pointer) -> list[Candidate]:
    """What was moved in the same §: by those named, else by each of those who make the statement."""
    statement = sources.found.record
    moved = [one for one in sources.of_item if one.record.kind is StatementKind.YRKANDE]
    named = [one for one in moved if pointer.names(one.record)]
    if named or pointer.parties or statement.kind is StatementKind.YRKANDE:
        return _equal(named, 0.95 if len(named) == 1 else 0.8)
    own = [one for one in moved if is_by(one.record, statement)]
    if pointer.is_proposal and not any(_says(one.record.text, pointer.words) for one in own):
        return _equal(_by_each(own, statement), 0.6)
    if pointer.is_proposal:
        own = [one for one in own if _says(one.record.text, pointer.words)]
    sort = re.search(r"\b(tilläggs|ändrings|återremiss|bordläggnings)", pointer.words.lower())
    of_sort = [one for one in own if sort and sort[1][:8] in f"{one.record.intro} {one.record.text}".lower()]
    chosen = _by_each(of_sort or own, statement)
    return _equal(chosen, 0.95 if len(chosen) <= max(1, len(statement.parties)) else 0.75)


def _by_each(own: list[Found[Statement]], statement: Statement) -> list[Found[Statement]]:
    """Return what each party moved: by its members who make the statement where they moved anything."""
    chosen: dict[str, Found[Statement]] = {}
    for party in statement.parties or ("",):
        of_party = [one for one in own if party in one.record.parties or not party]
        by_members = [one for one in of_party if shares_person(one.record, statement)]
        chosen |= {one.record.id: one for one in by_members or of_party}
    return list(chosen.values()) or own


def _appended(sources: Sources, pointer: Pointer) -> list[Candidate]:
    """Behind the minutes, told by number and §; else a file of its own."""
    statement, item_id = sources.found.record, sources.found.item.id

    def has_number(text: str) -> bool:
        return bool(pointer.number and re.search(rf"(?i:bilag\w*)(?: nr)? {re.escape(pointer.number)}\b", text))

    def names_paragraf(heading: str) -> bool:
        return sources.found.item.paragraf in [one.paragraf for one in find_paragrafer(heading)]

    texts = [
        one
        for one in sources.of_document
        if _is_right(one.record, sources, pointer)
        and has_words(one.record)
        and one.record.kind is not StatementKind.YRKANDE
    ]
    found = [
        Candidate(
            found=one,
            score=(
                is_same,
                is_numbered,
                one.record.organ == statement.organ,
                one.record.kind is statement.kind,
                _is_kind(one.record, sources, pointer),
                len(one.record.text) >= _MIN_WORDS,  # a title that was taken for words is none
            ),
            confidence=0.95 if is_numbered else 0.85,
        )
        for one in texts
        if (is_same := one.item.id == item_id) | (is_numbered := has_number(heading := sources.appendix_of(one)))
        and (is_same or names_paragraf(heading) or is_about(one, sources.found.item))
    ]
    if found:
        return found
    unread = [
        Candidate(found=section, score=(), confidence=0.7)
        for section, text in sources.appendices
        if has_number(text[:200]) and len(text) >= _MIN_WORDS and _is_signed(text, statement)
    ]
    return unread or [one for one in _papers(sources, pointer) if one.found.document.kind not in MINUTES]


def _is_signed(text: str, statement: Statement) -> bool:
    """Tell whether an appendix names those who make the statement."""
    low = text.lower()
    by_name = any(is_named(person.name, low) for person in statement.persons)
    return by_name or any(f"({party})" in text for party in statement.parties)


def _papers(sources: Sources, pointer: Pointer) -> list[Candidate]:
    """A paper of its own: on the same matter, of the day that the words or the § list tells, or for the meeting."""
    statement, meeting = sources.found.record, sources.day
    days = set(pointer.days) or {day for listed in sources.listed for day in listed.days}
    found: list[Candidate] = []
    for one in _papers_about(sources, days):
        record, own_days = one.record, days_of(one)
        is_of_day = bool(own_days & days)
        is_for_meeting = record.organ == statement.organ and meeting in own_days
        is_copy = one.document.kind in MINUTES and one.document.id != sources.found.document.id
        is_paper = one.document.kind in PAPERS or (is_of_day and not is_copy)
        is_right = _is_right(record, sources, pointer) and has_words(record) and is_paper
        if (
            not is_right
            or (pointer.days and not is_of_day)
            or not (is_of_day or is_for_meeting or _is_recent(one, meeting))
        ):
            continue
        if not pointer.days and record.organ and statement.organ and record.organ != statement.organ and not is_of_day:
            continue
        is_meant = record.kind in pointer.kinds if pointer.kinds else _is_kind(record, sources, pointer)
        score = (
            is_of_day,
            is_meant,
            is_for_meeting,
            one.item.id in sources.linked or one.item.id == sources.found.item.id,
            len(record.text) >= _MIN_WORDS,
            round(share_named(one, sources.found.item), 1),
            likeness(record, statement),
        )
        found.append(Candidate(found=one, score=score, confidence=0.95 if is_of_day and is_meant else 0.8))
    return found


def _papers_about(sources: Sources, days: Iterable[dt.date] = ()) -> list[Found[Statement]]:
    """Return the statements in papers on the matter: linked to it, or of the meeting or the days and about it."""
    near = {one for one in (*days, sources.day) if one}
    linked = [*sources.of_matter, *(one for one in sources.of_item if one.document.kind not in MINUTES)]
    of_days = [one for one in sources.of_days(near, in_minutes=False) if is_about(one, sources.found.item)]
    return list({one.record.id: one for one in (*linked, *of_days)}.values())


def _is_recent(found: Found[Statement], meeting: dt.date | None) -> bool:
    return any(meeting and dt.timedelta(0) <= meeting - day <= MAX_AGE_OF_PAPER for day in days_of(found))


def _earlier(sources: Sources, pointer: Pointer) -> list[Candidate]:
    """What the same said about the matter in another organ, or on another day."""
    linked = [*sources.of_item, *sources.of_matter]
    found = [one for one in linked if _is_earlier(one, sources, pointer)]
    if not found and pointer.days:
        about = (one for one in sources.of_days(pointer.days, in_minutes=True) if is_about(one, sources.found.item))
        found = [one for one in about if _is_earlier(one, sources, pointer)]
    confidence = 0.95 if pointer.days or pointer.paragrafer else 0.85
    return [Candidate(found=one, score=_fit(one, sources, pointer), confidence=confidence) for one in found]


def _is_earlier(one: Found[Statement], sources: Sources, pointer: Pointer) -> bool:
    """Tell whether the statement was made in the organ, on the day and in the § that the words name."""
    record = one.record
    is_there = pointer.means_organ(record.organ or one.item.organ or one.document.organ)
    is_then = not pointer.days or bool({record.date, one.item.date, one.document.date} & set(pointer.days))
    is_numbered = not pointer.paragrafer or one.item.paragraf in (*pointer.paragrafer, None)
    is_later = bool(sources.day and one.item.date and one.item.date > sources.day)
    is_meant = not pointer.kinds or record.kind in pointer.kinds
    is_note = record.kind in NOTES and bool(set(pointer.kinds) & NOTES)
    is_fitting = is_there and is_then and is_numbered and not is_later and (is_meant or is_note)
    return is_fitting and _is_right(record, sources, pointer)


def _fit(one: Found[Statement], sources: Sources, pointer: Pointer) -> tuple[float, ...]:
    """Return how well an earlier statement fits; of several, that of the latest meeting is meant."""
    record, statement = one.record, sources.found.record
    return (
        record.kind in pointer.kinds,
        bool(pointer.kinds) or record.kind is statement.kind,
        bool(pointer.kinds) or record.kind is not StatementKind.YRKANDE,
        likeness(record, statement),
        day.toordinal() if (day := record.date or one.item.date or one.document.date) else 0,
        has_words(record),
        one.document.id == sources.found.document.id,
        one.document.kind is DocumentKind.PROTOKOLL,
    )


def _joined(sources: Sources, pointer: Pointer) -> list[Candidate]:
    """The statement of somebody else in the same § that is agreed with."""
    statement = sources.found.record
    found: list[Candidate] = []
    for one in sources.of_item:
        record = one.record
        is_meant = record.kind in pointer.kinds if pointer.kinds else record.kind is statement.kind
        is_alike = not pointer.kinds or (record.kind in NOTES and bool(set(pointer.kinds) & NOTES))
        if not pointer.names(record) or not (is_meant or is_alike):
            continue
        score = (
            record.organ == statement.organ,
            is_meant,
            record.kind is not StatementKind.YRKANDE or StatementKind.YRKANDE in pointer.kinds,
            pointer.names_person(record),
            has_words(record),
            len(set(pointer.parties) & set(record.parties)) / max(1, len(record.parties)),
        )
        found.append(Candidate(found=one, score=score, confidence=0.9 if is_meant else 0.75))
    return found


def _is_right(record: Statement, sources: Sources, pointer: Pointer) -> bool:
    """Tell whether the text is by those whose reason it must be."""
    if pointer.parties:
        return pointer.names(record)
    return is_by(record, sources.found.record) or pointer.names_person(record)


def _is_kind(record: Statement, sources: Sources, pointer: Pointer) -> bool:
    """Tell whether the statement is of the kind that the words mean, or of that of the statement which says them."""
    kinds = {sources.found.record.kind, *pointer.kinds}
    return record.kind in kinds or (record.kind in NOTES and bool(kinds & NOTES))


def _says(text: str, words: str) -> bool:
    """Tell whether what is moved names the same proposal: "förvaltningens förslag"."""
    said = set(stems(text))
    return set(stems(" ".join(words.split()[-2:]))) <= said


def _equal(found: Iterable[Found[Statement]], confidence: float) -> list[Candidate]:
    return [Candidate(found=one, score=(), confidence=confidence) for one in found]


_FINDERS: dict[Way, Callable[[Sources, Pointer], list[Candidate]]] = {
    Way.YRKANDE: _moved,
    Way.APPENDIX: _appended,
    Way.PAPER: _papers,
    Way.EARLIER: _earlier,
    Way.JOINS: _joined,
}
