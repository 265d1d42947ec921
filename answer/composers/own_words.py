"""The sentences of somebody's own words that answer best: why they dissented, what they held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from answer.composers.support import MIN_WORDS_LEFT, hands_in, is_by
from answer.context import Context
from answer.evidence import Evidence
from answer.figures import figures_held
from answer.models import Intent, Question
from answer.select import MAX_FOLLOWING_WORDS, MIN_WORDS, SAID_AGAIN
from answer.terms import asked_words, said_shares, weighed, weights_among
from answer.wanted import holds_wanted
from answer.wording import people_text, place_of_record
from index.models import Found
from index.pointers import only_points
from index.words import stems
from ingest.models import Decision, Item, SectionKind, Span, Statement, StatementKind, Vote
from ingest.parties import party_name
from prompts import say

WEIGHT_FIRST = 0.25
WEIGHT_REASON = 0.15
WEIGHT_CLAIM = 0.25
WEIGHT_COUNTED = 0.25  # one of the reasons that the text itself counts up
WEIGHT_DEMAND = 0.15
WEIGHT_FIGURE = 0.3  # the very figure asked for
NAMED_CLAIM = 0.5  # more when the sentence begins with the party's name
MAX_DAYS_APART = timedelta(days=7)  # a paper may be handed in before the meeting
MAX_WORDS_AGAIN = 8  # of names that are told twice in a row
MAX_GAP = 4  # characters between two sentences quoted as one
_PROPOSES = re.compile(r"(?:att |\d{1,2}[.)] |[a-z]\) |[-–•*] |förslag till beslut\b)", re.IGNORECASE)
_ASKS_WHAT = re.compile(
    r"\b(?:vill|ville|krav|krävde|föresl\w+|förslag\w*|gick .* ut på"
    r"|skulle (?:utredas|göras|redovisas|prövas|ske|tas fram)|want(?:ed)?|propos\w+)\b"
)
_ASKS_TERMS = re.compile(r"\b(?:villkor\w*|krav\w*|krävde|kräver|conditions?|terms|demand\w*)\b")
_DEMANDS = re.compile(r"\b(?:ska|skall|bör|borde|måste|krävs|villkor\w*|förutsatt)\b")
# Somebody says in their own name what they hold: the sentence that an answer to "why" begins with.
_CLAIMS = re.compile(
    r"^\W*(?:\w+\s+){1,3}(?:anser|menar|tycker)\b|"
    r"\b(?:vi|jag|partiet|undertecknad\w*|\w+(?:partiet|erna|arna))\b(?:\W+\w+){0,2}?\W+"
    r"(?:anser|menar|tycker|vill|tror|bedömer|föreslår|yrkar|motsätter|välkomnar|beklagar|förordar|står bakom"
    r"|ställer|delar|är (?:\w+ )?(?:positiv|kritisk|emot|för|mot)\w*)\b"
)
_COUNTS_UP = re.compile(r"(?:för det (?:första|andra|tredje|fjärde)|dels)\b")
# "Förslag till beslut i kommunstyrelsen: 1."
_LEADS_UP = re.compile(r"^.{0,140}:(?:\s*(?:1|a)[.)])?$", re.DOTALL)
_GIVES_REASON = re.compile(
    r"\b(?:eftersom|därför|för att|anser|menar|tycker|vill|bör|borde|skulle|innebär|leder|risk|i stället|istället"
    r"|saknas|inte|skäl|för det (?:första|andra|tredje|fjärde)|på grund av|till följd av|mot bakgrund av)\b"
    r"|^\W*(?:då|med anledning av)\b"
)


def own_words(context: Context, found: Found[Statement], *, max_words: int, with_place: bool = False) -> None:
    """Quote the sentences of the statement's own words that say most of the question, if it has any."""
    if not found.record.text:
        return
    picked = best_own_sentences(context, found, max_words=min(max_words, context.draft.words_left - 8))
    if not picked:
        return
    who = people_text(found.record.persons, found.record.parties, context.lang)
    quote = " … ".join(evidence.quote for evidence in picked)
    if len(who.split()) > MAX_WORDS_AGAIN and context.draft.sentences and who in context.draft.sentences[-1]:
        who = say("dissent.they", context.lang)  # they were all named just before
    if who and with_place:
        sentence = say("fact.organ", context.lang, voice=who, place=place_of_record(found, context.lang), quote=quote)
    elif who:
        sentence = say("dissent.own_words", context.lang, who=who, quote=quote)
    else:
        sentence = say("reason.source", context.lang, quote=quote)
    context.draft.say(sentence, [*note_of(context, found), *context.witness.with_intro(found, picked)])


def note_of(context: Context, found: Found[Statement]) -> list[Evidence]:
    """Return the sentence of the minutes that tells of a statement whose words stand in an appendix or a paper of their
    own: "Eva Ek (S) lämnar ett särskilt yttrande, bilaga 1."; a reservation in favour of a yrkande tells of that, too.
    None where the statement tells itself who makes it."""
    record = found.record
    if record.intro_spans:
        return []
    kinds = [record.kind, StatementKind.RESERVATION]
    kinds = kinds if record.kind is StatementKind.YRKANDE else kinds[:1]
    names = {person.name for person in record.persons}
    day = record.date or found.item.date or found.document.date
    for item_id in (record.item_id, *(one.record.id for one in context.matter(record.item_id))):
        for one in context.statements(item_id, kinds):
            is_of_them = names == {person.name for person in one.record.persons} and one.record.organ == record.organ
            is_near = not day or not one.record.date or abs(one.record.date - day) <= MAX_DAYS_APART
            is_bare = not one.record.text or only_points(one.record.text)
            if one.record.id != record.id and is_bare and is_of_them and is_near:
                return context.witness.intro_of(one)
    return []


