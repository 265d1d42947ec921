"""Recognise sentences that open a section without a heading, and read who speaks in them.

Forms: "Reservation anfördes av borgarrådet Eva Ek (S) enligt följande.", "Eva Ek (S) lät anteckna följande.",
"Ledamöterna från M reserverar sig mot beslutet.", "Mot beslutet reserverar sig ...",
"Kommunfullmäktige beslutar att ...",
"Socialförvaltningens tjänsteutlåtande daterat den 3 maj 2031 har i huvudsak följande lydelse."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from ingest.headings import find_heading
from ingest.lines import Line
from ingest.models import Person, SectionKind, Voice, VoiceRole
from ingest.parties import in_order
from ingest.people import parse_persons, parties_named, parties_of
from ingest.statement_verbs import verb_of
from ingest.surnames import leading_members
from ingest.tables import table

_QUOTES = re.compile(r"[\"”“„»«]")
_MAX_QUOTE = 120  # lines; a quote that is never closed must not swallow the rest of a paragraf
_LOOKAHEAD = 8  # lines; the longest opening met names eleven members
_FULL_STOP = re.compile(r"(?<=[a-zåäö)”\"0-9])(?<!m\.fl)(?<!m\. fl)(?<!\bm)(?<!\bfl)[.:](?=\s|$)")
_JOINS_IN = re.compile(
    r"\s(?:I [^.]{3,60}|(?!Ersättar|Reserv|Särskil|Protokolls)[A-ZÅÄÖ][^.]{3,120})(?<! som) instäm(?:de|mer)\b"
)
_POINTED = re.compile(
    r"(?:med hänvisning till|med (?:reservationen|uttalandet|yttrandet) från|[Tt]ill förmån för|i enlighet med"
    r"|enligt)\b"
    r"(?:(?!reserverar|reserverade)[^.:])*"
)
_GROUPS = (
    r"(?:[Ll]edamöterna|[Rr]epresentanterna|[Gg]ruppen|[Gg]rupperna|[Pp]artierna|Samtliga ledamöter|"
    r"Moderat\w+|Socialdemokrat\w+|Vänsterparti\w+|Miljöparti\w+|Centerparti\w+|Liberal\w+|Folkparti\w+|"
    r"Kristdemokrat\w+|Sverigedemokrat\w+|Feministiskt initiativ|Allians\w+)"
)
_NAME = r"[A-ZÅÄÖ][\wéü'-]+(?:\s(?:von|af|de|van|der|[A-ZÅÄÖ][\wéü'.-]*)){1,4}"
_TITLE = r"(?:[A-ZÅÄÖ]?[a-zåäö]+ ){0,4}?"
_OWN = r"Vi |Jag |Att |[^.:()]{0,24}\b(?:vi|jag|oss|mig) "
_WHO = rf"(?!{_OWN}){_TITLE}(?:{_GROUPS}|{_NAME}|[A-Z]{{1,3}}(?: och [A-Z]{{1,3}}| ))"
_ORGAN = r"[A-ZÅÄÖ][a-zåäö]+-?(?:\s(?!att\b)[a-zåäö]+-?){0,5}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a sentence opens. `sentence` is the sentence itself, its lines joined; `body` whose report begins.

    `is_report` tells that an administration wrote it, `quotes` that a quote begins behind it: then it opens a statement
    even where the quote before was not closed.
    """

    kind: SectionKind
    speaks: str
    sentence: str
    body: str = ""
    is_report: bool = False
    quotes: bool = False


def find_opening(lines: Sequence[Line], n: int, *, where: frozenset[str]) -> Opening | None:
    """Return what the sentence that begins with line `n` opens, or None.

    Args:  where: the places of openings.toml that the reader is in: "anywhere", "statements", "unheaded", "memo".
    """
    if not lines[n].text[:1].isupper():
        return None
    text = _paragraph(lines, n)
    for kind, speaks, place, pattern in _patterns():
        if place in where and (match := pattern.match(text)):
            sentence = _sentence(text, match.end())
            return Opening(
                kind=kind,
                speaks=speaks,
                sentence=sentence,
                body=match.groupdict().get("body") or "",
                is_report=(match.groupdict().get("report") or "").startswith(("tjänste", "kontors")),
                quotes=bool(_QUOTES.match(text[len(sentence) :].lstrip())),
            )
    return None


