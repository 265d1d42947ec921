"""What was proposed and what was decided: who only proposed, whether the proposal was followed, how it ended."""

from __future__ import annotations

import re
from dataclasses import replace

from answer.clauses import ways_to_ask
from answer.composers.adopted import tell_adopted
from answer.composers.course import tell_course
from answer.composers.decision import decider_of, say_if_only_proposed, tell, words_of
from answer.composers.later import tell_later
from answer.composers.matter import organs_named, steps, walk
from answer.composers.support import add_quotes
from answer.context import Context
from answer.draft import Draft
from answer.question import own_question
from answer.select import Quote, best_quotes
from answer.terms import said_share
from answer.wording import capital, place_of_record
from index.models import Found, Passage
from index.words import stems
from ingest.models import Decision, DecisionStatus, Outcome, SectionKind, VoiceRole
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
    r"|^(?:vem|vilka)(?: i kommunen| i regionen)? (?:beslutade|beslöt|bestämde|avgjorde|fattade)\b|^who decided\b"
    r"|\bin the end\b|\bfinal decision\b"
)
_NO_STEP = re.compile(r"röst|voter|reserv(?:er|ation|ed)|(?:särskil\w+ |ersättar)yttrande|\bvot(?:e|es|ed|ing)\b")
# What somebody wanted at first, and what came of it.
_AT_FIRST = re.compile(
    r"\bföresl\w+|\w{3,}s (?:\w+ )?förslag\b|\butkast|\bursprunglig|\b(?:ville|velat|tänkt|begär\w*|ansök\w*)\b"
    r"|\b(?:sökte|bad om|räknade|räknat)\b|\bpropos(?:e|ed|es|al|als)\b|\bdraft\b|\boriginal"
    r"|\b(?:wanted|asked for|requested|applied)\b"
)
_AT_LAST = re.compile(
    r"\b(?:landa|bestäm|enades|bevilja|godkän|valde|anto[gs]|anta|fastställ|utfall|slut)\w*|\bbesl[uö]t\w*"
    r"|\b(?:blev|blir|fick|får|gick (?:vidare|det|igenom)|sa|sade)\b"
    r"|\b(?:decid|adopt|approv|end|grant|final|settl)\w*|\bchose\b"
)
_SETS_APART = re.compile(r"\bskil|\bjämför|\bändra|\bavv[ei]k|\btill s(?:lut|ist)\b|\bdiffer|\bchang|\bin the end\b")
_OF_THE_MEETING = frozenset({SectionKind.BESLUT, SectionKind.YRKANDE, SectionKind.BESLUTSGANG, SectionKind.OMROSTNING})
_BODY = re.compile(r"\b\w*(?:nämnd|förvaltning|kontor|utskott|styrelse|bolag|förening|chef|beredning|råd)(?:en|et|n)\b")
_VIEW = re.compile(r"\b(?:av|till)styrk\w+")
MAX_WORDS_FIRST, MAX_WORDS_LATER = 50, 25
MAX_WORDS_AT_FIRST, MAX_WORDS_AT_LAST = 50, 40
MAX_EARLIER = 2
N_NEAR = 3  # of the best quotes, those that tell what was wanted come first
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
    asks_both = _asks_both(context)
    if _NO_STEP.search(low) or not (asks_following or asks_alone or asks_end or asks_proposal or asks_both):
        return False
    known = steps(context, walk(context))
    named = organs_named(context, (one.record.organ for one in known))
    if asks_following and _tell_following(context, known, named):
        return True
    if asks_both and _tell_both(context, known, named):
        return True
    if asks_alone:
        return _tell_alone(context, known, named)
    return _tell_end(context, known) if asks_end else asks_proposal and _tell_proposal(context, known, named)


