"""The papers of several parties below one title: "Protokollsanteckningar till § 9", and below it "Ekpartiet" with its
note and "Vänsterpartiet" with another.

A line that names nothing but the party, or the party and the kind, begins its paper; the next such line ends it. Who
signs it is of that party.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.header_authors import signature_of
from ingest.lines import Line, text_of
from ingest.models import Person, SectionKind, Voice, VoiceRole
from ingest.own_papers import statement_kind
from ingest.parties import party_code
from ingest.parts import Part
from ingest.party_names import may_be_name
from ingest.people import parse_names

_MAX_LINE = 60  # characters
_JOINED = re.compile(r",\s+(?:och\s+|samt\s+)?|\s+(?:och|samt)\s+")
_OF_PARTY = re.compile(r"(?:(?P<before>.{2,40}?):?s|.{4,30}?\s(?:från|av)\s(?P<behind>.{1,40}?))(?:\s\w+)?")
_LEAST = 2  # papers


def papers_of_parties(
    lines: Sequence[Line], bounds: tuple[int, int], kind: SectionKind, organ: str, known: Sequence[Person]
) -> tuple[Part, ...]:
    """Return the papers between two lines, in order; none unless two or more parties head one each.

    Args:  bounds: the first line below the title, the index behind the last line.
           kind: what the title says that they are, unless the head of a paper tells another.
           known: persons with letters, for the names of local parties.
    """
    start, end = bounds
    heads = [(n, parties) for n in range(start, end - 1) if (parties := _heads(lines, n, start, known))]
    if len(heads) < _LEAST or heads[0][0] != start:
        return ()
    ends = [*(n for n, _ in heads), end]
    return tuple(
        Part(
            line=n,
            kind=statement_kind(lines[n].text) or kind,
            voice=_voice(lines[n + 1 : stop], organ, parties),
            heading=lines[n].text,
        )
        for (n, parties), (_, stop) in zip(heads, pairwise(ends), strict=True)
    )


def _heads(lines: Sequence[Line], n: int, start: int, known: Sequence[Person]) -> tuple[str, ...]:
    """Return the parties whose paper line `n` heads, () where it heads none or is part of a sentence."""
    text = lines[n].text
    if len(text) > _MAX_LINE or text.endswith((".", ",", ";")):
        return ()
    if n > start and not (lines[n].gap_before or _is_closed(lines[n - 1].text)):
        return ()
    if not lines[n + 1].text[:1].isupper():
        return ()
    named = text.rstrip(":")
    if statement_kind(named):
        told = _OF_PARTY.fullmatch(named)
        named = (told["before"] or told["behind"]) if told else ""
    codes = [_code(name, known) for name in _JOINED.split(named)]
    return tuple(codes) if all(codes) else ()


def _is_closed(above: str) -> bool:
    """Say whether a text may end with this line: a sentence does, or the name of who signs."""
    return above[-1] in '.!?”")' or bool(parse_names(above)) or above[-1].isdigit()


def _code(name: str, known: Sequence[Person]) -> str:
    """The letters of a party's name, of a local one where a known person has letters that are its initials."""
    if code := party_code(name):
        return code
    letters = {person.party for person in known if person.party and party_code(person.party) is None}
    named = [
        code for code in letters if re.fullmatch(r"[A-ZÅÄÖ][\w-]+(?:\s\w+){0,3}", name) and may_be_name(name, code)
    ]
    return named[0].upper() if len(named) == 1 else ""


def _voice(lines: Sequence[Line], organ: str, parties: tuple[str, ...]) -> Voice:
    persons = parse_names(text_of(signature_of(lines)))
    if len(parties) == 1:
        persons = tuple(replace(person, party=person.party or parties[0]) for person in persons)
    return Voice(role=VoiceRole.PARTI, organ=organ, parties=parties, persons=persons)
