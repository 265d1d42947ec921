"""Help with writing a question: evidence to choose from, a draft with its gold, and the line in the file.

1. `suggest`: the sentences of the archive that stand nearest to the question, from the best passages and from the
   statements, decisions and votes of their matters; verbatim, short enough to be evidence.
2. `draft`: a question with the documents, gold and reference answer that the chosen evidence gives.
3. `faults_of`: what the file's check says about it.
4. `append`: one more line, or none.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from answer.quotes import Quoter, letters
from eval.dataset import question_record, read_questions, write_questions
from eval.lint import MAX_EVIDENCE, Fault, check_questions
from eval.models import Gold, GoldQuestion, QuestionKind
from eval.normal import squash
from eval.texts import Texts, stem_of
from index.archive import Archive
from index.models import Filters, Found, Passage
from index.sentences import sentences
from index.words import stems
from ingest.errors import UsageError
from ingest.models import Decision, DecisionStatus, Span, Statement, StatementKind, VoiceRole, Vote

_PASSAGES = 12  # searched for sentences
_MATTERS = 5  # whose records are looked at
_VOTE = "omröstning"
_MIN_LETTERS = 12  # "Bilaga 2." is no evidence
_RECORDS_FOR: dict[QuestionKind | None, set[str]] = {
    QuestionKind.RESERVATION: {str(kind) for kind in StatementKind if kind is not StatementKind.YRKANDE},
    QuestionKind.DECISION: {str(DecisionStatus.BESLUT)},
    QuestionKind.VOTE: {_VOTE},
}
_BY_PARTY = {QuestionKind.RESERVATION, QuestionKind.POSITION, QuestionKind.VOTE}  # whose answer names parties


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A sentence of the archive that may be evidence, with what is known about where it stands."""

    quote: str
    source: str
    page: int
    what: str  # "reservation", "beslut", ...
    organ: str
    date: date | None
    diarienummer: tuple[str, ...]
    parties: tuple[str, ...]  # whose words they are
    persons: tuple[str, ...]


def suggest(
    archive: Archive, question: str, *, kind: QuestionKind | None = None, n: int = 12
) -> tuple[Suggestion, ...]:
    """Return at most n sentences: of the records that the kind asks for first, then by the words of the question."""
    found = [hit.passage for hit in archive.search.search(question, k=_PASSAGES)]
    quoter = Quoter(archive.catalog)
    wanted = set(stems(question))
    ranked: list[tuple[bool, float, Suggestion]] = []
    seen: list[str] = []
    for one in [*_of_records(archive, quoter, found), *_of_passages(quoter, found)]:
        key = letters(one.quote)
        if len(key) < _MIN_LETTERS or not _is_whole(one.quote) or any(other in key for other in seen):
            continue
        seen.append(key)
        shared = len(wanted & set(stems(one.quote)))
        ranked.append((one.what not in _RECORDS_FOR.get(kind, ()), -shared, one))
    return tuple(one for *_, one in sorted(ranked, key=lambda entry: entry[:2])[:n])


def _is_whole(quote: str) -> bool:
    """Tell whether the quote begins as a sentence or a point does and is not broken off at a page's end."""
    return not (quote[0].islower() and not quote.startswith("att ")) and not quote.endswith("-")


def _of_passages(quoter: Quoter, passages: Iterable[Passage]) -> Iterator[Suggestion]:
    for one in passages:
        speaks = one.role is VoiceRole.PARTI
        for page, quote in _sentences(quoter, one.document_id, one.spans):
            yield Suggestion(
                quote=quote,
                source=one.source,
                page=page,
                what=str(one.section_kind),
                organ=one.organ,
                date=one.date,
                diarienummer=one.diarienummer,
                parties=one.parties if speaks else (),
                persons=one.persons if speaks else (),
            )


def _of_records(archive: Archive, quoter: Quoter, passages: Sequence[Passage]) -> Iterator[Suggestion]:
    matters = Filters(item_ids=tuple(dict.fromkeys(passage.item_id for passage in passages))[:_MATTERS])
    if matters.is_empty:
        return
    for said in archive.catalog.statements(matters):
        spans = dict.fromkeys([*said.record.intro_spans, *said.record.spans])
        persons = tuple(person.name for person in said.record.persons)
        yield from _of_record(
            quoter, said, str(said.record.kind), tuple(spans), parties=said.record.parties, persons=persons
        )
    for decided in archive.catalog.decisions(matters):
        yield from _of_record(quoter, decided, str(decided.record.status), decided.record.spans)
    for voted in archive.catalog.votes(matters):
        yield from _of_record(quoter, voted, _VOTE, voted.record.spans)


