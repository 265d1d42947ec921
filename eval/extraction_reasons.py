"""Where the reason of a statement stands, as the catalogue resolves it, against gold.

Asked are the gold statements that have no words of their own and lean on a text elsewhere.

- Gold that knows the text (synthetic archives: `reason_start`, `reason_doc`) wants that very text.
- Gold that tells in free words what is leant on wants a text, or the entry of the paper in the §, by the same parties
  or persons or by those whom these words name.

What leads to another text is wrong; what leads nowhere is missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.extraction_match import GivenStatement
from eval.models import GoldParagraf, GoldStatement, RecordScore
from eval.normal import parties_in, squash
from eval.voice.truth import stem
from index.catalog import Catalog
from index.models import Filters, Found
from index.reasons import Reason, ReasonStep, reason_of
from ingest.models import Item, Statement, StatementKind
from ingest.people import fold

KIND = "references resolved"
_ASKED = (
    StatementKind.RESERVATION,
    StatementKind.SARSKILT_UTTALANDE,
    StatementKind.SARSKILT_YTTRANDE,
    StatementKind.ERSATTARYTTRANDE,
    StatementKind.PROTOKOLLSANTECKNING,
)


def score_reasons(catalog: Catalog, rows: Sequence[GoldParagraf]) -> tuple[RecordScore, ...]:
    """Return the score of the references, none where the gold has no statement that leans on another text."""
    ids = {stem(source): one.id for one in catalog.documents() for _, source in catalog.locations(one.id)}
    n_gold = n_found = n_right = 0
    wrong: list[str] = []
    for row in rows:
        found = _statements(catalog, ids.get(row.doc, ""), row)
        for gold in (one for one in row.statements if _is_asked(one)):
            match = next((one for one in found if _is_same(one.record, gold, row.organ)), None)
            reason = reason_of(catalog, match) if match else None
            steps = tuple(_ends(reason, gold)) if reason else ()
            is_right = bool(steps) and all(_is_right(catalog, step, gold) for step in steps)
            n_gold, n_found, n_right = n_gold + 1, n_found + bool(steps), n_right + is_right
            if not is_right:
                wrong.append(f"{row.doc} § {row.paragraf}: {_told(gold)}: {_where(steps)}")
    if not n_gold:
        return ()
    return (RecordScore(kind=KIND, n_gold=n_gold, n_found=n_found, n_right=n_right, wrong=tuple(wrong)),)


def _is_asked(gold: GoldStatement) -> bool:
    leans = gold.refers_to or gold.reason_start or gold.reason_doc
    return gold.kind in _ASKED and bool(leans) and not (gold.text or gold.text_start)


def _statements(catalog: Catalog, document_id: str, row: GoldParagraf) -> list[Found[Statement]]:
    """Return the statements of the §, those without words of their own before those that have them."""
    found = catalog.statements(Filters(document_ids=(document_id,)))
    here = [one for one in found if _is_in(one.item, row) and one.record.kind in _ASKED]
    return sorted(here, key=lambda one: (bool(one.record.text), not one.record.refers_to))


def _is_in(item: Item, row: GoldParagraf) -> bool:
    return row.paragraf is None or item.paragraf == row.paragraf


def _is_same(statement: Statement, gold: GoldStatement, organ: str) -> bool:
    return GivenStatement.of(statement).is_same(GivenStatement.of_gold(gold, organ))


def _ends(reason: Reason, gold: GoldStatement) -> Iterator[ReasonStep]:
    """Yield the texts that the reason leads to; where it leads to none, the entry that names the paper."""
    yield from reason.ends
    if not reason.is_resolved and gold.reason_start is None:
        yield from reason.steps


def _is_right(catalog: Catalog, step: ReasonStep, gold: GoldStatement) -> bool:
    record = step.found.record
    text = record.text if isinstance(record, Statement) else f"{step.words} {catalog.section_text(record)}"
    if gold.reason_start:
        return squash(gold.reason_start) in squash(text)
    if gold.reason_doc:
        return any(stem(source) == gold.reason_doc for _, source in catalog.locations(step.found.document.id))
    wanted = {*gold.parties, *parties_in(gold.refers_to or "")}
    if isinstance(record, Statement):
        names = {fold(person.name) for person in record.persons}
        return bool(wanted & set(record.parties)) or not names.isdisjoint(map(fold, gold.persons))
    return bool(wanted & set(parties_in(step.words, wanted))) or any(name in step.words for name in gold.persons)


def _told(gold: GoldStatement) -> str:
    who = ", ".join((*gold.parties, *gold.persons))
    return f"{gold.kind}: {who}: {gold.refers_to!r} ({gold.reason_start or gold.reason_doc or 'in free words'})"


def _where(steps: Sequence[ReasonStep]) -> str:
    told = (f"{step.found.document.source} {step.by}: {_text(step)[:60]!r}" for step in steps)
    return "; ".join(told) or "leads nowhere"


def _text(step: ReasonStep) -> str:
    record = step.found.record
    return record.text if isinstance(record, Statement) else step.words
