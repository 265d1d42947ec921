"""What looks odd in a document, so that an archivist can trust the rest: gaps, contradictions, text that was lost.

A finding is about what the file holds or what was read from it; the two can't always be told apart, so every finding
names the page to look at. The limits come from the public archive and the samples: see docs/operations.md.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator

from ingest.header import MINUTES
from ingest.language import DEFAULT
from ingest.legibility import odd_words
from ingest.models import Ballot, Document, DocumentKind, Finding, FindingCode, SectionKind, StatementKind, Vote
from ingest.quality_sequence import sequence_findings

_MAX_DETAIL = 160  # characters
_FIRST_YEAR = 1900
_AHEAD = dt.timedelta(days=366)  # what calls to a meeting or takes effect may bear a date to come; minutes may not
_MIN_WORDS = 150
_MIN_ODD = 5
# Born-digital documents have at most 0.5 % odd words (31 public, 41 samples), pages OCRed from 70 dpi 1-2 %, and
# older OCR layers many more.
_ODD_SHARE = 0.015
# Tesseract's own confidence: 90 and more at 94 % right words, 68-71 at 57 %, below 50 at less than a third.
_LEAST_CONFIDENCE = 75
_MIN_LETTERS = 1_000
_TEXT_SHARE = 0.4  # of the characters of a document that has sections; at most 0.09 in the public archive and samples
_HAS_SECTIONS = MINUTES | {DocumentKind.PROMEMORIA, DocumentKind.TJANSTESKRIVELSE}
_NAMELESS = {StatementKind.DELTAR_INTE, StatementKind.JAV}  # "de ledamöter som sitter i styrelsen deltar inte"
_BILAGA = re.compile(r"\bbilag(?:a|an|orna?)\b\s*(?:nr\s*)?(\d{1,3}|[A-Z]\b)?", re.IGNORECASE)
_BILAGA_HEAD = re.compile(r"(?:protokolls)?bilaga\b[\s:.]*(?:nr\s*)?(\d{1,3}|[A-Z]\b)?.{0,80}", re.IGNORECASE)
_TEXTLESS_LETTERS = 10  # a page with no more than its furniture has more


def findings(document: Document, *, today: dt.date) -> tuple[Finding, ...]:
    """Return what looks odd in the document, in the order of `FindingCode`, then of its pages.

    Args:  today: the day from which on a date is one to come.
    """
    found = [
        *sequence_findings(document),
        *_pages(document),
        *_words(document),
        *_votes(document),
        *_statements(document),
        *_bilagor(document),
        *_head(document, today),
        *_items(document),
        *_text(document),
    ]
    order = {code: n for n, code in enumerate(FindingCode)}
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (order[one.code], one.page_no or 0)))


def _finding(code: FindingCode, page_no: int | None, detail: str = "") -> Finding:
    told = " ".join(detail.split())
    return Finding(
        code=code, page_no=page_no, detail=told if len(told) <= _MAX_DETAIL else f"{told[: _MAX_DETAIL - 2]} …"
    )


def _pages(document: Document) -> Iterator[Finding]:
    for page in document.pages:
        if page.is_picture or (not page.text and _n_letters(page.raw) < _TEXTLESS_LETTERS):
            yield _finding(FindingCode.PAGE_WITHOUT_TEXT, page.page_no, "OCR" if page.is_picture else "")


def _words(document: Document) -> Iterator[Finding]:
    """Yield pages that OCR was unsure of, and the document when its words are no words."""
    for page in document.pages:
        if page.ocr_confidence is not None and page.ocr_confidence < _LEAST_CONFIDENCE:
            yield _finding(FindingCode.POOR_TEXT, page.page_no, f"OCR {page.ocr_confidence} %")
    judged = {page.page_no: odd_words(page.text) for page in document.pages}
    odd = [word for words, _ in judged.values() for word in words]
    n_words = sum(n for _, n in judged.values())
    if n_words >= _MIN_WORDS and len(odd) >= max(_MIN_ODD, _ODD_SHARE * n_words):
        worst = max(judged, key=lambda page_no: len(judged[page_no][0]))
        yield _finding(FindingCode.POOR_TEXT, worst, f"{len(odd) / n_words:.1%}: {', '.join(dict.fromkeys(odd))}")


def _votes(document: Document) -> Iterator[Finding]:
    numbers = {item.id: item.paragraf for item in document.items}
    for vote in document.votes:
        page_no = vote.spans[0].page_no if vote.spans else None
        place = f"§ {numbers[vote.item_id]}: " if numbers[vote.item_id] else ""
        if vote.tally_agrees is False:
            yield _finding(FindingCode.TALLY_DIFFERS, page_no, place + _difference(vote))
        if vote.ja is not None and vote.nej is not None and not (vote.ja_means and vote.nej_means):
            yield _finding(FindingCode.BALLOT_MEANING, page_no, f"{place}{vote.ja}–{vote.nej} {vote.proposition}")


def _difference(vote: Vote) -> str:
    """Return the ballots whose printed figure is not the number of names: "Ja 17/18, Avstår –/1"."""
    n_names = {ballot: sum(member.ballot is ballot for member in vote.members) for ballot in Ballot}
    told = {Ballot.JA: vote.ja, Ballot.NEJ: vote.nej, Ballot.AVSTAR: vote.avstar}
    return ", ".join(
        f"{ballot.capitalize()} {'–' if figure is None else figure}/{n_names[ballot]}"
        for ballot, figure in told.items()
        if (figure or 0) != n_names[ballot]
    )


def _statements(document: Document) -> Iterator[Finding]:
    for one in document.statements:
        if not one.parties and not one.persons and one.kind not in _NAMELESS:
            page_no = (one.intro_spans or one.spans)[0].page_no
            yield _finding(FindingCode.STATEMENT_ANONYMOUS, page_no, f"{one.kind}: {one.intro or one.text}")


def _bilagor(document: Document) -> Iterator[Finding]:
    """Yield statements whose own words stand in an appendix that the file does not have."""
    heads = [
        found[1]
        for page in document.pages
        for line in page.raw.splitlines()
        if (found := _BILAGA_HEAD.fullmatch(line.strip()))
    ]
    for one in document.statements:
        if one.text or not (asked := _BILAGA.search(one.refers_to)):
            continue
        if not heads or (asked[1] and asked[1] not in heads):
            page_no = (one.intro_spans or one.spans)[0].page_no
            yield _finding(FindingCode.BILAGA_MISSING, page_no, f"{one.kind}: {one.refers_to}")


def _head(document: Document, today: dt.date) -> Iterator[Finding]:
    is_minutes = document.kind in MINUTES
    if document.date is None:
        if is_minutes:
            yield _finding(FindingCode.DATE_MISSING, 1)
    elif document.date.year < _FIRST_YEAR or document.date > (today if is_minutes else today + _AHEAD):
        yield _finding(FindingCode.DATE_IMPROBABLE, 1, document.date.isoformat())
    if is_minutes and not document.organ:
        yield _finding(FindingCode.ORGAN_MISSING, 1)
    if is_minutes and not document.municipality:
        yield _finding(FindingCode.MUNICIPALITY_MISSING, 1)
    if document.language != DEFAULT:
        yield _finding(FindingCode.OTHER_LANGUAGE, None, document.language)


def _items(document: Document) -> Iterator[Finding]:
    for item in document.items:
        place, page_no = (f"§ {item.paragraf}" if item.paragraf else ""), item.spans[0].page_no if item.spans else 1
        if item.paragraf and not item.title:
            yield _finding(FindingCode.TITLE_MISSING, page_no, place)
        series = defaultdict(list)
        for number in item.diarienummer if item.paragraf or document.kind not in MINUTES else ():
            series[re.split(r"\d", number, maxsplit=1)[0].strip(" -/").upper()].append(number)
        for numbers in series.values():
            if len(numbers) > 1:  # numbers of two organs belong together; one organ gives a matter one number
                yield _finding(FindingCode.DIARIENUMMER_DIFFER, page_no, f"{place} {', '.join(numbers)}")


def _text(document: Document) -> Iterator[Finding]:
    lengths = {
        is_plain: sum(
            span.end - span.start
            for section in document.sections
            if (section.kind is SectionKind.TEXT) is is_plain
            for span in section.spans
        )
        for is_plain in (True, False)
    }
    total = sum(lengths.values())
    if document.kind in _HAS_SECTIONS and total >= _MIN_LETTERS and lengths[True] > _TEXT_SHARE * total:
        yield _finding(FindingCode.NOT_UNDERSTOOD, None, f"{lengths[True] / total:.0%}")


def _n_letters(text: str) -> int:
    return sum(character.isalpha() for character in text)
