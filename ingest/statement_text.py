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
from dataclasses import replace

from ingest.local_names import leading_party
from ingest.models import Person, SectionKind, StatementKind
from ingest.own_papers import statement_kind
from ingest.people import distinct, parse_persons, parties_named, parties_of
from ingest.sentences import Sentence, split_sentences
from ingest.statement_own import ParsedStatement, next_intro, with_own_words
from ingest.statement_pointers import only_names, refers_to
from ingest.statement_subject import is_chairs, moved_from, people, subject_of, subject_of_absence, subject_of_motion
from ingest.statement_verbs import CHAIR, DISSENTS, is_absence, note_of, verb_of, words
from ingest.surnames import leading_members

_QUOTED = re.compile(r":(?=\s+[”\"“»])")
_NAMES = re.compile(r"(?!För\b)(?P<names>[^:.]{1,120}?)\s*:(?=\s|$)")
_QUOTE = re.compile(r":\s+[”\"“»]")
_IN_FAVOUR = re.compile(r"(?P<who>[^:.]{3,1500}?\))(?=,?\s+till\s+(?:förmån|stöd)\s+för\b)")
_AGAINST = re.compile(r",?\s+(?:till\s+(?:förmån|stöd)\s+för|mot)\b")
_PASSIVE = re.compile(r"\w*yrka(?:s|des|ts)", re.IGNORECASE)


def parse_statements(
    text: str, section: SectionKind, known: Sequence[Person] = (), chair: Person | None = None
) -> tuple[ParsedStatement, ...]:
    """Return the statements of a section's text, in order.

    Args:
        text: the section without its heading.
        section: tells what a general verb introduces and whether words without a verb are own words.
        known: persons with letters met elsewhere in the document, for names that stand without.
        chair: who "ordföranden" is, where one person led the meeting.
    """
    intros = _intros(text, section, known, chair)
    parsed: list[ParsedStatement] = []
    at = 0
    while at < len(intros):
        following = next_intro(text, intros, at)
        end = intros[following].intro[0] if following < len(intros) else len(text)
        parsed += _apart(text, with_own_words(text, intros[at], end, section))
        at = following
    return tuple(_merged(parsed))


def _apart(text: str, one: ParsedStatement) -> list[ParsedStatement]:
    """Tell an absence from the note that its sentence announces: who stands aside says why in a note of their own."""
    note = note_of(text[slice(*one.intro)]) if is_absence(one.kind) and one.own[0] < one.own[1] else None
    if note is None:
        return [one]
    return [replace(one, own=(one.intro[1], one.intro[1])), replace(one, kind=note)]


def _intros(text: str, section: SectionKind, known: Sequence[Person], chair: Person | None) -> list[ParsedStatement]:
    found: list[ParsedStatement] = []
    for sentence in split_sentences(text):
        if found and _joins(sentence, found[-1], section):
            joined = (*found[-1].persons, *people(_subject_after(sentence.text), known))
            touches = not text[found[-1].intro[1] : sentence.start].strip()
            end = sentence.end if touches else found[-1].intro[1]
            persons = distinct(joined)
            found[-1] = replace(
                found[-1], persons=persons, parties=parties_of(persons), intro=(found[-1].intro[0], end)
            )
        elif found and (announced := _chair_goes_on(text, sentence, found[-1], chair)):
            found[-1] = replace(found[-1], intro=(found[-1].intro[0], announced))
        elif (intro := _intro(sentence, section, known, chair)) and not (found and _is_own(text, intro)):
            if found and _speaks_for(text, sentence, intro, found[-1]):
                intro = replace(intro, intro=(found.pop().intro[0], intro.intro[1]))
            found.append(intro)
        elif found and (announced := _goes_on(text, sentence, found[-1])):
            found[-1] = replace(found[-1], intro=(found[-1].intro[0], announced))
    return found


def _goes_on(text: str, sentence: Sentence, before: ParsedStatement) -> int:
    """Return where an intro ends that a sentence goes on with ("De lämnar följande motivering:"), 0 when none does."""
    match = words("goes_on").match(sentence.text)
    touches = before.kind is not StatementKind.YRKANDE and not text[before.intro[1] : sentence.start].strip()
    return sentence.start + match.end() if match and touches else 0


def _chair_goes_on(text: str, sentence: Sentence, before: ParsedStatement, chair: Person | None) -> int:
    """Return where an intro ends for whose groups the chair speaks: "S och C reserverar sig. Ordföranden
    lämnar följande text:", 0 for another sentence."""
    is_theirs = chair is not None and set(parties_of([chair])) <= set(before.parties) and not before.persons
    return _goes_on(text, sentence, before) if is_theirs and sentence.text.startswith("Ordföranden") else 0


def _speaks_for(text: str, sentence: Sentence, intro: ParsedStatement, before: ParsedStatement) -> bool:
    """Say whether an intro gives the reason of members told of without a name: "M reserverar sig. Eva By (M) motiverar
    reservationen så här:" is one reservation."""
    gives_reason = intro.kind in DISSENTS.values() and words("gives_reason").search(sentence.text) is not None
    same = (before.kind, before.parties) == (intro.kind, intro.parties)
    return gives_reason and same and not before.persons and not text[before.intro[1] : sentence.start].strip()


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


