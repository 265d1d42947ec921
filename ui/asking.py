"""A question to the archive and what comes of it: an answer, or a problem in words the reader can act on."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from answer.models import Turn
from index.models import Filters
from ingest.errors import ArchiveError
from ui import resources
from ui.next_questions import next_questions
from ui.state import Asked, Exchange, Problem, Wording

if TYPE_CHECKING:
    from answer.generate import Writer
    from index.archive import Archive

logger = logging.getLogger(__name__)

# Python computes one answer at a time anyway: with two at work one can read while the other computes, and twenty at
# once would only make all of them late.
AT_ONCE = 2
# Who waits for a language model computes nothing; that server says itself when it has too much to do.
WAITING_AT_ONCE = 16
_workers = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="ask")
_waiters = ThreadPoolExecutor(max_workers=WAITING_AT_ONCE, thread_name_prefix="word")


def start(asked: Asked, history: Sequence[Turn], filters: Filters, wording: Wording) -> Future[Exchange]:
    """Have the question answered beside the page, so that the reader can stop it; nothing is raised from it."""
    if writer := resources.writer():
        return _waiters.submit(_ask_and_word, writer, asked, history, filters, wording)
    return _workers.submit(ask_archive, asked, history, filters)


def _ask_and_word(
    writer: Writer, asked: Asked, history: Sequence[Turn], filters: Filters, wording: Wording
) -> Exchange:
    """Return the exchange in the words of the language model, told sentence by sentence; the model can't spoil it."""
    standalone = "" if asked.words else writer.standalone(asked.question, history)
    exchange = _workers.submit(ask_archive, asked, history, filters, standalone).result()
    if exchange.answer is None:
        return exchange
    wording.has_begun = True
    try:
        answer = writer.write(exchange.answer, on_sentence=wording.sentences.append, stop=wording.enough)
    except Exception:
        logger.exception("not worded anew")
        return exchange
    return replace(exchange, answer=answer)


def ask_archive(asked: Asked, history: Sequence[Turn], filters: Filters, standalone: str = "") -> Exchange:
    """Return the exchange; whatever fails is told in it and nothing is raised."""
    try:
        return _answered(resources.archive(), asked, history, filters, standalone)
    except ArchiveError as error:
        logger.warning("no answer: %s", error)
        return Exchange(asked=asked, problem=problem_of(error))
    except Exception:
        logger.exception("no answer")
        return Exchange(asked=asked, problem=Problem(kind=""))


def _answered(archive: Archive, asked: Asked, history: Sequence[Turn], filters: Filters, standalone: str) -> Exchange:
    from answer.pipeline import ask, vocabulary_of
    from ui.understood import leave_out

    if asked.left_out:
        # The rest stands by itself: read in the light of the conversation it would get back what was taken away.
        words = leave_out(asked.whole, asked.left_out, vocabulary_of(archive.catalog))
        asked, history = replace(asked, words=words), ()
    words = asked.words or asked.question
    answer = ask(archive, words, history=history, filters=filters, standalone=standalone)
    return Exchange(asked=asked, answer=answer, next_questions=next_questions(archive.catalog, answer))


def problem_of(error: ArchiveError) -> Problem:
    return Problem(kind=type(error).__name__, message=str(error), remedy=error.remedy)