def _of_record(
    quoter: Quoter,
    found: Found[Statement] | Found[Decision] | Found[Vote],
    what: str,
    spans: Sequence[Span],
    *,
    parties: tuple[str, ...] = (),
    persons: tuple[str, ...] = (),
) -> Iterator[Suggestion]:
    for page, quote in _sentences(quoter, found.document.id, spans):
        yield Suggestion(
            quote=quote,
            source=found.document.source,
            page=page,
            what=what,
            organ=found.record.organ or found.item.organ,
            date=found.record.date or found.item.date or found.document.date,
            diarienummer=found.item.diarienummer or found.document.diarienummer,
            parties=parties,
            persons=persons,
        )


def _sentences(quoter: Quoter, document_id: str, spans: Iterable[Span]) -> Iterator[tuple[int, str]]:
    """Yield (page, sentence) as the page shows it, each at most as long as evidence may be."""
    for span in spans:
        text = quoter.page(document_id, span.page_no).text[span.start : span.end]
        for start, end in sentences(text):
            sentence = Span(span.page_no, span.start + start, span.start + end)
            for _, quote in quoter.quotes(document_id, [sentence]):
                yield span.page_no, _cut(quote)


def _cut(quote: str) -> str:
    """Return the quote or its beginning, cut at the last comma or blank that leaves it short enough."""
    if len(quote) <= MAX_EVIDENCE:
        return quote
    beginning = quote[: MAX_EVIDENCE + 1]
    comma = beginning.rfind(", ")
    return beginning[:comma] if comma > MAX_EVIDENCE // 2 else beginning.rsplit(" ", 1)[0][:MAX_EVIDENCE]


def draft(question: GoldQuestion, chosen: Sequence[Suggestion]) -> GoldQuestion:
    """Return the question with what its evidence tells: documents, gold, and its sentences where it has no answer."""
    dated = next((one for one in chosen if one.date), None)
    numbered = next((one for one in chosen if one.diarienummer), None)
    voiced = chosen if question.kind in _BY_PARTY else ()
    return replace(
        question,
        docs=tuple(dict.fromkeys(stem_of(one.source) for one in chosen)),
        evidence=tuple(one.quote for one in chosen),
        gold=Gold(
            parties=tuple(dict.fromkeys(party for one in voiced for party in one.parties)),
            persons=tuple(dict.fromkeys(person for one in voiced for person in one.persons)),
            date=dated.date if dated else None,
            dnr=numbered.diarienummer[0] if numbered else None,
            body=next((one.organ for one in chosen if one.organ), None),
        ),
        answer=question.answer or " ".join(one.quote for one in chosen),
    )


def with_words(question: GoldQuestion, words: str, texts: Texts) -> GoldQuestion:
    """Return the question with one more piece of evidence, and the first document that holds it, if one does."""
    wanted = squash(words)
    holding = [stem for stem in sorted(texts.stems) if wanted in texts.squashed(stem)][:1]
    return replace(
        question,
        docs=tuple(dict.fromkeys([*question.docs, *holding])),
        evidence=(*question.evidence, words),
        answer=question.answer or words,
    )


def free_id(questions: Iterable[GoldQuestion]) -> str:
    """Return the first of q001, q002, ... that no question has."""
    taken = {question.id for question in questions}
    return next(name for number in range(1, len(taken) + 2) if (name := f"q{number:03}") not in taken)


def questions_in(path: Path) -> tuple[GoldQuestion, ...]:
    """Return the questions of the file; none where there is no file yet, or an empty one."""
    return read_questions(path) if path.exists() and path.read_bytes().strip() else ()


def faults_of(texts: Texts, path: Path, question: GoldQuestion) -> tuple[Fault, ...]:
    """Return what is wrong with the question as the next line of the file."""
    known = questions_in(path)
    line = max((one.line for one in known), default=0) + 1
    return tuple(
        fault for fault in check_questions(texts, [*known, replace(question, line=line)]) if fault.line == line
    )


def append(path: Path, question: GoldQuestion) -> None:
    """Put the question at the end of the file, which is made where there is none; other lines stay as they are.

    Raises:  UsageError: the id is taken, or the file can't be written; the file is as it was.
    """
    known = questions_in(path)
    if question.id in {one.id for one in known}:
        raise UsageError(f"{path}: has a question {question.id} already", remedy="Give it another id: --id NAME")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".beslut-") as folder:
            written = Path(folder) / path.name
            if path.suffix.lower() == ".csv":
                write_questions(written, [*known, question])
            else:
                before = path.read_bytes() if path.exists() else b""
                line = json.dumps(question_record(question), ensure_ascii=False)
                gap = b"" if not before or before.endswith(b"\n") else b"\n"
                written.write_bytes(before + gap + f"{line}\n".encode())
            read_questions(written)  # what could not be read again is not kept
            written.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", remedy="Choose a file that can be written.") from error
