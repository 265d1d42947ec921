"""Find the passages and items a question is about.

1. Search by words (the topic) and by meaning (the whole question), within the hard limits: the user's filters, and a
   municipality the question names.
2. Search again within every time the question names, so that a small meeting is not drowned by large ones.
3. Fuse the lists by reciprocal rank; what the question says of time, organ, party, §, Dnr and kind of text then weighs
   each passage up: soft, since people misremember.
4. An item's weight is that of its best passages and of how much of the topic its title says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from answer.models import Intent, Period, Question
from index.archive import Archive
from index.keys import diarienummer_key
from index.models import Filters, Hit, Passage
from index.words import is_akin, stems
from ingest.models import SectionKind, VoiceRole

N_CANDIDATES = 100
N_WITHIN_PERIOD = 30
RRF_K = 60
# Factors on a passage's fused score when it agrees with the question.
WEIGHT_DAY, WEIGHT_MONTH, WEIGHT_YEAR = 2.0, 1.6, 1.35
WEIGHT_ORGAN, WEIGHT_PARTY, WEIGHT_PERSON = 1.3, 1.3, 1.3
WEIGHT_PARAGRAF, WEIGHT_KIND = 1.6, 1.15
WEIGHT_DIARIENUMMER = 8.0  # it is the name of one matter: enough to leave every other behind
WEIGHT_MATTER = 1.3
WEIGHT_TITLE = 0.8  # times the share of the topic that the item's title says

_KINDS_OF_INTENT: dict[Intent, frozenset[SectionKind]] = {
    Intent.DECISION: frozenset({SectionKind.BESLUT, SectionKind.FORSLAG}),
    Intent.PRECEDENT: frozenset({SectionKind.BESLUT, SectionKind.FORSLAG}),
    Intent.VOTE: frozenset({SectionKind.OMROSTNING, SectionKind.BESLUTSGANG}),
    Intent.DISSENT: frozenset(
        {SectionKind(kind) for kind in ("reservation", "deltar inte", "jäv", "protokollsanteckning")}
    ),
    Intent.REASON: frozenset(
        {SectionKind(kind) for kind in ("reservation", "särskilt uttalande", "särskilt yttrande", "yrkande")}
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedItem:
    item_id: str
    score: float
    title_share: float  # the share of the topic's weight that stands in the title
    hits: tuple[Hit, ...]  # best first


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Passages and items, each best first."""

    hits: tuple[Hit, ...]
    items: tuple[RankedItem, ...]
    filters: Filters  # the hard limits that were searched within
    similarity: float  # the cosine between the question and the passage nearest in meaning; 0 when there is none


def retrieve(archive: Archive, question: Question) -> Ranking:
    """Return what the archive has on the question, best first."""
    filters = hard_filters(question)
    fused: defaultdict[str, float] = defaultdict(float)
    passages: dict[str, Passage] = {}
    by_meaning = archive.vector.search(question.standalone, k=N_CANDIDATES, filters=filters)
    for hits in [by_meaning, *_by_words(archive, question, filters)]:
        for rank, hit in enumerate(hits):
            fused[hit.passage.id] += 1 / (RRF_K + rank)
            passages[hit.passage.id] = hit.passage
    titles = {p.item_id: f"{p.title} {p.item_title}" for p in passages.values()}
    topic = stems(question.topic)
    shares = {item_id: title_share(topic, title) for item_id, title in titles.items()}
    hits = [
        Hit(
            passage=passage,
            score=fused[id_] * agreement(passage, question) * (1 + WEIGHT_TITLE * shares[passage.item_id]),
        )
        for id_, passage in passages.items()
    ]
    hits = _with_matter(archive, _sorted(hits), question)
    similarity = max((hit.score for hit in by_meaning), default=0.0)
    return Ranking(hits=tuple(hits), items=_rank_items(hits, shares), filters=filters, similarity=similarity)


def _sorted(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage.id))


