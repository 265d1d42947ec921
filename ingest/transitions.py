"""What a heading opens, given who speaks where it stands: the kind and the voice of the text below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.header import MINUTES, Header
from ingest.header_authors import signature_of
from ingest.header_dates import is_signed
from ingest.headings import Heading, find_heading
from ingest.lines import Line
from ingest.local_names import party_on_lines
from ingest.marks import STATEMENTS, Mark, organ_voice
from ingest.models import DocumentKind, Person, SectionKind, Voice, VoiceRole
from ingest.organs import is_administration
from ingest.parties import in_order, parties_in
from ingest.parts import body_voice
from ingest.people import parse_persons, parties_named, parties_of
from ingest.tables import table
from ingest.titles import OPEN_WORD, begins_body, is_letterhead, is_prose
from ingest.voices import Opening, begins_paragraph, begins_with_name, first_sentence, statement_voice

_HEADING_LINES = 4
_NAMED_MATTER = re.compile(r"§\s?\d+[a-z]?,?\s+(?P<title>\S.+)")
_APPENDED = re.compile(r"Bilaga\s(?:\d{1,2}|[A-Z])\s*[.:–-]\s+(?P<title>[A-ZÅÄÖ].{3,120}[^.:;,])")
_REPLIES = re.compile(r"\b(?:yttranden|remissvar|remissyttranden|synpunkter|svar)\b(?!\s+över)", re.IGNORECASE)
_VIEWS = re.compile(
    r"(?:Inkomna\s|Urval\sav\s|Sammanställning\sav\s){1,2}synpunkter(?:\s(?:i|från|under|vid|på)\s[^.:]{3,60})?"
    r"|Synpunkter\s(?:i\surval|från\s(?:allmänhet|boende|medborgare|invånare|privatperson|förening|organisation|sakägare)\w*"
    r"[^.:]{0,60})",
    re.IGNORECASE,
)
_WHEN = re.compile(  # beside a step of a schedule, whose cells stand one a line
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    r"|(?:vår|höst)en|kvartal\s\d)\s\d{4}",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:[-–•]\s+)?(?P<body>[A-ZÅÄÖ][^:.;!?]{3,70}):\s+(?=[A-ZÅÄÖ”\"])")
_MIN_PROSE = 50  # characters
_PROPOSES = re.compile(r"\b(?:föreslår|hemställer)\b")
MATTER = frozenset(
    {SectionKind.ARENDE, SectionKind.TIDIGARE_BEHANDLING, SectionKind.HANDLINGAR, SectionKind.EXPEDIERING}
)
"""The matter itself, told by whoever: no member speaks in it."""
INSIDE_OWN_WORDS = frozenset({SectionKind.ARENDE, SectionKind.SYNPUNKTER, SectionKind.FORSLAG, SectionKind.HANDLINGAR})
"""Headings that may stand within a quoted statement."""
DECIDES = frozenset(
    {SectionKind.BESLUT, SectionKind.YRKANDE, SectionKind.BESLUTSGANG, SectionKind.OMROSTNING, *STATEMENTS}
)
"""Below these, members may dissent."""
_WITHOUT_MEMBERS = frozenset(
    {DocumentKind.OVRIGT, DocumentKind.TJANSTESKRIVELSE, DocumentKind.REMISSVAR, DocumentKind.MEDBORGARFORSLAG}
)
TELLS = frozenset({DocumentKind.REMISSVAR, DocumentKind.TJANSTESKRIVELSE})
"""Papers of administrations and answers: what members did elsewhere is only told in them."""
COLLECTED = frozenset({DocumentKind.HANDLING, DocumentKind.KALLELSE, DocumentKind.OVRIGT})
"""Documents that hold others, one after the other."""


def is_said_by_nobody(header: Header, heading: Heading, lines: Sequence[Line], n: int) -> bool:
    """Say whether "Reservation" heads a text of no member: in a paper where members do not speak, naming nobody."""
    if heading.speaks != "statement" or header.kind not in _WITHOUT_MEMBERS:
        return False
    return not parties_in(heading.text) and statement_voice(first_sentence(lines, n + 1), "", ()) is None


def kind_below(heading: Heading, base: Voice, base_kind: SectionKind) -> SectionKind:
    """Return the kind: in a party's own text a heading divides it, but its text stays what it is."""
    if base.role is VoiceRole.PARTI and heading.kind is not SectionKind.FORSLAG:
        return base_kind
    return heading.kind


