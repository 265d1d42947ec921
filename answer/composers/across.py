"""Who did the same in two organs: "Reserverade sig M i både nämnden och kommunstyrelsen?", "Vilka reserverade sig i
nämnden respektive i kommunstyrelsen?"."""

from __future__ import annotations

import re

from answer.composers.dissent import kinds_asked, tell_none
from answer.composers.matter import MINUTES, organs_named, walk
from answer.composers.support import is_by
from answer.composers.vote import tally_of
from answer.composers.who import tell_done
from answer.context import Context, organ_of
from answer.evidence import MAX_BALLOTS, Evidence
from answer.wording import enumeration, key_of, place_of_record
from index.models import Found
from ingest.models import Item, Statement, StatementKind
from prompts import say

_BOTH = re.compile(r"\b(?:respektive|både|båda|också|även|likaså|both|also|too|as well)\b")


def compose(context: Context) -> bool:
    """Answer yes or no for both organs, with the words of each; False when the question is another."""
    question = context.question
    organs = organs_named(context)
    kinds = kinds_asked(question)
    asked = [*question.persons, *question.parties]
    if len(organs) != 2 or not kinds or not _BOTH.search(question.standalone.lower()):
        return False
    if not asked:
        return _tell_each(context, organs, kinds[0])
    items = walk(context)
    told = [_statements(context, items, organ, kinds[0]) for organ in organs]
    # That nothing is recorded can be said only of an organ whose minutes the archive has.
    headings = [_heading(context, items, organ) for organ in organs]
    if not all(own or heading for own, heading in zip(told, headings, strict=True)):
        return False
    _tell(context, organs, kinds[0], told, headings)
    if any(told):
        for organ in [organ for organ, own in zip(organs, told, strict=True) if not own]:
            _tell_instead(context, items, organ, kinds[0])
    return True


def _tell_each(context: Context, organs: list[str], kind: StatementKind) -> bool:
    """Say of each organ who did it there, or that nobody is recorded to have; False where the minutes of one of them
    are not in the archive."""
    items = walk(context)
    told = [_in_organ(context, items, organ, kind) for organ in organs]
    minutes = [[one for one in items if organ_of(one) == organ and one.document.kind in MINUTES] for organ in organs]
    if not any(told) or not all(own or papers for own, papers in zip(told, minutes, strict=True)):
        return False
    for own, papers in zip(told, minutes, strict=True):
        if not own:
            tell_none(context, papers[-1], [kind], what_else=False)
            continue
        tell_done(context, own)
    return bool(context.draft.sentences)


def _in_organ(context: Context, items: list[Found[Item]], organ: str, kind: StatementKind) -> list[Found[Statement]]:
    """Return the statements of the kind that were made in the organ."""
    return [
        one
        for item in items
        for one in context.statements(item.record.id, [kind])
        if (one.record.organ or organ_of(item)) == organ
    ]


def _statements(
    context: Context, items: list[Found[Item]], organ: str, kind: StatementKind
) -> list[tuple[Found[Statement], list[Evidence]]]:
    """Return what those asked about did in the organ, with the sentence that tells it; what minutes tell comes first,
    and a second paper on the same adds nothing."""
    question = context.question
    found = [
        one for one in _in_organ(context, items, organ, kind) if is_by(one.record, question.parties, question.persons)
    ]
    found.sort(key=lambda one: one.document.kind not in MINUTES)
    carried = [(one, context.witness.intro_of(one)) for one in found]
    return [(one, evidence) for one, evidence in carried if evidence][:1]


def _heading(context: Context, items: list[Found[Item]], organ: str) -> list[Evidence]:
    own = [item for item in items if organ_of(item) == organ and item.document.kind in MINUTES]
    return context.witness.of_item(own[0]) if own else []


def _tell(
    context: Context,
    organs: list[str],
    kind: StatementKind,
    told: list[list[tuple[Found[Statement], list[Evidence]]]],
    headings: list[list[Evidence]],
) -> None:
    question, lang = context.question, context.lang
    who = enumeration([*question.persons, *question.parties], lang)
    did = [organ for organ, own in zip(organs, told, strict=True) if own]
    left = [organ for organ in organs if organ not in did]
    verb = say(f"verb.{key_of(kind)}", lang)
    carried = [piece for own, heading in zip(told, headings, strict=True) for piece in (own[0][1] if own else heading)]
    if not left:
        sentence = say("across.both", lang, who=who, verb=verb, first=did[0], second=did[1])
    elif did:
        sentence = say("across.one", lang, who=who, verb=verb, did=did[0], left=left[0])
    else:
        kind_text = say(f"no_kind.{key_of(kind)}", lang)
        sentence = say("across.neither", lang, who=who, kind=kind_text, first=left[0], second=left[1])
    context.draft.say(sentence, carried)
    context.draft.name(parties=question.parties)
    for own in told:
        if own:
            tell_done(context, [found for found, _ in own])


def _tell_instead(context: Context, items: list[Found[Item]], organ: str, kind: StatementKind) -> None:
    """Say who did it in the organ where those asked about did not, and how the vote there ended."""
    if others := _in_organ(context, items, organ, kind):
        tell_done(context, others)
    for item in items:
        if organ_of(item) != organ or item.document.kind not in MINUTES:
            continue
        for vote in context.votes(item.record.id)[:1]:
            tally, evidence = tally_of(vote.record, context.lang), context.witness.of_record(vote)[:MAX_BALLOTS]
            if tally and evidence:
                said = {"title": item.record.title, "place": place_of_record(vote, context.lang), "tally": tally}
                context.draft.say(say("vote.lead", context.lang, **said), evidence)
