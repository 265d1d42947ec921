"""What a model's text leaves out of the draft's direct answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.models import Answer
from answer.verification.acts import stances_in
from answer.verification.doers import PARTY, PERSON
from answer.verification.sentences import split_sentences
from answer.verification.support import Evidence, opening, words_of
from answer.verification.values import read_values


def lost(text: str, draft: Answer) -> Iterator[str]:
    """Yield what the draft answers and the text doesn't: Ja or Nej, who, the vote, the count, the day, the outcome."""
    first = next(iter(split_sentences(draft.text)), "")
    if opening(draft.text) != opening(text):
        yield opening(draft.text)
    if draft.rows:
        yield "list"  # a complete list is told by its rows, word for word
    yield from _lost_doers(text, first, draft)
    own = read_values(text)
    numbers = {number.value for number in own.numbers}
    for vote in draft.facts.votes[:1]:
        if not {int(figure) for figure in re.findall(r"\d+", vote)} - {0} <= numbers:
            yield vote
    if draft.facts.count is not None and draft.facts.count not in numbers:
        yield str(draft.facts.count)
    told = read_values(first)
    if "date" in draft.question.wanted and told.days and not {day for day, _ in told.days} & {d for d, _ in own.days}:
        yield told.days[0][1]
    if "number" in draft.question.wanted and told.numbers and not {one.value for one in told.numbers} & numbers:
        yield told.numbers[0].written
    if (outcomes := stances_in(first)) and draft.facts.outcomes and not outcomes & stances_in(text):
        yield ", ".join(sorted(outcomes))


def _lost_doers(text: str, first: str, draft: Answer) -> Iterator[str]:
    """Yield who is named first thing in the draft and by neither name nor party in the text."""
    names = Evidence.of(draft).names
    bare = re.sub(r"”[^”]*”", "", first)
    said = {doer for group in names.groups(text) for doer in group.doers}
    parties = {one.name for one in said if one.kind == PARTY} | {one.party for one in said if one.party}
    wanted = {*draft.facts.parties, *draft.facts.persons}
    for doer in dict.fromkeys(doer for group in names.groups(bare) for doer in group.doers):
        if doer.name not in wanted and doer.party not in wanted:
            continue
        is_said = words_of(doer.name) in words_of(text) if doer.kind == PERSON else False
        if doer.kind in (PARTY, PERSON) and not is_said and not {doer.name, doer.party} & parties:
            yield doer.name
