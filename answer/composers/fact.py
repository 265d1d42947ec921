"""Anything else in the texts: the sentences that say most of what is asked, with their voice named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.composers.decision import tell, tell_each_time
from answer.composers.later import asks_outcome, tell_later
from answer.composers.support import add_quotes, fair_hits
from answer.context import Context
from answer.models import Intent, Period, Question
from answer.places import places_in, says_all
from answer.retrieve import retrieve
from answer.select import N_PASSAGES, Quote, best_quotes
from answer.unsaid import may_be_of
from index.models import Found, Hit
from ingest.models import Item

# The question names the matter where a title says this share of the topic; others that say much less are other matters.
MIN_NAMED, MUCH_LESS = 0.5, 0.5
MAX_DECISION_WORDS = 40
MIN_YEARS = MIN_PLACES = 2
N_PAPERS, MAX_MORE = 2, 80
N_ITEMS, MAX_PLACES = 20, 4
_OF_ANY = frozenset({Intent.FACT, Intent.DECISION})
_ASKS_DECISIONS = re.compile(
    r"\b(?:beslut\w*|besvara\w*|förslag\w*|föreslog\w*|utfall\w*|slutade|gick det|hände|blev|bif\w+|avsl\w+|ja|nej"
    r"|decid\w+|decision\w*|outcome\w*|propos\w+|answer(?:ed)?|end(?:ed)?|became)\b"
)
_ASKS_PLACES = re.compile(
    r"\b(?:vilka|vilken|olika|flera|alla|andra|båda|två|tre|fyra|fem) (?:\w+ )?kommun(?:er|erna)?\b"
    r"|\b(?:which|all|several|two|three|four|five|both) (?:\w+ )?municipalit(?:y|ies)\b"
)


def compose(context: Context) -> None:
    """Quote the best sentences of the best passages, of each year that the question names some."""
    if asks_outcome(context) and tell_each_time(context):
        return
    if asks_outcome(context):
        for target in _of_the_best_words(context):
            decisions = context.decisions(target.record.id)
            if decisions:
                tell(context, decisions[0], max_words=MAX_DECISION_WORDS)
            tell_later(context, [target])
    hits = _of_the_matter(context, _of_the_places(context, fair_hits(context)))
    if "number" in context.question.wanted:
        hits = _with_whole_matter(context, hits)
    years = _years(context.question.periods)
    if len(years) > 1:
        add_quotes(context, _year_by_year(context, hits, years), of_one_matter=False)
    else:
        n_passages = len(hits) if "number" in context.question.wanted else N_PASSAGES
        add_quotes(context, best_quotes(context.archive, context.question, hits, n_passages=n_passages))


def _of_the_best_words(context: Context) -> list[Found[Item]]:
    """Return the matter that is asked about; where no title names it, the one whose words answer best."""
    targets = context.targets(most=1)
    ranked = [context.ranked(one.record.id) for one in targets]
    if not any(one and not one.title_share for one in ranked):
        return targets
    quotes = best_quotes(context.archive, context.question, fair_hits(context))
    return list(context.items([quotes[0].hit.passage.item_id]).values()) if quotes else targets


def compose_years(context: Context) -> bool:
    """Tell the figure of each year that the question names; False where it asks for none, or what somebody said."""
    question = context.question
    years = _years(question.periods)
    if len(years) < MIN_YEARS or "number" not in question.wanted or question.parties or question.persons:
        return False
    add_quotes(context, _year_by_year(context, fair_hits(context), years), of_one_matter=False)
    return bool(context.draft.sentences)


def compose_places(context: Context) -> bool:
    """Tell of each municipality that the question names in turn, or of all that had the matter where it asks which did;
    False where it is about one, or asks for a voice."""
    question = context.question
    is_open = len(question.municipalities) < MIN_PLACES
    if question.parties or question.persons or question.intent not in _OF_ANY:
        return False
    municipalities = _places_of_the_matter(context) if is_open else question.municipalities
    if len(municipalities) < MIN_PLACES:
        return False
    context = replace(context, question=replace(question, municipalities=municipalities))
    if not is_open and _ASKS_DECISIONS.search(question.text.lower()):
        _tell_decisions(context)
    rounds = []
    for municipality in municipalities:
        limits = replace(question.filters, municipalities=(municipality,))
        hits = context.archive.search.search(question.standalone, k=N_PASSAGES, filters=limits)
        rounds.append(best_quotes(context.archive, question, hits))
    most = max((quotes[0].said for quotes in rounds if quotes), default=0.0)
    if is_open:  # a paper of another place that says much less of it is about something else
        rounds = [quotes for quotes in rounds if quotes and quotes[0].said >= MUCH_LESS * most]
    add_quotes(context, _in_turn(rounds), of_one_matter=False)
    return bool(context.draft.sentences)


def _tell_decisions(context: Context) -> None:
    """Tell what was decided or proposed in the matter of each municipality that has one on what is asked."""
    municipalities = context.question.municipalities
    for municipality in municipalities:
        question = replace(context.question, municipalities=(municipality,))
        own = replace(context, question=question, ranking=retrieve(context.archive, question))
        decisions = [one for target in own.targets(most=1) for one in own.decisions(target.record.id)]
        if decisions:
            tell(context, decisions[0], max_words=MAX_DECISION_WORDS)


def _places_of_the_matter(context: Context) -> tuple[str, ...]:
    """Return the municipalities whose papers are about what the question asks of several of them; none where it asks of
    one."""
    if context.question.municipalities or not _ASKS_PLACES.search(context.question.text.lower()):
        return ()
    ranked = context.ranking.items[:N_ITEMS]
    found = context.items([one.item_id for one in ranked])
    best = max((one.title_share for one in ranked), default=0.0)
    near = [found[one.item_id] for one in ranked if one.item_id in found and one.title_share >= MUCH_LESS * best]
    return tuple(dict.fromkeys(one.document.municipality for one in near if one.document.municipality))[:MAX_PLACES]


def _of_the_places(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return the hits of the papers that name a place, or another name, of the question, with those of their matters;
    all where none does: the same thing elsewhere is something else."""
    named = [name for name in places_in(context.question) if not may_be_of(context, name)]
    texts: dict[str, list[str]] = {}
    for hit in hits:
        texts.setdefault(hit.passage.item_id, [hit.passage.header]).append(hit.passage.text)
    own = {id_ for id_, some in texts.items() if any(says_all([name], " ".join(some)) for name in named)}
    own |= {one.record.id for id_ in own for one in context.matter(id_)}
    return [one for one in hits if one.passage.item_id in own] or hits


