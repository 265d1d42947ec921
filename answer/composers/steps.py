"""What was proposed and what was decided: who only proposed, whether the proposal was followed, how it ended."""

from __future__ import annotations

import re

from answer.composers.course import tell_course
from answer.composers.decision import decider_of, say_if_only_proposed, tell, words_of
from answer.composers.matter import organs_named, steps, walk
from answer.context import Context
from answer.terms import said_share
from answer.wording import capital, place_of_record
from index.models import Found
from index.words import stems
from ingest.models import Decision, DecisionStatus, Outcome
from prompts import say

_ON_ITS_OWN = re.compile(r"\b(?:avgjorde|avgjort|beslutade)\b.*\b(?:egen hand|själv\w*)|\bon its own\b")
_PROPOSAL = re.compile(r"försl|föresl|propos")
_FOLLOWED = re.compile(
    r"\bfölj(?:de|t|er|a)\b|\bskil(?:jer|de|t)\b|\bavvek\b|\bgick emot\b|\bblev det (?:också|även|så|som)\b"
    r"|\b(?:i linje|i enlighet) med\b|\benligt förslag|\bsamma som\b|\bfollow(?:ed)?\b|\bdiffer"
)
_WHAT_PROPOSED = re.compile(r"\bvad (?:har |hade )?(?:föresl\w+)|\bvilket förslag\b|\bwhat did .{0,60}\bpropose\b")
_IN_THE_END = re.compile(
    r"\btill (?:sist|slut)\b|\bslutlig(?:en|t)\b|slutänd|\b(?:sista|slutgiltiga|slutliga) (?:beslutet|ordet)\b"
    r"|\bvilke[nt] (?:instans|organ|nämnd)\b.*\b(?:beslut\w*|avgjorde)|\bwhich (?:body|organ)\b.*\bdecid"
    r"|\bin the end\b|\bfinal decision\b"
)
_NO_STEP = re.compile(r"röst|voter|reserv|yttrande|\bvot(?:e|es|ed|ing)\b")
MAX_WORDS_FIRST, MAX_WORDS_LATER = 50, 25
MAX_EARLIER = 2
MOSTLY_SAME, PARTLY_SAME = 0.7, 0.4
# These say all by themselves; of other outcomes only the words tell whether two are the same.
_PLAIN = frozenset({Outcome.AVSLAG, Outcome.ANSES_BESVARAD, Outcome.ATERREMISS, Outcome.BORDLAGGNING, Outcome.NOTERAS})


def compose(context: Context) -> bool:
    """Tell proposals and decisions in the order that the question asks for; False when it asks for something else."""
    question = context.question
    low = question.text.lower()
    asks_following = bool(_FOLLOWED.search(low) and _PROPOSAL.search(low))
    asks_alone, asks_end = bool(_ON_ITS_OWN.search(low)), bool(_IN_THE_END.search(low))
    asks_proposal = bool(_WHAT_PROPOSED.search(low)) and not question.persons and not question.parties
    if _NO_STEP.search(low) or not (asks_following or asks_alone or asks_end or asks_proposal):
        return False
    known = steps(context, walk(context))
    named = organs_named(context, (one.record.organ for one in known))
    if asks_following and _tell_following(context, known, named):
        return True
    if asks_alone:
        return _tell_alone(context, known, named)
    return _tell_end(context, known) if asks_end else asks_proposal and _tell_proposal(context, known, named)


def _is_decided(found: Found[Decision]) -> bool:
    return found.record.status is DecisionStatus.BESLUT


def _tell_following(context: Context, known: list[Found[Decision]], named: list[str]) -> bool:
    decided = [one for one in known if _is_decided(one)]
    of_named = [one for one in decided if one.record.organ in named]
    if not decided:
        return _tell_two_proposals(context, known)
    decision = _in_time(context, of_named or decided)[-1]
    proposals = [one for one in known[: known.index(decision)] if not _is_decided(one)]
    proposals = [one for one in proposals if one.record.organ != decision.record.organ]
    of_named = [one for one in proposals if one.record.organ in named]
    if not proposals:
        return False
    proposal = (of_named or proposals)[-1]
    is_same = _is_same(proposal.record, decision.record)
    if is_same is not None:
        key = "steps.followed" if is_same else "steps.diverged"
        evidence = [words_of(context, one)[:1] for one in (proposal, decision)]
        if all(evidence):
            organs = {"decider": decision.record.organ, "proposer": decider_of(context, proposal)}
            context.draft.say(say(key, context.lang, **organs), [piece for pieces in evidence for piece in pieces])
    tell(context, proposal, max_words=MAX_WORDS_LATER)
    tell(context, decision, max_words=MAX_WORDS_LATER)
    for item in context.items([decision.item.id]).values():
        tell_course(context, item)
    return bool(context.draft.sentences)


