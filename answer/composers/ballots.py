"""Who cast which ballot, and what the minutes note of them."""

from __future__ import annotations

import re
from collections import defaultdict

from answer.composers.movers import stance_of
from answer.composers.own_words import joined
from answer.composers.which_vote import asks_abstained
from answer.context import Context
from answer.evidence import Evidence
from answer.quotes import letters, shorten
from answer.wording import capital, enumeration, key_of, people_text
from index.models import Filters, Found, Hit
from index.sentences import sentences
from ingest.models import Ballot, MemberVote, SectionKind, StatementKind, Vote
from prompts import say

MAX_GROUP = 8  # names; a larger side of a council is told by its figure
MAX_NOTED = 3  # persons whose ballots stand out
ASKS_HOW = re.compile(r"(?:hur|vad) (?:hade .* )?röst|how did .* vote\b|röstade [^.?!]*\b(?:ja|nej)\b|vilka .*röstade")
_ASKS_SIDE = re.compile(
    r"\b(?:vem|vilka|who|which)\b.*\b(?:röstade|röstat|vote[sd]?) (?P<side>ja|nej|för|mot|emot|yes|no|for|against)\b"
    r"(?P<what>(?: [^\s,.?]+){0,2})"
)
# "Vilka röstade som SD?" asks for a whole side.
_ASKS_ALLIES = re.compile(
    r"\b(?:vem|vilka|vilket parti|who|which)\b.*\b(?:backade upp|stödde|stöttade|höll med|gick med|ställde sig bakom"
    r"|röstade (?:som|med|likadant|tillsammans|på (?:\S+ )?\S+s (?:linje|sida|förslag|yrkande)|på samma sätt)"
    r"|voted (?:with|like|alongside)|sided with|backed|supported)\b"
)
# "Maja Ek (V) röstade för bifall till det egna yrkandet."
_VOTED_FOR = re.compile(
    r"\([A-ZÅÄÖ]{1,4}\)[^.]{0,80}\bröst(?:ade|ar) (?:\w+ )?(?:för|mot|emot|ja|nej)\b", re.IGNORECASE
)
MAX_PROSE_WORDS = 40
_CASTING_VOTE = re.compile(r"utslagsröst")
_MINORITY = re.compile(r"\bminoritets(?:återremi|bordlägg)|\b(?:en|minst|över) tredjedel av (?:de|leda)")
_NOTES = (StatementKind.DELTAR_INTE, StatementKind.JAV, StatementKind.PROTOKOLLSANTECKNING)


def lead_with_ballots(context: Context, found: Found[Vote]) -> bool:
    """Begin with the ballots of the persons or parties asked about; False where none is told, or a party was split."""
    question = context.question
    asked = [one for one in found.record.members if _is_asked(context, one)]
    sides = {one.ballot for one in asked}
    if len(sides) == 1 and _ASKS_ALLIES.search(question.text.lower()):
        asked = [one for one in found.record.members if one.ballot in sides]
    groups: dict[str, list[MemberVote]] = {}
    for member in asked:
        key = member.person.name if member.person.name in question.persons else member.person.party
        groups.setdefault(key, []).append(member)
    if not groups or any(len({member.ballot for member in own}) > 1 for own in groups.values()):
        return False
    for ballot in dict.fromkeys(member.ballot for member in asked):
        persons = [member.person for member in asked if member.ballot is ballot]
        names = enumeration([name for name, own in groups.items() if own[0].ballot is ballot], context.lang)
        cast = say(f"cast.{key_of(ballot)}", context.lang)
        who = people_text(persons, (), context.lang)
        if len(persons) == 1 or (set(groups) <= set(question.persons) and len(persons) <= MAX_GROUP):
            sentence = say("vote.person", context.lang, who=who, cast=cast)
        elif len(persons) <= MAX_GROUP:
            sentence = say("vote.party", context.lang, party=names, cast=cast, who=who)
        else:
            sentence = say("vote.party_many", context.lang, party=names, cast=cast, count=len(persons))
        context.draft.say(sentence, context.witness.of_ballots(found, persons))
        named = persons if len(persons) <= MAX_GROUP else []
        context.draft.name(parties=[person.party for person in persons if person.party], persons=named)
    return True


def meaning_told(context: Context, found: Found[Vote]) -> list[Evidence]:
    """Return the sentences that tell what Ja and Nej stood for, as one piece where they follow on each other."""
    pieces = context.witness.sentences_of(found)
    said = [letters(one) for one in (found.record.ja_means, found.record.nej_means)]
    holds = [n for n, one in enumerate(pieces) if any(what and what in letters(one.quote) for what in said)]
    between = range(holds[0], holds[-1] + 1) if holds and holds[-1] - holds[0] <= 1 else holds[:1]
    return context.witness.of_record(found, joined([(n, pieces[n].span) for n in between])) if holds else []


