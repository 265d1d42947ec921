"""What was decided or only proposed, by whom, with what outcome."""

from __future__ import annotations

import re

from answer.composers.adopted import tell_adopted
from answer.composers.course import tell_course
from answer.composers.later import tell_later
from answer.composers.matter import MINUTES, PUT_OFF, steps, walk
from answer.composers.own_words import best_own_sentences, joined
from answer.composers.support import add_support, tell_movers
from answer.context import Context, day_of, organ_of
from answer.evidence import Evidence
from answer.lexicon import with_swedish_organs
from answer.question import own_question
from answer.quotes import shorten
from answer.wording import capital, place_of_record
from index.models import Found
from index.words import names, stems
from ingest.models import Decision, DecisionStatus, Item, VoiceRole
from ingest.organs import is_administration
from prompts import say

MAX_QUOTE_WORDS = 60
_PROPOSED = r" (?:har |hade |has |had )?(?:föresl|tillstyrk|avstyrk|förslag|propos)"
MAX_COUNTED_WORDS, MIN_POINT_WORDS, MAX_POINTS = 90, 12, 8
# What one point of a decision can be one of.
_COUNTED = re.compile(
    r"\b(?:hur många|vilka) (?:\w+ ){0,2}?"
    r"(\w*(?:uppdrag|avtal|överenskommelse|tillägg|ändring|åtgärd|villkor|krav|taxor|planer|riktlinjer)\w*)"
)
_ASKS_COUNT = re.compile(r"\bhur många\b")
_LEADS_UP = re.compile(
    r"\b(?:föresl|beslut|rekommender)\w*\b.{0,80}(?:\bföljande\s*[.:]|:)\s*$", re.IGNORECASE | re.DOTALL
)
_POINT = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s")
MAX_TARGETS = 3
_WHEN_SETTLED = re.compile(
    r"^(?:när|vilken dag|vilket datum|vilket år)\b.*\b(?:antogs?|godkän\w+|fastställ\w+|biföll|bifölls|avslogs?)\b"
    r"|^(?:when|on what (?:day|date)|what date|which (?:day|date|year))\b.*\b(?:adopt|approv|reject|pass)"
)
# What was done, where the question tells it: "när beslutade fullmäktige att anta planen?".
_ACTS = re.compile(r"\batt (\w{4,})")


