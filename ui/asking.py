"""A question to the archive and what comes of it: an answer, or a problem in words the reader can act on."""

from __future__ import annotations

import logging

from index.models import Filters
from ingest.errors import ArchiveError
from ui import resources, state
from ui.state import Exchange, Problem

logger = logging.getLogger(__name__)


def ask_archive(question: str, filters: Filters) -> Exchange:
    """Return the exchange; whatever fails is told in it and nothing is raised."""
    try:
        from answer.pipeline import ask

        answer = ask(resources.archive(), question, history=state.history(), filters=filters)
        return Exchange(question=question, answer=answer)
    except ArchiveError as error:
        logger.warning("no answer: %s", error)
        return Exchange(question=question, problem=problem_of(error))
    except Exception:
        logger.exception("no answer")
        return Exchange(question=question, problem=Problem(kind=""))


def problem_of(error: ArchiveError) -> Problem:
    return Problem(kind=type(error).__name__, message=str(error), remedy=error.remedy)
