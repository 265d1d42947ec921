"""Votes: figures, what Ja and Nej meant, who voted how. A vote is never a reservation."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from answer.composers.ballots import (
    ASKS_HOW,
    lead_with_ballots,
    meaning_told,
    tell_how_it_was_settled,
    tell_in_prose,
    tell_members,
    tell_notes,
)
from answer.composers.decision import say_if_only_proposed, tell
from answer.composers.matter import walk
from answer.composers.own_words import joined, tell_own
from answer.composers.party_ballots import lead_with_parties, tell_parties
from answer.composers.support import add_support, is_by
from answer.composers.which_vote import asks_how_many, most_asked
from answer.context import Context, day_of, organ_of
from answer.doers import of_the_doers
from answer.models import Intent
from answer.quotes import shorten
from answer.wording import capital, enumeration, people_text, place_of, place_of_record
from index.models import Found
from index.pointers import is_named
from ingest.models import Ballot, Item, StatementKind, Vote
from prompts import say

MAX_VOTES = 4
MAX_ORDINAL = 5  # what comes after is "a later vote"
MAX_MEANING_WORDS = 25
MIN_WORDS_FOR_DECISION = 30
MIN_WORDS_FOR_YRKANDE = 25
MIN_TITLE_SHARE = 0.5
_FIGURES = re.compile(r"(?<![\d/-])(\d{1,3})(?:\s*[–-]\s*|(?: \w+)? mot |(?: \w+)? (?:to|against) )(\d{1,3})(?![\d/-])")
_TOLD_OTHERWISE = frozenset({Intent.FACT, Intent.DECISION, Intent.CASE, Intent.POSITION})
_TALLY = re.compile(r"\d|röst|avst")
MAX_TALLY_SENTENCES = 2
_POINT = re.compile(r"\bpunkt(?:en)?\s+(\d{1,2})\b")
_ASKS_COUNT = re.compile(
    r"\bhur många (?:gånger|voteringar|omröstningar)|\b(?:mer|fler) än en (?:votering|omröstning|gång)"
    r"|\bhow many (?:votes|times)|\bmore than one vote"
)


def count_votes(context: Context) -> bool:
    """Say how many times the organ voted on the matter, and how each vote ended; False where none is asked about."""
    question = context.question
    target = next(iter(context.targets()), None)
    ranked = context.ranked(target.record.id) if target else None
    if target is None or ranked is None or not question.topic or ranked.title_share < MIN_TITLE_SHARE:
        return False
    organ = organ_of(target)
    found: dict[tuple[object, ...], Found[Vote]] = {}
    for item in walk(context):
        for one in context.votes(item.record.id) if organ_of(item) == organ else []:
            vote = one.record
            found.setdefault((day_of(item), vote.ja, vote.nej, vote.avstar, vote.ja_means, vote.nej_means), one)
    carried = [(one, context.witness.of_record(one)[:1]) for one in found.values()]
    evidence = [piece for _, pieces in carried for piece in pieces]
    if not evidence:
        return False
    said = {"organ": organ, "title": target.record.title}
    if len(carried) == 1:
        sentence = say("vote.count_one", context.lang, **said)
    else:
        sentence = say("vote.count", context.lang, **said, count=len(carried))
    context.draft.say(capital(sentence), evidence)
    context.draft.count = len(carried)
    for n, (one, pieces) in enumerate(carried):
        tally = tally_of(one.record, context.lang)
        if pieces and tally and context.draft.words_left > MIN_WORDS_FOR_YRKANDE:
            ordinal = say(f"ordinal.{min(n + 1, MAX_ORDINAL)}", context.lang)
            context.draft.say(say("vote.nth", context.lang, ordinal=ordinal, tally=tally), pieces)
            context.draft.votes.append(f"{one.record.ja}-{one.record.nej}-{one.record.avstar or 0}")
    return True


def compose_counted(context: Context) -> bool:
    """Tell the votes of the matter where the question asks how many were for it, or gives both figures, without a word
    of voting; False where it does not, or nobody voted."""
    if context.question.intent not in _TOLD_OTHERWISE or context.question.statement_kinds:
        return False
    for target in context.targets(most=1):
        if asks_how_many(context.question, context.votes(target.record.id)):
            compose(context)
    return bool(context.draft.sentences)


def compose(context: Context) -> None:
    """Say how the votes of the matter ended; where there was none, say so."""
    if _ASKS_COUNT.search(context.question.standalone.lower()) and count_votes(context):
        return
    context = replace(context, question=of_the_doers(context.question))
    targets = context.targets()
    for target in [*_of_the_figures(context), *targets]:
        votes = context.votes(target.record.id)
        if votes:
            asks_why = "reason" in context.question.wanted
            first, *others = most_asked(context.question, votes)[:MAX_VOTES]
            _tell(context, votes[first], n=first + 1 if len(votes) > 1 else 0, is_first=True)
            for n in _without_alike(context, votes, first, others):
                _tell(context, votes[n], n=n + 1, is_first=False)
            _tell_silence(context, votes)
            if asks_why:
                tell_own(context, target)
            _tell_named_yrkanden(context, target, votes)
            _tell_decision(context, target)
            if not asks_why:
                tell_own(context, target)
            add_support(context, [target])
            return
    if targets:
        _tell_none(context, targets)
        say_if_only_proposed(context, targets[:1])


def _of_the_figures(context: Context) -> list[Found[Item]]:
    """Return the one matter whose vote ended in the figures that the question gives, in the organ and at the time that
    it names."""
    question = context.question
    figures = _FIGURES.search(question.standalone)
    if figures is None:
        return []
    counted = sorted(map(int, figures.groups()))
    period = question.periods[0] if question.periods else None
    limits = replace(
        question.filters,
        organs=question.filters.organs or question.organs,
        date_from=question.filters.date_from or (period.first if period else None),
        date_to=question.filters.date_to or (period.last if period else None),
    )
    votes = context.archive.catalog.votes(limits)
    fitting = [one for one in votes if sorted(n for n in (one.record.ja, one.record.nej) if n is not None) == counted]
    found = context.items(tuple({one.item.id for one in fitting}))
    return list(found.values()) if len(found) == 1 else []


def _tell_none(context: Context, targets: list[Found[Item]]) -> None:
    question = context.question
    spoke = [
        one
        for one in targets
        if any(is_by(said.record, question.parties, question.persons) for said in context.statements(one.record.id))
    ]
    target = next(iter(spoke), targets[0])
    heading = context.witness.of_item(target)
    if not heading:
        return
    place = place_of(target, context.lang)
    context.draft.say(say("vote.none", context.lang, title=target.record.title, place=place), heading)
    asked = _asked(context)
    if not asked and ASKS_HOW.search(context.question.standalone.lower()):
        context.draft.abstain(say("vote.no_members", context.lang))
        return
    if asked:
        for one in dict.fromkeys([target, *targets]):
            tell_own(context, one)
        asks_how = ASKS_HOW.search(context.question.standalone.lower()) and "reason" not in context.question.wanted
        if len(context.draft.sentences) == 1 or asks_how:
            context.draft.abstain(say("vote.no_ballots", context.lang, who=enumeration(asked, context.lang)))
            return
    if len(context.draft.sentences) == 1:
        add_support(context, [target])


def _without_alike(context: Context, votes: list[Found[Vote]], first: int, others: list[int]) -> list[int]:
    """Tell in one sentence the votes that ended as the first one with the same meaning of Ja; return the other ones."""
    told = votes[first].record
    alike = [n for n in others if _key(votes[n].record) == _key(told) and votes[n].record.nej_means]
    evidence = [piece for n in alike for piece in context.witness.of_record(votes[n])[:1]]
    tally = tally_of(told, context.lang)
    if not alike or not tally or not evidence:
        return others
    meanings = enumeration([shorten(votes[n].record.nej_means, MAX_MEANING_WORDS) for n in alike], context.lang)
    said = {"tally": tally, "ja": told.ja_means, "nej": meanings}
    if len(alike) == 1:
        sentence = say("vote.alike_one", context.lang, **said)
    else:
        sentence = say("vote.alike", context.lang, count=len(alike), **said)
    context.draft.say(sentence, evidence)
    context.draft.votes.extend(f"{told.ja}-{told.nej}-{told.avstar or 0}" for _ in alike)
    return [n for n in others if n not in alike]


def _key(vote: Vote) -> tuple[object, ...]:
    return vote.ja, vote.nej, vote.avstar, vote.ja_means.lower()


def _tell_point(context: Context, item_id: str, vote: Vote) -> None:
    """Quote the point of the decision that the ballots were about: "avslag på punkt 3" alone tells nothing."""
    named = _POINT.search(f"{vote.ja_means} {vote.nej_means}".lower())
    if named is None:
        return
    for found in context.decisions(item_id):
        for piece in context.witness.sentences_of(found):
            if (
                named
                and re.match(rf"{named[1]}[.)]\s", piece.quote)
                and context.draft.words_left > MIN_WORDS_FOR_DECISION
            ):
                quote = shorten(re.sub(r"^\d+[.)]\s*", "", piece.quote), MIN_WORDS_FOR_DECISION)
                context.draft.say(say("vote.point", context.lang, n=named[1], quote=quote), [piece])
                return


def _tell_silence(context: Context, votes: list[Found[Vote]]) -> None:
    """Say that it is not told how those asked about voted, where no vote of the matter names anybody."""
    asked = _asked(context)
    asks_how = bool(ASKS_HOW.search(context.question.standalone.lower()))
    if asked and asks_how and not any(found.record.members or found.record.party_votes for found in votes):
        context.draft.abstain(say("vote.no_ballots", context.lang, who=enumeration(asked, context.lang)))


def _asked(context: Context) -> list[str]:
    return [*context.question.persons, *context.question.parties]


def _tell_decision(context: Context, target: Found[Item]) -> None:
    day = day_of(target)
    own = [
        one for one in context.decisions(target.record.id) if not (day and one.record.date) or one.record.date == day
    ]
    for found in own[:1]:
        if context.draft.words_left > MIN_WORDS_FOR_DECISION:
            tell(context, found, max_words=MIN_WORDS_FOR_DECISION)


def _tell_named_yrkanden(context: Context, target: Found[Item], votes: list[Found[Vote]]) -> None:
    """Say what those moved whose yrkanden a ballot stood for: "bifall till Maja Eks yrkande" alone tells nothing."""
    meanings = " ".join(f"{found.record.ja_means} {found.record.nej_means}" for found in votes).lower()
    if "yrkande" not in meanings:
        return
    for one in context.statements(target.record.id, [StatementKind.YRKANDE]):
        evidence = context.witness.of_record(one)[:1]
        movers = [person for person in one.record.persons[:1] if is_named(person.name, meanings)]
        if movers and evidence and context.draft.words_left > MIN_WORDS_FOR_YRKANDE:
            who = people_text(movers, (), context.lang)
            context.draft.say(
                say("dissent.moved", context.lang, who=who, quote=shorten(evidence[0].quote, 20)), evidence
            )


def tally_of(vote: Vote, lang: str) -> str:
    """Return "40 Ja mot 38 Nej"; "" when a figure is missing."""
    if vote.ja is None or vote.nej is None:
        return ""
    if vote.avstar:
        return say("vote.tally_abstained", lang, ja=vote.ja, nej=vote.nej, avstar=vote.avstar)
    return say("vote.tally", lang, ja=vote.ja, nej=vote.nej)


def _tell(context: Context, found: Found[Vote], *, n: int, is_first: bool) -> None:
    """Say one vote; n is its number among those of the matter, 0 for the only one. The first told names the matter."""
    vote = found.record
    evidence = context.witness.of_record(found)
    if not evidence or context.draft.words_left < 20:
        return
    place = place_of_record(found, context.lang)
    is_led = is_first and (lead_with_ballots(context, found) or lead_with_parties(context, found))
    first, *others = context.witness.sentences_of(found) or evidence
    counted = [(n, one.span) for n, one in enumerate(others) if _TALLY.search(one.quote.lower())][:MAX_TALLY_SENTENCES]
    told = meaning_told(context, found)
    lead = [*(told or [first]), *(context.witness.of_record(found, joined(counted)) if counted else [])]
    if tally := tally_of(vote, context.lang):
        said = {"tally": tally}
        if n:
            said["ordinal"] = say(f"ordinal.{min(n, MAX_ORDINAL)}", context.lang)
        if is_first:
            said |= {"title": found.item.title, "place": place}
            lead += context.witness.of_item(found) if found.item.paragraf else []
        key = "vote.lead_nth" if n and is_first else "vote.nth" if n else "vote.lead"
        text = say(key, context.lang, **said)
        context.draft.say(text, lead)
        context.draft.votes.append(f"{vote.ja}-{vote.nej}-{vote.avstar or 0}")
    if vote.ja_means and vote.nej_means:
        ja, nej = (shorten(meaning, MAX_MEANING_WORDS) for meaning in (vote.ja_means, vote.nej_means))
        context.draft.say(say("vote.meaning", context.lang, ja=ja, nej=nej), told or lead[:1])
        if is_first:
            _tell_point(context, found.item.id, vote)
    if not is_led:
        tell_members(context, found, is_only=not n)
        tell_parties(context, found)
        tell_in_prose(context, found)
    tell_notes(context, found)
    if vote.tally_agrees is False:
        ballots = Counter(member.ballot for member in vote.members)
        named = replace(vote, ja=ballots[Ballot.JA], nej=ballots[Ballot.NEJ], avstar=ballots[Ballot.AVSTAR])
        context.draft.say(say("vote.disagree", context.lang, tally=tally_of(named, context.lang)), evidence[:2])
    tell_how_it_was_settled(context, found)
