"""The head of a paper that members handed in: the lines that tell its kind, whose it is, and about which matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.dates import find_dates
from ingest.lines import Line
from ingest.models import Person
from ingest.own_papers import MATTER, is_place, names_matter, statement_kind
from ingest.parties import party_code
from ingest.people import parties_named
from ingest.references import find_diarienummer
from ingest.titles import begins_body

_LOCAL_PARTY = re.compile(r"[A-ZÅÄÖ]\w+(?:partiet|listan)(?:\s+i\s+[A-ZÅÄÖ][\w-]+)?", re.IGNORECASE)
_FROM = re.compile(r"(?:[^.]{0,40}\.\s+)?Från\s+[A-ZÅÄÖ]")
_ABOUT = re.compile(
    r"\b(?:om|över|mot|angående|gällande|avseende|rörande|med anledning|till förmån|i ärendet|ärende)\b", re.IGNORECASE
)
MAX_LINE = 110  # characters
_BRANCH = re.compile(r"\s+i\s+[A-ZÅÄÖ][\w-]+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[·,/&+]\s*|\s+och\s+")
# "Kommunfullmäktige 2031-11-28//§ 187 Title", "Reservation, § 195 Title"
_BEHIND_NUMBER = re.compile(r"§\s?\d+[a-z]?\s*[:,]?\s+(?P<title>[A-ZÅÄÖ].{5,})$")
_NUMBER_BEFORE = re.compile(r"^(?:[A-ZÅÄÖ]\w{1,4}\s)?§\s?\d{1,4}[a-z]?[ :,.–-]+(?=[A-ZÅÄÖ])")
_MET = re.compile(r"[A-ZÅÄÖ]\w+(?:fullmäktige|styrelsen|nämnden|utskottet)\s+\d.*§")


def is_below_party(lines: Sequence[Line], n: int) -> bool:
    """Say whether the line above only names a party and begins a page or a block: "VÄNSTERPARTIET I EKBY"."""
    above = lines[n - 1].text if n else ""
    names = [name for name in _BETWEEN.split(_BRANCH.sub("", above)) if name]
    is_party = bool(names) and all(party_code(name) for name in names)
    if not (is_party or party_code(above) or _LOCAL_PARTY.fullmatch(above)):
        return False
    return n == 1 or lines[n - 1].gap_before or lines[n - 1].page_no != lines[n - 2].page_no


def tells_whose(line: str) -> bool:
    first = line.split(maxsplit=1)[0].rstrip(",")
    is_party = party_code(first) is not None and not first.endswith("s")
    return statement_kind(line) is not None or _FROM.match(line) is not None or _only_names(line) or is_party


def parties_of_head(line: str, known: Sequence[Person]) -> tuple[str, ...]:
    """The parties that a line of a head is from: those behind "över", "om", "mot" have another paper."""
    return parties_named(_ABOUT.split(line, maxsplit=1)[0], known)


def is_head(lines: Sequence[Line], start: int, n: int) -> bool:
    """Say whether line `n` still belongs to the head that begins with line `start`."""
    if any(not is_head(lines, start, k) for k in range(start + 1, n)):
        return False
    text, below = lines[n].text, lines[n + 1].text if n + 1 < len(lines) else ""
    if len(text) > MAX_LINE:
        return False
    is_frame = statement_kind(text) is not None or is_place(text) or names_matter(text, below)
    is_frame |= text.startswith("§") or ("§" in text and bool(find_dates(text))) or bool(_MET.match(text))
    return is_frame or bool(_FROM.match(text)) or _only_names(text) or _is_title(lines, n)


def _only_names(text: str) -> bool:
    """Say whether a line only names parties: "Ekpartiet och Byns väl (BV)"."""
    others = re.sub(r"\b\w*[A-ZÅÄÖ]\w*|\b(?:och|samt)\b", "", text)
    return bool(parties_named(text, ())) and not re.search(r"[a-zåäö]{2,}|\.$", others)


def _is_title(lines: Sequence[Line], n: int) -> bool:
    """Say whether a line is a title of its own: it ends no sentence, and running text begins below."""
    text = lines[n].text
    is_said = re.search(r"\b(?:vi|jag|oss|mig|yrkar|reserver\w*|anser)\b|[.,:;!?”]$", text, re.IGNORECASE)
    return not is_said and text[0].isupper() and n + 1 < len(lines) and begins_body(n + 1, lines)


def title_of_head(head: Sequence[Line]) -> str:
    """Return the matter's title as the head tells it: behind its label, beside its number, behind a dash."""
    for line in head:
        if label := MATTER.fullmatch(line.text):
            return _bare(label["title"])
    for line in head[1:]:
        if names_matter(line.text, "") and not is_place(line.text) and not statement_kind(line.text):
            return _bare(line.text)
    for line in head:
        if behind := _BEHIND_NUMBER.search(line.text):
            return _bare(behind["title"])
    dashed = (line.text.rpartition(" – ")[2] for line in head[1:] if statement_kind(line.text) and " – " in line.text)
    return next(dashed, "")


def _bare(title: str) -> str:
    """The title without the numbers beside it."""
    for number in find_diarienummer(title):
        title = re.sub(
            r"[\s,(]*(?:[Dd]nr\.?:?\s*)?" + r"\s?".join(map(re.escape, number.split())) + r"[\s,)]*", " ", title
        )
    return _NUMBER_BEFORE.sub("", title).strip(" ,.–-")
