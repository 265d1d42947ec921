"""Why somebody dissented: their own words, through the text that the dissent points to.

1. The statement that is asked about, in the matter that is asked about.
2. Its own words; where it has none, words of the same parties or persons in the same matter: the yrkande they
   moved, the written yrkande among the documents, the statement in another organ.
3. Where no such words are in the archive, that is said: a reason is never made up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta

from answer.composers.dissent import DISSENTS, STATEMENTS, kinds_asked, tell_none
from answer.composers.matter import is_about, minutes_or_first
from answer.composers.support import add_quotes, best_own_sentences, is_by, is_pointer, own_words
from answer.context import Context
from answer.models import Intent
from answer.retrieve import title_share
from answer.select import best_quotes
from answer.wording import key_of, people_text, place_of_record
from index.models import Filters, Found, Hit
from index.words import stems
from ingest.models import DocumentKind, Item, SectionKind, Statement, StatementKind, VoiceRole
from ingest.references import find_dates
from prompts import say

ROOM_FOR_LEAD = 30  # words
MAX_STATEMENTS = 4
_WRITTEN = frozenset({DocumentKind.YRKANDE, DocumentKind.YTTRANDE, DocumentKind.RESERVATION})
MAX_AGE_OF_PAPER = timedelta(days=90)
_ASKS_WORDS = re.compile(
    r"\bvilk\w+ (?:synpunkt|åsikt|kritik|invändning|uppfattning)\w*|"
    r"\b(?:vad|hur)\b.{0,60}\b(?:framför\w*|skriv\w*|skrev|säg\w*|sade|sa|stod|står|anför\w*|påpek\w*|uttala\w*"
    r"|men\w*|lyft\w*|tog upp|innehåll\w*|löd|gick)\b"
    r"|\bwhat (?:did|does|do|was)\b.*\b(?:say|said|write|written|state|argue|point)"
)
MIN_REASON = 60  # characters; "att motionen avslås" is no reason


def compose_stated(context: Context) -> bool:
    """Quote what somebody said in a statement of theirs ("Vad skrev S i sitt särskilda yttrande?"), or why those
    dissented who were just asked about; False when the question is another."""
    question = context.question
    if question.intent is Intent.DISSENT and "reason" in question.wanted:  # "Who reserved themselves ...?" - "Why?"
        compose(context)
        return bool(context.draft.sentences)
    kinds = set(kinds_asked(question))
    if not (question.parties or question.persons) or not kinds or not kinds <= set(STATEMENTS):
        return False
    if not _ASKS_WORDS.search(question.text.lower()):
        return False
    compose(context)
    return bool(context.draft.sentences)


def compose(context: Context) -> None:
    """Quote why, or say that the archive does not tell."""
    targets = context.targets()
    # the minutes may be farther down than the papers that say more of the matter
    for target in dict.fromkeys([*targets, minutes_or_first(context, targets)] if targets else []):
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
        _tell(context, group, source, max_words=max(35, 100 // len(groups)))
    n_said = len(context.draft.sentences)
    _search_own_words(context, target)
    # One reason found is an answer, also where another statement gives none.
    context.draft.abstained &= n_said == len(context.draft.sentences) and n_said <= len(asked)


def _by_source(
    context: Context, asked: list[Found[Statement]]
) -> list[tuple[list[Found[Statement]], Found[Statement] | None]]:
    """Return the statements with the one that holds their words, those of one kind that lean on the same together."""
    groups: dict[tuple[str, str], tuple[list[Found[Statement]], Found[Statement] | None]] = {}
    for found in asked:
        has_words = found.record.text and not is_pointer(found.record.text)
        source = found if has_words else next(iter(sources_of(context, found)), None)
        key = (found.record.kind.value, source.record.id if source else found.record.id)
        groups.setdefault(key, ([], source))[0].append(found)
    return list(groups.values())


def _asked(context: Context, statements: list[Found[Statement]]) -> list[Found[Statement]]:
    """Return the statements that the question is about: of the kinds, parties and persons it names. What one place
    calls särskilt yttrande another calls uttalande or protokollsanteckning: where none is of the kind, these count."""
    question = context.question
    kinds = kinds_asked(question) or list(DISSENTS)
    if question.parties or question.persons:
        statements = [one for one in statements if is_by(one.record, question.parties, question.persons)]
    of_kind = [one for one in statements if one.record.kind in kinds]
    if of_kind or not set(kinds) <= set(STATEMENTS):
        return of_kind
    return [one for one in statements if one.record.kind in STATEMENTS]


def _tell(context: Context, group: list[Found[Statement]], source: Found[Statement] | None, *, max_words: int) -> None:
    """Say who dissented and quote the words in `source`: their own, or those that all of them lean on."""
    found = group[0]
    persons = tuple(dict.fromkeys(person for one in group for person in one.record.persons))
    parties = tuple(dict.fromkeys(party for one in group for party in one.record.parties))
    who = people_text(persons, parties, context.lang)
    verb = say(f"verb.{key_of(found.record.kind)}", context.lang)
    said = {"who": who, "verb": verb, "place": place_of_record(found, context.lang)}
    context.draft.name(parties=parties, persons=persons)
    if source is found and (picked := best_own_sentences(context, found, max_words=max_words)):
        quote = " … ".join(evidence.quote for evidence in picked)
        context.draft.say(say("reason.lead", context.lang, **said, quote=quote), picked)
        return
    own = [one for one in group if source is None or one.record.id != source.record.id] or group
    evidence = [piece for one in own for piece in context.witness.of_record(one, one.record.intro_spans)[:1]]
    if not evidence:
        return
    pointer = found.record.refers_to
    if source is not None and source is not found:
        context.draft.say(say("reason.through", context.lang, **said, pointer=pointer or evidence[0].quote), evidence)
        own_words(context, source, max_words=max_words)
    else:
        key = "reason.missing_through" if pointer else "reason.missing"
        context.draft.say(say(key, context.lang, **said, **({"pointer": pointer} if pointer else {})), evidence)
        context.draft.abstained = True


def sources_of(context: Context, found: Found[Statement]) -> Iterator[Found[Statement]]:
    """Yield the statements with words of their own that a dissent leans on, the likeliest first.

    Those of the same matter or the same meeting, by one of the same parties or persons. In this order: said in the
    organ that is pointed to, attached to the minutes where a bilaga is pointed to, by the same parties, under the same
    title, of the kind that is pointed to ("yrkandet"), in more words.
    """
    statement = found.record
    case = context.matter(found.item.id)
    item_ids = tuple({item.record.id for item in case} | {found.item.id})
    others = [one for item_id in item_ids for one in context.statements(item_id)]
    others += _attached(context, found, item_ids)
    title = stems(found.item.title)
    pointer = statement.refers_to.lower()

    def likelihood(other: Found[Statement]) -> tuple[float, ...]:
        record = other.record
        is_same_item = other.item.id == found.item.id
        is_attachment = "bilaga" in pointer and record.kind is statement.kind and other.document.id != found.document.id
        parties = set(record.parties) | set(statement.parties)
        return (
            bool(record.organ) and record.organ in pointer,
            is_attachment,
            round(len(set(record.parties) & set(statement.parties)) / max(1, len(parties)), 1),
            1.0 if is_same_item else round(title_share(title, f"{other.item.title} {record.text[:300]}"), 1),
            record.kind.value.split()[-1][:6] in pointer,
            min(len(record.text), 400),
        )

    persons = tuple(person.name for person in statement.persons)
    parties, persons = _whose(context, statement.parties, persons)
    fitting = [
        other
        for other in others
        if other.record.id != statement.id
        and other.record.text
        and len(other.record.text) >= MIN_REASON
        and not is_pointer(other.record.text)
        and (is_by(other.record, parties, persons) or _is_named(other.record, pointer))
    ]
    yield from sorted(fitting, key=likelihood, reverse=True)
    for other in others if not fitting else []:
        # "instämmer i reservationen från (M)": M's own may again lean on a paper, but not on the one that leans on it
        is_meant = other.record.kind is statement.kind and _is_named(other.record, pointer)
        if is_meant and other.record.id != statement.id and not _is_named(statement, other.record.refers_to.lower()):
            yield from sources_of(context, other)


def _whose(
    context: Context, parties: tuple[str, ...], persons: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return those of a joint dissent that are asked about: what another of them has moved is not their reason."""
    asked_parties = tuple(party for party in parties if party in context.question.parties)
    asked_persons = tuple(person for person in persons if person in context.question.persons)
    return (asked_parties, asked_persons) if asked_parties or asked_persons else (parties, persons)


