"""Statements that a party wrote itself: a yrkande, yttrande or reservation attached as a text of its own.

Structure cuts such a text into sections of one voice: its head ("Yrkande (S, V) 2031-05-12 ..."), the proposed
decision, the reasons. They are one statement: the head introduces it and dates it, the rest is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from ingest.dates import find_dates
from ingest.models import Person, Section, SectionKind, StatementKind, VoiceRole
from ingest.sentences import split_sentences
from ingest.statement_pointers import only_names, only_names_and_points
from ingest.statement_text import parse_statements
from ingest.statement_verbs import DISSENTS

_MAX_HEAD = 400  # characters; a head names who writes to whom, when and about what
_MAX_SIGNATURE = 100
_SUBJECT = re.compile(r"\b(?:angående|avseende|gällande|över)\b", re.IGNORECASE)


def written_kind(
    section: Section, text: str, *, is_own: bool = False, known: Sequence[Person] = ()
) -> StatementKind | None:
    """Return the kind of the statement that a section is part of when its party wrote it, else None.

    A section that opens by telling who says it ("Eva By (S) reserverar sig ...") is told by the minutes, not written,
    unless the document is the party's own.

    Args:  known: persons with letters met elsewhere in the document, so that local parties are known.
    """
    if section.voice.role is not VoiceRole.PARTI:
        return None
    is_motion = section.kind in (SectionKind.YRKANDE, SectionKind.FORSLAG)
    kind = StatementKind.YRKANDE if is_motion else DISSENTS.get(section.kind)
    first = next(iter(split_sentences(text[:_MAX_HEAD])), None)
    is_told = first and parse_statements(first.text, section.kind, known)
    return None if not is_own and (is_told or only_names(text, known) or only_names_and_points(text, known)) else kind


def runs(
    sections: Sequence[Section],
    texts: dict[str, str],
    *,
    own: frozenset[str],
    papers: frozenset[str] = frozenset(),
    known: Sequence[Person] = (),
) -> Iterator[tuple[StatementKind | None, list[Section]]]:
    """Yield the sections in order, those of one written statement together with its kind, all others one by one.

    Args:
        texts: the text of each section without its heading, by section id.
        own: the ids of sections that members wrote themselves, whatever they begin with.
        papers: the ids of sections that are a whole paper each.
    """

    def author(section: Section) -> object:
        kind = written_kind(section, texts[section.id], is_own=section.id in own, known=known)
        return (section.item_id, section.voice) if kind and section.id not in papers else section.id

    for _, group in groupby(sections, key=author):
        together = list(group)
        kind = written_kind(together[0], texts[together[0].id], is_own=together[0].id in own, known=known)
        yield kind, together


def splits_into_head(sections: Sequence[Section], texts: dict[str, str]) -> bool:
    """Say whether the first of several sections is the head of the written statement that they make."""
    return len(sections) > 1 and len(texts[sections[0].id]) <= _MAX_HEAD


def is_signature(text: str) -> bool:
    """Say whether a text is what stands below a statement: place, date and name, no sentence."""
    return len(text.strip()) < _MAX_SIGNATURE and not re.search(r"[.!?:]\s*[”\"]?\s*$", text)


def written_date(head: str) -> date | None:
    """Return the date in a head; the latest one where it was revised, dates in its subject left out."""
    dates = [found.date for found in find_dates(_SUBJECT.split(head[:_MAX_HEAD])[0])]
    return max(dates, default=None)
