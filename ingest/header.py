"""What a document says about itself: title, kind, municipality, organ, date, diarienummer, authors.

Running headers are read from the raw pages (cleaning takes them away), titles and signatures from the cleaned ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from ingest.header_authors import BY_MEMBERS, find_authors, signing_parties
from ingest.header_dates import find_date, is_signed
from ingest.header_kinds import find_kind, is_kind_line, own_statement
from ingest.headings import are_glued, find_heading
from ingest.lines import Line, lines_of, text_of
from ingest.models import DocumentKind, Page, Person, SectionKind, SourceFile
from ingest.municipalities import feet_of, find_municipality
from ingest.organs import whole_names
from ingest.own_papers import is_place, names_owner, statement_kind
from ingest.parties import CODE
from ingest.references import (
    canonical_organ,
    find_dates,
    find_diarienummer,
    find_organs,
    is_administration,
    leading_diarienummer,
)
from ingest.tables import table
from ingest.titles import SUBTITLE, begins_body, ends_title, is_letterhead
from ingest.voices import find_opening

MINUTES = frozenset({DocumentKind.PROTOKOLL, DocumentKind.PROTOKOLLSUTDRAG})
_HEAD_LINES = 45
_TITLE_LINES = 25
_MAX_FIELD = 90  # characters
_KIND_LINES = 8
_PARAGRAF = re.compile(r"(?:[#*]+\s*)?(?:[A-ZÅÄÖ][\wåäö]{0,30}\s+)?§\s?\d+(?![\d,–-]|\s*[,–-])")
_MEMO_LINES = 60
_BY_BORGARRAD = re.compile(r"\bborgarrådsberedningens?\b|\bföredragande borgarråd", re.IGNORECASE)
_MET = re.compile(
    r"(?:Beslutsinstans|Beslutande organ|Organ(?: och §§?)?|Forum|Instans|Nämnd)\b[ :]+(?P<who>[^§:]{3,60})"
)
_ADDRESSED = re.compile(r"\s+för\s+(?:beslut|yttrande|kännedom|information|beredning)$", re.IGNORECASE)
_BY_PARTIES = re.compile(rf"(?:{CODE}\s*,\s*)+")  # "S, V, kommunstyrelsen"
_OFFICIAL = re.compile(r"(?:[A-ZÅÄÖ][\w-]+ ){1,3}[A-ZÅÄÖ][\w-]+, [a-zåäö-]+(?: [a-zåäö-]+)?")  # "Eva By, utredare"
_STOP, _SENTENCE = re.compile(r"\.$"), re.compile(r"\.$|[a-zåäö]{3}\.\s[A-ZÅÄÖ]")
_DAY_BEFORE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[ ,:]+(?=[A-ZÅÄÖ])")
_LABEL = re.compile(r"(?:Rubrik|Titel|Ärendemening|Ärenderubrik|Ärende|Förslagets rubrik)(?:\s*:\s*(?P<title>.*)|$)")
_THEIRS = re.compile(
    r"(?:er|ert|eder|avsändarens|motpartens)\s+(?:dnr|diarie|beteckning|referens|ref\b|ärende)", re.IGNORECASE
)
_ANSWERS = re.compile(r"(?:Remissvar|Remissyttrande|Yttrande|Svar)\b.*\s(?:över|på|om|avseende|angående|gällande)\s")
_ANY_OPENING = frozenset({"anywhere", "memo"})
_FIELD = re.compile(
    r"(?:\w+\still\s(?:kommun|region)fullmäktige|inkom|ankom|(?:[a-zåäöé-]+\s){1,2}(?:kommun|stad)$|ink\.|sida|sid|dnr|diarie|handläggare|telefon|tel\b|e-?post|epost|fax|till$|datum|utfärdat|från$|vår|er\b|org|postadress"
    r"|(?:från|till|inskicka\w*|inlämna\w*|skapad\w*|plats|tid|namn|avsändare|mottagare|parti|status|kategori|nämnd|förvaltning"
    r"|adressat|förslagsställare|motionär\w*|frågeställare|ställd till|kontakt\w*|registrera\w*|signera\w*)\s*:"
    r"|besöksadress|version|beslutad|dokument|ärende(?:nr|nummer|\snr)|ärende\s\d{1,3}$|bilaga|paragraf(?:er)?$|handlingar$|remisstid|reviderad|till\s)"
    r"|.*(?:@|www\.|\b\d{3}\s?\d{2}\s+[A-ZÅÄÖ])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """`date_source` is "huvud" (a field or the head of the first page), "text", "filnamn" or "". `organ` is canonical:
    who met; for other documents who is addressed, or the administration that writes. `parties` wrote it. `statement`
    is what a paper of members says it is ("Särskilt yttrande"), None where it does not say."""

    title: str
    kind: DocumentKind
    municipality: str
    organ: str
    date: date | None
    date_source: str
    diarienummer: tuple[str, ...]
    authors: tuple[Person, ...]
    administration: str = ""
    parties: tuple[str, ...] = ()
    statement: SectionKind | None = None


def read_header(source: SourceFile, pages: Sequence[Page]) -> Header:
    """Return what the first pages, the signatures and, where they are silent, the file's name say."""
    lines = lines_of(pages)
    raw_head = [text.strip() for page in pages[:2] for text in page.raw.splitlines() if text.strip()][:_HEAD_LINES]
    glued = are_glued([line.text for line in lines])
    title_block = _title_block(lines, glued)
    kind = find_kind(source.source, raw_head, title_block, lines)
    if kind not in MINUTES:
        raw_head = raw_head[: next((n for n in range(len(raw_head)) if _ends_head(raw_head, n, glued)), None)]
    organ = _organ(kind, raw_head, title_block, lines, source.source)
    day, date_source = find_date(source.source, kind in MINUTES, raw_head, title_block, lines)
    return Header(
        title=_title(kind, organ, day, title_block, source.source),
        kind=kind,
        municipality=find_municipality("\n".join([*raw_head, *feet_of(pages)]), text_of(lines), source.source),
        organ=organ,
        date=day,
        date_source=date_source,
        diarienummer=_diarienummer(kind, raw_head, title_block),
        authors=find_authors(kind, title_block, lines, pages),
        administration=_administration(raw_head, lines),
        parties=signing_parties(kind, title_block, lines) if kind in BY_MEMBERS else (),
        statement=own_statement(title_block) if kind in BY_MEMBERS else None,
    )


