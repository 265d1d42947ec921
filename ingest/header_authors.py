"""Who wrote a document: who presents a memo, moves a motion, signs a report; and the parties of a members' paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.headings import find_heading
from ingest.lines import Line, text_of
from ingest.local_names import party_on_lines
from ingest.models import DocumentKind, Page, Person
from ingest.parties import parties_in
from ingest.people import names_members, parse_names, parse_persons
from ingest.voices import find_opening

BY_MEMBERS = frozenset(
    {
        DocumentKind.MOTION,
        DocumentKind.SKRIVELSE,
        DocumentKind.INTERPELLATION,
        DocumentKind.YRKANDE,
        DocumentKind.YTTRANDE,
        DocumentKind.RESERVATION,
    }
)

_MAX_BETWEEN_SIGNERS = 5  # lines
_MIN_SENTENCE = 45  # characters; what is shorter may be a signature
_SIGNATURE_LINES = 15
_KIND_LINES = 8
_ANY_OPENING = frozenset({"anywhere", "memo"})
_COLUMN = re.compile(r" {2,}")  # between two who sign side by side
_NAMES_ONLY = re.compile(r"^För .*$|^.*\bgenom\s+", re.MULTILINE)
_BY_TITLE = frozenset({DocumentKind.MOTION, DocumentKind.INTERPELLATION, DocumentKind.SKRIVELSE})
_LETTERS = r"\([A-ZÅÄÖ]{1,4}\)"
_ADDRESSED = re.compile(rf"\btill\s+[^().]{{3,80}}{_LETTERS}", re.IGNORECASE)
_ANSWERED = re.compile(r"\b(?:interpellations|fråge)?svar\s+(?:på|till)\b.*", re.IGNORECASE | re.DOTALL)
_OTHERS_PAPER = re.compile(
    rf"\b(?:motion|skrivelse|interpellation|initiativ|fråga)\w*\s+(?:\([^)]*\)\s+)?(?:av|från)\s+[^()]{{3,80}}{_LETTERS}",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b\w*(?:chef|direktör|sekreterare|handläggare|strateg|utredare|controller|rektor|samordnare|jurist|ordförande)\b"
    r"|\b(?:planarkitekt|kommunalråd|nämndledamot|ledamot)\b",
    re.IGNORECASE,
)


def find_authors(
    kind: DocumentKind, title_block: Sequence[Line], lines: Sequence[Line], pages: Sequence[Page]
) -> tuple[Person, ...]:
    """Who presents a memo, moves a motion, signs a report."""
    if kind is DocumentKind.PROMEMORIA:
        for n in range(min(len(lines), 40)):
            opening = find_opening(lines, n, where=_ANY_OPENING)
            if opening and opening.speaks == "presents":
                return parse_names(opening.sentence)
    if kind in BY_MEMBERS:
        return _members(kind, title_block, lines)
    if kind in (DocumentKind.TJANSTESKRIVELSE, DocumentKind.REMISSVAR):
        return _signers(lines, pages)
    return ()


def _members(kind: DocumentKind, title_block: Sequence[Line], lines: Sequence[Line]) -> tuple[Person, ...]:
    """The members who signed, with the party named beside their names; else those whom the title names."""
    signature = _COLUMN.sub(", ", text_of(signature_of(lines)))
    if signed := parse_persons(signature):
        return signed
    if beside := tuple(person for line in signature.split("\n") for person in _named_for(line)):
        return beside
    if len(parties := parties_in(signature) or party_on_lines(signature.split("\n"))) == 1:
        names = _NAMES_ONLY.sub("", signature).replace("\n", ", ")
        return tuple(replace(person, party=parties[0]) for person in parse_names(names))
    return parse_persons(_own_head(kind, title_block))


def _own_head(kind: DocumentKind, title_block: Sequence[Line]) -> str:
    """The head without whom it is for and whose paper it answers: "Svar på interpellation från Ida Fors (V)"."""
    head = text_of([line for line in title_block if not line.text.startswith("Till ")])
    head = _ANSWERED.sub("", _ADDRESSED.sub("", head))
    return head if kind in _BY_TITLE else _OTHERS_PAPER.sub("", head)


def _named_for(line: str) -> Iterator[Person]:
    """Yield who signs for a party: "För Liberalerna: Eva Ek"."""
    party, colon, names = line.partition(":")
    if colon and party.startswith("För ") and len(parties := parties_in(party)) == 1:
        yield from (replace(person, party=parties[0]) for person in parse_names(names))


def signing_parties(kind: DocumentKind, title_block: Sequence[Line], lines: Sequence[Line]) -> tuple[str, ...]:
    """The parties that the signature names; else those of the head ("Yrkande från S och V")."""
    signature = text_of(signature_of(lines))
    named = parties_in(signature) or parties_in(_own_head(kind, title_block[:_KIND_LINES]))
    return named or party_on_lines([*(line.text for line in title_block[:_KIND_LINES]), *signature.split("\n")])


def signature_of(lines: Sequence[Line]) -> list[Line]:
    """Return the short lines below the last sentence of a text: where it is signed."""
    first = len(lines)
    while first and _may_sign(lines[first - 1].text):
        first -= 1
    return list(lines[first:][-_SIGNATURE_LINES:])


def _may_sign(text: str) -> bool:
    """Say whether a line may stand in a signature: a short one that ends no sentence, or one that lists members."""
    return names_members(text) if len(text) >= _MIN_SENTENCE else text[-1] not in ".?!"


def _signers(lines: Sequence[Line], pages: Sequence[Page]) -> tuple[Person, ...]:
    """Names on a line of their own above a line of titles; two side by side stand apart in the raw text."""
    apart = {" ".join(raw.split()): raw.strip() for page in pages for raw in page.raw.splitlines()}
    signers: list[Person] = []
    last = None
    for n in range(len(lines) - 2, -1, -1):
        words = lines[n].text.split()
        is_names = 2 <= len(words) <= 8 and all(word[0].isupper() for word in words) and not find_heading(lines[n].text)
        if is_names and _ROLE.search(lines[n + 1].text) and not _ROLE.search(lines[n].text):
            if last is not None and last - n > _MAX_BETWEEN_SIGNERS:
                break
            written = apart.get(" ".join(words), lines[n].text)
            signers = [*parse_names(re.sub(r"\s{2,}|\t", ", ", written)), *signers]
            last = n
    return tuple(signers)