def _tell_two_proposals(context: Context, known: list[Found[Decision]]) -> bool:
    """Set the last two organs' proposals beside each other, where nothing is decided yet."""
    by_organ = {decider_of(context, one): one for one in known}
    if len(by_organ) < 2:
        return False
    (first, earlier), (second, later) = list(by_organ.items())[-2:]
    # The same outcome may be proposed in other words, which is what the question is about.
    shared = min(
        said_share(_subject(one.record), other.record.text) for one, other in ((earlier, later), (later, earlier))
    )
    evidence = [piece for one in (earlier, later) for piece in words_of(context, one)[:1]]
    if evidence and not PARTLY_SAME <= shared < MOSTLY_SAME:
        key = "steps.alike" if shared >= MOSTLY_SAME else "steps.unlike"
        context.draft.say(capital(say(key, context.lang, first=first, second=second)), evidence)
    for one in (earlier, later):
        tell(context, one, max_words=MAX_WORDS_FIRST)
    return bool(context.draft.sentences)


def _is_same(proposal: Decision, decision: Decision) -> bool | None:
    """Tell whether the decision is what was proposed; None when outcome and words leave it open."""
    share = said_share(_subject(proposal), decision.text)
    if proposal.outcome is not decision.outcome:
        return share >= MOSTLY_SAME
    if proposal.outcome in _PLAIN or share >= PARTLY_SAME:
        return True
    return None


def _subject(decision: Decision) -> list[str]:
    return [one for one in stems(decision.text) if not one.startswith(("föresl", "beslut"))]


def _tell_alone(context: Context, known: list[Found[Decision]], named: list[str]) -> bool:
    own = _in_time(context, [one for one in known if one.record.organ in named])
    if not own:
        return False
    step = own[-1]
    evidence = context.witness.of_record(step)[:1]
    if not evidence:
        return False
    organ = step.record.organ
    place = place_of_record(step, context.lang, subject=organ)
    if _is_decided(step):
        context.draft.say(say("steps.alone", context.lang, organ=organ, place=place), evidence)
    elif step.record.addressee:
        addressee = step.record.addressee
        context.draft.say(
            say("steps.only_proposed_to", context.lang, organ=organ, place=place, addressee=addressee), evidence
        )
    else:
        context.draft.say(say("steps.only_proposed", context.lang, organ=organ, place=place), evidence)
    tell(context, step, max_words=MAX_WORDS_FIRST)
    later = [one for one in known[known.index(step) + 1 :] if _is_decided(one)]
    if later and not _is_decided(step):
        tell(context, later[-1], max_words=MAX_WORDS_LATER)
    return True


def _tell_proposal(context: Context, known: list[Found[Decision]], named: list[str]) -> bool:
    own = _in_time(context, [one for one in known if one.record.organ in named])
    proposals = [one for one in own if not _is_decided(one)]
    if not proposals:
        return False
    tell(context, proposals[-1], max_words=MAX_WORDS_FIRST)
    later = [one for one in known[known.index(proposals[-1]) + 1 :] if _is_decided(one)]
    if later and later[-1].record.organ != proposals[-1].record.organ:
        tell(context, later[-1], max_words=MAX_WORDS_LATER)
    return bool(context.draft.sentences)


def _tell_end(context: Context, known: list[Found[Decision]]) -> bool:
    """Tell the last decision first, or the last proposal where there is none, then the steps before it."""
    last = next((one for one in reversed(known) if _is_decided(one)), known[-1] if known else None)
    if last is None:
        return False
    tell(context, last, max_words=MAX_WORDS_FIRST)
    for one in [step for step in known if step is not last][-MAX_EARLIER:]:
        tell(context, one, max_words=MAX_WORDS_LATER // 2)
    if context.draft.sentences and not _is_decided(last):
        say_if_only_proposed(context, walk(context))
    return bool(context.draft.sentences)


def _in_time(context: Context, found: list[Found[Decision]]) -> list[Found[Decision]]:
    """Return the steps of the times that the question names, all where none is."""
    periods = context.question.periods
    within = [one for one in found if any(period.holds(one.record.date or one.item.date) for period in periods)]
    return within or found
