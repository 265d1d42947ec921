"""How places, people and kinds are said in an answer, in the user's language."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

from answer.evidence import Evidence
from index.models import DocumentInfo, Found
from ingest.models import Ballot, Decision, DocumentKind, Item, Person, Statement, StatementKind, VoiceRole, Vote
from prompts import say

_MONTHS = {
    "sv": (
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
MAX_NAMES = 12


def key_of(kind: StatementKind | Ballot | DocumentKind) -> str:
    """Return the template name of a kind: "särskilt yttrande" -> "sarskilt_yttrande"."""
    plain = unicodedata.normalize("NFD", kind.value).encode("ascii", "ignore").decode()
    return plain.replace(" ", "_")


def day_text(day: date, lang: str) -> str:
    return f"{day.day} {_MONTHS[lang][day.month - 1]} {day.year}"


def place_text(lang: str, *, organ: str, day: date | None, paragraf: str | None, title: str, subject: str = "") -> str:
    """Return where something stands: "kommunstyrelsen den 3 mars 2021, § 17"; the title where no organ is known. Of an
    organ that is the sentence's own subject the day and paragraph are enough: "den 3 mars 2021, § 17"."""
    if organ and _is_same_organ(subject, organ) and (day or paragraf):
        return _time_text(lang, day, paragraf)
    if organ and day and paragraf:
        return say("place.organ_day_paragraf", lang, organ=organ, day=day_text(day, lang), paragraf=paragraf)
    if organ and day:
        return say("place.organ_day", lang, organ=organ, day=day_text(day, lang))
    if organ and paragraf:
        return say("place.organ_paragraf", lang, organ=organ, paragraf=paragraf)
    return say("place.organ", lang, organ=organ) if organ else say("place.document", lang, title=title)


def _is_same_organ(full: str, short: str) -> bool:
    """Tell whether the names are one organ's: a line break or habit leaves "trafikutskottet" of "miljö- och
    trafikutskottet"."""
    return f" {full.casefold()}".endswith(f" {short.casefold()}")


def _time_text(lang: str, day: date | None, paragraf: str | None) -> str:
    if day and paragraf:
        return say("place.day_paragraf", lang, day=day_text(day, lang), paragraf=paragraf)
    return say("place.day", lang, day=day_text(day, lang)) if day else say("place.paragraf", lang, paragraf=paragraf)


def place_of_item(document: DocumentInfo, item: Item, lang: str, *, subject: str = "") -> str:
    return place_text(
        lang,
        organ=item.organ or document.organ,
        day=item.date or document.date,
        paragraf=item.paragraf,
        title=document.title,
        subject=subject,
    )


def place_of_record(found: Found[Statement] | Found[Decision] | Found[Vote], lang: str, *, subject: str = "") -> str:
    """Return where it was said, decided or voted: a memo reports on other organs than its own. `subject` is who the
    sentence is about, whose name is not said a second time."""
    own = found.item.organ or found.document.organ
    organ = found.record.organ or own
    if _is_same_organ(organ, own):
        return place_of_item(found.document, found.item, lang, subject=subject)
    title = found.document.title
    return place_text(lang, organ=organ, day=found.record.date, paragraf=None, title=title, subject=subject)


def place_of(found: Found[Item], lang: str) -> str:
    return place_of_item(found.document, found.record, lang)


def place_of_evidence(evidence: Evidence, lang: str) -> str:
    return place_text(
        lang, organ=evidence.organ, day=evidence.date, paragraf=evidence.paragraf, title=evidence.document.title
    )


def voice_of(evidence: Evidence, lang: str) -> str:
    """Return who says the words: people with party, a party, an organ or an administration; "" when it is not known."""
    if evidence.role is VoiceRole.PARTI and (evidence.persons or evidence.parties):
        return names_text(evidence.persons, evidence.parties, lang)
    if evidence.role is VoiceRole.FORVALTNING and not evidence.voice_organ:  # a report names only whom it goes to
        return say("voice.administration", lang)
    return evidence.voice_organ or evidence.organ


def people_text(persons: Sequence[Person], parties: Sequence[str], lang: str) -> str:
    """Return "Anna Ek (S), Bo Al (S) och Eva By (V)"; a party that no person stands for by its letters.

    Of more names than are told each party has one.
    """
    if len(persons) > MAX_NAMES:
        firsts = list({person.party: person for person in reversed(persons)}.values())
        shown = {*firsts, *[person for person in persons if person not in firsts][: max(0, MAX_NAMES - len(firsts))]}
        persons = [*(one for one in persons if one in shown), *(one for one in persons if one not in shown)]
    names = [f"{person.name} ({person.party.upper()})" if person.party else person.name for person in persons]
    named = {letter for person in persons for letter in person.party.upper().replace(",", " ").split()}
    names += [party for party in parties if party not in named]
    return enumeration(names, lang)


def names_text(persons: Sequence[str], parties: Sequence[str], lang: str) -> str:
    if not persons:
        return enumeration(list(parties), lang)
    letters = f" ({', '.join(parties)})" if parties else ""
    return f"{enumeration(list(persons), lang)}{letters}"


def enumeration(names: Sequence[str], lang: str, *, most: int = MAX_NAMES) -> str:
    """Return "a, b och c"; beyond `most` names the rest is "m.fl."."""
    names = list(dict.fromkeys(names))
    if len(names) > most:
        return f"{', '.join(names[:most])} {say('join.more', lang)}"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {say('join.and', lang)} {names[-1]}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