def _title_block(lines: Sequence[Line], glued: bool) -> list[Line]:
    """The lines before the first heading or opening sentence of the text."""
    for n, line in enumerate(lines[:_TITLE_LINES]):
        if n < _KIND_LINES and (is_kind_line(line.text) or statement_kind(line.text)):
            continue
        if is_letterhead([one.text for one in lines[: n + 2]], n):
            continue
        if _opens_text(line.text, glued) or find_opening(lines, n, where=_ANY_OPENING):
            return list(lines[:n])
    return list(lines[:_TITLE_LINES])


def _ends_head(raw_head: Sequence[str], n: int, glued: bool) -> bool:
    return _opens_text(raw_head[n], glued) and not is_letterhead(raw_head, n)


def _opens_text(text: str, glued: bool) -> bool:
    heading = find_heading(text, glued=glued)
    return heading is not None and heading.kind not in (SectionKind.HUVUD, SectionKind.BILAGA)


def _organ(
    kind: DocumentKind, raw_head: Sequence[str], title_block: Sequence[Line], lines: Sequence[Line], source: str
) -> str:
    """The organ that met; the organ addressed; the organ that is to decide; the administration that writes."""
    if kind is DocumentKind.PROMEMORIA and _BY_BORGARRAD.search(text_of(lines[:_MEMO_LINES])):
        return "borgarrådsberedningen"
    if kind is DocumentKind.PROMEMORIA and (proposing := _organ_that_proposes(lines)):
        return proposing
    head = whole_names(_before_paragrafer(raw_head) if kind in MINUTES else [line.text for line in title_block])
    named = [organ for text in head[:_TITLE_LINES] if (organ := _organ_of_line(text))]
    named += [organ for text in head[:_TITLE_LINES] if _is_meeting(text) for organ in find_organs(text)]
    if kind in MINUTES:
        deciding = [organ for organ in named if not is_administration(organ)]
        deciding += [organ for text in raw_head if (met := _MET.match(text)) for organ in find_organs(met["who"])]
        deciding += _organs_that_decided(lines)
        deciding += [organ for organ in find_organs("\n".join(raw_head)) if not is_administration(organ)]
        return _whole_name(deciding[0], lines) if deciding else _organ_of_file(source)
    addressed = [organ for organ in named if not is_administration(organ)]
    if kind in (DocumentKind.MOTION, DocumentKind.INTERPELLATION) and not addressed:
        return "kommunfullmäktige"
    if addressed:
        return addressed[0]
    deciding = [organ for organ in _organs_to_decide(lines) if not is_administration(organ)]
    return (deciding or named or [""])[0]