def _asks_both(context: Context) -> bool:
    """Tell whether the question sets what was wanted at first beside what came of it: "Vad begärde föreningen, och vad
    blev det?"."""
    question = context.question
    low = question.text.lower()
    if question.parties or question.persons or "person" in question.wanted:
        return False
    *_, second = (way.lower() for way in ways_to_ask(question))
    first = low.removesuffix(second)
    if first and len(ways_to_ask(question)) > 1:  # each part asks for one of the two
        parts = (first, second), (second, first)
        return any(_AT_FIRST.search(one) and _AT_LAST.search(other) for one, other in parts)
    is_after = own_question(question.text) != question.text
    return bool(_AT_FIRST.search(low) and _AT_LAST.search(low) and (is_after or _SETS_APART.search(low)))


def _tell_both(context: Context, known: list[Found[Decision]], named: list[str]) -> bool:
    """Quote what the papers of the matter tell that was proposed or asked for, then what was decided; False where
    nothing was."""
    decided = [one for one in _in_time(context, known) if _is_decided(one) or one.record.organ in named]
    if not decided:
        return False
    last = next((one for one in reversed(decided) if one.record.organ in named), decided[-1])
    at_first = replace(context, draft=Draft(limit=MAX_WORDS_AT_FIRST))
    ids = {one.record.id for one in walk(context)}
    hits = [hit for hit in context.ranking.hits if hit.passage.item_id in ids and _leads_up(hit.passage)]
    quotes = best_quotes(context.archive, context.question, hits)
    near = [one for n, one in enumerate(quotes) if _proposes(context, one, is_near=n < N_NEAR)]
    sections = {one.hit.passage.section_id for one in near if one.hit.passage.section_kind is SectionKind.FORSLAG}
    is_first = [one in near or one.hit.passage.section_id in sections for one in quotes]  # with its other points
    order = sorted(range(len(quotes)), key=lambda n: not is_first[n])
    add_quotes(at_first, [quotes[n] for n in order])
    context.draft.add(at_first.draft)
    tell_adopted(context, last)  # a decision that leans on a yrkande may have no other words
    tell(context, last, max_words=MAX_WORDS_AT_LAST)
    for item in context.items([last.item.id]).values():
        tell_later(context, [item])
    return bool(context.draft.sentences)


def _leads_up(passage: Passage) -> bool:
    """Tell whether a passage tells of what came before the decision, in nobody's own words."""
    return passage.section_kind not in _OF_THE_MEETING and passage.role is not VoiceRole.PARTI


def _proposes(context: Context, quote: Quote, *, is_near: bool) -> bool:
    """Tell whether a quote tells what was proposed: one of the nearest, or one on a body that the question names."""
    low = quote.text.lower()
    if is_near and quote.hit.passage.section_kind is SectionKind.FORSLAG:
        return True
    bodies = _BODY.findall(context.question.text.lower())
    is_theirs = any(re.search(rf"\b{body}\b", low) for body in bodies)
    return (is_near or is_theirs) and bool(_AT_FIRST.search(low) or _VIEW.search(low))


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
    """Tell the last decision; the last proposal and the steps before it where nothing is decided."""
    last = next((one for one in reversed(known) if _is_decided(one)), known[-1] if known else None)
    if last is None:
        return False
    tell(context, last, max_words=MAX_WORDS_FIRST)
    earlier = [] if _is_decided(last) else [step for step in known if step is not last]
    for one in earlier[-MAX_EARLIER:]:
        tell(context, one, max_words=MAX_WORDS_LATER // 2)
    told = list(context.items([last.item.id]).values())
    n_told = len(context.draft.sentences)
    tell_later(context, told)
    is_later = len(context.draft.sentences) > n_told
    if context.draft.sentences and not _is_decided(last) and not is_later:
        say_if_only_proposed(context, walk(context))
    return bool(context.draft.sentences)


def _in_time(context: Context, found: list[Found[Decision]]) -> list[Found[Decision]]:
    """Return the steps of the times that the question names, all where none is."""
    periods = context.question.periods
    within = [one for one in found if any(period.holds(one.record.date or one.item.date) for period in periods)]
    return within or found
