"""Statements in the text of one section: who, what kind, the own words, what they lean on.

1. Split the text into sentences; a sentence with a statement verb and a subject (persons or parties) is an *intro*.
2. A sentence that tells that somebody joins ("I anteckningen instämde ...") adds its persons to the intro before it.
3. The own words run from the end of an intro to the next one. Words that begin with a quotation mark run on over
   sentences that look like intros until the mark is closed; sentences quoted from others are no statements.
4. A section of own words without any intro is one statement of the persons or parties that its heading names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.models import Person, SectionKind, StatementKind
from ingest.people import distinct, parse_names, parse_persons, parties_in, parties_named, parties_of
from ingest.sentences import Sentence, split_sentences
from ingest.statement_pointers import only_names, only_points, only_tells, refers_to
from ingest.statement_verbs import DISSENTS, is_absence, verb_of, words

_OPENS = "”\"“»’'"
_QUOTED = re.compile(r":(?=\s+[”\"“»])")
_QUOTE_MARK = re.compile(r"[”\"“»«]")
_NAMES = re.compile(r"(?!För\b)(?P<names>[^:.]{1,120}?)\s*:(?=\s|$)")
_CLOSES = re.compile(r"[”\"“«’']\s*[.,]?\s*$")
_ANNOUNCES = re.compile(r"(?:\bföljande\b|\bnedan\w*|:)[^.]*[.:]?\s*$", re.IGNORECASE)
_MOVES = re.compile(r"yrka|yrkande|föresl|hemställ", re.IGNORECASE)
_CHAIR = re.compile(
    r"^(?:Tjänstgörande\s+)?(?:Ordförande\w*|Mötesordförande\w*|Sekreterare\w*|Proposition\w*|Omröstning\w*|Votering\w*)\b"
)
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


def parse_statements(text: str, section: SectionKind, known: Sequence[Person] = ()) -> tuple[ParsedStatement, ...]:
    """Return the statements of a section's text, in order.

    Args:
        text: the section without its heading.
        section: tells what a general verb introduces and whether words without a verb are own words.
        known: persons with letters met elsewhere in the document, for names that stand without.
    """
    intros = _intros(text, section, known)
    parsed: list[ParsedStatement] = []
    at = 0
    while at < len(intros):
        following = _next_intro(text, intros, at)
        end = intros[following].intro[0] if following < len(intros) else len(text)
        parsed.append(_with_own_words(text, intros[at], end, section))
        at = following
    return tuple(_merged(parsed))


def _intros(text: str, section: SectionKind, known: Sequence[Person]) -> list[ParsedStatement]:
    found: list[ParsedStatement] = []
    for sentence in split_sentences(text):
        if found and _joins(sentence, found[-1], section):
            joined = (*found[-1].persons, *_people(_subject_after(sentence.text), known))
            touches = not text[found[-1].intro[1] : sentence.start].strip()
            end = sentence.end if touches else found[-1].intro[1]
            persons = distinct(joined)
            found[-1] = replace(
                found[-1], persons=persons, parties=parties_of(persons), intro=(found[-1].intro[0], end)
            )
        elif (intro := _intro(sentence, section, known)) and not (found and _is_own(text, intro)):
            found.append(intro)
        elif found and (announced := _goes_on(text, sentence, found[-1])):
            found[-1] = replace(found[-1], intro=(found[-1].intro[0], announced))
    return found


def _goes_on(text: str, sentence: Sentence, before: ParsedStatement) -> int:
    """Return where an intro ends that a sentence goes on with ("De lämnar följande motivering:"), 0 when none does."""
    match = words("goes_on").match(sentence.text)
    touches = before.kind is not StatementKind.YRKANDE and not text[before.intro[1] : sentence.start].strip()
    return sentence.start + match.end() if match and touches else 0


def _is_own(text: str, intro: ParsedStatement) -> bool:
    """Say whether a sentence that looks like an intro is somebody's own words: no person named, "vi" as the subject."""
    return not intro.persons and words("own").search(text, *intro.intro) is not None


def _joins(sentence: Sentence, before: ParsedStatement, section: SectionKind) -> bool:
    if before.kind is StatementKind.YRKANDE or section is SectionKind.YRKANDE:
        return words("agrees_motion").search(sentence.text) is not None
    if words("agrees_with").search(sentence.text):
        return False
    return words("agrees").search(sentence.text) is not None and verb_of(sentence.text, SectionKind.TEXT) is None


def _subject_after(sentence: str) -> str:
    """The sentence without the words about whose statement is joined: "i reservationen från (M)"."""
    return re.split(r"\b(?:från|av)\s", sentence)[0]


