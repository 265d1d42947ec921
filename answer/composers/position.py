"""What a party or person has said: only in their own voice, in time order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from answer.composers.own_words import own_of, own_words, tell_own
from answer.composers.reason import source_of, tell
from answer.composers.reported import tell_reported
from answer.composers.support import MIN_WORDS_LEFT, add_quotes, hands_in, is_by
from answer.context import Context
from answer.doers import of_the_doers
from answer.draft import Draft
from answer.figures import lacks_figure
from answer.models import Intent, Question
from answer.paraphrase import says_places
from answer.retrieve import hard_filters, is_numbered
from answer.select import best_quotes
from answer.terms import is_same_stem, question_stems, said_share
from index.models import Found, Hit
from index.pointers import only_points
from index.words import stems
from ingest.models import Item, Statement, VoiceRole

N_OWN = 40
MAX_TARGETS = 2
MIN_WORDS_EACH, MAX_WORDS_ALL = 50, 90
N_NEAREST = 3
# The share of the topic that a passage and its header must say, lest words on another matter stand for an answer.
MIN_ON_TOPIC = 0.5
AS_NEAR = 0.02  # in cosine, to the nearest sentence of all found


def compose(context: Context) -> None:
    """Quote the party's or person's own words on the topic, those of the matter that is asked about first."""
    if not (context.question.parties or context.question.persons):
        return
    targets = context.targets()
    # Swedish words tell whether a statement is on the topic; of an English question only the likeness in meaning does.
    own = {one.record.id: own_of(context, one) for one in targets[:MAX_TARGETS]} if context.lang == "sv" else {}
    if "reason" in context.question.wanted:  # that somebody moved to reject it does not tell why
        own = {id_: [one for one in some if not only_points(one.record.text)] or some for id_, some in own.items()}
    said = [found for statements in own.values() for found in statements]
    if targets and all(only_points(found.record.text) for found in own_of(context, targets[0])):
        _tell_leaning(context, targets[0])
    for n, found in enumerate(said):
        is_first = n < len(own[targets[0].record.id])
        if context.draft.words_left > MIN_WORDS_LEFT and (is_first or _is_on_topic(context, found)):
            own_words(context, found, max_words=max(MIN_WORDS_EACH, MAX_WORDS_ALL // len(said)), with_place=True)
    _search(context, {target.record.id for target in targets})
    if not context.draft.sentences:
        tell_reported(context)


def compose_voiced(context: Context) -> bool:
    """Tell what somebody said where the question asks it in words of its own ("Hur förklarade S att ...?"); False where
    it names nobody as a speaker, asks for a date, or for a figure that they do not tell, or they said nothing on it."""
    question = of_the_doers(context.question)
    if question.intent is not Intent.FACT or "date" in question.wanted or not (question.parties or question.persons):
        return False
    draft = Draft(limit=context.draft.limit)
    compose(replace(context, question=replace(question, intent=Intent.POSITION), draft=draft))
    if not draft.sentences or lacks_figure(question, [one.quote for one in draft.evidence]):
        return False
    context.draft.add(draft)
    return True


def _tell_leaning(context: Context, target: Found[Item]) -> None:
    """Tell those statements in the matter that only lean on other words, as on a paper or on another party's
    reservation, and quote these."""
    question = context.question
    for found in context.statements(target.record.id):
        if is_by(found.record, question.parties, question.persons) and context.draft.words_left > MIN_WORDS_EACH:
            source = source_of(context, found)
            if source is not None:
                tell(context, [found], source, max_words=MIN_WORDS_EACH)


def _is_on_topic(context: Context, found: Found[Statement]) -> bool:
    return said_share(_topic_words(context.question), f"{found.item.title} {found.record.text}") >= MIN_ON_TOPIC


def _topic_words(question: Question) -> tuple[str, ...]:
    """Return the stems of the topic without the names of those asked about, which all their words go under."""
    names = stems(" ".join(question.persons))
    words = question_stems(question)
    return tuple(word for word in words if not any(is_same_stem(word, name) for name in names)) or words


def _search(context: Context, item_ids: set[str]) -> None:
    """Add sentences in the voice asked about, from the whole archive where the matter holds none."""
    question = context.question
    limits = replace(hard_filters(question), parties=question.parties, persons=question.persons)
    if context.lang == "sv":
        hits = [hit for hit in context.ranking.hits if _is_own(hit, context)]
        if not hits and not context.draft.sentences:
            found = context.archive.search.search(question.standalone, k=N_OWN, filters=limits)
            hits = [hit for hit in found if _is_own(hit, context)]
        hits = _on_topic(context, hits)
        hits = [hit for hit in hits if hit.passage.item_id in item_ids] or [
            hit for hit in hits if _is_then(hit, context)
        ]
    else:
        found = context.archive.vector.search(question.standalone, k=N_OWN, filters=limits)
        hits = [hit for hit in found if _is_own(hit, context) and _is_there(hit, context, item_ids)][:N_NEAREST]
        near = _as_near(context, hits)
        if not near:
            _tell_nearest(context)
        hits = near or hits
    add_quotes(context, best_quotes(context.archive, question, hits))


def _on_topic(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return the hits that say much of the topic; where none does, those that are as near to the question in meaning as
    anything found: the words of the text may all be others. Where something is told, these must be of its matter."""
    words = _topic_words(context.question)
    texts: dict[str, str] = {}  # of each section: what somebody says in one go is about one thing
    for passage in (hit.passage for hit in hits):
        texts[passage.section_id] = f"{texts.get(passage.section_id, passage.header)} {passage.text}"
    said = [hit for hit in hits if said_share(words, texts[hit.passage.section_id]) >= MIN_ON_TOPIC]
    if said:
        return [hit for hit in said if says_places(context.question, texts[hit.passage.section_id])]
    near = _as_near(context, hits)
    told = {one.record.id for one in context.targets(most=1)} if context.draft.sentences else set()
    return [hit for hit in near if not told or hit.passage.item_id in told]


