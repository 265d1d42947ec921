"""Ask the archive: question -> understanding -> passages and records -> evidence -> answer, on one screen."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from answer.compose import compose
from answer.context import Context
from answer.evidence import Witness
from answer.generate import Writer
from answer.models import Answer, Mode, Turn
from answer.question import READ_LENGTH, understand
from answer.ranking import passages_to_show
from answer.retrieve import retrieve
from answer.vocabulary import Vocabulary, read_vocabulary
from index.archive import Archive
from index.catalog import Catalog
from index.models import Filters
from prompts import say

N_PASSAGES = 20


def ask(
    archive: Archive,
    text: str,
    *,
    history: Sequence[Turn] = (),
    filters: Filters = Filters(),
    n_passages: int = N_PASSAGES,
    standalone: str = "",
) -> Answer:
    """Return the answer to a question; one that says the archive is silent where it is.

    Args:
        history: the conversation so far, oldest first; a follow-up is read in its light.
        filters: hard limits chosen by the user.
        n_passages: how many of the passages found are handed on with the answer, best first.
        standalone: a follow-up completed by somebody else.
    """
    start = time.perf_counter()
    archive.refresh()
    vocabulary = vocabulary_of(archive.catalog)
    question = understand(text, vocabulary, history=history, filters=filters, standalone=standalone)
    ranking = retrieve(archive, question)
    context = Context(
        question=question, archive=archive, vocabulary=vocabulary, ranking=ranking, witness=Witness(archive.catalog)
    )
    compose(context)
    draft = context.draft
    if any(one.is_ocr for one in draft.evidence):
        draft.warnings.append(say("warning.ocr", question.lang))
    if question.standalone != question.text:
        draft.warnings.append(say("warning.followup", question.lang, question=question.standalone))
    if len(text.strip()) > READ_LENGTH:
        draft.warnings.append(say("warning.long", question.lang, n=READ_LENGTH))
    return Answer(
        question=question,
        text=draft.text,
        abstained=draft.abstained,
        mode=Mode.EXTRACTIVE,
        citations=draft.citations(),
        facts=draft.facts(),
        passages=passages_to_show(ranking, draft.evidence, n_passages),
        rows=tuple(draft.rows),
        warnings=tuple(draft.warnings),
        latency_ms=round((time.perf_counter() - start) * 1000, 1),
    )


def ask_with(
    writer: Writer | None,
    archive: Archive,
    text: str,
    *,
    history: Sequence[Turn] = (),
    filters: Filters = Filters(),
    n_passages: int = N_PASSAGES,
) -> Answer:
    """Return what `ask` returns, worded anew by the writer's language model where its words hold."""
    start = time.perf_counter()
    standalone = writer.standalone(text, history) if writer else ""
    answer = ask(archive, text, history=history, filters=filters, n_passages=n_passages, standalone=standalone)
    if writer:
        answer = writer.write(answer)
    return replace(answer, latency_ms=round((time.perf_counter() - start) * 1000, 1))


_vocabularies: WeakKeyDictionary[Catalog, tuple[int, Vocabulary]] = WeakKeyDictionary()
_reading = threading.Lock()


def vocabulary_of(catalog: Catalog) -> Vocabulary:
    """Return the archive's names, read again only when the archive has changed."""
    generation = catalog.generation()
    with _reading:
        known = _vocabularies.get(catalog)
        if known is None or known[0] != generation:
            known = (generation, read_vocabulary(catalog))
            _vocabularies[catalog] = known
        return known[1]
