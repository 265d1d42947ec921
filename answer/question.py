"""What is asked: intent, names, times, numbers and the topic that is left when all those are taken away.

1. A follow-up is made standalone (followup.py).
2. Names are found by the archive's own vocabulary, times and numbers by their shapes.
3. The intent is the first in data/question.toml that has a cue in the question.
4. The topic is the question without function words, cue words and the names of places, organs, parties and times.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.followup import base_question, make_standalone, page_of
from answer.glossary import swedish_words
from answer.lexicon import language_of_question, lexicon, with_swedish_organs
from answer.models import Intent, Period, Question, Turn
from answer.periods import find_periods, shifted
from answer.vocabulary import Vocabulary, local_names_in
from index.models import Filters
from ingest.parties import is_code, members_of, party_name
from ingest.people import parties_in
from ingest.references import find_diarienummer

MAX_LENGTH = 10_000
# A question that looks for a text like its own words: the rest of the pipeline reads only this much of it.
READ_LENGTH = 1_500
MAX_LETTERS = 4  # of a party's code
_LAST_QUESTION = re.compile(r"[.!]\s+([^.!?]+\?)\s*$")
# The question itself, after what it is about, asks of a later time: "Det bordlades i maj. Vad hände en månad senare?".
_LATER = re.compile(r"\b(?:senare|därefter|efteråt|later|afterwards)\b")
_ASKS_WHO = re.compile(
    r"^\W*(?:(?:och|men|and|but) )?(?:vem|vilka|vilket parti|vilken ledamot|who|which part(?:y|ies))\b"
)
_ASKS = re.compile(r"\b(?:vad|vilk\w+|hur|när|var|vem|what|which|how|when|where|who)\b")
# Those who were named before, by a pronoun.
_OF_THEM = re.compile(
    r"\b(?:partiet|partierna|de|dem|han|hon|hen|henne|honom|hans|hennes|deras|si[nt]|sitt|sina|sig|they|them|he|she|him"
    r"|his|hers?|their|the part(?:y|ies))\b"
)
# What is told before the question is about somebody's own words, which may hold the answer.
_OWN_WORDS = re.compile(
    r"reserv(?:er|ation)|yttrande|uttalande|anteckning|motion|yrka|skriv|skrev|enligt|wrote|statement"
)
_OF_ANYBODY = frozenset({Intent.DECISION, Intent.CASE, Intent.FACT, Intent.LOOKUP})
_PARAGRAF = re.compile(r"§§?\s*(\d{1,4})\b")
# A number of the older sort needs no word before it in a question: "(0241/15)"; "2020/21" is a school year.
_BARE_NUMBER = re.compile(r"(?<![\w/.-])(?!(?:19|20)\d\d/)\d{3,6}/\d\d(?![\w/-])")
_QUOTED = re.compile(r"[”“\"»]([^”“\"«»]{3,200})[”“\"«]")
_WORD = re.compile(r"[0-9A-Za-zÅÄÖåäöÉéÜü][\wÅÄÖåäö]*(?:[-–:/.,][0-9A-Za-zÅÄÖåäö]+)*")


def understand(
    text: str,
    vocabulary: Vocabulary,
    *,
    history: Sequence[Turn] = (),
    filters: Filters = Filters(),
    standalone: str = "",
) -> Question:
    """Return the question with everything in it that can limit or steer the search.

    Args:  standalone: the question so that it stands by itself, where somebody has written it; otherwise it is made.
    """
    text = text.encode(errors="ignore").decode().strip()[:MAX_LENGTH]  # lone surrogates are no text
    page = page_of(text, history)
    if page > 1:  # the list was asked for before
        text, history = history[1 - page].question, history[: 1 - page]
    standalone = standalone or make_standalone(text, history)
    if history and standalone == text and not _has_matter(text, vocabulary):
        standalone = f"{base_question(history)} {text}"
    standalone = standalone[:READ_LENGTH]
    low = standalone.lower()
    asked = text.lower()  # the intent is that of the new question, not of what it builds on
    # "Who moved it?" is asked of anybody, whomever the question before it named.
    voiced = text if _ASKS_WHO.search(asked) else standalone
    own = own_question(text)  # what stands before it may only tell what it is about
    voiced = own if _names_somebody(own, vocabulary) else voiced
    parties = _parties(voiced, vocabulary)
    persons = vocabulary.persons_in(voiced)
    has_voice = bool(parties or persons)
    organs = vocabulary.organs_in(own)
    # "S lade en motion. Vad ville nämnden?" asks for nobody's position but for what an organ did
    is_of_organ = own != text and bool(organs) and not (_parties(own, vocabulary) or vocabulary.persons_in(own))
    intent = _intent(own.lower(), has_voice=has_voice and not is_of_organ) if own != text else None
    if intent is not Intent.DISSENT and not (is_of_organ and intent):
        intent = _intent(asked, has_voice=has_voice) or _intent(low, has_voice=has_voice) or Intent.FACT
    if standalone != text and _intent(asked, has_voice=has_voice) is None and _names_somebody(text, vocabulary):
        intent = Intent.POSITION if intent in _OF_ANYBODY else intent  # "och Vänsterpartiet då?"
    before = standalone.removesuffix(own)
    if before and _asks_anew(own, vocabulary) and (own == text or not _OWN_WORDS.search(before.lower())):
        parties, persons, intent = (), (), _intent(own.lower(), has_voice=False) or Intent.FACT
    question = Question(
        text=text,
        standalone=standalone,
        lang=language_of_question(text),
        intent=intent,
        topic="",
        # what a follow-up names itself replaces what was named before: "och Vänsterpartiet då?"
        parties=parties,
        persons=persons,
        organs=organs or vocabulary.organs_in(text) or vocabulary.organs_in(standalone),
        municipalities=vocabulary.municipalities_in(standalone),
        diarienummer=tuple(dict.fromkeys([*find_diarienummer(standalone), *_BARE_NUMBER.findall(standalone)])),
        paragrafer=tuple(dict.fromkeys(_PARAGRAF.findall(standalone))),
        statement_kinds=tuple(kind for kind, cue in lexicon().kinds if cue.search(asked) or cue.search(low)),
        periods=_periods(text, own, text if _is_elsewhere(text, history, vocabulary) else standalone),
        wanted=wanted_in(text),
        filters=filters,
        page=page,
    )
    return replace(question, topic=topic_of(question))


def wanted_in(text: str) -> tuple[str, ...]:
    """Return what sorts of word would answer: "number", "date", "reason" ..."""
    return tuple(name for name, cue in lexicon().wanted if cue.search(text.lower()))


def own_question(text: str) -> str:
    """Return the question that the text ends in, where statements stand before it; else the whole text."""
    last = _LAST_QUESTION.search(text)
    return last[1] if last else text


def _names_somebody(text: str, vocabulary: Vocabulary) -> bool:
    return bool(_parties(text, vocabulary) or vocabulary.persons_in(text))


def _asks_anew(own: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a question that follows on something asks of a thing of its own and of nobody's doings or words:
    "Vad skulle rondellen kosta?"."""
    low = own.lower()
    if not _ASKS.search(low) or _OF_THEM.search(low) or _names_somebody(own, vocabulary):
        return False
    is_figure = bool({"number", "date"} & set(wanted_in(own)))
    topic = _topic_alone(own, vocabulary)
    return bool(topic) and (_intent(low, has_voice=True) is None or is_figure)


