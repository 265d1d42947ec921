"""What several composers do: quote the best sentences of a matter, quote a statement's own words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from answer.context import Context
from answer.evidence import Evidence
from answer.models import Intent
from answer.quotes import flat, letters, shorten
from answer.select import Quote, best_quotes
from answer.wording import capital, people_text, place_of_evidence, voice_of
from index.models import Found, Hit
from index.pointers import MAX_POINTER
from ingest.models import Item, Statement, StatementKind, VoiceRole
from prompts import say

MIN_WORDS_LEFT = 14
MAX_QUOTE_WORDS = 60
MIN_WORDS_EACH = 35  # where several matters tell of the same, half of the room that is left is one's own
# Words of another matter must themselves say this share of what the best say of the question.
MIN_SAID_ELSEWHERE = 0.5
_ASKS_MOVERS = re.compile(r"yrka|vill(?:e)? (?:bifalla|avslå|återremittera)|\bmoved?\b|föreslog|\bvem\b|stödde|\bwho\b")
_HANDS_IN = re.compile(r"\bantecknar\b.*\bskrivelse\b")


def add_support(context: Context, targets: Sequence[Found[Item]]) -> None:
    """Add the sentences of the items that say most of the question, while there is room for them."""
    ids = {target.record.id for target in targets}
    hits = [hit for hit in fair_hits(context) if hit.passage.item_id in ids]
    add_quotes(context, best_quotes(context.archive, context.question, hits))


def fair_hits(context: Context) -> list[Hit]:
    """Return the hits without the own words of parties and members that are not asked about, where some are."""
    question = context.question
    if not (question.parties or question.persons):
        return list(context.ranking.hits)
    asked = {*question.parties, *question.persons}
    return [
        hit
        for hit in context.ranking.hits
        if hit.passage.role is not VoiceRole.PARTI or asked & {*hit.passage.parties, *hit.passage.persons}
    ]


def add_quotes(context: Context, ranked: Sequence[Quote], *, of_one_matter: bool = True) -> None:
    """Quote, best first, while there is room; the voice is named whenever it changes.

    Args:  of_one_matter: words of other matters than the best must say about as much; false where each matter tells
        its own part of the answer.
    """
    if not ranked:
        return
    best = ranked[0]
    matter = {one.record.id for one in context.matter(best.hit.passage.item_id)} | {best.hit.passage.item_id}
    last = ""
    for quote in ranked:
        if context.draft.words_left < MIN_WORDS_LEFT:
            return
        is_elsewhere = of_one_matter and quote.hit.passage.item_id not in matter and not _is_then(context, quote)
        if is_elsewhere and quote.said < MIN_SAID_ELSEWHERE * best.said:
            continue
        pieces = context.witness.of_passage(quote.hit, quote.start, quote.end)
        if pieces and not context.draft.cites(pieces[0].quote) and not _is_of_others(context, pieces[0]):
            head = context.witness.of_passage(quote.hit, *quote.head) if quote.head else []
            room = context.draft.words_left if of_one_matter else max(MIN_WORDS_EACH, context.draft.words_left // 2)
            last = _quote(context, [*head, *pieces], last, min(MAX_QUOTE_WORDS, room), _cells(quote))


def _is_then(context: Context, quote: Quote) -> bool:
    """Tell whether the words are of a time that the question names."""
    return any(period.holds(quote.hit.passage.date) for period in context.question.periods)


def _is_of_others(context: Context, evidence: Evidence) -> bool:
    """Tell whether the words are those of a party that is not asked about; for a position, whether one of those who
    speak is such a party. A passage is found for every party that it names."""
    asked, own = set(context.question.parties), set(evidence.parties)
    if not asked or not own:
        return False
    return bool(own - asked) if context.question.intent is Intent.POSITION else not own & asked


def _cells(quote: Quote) -> str:
    """Return a row of a table, and its head, with the cells told apart; "" where the text does not part them."""
    text = quote.hit.passage.text
    rows = [text[slice(*quote.head)], quote.text] if quote.head else [quote.text]
    cells = [[flat(cell) for cell in re.split(r"\n|\t|[ \u00a0]{2,}", row.strip())] for row in rows]
    return "; ".join(" | ".join(row) for row in cells) if quote.is_row and len(cells[-1]) > 1 else ""


def _quote(context: Context, pieces: Sequence[Evidence], last: str, max_words: int, cells: str = "") -> str:
    """Quote the pieces, which a page border may part, as one; a row of a table by its cells."""
    lang = context.lang
    text = _as_one(pieces)
    text = cells if letters(cells) == letters(text) else text  # a row may be parted by a page border
    quote = shorten(text, min(max_words, context.draft.words_left))
    voice, place = voice_of(pieces[0], lang), place_of_evidence(pieces[0], lang)
    if len(context.question.municipalities) > 1 and pieces[0].document.municipality:  # every one has such an organ
        place = f"{pieces[0].document.municipality}, {place}"
    who = f"{voice}|{place}"
    if who == last:
        sentence = say("fact.more", lang, quote=quote)
    elif voice and voice != pieces[0].organ:
        sentence = capital(say("fact.organ", lang, voice=voice, place=place, quote=quote))
    else:
        sentence = capital(say("fact.plain", lang, place=place, quote=quote))
    context.draft.say(sentence, pieces)
    return who


def _as_one(pieces: Sequence[Evidence]) -> str:
    """Return the pieces' words as one text; a word that the border broke is mended, "barn- och" is not."""
    text = ""
    for piece in pieces:
        is_broken = text.endswith("-") and re.match(r"(?!och\b|eller\b|samt\b)[a-zåäö]", piece.quote)
        text = text[:-1] + piece.quote if is_broken else f"{text} {piece.quote}".strip()
    return text


def is_by(statement: Statement, parties: Collection[str], persons: Collection[str]) -> bool:
    """Tell whether the statement is made by one of the parties or persons."""
    names = {person.name for person in statement.persons}
    return not (names.isdisjoint(persons) and set(statement.parties).isdisjoint(parties))


def tell_movers(context: Context, target: Found[Item]) -> None:
    """Say who moved what, where the question asks for it."""
    if not _ASKS_MOVERS.search(context.question.text.lower()):
        return
    for one in context.statements(target.record.id, [StatementKind.YRKANDE]):
        evidence = context.witness.of_record(one)[:1]
        if context.draft.words_left < 25 or not evidence:
            return
        if context.draft.cites(evidence[0].cited):
            continue
        who = people_text(one.record.persons, one.record.parties, context.lang)
        context.draft.name(parties=one.record.parties, persons=one.record.persons)
        context.draft.say(say("dissent.moved", context.lang, who=who, quote=shorten(evidence[0].quote, 30)), evidence)


def hands_in(text: str) -> bool:
    """Tell whether words only hand in a paper: "antecknar som yttrande en skrivelse från den 8 mars"."""
    return len(text) <= MAX_POINTER and bool(_HANDS_IN.search(flat(text).lower()))
