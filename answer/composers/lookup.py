"""A diarienummer, a date or an organ, with the words that say it."""

from __future__ import annotations

import re

from answer.composers.decision import tell
from answer.composers.support import add_support
from answer.context import Context
from answer.wording import place_of
from index.models import Found
from ingest.models import Item
from ingest.references import find_dates
from prompts import say

_ASKS_NUMBER = re.compile(r"diarienum|\bdnr\b|ärendenummer|reference number|case number")
MAX_TARGETS = 3
MAX_DECISION_WORDS = 45


def compose(context: Context) -> None:
    """Give the number of the matter, or the sentences that hold the date or name asked for."""
    targets = context.targets(most=MAX_TARGETS)
    if _ASKS_NUMBER.search(context.question.standalone.lower()):
        for target in targets:
            numbers = target.record.diarienummer or target.document.diarienummer
            heading = context.witness.of_item(target)
            if numbers and heading:
                sentence = say(
                    "lookup.diarienummer",
                    context.lang,
                    title=target.record.title,
                    place=place_of(target, context.lang),
                    numbers=", ".join(numbers),
                )
                context.draft.say(sentence, heading)
    elif "date" in context.question.wanted:
        _tell_dated_decision(context, targets)
    add_support(context, targets)


def _tell_dated_decision(context: Context, targets: list[Found[Item]]) -> None:
    """Tell the matter's decision first when it sets a date: what was decided to begin, end or be done by then."""
    for found in (decision for target in targets[:1] for decision in context.decisions(target.record.id)):
        if find_dates(found.record.text):
            tell(context, found, max_words=MAX_DECISION_WORDS)
