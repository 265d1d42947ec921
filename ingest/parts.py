"""Documents within a document: the parts of a handling, the bodies of a remissammanställning, appendices.

Forms: "Yrkande 2031-05-12" below "Kommunstyrelsen" with "(S, V)" beside or below, "Tjänsteutlåtande ... Diarienummer",
"Utdrag ur protokoll", the name of a body alone on a line in a memo, "Bilaga 2", "Reservationer m.m.".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.dates import find_dates, parse_date
from ingest.headings import find_heading
from ingest.lines import Line
from ingest.models import SectionKind, Voice, VoiceRole
from ingest.organs import canonical_organ, find_organs, is_administration
from ingest.own_papers import is_place
from ingest.parties import in_order, parties_in
from ingest.people import parse_persons, parties_of

_HEAD = 4  # lines that tell whose text it is
_MAX_HEAD_LINE = 330  # readers glue the fields of a head into one line
_WRITTEN = re.compile(
    r"(?P<adjective>(?:Reviderat|Gemensamt|Särskilt|Skriftlig|Gemensam)\s)?"
    r"(?P<word>[Yy]rkande|(?:Tilläggs|Återremiss|Ändrings|Avslags|Bordläggnings|Bifalls)-?yrkande|[Yy]ttrande|"
    r"[Rr]eservation|[Pp]rotokollsanteckning|[Uu]ttalande|Motion)\b(?!\s(?:angående|från|över|om|anfördes|gjordes|av|till))"
    r"(?P<rest>.{0,140})"
)
_KIND = {
    "yrkande": SectionKind.YRKANDE,
    "yttrande": SectionKind.SARSKILT_YTTRANDE,
    "uttalande": SectionKind.SARSKILT_UTTALANDE,
    "reservation": SectionKind.RESERVATION,
    "protokollsanteckning": SectionKind.PROTOKOLLSANTECKNING,
    "motion": SectionKind.YRKANDE,
}
_REPORT = re.compile(
    r"(?:Tjänsteutlåtande|Tjänsteskrivelse|TJÄNSTEUTLÅTANDE|TJÄNSTESKRIVELSE)\b(?!\s(?:den|daterat|från))"
)
_EXTRACT = re.compile(r"(?:Utdrag ur (?:sammanträdes)?[Pp]rotokoll|Protokollsutdrag)\b(?!\s(?:skickas|till|den|\d{4}))")
_APPENDIX = re.compile(
    r"(?P<own>Protokollsbilaga|PROTOKOLLSBILAGA|[Bb]ilaga|BILAGA)\s?(?:(?:[Nn][Rr]|NR)\.?\s?)?(?P<number>\d{1,3}[a-z]?|[A-Z]\d{0,2})?\b[.:]?(?P<rest>.{0,60})"
)
_BELONGS = re.compile(
    r"\s*(?:till\s)?(?:(?:[A-ZÅÄÖ][a-zåäö]{1,4}\s)?§|[A-ZÅÄÖ]{2,3}\b|\(|[Pp]rotokoll|PROTOKOLL|$)"
    r"|\s*[–—-]?\s*(?i:omröstnings|voterings|röst|närvaro)(?:lista|protokoll|förteckning)\b"
    r"|\s*[,:–—-]?\s*(?:[Vv]otering|[Oo]mröstning)\s+(?:[A-ZÅÄÖ]\w{1,3}\s)?§"
)
_BELOW = re.compile(  # "Ks § 14, bilaga 2": the paragraf stands first
    r"(?:[A-ZÅÄÖ]\w{1,3}\s)?§\s?\d{1,4}[a-z]?[ ,:–—-]+(?:[Bb]ilaga|BILAGA)(?:\s(?P<number>\d{1,3}|[A-Z]\d{0,2}))?"
)
_VOTE_LIST = re.compile(  # the appendix is not called one
    r"(?:(?:voterings|omröstnings|röst)(?:lista|protokoll|förteckning|resultat|bilaga)|votering|omröstning)"
    r"(?:(?:\s(?:nr\s)?\d{1,2})?[ ,:–—-]+(?:\w{2,4}\s)?(?:§|ärende)\s?\d{1,4}\b[^.]{0,80}|(?<!ing)\s(?:nr\s)?\d{1,2})",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf)\b", re.IGNORECASE)
_MAX_BODY = 70  # characters; the name of an association
_ANSWERS = (
    r"svar|yttrande|remissvar|remissyttrande|tjänsteutlåtande|kontorsyttrande|skrivelse|kansli|har|anser|delar|ser|menar"
    r"|tillstyrker|avstyrker|välkomnar|ställer|framhåller|instämmer|hänvisar|avstår|beslutade|bedömer|lämnar|är positiv"
)
_REMITTED = re.compile(
    r"(?:(?:remitterats|skickats|sänts|överlämnats) (?:(?:på|för) (?:remiss|yttrande) )?till"
    r"|(?:synpunkter|yttranden?|remissvar|svar|underlag) har"
    r" (?:hämtats in|inhämtats|kommit in|inkommit|lämnats|begärts) (?:från|av))"
    r" (?P<bodies>[^.]{3,1500})\.",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r",?\s+(?:beslut|yttrande|protokoll|svar)\s+(?:den\s+)?\d[\d-]*(?:\s\w+\s\d{4})?(?:,?\s§\s?\d+)?$"
)  # "Skolnämnden, beslut 2031-05-12 § 9"
_FROM = r"(?:från|av)\s+(?P<who>[^.]{1,80}?)\s+(?:den|daterat|daterad)\s+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a document that begins at line `line`: what its text is and who speaks in it. `heading` is its title
    where that runs on over lines, else ""."""

    line: int
    kind: SectionKind
    voice: Voice
    heading: str = ""


