"""Who moved what: the yrkanden of a matter by their stance, and those of each party that is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.composers.matter import MINUTES, minutes_of, walk
from answer.composers.own_words import own_words
from answer.composers.support import is_by
from answer.context import Context
from answer.evidence import Evidence
from answer.quotes import flat, shorten
from answer.terms import question_stems, said_share
from answer.wording import people_text, place_of_record
from index.models import Found
from index.pointers import is_named, only_points
from ingest.models import Item, Person, Statement, StatementKind
from prompts import say

MAX_QUOTE_WORDS, MAX_OWN_WORDS = 30, 60
MIN_WORDS_LEFT = 20
_ASKS = re.compile(
    r"\byrka\w*\b|\bmoved?\b"
    r"|\b(?:vem|vilka|vilket parti|partier|ledamöter|politiker)(?: (?:i|av|från|inom) (?:\S+ ){1,3}?)?"
    r"(?: |\b)(?:ville|vill|krävde|föreslog|stod bakom|sa|sade|var för) (?:ha |ett |\w+ )?"
    r"(?:bifalla?|avslå|avslag|återremi\w+|bordlägg\w+|ja|nej|skicka tillbaka|skjuta upp|vänta med)\b"
    r"|\b(?:who|parties|members)(?: (?:in|on|of|from) (?:\S+ ){1,4}?)?(?: |\b)want(?:ed)? (?:\w+ )?to "
    r"(?:approve|adopt|reject|refer|send|postpone|put off)\b"
)
_ASKS_EACH = re.compile(
    r"\byrka(?:de|t|r)?\b|\bmoved?\b|\bvad vil(?:le|l)\b.* i ?stället\b|\bvad hade .* velat\b"
    # whether those named took a stance: "Ville S återremittera budgeten?"
    r"|^(?:ville|krävde|föreslog|stödde|did) .{1,120}\b(?:återremi|bordlägg|skjuta upp|avslå|avslag|bifall|avgöra"
    r"|refer .{1,40}back|send .{1,40}back|postpone|reject|approve)"
)
_ASKS_WHO = re.compile(r"\b(?:vem|vilka|vilket parti|who|which (?:party|parties|members))\b")
_ASKS_STANCES = re.compile(
    r"\bskil\w+ (?:sig )?.{1,80}\båt\b"
    r"|\bhållning|\bställ(?:de|er|t) sig|\bståndpunkt|\binställning|\blinje\b|\bposition|\bstance"
)
_OTHER = re.compile(r"\bröst\w*|\bvoter\w*|\bvarför\b|\bskäl|\bmotiver|\bargument|\bvot(?:e|es|ed|ing)\b|\bwhy\b")
# In the order of precedence: "bifall till yrkandet om återremiss" is a stance for återremiss.
STANCES = {
    "aterremiss": re.compile(r"återremi|\bskicka\w* tillbaka|\b(?:refer(?:red)?|sen[dt]) (?:\w+ )?back|referral back"),
    "bordlaggning": re.compile(r"bordlä|bordla|\bskjuta upp|\bvänta med|postpone|\bput off"),
    "avslag": re.compile(r"\bavsl(?:ag|å|og)|\breject|\b(?:nej|no) (?:till|to)\b"),
    "bifall": re.compile(r"bifall|\bbiföll|\bapprov|\badopt|\b(?:ja|yes) (?:till|to)\b"),
}
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s")
_POINTS = r"\bpunkt\w*\s+(\d{1,2}(?:,\s*\d{1,2})*(?:\s+(?:och|samt)\s+\d{1,2})?)"
_JOINS = re.compile(r"\bmed (?:instämmande|stöd|bifall) av (?P<who>.*)", re.DOTALL)
_SUPPORTS = re.compile(
    r"\bstöd(?:j?er|de)\b|\binstäm|\banslut|\bbiträd|\bbifall till .*yrkande|\bbifaller (?:detta|det|yrkandet)\b"
)
_POINTS_BACK = re.compile(r"\b(?:yrkandet|detta|det|förslaget|återremissen)\W*$")  # to what was just moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A yrkande: `joiners` only agree with it; `mover` is whose yrkande it supports, where it is another's."""

    found: Found[Statement]
    persons: tuple[Person, ...]
    joiners: tuple[Person, ...]
    stance: str  # a name of STANCES, "" when it is none of them
    mover: Found[Statement] | None = None


def compose(context: Context) -> bool:
    """Tell who took the stance asked about, or what each of those asked about moved; False where nobody did."""
    question = context.question
    low = question.text.lower()
    if _OTHER.search(low):
        return False
    asked = [name for name, cue in STANCES.items() if cue.search(low)]
    if _ASKS.search(low) and _ASKS_WHO.search(low) and asked and not question.persons:
        return tell_stance(context, asked[0])
    if question.parties and (_ASKS_EACH.search(low) or (len(question.parties) > 1 and _ASKS_STANCES.search(low))):
        return _tell_each(context)
    return False


def moves(context: Context, item_id: str) -> list[Move]:
    """Return the yrkanden of the item, what each stands for and who only joined."""
    found = context.statements(item_id, [StatementKind.YRKANDE])
    return [_move(one, found) for one in found]


def stance_of(text: str) -> str:
    low = text.lower()
    return next((name for name, cue in STANCES.items() if cue.search(low)), "")