def tell_members(context: Context, found: Found[Vote], *, is_only: bool) -> None:
    """Say how those asked about voted, or everybody in a small organ: the side asked about first, else the smallest. Of
    one of several votes the side that won is named only where it is asked who voted."""
    groups: defaultdict[Ballot, list[MemberVote]] = defaultdict(list)
    for member in found.record.members:
        if member.ballot is not Ballot.FRANVARANDE:
            groups[member.ballot].append(member)
    asked = [member for members in groups.values() for member in members if _is_asked(context, member)]
    if asked:
        groups = defaultdict(list)
        for member in asked:
            groups[member.ballot].append(member)
    side = _side_asked(context, found.record)
    if Ballot.AVSTAR in groups and asks_abstained(context.question):
        groups = defaultdict(list, {one: own for one, own in groups.items() if one in (Ballot.AVSTAR, side)})
    asks_who = "person" in context.question.wanted or bool(ASKS_HOW.search(context.question.standalone.lower()))
    most = MAX_GROUP if is_only or len(groups) < 2 else max(map(len, groups.values())) - 1
    for ballot, members in sorted(groups.items(), key=lambda pair: (pair[0] is not side, len(pair[1]))):
        if len(members) > min(most, MAX_GROUP) and not (asks_who or asked):
            continue
        who = people_text([member.person for member in members], (), context.lang)
        if context.draft.words_left > len(who.split()) + 3:
            context.draft.say(
                say("vote.group", context.lang, ballot=capital(say(f"ballot.{key_of(ballot)}", context.lang)), who=who),
                context.witness.of_ballots(found, [member.person for member in members]),
            )
            context.draft.name(
                parties=[m.person.party for m in members if m.person.party], persons=[m.person for m in members]
            )


def tell_in_prose(context: Context, found: Found[Vote]) -> None:
    """Quote the sentences that tell who voted for what, where no list of names does and the question asks who did."""
    question = context.question
    asks_who = question.parties or question.persons or "person" in question.wanted
    if found.record.members or not (asks_who or ASKS_HOW.search(question.standalone.lower())):
        return
    limits = Filters(item_ids=(found.item.id,), section_kinds=(SectionKind.BESLUTSGANG, SectionKind.OMROSTNING))
    for passage in context.archive.catalog.passages_of(limits):
        for start, end in sentences(passage.text):
            if _VOTED_FOR.search(passage.text[start:end]) and context.draft.words_left > MAX_GROUP:
                pieces = context.witness.of_passage(Hit(passage=passage, score=0.0), start, end)
                if pieces and not context.draft.cites(pieces[0].quote):
                    quote = shorten(" ".join(piece.quote for piece in pieces), MAX_PROSE_WORDS)
                    context.draft.say(say("fact.more", context.lang, quote=quote), pieces)


def tell_notes(context: Context, found: Found[Vote]) -> None:
    """Say what the minutes note of those few who abstained: that they took no part in the decision, for instance."""
    abstained = {one.person.name for one in found.record.members if one.ballot is Ballot.AVSTAR}
    if not abstained or len(abstained) > MAX_NOTED:
        return
    for note in context.statements(found.item.id, _NOTES):
        persons = [person for person in note.record.persons if person.name in abstained]
        evidence = context.witness.intro_of(note)
        if persons and evidence and context.draft.words_left > MAX_GROUP:
            verb = say(f"verb.{key_of(note.record.kind)}", context.lang)
            who = people_text(persons, (), context.lang)
            context.draft.say(capital(say("dissent.others", context.lang, who=who, verb=verb)), evidence)


def _side_asked(context: Context, vote: Vote) -> Ballot | None:
    """Return the ballot of the side whose members are asked for: "vilka röstade för avslag?"; None where none is."""
    asked = _ASKS_SIDE.search(context.question.standalone.lower())
    if asked is None:
        return None
    if asked["side"] in ("ja", "nej", "yes", "no"):
        return Ballot.JA if asked["side"] in ("ja", "yes") else Ballot.NEJ
    is_against = asked["side"] in ("mot", "emot", "against")
    stance = "avslag" if is_against else stance_of(asked["what"]) or "bifall"
    if stance == stance_of(vote.ja_means):
        return Ballot.JA
    return Ballot.NEJ if is_against or stance == stance_of(vote.nej_means) else Ballot.JA


def _is_asked(context: Context, member: MemberVote) -> bool:
    question = context.question
    return member.person.party in question.parties or member.person.name in question.persons


def tell_how_it_was_settled(context: Context, found: Found[Vote]) -> None:
    """Quote who broke the tie, or that a minority was enough to put the matter off."""
    is_tie = found.record.ja is not None and found.record.ja == found.record.nej
    settled = _CASTING_VOTE if is_tie else _MINORITY
    for passage in context.archive.catalog.passages_of(Filters(item_ids=(found.item.id,))):
        for start, end in sentences(passage.text):
            if settled.search(passage.text[start:end].lower()):
                pieces = context.witness.of_passage(Hit(passage=passage, score=0.0), start, end)
                if pieces:
                    quote = " ".join(piece.quote for piece in pieces)
                    context.draft.say(say("fact.more", context.lang, quote=quote), pieces)
                return