def _with_matter(archive: Archive, hits: list[Hit], question: Question) -> list[Hit]:
    """Return the hits with those of the same matter as the best one raised: its walk through other organs."""
    if not hits:
        return hits
    best = hits[0].passage
    same = {link.other_item_id for link in archive.catalog.related(best.item_id)}
    by_number = is_numbered(best, question)
    return _sorted(
        replace(hit, score=hit.score * (WEIGHT_DIARIENUMMER if by_number else WEIGHT_MATTER))
        if hit.passage.item_id in same and not (by_number and is_numbered(hit.passage, question))
        else hit
        for hit in hits
    )


def hard_filters(question: Question) -> Filters:
    """Return the user's filters, narrowed by a municipality that the question names; texts that name none stay in."""
    if question.municipalities and not question.filters.municipalities:
        return replace(question.filters, municipalities=(*question.municipalities, ""))
    return question.filters


def _by_words(archive: Archive, question: Question, filters: Filters) -> list[Sequence[Hit]]:
    words = question.topic or question.standalone
    results = [archive.keyword.search(words, k=N_CANDIDATES, filters=filters)]
    for period in question.periods:
        within = replace(filters, date_from=period.first, date_to=period.last)
        results.append(archive.keyword.search(words, k=N_WITHIN_PERIOD, filters=within))
    if question.diarienummer:
        within = replace(filters, diarienummer=question.diarienummer)
        results.append(archive.keyword.search(words, k=N_WITHIN_PERIOD, filters=within))
        # a number tells the matter though its papers have none of the words
        results.append(archive.vector.search(words, k=N_WITHIN_PERIOD, filters=within))
    return results


def agreement(passage: Passage, question: Question) -> float:
    """Return the factor by which the passage gains from agreeing with what the question says beside its topic."""
    factor = max((_period_weight(passage, period) for period in question.periods), default=1.0)
    if passage.organ in question.organs:
        factor *= WEIGHT_ORGAN
    if set(passage.parties) & set(question.parties):
        factor *= WEIGHT_PARTY if passage.role is VoiceRole.PARTI else WEIGHT_PARTY**0.5
    if set(passage.persons) & set(question.persons):
        factor *= WEIGHT_PERSON
    if passage.paragraf and passage.paragraf in question.paragrafer:
        factor *= WEIGHT_PARAGRAF
    if is_numbered(passage, question):
        factor *= WEIGHT_DIARIENUMMER
    if passage.section_kind in _KINDS_OF_INTENT.get(question.intent, frozenset()):
        factor *= WEIGHT_KIND
    return factor


def is_numbered(passage: Passage, question: Question) -> bool:
    """Tell whether the passage is of the matter that the question names by its number, however that is written."""
    asked = {diarienummer_key(number) for number in question.diarienummer}
    return bool(asked) and not asked.isdisjoint(map(diarienummer_key, passage.diarienummer))


def _period_weight(passage: Passage, period: Period) -> float:
    if not period.holds(passage.date):
        return 1.0
    return WEIGHT_DAY if period.is_day else WEIGHT_MONTH if period.is_short else WEIGHT_YEAR


def title_share(topic: Sequence[str], title: str) -> float:
    """Return the share of the topic's stems that the title says, compounds of them counted in full."""
    words = stems(title)
    return sum(any(one == other or is_akin(one, other) for other in words) for one in topic) / max(1, len(topic))


def _rank_items(hits: Sequence[Hit], shares: dict[str, float]) -> tuple[RankedItem, ...]:
    by_item: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_item[hit.passage.item_id].append(hit)
    ranked = [
        RankedItem(
            item_id=item_id,
            score=sum(hit.score / 2**n for n, hit in enumerate(own[:4])),
            title_share=shares[item_id],
            hits=tuple(own),
        )
        for item_id, own in by_item.items()
    ]
    return tuple(sorted(ranked, key=lambda item: (-item.score, item.item_id)))