def statement_voice(text: str, organ: str, attendance: Sequence[Person]) -> Voice | None:
    """Return the voice of the parties and persons that an opening names, or None when it names nobody.

    "Eva Ek för Liberalernas grupp" speaks for L; who joins in ("instämde Bo Al (M)") speaks too; who is only pointed
    to ("till förmån för Bo Als (M) yrkande") does not. A name without letters that nobody in the attendance list has
    counts only where the sentence tells of a statement: words of a title look like names, too.
    """
    subject = _POINTED.sub("", text)
    persons = leading_members(subject, attendance)[0] or parse_persons(subject, attendance)
    parties = in_order((*parties_of(persons), *parties_named(subject, attendance)))
    if not persons and not parties and verb_of(text, SectionKind.RESERVATION):
        named = re.match(rf"{_TITLE}({_NAME})(?:\s\([^)]*\))?\s+[a-zåäö]", subject)
        persons = (Person(name=named[1]),) if named else ()
    if not persons and not parties:
        return None
    return Voice(role=VoiceRole.PARTI, organ=organ, parties=parties, persons=persons)


def begins_with_name(sentence: str) -> bool:
    """Say whether a sentence begins with a person or a group of members: "Eva Ek (S) ...", "Ledamöterna från M ..."."""
    return re.match(rf"{_WHO}[^.]*?(?:\(|från|[Ll]edam|grupp|parti|erna\b)", sentence) is not None


def first_sentence(lines: Sequence[Line], n: int) -> str:
    """Return the sentence that begins with line `n`, its lines joined by one space."""
    return _sentence(_paragraph(lines, n), 0)


def _paragraph(lines: Sequence[Line], n: int) -> str:
    """Return line `n` and those below it, up to the next heading, joined by one space."""
    below = takewhile(lambda line: find_heading(line.text) is None, lines[n + 1 : n + _LOOKAHEAD])
    return " ".join([lines[n].text, *(line.text for line in below)]) if n < len(lines) else ""


def has_open_quote(lines: Sequence[Line]) -> bool:
    """Say whether a quote that these lines open is still open at their end."""
    text = "\n".join(line.text for line in lines)
    return len(lines) <= _MAX_QUOTE and len(_QUOTES.findall(text)) % 2 == 1


def begins_paragraph(lines: Sequence[Line], n: int) -> bool:
    """Say whether a sentence begins with line `n`: after a gap, a full stop, a heading or a short line."""
    if n == 0 or lines[n].gap_before or lines[n].page_no != lines[n - 1].page_no:
        return True
    before = lines[n - 1].text
    return before[-1] in '.:?!”"”)' or len(before) < 50


def _sentence(text: str, at_least: int) -> str:
    """Return the first sentence of a text and those who join in: "I reservationen instämmer Bo Al (M)."

    A full stop counts behind a lower-case word, a parenthesis or a quote.
    """
    end = _FULL_STOP.search(text, at_least)
    joined = _JOINS_IN.match(text, end.end()) if end else None
    if joined:
        end = _FULL_STOP.search(text, joined.end()) or end
    return text[: end.end()] if end else text


@cache
def _patterns() -> tuple[tuple[SectionKind, str, str, re.Pattern[str]], ...]:
    return tuple(
        (
            SectionKind(opening["kind"]),
            opening["speaks"],
            opening["where"],
            re.compile(opening["pattern"].replace("{who}", _WHO).replace("{organ}", _ORGAN)),
        )
        for opening in table("openings")["opening"]
    )
