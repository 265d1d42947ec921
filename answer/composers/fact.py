"""Anything else in the texts: the sentences that say most of what is asked, with their voice named."""

from __future__ import annotations

from answer.composers.support import add_quotes, fair_hits
from answer.context import Context
from answer.select import best_quotes


def compose(context: Context) -> None:
    """Quote the best sentences of the best passages."""
    add_quotes(context, best_quotes(context.question, fair_hits(context)))
