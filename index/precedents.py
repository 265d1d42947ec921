"""Earlier decisions and formulations like a text, with what became of them and where the words differ.

1. The whole text and its longest sentences are searched for, by words and by meaning; what is found points to sections.
2. A section is compared whole; of one much longer than the text, the passage found.
3. Each is aligned with the text word by word. It scores by the share of the text's words that it has in the same order,
   by the share of its rarer words that it has at all, and by how early the search found it: the first tells a text
   that was pasted, the others one that is only described.
4. The same words in several papers are shown once, with all their places.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.alignment import Aligned, align, letters_alike
from index.archive import Archive
from index.catalog import Catalog
from index.models import DocumentInfo, Filters, Found, Hit
from index.sentences import sentences
from index.words import names, stems
from ingest.errors import UsageError
from ingest.models import Decision, DecisionStatus, Item, Section, SectionKind, Span, VoiceRole

MIN_WORDS = 3
MAX_CHARS = 100_000
READ_CHARS = 12_000  # of the text that are compared; a formulation worth finding again is shorter
N_PROBES = 8
MIN_PROBE_WORDS = 5
N_PER_PROBE = 30
N_COMPARED = 60
WHOLE_SECTION = 2_000  # characters; longer sections are compared whole only with texts as long
MIN_STEM = 4
MIN_LIKENESS = 0.2  # less than this share of the text's rarer words is another subject
# Of the mixes tried on 90 shortened drafts and 90 titles from two archives: mean reciprocal rank 0.92 and 0.93.
WEIGHT_ORDER, WEIGHT_LIKENESS, WEIGHT_RANK = 0.4, 0.55, 0.05
ALIKE = 0.95  # of two sections' words, in order: the same text
_NO_TEXT = frozenset({SectionKind.HUVUD, SectionKind.HANDLINGAR, SectionKind.EXPEDIERING, SectionKind.OMROSTNING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where words stand and what was decided there: by the § itself, or last in the matter that it belongs to."""

    document: DocumentInfo
    item: Item
    section: Section
    organ: str
    page_no: int
    decision: Found[Decision] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """Earlier words like the text. `share` is the share of the text's words that they have in the same order;
    `aligned` tells both texts side by side, "inserted" being what only the precedent says."""

    place: Place
    text: str
    spans: tuple[Span, ...]
    score: float  # 0..1, comparable within one search
    share: float  # 0..1
    aligned: Aligned
    also: tuple[Place, ...] = ()  # the same words in other papers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    hit: Hit
    section: Section
    text: str
    spans: tuple[Span, ...]
    rank: float  # 0..1


def find_precedents(archive: Archive, text: str, *, k: int = 10, filters: Filters = Filters()) -> list[Precedent]:
    """Return the sections most like the text, best first, at most k; none when nothing is about the same.

    Raises:  UsageError: the text is empty, shorter than a few words or longer than MAX_CHARS.
    """
    text = checked(text)
    candidates = _candidates(archive, text, filters)
    weights = _weights(text, candidates)
    found: list[Precedent] = []
    for one in candidates:
        likeness = _likeness(weights, f"{one.hit.passage.item_title} {one.text}")
        if likeness >= MIN_LIKENESS:
            aligned = align(text, one.text)
            score = WEIGHT_ORDER * aligned.share + WEIGHT_LIKENESS * likeness + WEIGHT_RANK * one.rank
            found.append(_precedent(archive.catalog, one, aligned, score))
    return _once(sorted(found, key=lambda one: (-one.score, one.place.section.id)))[:k]


def checked(text: str) -> str:
    """Return the part of the text that is compared, without outer blanks.

    Raises:  UsageError: it is empty, shorter than a few words or longer than MAX_CHARS.
    """
    text = text.encode(errors="ignore").decode().strip()
    if not text:
        raise UsageError("There is no text to compare.", remedy="Paste a formulation, or describe what it is about.")
    if len(stems(text)) < MIN_WORDS:
        raise UsageError("The text is too short to compare.", remedy=f"Give at least {MIN_WORDS} words.")
    if len(text) > MAX_CHARS:
        raise UsageError(
            f"The text is too long to compare: {len(text)} characters, more than {MAX_CHARS}.",
            remedy="Give the part of it that you want precedents for.",
        )
    return text[:READ_CHARS]


