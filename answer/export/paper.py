"""An answer as a paper: question, answer, numbered sources, notes and origin; the formats only differ in how they write
it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.export.inert import plain
from answer.export.origin import Origin
from answer.models import Answer, Citation, Intent
from answer.wording import capital, names_text, place_text
from prompts import say

# A sentence of an answer ends where its markers end: a full stop inside a quote ends nothing.
_SENTENCE = re.compile(r".*?(?:\[\d+\])+[.:?!](?=\s|$)|\S.*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    n: int
    place: str  # "Kommunstyrelsen den 9 mars 2021, § 17"
    details: tuple[str, ...]  # document, municipality, Dnr, section and voice, file and page, OCR
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """All texts are on one line and without unseen characters, not yet escaped. `points` is the list of an answer that
    is one; each text may hold markers [n] of the sources."""

    lang: str
    question: str
    lead: str
    points: tuple[str, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    origin: str

    def heading(self, name: str) -> str:
        """Return the heading of a part: "question", "answer", "sources" or "notes"."""
        return say(f"export.{name}", self.lang)


def paper_of(answer: Answer, lang: str, origin: Origin) -> Paper:
    """Return the answer as a paper whose headings are in `lang`; the answer itself stays in its own language."""
    text = plain(answer.text)
    said = [match.group().strip() for match in _SENTENCE.finditer(text)]
    is_list = answer.question.intent is Intent.LIST and len(said) > 1
    return Paper(
        lang=lang,
        question=plain(answer.question.text),
        lead=said[0] if is_list else text,
        points=tuple(said[1:]) if is_list else (),
        sources=tuple(_source(one, lang) for one in answer.citations),
        notes=tuple(map(plain, answer.notes)),
        origin=plain(origin.text(lang)),
    )


def _source(one: Citation, lang: str) -> Source:
    who = names_text(one.persons, one.parties, lang)
    details = [
        one.title,
        one.municipality,
        say("export.number", lang, numbers=", ".join(one.diarienummer)) if one.diarienummer else "",
        f"{one.kind.value}: {who}" if who else one.kind.value,
        say("export.file", lang, source=one.source, page=one.page),
        say("export.ocr", lang) if one.is_ocr else "",
    ]
    place = place_text(lang, organ=one.organ, day=one.date, paragraf=one.paragraf, title=one.title)
    return Source(
        n=one.n,
        place=capital(plain(place)),
        details=tuple(dict.fromkeys(plain(detail) for detail in details if detail)),
        quote=plain(one.quote),
    )
