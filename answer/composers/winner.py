"""Which of several proposals won and which fell, and who was behind each, where nobody counted the votes."""

from __future__ import annotations

import re

from answer.composers.course import tell_fates
from answer.composers.movers import Move, evidence_of, moves, places_of
from answer.composers.support import is_by
from answer.context import Context
from answer.models import Intent
from answer.quotes import shorten
from answer.wording import people_text
from prompts import say

MAX_WORDS_FATES = 75
MAX_WORDS_MOVED, MIN_WORDS_LEFT = 12, 10
_THING = r"(?:\w*yrkande\w*|tillägg\w*|\w*förslag\w*|\w*linje\w*|vems?)"
_FATE = r"(?:vann|vinnande|segra\w*|föll|förlora\w*|fick (?:\w+ )?(?:gehör|stöd|majoritet)|gick (?:\w+ )?igenom)"
_ASKS = re.compile(
    rf"\b{_THING}\b.*\b{_FATE}\b|\b{_FATE}\b.*\b{_THING}\b|\b(?:yrkande|tillägg)\w*\b.*\b(?:bifölls|avslogs)\b"
    r"|\bhur avgjordes\b|\b(?:whose|which|who)\b.*\b(?:won|lost|fell|prevailed|carried|got through|voted down)\b"
)
_OTHER = re.compile(
    r"\bröst\w*|\bvoter\w*|\bvarför\b|\bskäl|\bmotiver|\bvot(?:es|ing)\b|\bwhy\b|(?:^|\b(?:och|and) )(?:när|when)\b"
)


def compose(context: Context) -> bool:
    """Quote how each proposal fared and tell who moved them; False where it is not asked or not told, or where a vote
    tells it."""
    question = context.question
    low = question.text.lower()
    if not _ASKS.search(low) or _OTHER.search(low) or question.intent is Intent.LIST:
        return False
    for target in places_of(context)[:1]:
        if context.votes(target.record.id):
            return False
        tell_fates(context, target, max_words=MAX_WORDS_FATES)
        if not context.draft.sentences:
            return False
        known = moves(context, target.record.id)
        own = [one for one in known if is_by(one.found.record, question.parties, question.persons)]
        for move in own or known:
            if context.draft.words_left > MIN_WORDS_LEFT:
                _tell_move(context, move)
    return bool(context.draft.sentences)


def _tell_move(context: Context, move: Move) -> None:
    """Say who moved it and who joined, with the first words of it."""
    lang, evidence = context.lang, evidence_of(context, move.found)
    persons = list(move.persons)
    if evidence:
        parties = [] if persons else move.found.record.parties
        quote = shorten(evidence[-1].quote, MAX_WORDS_MOVED)
        who = people_text(persons, parties, lang)
        context.draft.say(say("dissent.moved", lang, who=who, quote=quote), evidence)
        if move.joiners:
            context.draft.say(say("movers.joined", lang, who=people_text(move.joiners, (), lang)), evidence[:1])
        context.draft.name(parties=move.found.record.parties, persons=[*persons, *move.joiners])
