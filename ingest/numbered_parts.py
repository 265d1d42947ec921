"""The parts of a collected document that are numbered at the tops of its pages: "Del 3. Yttrande från Ekby Vatten AB",
or "Handling 3" above the title.

Each part is a paper of its own: a motion, an answer, the administration's report, an extract of minutes, a reservation.
Its title may run on over lines; below it stand who met and when, at its end those who sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.header_authors import signature_of
from ingest.lines import Line, text_of
from ingest.models import Person, SectionKind, Voice, VoiceRole
from ingest.organs import find_organs, is_administration
from ingest.own_papers import statement_kind
from ingest.part_notes import papers_of_parties
from ingest.parties import in_order, parties_in
from ingest.parts import Part, body_voice
from ingest.people import parse_names, parse_persons, parties_of
from ingest.titles import OPEN_WORD

NUMBERED_PART = re.compile(r"(?:Del|Handling|Flik|Dokument)\s(?P<number>\d{1,2})[.:]?\s+(?P<title>[A-ZÅÄÖ].{3,140})")
_NUMBER = re.compile(r"(?:Del|Handling|Flik|Dokument)\s\d{1,2}[.:]?")
_ANSWER = re.compile(
    r"(?:Yttrande|Remissvar|Remissyttrande|Svar|Synpunkter)\s+(?:från|av)\s+(?P<body>[^,]{3,80})", re.IGNORECASE
)
_REPORT = re.compile(r"Tjänste(?:skrivelse|utlåtande)\b", re.IGNORECASE)
_EXTRACT = re.compile(r"Protokollsutdrag|Utdrag\s+ur\s+protokoll", re.IGNORECASE)
_MOTION = re.compile(r"Motion\b", re.IGNORECASE)
_HEAD = 5  # lines
_LEAST = 2  # parts
_SIGNING = 4  # lines
_NAME = r"[A-ZÅÄÖ][\w'-]+(?:\s[A-ZÅÄÖ][\w'-]+){1,3}"
_WRAPPED = re.compile(rf"(?:{_NAME},\s)+{_NAME}\s\([A-ZÅÄÖ]{{1,4}}\)$")  # who sign, over more than one line


def numbered_parts(lines: Sequence[Line], organ: str) -> dict[int, Part]:
    """Return the numbered parts by their first line; none unless they count up from 1.

    Args:  organ: whom the document as a whole is addressed to.
    """
    heads = list(_heads(lines))
    ends = [*(n for n, _ in heads[1:]), len(lines)]
    if len(heads) < _LEAST:
        return {}
    known = parse_persons(text_of(lines))
    parts: dict[int, Part] = {}
    for (n, n_lines), end in zip(heads, ends, strict=True):
        if title := _title(lines[n : n + n_lines]):
            heading = " ".join(line.text for line in lines[n : n + n_lines])
            parts[n] = replace(part_of(lines[n:end], n, title, organ), heading=heading)
            if kind := statement_kind(title):
                papers = papers_of_parties(lines, (n + n_lines, end), kind, parts[n].voice.organ, known)
                parts |= {paper.line: paper for paper in papers}
                parts[n] = _announcing(parts[n]) if papers else parts[n]
    return parts


def _announcing(part: Part) -> Part:
    """The head of several papers: nobody's words."""
    return replace(part, kind=SectionKind.TEXT, voice=Voice(role=VoiceRole.OKAND, organ=part.voice.organ))


def _heads(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield (line, number of lines of the title) of each part, in order."""
    wanted = 1
    for n, line in enumerate(lines):
        is_top = n == 0 or lines[n - 1].page_no != line.page_no
        n_lines = 2 if is_top and _NUMBER.fullmatch(line.text) else 1
        head = NUMBERED_PART.fullmatch(" ".join(one.text for one in lines[n : n + n_lines])) if is_top else None
        if head and int(head["number"]) == wanted:
            wanted += 1
            last = n + n_lines - 1
            goes_on = last + 1 < len(lines) and (
                OPEN_WORD.search(lines[last].text)
                or lines[last + 1].text[:1].islower()
                or (n_lines > 1 and lines[last + 1].text[:1].isdigit())  # "Protokollsutdrag Skolnämnden" / "2031-03-20"
            )
            yield n, n_lines + bool(goes_on)


def _title(head: Sequence[Line]) -> str:
    """Return the title without the number of the part."""
    numbered = NUMBERED_PART.fullmatch(" ".join(line.text for line in head))
    return numbered["title"] if numbered else ""


def part_of(lines: Sequence[Line], n: int, title: str, organ: str) -> Part:
    """Return the part that these lines, the first of them line `n` of the document, are."""
    head = text_of(lines[:_HEAD])
    answer = _ANSWER.match(title)
    if answer and not parties_in(title):
        return Part(line=n, kind=SectionKind.REMISSVAR, voice=body_voice(answer["body"].strip()))
    if _REPORT.match(title):
        author = next((one for one in find_organs(title) if is_administration(one)), "")
        return Part(line=n, kind=SectionKind.HUVUD, voice=Voice(role=VoiceRole.FORVALTNING, organ=author))
    if _EXTRACT.match(title):
        met = next(iter(find_organs(f"{title}\n{head}")), organ)
        return Part(line=n, kind=SectionKind.HUVUD, voice=Voice(role=VoiceRole.ORGAN, organ=met))
    kind = SectionKind.YRKANDE if _MOTION.match(title) else statement_kind(title)
    voice = _members(lines, title, next(iter(find_organs(f"{title}\n{head}")), organ)) if kind else None
    if kind is None or voice is None:
        met = next(iter(find_organs(title)), organ)
        return Part(line=n, kind=SectionKind.TEXT, voice=Voice(role=VoiceRole.OKAND, organ=met))
    return Part(line=n, kind=kind, voice=voice)


def _members(lines: Sequence[Line], title: str, organ: str) -> Voice | None:
    """Return the voice of those who sign, else of those whom the title names; None where nobody is named."""
    last = " ".join(line.text for line in lines[-_SIGNING:])
    wrapped = _WRAPPED.search(last)
    signature = wrapped[0] if wrapped else text_of(signature_of(lines))
    parties = parties_in(title)
    persons: tuple[Person, ...] = parse_persons(signature) or parse_persons(title)
    signed = in_order((*parties_of(persons), *parties_in(signature)))
    if len(signed or parties) == 1:  # letters behind the last name stand for all
        one = (signed or parties)[0]
        persons = tuple(replace(person, party=one) for person in parse_names(signature)) or persons
    if not (signed or parties):
        return None
    return Voice(role=VoiceRole.PARTI, organ=organ, parties=signed or parties, persons=persons)