def _attached(context: Context, found: Found[Statement], known: Collection[str]) -> list[Found[Statement]]:
    """Return the same parties' statements in other documents: attachments of the same organ and day, and papers on the
    same matter that were written for the meeting or on a day that the § names ("Yrkande från V den 8 mars")."""
    day = found.record.date or found.item.date or found.document.date
    if day is None or not found.record.parties:
        return []
    named = _days_named(context, found, day)
    limits = replace(
        context.question.filters, parties=found.record.parties, date_from=day - MAX_AGE_OF_PAPER, date_to=day
    )

    def is_paper(other: Found[Statement]) -> bool:
        if other.document.kind not in _WRITTEN or not is_about(other, found.item):
            return False
        return _is_same_organ(other, found) or other.document.date in named

    def is_appended(other: Found[Statement]) -> bool:
        """Tell whether it stands behind the last § of the same minutes."""
        is_alike = other.record.kind is found.record.kind and is_about(other, found.item)
        return other.document.id == found.document.id and is_alike

    return [
        other
        for other in context.archive.catalog.statements(limits)
        if other.item.id not in known
        and (
            is_appended(other)
            or is_paper(other)
            or (other.document.id != found.document.id and other.record.date == day and _is_same_organ(other, found))
        )
    ]


def _is_same_organ(one: Found[Statement], other: Found[Statement]) -> bool:
    return one.record.organ == other.record.organ


def _days_named(context: Context, found: Found[Statement], meeting: date) -> set[date]:
    """Return the days, shortly before the meeting, of the papers that the § lists or moves, or the dissent names."""
    limits = Filters(item_ids=(found.item.id,), section_kinds=(SectionKind.HANDLINGAR, SectionKind.YRKANDE))
    texts = [found.record.refers_to, *(passage.text for passage in context.archive.catalog.passages_of(limits))]
    days = {one.date for text in texts for one in find_dates(text)}
    return {day for day in days if timedelta(0) <= meeting - day <= MAX_AGE_OF_PAPER}


def _is_named(statement: Statement, pointer: str) -> bool:
    """Tell whether the pointer names the statement's party by letter: "instämmer i reservationen från (M)"."""
    return any(f"({party.lower()})" in pointer for party in statement.parties)


def _search_own_words(context: Context, target: Found[Item]) -> None:
    """Add sentences in the same voice from the matter's documents, while there is room."""
    if context.draft.words_left < ROOM_FOR_LEAD:
        return
    case = {item.record.id for item in context.matter(target.record.id)}
    parties = set(context.question.parties) or set(context.draft.parties)

    def is_own(hit: Hit) -> bool:
        passage = hit.passage
        return passage.item_id in case and passage.role is VoiceRole.PARTI and bool(set(passage.parties) & parties)

    add_quotes(context, best_quotes(context.question, [hit for hit in context.ranking.hits if is_own(hit)]))
