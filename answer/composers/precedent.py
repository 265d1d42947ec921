"""Earlier decisions and formulations like what is asked for, with organ, year and outcome."""

from __future__ import annotations

from dataclasses import replace

from answer.composers.decision import tell
from answer.context import Context
from answer.retrieve import hard_filters
from ingest.models import SectionKind

N_SEARCHED = 40
MAX_PRECEDENTS = 3


def compose(context: Context) -> None:
    """Quote the decisions that are most like the question, best first."""
    question = context.question
    limits = replace(
        hard_filters(question),
        section_kinds=(SectionKind.BESLUT, SectionKind.FORSLAG),
        organs=question.filters.organs or question.organs,
    )
    seen: dict[str, None] = {}
    for hit in context.archive.search.search(question.topic or question.standalone, k=N_SEARCHED, filters=limits):
        seen[hit.passage.item_id] = None
    for item_id in list(seen)[:MAX_PRECEDENTS]:
        for found in context.decisions(item_id)[:1]:
            if context.draft.words_left > 20:
                tell(context, found, max_words=45)