def _as_near(context: Context, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits that are as near to the question in meaning as anything found."""
    found = [hit.passage for hit in (*context.ranking.hits[:N_OWN], *hits)]
    (near,) = context.archive.likeness([context.question.standalone], found)
    best = max((near.best(passage.id) for passage in found), default=0.0)
    return [hit for hit in hits if near.best(hit.passage.id) >= best - AS_NEAR]


def _tell_nearest(context: Context) -> None:
    """Quote what those asked about stated in the matter that is nearest in meaning: minutes may have the statements of
    all under one heading, in a passage that is nobody's own."""
    near = {hit.passage.item_id for hit in _as_near(context, context.ranking.hits[:N_OWN])}
    for target in [one for one in context.targets(most=1) if one.record.id in near]:
        tell_own(context, target, max_words=MIN_WORDS_EACH, with_place=True)


def _is_there(hit: Hit, context: Context, item_ids: set[str]) -> bool:
    """Tell whether the words are of the matter asked about, or of one that names the places of the question."""
    passage = hit.passage
    return passage.item_id in item_ids or says_places(context.question, f"{passage.header} {passage.text}")


def _is_then(hit: Hit, context: Context) -> bool:
    """Tell whether the words are of a day or month that the question names, or of its matter: others answer none."""
    question = context.question
    named = [period for period in question.periods if period.is_short]
    if question.diarienummer:
        return is_numbered(hit.passage, question)
    return not named or any(period.holds(hit.passage.date) for period in named)


def _is_own(hit: Hit, context: Context) -> bool:
    """Tell whether the passage is in the asked voice alone: one that several share may hold words of each of them."""
    passage, question = hit.passage, context.question
    if passage.role not in (VoiceRole.PARTI, VoiceRole.FOREDRAGANDE) or hands_in(passage.text):
        return False
    if set(passage.persons) & set(question.persons):
        return len(passage.persons) == 1
    return bool(passage.parties) and set(passage.parties) <= set(question.parties)