def find_part(lines: Sequence[Line], n: int, organ: str) -> Part | None:
    """Return the part of a collected document whose head has its title on line `n`, or None.

    The part begins one line above where the organ it is addressed to, or the administration that writes, stands there.
    """
    text = lines[n].text
    if _FILE.search(text):
        return None  # an entry of a list of attachments
    above = canonical_organ(lines[n - 1].text) if n else None
    start = n - 1 if above else n
    head = " ".join(line.text for line in lines[n : n + _HEAD])[:_MAX_HEAD_LINE]
    if written := _WRITTEN.match(text):
        if not (above or find_dates(head[:160]) or parties_in(written["rest"])) or len(written["rest"]) > 130:
            return None
        word = written["word"].lower()
        return Part(line=start, kind=_KIND[_generic(word)], voice=_written_voice(lines, n, word, above or organ))
    if _REPORT.match(text) and (above or re.search(r"Diarienummer|Handläggare|Dnr|Utfärdat", head)):
        author = above if above and is_administration(above) else _administration(head)
        return Part(line=start, kind=SectionKind.HUVUD, voice=Voice(role=VoiceRole.FORVALTNING, organ=author))
    if _EXTRACT.match(text):
        body = above or next(iter(find_organs(head)), "")
        return Part(line=start, kind=SectionKind.HUVUD, voice=Voice(role=VoiceRole.ORGAN, organ=body))
    return None


def find_body(lines: Sequence[Line], n: int, remitted: frozenset[str]) -> Voice | None:
    """Return the voice of a body whose name stands alone on line `n`: a heading in a memo's summary of replies."""
    text = _ANSWERED.sub("", lines[n].text.rstrip(" :"))
    if len(text) > 80 or (n and lines[n - 1].text.endswith((",", "-")) and not lines[n].gap_before):
        return None
    organ = canonical_organ(text)
    if organ is None and (text.casefold() in remitted or _answers_below(text, lines[n + 1 : n + 4])):
        organ = text
    return body_voice(organ) if organ else None


def body_voice(name: str, *, is_report: bool = False) -> Voice:
    """Return the voice of a body that answers: a board, an administration, an association.

    Args:  is_report: what it wrote is a tjänsteutlåtande or the like: an administration wrote it, whatever its name.
    """
    organ = canonical_organ(name)
    if is_report or is_administration(organ or name):
        return Voice(role=VoiceRole.FORVALTNING, organ=organ or name)
    is_own = organ is not None and organ.startswith(("kommunstyrelse", "kommunfullmäktige"))
    return Voice(role=VoiceRole.ORGAN if is_own else VoiceRole.REMISSINSTANS, organ=organ or name)