def _periods(text: str, own: str, standalone: str) -> tuple[Period, ...]:
    """Return the times that the question names; those that stand before it, or in what it builds on, only where it
    doesn't ask of another."""
    if own != text and (named := find_periods(own)):
        return named
    if own != text and _LATER.search(own.lower()):
        return ()
    if named := find_periods(text):
        return named
    earlier = find_periods(standalone)
    if earlier and (other := shifted(earlier[0], text)):  # "och året därpå?"
        return (other,)
    return earlier if not _moves_on(text.lower()) else ()


def _has_matter(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a question says itself what it is about, and not only whom it asks of: "vad hade Ek velat?"."""
    topic = _topic_alone(text, vocabulary)
    return bool(topic or find_periods(text) or find_diarienummer(text) or _PARAGRAF.search(text))


def _topic_alone(text: str, vocabulary: Vocabulary) -> set[str]:
    """Return the words of the topic of a text by itself, without the people that it names."""
    question = Question(
        text=text,
        standalone=text,
        lang=language_of_question(text),
        intent=Intent.FACT,
        topic="",
        parties=_parties(text, vocabulary),
        persons=vocabulary.persons_in(text),
        organs=vocabulary.organs_in(text),
        municipalities=vocabulary.municipalities_in(text),
    )
    people = {part for name in question.persons for part in name.split()}
    return {word.removesuffix("s") for word in topic_of(question).split()} - people


def _is_elsewhere(text: str, history: Sequence[Turn], vocabulary: Vocabulary) -> bool:
    """Tell whether a follow-up asks about another organ than the question before it: that met on another day."""
    organs = set(vocabulary.organs_in(text))
    return bool(history and organs) and not organs & set(vocabulary.organs_in(history[-1].question))


def _moves_on(asked: str) -> bool:
    """Tell whether a follow-up asks about another time than the question before it: "hur gick det sedan?"."""
    return bool(re.search(r"\b(sedan|senare|därefter|efteråt|när|then|later|when|afterwards|next)\b", asked))


def _intent(low: str, *, has_voice: bool) -> Intent | None:
    """Return the first intent with a cue; a position needs somebody who holds it."""
    found = (intent for intent, cue in lexicon().intents if cue.search(low))
    return next((intent for intent in found if has_voice or intent is not Intent.POSITION), None)


def _parties(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the parties named; for a bloc ("de rödgröna") that nobody in the archive speaks as, its members."""
    named: list[str] = []
    for one in (*parties_in(text), *vocabulary.local_parties_in(text)):
        named += [one] if is_code(one) or one in vocabulary.parties else members_of(one)
    return tuple(dict.fromkeys(named))


def topic_of(question: Question) -> str:
    """Return the words that tell what the question is about, in order, each once."""
    named = (*question.organs, *(name.removesuffix("s") for name in question.municipalities))
    limits = {word.strip("-") for word in " ".join(named).lower().split()}
    kept: dict[str, None] = {}
    for match in _WORD.finditer(_words_of_topic(question)):
        word = match.group()
        low = word.lower()
        is_limit = low.removesuffix("s") in limits or low in limits or low in lexicon().organs
        if is_limit and _begins_a_name(match):  # "Ekby Bostäder AB" is a company, not the place
            is_limit = False
        is_party = word in question.parties or (bool(parties_in(word)) and not word.islower())
        is_place = word.removesuffix("s") in lexicon().places
        if not lexicon().is_function_word(low) and not is_limit and not is_party and not is_place:
            kept[word] = None
    if question.lang == "en":
        kept.update(dict.fromkeys(swedish_words(_without_organs(question)).split()))
    return " ".join(kept)


def _without_organs(question: Question) -> str:
    text = with_swedish_organs(question.standalone.lower())
    for organ in question.organs:
        text = text.replace(organ, " ")
    return text


def _words_of_topic(question: Question) -> str:
    """Return the question without times, numbers, names of local parties and mere ways to ask.

    An English question that quotes is about what it quotes: the matter by its Swedish name.
    """
    text = question.standalone
    if question.lang == "en" and (quoted := _QUOTED.findall(text)):
        text = " ".join(quoted)
    for party in question.parties:
        for name in (party_name(party, "sv"), party_name(party, "en").removeprefix("the ")):
            text = (
                re.sub(rf"(?i)\b(?:the )?{re.escape(name)}(?:['’]?s)?\b", " ", text)
                if len(name) > MAX_LETTERS
                else text
            )
    for name in (*question.diarienummer, *(local_names_in(text) if question.parties else ())):
        text = text.replace(name, " ")
    return _without_phrases(_without_times(text))


def _begins_a_name(match: re.Match[str]) -> bool:
    after = match.string[match.end() :]
    return match.group()[0].isupper() and bool(re.match(r" [A-ZÅÄÖ]", after)) and not match.group().endswith("s")


def _without_times(text: str) -> str:
    months = "|".join(lexicon().months)
    times = rf"\b(\d{{1,2}} )?({months})( \d{{4}})?\b|(?<![\w/:–-])(19|20)\d\d(?![\w/:–-])"
    return re.sub(rf"(?i){times}|§§?\s*\d+|\([A-ZÅÄÖ]{{1,4}}\)", " ", text)


def _without_phrases(text: str) -> str:
    """Return the text with the ways to ask blanked out; the rest stays where it is."""
    low = text.lower()
    if len(low) != len(text):  # a few capitals grow when made small
        return text
    for match in reversed(list(lexicon().phrases.finditer(low))):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    return text
