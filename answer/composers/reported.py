"""What others tell that somebody said: where a paper refers the debate, it is the only record of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from answer.composers.support import add_quotes
from answer.context import Context
from answer.models import Question
from answer.select import Quote
from index.models import Filters, Hit, Passage
from index.sentences import sentences
from ingest.models import VoiceRole
from ingest.parties import party_name

_SAYS = (
    r"(?:yrka|anse?r|ansåg|mena|tyck|föresl|vill\b|ville\b|framför|framhåll|framhöll|invän|hävda|kräv|stödde|stöder"
    r"|motsätt|motsatt|påpek|skriv|skrev|säg|sade\b|sa\b|tillstyrk|avstyrk|förord|undra|ifrågas|välkomn|beklag|kritis)\w*"
)
MAX_QUOTES = 2


def tell_reported(context: Context) -> None:
    """Quote the sentences of the matter that tell what those asked about said, in the voice of the paper."""
    if target := next(iter(context.targets(most=1)), None):
        items = {target.record.id, *(one.record.id for one in context.matter(target.record.id))}
        passages = context.archive.catalog.passages_of(Filters(item_ids=tuple(items)))
        add_quotes(context, list(_reports(context.question, passages))[:MAX_QUOTES])


def is_reported(question: Question, passages: Iterable[Passage]) -> bool:
    """Tell whether one of the passages tells what those asked about said."""
    return any(True for _ in _reports(question, passages))


def _reports(question: Question, passages: Iterable[Passage]) -> Iterator[Quote]:
    names = [*question.parties, *(party_name(one, "sv") for one in question.parties)]
    names += [name.split()[-1] for name in question.persons]
    said = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})s?\b\)?\s+(?:\S+\s+){{0,3}}?{_SAYS}")
    for passage in passages:
        if passage.role is VoiceRole.PARTI:
            continue
        for start, end in sentences(passage.text):
            if said.search(passage.text, start, end):
                yield Quote(hit=Hit(passage=passage, score=0.0), start=start, end=end, said=1.0)
