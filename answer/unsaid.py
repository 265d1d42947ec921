"""Silence on what no paper tells of: words, places, doers and later events that the question takes to be there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from answer.composers.support import is_by
from answer.context import Context
from answer.lexicon import lexicon
from answer.models import Intent
from answer.paraphrase import is_another_name
from answer.places import placed, places_in
from answer.terms import core_words, is_said_otherwise
from answer.wording import enumeration
from index.models import Filters, Found, Hit
from index.sentences import sentences
from index.words import names, stems
from ingest.models import Decision, DecisionStatus, VoiceRole
from ingest.tables import table
from prompts import say

# Intents that ask what somebody did or said.
NEED_VOICE = frozenset({Intent.DECISION, Intent.VOTE, Intent.DISSENT, Intent.REASON, Intent.POSITION, Intent.LOOKUP})
MIN_TITLE_SHARE = 0.5  # of a matter that the question is sure to name
MIN_SHARE_ALIKE = 0.3
N_PASSAGES = 8
_WHICH_DOER = re.compile(
    r"^(?:vilken|vilket|vilka) (?P<doer>[a-zåäö]{5,}) (?:har |hade )?(?P<did>[a-zåäö]{3,}(?:de|te|t))\b"
    r"(?! (?:man|de|den|det|han|hon|vi|[a-zåäö]*(?:nämnden|utskottet|styrelsen|fullmäktige|kommunen))\b)"
)
# Who got a contract: told by a name in a sentence on the award.
_WHICH_FIRM = re.compile(
    r"\b(?:vilk\w+|which|what) (?:\w+ ){0,2}\w*(?:leverantör|företag|bolag|firm|entreprenör|konsult|anbudsgivare"
    r"|supplier|compan|contractor|consultant|provider|bidder)\w*\b.{0,40}\b(?:vann|fick|fått|tilldela\w*|anlita\w*"
    r"|anto\w+|utså\w+|valdes|won|wins?|awarded|hired|got|chosen|selected|given"
    r"|lade (?:in )?(?:bud|anbud)|lämnade (?:in )?(?:bud|anbud)|bjöd|budade|bid"
    r"|(?:ska|skall|kommer att|får|fick) (?:bygga|utföra|leverera|sköta|driva|genomföra|göra|riva|renovera|rita)"
    r"|bygger|byggde|utför|utförde|levererar|levererade|sköter|skötte|driver|drev|will build|builds|built|supplies"
    r"|runs)\b"
)
_OTHERS = re.compile(r"\b(?:andra|övriga|other|else)\b")  # than the one who got it
_AWARDS = re.compile(r"\b(?:tilldel|anta[rs]?\b|antog|avtal|leverantör|anbud|vann|vinnande|teckna|anlita)", re.I)
_FIRM = re.compile(r"(?<=[a-zåäö,:] )[A-ZÅÄÖ][\w&-]{2,}(?:\s[A-ZÅÄÖ][\w&-]*)*\b(?!\s\d)|\b(?:AB|HB|KB)\b")
# What may have come after a decision, in the words that papers on it use.
_COMES_AFTER = re.compile(r"\b(upphäv|utvärder|överklag|ompröv|följdes upp|följts upp|evaluat)")
_AFTERWARDS = re.compile(r"\befteråt\b|\bi efterhand\b|\befter (?:beslutet|att)\b|\bafter(?:wards| the decision)\b")
_WRITTEN = {"följdes upp": "uppfölj", "följts upp": "uppfölj", "evaluat": "utvärder"}


def unknown_word(context: Context) -> str:
    """Tell that the archive has none of the words for what a Swedish question is about."""
    words = core_words(context.question) if context.question.lang == "sv" else ()
    words = tuple(word for word in words if not may_be_of(context, word))
    if not words or context.question.diarienummer:
        return ""
    known = {stem for hit in context.ranking.hits for stem in stems(words_of(hit))}
    if any(all(_says(stem, known) or is_said_otherwise(stem, known) for stem in stems(word)) for word in words):
        return ""
    return "" if is_another_name(context, words) else say("silence.no_word", context.lang, word=words[0])


def unknown_place(context: Context) -> str:
    """Tell that what a Swedish question names as a place stands nowhere in what was found."""
    question = context.question
    if question.lang != "sv" or question.diarienummer or question.intent not in NEED_VOICE:
        return ""
    known = {stem for hit in context.ranking.hits for stem in stems(words_of(hit))}
    for place in places_in(question):
        if not any(_says(stem, known) for stem in stems(place)) and not may_be_of(context, place):
            return say("silence.no_word", context.lang, word=place)
    return ""


def may_be_of(context: Context, word: str) -> bool:
    """Tell whether the word names a municipality, and what was found does not say of which it is: the name may stand
    only in the logotype of its papers."""
    name = word.lower()
    is_name = any(one.lower() in (name, name.removesuffix("s")) for one in table("municipalities")["names"])
    return is_name and any(not hit.passage.municipality for hit in context.ranking.hits[:N_PASSAGES])


def later_event(context: Context) -> str:
    """Tell that nothing is said of what a question takes to have come after: an evaluation, an appeal, a reversal."""
    low = context.question.standalone.lower()
    asked = [_WRITTEN.get(cue, cue) for cue in _COMES_AFTER.findall(low)]
    target = next(iter(context.targets(most=1)), None)
    if not asked or target is None:
        return ""
    items = tuple(one.record.id for one in context.matter(target.record.id)) or (target.record.id,)
    passages = context.archive.catalog.passages_of(Filters(item_ids=items))
    decided = [
        _day(one) for id_ in items for one in context.decisions(id_) if one.record.status is DecisionStatus.BESLUT
    ]
    if any(decided) and _AFTERWARDS.search(low):  # what led to the decision may have been followed up, too
        passages = [one for one in passages if one.date and one.date > min(filter(None, decided))]
    texts = [f"{one.item_title} {one.text}".lower() for one in passages]
    return "" if any(word in text for word in asked for text in texts) else say("silence.nothing", context.lang)


def _day(found: Found[Decision]) -> date | None:
    return found.record.date or found.item.date or found.document.date


def unknown_doer(context: Context) -> str:
    """Tell that the matter's papers say neither the sort of doer that is asked for nor what it is to have done:
    "vilken arkitekt ritade ...?"."""
    asked = _WHICH_DOER.search(context.question.text.lower())
    target = next(iter(context.targets(most=1)), None)
    if asked is None or target is None or context.question.intent not in (Intent.FACT, Intent.LOOKUP):
        return ""
    if lexicon().is_function_word(asked["doer"]) or lexicon().is_function_word(asked["did"]):
        return ""  # "vilka pengar kunde gå förlorade?": what follows tells what was done
    words = stems(f"{asked['doer']} {asked['did']}")
    matter = tuple(one.record.id for one in context.matter(target.record.id))
    papers = {*matter, target.record.id, *(hit.passage.item_id for hit in context.ranking.hits[:N_PASSAGES])}
    passages = context.archive.catalog.passages_of(Filters(item_ids=tuple(papers)))
    said = {stem for one in passages for stem in stems(f"{one.header} {one.text}")}
    if any(_says(stem, said) for stem in words):
        return ""
    return say("silence.no_word", context.lang, word=asked["doer"])


def unknown_firm(context: Context) -> str:
    """Tell that the matter's papers name nobody where they speak of the contract: it is not known who got it."""
    asked = _WHICH_FIRM.search(context.question.text.lower())
    target = next(iter(context.targets(most=1)), None)
    if asked is None or target is None:
        return ""
    ranked = context.ranked(target.record.id)
    least = ranked.title_share if ranked else 1.0
    alike = [one.item_id for one in context.ranking.items if one.title_share >= max(least, MIN_SHARE_ALIKE)]
    papers = {target.record.id, *alike, *(one.record.id for one in context.matter(target.record.id))}
    passages = context.archive.catalog.passages_of(Filters(item_ids=tuple(papers)))
    vocabulary = context.vocabulary
    named = [*vocabulary.municipalities, *vocabulary.organs, *vocabulary.persons, *(one.header for one in passages)]
    known = set(stems(f"{' '.join(named)} {context.question.text}"))
    found: set[str] = set()
    for passage in passages:
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            if _AWARDS.search(text):
                found |= {name for name in _FIRM.findall(text) if not known.issuperset(stems(name))}
    if len(found) > bool(_OTHERS.search(asked.group())):
        return ""
    return say("silence.nothing", context.lang)