def compose(context: Context) -> None:
    """Quote the decision of the matter; of several meetings, in time order, where the question spans them."""
    targets = _of_the_meeting(context, context.targets())
    if _tell_latest(context, targets) or tell_each_time(context):
        return
    told: list[Found[Item]] = []
    leaning: list[Found[Decision]] = []
    n_wanted = max(1, len(context.question.periods)) if len(targets) > 1 else 1
    for target in targets:
        decisions = context.decisions(target.record.id)
        if decisions and len(told) < min(n_wanted, MAX_TARGETS):
            tell(context, decisions[0], max_words=MAX_QUOTE_WORDS // n_wanted + 10)
            told.append(target)
            leaning.append(decisions[0])
    if told:
        say_if_only_proposed(context, told)
        _say_if_put_off(context)
        for one in leaning:
            tell_adopted(context, one)
        tell_later(context, told)
        tell_course(context, told[0])
        tell_movers(context, told[0])
        add_support(context, told)


def _tell_latest(context: Context, targets: list[Found[Item]]) -> bool:
    """Tell what the organ asked about decided last in a matter that it had more than once, and that it was so; False
    where the question names the time or the paper, or the organ decided once."""
    question = context.question
    if (
        not targets
        or question.periods
        or question.paragrafer
        or question.filters.date_from
        or len(question.organs) != 1
    ):
        return False
    case = context.matter(targets[0].record.id)
    decided = [
        one
        for one in steps(context, case)
        if one.record.organ == question.organs[0] and one.record.status is DecisionStatus.BESLUT
    ]
    if len(decided) < 2:
        return False
    acts = set(stems(" ".join(_ACTS.findall(question.standalone.lower()))))
    asked = [one for one in decided if acts & set(stems(one.record.text))]
    last = (asked or decided)[-1]
    tell(context, last, max_words=MAX_QUOTE_WORDS)
    for earlier in [one for one in decided if one is not last][-1:]:
        tell(context, earlier, max_words=MAX_QUOTE_WORDS // 3)
    add_support(context, [targets[0]])
    return bool(context.draft.sentences)


def tell_each_time(context: Context) -> bool:
    """Tell the matter's step at each of the times that the question names, in time order; False where it has none at
    one of them."""
    known = steps(context, walk(context))
    periods = sorted(context.question.periods, key=lambda one: one.first)
    found = [[one for one in known if period.holds(one.record.date or one.item.date)] for period in periods]
    if len(periods) < 2 or not all(found):
        return False
    organs = context.question.organs
    last = [[one for one in at_time if one.record.organ in organs] or at_time for at_time in found]
    told = list({id(one[-1]): one[-1] for one in last}.values())
    for one in told:
        tell(context, one, max_words=MAX_QUOTE_WORDS // len(told) + 10)
    return bool(context.draft.sentences)


def _of_the_meeting(context: Context, targets: list[Found[Item]]) -> list[Found[Item]]:
    """Return the targets, led by the minutes of the meeting that the question names by organ and day, where the best
    target is only a paper that was written for it."""
    question = context.question
    days = [period for period in question.periods if period.is_day]
    if not targets or not days or not question.organs or targets[0].document.kind in MINUTES:
        return targets
    minutes = [
        one
        for one in context.matter(targets[0].record.id)
        if one.document.kind in MINUTES and organ_of(one) in question.organs and days[0].holds(day_of(one))
    ]
    return list(dict.fromkeys([*minutes, *targets]))


def _say_if_put_off(context: Context) -> None:
    """Fall silent on when something was adopted that was only put off, as far as the archive goes."""
    own = own_question(context.question.text).strip().lower()
    outcomes = {one.record.outcome for one in steps(context, walk(context))}
    if _WHEN_SETTLED.search(own) and outcomes and outcomes <= PUT_OFF:
        context.draft.abstain(say("silence.put_off", context.lang))


def say_if_only_proposed(context: Context, told: list[Found[Item]]) -> None:
    """Fall silent on the decision of an organ that the archive has only proposals to."""
    asked = _deciding_organs(context)
    if len(asked) != 1:
        return
    steps = context.matter(told[0].record.id)
    organs = {organ_of(step) for step in [*told, *steps]}
    claims = [found.record.text.lower() for step in told for found in context.decisions(step.record.id)]
    # English speakers call a committee of the board by the board's name: "the executive committee".
    is_part = context.lang == "en" and organ_of(told[0]).startswith(f"{asked[0]}s ")
    is_known = asked[0] in organs or is_part or any(text.startswith(f"{asked[0]} beslut") for text in claims)
    if not is_known:
        context.draft.abstain(say("silence.no_decision", context.lang, organ=asked[0]))


def _deciding_organs(context: Context) -> list[str]:
    """Return the organs whose decision is asked about: not one that the question tells to have proposed, nor an
    administration, which is told to do what others decided."""
    low = with_swedish_organs(context.question.standalone.lower())
    deciding = [one for one in context.question.organs if not is_administration(one)]
    return [one for one in deciding if not re.search(rf"\b{re.escape(one)}s?\b{_PROPOSED}", low)]


def tell(context: Context, found: Found[Decision], *, max_words: int) -> None:
    """Say one decision with its own words."""
    record = found.record
    evidence = words_of(context, found)
    if not evidence:
        return
    points = _counted_points(context, found) if _words(evidence) > max_words else []
    quote, used = _points_quoted(points) if points else _quote(context, found, evidence, max_words)
    decider = decider_of(context, found)
    place = place_of_record(found, context.lang, subject=decider)
    if len(context.question.municipalities) > 1 and found.document.municipality:  # every one has such an organ
        place = f"{found.document.municipality}, {place}"
    said = {"organ": capital(decider), "place": place, "quote": quote}
    to = record.addressee
    if record.status is not DecisionStatus.FORSLAG:
        sentence = say("decision.decided", context.lang, **said)
    elif to and to != record.organ and to not in quote.lower():
        sentence = say("decision.proposed_to", context.lang, **said, addressee=to)
    else:
        sentence = say("decision.proposed", context.lang, **said)
    context.draft.say(sentence, used)
    if points and _ASKS_COUNT.search(context.question.standalone.lower()):
        context.draft.say(say("decision.counted", context.lang, count=len(points)), points)
        context.draft.count = len(points)
    context.draft.outcomes[record.outcome.value] = None


def decider_of(context: Context, found: Found[Decision]) -> str:
    """Return who decides or proposes. A report of an unnamed administration names only the organ it goes to."""
    evidence = context.witness.of_record(found)[:1]
    is_report = any(one.role is VoiceRole.FORVALTNING for one in evidence) and not is_administration(found.record.organ)
    if found.record.status is DecisionStatus.FORSLAG and is_report:
        return say("voice.administration", context.lang)
    return found.record.organ


def _quote(
    context: Context, found: Found[Decision], evidence: list[Evidence], max_words: int
) -> tuple[str, list[Evidence]]:
    """Return the decision's words and the pieces they stand in; of a long one the points asked about."""
    if _words(evidence) > max_words:
        picked = best_own_sentences(context, found, max_words=max_words)
        if picked:
            # One sentence with points a to f may be as long as a page.
            return shorten(" … ".join(piece.quote for piece in picked), max(max_words, MAX_QUOTE_WORDS)), picked
    text = " ".join(piece.quote for piece in evidence)
    return shorten(text, max_words), evidence


def words_of(context: Context, found: Found[Decision]) -> list[Evidence]:
    """Return the decision's words after what only leads up to its points: "Nämnden föreslår kommunstyrelsen besluta
    följande." says who proposes to whom, which is told before the quote."""
    pieces = context.witness.sentences_of(found)
    n_lead = next((n for n, piece in enumerate(pieces) if not _LEADS_UP.search(piece.quote)), 0)
    if not n_lead or not _POINT.match(pieces[n_lead].quote):
        return context.witness.of_record(found)
    return context.witness.of_record(found, joined([(n, piece.span) for n, piece in enumerate(pieces)][n_lead:]))


def _words(evidence: list[Evidence]) -> int:
    return sum(len(piece.quote.split()) for piece in evidence)


def _points_quoted(points: list[Evidence]) -> tuple[str, list[Evidence]]:
    each = max(MIN_POINT_WORDS, MAX_COUNTED_WORDS // len(points))
    return " … ".join(shorten(piece.quote, each).removesuffix(" …") for piece in points), points


def _counted_points(context: Context, found: Found[Decision]) -> list[Evidence]:
    """Return the numbered points that are each one of the things that the question counts or wants named: "hur många
    uppdrag gavs, och vilka?"; none where fewer than two say it."""
    things = stems(" ".join(_COUNTED.findall(context.question.standalone.lower())))
    points = [piece for piece in context.witness.sentences_of(found) if _POINT.match(piece.quote)]
    says = [[piece for piece in points if any(names(thing, one) for one in stems(piece.quote))] for thing in things]
    return next((some for some in says if 2 <= len(some) <= MAX_POINTS), [])