def _candidates(archive: Archive, text: str, filters: Filters) -> list[_Candidate]:
    """Return the sections that the search finds, each once, best found first."""
    scores: defaultdict[str, float] = defaultdict(float)
    best: dict[str, Hit] = {}
    for probe in _probes(text):
        for hit in archive.search.search(probe, k=N_PER_PROBE, filters=filters):
            passage = hit.passage
            if passage.section_kind not in _NO_TEXT:
                scores[passage.section_id] += hit.score
                best[passage.section_id] = max(best.get(passage.section_id, hit), hit, key=lambda one: one.score)
    chosen = sorted(scores, key=lambda section_id: (-scores[section_id], section_id))[:N_COMPARED]
    if not chosen:
        return []
    items = {best[section_id].passage.item_id for section_id in chosen}
    limits = Filters(item_ids=tuple(sorted(items)))
    sections = {found.record.id: found.record for found in archive.catalog.sections(limits)}
    most = scores[chosen[0]]
    return [
        _candidate(archive.catalog, best[section_id], sections[section_id], text, scores[section_id] / most)
        for section_id in chosen
        if section_id in sections  # gone since it was found
    ]


def _probes(text: str) -> list[str]:
    own = [text[start:end] for start, end in sentences(text)]
    longest = sorted((one for one in own if len(one.split()) >= MIN_PROBE_WORDS), key=len, reverse=True)
    return list(dict.fromkeys([text, *longest[:N_PROBES]]))


def _candidate(catalog: Catalog, hit: Hit, section: Section, text: str, rank: float) -> _Candidate:
    whole, spans = catalog.section_text(section), section.spans
    if len(whole) > max(WHOLE_SECTION, 2 * len(text)):
        whole, spans = hit.passage.text, hit.passage.spans
    if section.heading and whole.startswith(section.heading) and whole[len(section.heading) :].strip():
        spans = (replace(spans[0], start=spans[0].start + len(section.heading)), *spans[1:])
        whole = whole[len(section.heading) :]
    return _Candidate(hit=hit, section=section, text=whole, spans=spans, rank=rank)


def _weights(text: str, candidates: Sequence[_Candidate]) -> dict[str, float]:
    """Return how much each word of the text tells: the fewer candidates have it, the more; words that none has, too."""
    words = {stem for stem in stems(text) if len(stem) >= MIN_STEM} or set(stems(text))
    having = Counter(stem for one in candidates for stem in words.intersection(stems(one.text)))
    return {word: math.log(1 + len(candidates) / (1 + having[word])) for word in words}


def _likeness(weights: dict[str, float], text: str) -> float:
    said = set(stems(text))
    known = (weight for word, weight in weights.items() if word in said or any(names(word, other) for other in said))
    return sum(known) / (sum(weights.values()) or 1.0)


def _precedent(catalog: Catalog, one: _Candidate, aligned: Aligned, score: float) -> Precedent:
    (found,) = catalog.items(Filters(item_ids=(one.section.item_id,)))
    place = Place(
        document=found.document,
        item=found.record,
        section=one.section,
        organ=_organ(found, one.section),
        page_no=_page_at(one.spans, aligned.start),
        decision=decision_of(catalog, found),
    )
    return Precedent(
        place=place, text=one.text, spans=one.spans, score=round(score, 4), share=aligned.share, aligned=aligned
    )


def _organ(found: Found[Item], section: Section) -> str:
    """Return the organ whose matter it is: a party or an administration speaks in one."""
    is_organ = section.voice.role is VoiceRole.ORGAN and section.voice.organ
    return section.voice.organ if is_organ else found.record.organ or found.document.organ


def _page_at(spans: Sequence[Span], offset: int) -> int:
    """Return the page on which text[offset] stands, where text is the spans' words joined by one line break each."""
    for span in spans:
        if offset <= span.end - span.start:
            return span.page_no
        offset -= span.end - span.start + 1
    return spans[-1].page_no


def decision_of(catalog: Catalog, found: Found[Item]) -> Found[Decision] | None:
    """Return what was decided in the §, or last in its matter; None where the archive has only proposals."""
    own = _decided(catalog.decisions(Filters(item_ids=(found.record.id,))))
    if own:
        return own[0]
    case = tuple(one.record.id for one in catalog.case_items(found.record.id))
    later = _decided(catalog.decisions(Filters(item_ids=case))) if case else []
    return later[-1] if later else None


def _decided(decisions: Iterable[Found[Decision]]) -> list[Found[Decision]]:
    return [one for one in decisions if one.record.status is DecisionStatus.BESLUT]


def _once(ranked: Iterable[Precedent]) -> list[Precedent]:
    """Return the precedents without those whose words stand in a better one already, which gets their places."""
    kept: list[Precedent] = []
    for one in ranked:
        for n, other in enumerate(kept):
            if letters_alike(one.text, other.text) >= ALIKE:
                kept[n] = replace(other, also=(*other.also, one.place))
                break
        else:
            kept.append(one)
    return kept
