"""Which party somebody stood for: in the years that are named, or through all of them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from answer.context import Context
from answer.evidence import Evidence
from answer.models import Intent
from answer.wording import people_text, place_of_record
from index.models import Found
from ingest.models import Statement
from prompts import say

_ASKS_PARTY = re.compile(
    r"\b(?:vilket|vilka|samma|annat|bytte?|bytt) parti(?:er)?\b|\bparti(?:tillhörighet|byte)\b"
    r"|\b(?:which|what|same|another|change[ds]?) part(?:y|ies)\b"
)
_STOOD_FOR = re.compile(
    r"\b(?:företräd\w+|represent\w+|tillhör\w*|satt|sitter|sat|st(?:ood|and)|byt\w+|belong\w*|change[ds]?|medlem)\b"
)
_ASKS_SAME = re.compile(r"\bsamma parti\b|\bbyt\w+\b|\bsame party\b|\bchange[ds]?\b")
MAX_TOLD = 4


def compose(context: Context) -> bool:
    """Tell the party of the one person named, year by year; False where the question asks for another thing."""
    question = context.question
    low = question.standalone.lower()
    if len(question.persons) != 1 or not _ASKS_PARTY.search(low) or not _STOOD_FOR.search(low):
        return False
    if question.intent is not Intent.FACT and not _ASKS_PARTY.search(question.text.lower()):
        return False  # the second of two parts: "..., och vad ville hon?"
    told = _by_year(context, question.persons[0])
    if not told:
        return False
    if _ASKS_SAME.search(low) and len(told) > 1:
        is_same = all(one == other for (_, one, _, _), (_, other, _, _) in pairwise(told))
        pieces = [piece for _, _, _, own in told for piece in own]
        context.draft.say(say("affiliation.same" if is_same else "affiliation.changed", context.lang), pieces)
    for year, party, found, pieces in told[:MAX_TOLD]:
        who = people_text((), (party,), context.lang)
        place = place_of_record(found, context.lang)
        sentence = say(
            "affiliation.stood_for", context.lang, who=question.persons[0], party=who, year=year, place=place
        )
        context.draft.say(sentence, pieces)
        context.draft.name(parties=(party,), persons=[one for one in found.record.persons if one.party == party][:1])
    return True


def _by_year(context: Context, name: str) -> list[tuple[int, str, Found[Statement], list[Evidence]]]:
    """Return the party of each year asked about, or of each change where none is, with words that show it."""
    years = {period.first.year for period in context.question.periods}
    limits = replace(context.question.filters, persons=(name,))
    found: dict[tuple[int, str], tuple[int, str, Found[Statement], list[Evidence]]] = {}
    for one in context.archive.catalog.statements(limits):
        party = next((person.party for person in one.record.persons if person.name == name and person.party), "")
        day = one.record.date or one.item.date or one.document.date
        if not party or day is None or (years and day.year not in years) or (day.year, party) in found:
            continue
        if pieces := [piece for piece in context.witness.intro_of(one) if name in piece.quote]:
            found[day.year, party] = (day.year, party, one, pieces)
    told = [found[key] for key in sorted(found)]
    return told if years else [one for n, one in enumerate(told) if n == 0 or one[1] != told[n - 1][1]]