def _of_the_matter(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return the hits of the matter that the question names, where it asks for a figure: one of another matter would
    be worse than none."""
    if "number" not in context.question.wanted:
        return hits
    shares = {item.item_id: item.title_share for item in context.ranking.items}
    target = next(iter(context.targets(most=1)), None)
    named = shares[target.record.id] if target else 0.0
    if target is None or named < MIN_NAMED:
        return hits
    same = {item.record.id for item in context.matter(target.record.id)} | {target.record.id}
    return [one for one in hits if one.passage.item_id in same or shares[one.passage.item_id] >= MUCH_LESS * named]


def _with_whole_matter(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return the hits with the other passages of the matter's papers: a figure may stand far from the words found."""
    items = list(dict.fromkeys(hit.passage.item_id for hit in hits))[:N_PAPERS]
    known = {hit.passage.id for hit in hits[:N_PASSAGES]}
    limits = replace(context.question.filters, item_ids=tuple(items), parties=(), persons=())
    more = [one for one in context.archive.catalog.passages_of(limits) if one.id not in known] if items else []
    low = min((hit.score for hit in hits[:N_PASSAGES]), default=0.0)
    return [*hits[:N_PASSAGES], *(Hit(passage=one, score=low) for one in more[:MAX_MORE])]


def _years(periods: Sequence[Period]) -> list[int]:
    return sorted({period.first.year for period in periods if period.first.year == period.last.year})


def _year_by_year(context: Context, hits: Sequence[Hit], years: Sequence[int]) -> list[Quote]:
    """Return the best quote on each year in turn, then the second best: of a paper of that year or the next that is
    about it, or of any that names it."""
    rounds: list[list[Quote]] = []
    for year in years:
        told = [hit for hit in hits if _is_of(hit, year)]
        # A paper that names another of the years in its title tells of this one only to compare.
        own = [hit for hit in told if not _is_titled(hit, years) or str(year) in hit.passage.item_title] or told
        best = best_quotes(context.archive, _about(context.question, year, years), own)
        rounds.append([one for one in best if not _names_other(one.text, year, years)] or best)
    return _in_turn(rounds)


def _in_turn(rounds: Sequence[Sequence[Quote]]) -> list[Quote]:
    """Return the best quote of each round, then the second best of each, each quote once."""
    found: dict[tuple[str, int], Quote] = {}
    for quotes in zip(*(one[:3] for one in rounds if one), strict=False):
        for quote in quotes:
            found.setdefault((quote.hit.passage.id, quote.start), quote)
    return list(found.values())


def _about(question: Question, year: int, years: Sequence[int]) -> Question:
    """Return the question as if it named the one year only."""
    others = re.compile(rf"\b(?:{'|'.join(str(other) for other in years if other != year)})\b")
    return replace(question, text=others.sub(" ", question.text), standalone=others.sub(" ", question.standalone))


def _names_other(text: str, year: int, years: Sequence[int]) -> bool:
    return str(year) not in text and any(str(other) in text for other in years)


def _is_titled(hit: Hit, years: Sequence[int]) -> bool:
    return any(str(year) in hit.passage.item_title for year in years)


def _is_of(hit: Hit, year: int) -> bool:
    return str(year) in hit.passage.text or (hit.passage.date is not None and hit.passage.date.year == year)
