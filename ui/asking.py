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
from ui.state import Asked, Exchange, Problem

if TYPE_CHECKING:
    from index.archive import Archive

logger = logging.getLogger(__name__)

# Python computes one answer at a time anyway: with two at work one can read while the other computes, and twenty at
# once would only make all of them late.
AT_ONCE = 2
_workers = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="ask")


def start(asked: Asked, history: Sequence[Turn], filters: Filters) -> Future[Exchange]:
    """Have the question answered beside the page, so that the reader can stop it; nothing is raised from it."""
    return _workers.submit(ask_archive, asked, history, filters)


def ask_archive(asked: Asked, history: Sequence[Turn], filters: Filters) -> Exchange:
    """Return the exchange; whatever fails is told in it and nothing is raised."""
    try:
        return _answered(resources.archive(), asked, history, filters)
    except ArchiveError as error:
        logger.warning("no answer: %s", error)
        return Exchange(asked=asked, problem=problem_of(error))
    except Exception:
        logger.exception("no answer")
        return Exchange(asked=asked, problem=Problem(kind=""))


def _answered(archive: Archive, asked: Asked, history: Sequence[Turn], filters: Filters) -> Exchange:
    from answer.pipeline import ask, vocabulary_of
    from ui.understood import leave_out

    if asked.left_out:
        # The rest stands by itself: read in the light of the conversation it would get back what was taken away.
        words = leave_out(asked.whole, asked.left_out, vocabulary_of(archive.catalog))
        asked, history = replace(asked, words=words), ()
    answer = ask(archive, asked.words or asked.question, history=history, filters=filters)
    return Exchange(asked=asked, answer=answer, next_questions=next_questions(archive.catalog, answer))


def problem_of(error: ArchiveError) -> Problem:
    return Problem(kind=type(error).__name__, message=str(error), remedy=error.remedy)
