"""What stands in a table: one row for each source, hit or record, with the document, the page and the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from answer.evidence import Evidence, Witness
from answer.export.records import KINDS_OF, Record
from answer.export.sheets import Cell, Table
from answer.models import Answer, ListRow
from index.models import Found, Hit
from ingest.models import Ballot, Decision, Item, Person, Statement, Vote

OnRow = Callable[[int, int], None]  # rows done, rows in all

_PLACE = ("municipality", "organ", "date", "paragraf", "title", "diarienummer")
_WHERE = ("quote", "document", "source", "page", "ocr")
_OF_STATEMENT = ("kind", "parties", "persons", "refers_to")
_OWN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(KINDS_OF, _OF_STATEMENT),
    "beslut": ("status", "outcome", "addressee"),
    "voteringar": ("ja", "nej", "avstar", "ja_means", "nej_means", "voted_ja", "voted_nej", "tally_agrees"),
    "paragrafer": (),
}


def table_of_answer(answer: Answer) -> Table:
    """Return the complete list of an answer that is one, otherwise its sources."""
    if answer.rows:
        return table_of_list(answer.rows, about=answer.question.text)
    rows = [
        (
            one.n, one.municipality, one.organ, one.date, one.paragraf, one.section, ", ".join(one.diarienummer),
            one.kind.value, ", ".join(one.parties), ", ".join(one.persons), one.quote, one.title, one.source, one.page,
            _mark(one.is_ocr),
        )
        for one in answer.citations
    ]  # fmt: skip
    columns = ("n", *_PLACE, "kind", "parties", "persons", *_WHERE)
    return Table(about=f"{answer.question.text} — {answer.text}", columns=columns, rows=tuple(rows))


def table_of_list(listed: Iterable[ListRow], *, about: str) -> Table:
    rows = [
        (
            one.municipality, one.organ, one.date, one.paragraf, one.title, ", ".join(one.diarienummer), one.detail,
            one.quote, one.document, one.source, one.page, _mark(one.is_ocr),
        )
        for one in listed
    ]  # fmt: skip
    return Table(about=about, columns=(*_PLACE, "detail", *_WHERE), rows=tuple(rows))


def table_of_hits(hits: Iterable[Hit], *, about: str) -> Table:
    """Return the hits in their order, with rank and score."""
    rows = [
        (
            n, round(hit.score, 5), one.municipality, one.organ, one.date, one.paragraf, one.item_title,
            ", ".join(one.diarienummer), one.section_kind.value, ", ".join(one.parties), ", ".join(one.persons),
            one.text, one.title, one.source, one.page_no, _mark(one.is_ocr),
        )
        for n, hit in enumerate(hits, 1)
        for one in [hit.passage]
    ]  # fmt: skip
    columns = ("n", "score", *_PLACE, "kind", "parties", "persons", *_WHERE)
    return Table(about=about, columns=columns, rows=tuple(rows))


def table_of_records(
    records: Sequence[Record], witness: Witness, *, what: str, about: str, on_row: OnRow | None = None
) -> Table:
    """Return one row a record, in the records' order; `what` names their sort, which has its own columns."""
    rows: list[tuple[Cell, ...]] = []
    for n, found in enumerate(records, 1):
        rows.append((*_place(found), *_own(found.record), *_words(found, witness)))
        if on_row:
            on_row(n, len(records))
    return Table(about=about, columns=(*_PLACE, *_OWN[what], *_WHERE), rows=tuple(rows))


def _place(found: Record) -> tuple[Cell, ...]:
    document, item, record = found.document, found.item, found.record
    return (
        document.municipality,
        record.organ or item.organ or document.organ,
        record.date or item.date or document.date,
        item.paragraf,
        item.title or document.title,
        ", ".join(item.diarienummer or document.diarienummer),
    )


def _own(record: Statement | Decision | Vote | Item) -> tuple[Cell, ...]:
    match record:
        case Statement():
            persons = ", ".join(map(_named, record.persons))
            return record.kind.value, ", ".join(record.parties), persons, record.refers_to
        case Decision():
            return record.status.value, record.outcome.value, record.addressee
        case Vote():
            agrees = None if record.tally_agrees is None else _mark(record.tally_agrees)
            voted = (_voted(record, Ballot.JA), _voted(record, Ballot.NEJ))
            return record.ja, record.nej, record.avstar, record.ja_means, record.nej_means, *voted, agrees
        case Item():
            return ()


def _voted(vote: Vote, ballot: Ballot) -> str:
    return ", ".join(_named(one.person) for one in vote.members if one.ballot is ballot)


def _named(person: Person) -> str:
    return f"{person.name} ({person.party})" if person.party else person.name


def _words(found: Record, witness: Witness) -> tuple[Cell, ...]:
    """Return quote, document, file, page and OCR mark; the page of the first words where they go over several."""
    words_of: Callable[[Found[Any]], list[Evidence]] = (
        witness.of_item if isinstance(found.record, Item) else witness.of_record
    )
    evidence = words_of(found)
    document = found.document
    quote = " ".join(one.quote for one in evidence)
    page = evidence[0].span.page_no if evidence else found.record.spans[0].page_no
    return quote, document.title, document.source, page, _mark(any(one.is_ocr for one in evidence))


def _mark(is_so: bool) -> str:
    return "x" if is_so else ""
