"""What a yrkande was about, or why it was moved, where the archive tells no more than that it was.

Minutes often give a yrkande in one line ("yrkar avslag på förslaget") and leave its words to a paper of its own. Where
no words of those asked about are in the matter, that line is no answer to "why" or "what": it is told as what there is.
"""

from __future__ import annotations

import re

from answer.composers.dissent import kinds_asked
from answer.composers.matter import walk
from answer.composers.reason import told_by
from answer.composers.support import is_by
from answer.context import Context
from answer.quotes import flat, shorten
from answer.unsaid import MIN_TITLE_SHARE
from answer.wording import enumeration, people_text, place_of_record
from index.models import Filters, Found
from ingest.models import Item, Statement, StatementKind, VoiceRole
from prompts import say

MAX_QUOTE_WORDS = 30
MIN_WORDS_LEFT = 20
N_LEAD = 100  # characters of a decision that tell whose words it follows
_ASKS_CONTENT = re.compile(
    r"\byrkande\w*\b.*\b(?:gick .{0,60}ut på|gick ut på|innebar|innehöll|handlade om|löd)\b"
    r"|\b(?:vad|hur) (?:gick|innebar|innehöll|löd|handlade|stod det i|står det i)\b.*yrkande"
    r"|\bwhat (?:did|was|were)\b.{0,80}\bmotion\b.{0,60}\b(?:contain|about|say|propose)"
)


def compose(context: Context) -> bool:
    """Say that only the bare yrkanden of those asked about are known; False where there is more, or less."""
    question = context.question
    asks_content = bool(_ASKS_CONTENT.search(question.text.lower()))
    if not (question.parties or question.persons) or not (asks_content or "reason" in question.wanted):
        return False
    target = next(iter(context.targets(most=1)), None)
    ranked = context.ranked(target.record.id) if target else None
    if target is None or ranked is None or ranked.title_share < MIN_TITLE_SHARE or kinds_asked(question):
        return False
    items = walk(context)
    own = [one for item in items for one in context.statements(item.record.id) if _is_own(context, one)]
    moved = [one for one in own if one.record.kind is StatementKind.YRKANDE]
    if not moved or any(_has_words(context, one) for one in own) or _speaks(context, items):
        return False
    if asks_content and any(_follows_yrkande(context, one) for one in items):
        return False
    for one in moved:
        _tell(context, one)
    if context.draft.sentences:
        key = "silence.no_content" if asks_content else "silence.no_argument"
        who = enumeration([*question.persons, *question.parties], context.lang)
        context.draft.abstain(say(key, context.lang, who=who))
    return bool(context.draft.sentences)


def _is_own(context: Context, found: Found[Statement]) -> bool:
    return is_by(found.record, context.question.parties, context.question.persons)


def _has_words(context: Context, found: Found[Statement]) -> bool:
    """Tell whether the statement says something of its own, or leads to a text that does."""
    return told_by(context, found) is not None


def _follows_yrkande(context: Context, item: Found[Item]) -> bool:
    """Tell whether what was decided is the words of a yrkande: "Enligt yrkande från S: Förvaltningen får i uppdrag"."""
    return any("yrkande" in one.record.text[:N_LEAD].lower() for one in context.decisions(item.record.id))


def _speaks(context: Context, items: list[Found[Item]]) -> bool:
    """Tell whether a paper of the matter holds words in the voice asked about that are no recorded statement."""
    limits = Filters(item_ids=tuple(one.record.id for one in items))
    asked = set(context.question.parties)
    return any(
        passage.role is VoiceRole.PARTI
        and passage.section_kind.value not in {kind.value for kind in StatementKind}
        and bool(passage.parties)
        and set(passage.parties) <= asked
        for passage in context.archive.catalog.passages_of(limits)
    )


def _tell(context: Context, found: Found[Statement]) -> None:
    evidence = context.witness.of_record(found)[:1]
    who = people_text(found.record.persons, found.record.parties, context.lang)
    if not evidence or not who or context.draft.words_left < MIN_WORDS_LEFT:
        return
    quote = shorten(flat(evidence[0].quote), MAX_QUOTE_WORDS)
    place = place_of_record(found, context.lang)
    context.draft.say(say("movers.moved", context.lang, who=who, place=place, quote=quote), evidence)
    context.draft.name(parties=found.record.parties, persons=found.record.persons)