def _intro(sentence: Sentence, section: SectionKind, known: Sequence[Person]) -> ParsedStatement | None:
    told = sentence.text[: quoted.start() + 1] if (quoted := _QUOTED.search(sentence.text)) else sentence.text
    found = verb_of(told, section) or _lead(told, section, known)
    if found is None or (_CHAIR.match(sentence.text) and not parse_persons(sentence.text[:80], known)):
        return None
    kind, verb = found
    text = sentence.text
    colon = re.search(r":(?=\s)", text[verb.end() :])
    stop = verb.end() + colon.end() if colon else len(text)
    if verb.groupdict().get("names"):
        stop = verb.end()
    subject = _subject_of_motion(text, verb, known) if kind is StatementKind.YRKANDE else _subject(text[:stop], known)
    if kind is not StatementKind.YRKANDE and not _people(subject, known) and not parties_named(subject, known):
        subject, stop = text, len(text)  # "Mot beslutet reserverar sig: Eva By (S)"
    persons = _people(subject, known)
    parties = parties_of(persons) or parties_named(subject, known)
    if persons and words("members").search(subject):  # "Eva By (S) samt ledamöterna från SD"
        parties = tuple(dict.fromkeys((*parties, *parties_named(subject, known))))
    if not persons and not parties and not (is_absence(kind) and words("members").search(subject)):
        return None
    own = (sentence.start, sentence.start)
    if kind is StatementKind.YRKANDE:
        begin = _moved_from(text, verb)
        begin += len(text[begin:]) - len(text[begin:].lstrip())
        own, stop = (sentence.start + begin, sentence.end), begin
    refers = text if kind is StatementKind.YRKANDE else text[:stop]
    return ParsedStatement(
        kind=kind,
        persons=persons,
        parties=parties,
        intro=(sentence.start + _begins(text, verb), sentence.start + len(text[:stop].rstrip())),
        own=own,
        refers_to=refers_to(refers),
    )


def _lead(text: str, section: SectionKind, known: Sequence[Person]) -> tuple[StatementKind, re.Match[str]] | None:
    """Return the names before a colon that introduce own words without a verb: "Centerpartiet:"."""
    match = _NAMES.match(text) if section in DISSENTS else None
    return (DISSENTS[section], match) if match and only_names(match["names"], known) else None


def _begins(text: str, verb: re.Match[str]) -> int:
    """Return where an intro begins: after a line that only announces it ("skiljaktiga meningar:")."""
    announced = list(re.finditer(r":\s+", text[: verb.start()]))
    return announced[-1].end() if announced else 0


def _people(subject: str, known: Sequence[Person]) -> tuple[Person, ...]:
    """Persons with letters, or known ones; names alone count only when nobody else is named."""
    return parse_persons(subject, known) or (() if parties_named(subject, known) else parse_names(subject, known))


def _subject(text: str, known: Sequence[Person]) -> str:
    """Everything before the words that speak of somebody else's statement."""
    cut = words("others").search(text)
    subject = text[: cut.start()] if cut else text
    return subject if parse_names(subject, known) or parties_named(subject, known) else text


def _subject_of_motion(text: str, verb: re.Match[str], known: Sequence[Person]) -> str:
    """Who moves: the names before the verb, or right after it ("Vidare yrkar X"), and those who join."""
    before = verb.groupdict().get("names") or text[: verb.start()]
    after = text[verb.end() :]
    moved = words("moved").search(after)
    joined = words("joined").search(after)
    if joined and (moved is None or joined.start() <= moved.start()):
        content = words("moved").search(after, joined.end())
        tail = after[joined.end() : content.start() if content else len(after)]
    else:
        tail = joined_after["who"] if (joined_after := words("joined_after").search(after)) else ""
    if parse_persons(before, known) or parties_named(before, known):
        return f"{before}, {tail}"
    return f"{after[: moved.start()] if moved else after}, {tail}"


def _moved_from(text: str, verb: re.Match[str]) -> int:
    """Return where what is moved begins: after the verb and those who join, or at a verb like "instämde i"."""
    if verb.groupdict().get("names"):
        return verb.end()
    if not _MOVES.search(verb[0]):
        return verb.start()
    joined = words("joined").search(text, verb.end())
    content = words("moved").search(text, joined.end() if joined and joined.start() - verb.end() < 8 else verb.end())
    return content.start() if content else verb.end()


def _next_intro(text: str, intros: Sequence[ParsedStatement], at: int) -> int:
    """Return the index of the intro that ends the own words of intro `at`."""
    start = max(intros[at].intro[1], intros[at].own[1])
    if not text[start:].lstrip().startswith(tuple(_OPENS)):
        return at + 1
    for index in range(at + 1, len(intros)):
        if _CLOSES.search(_without_ruler(text[start : intros[index].intro[0]])):
            return index
    closed = any(_CLOSES.search(line) for line in text[start:].split("\n"))
    return len(intros) if closed else at + 1


def _with_own_words(text: str, intro: ParsedStatement, end: int, section: SectionKind) -> ParsedStatement:
    """Give an intro the words up to `end`, if they are its own."""
    start = max(intro.intro[1], intro.own[1])
    body = _without_ruler(text[start:end])
    announced = _ANNOUNCES.search(text[intro.intro[0] : start]) is not None
    quoted = body.lstrip().startswith(tuple(_OPENS))
    is_motion = intro.kind is StatementKind.YRKANDE
    belongs = (
        announced
        or quoted
        or (section in DISSENTS and not is_absence(intro.kind))
        or (is_motion and section is SectionKind.YRKANDE)
    )
    if not belongs or not body.strip() or _CHAIR.match(body.strip()):
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


def _merged(parsed: Sequence[ParsedStatement]) -> list[ParsedStatement]:
    """Drop a statement that repeats another of the same kind and persons without words of its own."""
    kept: list[ParsedStatement] = []
    for one in parsed:
        same = [
            n
            for n, other in enumerate(kept)
            if (other.kind, other.persons, other.parties) == (one.kind, one.persons, one.parties)
        ]
        if same and one.own[0] == one.own[1]:
            continue
        kept.append(one)
    return kept


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
    names_only = only_names(text) or only_tells(text)
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
    intro, own = ((start, end), (start, start)) if names_only else ((start, start), (start, end))
    refers = refers_to(f"{heading}; {text}" if names_only else heading)
    return ParsedStatement(kind=kind, persons=speakers, parties=codes, intro=intro, own=own, refers_to=refers)
