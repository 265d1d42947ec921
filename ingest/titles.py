"""The title of a matter: which lines it takes below the header of its paragraf, and where running text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.dates import is_date
from ingest.headings import find_heading
from ingest.lines import Line
from ingest.models import SectionKind
from ingest.organs import canonical_organ
from ingest.paragraf_shapes import Candidate, find_candidate, leading_numbers
from ingest.references import trailing_diarienummer

OPEN_WORD = re.compile(r"(?:,|\b(?:och|samt|den|av|i|enligt|till|med|se|från|jämlikt))$")
_ENTRY = re.compile(r"(?:\d{1,2}[.)]|[a-h]\)|[•*])\s+\S")
_DECIDED = re.compile(r"Beslut(?:särende)?\s[–-]\s(?P<title>[A-ZÅÄÖ].{2,})")  # "Beslut – Ny taxa"
_OF_ORGAN = re.compile(r"(?P<organ>[A-ZÅÄÖ][^.]{3,50})\.\s(?P<title>[A-ZÅÄÖ].{2,})")  # "Kommunstyrelsen. Ny taxa"
_NO_TITLE = re.compile(  # a column's name, the letterhead
    r"Paragraf|PARAGRAF|Ärende(?:rubrik|mening)|(?:[A-ZÅÄÖ-]+\s){1,2}(?:KOMMUN|STAD)|REGION(?:\s[A-ZÅÄÖ-]+){1,2}"
    r"|[A-ZÅÄÖ][a-zåäö-]+\skommun"
)
_PLACE_IN_PLAN = re.compile(r"\d{1,2}(?:\.\d{1,3}){1,4}|\d{2,3}")  # "1.4.1.1" or "109" of the archive's plan, by itself
_MAX_TITLE_LINES = 8
_LETTERHEAD_LINES = 8
_MAX_SHORT_TITLE = 50  # characters; a longer line may well be wrapped
_WRAPPED = 0.75  # a line that goes on below is at least this long, measured by the line below
SUBTITLE = re.compile(
    r"(?:Motion|Interpellation|Medborgarförslag|Skrivelse|Remiss|E-förslag|Initiativ|Yttrande|Svar på remiss)"
    r"(?:\s\([^)]*\))?\s(?:den|av|från|nr|till|över|\d)"
)


def is_letterhead(texts: Sequence[str], n: int) -> bool:
    """Say whether line `n` is the name of a paper in its letterhead, above its date: "Förslag till yttrande"."""
    heading = find_heading(texts[n]) if n < _LETTERHEAD_LINES and n + 1 < len(texts) else None
    return heading is not None and heading.kind is SectionKind.FORSLAG and is_date(texts[n + 1])


def read_title(header: Candidate, lines: Sequence[Line]) -> tuple[str, tuple[str, ...], int]:
    """Return (title, the diarienummer that stand beside it, index of the first line after the title)."""
    first = _own_title(header.rest)
    parts, numbers = ([first] if first else []), list[str]()
    n = header.line + 1
    while n < len(lines) and len(parts) < _MAX_TITLE_LINES:
        text = lines[n].text if parts else _own_title(lines[n].text)
        found, rest = leading_numbers(text, header.prefix)
        if not parts and (found or numbers or header.diarienummer) and _PLACE_IN_PLAN.fullmatch(rest):
            rest = ""
        goes_on = _is_open(parts) and find_heading(text) is None
        if (not rest or (found and not parts)) and not goes_on:  # a number, a class, the § of an earlier organ
            numbers += found
            parts += [rest] if rest else []
        elif text == lines[n].text and not goes_on and ends_title(n, parts, lines):
            break
        else:
            parts.append(text)
        n += 1
    cut = next((k for k, part in enumerate(parts) if k and SUBTITLE.match(part)), len(parts))
    title, beside = _without_numbers(parts[:cut])
    return title.rstrip(" ,"), (*numbers, *beside), n


def _own_title(text: str) -> str:
    """Return a first line without what is no part of the title: "Beslut – Ny taxa", "Kommunstyrelsen. Ny taxa"; "" for
    the name of a column or a letterhead."""
    if _NO_TITLE.fullmatch(text):
        return ""
    named = _DECIDED.fullmatch(text) or _OF_ORGAN.fullmatch(text)
    if named is None or ("organ" in named.groupdict() and canonical_organ(named["organ"]) is None):
        return text
    return named["title"]


def _is_open(parts: Sequence[str]) -> bool:
    """Say whether a parenthesis is open at the end of the lines of a title: "Title (KS"."""
    return bool(parts) and re.search(r"[(\[][^)\]]{0,40}$", parts[-1]) is not None


def _without_numbers(parts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the title without the diarienummer that stand beside its lines or behind it, and these."""
    numbers: list[str] = []
    kept: list[str] = []
    whole: list[str] = []
    for part in parts:  # "Title (Dnr 2031/12" / "KS)"
        whole[-1:] = [f"{whole[-1]} {part}"] if _is_open(whole) else [*whole[-1:], part]
    for part in whole:
        found, rest = trailing_diarienummer(part)
        numbers += found
        kept.append(rest)
    found, title = trailing_diarienummer(" ".join(" ".join(kept).split()))
    return title, (*numbers, *found)


def ends_title(n: int, parts: Sequence[str], lines: Sequence[Line]) -> bool:
    """Say whether a title ends before line `n`: at a heading, at the next header, where a sentence begins."""
    text = lines[n].text
    heading = find_heading(text)
    if not parts and heading and heading.kind is not SectionKind.BESLUT:
        return False  # "Information", "Dagordning": here it is the title
    if heading or find_candidate(n, text) or (parts and _ENTRY.match(text)):
        return True
    if not parts:
        return False
    if not text[0].isupper() or OPEN_WORD.search(parts[-1]) or not is_prose(n, lines):
        return False
    is_short_sentence = text.endswith(".") and len(parts[-1]) < _MAX_SHORT_TITLE
    is_wrapped = len(parts[-1]) >= _WRAPPED * len(text) and not (_is_full(n, lines) and begins_body(n, lines))
    return lines[n].gap_before or is_short_sentence or not is_wrapped


def _is_full(n: int, lines: Sequence[Line]) -> bool:
    """Say whether line `n` runs over the whole width of the text: titles in larger letters are wrapped earlier. So does
    a whole sentence, and a line above a list: "Nämnden beslutar att" / "1. ..."."""
    text = lines[n].text
    if text.endswith(".") or (n + 1 < len(lines) and _ENTRY.match(lines[n + 1].text)):
        return True
    return len(text) >= _WRAPPED * max(len(line.text) for line in lines[n : n + 8])


def begins_body(n: int, lines: Sequence[Line]) -> bool:
    """Say whether running text begins with line `n` below a title: its first word would have fitted on the line above,
    so the line was not broken for want of room."""
    first, *rest = lines[n].text.split(maxsplit=1)
    widest = max(len(line.text) for line in lines[n : n + 8])
    is_sentence = first[0].isupper() or first[0].isdigit()
    above = lines[n - 1].text
    fits = len(above) + 1 + len(first) <= widest
    return bool(rest) and is_sentence and fits and not OPEN_WORD.search(above) and is_prose(n, lines)


def is_prose(n: int, lines: Sequence[Line]) -> bool:
    """Say whether a sentence begins here: it comes to a full stop or a colon before the next heading."""
    for line in lines[n : n + 8]:
        if find_heading(line.text) or (line.gap_before and line is not lines[n]):
            return False
        if re.search(r"[a-zåäö0-9)”][.:;]$|[a-zåäö)]\. [A-ZÅÄÖ]", line.text):
            return True
    return False
