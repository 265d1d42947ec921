"""What was decided or only proposed, by whom, with what outcome."""

from __future__ import annotations

from answer.composers.support import add_support
from answer.context import Context
from answer.evidence import Evidence
from answer.quotes import shorten
from answer.wording import capital, people_text, place_of_item
from index.models import Found
from ingest.models import Decision, DecisionStatus, Item, StatementKind
from prompts import say

MAX_QUOTE_WORDS = 60
MAX_TARGETS = 3


def compose(context: Context) -> None:
    """Quote the decision of the matter; of several meetings, in time order, where the question spans them."""
    targets = context.targets()
    told: list[Found[Item]] = []
    n_wanted = max(1, len(context.question.periods)) if len(targets) > 1 else 1
    for target in targets:
        decisions = context.decisions(target.record.id)
        if decisions and len(told) < min(n_wanted, MAX_TARGETS):
            tell(context, decisions[0], max_words=MAX_QUOTE_WORDS // n_wanted + 10)
            told.append(target)
    if told:
        _movers(context, told[0])
        add_support(context, told)


def tell(context: Context, found: Found[Decision], *, max_words: int) -> None:
    """Say one decision with its own words."""
    record = found.record
    evidence = context.witness.of_record(found)
    if not evidence:
        return
    quote, used = _quote(evidence, max_words)
    key = "decision.proposed" if record.status is DecisionStatus.FORSLAG else "decision.decided"
    place = place_of_item(found.document, found.item, context.lang)
    context.draft.say(say(key, context.lang, organ=capital(record.organ), place=place, quote=quote), used)
    context.draft.outcomes[record.outcome.value] = None


def _quote(evidence: list[Evidence], max_words: int) -> tuple[str, list[Evidence]]:
    """Return the first words of the pieces and the pieces they come from."""
    words: list[str] = []
    used: list[Evidence] = []
    for piece in evidence:
        if len(words) >= max_words:
            break
        words += piece.quote.split()
        used.append(piece)
    return shorten(" ".join(words), max_words), used


def _movers(context: Context, target: Found[Item]) -> None:
    """Say who moved what, where the question asks who."""
    if "person" not in context.question.wanted and "yrka" not in context.question.standalone.lower():
        return
    for one in context.statements(target.record.id, [StatementKind.YRKANDE]):
        evidence = context.witness.of_record(one)[:1]
        if context.draft.words_left < 25 or not evidence:
            return
        who = people_text(one.record.persons, one.record.parties, context.lang)
        context.draft.name(parties=one.record.parties, persons=[person.name for person in one.record.persons])
        context.draft.say(say("dissent.moved", context.lang, who=who, quote=shorten(evidence[0].quote, 30)), evidence)
