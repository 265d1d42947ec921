"""Papers that members handed in, collected one below the other: "Skriftliga yrkanden och reservationer", appendices.

Each paper is one statement: its head tells what it is and about which matter ("Bilaga D – Reservation § 41",
"Yrkande från S och V", "Ärende: Ny simhall"), those who sign stand below its words. Whose it is, its own head and its
own signature tell, never a neighbour's.

1. A head begins a paper: a line that names the appendix and the kind of paper, or, below the title of a collection, a
   line that names the kind.
2. The paper ends at the next head, at an appendix of another sort, or at a note of the secretary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from ingest.bare_names import is_only_names, names_at_end
from ingest.dates import find_dates
from ingest.header_dates import is_signed
from ingest.headings import find_heading
from ingest.lines import Line
from ingest.local_names import party_on_lines
from ingest.models import Person, SectionKind, Voice, VoiceRole
from ingest.numbered_papers import NumberedPaper, answering, numbered_papers, title_behind_number, without_number
from ingest.numbered_parts import numbered_parts
from ingest.own_papers import statement_kind
from ingest.paper_heads import MAX_LINE, is_below_party, is_head, parties_of_head, tells_whose, title_of_head
from ingest.parties import in_order
from ingest.people import distinct, find_persons, parse_names, parties_named, parties_of
from ingest.references import find_diarienummer, find_paragrafer

_APPENDIX = re.compile(
    r"(?:Protokollsbilaga|Bilaga)\s?(?:nr\.?\s?)?(?:\d{1,3}[a-z]?|[A-Z])\b(?P<rest>.{0,160})", re.IGNORECASE
)
_COLLECTION = re.compile(
    r"\b(?:yrkanden|reservationer|yttranden|protokollsanteckningar|skrivelser)\b.{0,80}\b(?:reservationer|yttranden"
    r"|uttalanden|protokollsanteckningar|yrkanden)\b|\b(?:skriftliga|inlämnade|bilagda)\s+(?:yrkanden|reservationer)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAPERS = re.compile(
    r"\W*(?:\w+\s+)?(?:reservationer|yrkanden|yttranden|uttalanden|protokollsanteckningar)\b", re.IGNORECASE
)
_NOTE = re.compile(r"(?:\w*sekreterarens|ordförandens|kansliets)\s+(?:anteckning|anmärkning|not)\b", re.IGNORECASE)
_SIGNS = re.compile(
    r"\b(?:för|genom|och|samt|tjänstgörande|ersättare|ledamot|ledamöter|gruppledare|\w*ordförande|vice|alla|båda|gruppen"
    r"|kommunalråd|oppositionsråd|gruppen|grupp|partiet|den|januari|februari|mars|april|maj|juni|juli|augusti|september"
    r"|oktober|november|december)\b",
    re.IGNORECASE,
)
_NOBODYS = frozenset({SectionKind.TEXT, SectionKind.ARENDE})  # what tells of a matter among the papers
_HEAD = 6  # lines
_SIGNATURE = 14  # lines
_SIGNING = 3  # lines, the last of a paper
_TITLE = 14  # lines
_LEAST, _MOST = 2, 0.75  # papers; the share of them that tells whose it is
_FRONT = 0.5  # of the lines: later papers are appendices of something else


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper from line `line` up to `end`. `heading` is its head as one line, `paragraf` and `title` the matter's,
    "" where the head does not tell; `parties` and `persons` are whose words they are, `answers` is the organ whose
    answer to the paper above it is."""

    line: int
    end: int
    kind: SectionKind
    heading: str
    paragraf: str
    title: str
    diarienummer: tuple[str, ...]
    parties: tuple[str, ...]
    persons: tuple[Person, ...]
    answers: str = ""

    def voice(self, organ: str) -> Voice:
        """Return whose words the paper holds, nobody's where neither head nor signature tells."""
        if self.answers:
            return Voice(role=VoiceRole.OKAND, organ=self.answers)
        role = VoiceRole.PARTI if self.parties or self.persons else VoiceRole.OKAND
        return Voice(role=role, organ=organ, parties=self.parties, persons=self.persons)


