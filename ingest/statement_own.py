"""The own words of a statement: from the end of its intro to the next one, and sections without any intro."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.models import Person, SectionKind, StatementKind
from ingest.people import parse_persons, parties_in, parties_of
from ingest.statement_pointers import only_names, only_names_and_points, only_points, only_tells, refers_to
from ingest.statement_verbs import CHAIR, DISSENTS, is_absence, words

_OPENS = "”\"“»’'"
_QUOTE_MARK = re.compile(r"[”\"“»«]")
_CLOSES = re.compile(r"[”\"“«’']\s*[.,]?\s*$")
_ANNOUNCES = re.compile(r"(?:\bföljande\b|\bnedan\w*|:)[^.]*[.:]?\s*$", re.IGNORECASE)
_MAX_SIGNATURE = 200  # characters of a line that names who speaks
_RULER_MARKS = "-–_*"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedStatement:
    """A statement within a text. `intro` and `own` are offsets, 0-based and half-open; `own` is empty without words."""

    kind: StatementKind
    persons: tuple[Person, ...]
    parties: tuple[str, ...]
    intro: tuple[int, int]
    own: tuple[int, int]
    refers_to: str


def next_intro(text: str, intros: Sequence[ParsedStatement], at: int) -> int:
    """Return the index of the intro that ends the own words of intro `at`."""
    start = max(intros[at].intro[1], intros[at].own[1])
    if not text[start:].lstrip().startswith(tuple(_OPENS)):
        return at + 1
    for index in range(at + 1, len(intros)):
        if _CLOSES.search(_without_ruler(text[start : intros[index].intro[0]])):
            return index
    closed = any(_CLOSES.search(line) for line in text[start:].split("\n"))
    return len(intros) if closed else at + 1


def with_own_words(text: str, intro: ParsedStatement, end: int, section: SectionKind) -> ParsedStatement:
    """Give an intro the words up to `end`, if they are its own."""
    start = max(intro.intro[1], intro.own[1])
    is_motion = intro.kind is StatementKind.YRKANDE
    if is_motion and (spoken := words("speaks").search(text, intro.intro[0], end)):
        end = max(spoken.start(), start if spoken.start() >= start else intro.own[0])
    body = _without_ruler(text[start:end])
    announced = _ANNOUNCES.search(text[intro.intro[0] : start]) is not None
    quoted = body.lstrip().startswith(tuple(_OPENS))
    belongs = (
        announced
        or quoted
        or (section in DISSENTS and not is_absence(intro.kind))
        or (is_motion and section is SectionKind.YRKANDE)
    )
    if not belongs or not body.strip() or CHAIR.match(body.strip()):
        return intro
    if only_points(body):
        pointers = "; ".join(filter(None, (intro.refers_to, refers_to(body))))
        return replace(intro, intro=(intro.intro[0], start + len(body.rstrip())), refers_to=pointers)
    words_start = start + len(body) - len(body.lstrip())
    said = body[: _quote_end(body)] if quoted and text[:words_start].rstrip().endswith(":") else body
    words_end = start + len(said.rstrip())
    return replace(intro, own=(intro.own[0] if is_motion else words_start, words_end))


def _quote_end(body: str) -> int:
    """Return where the quote ends that a text begins with; the whole length where own words may follow it."""
    marks = list(_QUOTE_MARK.finditer(body))
    end = marks[-1].end()
    is_closed = len(marks) % 2 == 0 and re.search(r"[.!?][”\"“»«]$", body[:end])
    return end if is_closed and not words("own").search(body, end) else len(body)


def _without_ruler(text: str) -> str:
    """The text without a ruler ("- - - -") at its end."""
    stripped = text.rstrip(f" \t\n\xa0{_RULER_MARKS}")
    n_marks = sum(mark in _RULER_MARKS for mark in text[len(stripped) :])
    return stripped if n_marks >= 4 else text


def parse_own_words(
    text: str, kind: StatementKind, heading: str, *, persons: Sequence[Person] = (), parties: Sequence[str] = ()
) -> ParsedStatement | None:
    """Return the one statement of a section that has no intro, None when nobody is known to say it.

    The speakers are those that the heading names ("Reservation från V"), else `persons` and `parties`, else those of
    the first or the last line. A text that only names them ("Eva By (S)", "Skriftlig reservation från SD, bilaga 3")
    is an intro without own words.
    """
    lines = [line for line in _without_ruler(text).strip().split("\n") if line.strip()]
    if not lines:
        return None
    names_only = only_names(text) or only_tells(text) or only_names_and_points(text)
    speakers = parse_persons(heading) or tuple(persons)
    codes = parties_of(speakers) or tuple(parties) or parties_in(heading)
    for place in (text,) if names_only else (lines[0], lines[-1]):
        if not speakers and not codes and len(place) < _MAX_SIGNATURE:
            speakers = parse_persons(place)
            codes = parties_of(speakers) or parties_in(place)
    if not speakers and not codes:
        return None
    start = len(text) - len(text.lstrip())
    end = len(_without_ruler(text).rstrip())
    if not names_only and len(lines) > 1 and only_names(lines[0]):
        opened = text.index(lines[0]) + len(lines[0])  # "Reservation (S)", "Eva By (S) och Bo Al (V)"
        own = (opened + len(text[opened:]) - len(text[opened:].lstrip()), end)
        return ParsedStatement(
            kind=kind, persons=speakers, parties=codes, intro=(start, opened), own=own, refers_to=refers_to(heading)
        )
    intro, own = ((start, end), (start, start)) if names_only else ((start, start), (start, end))
    refers = refers_to(f"{heading}; {text}" if names_only else heading)
    return ParsedStatement(kind=kind, persons=speakers, parties=codes, intro=intro, own=own, refers_to=refers)