def remitted_bodies(lines: Sequence[Line]) -> frozenset[str]:
    """Return, in lower case, the bodies that "Ärendet har remitterats till A, B och C." lists."""
    text = " ".join(line.text for line in lines)
    bodies: set[str] = set()
    for match in _REMITTED.finditer(text):
        listed = match["bodies"]
        bodies |= {body.strip().casefold() for body in re.split(r",|\boch\b|\bsamt\b", listed) if body.strip()}
    return frozenset(bodies)


def _answers_below(name: str, lines: Sequence[Line]) -> bool:
    """Say whether the text below a line is the answer of the body it names: "Ur Räddningstjänstens svar av den ..."."""
    if not name[:1].isupper() or len(name) > _MAX_BODY or name.endswith((".", ",", "?", "!")):
        return False
    below = " ".join(line.text for line in lines)
    return re.match(rf"(?:(?:Ur|Av|I)\s)?{re.escape(name)}s?\s+(?:{_ANSWERS})\b", below) is not None


def appendix_number(lines: Sequence[Line], n: int) -> str | None:
    """Return the number of the appendix whose heading line `n` is ("2" of "Bilaga 2"), "" without one, else None."""
    below = _BELOW.fullmatch(lines[n].text)
    if below:
        return below["number"] or ""
    match = _APPENDIX.fullmatch(lines[n].text)
    if match is None:
        return "" if is_vote_list(lines[n].text) else None
    rest = match["rest"]
    belongs = not rest or _BELONGS.match(rest) or is_place(rest.strip(" ,:–-")) or _holds_statements(rest)
    return (match["number"] or "") if belongs else None


def is_vote_list(text: str) -> bool:
    """Say whether a line heads a list of who voted how: "Voteringslista § 14 En bro", "Omröstningsbilaga 2"."""
    return _VOTE_LIST.fullmatch(text) is not None


def _holds_statements(rest: str) -> bool:
    """Say whether a heading of statements follows: "Bilaga: reservationer och särskilda yttranden"."""
    told = rest.strip(" .:–-")
    heading = find_heading(f"{told[:1].upper()}{told[1:]}")
    return heading is not None and heading.speaks == "statement"


def _written_voice(lines: Sequence[Line], n: int, word: str, organ: str) -> Voice:
    """Who wrote it: the parties in its head; else those that another part says wrote a text of that date."""
    head = "\n".join(line.text for line in lines[n : n + _HEAD])[:_MAX_HEAD_LINE]
    head = re.split(r"\b(?:Förslag till beslut|Yrkandet|Yttrandet)\b|\b[Yy](?:rkande|ttrande) angående", head)[0]
    persons = parse_persons(head)
    parties = in_order((*parties_of(persons), *parties_in(head)))
    day = parse_date(head)
    named = _named_elsewhere(lines, rf"\b{word}", day) or _named_elsewhere(lines, _generic(word), day)
    if set(named) > set(parties):
        parties = named
    return Voice(
        role=VoiceRole.PARTI if parties or persons else VoiceRole.OKAND, organ=organ, parties=parties, persons=persons
    )


def _named_elsewhere(lines: Sequence[Line], word: str, day: date | None) -> tuple[str, ...]:
    """The parties of "yrkande från S och V den 3 maj 2031", where the document speaks of one such text of that day."""
    wanted = re.compile(rf"{word}(?:t|n)?\s+{_FROM}", re.IGNORECASE)
    named = {
        parties_in(f"från {match['who']}")
        for line in lines
        for match in wanted.finditer(line.text)
        if day and parse_date(line.text[match.end() : match.end() + 20]) == day
    }
    return named.pop() if len(named) == 1 else ()


def _generic(word: str) -> str:
    """ "tilläggsyrkande" -> "yrkande": how a text may be called elsewhere."""
    return next((ending for ending in _KIND if word.endswith(ending)), word)


def _administration(head: str) -> str:
    return next((organ for organ in find_organs(head) if is_administration(organ)), "")
