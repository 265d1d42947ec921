"""What several composers do: quote the best sentences of a matter, quote a statement's own words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from answer.context import Context
from answer.evidence import Evidence
from answer.models import Intent
from answer.quotes import flat, shorten
from answer.select import MIN_WORDS, Quote, best_quotes, question_stems, said_share
from answer.wording import capital, people_text, place_of_evidence, place_of_record, voice_of
from index.models import Found, Hit
from index.pointers import MAX_POINTER, only_points
from ingest.models import Decision, Item, SectionKind, Span, Statement, StatementKind, VoiceRole, Vote
from prompts import say

MIN_WORDS_LEFT = 14
MAX_QUOTE_WORDS = 60
# A sentence that says less of the question than this share of the best one adds nothing.
MIN_SHARE_OF_BEST = 0.55
WEIGHT_FIRST = 0.25
WEIGHT_REASON = 0.15
_PROPOSES = re.compile(r"(?:att |\d{1,2}[.)] |[a-z]\) |[-–•*] |förslag till beslut\b)", re.IGNORECASE)
_ASKS_WHAT = re.compile(r"\b(?:vill|ville|krav|krävde|föresl\w+|förslag\w*|gick .* ut på|want(?:ed)?|propos\w+)\b")
_GIVES_REASON = re.compile(
    r"\b(?:eftersom|därför|för att|anser|menar|tycker|vill|bör|borde|skulle|innebär|leder|risk|i stället|istället"
    r"|saknas|inte)\b"
)
_ASKS_MOVERS = re.compile(r"yrka|vill(?:e)? (?:bifalla|avslå|återremittera)|\bmoved?\b|föreslog|\bvem\b|stödde")
_HANDS_IN = re.compile(r"\bantecknar\b.*\bskrivelse\b")


def add_support(context: Context, targets: Sequence[Found[Item]]) -> None:
    """Add the sentences of the items that say most of the question, while there is room for them."""
    ids = {target.record.id for target in targets}
    hits = [hit for hit in fair_hits(context) if hit.passage.item_id in ids]
    add_quotes(context, best_quotes(context.question, hits))


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


def add_quotes(context: Context, ranked: Sequence[Quote]) -> None:
    """Quote, best first, while there is room; the voice is named whenever it changes."""
    if not ranked:
        return
    floor = MIN_SHARE_OF_BEST * ranked[0].score
    last = ""
    for quote in ranked:
        if quote.score < floor or context.draft.words_left < MIN_WORDS_LEFT:
            return
        pieces = context.witness.of_passage(quote.hit, quote.start, quote.end)
        if pieces and not context.draft.cites(pieces[0].quote) and not _is_shared(context, pieces[0]):
            last = _quote(context, pieces, last)


def _is_shared(context: Context, evidence: Evidence) -> bool:
    """Tell whether words for one party's position stand in a section where another party speaks too."""
    question = context.question
    is_position = question.intent is Intent.POSITION and bool(question.parties)
    return is_position and bool(set(evidence.parties) - set(question.parties))


def _quote(context: Context, pieces: Sequence[Evidence], last: str) -> str:
    """Quote the pieces, which a page border may part, as one."""
    lang = context.lang
    quote = shorten(_as_one(pieces), min(MAX_QUOTE_WORDS, context.draft.words_left))
    voice, place = voice_of(pieces[0], lang), place_of_evidence(pieces[0], lang)
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


def own_words(context: Context, found: Found[Statement], *, max_words: int, with_place: bool = False) -> None:
    """Quote the sentences of the statement's own words that say most of the question, if it has any."""
    if not found.record.text:
        return
    picked = best_own_sentences(context, found, max_words=min(max_words, context.draft.words_left - 8))
    if not picked:
        return
    who = people_text(found.record.persons, found.record.parties, context.lang)
    quote = " … ".join(evidence.quote for evidence in picked)
    if who and with_place:
        sentence = say("fact.organ", context.lang, voice=who, place=place_of_record(found, context.lang), quote=quote)
    elif who:
        sentence = say("dissent.own_words", context.lang, who=who, quote=quote)
    else:
        sentence = say("reason.source", context.lang, quote=quote)
    context.draft.say(sentence, picked)


def is_by(statement: Statement, parties: Collection[str], persons: Collection[str]) -> bool:
    """Tell whether the statement is made by one of the parties or persons."""
    names = {person.name for person in statement.persons}
    return not (names.isdisjoint(persons) and set(statement.parties).isdisjoint(parties))