def _organ_of_line(text: str) -> str | None:
    """The organ that a line of the head consists of: "Storköpings kommun Kommunstyrelsen, protokoll"."""
    text = _ADDRESSED.sub("", text)
    who = text.partition(",")[0]
    by_parties = _BY_PARTIES.match(text)
    forms = (text[by_parties.end() :],) if by_parties else ()
    for form in (text, who, *forms, *re.split(r"\s{2,}|\s[–|>]\s", text)):
        if organ := canonical_organ(form):
            return organ
    return None


def _before_paragrafer(raw_head: Sequence[str]) -> Sequence[str]:
    """The head above the first paragraf: organs below it are those that an extract is sent to."""
    first = next((n for n, text in enumerate(raw_head) if n and _PARAGRAF.match(text)), len(raw_head))
    return raw_head[:first]


def _whole_name(organ: str, lines: Sequence[Line]) -> str:
    """ "arbetsutskottet" -> "socialnämndens arbetsutskott", where headings call what it decides so."""
    bare = organ.removesuffix("et")
    if " " in organ or bare == organ:
        return organ
    headings = (find_heading(line.text) for line in lines)
    named = Counter(heading.organ for heading in headings if heading and heading.organ.endswith(f"s {bare}"))
    return named.most_common(1)[0][0] if named else organ


def _organs_that_decided(lines: Sequence[Line]) -> list[str]:
    """The organ of the first heading "Kommunstyrelsens beslut", as extracts without a head have it."""
    headings = (find_heading(line.text) for line in lines)
    named = [heading.organ for heading in headings if heading and heading.kind is SectionKind.BESLUT and heading.organ]
    return named[:1]


def _organs_to_decide(lines: Sequence[Line]) -> tuple[str, ...]:
    """Organs named first below "Förslag till beslut"."""
    for n, line in enumerate(lines):
        heading = find_heading(line.text, glued=True)
        if heading and heading.kind is SectionKind.FORSLAG:
            return find_organs(text_of(lines[n : n + 4]))
    return ()


def _organ_that_proposes(lines: Sequence[Line]) -> str:
    """The organ whose proposal a memo carries: "Presidiets förslag" and below it "Kommunstyrelsens presidium ..."."""
    openings = (find_opening(lines, n, where=_ANY_OPENING) for n in range(min(len(lines), _MEMO_LINES)))
    texts = [opening.sentence for opening in openings if opening and opening.kind is SectionKind.FORSLAG]
    headings = ((n, find_heading(line.text)) for n, line in enumerate(lines))
    texts += [
        text_of(lines[n + 1 : n + 3]) for n, heading in headings if heading and heading.kind is SectionKind.FORSLAG
    ]
    named = (organ for text in texts for organ in find_organs(text) if not is_administration(organ))
    return next(named, "")


def _organ_of_file(source: str) -> str:
    short = table("organs")["short"]
    words = re.split(r"[\W_]+", PurePosixPath(source).stem.upper())
    return next((str(short[word]) for word in words if word in short), "")


