"""When the archive does not say: silence is an answer, with what was searched and what is nearest."""

from __future__ import annotations

from collections.abc import Callable

from answer import unsaid
from answer.clauses import asks_wholly
from answer.composers.support import is_by
from answer.context import Context
from answer.evidence import Evidence
from answer.figures import lacks_figure
from answer.glossary import swedish_words
from answer.lexicon import lexicon
from answer.models import Intent, Question
from answer.paraphrase import is_another_name
from answer.places import places_in, says_all
from answer.question import own_question, wanted_in
from answer.terms import core_words, question_stems, said_share
from answer.unheard import awaited, only_announces, silent_body
from answer.unmet import NEED_MEETING, missing_meeting, missing_paragraf
from answer.unsaid import MIN_TITLE_SHARE, NEED_VOICE, words_of
from answer.wording import enumeration, place_of
from index.models import Filters, Found, Hit
from index.words import stems
from ingest.models import Item
from ingest.references import find_organs, is_administration
from prompts import say

# The archive is about something else when the best matter says less than this share of a Swedish topic's words, or when
# the nearest passage is too unlike the question (settings.Embedding) and no passage says most of the topic.
MIN_COVERAGE = 0.3
MOST_OF_THE_TOPIC = 0.7
HALF_OF_THE_KNOWN = 0.5
N_MATTERS = 5
MOST_ORGANS_NAMED = 3  # "nämnden" stands for any of them and is not told as a list
N_PASSAGES = 8
N_TOLD = 20  # passages that may tell of a name or a day
# Intents that answer a question for a figure with words of the texts.
_TELL_FIGURES = frozenset({Intent.FACT, Intent.DECISION, Intent.LOOKUP, Intent.POSITION})
# Intents that ask what somebody said, not that they did.
_OF_WORDS = frozenset({Intent.POSITION, Intent.REASON})


def before(context: Context) -> bool:
    """Fall silent when the question can't be answered whatever is found; True when that was done."""
    for reason in REASONS:
        if sentence := reason(context):
            _silent(context, sentence)
            return True
    return False


def after(context: Context) -> None:
    """Fall silent when no composer had anything to say, or not the figure that is asked for."""
    question = context.question
    who = enumeration([*question.persons, *question.parties], context.lang)
    if context.draft.sentences:
        only_announced = all(only_announces(one.quote) for one in context.draft.evidence)
        quotes = [evidence.quote for evidence in context.draft.evidence if _is_of_matter(context, evidence)]
        is_told = context.draft.abstained or context.draft.count is not None or bool(context.draft.votes)
        asks_figure = question.intent in _TELL_FIGURES and asks_wholly(question, "number")
        if asks_figure and not is_told and lacks_figure(question, quotes):
            context.draft.abstain(say("silence.no_figure", context.lang))
        elif question.intent in _OF_WORDS and who and not context.draft.abstained and only_announced:
            context.draft.abstain(say("silence.no_party", context.lang, who=who))
        return
    if question.intent is Intent.POSITION and who:
        _silent(context, say("silence.no_party", context.lang, who=who))
    else:
        _silent(context, say("silence.nothing", context.lang))


def _is_of_matter(context: Context, evidence: Evidence) -> bool:
    """Tell whether the words are of the matter found, or say a name that the question says, else a fair share of the
    topic where it says no name: a figure of another matter is no answer."""
    names, text = [*places_in(context.question), *context.question.persons], f"{evidence.title} {evidence.quote}"
    if any(says_all([name], text) for name in names):
        return True
    if not names and said_share(_things(context.question) or question_stems(context.question), text) >= MIN_COVERAGE:
        return True
    targets = context.targets(most=1)
    items = [*targets, *(one for target in targets for one in context.matter(target.record.id))]
    return any((one.document.id, one.record.title) == (evidence.document.id, evidence.title) for one in items)