@lru_cache(maxsize=4)  # the kind of a document and its outline ask about the same lines
def find_papers(lines: tuple[Line, ...]) -> tuple[Paper, ...]:
    """Return the papers in the order they stand; who signs without letters has those that other lines tell."""
    bounds = list(_bounds(lines))
    numbered = numbered_papers(lines) if _tells_collection(lines[:_TITLE]) else ()
    heads = {one.line: one for one in numbered if len(numbered) > len(bounds)}
    bounds = [(one.line, one.end, one.kind) for one in heads.values()] or bounds
    named = (one.person for line in (lines if bounds else ()) for one in find_persons(line.text))
    known = distinct([person for person in named if person.party])
    papers = [_paper(lines, (start, end), kind, known, heads.get(start)) for start, end, kind in bounds]
    titles = {(one.paragraf, one.diarienummer[:1]): one for one in reversed(papers) if one.title}
    by_number = {one.paragraf: one for one in titles.values() if one.paragraf}
    return tuple(
        replace(one, title=told.title, diarienummer=one.diarienummer or told.diarienummer)
        if (told := by_number.get(one.paragraf) or (None if one.title else titles.get(("", one.diarienummer[:1]))))
        else one
        for one in papers
    )


def is_bundle(lines: tuple[Line, ...]) -> bool:
    """Say whether a document is nothing but such papers, below a title page at most."""
    if numbered_parts(lines, ""):
        return False
    papers = find_papers(lines)
    n_whose = sum(bool(paper.parties or paper.persons or paper.kind in _NOBODYS) for paper in papers)
    return len(papers) >= _LEAST and n_whose >= _MOST * len(papers) and papers[0].line <= len(lines) * _FRONT


def _bounds(lines: Sequence[Line]) -> Iterator[tuple[int, int, SectionKind]]:
    """Yield (first line, index behind the last, kind) of each paper."""
    is_open = _tells_collection(lines[:_TITLE])
    start, kind = -1, SectionKind.TEXT
    last = ""
    for n, line in enumerate(lines):
        begins = _begins(lines, n)
        appendix = _APPENDIX.fullmatch(line.text) if begins else None
        head = _kind_of(lines, n, appendix, is_open=is_open) if begins else None
        if start >= 0 and (head or appendix or _NOTE.match(line.text)):
            if head and (line.text == last or (n - start <= _HEAD and is_head(lines, start, n))):
                continue  # repeated at the top of a page, or the second line of the same head
            yield start, n - is_below_party(lines, n), kind
            start = -1
        if head:
            start, kind, last = n - is_below_party(lines, n), head, line.text
        elif appendix:
            is_open = _holds_papers(appendix["rest"])
    if start >= 0:
        yield start, len(lines), kind


def _tells_collection(head: Sequence[Line]) -> bool:
    """Say whether the title of a document tells that it collects papers."""
    return any(_COLLECTION.search(f"{a.text} {b.text}") for a, b in pairwise(head))


def _begins(lines: Sequence[Line], n: int) -> bool:
    """Say whether a line may begin a paper: at the top of a page, after a gap, behind a sentence or a signature."""
    if n == 0 or lines[n].gap_before or lines[n].page_no != lines[n - 1].page_no:
        return True
    above = lines[n - 1].text
    is_heading = _APPENDIX.fullmatch(above) is not None or statement_kind(above) is not None
    is_heading |= is_below_party(lines, n)
    return above[-1] in ".!?”)" or is_heading or _is_signature(above, ())


