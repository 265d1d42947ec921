"""From a record to its page: what a button of a row, a station or a vote opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from answer.draft import Draft
from answer.evidence import Evidence, Witness
from answer.models import Citation
from index.models import Found
from ingest.errors import ArchiveError
from ingest.models import Decision, Item, Section, Span, Statement, Vote
from ui import resources, state
from ui.state import OpenSource

Record: TypeAlias = Found[Statement] | Found[Decision] | Found[Vote] | Found[Item] | Found[Section]


def open_record(found: Record) -> None:
    """Open the page on which the record begins, with its first words marked; a button's callback."""
    citation = _citation(found)
    state.open_source(
        OpenSource(
            document_id=found.document.id,
            page=citation.page if citation else page_of(found),
            quoted_page=citation.page if citation else page_of(found),
            quote=citation.quote if citation else "",
            citation=citation,
        )
    )


def page_of(found: Record) -> int:
    """Return the page on which the record begins, 1 where it does not tell."""
    spans: tuple[Span, ...] = found.record.spans
    return spans[0].page_no if spans else 1


def _citation(found: Record) -> Citation | None:
    try:
        evidence = _evidence(found)
    except ArchiveError:
        return None  # the panel will say what is the matter
    draft = Draft(evidence=evidence[:1])
    return next(iter(draft.citations()), None)


def _evidence(found: Record) -> list[Evidence]:
    if isinstance(found.record, Section):
        return []
    witness = Witness(resources.archive().catalog)
    words_of: Callable[[Found[Any]], list[Evidence]] = (
        witness.of_item if isinstance(found.record, Item) else witness.of_record
    )
    return words_of(found)