def tell_own(context: Context, target: Found[Item], *, max_words: int = 45, with_place: bool = False) -> None:
    """Quote what those asked about said in the matter, their own reasons before what they only moved; a note that only
    hands in a paper says nothing."""
    question = context.question
    own = [
        one
        for one in context.statements(target.record.id)
        if is_by(one.record, question.parties, question.persons) and one.record.text and not hands_in(one.record.text)
    ]
    for found in sorted(own, key=lambda one: only_points(one.record.text)):
        if context.draft.words_left > MIN_WORDS_LEFT:
            own_words(context, found, max_words=max_words, with_place=with_place)


def tell_movers(context: Context, target: Found[Item]) -> None:
    """Say who moved what, where the question asks for it."""
    if not _ASKS_MOVERS.search(context.question.text.lower()):
        return
    for one in context.statements(target.record.id, [StatementKind.YRKANDE]):
        evidence = context.witness.of_record(one)[:1]
        if context.draft.words_left < 25 or not evidence:
            return
        who = people_text(one.record.persons, one.record.parties, context.lang)
        context.draft.name(parties=one.record.parties, persons=one.record.persons)
        context.draft.say(say("dissent.moved", context.lang, who=who, quote=shorten(evidence[0].quote, 30)), evidence)


def hands_in(text: str) -> bool:
    """Tell whether words only hand in a paper: "antecknar som yttrande en skrivelse från den 8 mars"."""
    return len(text) <= MAX_POINTER and bool(_HANDS_IN.search(flat(text).lower()))


def best_own_sentences(
    context: Context, found: Found[Statement] | Found[Decision] | Found[Vote], *, max_words: int
) -> list[Evidence]:
    """Return the record's sentences that say most of the question, in text order, about `max_words` words."""
    pieces = [piece for piece in context.witness.sentences_of(found) if len(piece.quote.split()) >= MIN_WORDS]
    if not pieces or max_words < MIN_WORDS_LEFT:
        return []
    if "reason" in context.question.wanted and not _ASKS_WHAT.search(context.question.standalone.lower()):
        pieces = _without_proposal(context, found.record.item_id, pieces)
    chosen = choose(context, [piece.quote for piece in pieces], max_words=max_words)
    spans = _joined([(n, pieces[n].span) for n in chosen])
    return [piece for piece in context.witness.of_record(found, spans) if not context.draft.cites(piece.quote)]


def choose(context: Context, texts: Sequence[str], *, max_words: int) -> list[int]:
    """Return which sentences of one voice to quote, in text order: those that say most of the question, about
    `max_words` words of them and at least one."""
    words = question_stems(context.question)
    asks_why = context.question.intent is Intent.REASON or "reason" in context.question.wanted
    # The first sentences carry the claim; the question's own words decide among the rest.
    scores = [
        said_share(words, text) + WEIGHT_FIRST / (1 + n) + (_reasoning(text) if asks_why else 0.0)
        for n, text in enumerate(texts)
    ]
    chosen: list[int] = []
    n_words = 0
    for index in sorted(range(len(texts)), key=lambda n: -scores[n]):
        length = len(texts[index].split())
        if not chosen or n_words + length <= max_words:
            chosen.append(index)
            n_words += length
    return sorted(chosen)


def _without_proposal(context: Context, item_id: str, pieces: list[Evidence]) -> list[Evidence]:
    """Return the pieces without the points that a written yrkande begins with: a proposal is no reason for itself.

    They stand under a heading of their own, or are told by their shape. Then what follows the last of them is kept,
    since a point may have a second sentence that looks like any other; where points stand late, only they go.
    """
    kept = [one for one in pieces if context.witness.section_kind_at(item_id, one.span) is not SectionKind.FORSLAG]
    if len(kept) < len(pieces):
        return kept or pieces
    points = [n for n, piece in enumerate(pieces) if _PROPOSES.match(piece.quote)]
    after = pieces[points[-1] + 1 :] if points else pieces
    if len(after) >= max(2, len(pieces) // 3):
        return after
    return [piece for n, piece in enumerate(pieces) if n not in points] or pieces


def _reasoning(sentence: str) -> float:
    """Return how much a sentence gives reasons: a point of the proposal itself, or a salutation, gives none."""
    if _PROPOSES.match(sentence) or sentence.endswith(":"):
        return -WEIGHT_REASON
    return WEIGHT_REASON if _GIVES_REASON.search(sentence.lower()) else 0.0


def _joined(numbered: Sequence[tuple[int, Span]]) -> list[Span]:
    """Return the spans with those of consecutive numbers on one page joined: one quote, one marker."""
    joined: list[Span] = []
    last = -2
    for n, span in numbered:
        if n == last + 1 and joined and joined[-1].page_no == span.page_no:
            joined[-1] = Span(span.page_no, joined[-1].start, span.end)
        else:
            joined.append(span)
        last = n
    return joined
