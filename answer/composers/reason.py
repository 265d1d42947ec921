"""Why somebody dissented: their own words, through the text that the dissent points to.

1. The statement that is asked about, in the matter that is asked about.
2. Its own words; where it has none, those that it leads to (index/reasons.py), else words of the same parties or
   persons in the same matter.
3. Where no such words are in the archive, that is said: a reason is never made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.composers.dissent import DISSENTS, STATEMENTS, kinds_asked, likely, tell_none
from answer.composers.matter import minutes_or_first
from answer.composers.own_words import best_own_sentences, note_of, own_words
from answer.composers.support import add_quotes, is_by
from answer.composers.who import done_again, people_of, tell_again, tell_done
from answer.context import Context
from answer.evidence import Evidence
from answer.models import Intent
from answer.quotes import shorten
from answer.select import best_quotes
from answer.wording import capital, key_of, people_text, place_of_record
from index.models import Filters, Found, Hit
from index.pointers import Way, only_points
from index.reasons import as_statement, nearby, reason_of
from ingest.models import Item, SectionKind, Statement, StatementKind, VoiceRole
from prompts import say

ROOM_FOR_LEAD = 30  # words
WORDS_AGAIN = 14  # to tell who did the same in another organ
MAX_STATEMENTS = 4
_ASKS_WORDS = re.compile(
    r"\bvilk\w+ (?:synpunkt|åsikt|kritik|invändning|uppfattning|siffr|uppgift|exempel|argument|krav|farhåg)\w*|"
    r"\b(?:vad|hur)\b.{0,60}\b(?:framför\w*|skriv\w*|skrev|säg\w*|sade|sa|stod|står|anför\w*|påpek\w*|uttala\w*"
    r"|men\w*|lyft\w*|tog upp|innehåll\w*|löd|gick)\b"
    r"|\bwhat (?:did|does|do|was)\b.*\b(?:say|said|write|written|state|argue|point)"
)
_GIVES_REASON = re.compile(r"\b(?:eftersom|därför att|på grund av|med (?:motivering|hänvisning)\w*|av det skälet|då)\b")
MIN_REASON = 60  # characters; "att motionen avslås" is no reason


def compose_stated(context: Context) -> bool:
    """Quote what somebody said in a statement of theirs ("Vad skrev S i sitt särskilda yttrande?"), or why those
    dissented who were just asked about; False when the question is another."""
    question = context.question
    if question.intent is Intent.DISSENT and "reason" in question.wanted:  # "Who reserved themselves ...?" - "Why?"
        compose(context)
        return bool(context.draft.sentences)
    kinds = set(kinds_asked(question))
    with_words = {*STATEMENTS, StatementKind.RESERVATION}
    if not (question.parties or question.persons) or not kinds or not kinds <= with_words:
        return False
    if not _ASKS_WORDS.search(question.text.lower()):
        return False
    compose(context)
    return bool(context.draft.sentences)


def compose(context: Context) -> None:
    """Quote why, or say that the archive does not tell."""
    targets = context.targets()
    for target in likely(context, targets):
        asked = _asked(context, context.statements(target.record.id))
        if asked:
            _tell_all(context, target, asked)
            return
    if targets and (context.question.parties or context.question.persons):
        tell_none(
            context, minutes_or_first(context, targets), kinds_asked(context.question) or [StatementKind.RESERVATION]
        )
        context.draft.abstained = True


def _tell_all(context: Context, target: Found[Item], asked: list[Found[Statement]]) -> None:
    groups = _by_source(context, asked[:MAX_STATEMENTS])
    for group, source in groups:
        tell(context, group, source, max_words=max(35, 100 // len(groups)), asked=asked)
    n_said = len(context.draft.sentences)
    _search_own_words(context, target)
    # One reason found is an answer, also where another statement gives none.
    is_told = any(source is not None for _, source in groups) or n_said < len(context.draft.sentences)
    context.draft.abstained &= not is_told


def _by_source(
    context: Context, asked: list[Found[Statement]]
) -> list[tuple[list[Found[Statement]], Found[Statement] | None]]:
    """Return the statements with the one that holds their words, those of one kind that lean on the same together."""
    groups: dict[tuple[str, str], tuple[list[Found[Statement]], Found[Statement] | None]] = {}
    for found in asked:
        source = told_by(context, found)
        key = (found.record.kind.value, source.record.id if source else found.record.id)
        groups.setdefault(key, ([], source))[0].append(found)
    return list(groups.values())


def _asked(context: Context, statements: list[Found[Statement]]) -> list[Found[Statement]]:
    """Return the statements that the question is about: of the kinds, parties and persons it names. What one place
    calls särskilt yttrande another calls uttalande or protokollsanteckning: where none is of the kind, these count."""
    question = context.question
    kinds = kinds_asked(question) or list(DISSENTS)
    statements = [one for one in statements if one.record.organ in question.organs] or statements
    if question.parties or question.persons:
        statements = [one for one in statements if is_by(one.record, question.parties, question.persons)]
    of_kind = [one for one in statements if one.record.kind in kinds]
    if of_kind or not set(kinds) <= set(STATEMENTS):
        return of_kind
    return [one for one in statements if one.record.kind in STATEMENTS]


def tell(
    context: Context,
    group: list[Found[Statement]],
    source: Found[Statement] | None,
    *,
    max_words: int,
    asked: Sequence[Found[Statement]] = (),
) -> None:
    """Say who dissented and quote the words in `source`: their own, or those that all of them lean on.

    Args:  asked: the statements that are told in turn.
    """
    found = group[0]
    persons, parties = people_of(group)
    who = people_text(persons, parties, context.lang)
    verb = say(f"verb.{key_of(found.record.kind)}", context.lang)
    said = {"who": who, "verb": verb, "place": place_of_record(found, context.lang)}
    context.draft.name(parties=parties, persons=persons)
    if source is found:
        if picked := best_own_sentences(context, found, max_words=max_words):  # else they are quoted already
            quote = " … ".join(evidence.quote for evidence in picked)
            sentence = say("reason.lead", context.lang, **said, quote=quote)
            context.draft.say(sentence, [*note_of(context, found), *context.witness.with_intro(found, picked)])
            tell_again(context, [*group, *asked], parties, [person.name for person in persons])
        return
    own = [one for one in group if source is None or one.record.id != source.record.id] or group
    evidence = [piece for one in own for piece in context.witness.intro_of(one)]
    if not evidence:
        return
    if source is None and any(_GIVES_REASON.search(piece.quote) for piece in evidence):  # in the same sentence
        quote = shorten(" … ".join(piece.quote for piece in evidence), max_words)
        context.draft.say(say("reason.lead", context.lang, **said, quote=quote), evidence)
        return
    pointer = found.record.refers_to
    is_told = all(context.draft.cites(piece.quote) for piece in evidence)
    if source is not None and source is not found:
        if pointer:
            context.draft.say(say("reason.through", context.lang, **said, pointer=pointer), evidence)
        elif not is_told:  # nothing points to the words; they are of the same people on the same matter
            context.draft.say(capital(say("dissent.elsewhere", context.lang, **said)), evidence)
        # Before the same is told of other organs, by papers that may hold these words, and with room for that.
        again = done_again(context, [*group, *asked], parties, [person.name for person in persons])
        own_words(context, source, max_words=min(max_words, context.draft.words_left - WORDS_AGAIN * len(again)))
        for others in again:
            tell_done(context, others)
    elif listed := _listed(context, found):
        context.draft.say(
            say("reason.missing_paper", context.lang, **said, paper=listed[0].quote), [*evidence, *listed]
        )
        context.draft.abstained = True
    else:
        key = "reason.missing_through" if pointer else "reason.missing"
        context.draft.say(say(key, context.lang, **said, **({"pointer": pointer} if pointer else {})), evidence)
        context.draft.abstained = True


def told_by(context: Context, found: Found[Statement]) -> Found[Statement] | None:
    """Return the statement itself where it has words of its own, else the one whose words give its reason."""
    return found if found.record.text and not only_points(found.record.text) else source_of(context, found)


def source_of(context: Context, found: Found[Statement]) -> Found[Statement] | None:
    """Return the statement whose words give the reason: what the dissent leads to, else what the same parties say of
    the matter elsewhere; nothing that the user's filters leave out."""
    catalog, question = context.archive.catalog, context.question
    reason = reason_of(catalog, found, parties=question.parties, persons=question.persons)
    for step in (*reason.ends, *nearby(catalog, reason)):
        source = as_statement(step)
        if source is None or len(source.record.text) < MIN_REASON or only_points(source.record.text):
            continue
        if any(one.record.id == source.record.id for one in context.statements(source.item.id)):
            return source
    return None


