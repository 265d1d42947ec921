"""What is wrong with a question file, told to its author: by line, with what to do about it.

Checked are: ids and questions that occur twice; documents that the archive does not have; evidence that does not stand
in them; gold persons, numbers and dates that they do not name; a reference answer that its own grading refuses; grading
that a repetition of the question would pass; and unanswerable questions that name documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from eval.matching import holds
from eval.metrics import answer
from eval.metrics.case import Case
from eval.models import GoldQuestion, QuestionKind, Response
from eval.normal import normal, parties_in, squash
from eval.texts import Texts
from ingest.dates import find_dates

MAX_EVIDENCE = 200  # characters
_NEAR = 60.0  # of 100: a place less like the quote is none
_CONTEXT = 3  # words shown on each side of a difference

_MEND_GRADING = "Correct `answer`, `must_include`, `must_not_include` or the gold parties."

Finding = tuple[str, str]  # what is wrong, what to do about it


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    line: int  # of the question file, 1-based
    id: str
    what: str
    remedy: str


def check_questions(texts: Texts, questions: Sequence[GoldQuestion]) -> tuple[Fault, ...]:
    """Return everything that is wrong with the questions over this archive, by line."""
    faults = [
        Fault(line=question.line, id=question.id, what=what, remedy=remedy)
        for question in questions
        for what, remedy in (
            *_documents(texts, question),
            *_evidence(texts, question),
            *_gold(texts, question),
            *_grading(texts, question),
        )
    ]
    return tuple(sorted([*faults, *_twice(questions)], key=lambda fault: fault.line))


def _twice(questions: Sequence[GoldQuestion]) -> Iterator[Fault]:
    ids: dict[str, int] = {}
    asked: dict[tuple[str, ...], int] = {}
    for question in sorted(questions, key=lambda question: question.line):
        if (first := ids.setdefault(question.id, question.line)) != question.line:
            what = f"the id {question.id} is that of line {first}, too"
            yield Fault(line=question.line, id=question.id, what=what, remedy="Give each question an id of its own.")
        key = (*(normal(turn.question) for turn in question.history), normal(question.question))
        if (first := asked.setdefault(key, question.line)) != question.line:
            what = f"the question is that of line {first}"
            yield Fault(line=question.line, id=question.id, what=what, remedy="Take one of the two out.")


def _documents(texts: Texts, question: GoldQuestion) -> Iterator[Finding]:
    if question.kind is QuestionKind.UNANSWERABLE:
        if question.docs or question.evidence:
            yield (
                "an unanswerable question names documents or evidence",
                "Empty `docs` and `evidence`, or give it another kind.",
            )
        return
    if not question.docs:
        yield "no document answers it", "Name the files in `docs`, without suffix, or make its kind unanswerable."
    if not question.evidence:
        yield "it has no evidence", "Put the sentences that answer it into `evidence`, word for word."
    for doc in question.docs:
        if doc not in texts.stems:
            near = get_close_matches(doc, sorted(texts.stems), n=1)
            hint = f"The archive has {near[0]}." if near else "Write the file's name without its suffix."
            yield f"the archive has no document {doc}", hint


def _evidence(texts: Texts, question: GoldQuestion) -> Iterator[Finding]:
    documents = [doc for doc in question.docs if doc in texts.stems]
    for quote in question.evidence:
        shown = quote if len(quote) <= 40 else f"{quote[:40]}…"
        if len(quote) > MAX_EVIDENCE:
            yield f"evidence of {len(quote)} characters: “{shown}”", f"Keep to {MAX_EVIDENCE}; split it into several."
        if documents and not any(squash(quote) in texts.squashed(doc) for doc in documents):
            yield (
                f"evidence that stands in none of its documents: “{shown}”",
                _nearest(quote, {doc: texts.document(doc) for doc in documents}),
            )


def _nearest(quote: str, documents: dict[str, str]) -> str:
    """Return where words most like the quote stand, and where they differ."""
    from rapidfuzz import fuzz

    wanted = _flat(quote)
    best: tuple[float, str, str] = (0.0, "", "")
    for doc, text in documents.items():
        flat = _flat(text)
        found = fuzz.partial_ratio_alignment(wanted, flat, score_cutoff=_NEAR)
        if found and found.score > best[0]:
            best = (found.score, doc, _whole_words(flat, found.dest_start, found.dest_end))
    _, doc, place = best
    if not place:
        return "Copy the words from the document; nothing in it is like them."
    return f"{doc} has: {_difference(wanted, place)}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _whole_words(text: str, start: int, end: int) -> str:
    start = text.rfind(" ", 0, start) + 1
    stop = text.find(" ", max(start, end - 1))
    return text[start : stop if stop >= 0 else len(text)]


def _difference(quote: str, place: str) -> str:
    """Return the words around each difference: what the document has, then what the quote has instead."""
    ours, theirs = quote.split(), place.split()
    changes = [
        f"“{' '.join(theirs[max(0, b - _CONTEXT) : b_end + _CONTEXT])}”, not “{' '.join(ours[a:a_end]) or '…'}”"
        for tag, a, a_end, b, b_end in SequenceMatcher(a=ours, b=theirs, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    return "; ".join(changes) or f"“{place}”"


def _gold(texts: Texts, question: GoldQuestion) -> Iterator[Finding]:
    known = [doc for doc in question.docs if doc in texts.stems]
    if not known:
        return
    whole = "\n".join([*known, *(texts.document(doc) for doc in known)])
    letters = squash(whole)
    remedy = "Correct it, or add the document that names it to `docs`."
    numbers = (question.gold.dnr or "").split(";")
    values = [*(("person", one) for one in question.gold.persons), *(("diarienummer", one.strip()) for one in numbers)]
    for name, value in values:
        if squash(value) not in letters:
            yield f"its documents do not name the gold {name} {value}", remedy
    day = question.gold.date
    if day and day not in {found.date for found in find_dates(whole)} and f"{day:%Y%m%d}" not in letters:
        yield f"its documents do not name the gold date {day}", remedy


def _grading(texts: Texts, question: GoldQuestion) -> Iterator[Finding]:
    is_silent = question.kind is QuestionKind.UNANSWERABLE
    if not question.answer.strip():
        yield "it has no reference answer", "Write in `answer` what a right answer says."
        return
    reference = _case(texts, question, question.answer, abstained=is_silent)
    grade = answer.overall(reference)
    if grade is None:
        yield "nothing tells a right answer from a wrong one", "Put words that a right answer has into `must_include`."
        return
    if not grade:
        yield f"the reference answer does not pass its own grading: {_why(reference)}", _MEND_GRADING
    if not is_silent and answer.overall(_case(texts, question, question.question)):
        yield (
            "an answer that repeats the question would pass",
            "Put words into `must_include` that only the documents tell.",
        )


def _case(texts: Texts, question: GoldQuestion, words: str, *, abstained: bool = False) -> Case:
    return Case(question=question, response=Response(id=question.id, answer=words, abstained=abstained), texts=texts)


def _why(case: Case) -> str:
    question, words = case.question, case.response.answer
    if answer.says_forbidden(case):
        return "it says something of must_not_include"
    if not answer.names_parties(case):
        missing = sorted(set(question.gold.parties) - parties_in(words, question.gold.parties))
        return f"it does not name the gold party {', '.join(missing)}"
    missing = [entry for entry in question.must_include if not holds(entry, words, question.gold.parties)]
    return f"it says nothing of “{missing[0]}”" if missing else "it does not hold every item of the gold"
