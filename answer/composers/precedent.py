"""Earlier decisions and formulations like what is pasted or described, with organ, year, outcome and what differs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from answer.composers.decision import tell
from answer.composers.matter import steps
from answer.context import Context
from answer.evidence import Evidence
from answer.lexicon import lexicon
from answer.quotes import flat, shorten
from answer.retrieve import hard_filters
from index.alignment import Side
from index.models import Found
from index.precedents import MIN_WORDS, Precedent, find_precedents
from ingest.errors import UsageError
from ingest.models import Decision, DecisionStatus, Item, Outcome, SectionKind
from prompts import say

N_FOUND = 40
MAX_PRECEDENTS = 3
MAX_QUOTE_WORDS = 28
MAX_DIFFERENCE_WORDS = 8
MIN_WORDS_LEFT = 12
MIN_PASTED_WORDS = 6
MIN_SHARE = 0.4  # of a pasted text's words; with less in common all differs
_PASTED = re.compile(r"(?:[:\n]\s*|[”“\"»])(?P<text>[^”“\"»]{20,}?)[”“\"«]?\s*$", re.DOTALL)


def compose(context: Context) -> None:
    """Quote the decisions that are most like the text, best first, each with its outcome and what differs."""
    question = context.question
    pasted = pasted_text(question.standalone)
    outcomes = set() if pasted else {one for one, cue in lexicon().outcomes if cue.search(question.standalone.lower())}
    told: set[str] = set()
    for one, found in _found(context, pasted):
        is_asked = not outcomes or found.record.outcome in outcomes
        has_room = context.draft.words_left > MIN_WORDS_LEFT + MAX_QUOTE_WORDS // 2
        if is_asked and has_room and one.place.item.id not in told and len(told) < MAX_PRECEDENTS:
            told.add(one.place.item.id)
            matter = [] if pasted else context.matter(one.place.item.id)
            told.update(item.record.id for item in matter)
            before = len(context.draft.evidence)
            tell(context, _as_it_ended(context, found, matter), max_words=MAX_QUOTE_WORDS)
            _tell_outcome(context, one, context.draft.evidence[before:], is_pasted=bool(pasted))
    if outcomes and not told:
        _tell_latest(context, outcomes)


def pasted_text(question: str) -> str:
    """Return the text that a question gives to compare with: what ends it after a colon, a line break or a quotation
    mark; "" when it only describes one."""
    match = _PASTED.search(question)
    text = match["text"].strip() if match else ""
    return text if len(text.split()) >= MIN_PASTED_WORDS else ""


def _found(context: Context, pasted: str) -> Iterator[tuple[Precedent, Found[Decision]]]:
    """Yield the decisions and proposals like the text, best first; of the organ that the question names."""
    question = context.question
    limits = replace(hard_filters(question), section_kinds=(SectionKind.BESLUT, SectionKind.FORSLAG))
    if not pasted:
        limits = replace(limits, organs=question.filters.organs or question.organs)
    texts = (pasted or question.topic, question.standalone)  # a topic of a word or two can't be compared
    text = next(one for one in texts if one is texts[-1] or len(one.split()) >= MIN_WORDS)
    try:
        precedents = find_precedents(context.archive, text, k=N_FOUND, filters=limits)
    except UsageError:
        return
    for one in precedents:
        if decision := _decision_at(context, one):
            yield one, decision


def _as_it_ended(context: Context, found: Found[Decision], matter: Sequence[Found[Item]]) -> Found[Decision]:
    """Return the last decision of the matter, which is the precedent; what was proposed where none is recorded."""
    decided = [one for one in steps(context, matter) if one.record.status is DecisionStatus.BESLUT]
    return found if found.record.status is DecisionStatus.BESLUT or not decided else decided[-1]


def _tell_latest(context: Context, outcomes: set[Outcome]) -> None:
    """Quote the latest decisions with the outcome: where no subject is named, no text is more like than another."""
    question = context.question
    limits = replace(hard_filters(question), parties=(), organs=question.filters.organs or question.organs)
    fitting = [one for one in context.archive.catalog.decisions(limits) if one.record.outcome in outcomes]
    decided = [one for one in fitting if one.record.status is DecisionStatus.BESLUT] or fitting
    for one in decided[: -MAX_PRECEDENTS - 1 : -1]:
        if context.draft.words_left > MIN_WORDS_LEFT:
            tell(context, one, max_words=MAX_QUOTE_WORDS)


def _decision_at(context: Context, one: Precedent) -> Found[Decision] | None:
    """Return the decision or proposal whose words they are."""
    found = context.decisions(one.place.item.id)
    return next((each for each in found if each.record.section_id == one.place.section.id), next(iter(found), None))


def _tell_outcome(context: Context, one: Precedent, evidence: list[Evidence], *, is_pasted: bool) -> None:
    lang, decision = context.lang, one.place.decision
    if not evidence or (decision is None and not is_pasted):
        return
    outcome = decision.record.outcome.value if decision else say("precedent.no_outcome", lang)
    said: dict[str, object] = {"outcome": outcome}
    key = "outcome"
    if is_pasted and one.share >= MIN_SHARE:
        gone, new = _difference(one)
        key = "differs" if gone and new else "added" if new else "lacks" if gone else "same"
        said |= {"share": round(100 * one.share)} if gone or new else {}
        said |= {name: words for name, words in (("gone", gone), ("new", new)) if words}
    context.draft.say(say(f"precedent.{key}", lang, **said), evidence[:1])


def _difference(one: Precedent) -> tuple[str, str]:
    """Return the first words that only the text has, and what stands there instead; what the precedent says before and
    after the common words is context, not a difference, unless nothing else differs."""
    segments = one.aligned.segments
    inner = segments
    while inner and inner[0].side is Side.INSERTED:
        inner = inner[1:]
    while inner and inner[-1].side is Side.INSERTED:
        inner = inner[:-1]
    for n, segment in enumerate(inner):
        if segment.side is not Side.EQUAL:
            after = inner[n + 1] if n + 1 < len(inner) else None
            paired = after.text if after and segment.side is Side.DELETED and after.side is Side.INSERTED else ""
            gone, new = (segment.text, paired) if segment.side is Side.DELETED else ("", segment.text)
            return _short(gone), _short(new)
    edges = [segment.text for segment in segments if segment.side is Side.INSERTED]
    return "", _short(edges[0]) if edges else ""


def _short(text: str) -> str:
    return shorten(flat(text), MAX_DIFFERENCE_WORDS).strip(' .,;:”“"')