def _move(found: Found[Statement], others: Sequence[Found[Statement]]) -> Move:
    record = found.record
    words = flat(f"{record.intro} {record.text}")
    joins = _JOINS.search(flat(record.intro))
    joiners = tuple(one for one in record.persons if joins and one.name in joins["who"])
    mover = _supported(found, others) if _SUPPORTS.search(words.lower()) else None
    return Move(
        found=found,
        persons=tuple(one for one in record.persons if one not in joiners),
        joiners=joiners,
        stance=stance_of(mover.record.text if mover else record.text or record.intro),
        mover=mover,
    )


def _supported(found: Found[Statement], others: Sequence[Found[Statement]]) -> Found[Statement] | None:
    text = flat(found.record.text or found.record.intro).lower()
    for one in others:
        if one is not found and any(is_named(person.name, text) for person in one.record.persons[:1]):
            return one
    at = next((n for n, one in enumerate(others) if one is found), 0)
    return others[at - 1] if at and _POINTS_BACK.search(flat(found.record.intro + " " + text).lower()) else None


def tell_stance(context: Context, stance: str) -> bool:
    """Tell who took that stance in the matter; False where nobody did."""
    for target in places_of(context):
        fitting = [one for one in moves(context, target.record.id) if one.stance == stance]
        fitting = _on_the_point(context, target.record.id, fitting) or fitting
        for move in sorted(fitting, key=lambda one: one.mover is not None):
            if context.draft.words_left > MIN_WORDS_LEFT:
                tell_move(context, move)
        if context.draft.sentences:
            return True
    return False


def _on_the_point(context: Context, item_id: str, known: Sequence[Move]) -> list[Move]:
    """Return those of one stance who took it on the point of the decision that the question is about: "bifall till
    punkt 1 och avslag på punkt 2" is no avslag on the first."""
    words = question_stems(context.question)
    pieces = [piece for found in context.decisions(item_id) for piece in context.witness.sentences_of(found)]
    said = {match[1]: said_share(words, one.quote) for one in pieces if (match := _NUMBERED.match(one.quote))}
    point = max(said, key=lambda n: said[n], default="")
    if not point or list(said.values()).count(said[point]) > 1:
        return []
    named = [(one, re.search(rf"{one.stance}\w*[^.]*?{_POINTS}", flat(one.found.record.text).lower())) for one in known]
    return [one for one, points in named if not points or point in re.findall(r"\d+", points[1])]


def _tell_each(context: Context) -> bool:
    """Tell what each party moved, and in the matter of one's yrkande what the others said instead of moving."""
    question = context.question
    for target in places_of(context):
        known = moves(context, target.record.id)
        if not any(is_by(one.found.record, question.parties, question.persons) for one in known):
            continue
        for party in question.parties:
            own = [one for one in known if is_by(one.found.record, (party,), ())]
            for move in own:
                if context.draft.words_left > MIN_WORDS_LEFT:
                    tell_move(context, move, party=party)
            if all(only_points(move.found.record.text) for move in own):  # "avslag" tells nothing of what they wanted
                for one in context.statements(target.record.id):
                    if is_by(one.record, (party,), ()) and not only_points(one.record.text):
                        own_words(context, one, max_words=max(MAX_QUOTE_WORDS, MAX_OWN_WORDS // len(question.parties)))
        return bool(context.draft.sentences)
    return False


def places_of(context: Context) -> list[Found[Item]]:
    """Return the items to look in: the minutes that the question means, then the rest of the matter, and what else was
    found."""
    targets, items = context.targets(), walk(context)
    own = [one for one in targets if one.document.kind in MINUTES][:1]
    minutes = minutes_of(context, items) if not own or context.question.organs else own
    return list({one.record.id: one for one in [*minutes, *targets, *items]}.values())


def tell_move(context: Context, move: Move, *, party: str = "") -> None:
    """Say who moved it, in its own words, and who joined; of one party only its own people. What was supported is told
    by the words of the one who moved it."""
    lang, record = context.lang, move.found.record
    evidence = evidence_of(context, move.found)
    persons = [one for one in move.persons if not party or one.party == party] or list(move.persons)
    if not evidence or all(context.draft.cites(piece.quote) for piece in evidence):
        return
    parties = [] if persons else record.parties
    said = {"who": people_text(persons, parties, lang), "place": place_of_record(move.found, lang)}
    said["quote"] = shorten(evidence[-1].quote, MAX_QUOTE_WORDS)
    context.draft.name(parties=[one.party for one in persons if one.party], persons=persons)
    if move.mover is not None and move.stance:
        mover, moved = people_text(move.mover.record.persons[:1], (), lang), evidence_of(context, move.mover)
        said["quote"] = shorten((moved or evidence)[-1].quote, MAX_QUOTE_WORDS)
        sentence = say("movers.supported", lang, **said, stance=say(f"stance.{move.stance}", lang), mover=mover)
        context.draft.say(sentence, [*evidence, *moved])
        return
    if move.stance:
        sentence = say("movers.moved_stance", lang, **said, stance=say(f"stance.{move.stance}", lang))
    else:
        sentence = say("movers.moved", lang, **said)
    context.draft.say(sentence, evidence)
    if move.joiners:
        who = people_text(move.joiners, (), lang)
        context.draft.say(say("movers.joined", lang, who=who), evidence[:1])
        context.draft.name(parties=[one.party for one in move.joiners if one.party], persons=move.joiners)


def evidence_of(context: Context, found: Found[Statement]) -> list[Evidence]:
    """Return the words that introduce the yrkande and its own first ones."""
    record = found.record
    intro = context.witness.of_record(found, record.intro_spans)[:1] if record.intro_spans else []
    return [*intro, *(context.witness.of_record(found)[:1] if record.text else [])]
