"""What a party or person has said: only in their own voice, in time order."""

from __future__ import annotations

from dataclasses import replace

from answer.composers.support import add_quotes, own_words
from answer.context import Context
from answer.retrieve import hard_filters
from answer.select import best_quotes
from index.models import Filters, Found, Hit
from ingest.models import Item, Statement, VoiceRole

N_OWN = 40
MAX_TARGETS = 2


def compose(context: Context) -> None:
    """Quote the party's or person's own words on the topic, those of the matter that is asked about first."""
    question = context.question
    if not (question.parties or question.persons):
        return
    targets = context.targets()
    own = {target.record.id: _own_statements(context, target) for target in targets[:MAX_TARGETS]}
    n_statements = sum(len(statements) for statements in own.values())
    for statements in own.values():
        for found in statements:
            if context.draft.words_left > 25:
                own_words(context, found, max_words=max(35, 90 // max(1, n_statements)))
    _search(context, {target.record.id for target in targets})


def _own_statements(context: Context, target: Found[Item]) -> list[Found[Statement]]:
    question = context.question
    return [
        one
        for one in context.statements(target.record.id)
        if one.record.text
        and (
            set(one.record.parties) & set(question.parties)
            or {person.name for person in one.record.persons} & set(question.persons)
        )
    ]


def _search(context: Context, item_ids: set[str]) -> None:
    """Add sentences in the voice asked about, from the whole archive where the matter holds none."""
    question = context.question
    hits = [hit for hit in context.ranking.hits if _is_own(hit, context)]
    if not hits and not context.draft.sentences:
        limits: Filters = replace(hard_filters(question), parties=question.parties, persons=question.persons)
        hits = [
            hit
            for hit in context.archive.search.search(question.standalone, k=N_OWN, filters=limits)
            if _is_own(hit, context)
        ]
    near = [hit for hit in hits if hit.passage.item_id in item_ids] or hits
    add_quotes(context, best_quotes(question, near))


def _is_own(hit: Hit, context: Context) -> bool:
    passage = hit.passage
    if passage.role not in (VoiceRole.PARTI, VoiceRole.FOREDRAGANDE):
        return False
    question = context.question
    return bool(set(passage.parties) & set(question.parties) or set(passage.persons) & set(question.persons))