def _silent(context: Context, sentence: str) -> None:
    draft = context.draft
    draft.abstain(sentence)
    if sentence == _outside(context):
        return
    organs = context.question.organs if len(context.question.organs) <= MOST_ORGANS_NAMED else ()
    if searched := ", ".join(filter(None, [context.question.topic, *organs, *context.question.municipalities])):
        draft.sentences.append(say("silence.searched", context.lang, what=searched))
    for target in context.targets(most=1):
        if heading := context.witness.of_item(target):
            place = place_of(target, context.lang)
            draft.say(say("silence.nearest", context.lang, title=target.record.title, place=place), heading)


def _no_topic(context: Context) -> str:
    question = context.question
    if question.intent is Intent.LIST:  # its composer knows whether a list has other criteria
        return ""
    names = (question.parties, question.persons, question.organs, question.periods, question.diarienummer)
    return "" if question.topic or any(names) else say("silence.no_topic", context.lang)


def _stranger(context: Context) -> str:
    """Tell of an organ or party whose doings are asked about and that the archive does not know."""
    question, vocabulary = context.question, context.vocabulary
    is_told_of = question.intent not in NEED_VOICE  # "vem valdes till ersättare i kulturnämnden?"
    if is_told_of and "person" not in question.wanted:
        return ""
    parties = [party for party in question.parties if party not in vocabulary.parties]
    if parties and len(parties) == len(question.parties):
        return say("silence.no_voice", context.lang, who=enumeration(parties, context.lang))
    organs = find_organs(question.standalone)
    unknown = [organ for organ in organs if not any(organ in known or known in organ for known in vocabulary.organs)]
    # An administration may be told of without deciding or speaking itself.
    texts = " ".join(words_of(hit).lower() for hit in context.ranking.hits[:N_TOLD])
    unknown = [one for one in unknown if one not in texts or not (is_told_of or is_administration(one))]
    titles = {stem for target in context.targets(most=1) for stem in stems(target.record.title)}
    unknown = [one for one in unknown if titles.isdisjoint(stems(one))]  # "lönerevisionen" is a matter, too
    if not unknown or question.organs:
        return ""
    return say("silence.no_voice", context.lang, who=enumeration(unknown, context.lang))


def _off_topic(context: Context) -> str:
    return say("silence.nothing", context.lang) if _is_off_topic(context) else ""


def _is_off_topic(context: Context) -> bool:
    """Tell whether what was found is about something else than what is asked, or nothing was."""
    question, ranking = context.question, context.ranking
    words = _things(question)
    if not ranking.hits:
        return True
    if not words or question.diarienummer or question.intent is Intent.LIST:
        return False
    matters = [" ".join(words_of(hit) for hit in item.hits[:N_PASSAGES]) for item in ranking.items[:N_MATTERS]]
    if _speaks_of(context):
        return False
    if question.lang == "sv" and not any(said_share(words, text) for text in matters):
        return not is_another_name(context, core_words(question) or _named_things(question))
    if any(
        is_by(one.record, question.parties, question.persons)
        for target in context.targets(most=1)
        for one in context.statements(target.record.id)
    ):
        return False
    is_unlike = ranking.similarity < context.archive.settings.embedding.likeness_floor
    return is_unlike and not _says_most(question, [words_of(hit) for hit in ranking.hits[:N_TOLD]])


def _named_things(question: Question) -> tuple[str, ...]:
    """Return the words of the topic but those that only tell the sort of answer: what a thing "kostar" is not what is
    asked about, and every archive says it."""
    words = question.topic.lower().split()
    return tuple(word for word in words if not wanted_in(word)) or tuple(words)


def _things(question: Question) -> tuple[str, ...]:
    """Return the stems of the named things."""
    kept = set(stems(" ".join(_named_things(question))))
    return tuple(word for word in question_stems(question) if word in kept)