def tell_own(context: Context, target: Found[Item], *, max_words: int = 45, with_place: bool = False) -> None:
    """Quote what those asked about said in the matter, their own reasons before what they only moved; a note that only
    hands in a paper says nothing."""
    for found in own_of(context, target):
        if context.draft.words_left > MIN_WORDS_LEFT:
            own_words(context, found, max_words=max_words, with_place=with_place)


def own_of(context: Context, target: Found[Item]) -> list[Found[Statement]]:
    """Return what those asked about said in the matter, their own reasons before what they only moved."""
    question = context.question
    own = [
        one
        for one in context.statements(target.record.id)
        if is_by(one.record, question.parties, question.persons) and one.record.text and not hands_in(one.record.text)
    ]
    return sorted(own, key=lambda one: only_points(one.record.text))


def best_own_sentences(
    context: Context, found: Found[Statement] | Found[Decision] | Found[Vote], *, max_words: int
) -> list[Evidence]:
    """Return the record's sentences that say most of the question, in text order, about `max_words` words."""
    pieces = [piece for piece in context.witness.sentences_of(found) if len(piece.quote.split()) >= MIN_WORDS]
    pieces = [piece for piece in pieces if not _LEADS_UP.search(piece.quote)] or pieces
    if not pieces or max_words < MIN_WORDS_LEFT:
        return []
    if "reason" in context.question.wanted and not _ASKS_WHAT.search(context.question.standalone.lower()):
        pieces = _without_proposal(context, found.record.item_id, pieces)
    day = found.record.date or found.item.date or found.document.date
    chosen = choose(context, [piece.quote for piece in pieces], max_words=max_words, year=str(day.year) if day else "")
    spans = joined([(n, pieces[n].span) for n in chosen])
    return [piece for piece in context.witness.of_record(found, spans) if not context.draft.cites(piece.quote)]


def choose(context: Context, texts: Sequence[str], *, max_words: int, year: str = "") -> list[int]:
    """Return which sentences of one voice to quote, in text order: those that say most of the question, about
    `max_words` words of them and at least one.

    Args:  year: when the words were said; that a sentence names it sets it apart from none.
    """
    question = context.question
    asks_why = question.intent in (Intent.REASON, Intent.POSITION) or "reason" in question.wanted
    wanted = [name for name in question.wanted if name != "reason"]
    weights = weights_among([word for word in asked_words(question) if word != year], texts)
    total = sum(weights.values()) or 1.0
    # The first sentences carry the claim; the question's own words decide among the rest.
    asks_terms = bool(_ASKS_TERMS.search(question.standalone.lower()))
    extra = [
        WEIGHT_FIRST / (1 + n)
        + (_reasoning(question, text) if asks_why else 0.0)
        + holds_wanted(wanted, text)
        + WEIGHT_FIGURE * bool(figures_held(question, text))
        + WEIGHT_DEMAND * (asks_terms and bool(_DEMANDS.search(text)))
        for n, text in enumerate(texts)
    ]
    says = [said_shares(weights, stems(text)) for text in texts]
    chosen: list[int] = []
    n_words = 0
    left = list(range(len(texts)))
    while left:
        best = max(left, key=lambda n: extra[n] + weighed(says[n], weights) / total)
        left.remove(best)
        length = len(texts[best].split())
        if chosen and n_words + length > max_words:
            continue
        taken = [best]
        after = len(texts[best + 1].split()) if best + 1 in left else MAX_FOLLOWING_WORDS + 1
        is_point = best + 1 in left and bool(_PROPOSES.match(texts[best + 1]))  # begins something of its own
        if after <= MAX_FOLLOWING_WORDS and n_words + length + after <= max_words and not is_point:
            taken.append(best + 1)  # what a sentence leads up to: "Efter fyra år hade det ökat."
            left.remove(best + 1)
        chosen += taken
        n_words += sum(len(texts[n].split()) for n in taken)
        said = {word for n in taken for word, share in says[n].items() if share}
        weights = {word: weight * (SAID_AGAIN if word in said else 1.0) for word, weight in weights.items()}
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


def _reasoning(question: Question, sentence: str) -> float:
    """Return how much a sentence gives reasons: most where those asked about say what they hold, nothing in a
    salutation, nor in a point of the proposal itself unless that is asked about."""
    low = sentence.lower()
    if sentence.endswith(":") or (_PROPOSES.match(sentence) and not _ASKS_WHAT.search(question.standalone.lower())):
        return -WEIGHT_REASON
    names = [name.lower() for party in question.parties if (name := party_name(party, "sv")) != party]
    claims = bool(_CLAIMS.search(low)) + NAMED_CLAIM * any(low.startswith(name) for name in names)
    counted = WEIGHT_COUNTED * bool(_COUNTS_UP.match(low))
    return WEIGHT_CLAIM * claims + WEIGHT_REASON * bool(_GIVES_REASON.search(low)) + counted


def joined(numbered: Sequence[tuple[int, Span]]) -> list[Span]:
    """Return the spans with those of consecutive numbers on one page joined: one quote, one marker."""
    joined: list[Span] = []
    last = -2
    for n, span in numbered:
        is_next = n == last + 1 and bool(joined) and joined[-1].page_no == span.page_no
        if is_next and span.start - joined[-1].end <= MAX_GAP:  # more is a title between them
            joined[-1] = Span(span.page_no, joined[-1].start, span.end)
        else:
            joined.append(span)
        last = n
    return joined