def _kind_of(lines: Sequence[Line], n: int, appendix: re.Match[str] | None, *, is_open: bool) -> SectionKind | None:
    """Return what paper line `n` is the head of, None where it heads none."""
    if appendix:
        rest = appendix["rest"].strip(" .:–—-")
        rest = re.sub(r"^till\s+", "", rest)
        told = statement_kind(re.sub(r"^(?:[A-ZÅÄÖ]{2,4}\s)?§\s?\d+[a-z]?\s*[,.:–-]?\s*", "", rest)) if rest else None
        return None if told is None or _holds_papers(rest) else told
    if not is_open or len(lines[n].text) > MAX_LINE or _holds_papers(lines[n].text):
        return None
    below = " ".join(line.text for line in lines[n : n + 3])
    kind = statement_kind(lines[n].text)
    return kind if kind and (parties_named(below, ()) or find_persons(below) or "§" in below) else None


def _holds_papers(text: str) -> bool:
    """Say whether a heading announces several papers: "Reservationer och särskilda yttranden i kommunstyrelsen"."""
    return _PAPERS.match(text) is not None


def _paper(
    lines: Sequence[Line],
    bounds: tuple[int, int],
    kind: SectionKind,
    known: Sequence[Person],
    numbered: NumberedPaper | None,
) -> Paper:
    start, end = bounds
    first = numbered.body if numbered else start + 1
    body = next((n for n in range(first, min(first + _HEAD, end)) if not is_head(lines, first - 1, n)), end)
    head = _unnumbered(lines[start:body]) if numbered else lines[start:body]
    entry = numbered.entry if numbered else ""
    text = " ".join(line.text for line in lines[start:body])
    persons, signed = _signers(lines[body:end], known)
    named = in_order([code for line in head if tells_whose(line.text) for code in parties_of_head(line.text, known)])
    if not (named or signed or parties_of(persons)):
        named = party_on_lines(line.text for line in (*head, *lines[max(body, end - _SIGNING) : end]))
    if len(whose := {*named, *signed}) == 1:
        persons = tuple(replace(person, party=person.party or min(whose)) for person in persons)
    if kind in _NOBODYS:
        named, signed, persons = (), (), ()
    elif numbered and not (persons or named):
        persons = distinct([one.person for one in find_persons(text)])
    told = (entry, text) if kind in _NOBODYS else (text, entry)
    paragrafer = find_paragrafer(told[0]) or find_paragrafer(told[1])
    return Paper(
        line=start,
        end=end,
        kind=kind,
        heading=text,
        paragraf=paragrafer[0].paragraf if paragrafer else "",
        title=title_of_head(head) or (title_behind_number([line.text for line in head] + [entry]) if numbered else ""),
        diarienummer=find_diarienummer(text) or find_diarienummer(entry),
        parties=in_order((*named, *signed, *parties_of(persons))),
        persons=persons,
        answers=answering(lines[start].text) if numbered and kind in _NOBODYS else "",
    )


def _unnumbered(head: Sequence[Line]) -> list[Line]:
    bare = (replace(line, text=without_number(line.text)) for line in head)
    return [line for line in bare if line.text]


def _signers(lines: Sequence[Line], known: Sequence[Person]) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """Return who signs a paper and for which parties: the longest end of its lines that only names people."""
    for n in range(min(_SIGNATURE, len(lines)), 0, -1):
        signature = "\n".join(line.text for line in lines[-n:])
        if _is_signature(signature.replace("\n", " "), known):
            found = tuple(one.person for one in find_persons(signature, known))
            unread = [line.text for line in lines[-n:] if not is_signed(line.text)]
            unread = [text for text in unread if not found or is_only_names(text)]
            persons = distinct([*found, *(person for text in unread for person in parse_names(text, known))])
            return persons, in_order((*parties_of(persons), *parties_named(signature, known)))
    persons = names_at_end([line.text for line in lines[-_SIGNATURE:]], known)
    return persons, parties_of(persons)


def _is_signature(text: str, known: Sequence[Person]) -> bool:
    """Say whether a text only names people, their part, whom they sign for, the place and the day."""
    rest = text
    for one in reversed(find_persons(text, known)):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    is_named = rest != text or bool(parties_named(text, known)) or bool(find_dates(text))
    return (
        is_named and not re.search(r"(?<!\w)[a-zåäö]{2,}|[.!?:]\s*$", _SIGNS.sub(" ", rest)) and not find_heading(text)
    )