def _administration(raw_head: Sequence[str], lines: Sequence[Line]) -> str:
    """The administration that writes: in the head, or in the heading of its own view."""
    named = [organ for text in raw_head if (organ := _organ_of_line(text)) and is_administration(organ)]
    if not named:
        headings = (find_heading(line.text) for line in lines)
        named = [
            heading.organ for heading in headings if heading and heading.speaks == "administration" and heading.organ
        ]
    return named[0] if named else ""


def _title(kind: DocumentKind, organ: str, day: date | None, title_block: Sequence[Line], source: str) -> str:
    if kind in MINUTES or (kind is DocumentKind.KALLELSE and organ and day):
        return " ".join(part for part in (kind.value.capitalize(), organ, day.isoformat() if day else "") if part)
    groups: list[list[str]] = [[]]
    is_own = kind in BY_MEMBERS
    for n, line in enumerate(title_block):
        if _is_field(line.text) or is_letterhead([one.text for one in title_block[: n + 2]], n):
            groups.append([])
        elif kind is DocumentKind.REMISSVAR and _ANSWERS.match(line.text):
            groups.append([line.text])  # below whose remiss it answers
        elif groups[-1] and (
            SUBTITLE.match(line.text)
            or ends_title(n, groups[-1], title_block)
            or (is_own and begins_body(n, title_block))
        ):
            break
        elif is_own and groups[-1] and line.gap_before:
            groups.append([line.text])
        else:
            groups[-1].append(line.text)
    if labelled := _labelled_title([line.text for line in title_block]):
        return labelled
    written = [group for group in groups if group and not group[0][0].islower()]
    if no_title := _STOP if is_own else _SENTENCE if kind is DocumentKind.HANDLING else None:
        written = [group for group in written if not no_title.search(" ".join(group))]
    if not written:
        known = [part for part in (organ, day.isoformat() if day else "") if part]
        return " ".join([kind.value.capitalize(), *known]) if known else PurePosixPath(source).stem.replace("_", " ")
    named = [group for group in written if kind is DocumentKind.REMISSVAR and _ANSWERS.match(group[0])]
    chosen = written[-1] if kind is DocumentKind.TJANSTESKRIVELSE else (named or written)[0]
    return _DAY_BEFORE.sub("", " ".join(" ".join(chosen[:6]).split()))[:400]


def _labelled_title(head: Sequence[str]) -> str:
    """The title that a form names so, beside its label or on the line below: "Rubrik: Bänkar i parken"."""
    for n, text in enumerate(head):
        if label := _LABEL.match(text):
            told = label["title"] or (head[n + 1] if n + 1 < len(head) else "")
            if told and not _is_field(told):
                return told
    return ""


def _is_meeting(text: str) -> bool:
    """Say whether a line tells where a text was put: "Barn- och utbildningsnämnden 2031-03-19, § 19"."""
    return bool(find_organs(text)) and bool(find_dates(text)) and len(text) < _MAX_FIELD


def _is_field(text: str) -> bool:
    dates = find_dates(text)
    is_date = bool(dates) and dates[0].end - dates[0].start > len(text) - 6
    is_day = is_date or is_signed(text) or _OFFICIAL.fullmatch(text) is not None
    has_number = bool(find_diarienummer(text)) and len(text) < 60
    is_number = not leading_diarienummer(text)[1] or not re.search(r"[a-zåäö]{3}|[A-ZÅÄÖ]{4}", text)
    is_meeting = _organ_of_line(text) is not None or _is_meeting(text) or is_place(text)
    is_kind = is_kind_line(text) or statement_kind(text) is not None or bool(_FIELD.match(text))
    return is_day or has_number or is_number or is_meeting or names_owner(text) or is_kind


def _diarienummer(kind: DocumentKind, raw_head: Sequence[str], title_block: Sequence[Line]) -> tuple[str, ...]:
    """The document's own numbers: those of its head. Minutes carry theirs at each paragraf."""
    head = [*raw_head[:12], *(line.text for line in title_block)]
    if kind is DocumentKind.PROTOKOLL:
        head = list(_before_paragrafer(raw_head)[:12])
    elif kind in MINUTES:
        head = [text for text in raw_head[:12] if "§" not in text]
    return find_diarienummer("\n".join(text for text in head if not _THEIRS.match(text)))
