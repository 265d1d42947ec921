"""Motions that minutes tell within the matter, without a heading: "Eva By (S) yrkar bifall." below "Ärende".

What others moved elsewhere stands there as well, and opens nothing: the authors of a motion, another organ's members.
Who moves here and now took part, and where the paragraf has a heading for motions, they stand below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.dates import find_dates
from ingest.headings import find_heading
from ingest.marks import Mark
from ingest.models import Person, SectionKind
from ingest.outline import Outline
from ingest.people import find_persons, is_same_name
from ingest.voices import begins_paragraph, first_sentence

_AT_MEETING = r"(?:(?:Under|Vid|På)\s(?:dagens\s)?(?:sammanträdet|mötet|överläggningen|behandlingen)|Därefter|Vidare)\s"
_WHAT = (
    r"(?:\s(?:om\s|på\s|ett\s|delvis\s|också\s|även\s|i\s(?:första|andra)\shand\s){0,3}"
    r"(?:bifall|avslag|återremiss|bordläggning|att\s(?:ärendet|förslaget|motionen|beslutet|punkt\w*|frågan)))"
)
_MOVES = re.compile(
    rf"\byrka(?P<told>r|de)\b|\bföresl(?:år|og){_WHAT}\b|\b(?:instämmer|instämde)\si\b(?=[^.]*\b\w*yrkande)"
)
_SETTLES = re.compile(rf"\b(?:yrka(?:r|de)|föresl(?:år|og))(?:\s[^.]{{0,90}}?)?{_WHAT}", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:i|vid|under|på)\s(?:(?:en|sin|den|deras)\s)?(?:\w+\s){0,2}?"
    r"(?:motion(?:en)?|medborgarförslag\w*|skrivelse\w*|interpellation\w*|nämnd(?:en)?|\w+nämnden|\w+styrelsen|styrelsen"
    r"|\w*utskottet|\w*fullmäktige|\w*beredningen)\b(?!s\s)|\b(?:motionär|lämnat\sin|inkommit|väckt|inlämnad)\w*",
    re.IGNORECASE,
)
_CHAIR_GOES_ON = re.compile(
    r"(?:Ordföranden|Mötesordföranden)\b[^.]{0,80}?\b(?:ställer|ställde|prövar|prövade|finner|fann|konstaterar|frågar|lägger"
    r"\sfram)\b|(?:Omröstning|Votering)\s(?:begärs|begärdes)\b"
)
_HOLDS_MOTIONS = frozenset({SectionKind.ARENDE, SectionKind.HANDLINGAR, SectionKind.SYNPUNKTER})


def motions_at(n: int, outline: Outline, matter: int, last: Mark, attendance: Sequence[Person]) -> SectionKind | None:
    """Return what line `n` begins below the mark `last`: the motions put at the meeting, how the chair puts them to the
    vote, None for neither."""
    lines, headers = outline.lines, outline.paragrafer
    if not 0 <= matter < len(headers) or not begins_paragraph(lines, n) or not lines[n].text[:1].isupper():
        return None
    if last.kind is SectionKind.YRKANDE and not last.heading:
        return SectionKind.BESLUTSGANG if _CHAIR_GOES_ON.match(lines[n].text) else None
    title, here = outline.title_of(matter), last.voice.organ
    sentence = first_sentence(lines, n) if last.kind in _HOLDS_MOTIONS else ""
    if not is_moved_here(sentence, title=title, attendance=attendance, here=here):
        return None
    end = headers[matter + 1].line if matter + 1 < len(headers) else len(lines)
    headings = (find_heading(line.text) for line in lines[n + 1 : end])
    has_own_place = any(heading and heading.kind is SectionKind.YRKANDE for heading in headings)
    return None if has_own_place else SectionKind.YRKANDE


def is_moved_here(sentence: str, *, title: str, attendance: Sequence[Person], here: str) -> bool:
    """Say whether a sentence of the matter tells what a member who took part moves at this meeting.

    Args:
        title: of the matter; its authors are told of, not speaking.
        here: the organ that meets.
    """
    verb = _MOVES.search(sentence)
    persons = [one for one in find_persons(sentence, attendance) if verb and one.start < verb.start() + 60]
    if verb is None or not persons or not _begins_with(sentence, persons[0].start, verb.start()):
        return False
    mover = persons[0].person
    took_part = not attendance or any(is_same_name(mover.name, one.name) for one in attendance)
    elsewhere = _ELSEWHERE.search(re.sub(rf"\b(?:i|vid)\s{re.escape(here)}\b", "", sentence, flags=re.IGNORECASE))
    if not took_part or elsewhere or find_dates(sentence[: verb.start()]):
        return False
    is_authors = mover.name.split()[-1] in title
    return not is_authors or _SETTLES.search(sentence) is not None


def _begins_with(sentence: str, person: int, verb: int) -> bool:
    """Say whether a sentence begins with who moves, or with where: "Under sammanträdet yrkar Eva By (S) ..."."""
    opening = sentence[: min(person, verb)]
    return not opening.strip() or re.fullmatch(_AT_MEETING, opening) is not None or _is_title(opening)


def _is_title(words: str) -> bool:
    """Say whether words before a name only tell the person's part: "Vice ordföranden Eva By (S)"."""
    return (
        re.fullmatch(
            r"(?:Vice\s|Andre\s|Förste\s|Tjänstgörande\s)?(?:ordföranden?|ledamoten|ersättaren)\s", words, re.I
        )
        is not None
    )