def _listed(context: Context, found: Found[Statement]) -> list[Evidence]:
    """Return the entry of the one paper, listed in the § and not in the archive, that the dissent leads to."""
    catalog = context.archive.catalog
    listed = [step for step in reason_of(catalog, found).steps if step.by is Way.LISTED]
    if len(listed) != 1:
        return []
    words, item_id = listed[0].words, listed[0].found.item.id
    for passage in catalog.passages_of(Filters(item_ids=(item_id,), section_kinds=(SectionKind.HANDLINGAR,))):
        start = passage.text.find(words)
        if start >= 0:
            return context.witness.of_passage(Hit(passage=passage, score=0.0), start, start + len(words))
    return []


def _search_own_words(context: Context, target: Found[Item]) -> None:
    """Add sentences in the same voice from the matter's documents, while there is room."""
    if context.draft.words_left < ROOM_FOR_LEAD:
        return
    case = {item.record.id for item in context.matter(target.record.id)}
    parties = set(context.question.parties) or set(context.draft.parties)
    organs = context.question.organs  # what they said elsewhere is no reason for what they did there
    days = [period for period in context.question.periods if period.is_day]

    def is_own(hit: Hit) -> bool:
        passage = hit.passage
        is_theirs = bool(passage.parties) and set(passage.parties) <= parties
        is_there = not organs or passage.organ in organs or passage.voice_organ in organs
        is_there &= not days or any(period.holds(passage.date) for period in days)
        is_said = passage.role is VoiceRole.PARTI and passage.section_kind is not SectionKind.HUVUD
        return passage.item_id in case and is_said and is_theirs and is_there

    add_quotes(
        context, best_quotes(context.archive, context.question, [hit for hit in context.ranking.hits if is_own(hit)])
    )