def _says_most(question: Question, texts: list[str]) -> bool:
    """Tell whether one of the texts says most of the topic; of an English one, half of what is known in Swedish."""
    if max(said_share(question_stems(question), text) for text in texts) >= MOST_OF_THE_TOPIC:
        return True
    known = [*places_in(question), swedish_words(question.standalone)] if question.lang == "en" else []
    words = tuple(dict.fromkeys(stems(" ".join(known))))
    return bool(words) and max(said_share(words, text) for text in texts) >= HALF_OF_THE_KNOWN


def _speaks_of(context: Context) -> bool:
    """Tell whether those whose view is asked for speak in the best matter, and it says the names of the question:
    then the rest is a manner of asking."""
    question, names = context.question, places_in(context.question)
    target = next(iter(context.targets(most=1)), None)
    if not names or target is None or not says_all(names, " ".join(map(words_of, _hits_of(context, target)))):
        return False
    return any(is_by(one.record, question.parties, question.persons) for one in context.statements(target.record.id))


def _hits_of(context: Context, target: Found[Item]) -> tuple[Hit, ...]:
    ranked = context.ranked(target.record.id)
    return ranked.hits if ranked else ()


def _unknown_time(context: Context) -> str:
    """Tell that the archive has nothing from the times asked about, nor speaks of them.

    Of a time after its last paper it may speak, but not of what was decided, voted or dissented from then; unless the
    year belongs to the matter's name ("plan 2030").
    """
    periods, years = context.question.periods, context.vocabulary.years
    known = {year for period in periods for year in years if period.first.year <= year <= period.last.year}
    if not periods or known:
        return ""
    named = {str(period.first.year) for period in periods}
    is_later = bool(years) and min(named) > str(max(years)) and context.question.intent in NEED_MEETING
    texts = [one.record.title for one in context.targets()] if is_later else map(words_of, context.ranking.hits)
    return "" if any(year in text for text in texts for year in named) else say("silence.nothing", context.lang)


def _other_organ(context: Context) -> str:
    """Tell that the organ whose doings are asked about never handled the matter that is named."""
    question = context.question
    named = context.vocabulary.organs_in(own_question(question.text))  # what stands before tells where it came from
    if question.intent not in NEED_MEETING or len(question.organs) != 1 or not (named and context.ranking.items):
        return ""
    (organ,) = question.organs
    best = context.ranking.items[0]
    matter = {item.record.id: item for item in context.matter(best.item_id)}
    if best.title_share < MIN_TITLE_SHARE or best.item_id not in matter:
        return ""
    if context.archive.catalog.items(Filters(item_ids=tuple(matter), organs=question.organs)):
        return ""
    own = [hit for hit in context.ranking.hits if hit.passage.item_id in matter]
    for target in context.targets(most=1):
        chosen = context.ranked(target.record.id)
        if target.record.id not in matter and chosen and chosen.title_share > best.title_share / 2:
            return ""  # that organ has a matter of this name of its own
        if target.record.id in matter and any(organ in words_of(hit).lower() for hit in own):
            return ""  # told by another organ
    return say("silence.other_organ", context.lang, organ=organ, title=matter[best.item_id].record.title)


def _outside(context: Context) -> str:
    """Tell what is answered here, where small talk or what no archive can do is asked: a speech, the weather."""
    low, known = context.question.text.lower(), lexicon()
    key = "hello" if known.hello.search(low) else "outside" if known.outside.search(low) else ""
    return say(f"silence.{key}", context.lang) if key else ""


REASONS: tuple[Callable[[Context], str], ...] = (
    _outside,
    _no_topic,
    _stranger,
    missing_paragraf,
    missing_meeting,
    _unknown_time,
    unsaid.unknown_word,
    unsaid.unknown_place,
    unsaid.later_event,
    unsaid.elsewhere,
    unsaid.unknown_doer,
    unsaid.unknown_firm,
    unsaid.silent_party,
    silent_body,
    awaited,
    _other_organ,
    _off_topic,
)