def _intro(
    sentence: Sentence, section: SectionKind, known: Sequence[Person], chair: Person | None
) -> ParsedStatement | None:
    told = sentence.text[: quoted.start() + 1] if (quoted := _QUOTED.search(sentence.text)) else sentence.text
    found = _noun_lead(told, known) or verb_of(told, section) or _lead(told, section, known)
    if found is None:
        return None
    kind, verb = found
    text = sentence.text
    by_chair = (chair,) if chair and is_chairs(text, verb) else ()
    if CHAIR.match(text) and not by_chair and not parse_persons(text[:80], known):
        return None
    colon = re.search(r":(?=\s)", text[verb.end() :])
    stop = verb.end() + colon.end() if colon else len(text)
    if verb.groupdict().get("names"):
        stop = verb.end()
    named = _subject(text, verb, stop, kind, known)
    if kind is not StatementKind.YRKANDE and not people(named, known) and not parties_named(named, known):
        named, stop = text, len(text)  # "Mot beslutet reserverar sig: Eva By (S)"
    persons = distinct((*by_chair, *people(named, known)))
    parties = parties_of(persons) or parties_named(named, known) or leading_party(text, known)
    if persons and words("members").search(named):  # "Eva By (S) samt ledamöterna från SD"
        parties = tuple(dict.fromkeys((*parties, *parties_named(named, known))))
    if not persons and not parties and not (is_absence(kind) and words("members").search(named)):
        return None
    own = (0, 0)
    if kind is StatementKind.YRKANDE:
        own = _moved(text, verb, known)
        stop = own[0] if own[1] == len(text) else len(text)
    refers = text if kind is StatementKind.YRKANDE else text[:stop]
    return ParsedStatement(
        kind=kind,
        persons=persons,
        parties=parties,
        intro=(sentence.start + _begins(text, verb), sentence.start + len(text[:stop].rstrip())),
        own=(sentence.start + own[0], sentence.start + own[1]),
        refers_to=refers_to(refers),
    )


def _subject(text: str, verb: re.Match[str], stop: int, kind: StatementKind, known: Sequence[Person]) -> str:
    if kind is StatementKind.YRKANDE:
        return subject_of_motion(text, verb, known)
    return subject_of_absence(text[:stop]) if is_absence(kind) else subject_of(text[:stop], known)


def _moved(text: str, verb: re.Match[str], known: Sequence[Person]) -> tuple[int, int]:
    """Return where in a sentence the words stand that are moved, 0-based and half-open."""
    begin = moved_from(text, verb)
    begin += len(text[begin:]) - len(text[begin:].lstrip())
    if _PASSIVE.fullmatch(verb[0]) and text[: verb.start()].strip():
        return 0, len(text[: verb.start()].rstrip())  # "Bifall till motionen yrkas av Eva By (S)."
    if (opened := _QUOTE.search(text, verb.end())) and opened.start() < begin:
        begin = opened.end() - 1  # what is moved is quoted: 'lägger följande tilläggsyrkande: "Nämnden ..."'
    if begin > verb.start() and only_names(text[begin:], known):
        return verb.start(), len(text[: verb.end()].rstrip(" :\n"))  # "Avslagsyrkande: Eva By (S)"
    return begin, len(text)


def _noun_lead(text: str, known: Sequence[Person]) -> tuple[StatementKind, re.Match[str]] | None:
    """Return the kind that a head of own words names, whatever heading stands above: "Reservation av Eva By (S):",
    "Yrkande från Eva By:"."""
    match = _NAMES.match(text)
    noun = statement_kind(match["names"]) if match else None
    if match is None or noun is None or not only_names(match["names"], known):
        return None
    return (DISSENTS.get(noun, StatementKind.YRKANDE), match)


def _lead(text: str, section: SectionKind, known: Sequence[Person]) -> tuple[StatementKind, re.Match[str]] | None:
    """Return the names that introduce own words or a dissent without a verb: "Centerpartiet:", "Eva By och Bo Al (båda
    C) till förmån för eget yrkande."."""
    if section is SectionKind.YRKANDE and (head := _NAMES.match(text)) and only_names(head[1], known):
        return StatementKind.YRKANDE, head  # "Eva By (S) med instämmande av Bo Al: bifall"
    if section not in DISSENTS:
        return None
    if (head := re.match(r"[^:.]+", text)) and _AGAINST.match(text, leading_members(head[0], known)[1] or len(text)):
        return DISSENTS[section], head  # "Ek och By mot avslaget på det egna yrkandet."
    heads = filter(None, (_NAMES.match(text), _IN_FAVOUR.match(text)))
    return next(((DISSENTS[section], head) for head in heads if only_names(head[1], known)), None)


def _begins(text: str, verb: re.Match[str]) -> int:
    """Return where an intro begins: after a line that only announces it ("skiljaktiga meningar:")."""
    announced = list(re.finditer(r":\s+", text[: verb.start()]))
    return announced[-1].end() if announced else 0


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