def voice_below(heading: Heading, base: Voice, header: Header) -> Voice:
    """Return the voice, after the column `voice` of headings.toml; a party's own text is nobody else's.

    An organ counts where the heading begins with it ("Kommunstyrelsens beslut"), not where it is only addressed
    ("Förslag till kommunfullmäktige").
    """
    if base.role is VoiceRole.PARTI:
        return base
    if heading.speaks == "presenter" and base.role is not VoiceRole.FORVALTNING:
        return Voice(role=VoiceRole.FOREDRAGANDE, organ=header.organ, persons=header.authors)
    if heading.speaks == "administration":
        own = base.organ if base.role is VoiceRole.FORVALTNING else header.administration
        return Voice(role=VoiceRole.FORVALTNING, organ=heading.organ or own)
    if heading.speaks == "statement" and (parties := parties_in(heading.text)):
        return Voice(role=VoiceRole.PARTI, organ=base.organ, parties=parties)
    if heading.organ and heading.key.startswith(heading.organ) and not _is_short_for(heading.organ, base.organ):
        return organ_voice(heading.organ)
    return base


def written_voice(lines: Sequence[Line], organ: str, attendance: Sequence[Person] = ()) -> Voice:
    """Return the voice of a written statement: those who sign it, else those its first sentence begins with.

    A heading that names parties ("Reservation från S") tells them where nobody signs.
    """
    signature = "\n".join(line.text for line in signature_of(lines))
    persons = parse_persons(signature, attendance)
    parties = in_order((*parties_of(persons), *parties_named(signature, attendance)))
    framing = [line.text for line in (*lines[:_HEADING_LINES], *signature_of(lines))]
    parties = parties or party_on_lines(framing, attendance)
    if len(parties) == 1 and not any(person.party for person in persons):
        persons = tuple(replace(person, party=parties[0]) for person in persons)
    if parties or persons:
        return Voice(role=VoiceRole.PARTI, organ=organ, parties=parties, persons=persons)
    if parties := parties_in(lines[0].text):
        return Voice(role=VoiceRole.PARTI, organ=organ, parties=parties, persons=parse_persons(lines[0].text))
    first = next((n for n in range(1, len(lines)) if begins_with_name(lines[n].text)), None)
    named = statement_voice(first_sentence(lines, first), organ, attendance) if first else None
    return named or Voice(role=VoiceRole.OKAND, organ=organ)


def whole_heading(lines: Sequence[Line], title: str) -> str:
    """Return the first of the lines, with those that it runs on over in the matter's title: "Reservation från S – § 4
    En ny bro" / "över ån"."""
    wanted = " ".join(title.casefold().split())
    whole = lines[0].text
    for n in range(2, _HEADING_LINES + 1):
        told = " ".join(line.text for line in lines[:n])
        named = _NAMED_MATTER.search(told)
        if named and wanted and wanted.startswith(named["title"].casefold()):
            whole = told
    return whole


def begins_text(lines: Sequence[Line], n: int) -> bool:
    """Say whether the title block of a document without paragrafer ends before line `n`."""
    text = lines[n].text
    is_sentence = text.endswith(".") or len(text) > _MIN_PROSE
    begins = n > 0 and (begins_paragraph(lines, n) or begins_body(n, lines))
    return begins and is_sentence and is_prose(n, lines)


def places(header: Header, last: Mark, base: Voice, is_decided: bool) -> frozenset[str]:
    """Return the places of openings.toml below the mark `last`: which sentences may open a section there."""
    is_memo = header.kind is DocumentKind.PROMEMORIA
    if base.role is VoiceRole.PARTI or header.kind is DocumentKind.STYRDOKUMENT:
        return frozenset()
    if last.kind in MATTER - {SectionKind.ARENDE} and not is_memo:
        return frozenset()
    told = {"anywhere"}
    if (
        is_decided
        and header.kind not in TELLS
        and last.kind not in (*MATTER, SectionKind.SYNPUNKTER, SectionKind.REMISSVAR)
    ):
        told.add("statements")
    is_bare = last.kind is SectionKind.FORSLAG and not last.heading
    heading = find_heading(last.heading) if is_decided and last.kind is SectionKind.TEXT else None
    is_talk = heading is not None and heading.speaks == "members"  # what is proposed there is only told
    if header.kind in MINUTES and not is_talk and (is_bare or last.kind in (SectionKind.HUVUD, SectionKind.TEXT)):
        told.add("unheaded")
    return frozenset(told | {"memo", "replies"} if is_memo else told)


