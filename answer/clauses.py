"""A question that asks two things, taken apart: "Vilka reserverade sig, och vad ville Eva Ek lägga till?".

What each part names is its own (who, what sort of answer), the matter, the time and the organ are those of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from answer.doers import of_the_doers
from answer.models import Intent, Question, Turn
from answer.periods import with_years
from answer.question import understand, wanted_in
from answer.vocabulary import Vocabulary

_ASKS = (
    r"(?:(?:(?:av|enligt|efter|för|från|genom|hos|i|inom|med|mellan|mot|om|på|till|under|ur|vid) )?(?:vilk\w+|vem|vad)"
    r"|(?:at|by|for|from|in|of|on|to|under|with) (?:what|which|whom)|hur|varför|när|var"
    r"|how|what|why|which|who|when|where)\b"
)
# A question without such a word begins with its verb: "..., och blev det något beslut?".
_VERB = (
    r"(?:blev|blir|fick|får|har|hade|är|kom|gick|reserverade|deltog|röstade|beslutade|antogs|godkändes|avslogs|bordlades"
    r"|did|was|were|has|have|is)\b"
)
_BORDER = re.compile(
    rf"(?:,\s*|\s+)(?:och|samt|and)\s+(?={_ASKS})|,\s*(?:och|samt|and)\s+(?={_VERB})"
    rf"|[.?]\s+(?:och|samt|and)\s+(?={_ASKS}|{_VERB})|\?\s+(?={_ASKS}|{_VERB})",
    re.IGNORECASE,
)
_REQUEST = r"^(?:jag|vi) (?:behöver|vill|undrar|söker)\b|^(?:ge|visa|berätta|ta fram|i need|i want|give|show|tell)\b"
_QUESTION = re.compile(rf"(?:^|[.?!]\s+|\b(?:i|för|till|på|om)\s+){_ASKS}|^\w+(?:de|te|r)\b|{_REQUEST}", re.IGNORECASE)
_NUMBER = re.compile(r"diarienum|\bdnr\b|ärendenum|\b(?:reference|case|registration) number")
MIN_WORDS = 4  # of the first part
MIN_WORDS_SECOND = 3  # "och varför?" asks on about the same
_OF_VOICES = frozenset({Intent.DISSENT, Intent.REASON, Intent.POSITION, Intent.VOTE})
_OBJECTS = re.compile(
    r"\b(?:invändning\w*|motivering\w*|kritiken|hade \w+ emot|objections?|grounds?|reasons?|arguments?)\b"
)
# Whoever was just told of.
_THEY = re.compile(r"\b(?:partiet|partierna|personen|de|dem|han|hon|hen|they|them|he|she|the party)\b", re.IGNORECASE)


def parts_of(question: Question, vocabulary: Vocabulary) -> tuple[Question, Question | None]:
    """Return the question and None, or the two questions that it is made of, where each is about other people, another
    time or another sort of answer: who dissented, what somebody wanted, how much it cost. Other parts are told best by
    one choice of sentences."""
    first, second = _halves(with_years(question.text))
    if not second:
        return question, None
    earlier = question.standalone.removesuffix(question.text).strip()  # what a follow-up builds on
    history = (Turn(question=earlier, answer=""),) if earlier else ()
    one = understand(f"{first}?", vocabulary, history=history, filters=question.filters)
    if one.intent is Intent.DISSENT and _OBJECTS.search(second.lower()):  # the words that tell why tell who
        return replace(question, intent=Intent.REASON, wanted=(*question.wanted, "reason")), None
    # What sort of answer the second part wants is told by its own words.
    other = understand(second, vocabulary, filters=question.filters)
    told_by = understand(_with_names(second, one), vocabulary, filters=question.filters)
    asks_on = told_by.intent in _OF_VOICES and not (other.parties or other.persons)
    other = replace(told_by, text=second) if asks_on else other
    if not _is_apart(one, other) and not (asks_on and other.intent is not one.intent):
        return question, None
    is_left_open = other.intent is Intent.FACT and not other.wanted
    if one.intent is Intent.VOTE and is_left_open and (other.parties or other.persons):
        other = replace(other, intent=Intent.VOTE)  # "..., och vilken sida tog Liberalerna?" asks on of somebody else
    other = replace(other, standalone=f"{earlier} {first}? {second}".strip(), topic=other.topic or question.topic)
    parts = (_of_the_whole(question, one), _of_the_whole(question, other))
    if _has_times(one, other):
        return (
            replace(parts[0], periods=one.periods, organs=one.organs),
            replace(parts[1], periods=other.periods, organs=other.organs),
        )
    return parts


def _with_names(second: str, first: Question) -> str:
    """Return the second part with the names of the first for the word that points at them: "vad ville hon?"."""
    names = [*first.persons, *first.parties]
    return _THEY.sub(" och ".join(names), second, count=1) if names else second


def ways_to_ask(question: Question) -> tuple[str, ...]:
    """Return the question, and by itself what it asks last: the second of two parts, or what a follow-up adds.

    A sentence that answers the second part is near to that part's own words, and far from the whole question.
    """
    _, second = _halves(question.text)
    return tuple(dict.fromkeys((question.standalone, second or question.text)))


def asks_wholly(question: Question, sort: str) -> bool:
    """Tell whether the question, or each of its two parts, asks for that sort of answer."""
    parts = [part for part in _halves(question.text) if part]
    return all(sort in wanted_in(part) for part in parts) if len(parts) > 1 else sort in question.wanted


def _halves(text: str) -> tuple[str, str]:
    """Return the two questions that the text asks, the second "" where it asks one."""
    border = _BORDER.search(text)
    if border is None:
        return text, ""
    first, second = text[: border.start()].strip(), text[border.end() :].strip()
    is_short = len(first.split()) < MIN_WORDS or len(second.split()) < MIN_WORDS_SECOND
    return (text, "") if is_short or not _QUESTION.search(first) else (first, second)


def _is_apart(one: Question, other: Question) -> bool:
    names_others = {*other.parties, *other.persons} - {*one.parties, *one.persons}
    asks_figure = ("number" in one.wanted) != ("number" in other.wanted)
    asks_dissent = Intent.DISSENT in (one.intent, other.intent)
    asks_number = bool(_NUMBER.search(one.text.lower())) != bool(_NUMBER.search(other.text.lower()))
    return bool(names_others) or asks_figure or asks_dissent or asks_number or _has_times(one, other)


def _has_times(one: Question, other: Question) -> bool:
    """Tell whether each part names a time of its own."""
    return bool(one.periods and other.periods) and set(one.periods) != set(other.periods)


def said_of_those_told(question: Question, parties: Iterable[str], persons: Iterable[str]) -> Question:
    """Return the second part with those that the first answer names, where it only points at them ("vad ville de?")."""
    own = of_the_doers(question)
    if own.parties or own.persons or not _THEY.search(question.text):
        return question
    return replace(question, parties=tuple(parties), persons=tuple(persons))


def _of_the_whole(whole: Question, part: Question) -> Question:
    """Return the part with the matter, the time and the place of the whole question."""
    return replace(
        part,
        lang=whole.lang,
        organs=whole.organs,
        municipalities=whole.municipalities,
        diarienummer=whole.diarienummer,
        paragrafer=whole.paragrafer,
        periods=whole.periods,
        filters=whole.filters,
    )
