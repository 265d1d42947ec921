"""Who took the place of somebody who had a conflict of interest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.composers.support import is_by
from answer.context import Context
from answer.lexicon import lexicon
from answer.quotes import flat
from answer.wording import capital, place_of_evidence
from index.models import Filters, Found, Hit
from index.sentences import sentences
from ingest.models import Statement, StatementKind
from prompts import say

MIN_WORDS_LEFT = 15
_ASKS = re.compile(
    r"\bers[aä]tt\w*|\btjänstg(?:ör|jorde)\b|\b(?:gick|hoppade|ryckte|kallades) in\b|\bi ?stället\b"
    r"|\b(?:i|på) \w+s? (?:ställe|plats)\b|\breplaced?\b|\bstood in\b|\bsubstitute\b"
    r"|\b(?:his|her|whose|their) (?:place|stead)\b"
)
_ASKS_FOR_WHOM = re.compile(
    r"\b(?:ersatte|tjänstgjorde (?:för|i)|(?:gick|hoppade|ryckte) in (?:för|i)|replaced|stood in for)\b"
)
_STANDS_IN = re.compile(
    r"\btjänstg(?:ör|jorde)\b|\b(?:går|gick|träder|trädde|inträder|inträdde) in\b|\bersätt(?:er|s|are för)\b|\bställe\b"
)


def compose(context: Context) -> bool:
    """Tell it where a question, or the second part of one, asks for it alone: "Vem anmälde jäv, och vem gick in i
    stället?", "Vem ersatte Bo Ek?"."""
    question = context.question
    names_it = dict(lexicon().kinds)[StatementKind.JAV].search
    low = question.text.lower()
    if names_it(low) or not (names_it(question.standalone.lower()) or _ASKS_FOR_WHOM.search(low)):
        return False
    for target in context.targets():
        known = context.statements(target.record.id, [StatementKind.JAV])
        own = [one for one in known if is_by(one.record, (), question.persons)]
        tell_stand_in(context, own if question.persons else known)
    return bool(context.draft.sentences)


def tell_stand_in(context: Context, told: Sequence[Found[Statement]]) -> None:
    """Quote who served in the place of those who declared a conflict of interest, where the question asks for it."""
    question = context.question
    if "person" not in question.wanted or not _ASKS.search(question.standalone.lower()):
        return
    items = tuple(dict.fromkeys(one.item.id for one in told if one.record.kind is StatementKind.JAV))
    for passage in context.archive.catalog.passages_of(Filters(item_ids=items)) if items else []:
        for start, end in sentences(passage.text):
            if _STANDS_IN.search(passage.text[start:end].lower()) and context.draft.words_left > MIN_WORDS_LEFT:
                pieces = context.witness.of_passage(Hit(passage=passage, score=0.0), start, end)
                if pieces:
                    quote = flat(" ".join(piece.quote for piece in pieces))
                    place = place_of_evidence(pieces[0], context.lang)
                    sentence = say("fact.plain", context.lang, place=place, quote=quote)
                    context.draft.say(capital(sentence), pieces)