def stays(header: Header, heading: Heading, lines: Sequence[Line], n: int, *, last: Mark, base: Voice) -> bool:
    """Say whether the section before goes on at a line that looks like a heading.

    So do a list of who was there outside the front matter, an entry of a list of documents, the last appendix listed
    above place and date ("Reservationer m.m."), "Arbetsutskottets förslag till kommunstyrelsen:" right below "Beslut":
    what the organ decided; and in an agenda "Kommunstyrelsens beslut" right below "Förslag till beslut".
    """
    is_appendix = heading.kind is SectionKind.BILAGA and header.kind is not DocumentKind.PROMEMORIA
    is_step = heading.kind is SectionKind.BESLUT and n + 1 < len(lines) and _WHEN.fullmatch(lines[n + 1].text)
    is_none = is_appendix or is_step or _only_looks(header, heading, lines, n)
    if is_none or is_letterhead([line.text for line in lines[: n + 2]], n):
        return True
    is_below = last.line == n - 1 and bool(heading.organ)
    if heading.kind is SectionKind.HUVUD:
        return last.kind is not SectionKind.HUVUD
    if heading.speaks == "statement" and n + 1 < len(lines) and is_signed(lines[n + 1].text):
        return True
    if is_below and (heading.kind, last.kind) == (SectionKind.FORSLAG, SectionKind.BESLUT):
        return is_same(heading.organ, base.organ)
    if is_below and heading.kind in (SectionKind.BESLUT, SectionKind.FORSLAG) and last.kind is SectionKind.FORSLAG:
        return header.kind not in MINUTES
    return last.kind is SectionKind.HANDLINGAR and is_entry(lines, n, heading)


def _only_looks(header: Header, heading: Heading, lines: Sequence[Line], n: int) -> bool:
    """Say whether a sentence goes on with what looks like a heading ("yrkar bifall till" / "Nämndens förslag."),
    or a heading of minutes, which tells how a matter was put to the vote, stands in another text."""
    goes_on = n > 0 and not lines[n].gap_before and OPEN_WORD.search(lines[n - 1].text) is not None
    return (goes_on and bool(heading.organ)) or (heading.key == "ställningstagande" and header.kind not in MINUTES)


def only_tells(header: Header, opening: Opening) -> bool:
    """Say whether a sentence tells of a dissent elsewhere: "Ekpartiet reserverade sig i nämnden." in a report."""
    return header.kind in TELLS and opening.speaks == "statement" and opening.sentence.endswith(".")


def begins_appended_replies(header: Header, lines: Sequence[Line], n: int, *, last: Mark) -> bool | None:
    """Say whether an appendix that line `n` heads holds what other bodies answer ("Bilaga 1. Nämndernas yttranden i
    sammandrag"); None where the line heads no appendix of an answer or a report, nor "Inkomna synpunkter"."""
    if header.kind not in TELLS or last.kind is SectionKind.HANDLINGAR:
        return None
    if _VIEWS.fullmatch(lines[n].text):
        return True
    title = _APPENDED.fullmatch(lines[n].text)
    below = lines[n + 1].text if n + 1 < len(lines) else ""
    if title is None or not below or _APPENDED.fullmatch(below) or not begins_paragraph(lines, n):
        return None
    return _REPLIES.search(title["title"]) is not None


def tells_views(title: str) -> bool:
    """Say whether an appendix holds the views of those who sent them in, as they wrote them: "Synpunkter i urval"."""
    return _APPENDED.fullmatch(title) is not None and re.search(r"\bsynpunkter\b", title, re.IGNORECASE) is not None


def labelled_reply(header: Header, text: str) -> Voice | None:
    """Return whose view a paragraph gives that begins with a name: "Privatperson, zon 1: Jag behöver bilen."."""
    label = _LABELLED.match(text) if header.kind in TELLS else None
    return body_voice(label["body"]) if label and not find_heading(label["body"]) else None


def only_proposes(organ: str, opening: Opening, base: Voice) -> bool:
    """Say whether a sentence of minutes tells what others propose: an administration, or an organ other than `base`."""
    return is_administration(organ) or (
        not is_same(organ, base.organ) and _PROPOSES.search(opening.sentence) is not None
    )


def proposing(header: Header, base: Voice) -> tuple[str, ...]:
    """Return the organs whose proposals a memo makes its own: those in its replies are only told."""
    is_told = base.role in (VoiceRole.REMISSINSTANS, VoiceRole.FORVALTNING)
    return (header.organ,) if is_told else (header.organ, "kommunstyrelsen")


def is_same(organ: str, other: str) -> bool:
    """Say whether two names mean one organ: "arbetsutskottet" and "kommunstyrelsens arbetsutskott"."""
    return organ == other or _is_short_for(organ, other)


def is_entry(lines: Sequence[Line], n: int, heading: Heading) -> bool:
    """Say whether a line in a list of documents is one of its entries: no sentence follows as below a heading."""
    if lines[n].text[0].isdigit():
        return True
    if lines[n].gap_before or heading.key not in table("headings")["lists"]["entries"]:
        return False
    if n + 1 == len(lines) or find_heading(lines[n + 1].text):
        return True
    return not (begins_with_name(first_sentence(lines, n + 1)) or is_prose(n + 1, lines))


def _is_short_for(organ: str, whole: str) -> bool:
    """Say whether a name is the end of the other: "arbetsutskottet" of "kommunstyrelsens arbetsutskott", "plan- och
    byggutskottet" of "kommunstyrelsens plan- och byggutskott"."""
    _, _, behind = whole.partition(" ")
    return bool(behind) and organ.startswith((behind, whole.rsplit(maxsplit=1)[-1]))