def silent_party(context: Context) -> str:
    """Tell that a party whose view in a meeting is asked for has said nothing in the matter that the meeting had."""
    question = context.question
    is_meeting = len(question.organs) == 1 or any(one.is_day for one in question.periods) or question.diarienummer
    target = next(iter(context.targets(most=1)), None)
    if question.intent is not Intent.POSITION or not question.parties or not is_meeting or target is None:
        return ""
    ranked = context.ranked(target.record.id)
    if not question.diarienummer and (ranked is None or ranked.title_share < MIN_TITLE_SHARE):
        return ""
    items = tuple({target.record.id, *(one.record.id for one in context.matter(target.record.id))})
    statements = (one for id_ in items for one in context.statements(id_))
    passages = context.archive.catalog.passages_of(Filters(item_ids=items))
    told = {party for one in passages if one.role is not VoiceRole.ORGAN for party in one.parties}
    if any(is_by(one.record, question.parties, question.persons) for one in statements) or told & set(question.parties):
        return ""
    return say("silence.no_party", context.lang, who=enumeration(question.parties, context.lang))


def elsewhere(context: Context) -> str:
    """Tell that the archive knows the thing asked about, but nowhere together with the place that is named."""
    question = context.question
    places = [place for place in places_in(question) if not may_be_of(context, place)]
    at_place = tuple(thing for thing, place in placed(question) if place in places)
    things = at_place or (core_words(question) if question.lang == "sv" else ())
    if not places or not things or question.diarienummer:
        return ""
    texts = [set(stems(words_of(hit))) for hit in context.ranking.hits]
    titles = [set(stems(hit.passage.item_title)) for hit in context.ranking.hits]
    is_known = all(any(stem in title for title in titles) for place in places for stem in stems(place))
    apart = [[stem for thing in things for stem in stems(thing)], [stem for place in places for stem in stems(place)]]
    # A passage on a thing at one place may name others to compare with: where a title is all of it, titles tell.
    if at_place and any(any(_says(stem, title) for stem in apart[0]) for title in titles):
        texts = [*titles, *(set(stems(one)) for hit in context.ranking.hits for one in _phrases(hit, at_place, places))]
    if not is_known or any(all(any(_says(stem, text) for stem in some) for some in apart) for text in texts):
        return ""
    said = any(_says(stem, text) for stem in apart[0] for text in texts)
    return say("silence.nothing", context.lang) if said and not is_another_name(context, things) else ""


def _phrases(hit: Hit, things: Sequence[str], places: Sequence[str]) -> list[str]:
    """Return where the passage says one of the things at one of the places, in any form: "ishall i Norrby"."""
    said = "|".join(re.escape(stem) for thing in things for stem in stems(thing))
    at = "|".join(map(re.escape, places))
    return re.findall(rf"(?i)\b[\wåäö]*(?:{said})[\wåäö]* (?:\w+ ){{0,2}}(?:{at})", words_of(hit))


def words_of(hit: Hit) -> str:
    return f"{hit.passage.header} {hit.passage.text}"


def _says(stem: str, text: set[str]) -> bool:
    # The stemmer leaves the definite -an of short words: "färjan" beside "färja".
    return stem in text or stem.removesuffix("an") in text or any(names(stem, other) for other in text)
