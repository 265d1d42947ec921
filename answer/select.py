"""The words that answer a question best, among the passages found.

1. A sentence scores by the share of the topic it says, each word weighed by how rare it is among the candidates (so the
   words all candidates share count little and the ones that set them apart count much), by the rank of its passage,
   and by holding the sort of word that is asked for (a number, a date, a name, a reason).
2. Headings, titles and contents say nothing of their own and are left out.
3. The best sentence is quoted with the one after it, which often holds what it leads up to, and with the points of a
   list that it introduces.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from answer.lexicon import lexicon
from answer.models import Question
from answer.quotes import after_heading
from index.models import Hit
from index.sentences import LIST_POINT, sentences
from index.words import is_akin, stems
from ingest.models import SectionKind

N_PASSAGES = 20
WEIGHT_AKIN = 0.6  # a word that is part of a compound says almost the word itself
WEIGHT_WANTED = 0.15
WEIGHT_RANK = 0.6
WEIGHT_NEIGHBOUR = 0.25  # a sentence gains from what the one before it says: "Han menade att ..."
WEIGHT_CONTENTS = 0.5  # of sections that list papers, people and ballots
WEIGHT_QUESTION = 0.6  # a question that the text asks answers none
MIN_WORDS = 4
# A sentence with this share of its words in the header of its passage is the title again.
TITLE_AGAIN = 0.7
MAX_FOLLOWING_WORDS = 35
MAX_LIST_WORDS = 60
_CONTENTS = frozenset(
    {SectionKind.HUVUD, SectionKind.EXPEDIERING, SectionKind.HANDLINGAR, SectionKind.BILAGA, SectionKind.OMROSTNING}
)
_WANTED = {
    "number": re.compile(r"\d|\b(?:en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften|procent|miljon)"),
    "date": re.compile(r"\b\d{4}\b|\b\d{1,2} [a-z]{3,9}\b"),
    "person": re.compile(r"\b[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+"),
    "reason": re.compile(
        r"\b(?:eftersom|därför|då |för att|anser|menar|bedöm|skäl|orsak|risk|istället|i stället|borde|bör)"
    ),
}
_INTRODUCES = re.compile(r"(?::|\b(?:följande|nedan|vilka är|dessa är)[.:]?)\s*$")
_POINTED = re.compile(r"\b(?:om|mot|av|för|på|angående|gällande|kring)\s+(?=(?P<after>[\w-]+(?:\s[\w-]+){0,2}))")
_HANDLING = re.compile(
    r"(?<=\w{4})(?:besluten|beslutet|beslut|frågan|ärendet|ärende|motionen|förslaget|debatten|planerna)$"
)
MIN_CORE_LETTERS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a passage: passage.text[start:end]."""

    hit: Hit
    start: int
    end: int
    score: float

    @property
    def text(self) -> str:
        return self.hit.passage.text[self.start : self.end]


def best_quotes(question: Question, hits: Sequence[Hit], *, n_passages: int = N_PASSAGES) -> list[Quote]:
    """Return stretches of the passages, best first; none overlap."""
    hits = list(hits)[:n_passages]
    if not hits:
        return []
    weights = _weights(question_stems(question), hits)
    top = hits[0].score or 1.0
    by_hit = [_scored(question, weights, replace(hit, score=hit.score / top)) for hit in hits]
    places = [(row, at) for row, own in enumerate(by_hit) for at in range(len(own))]
    taken: set[tuple[int, int]] = set()
    found: list[Quote] = []
    for row, at in sorted(places, key=lambda place: -by_hit[place[0]][place[1]].score):
        if (row, at) in taken:
            continue
        own = by_hit[row]
        last = _last_to_quote(own, at)
        taken.update((row, n) for n in range(at, last + 1))
        found.append(replace(own[at], end=own[last].end))
    return found


def question_stems(question: Question) -> tuple[str, ...]:
    """Return the stems of the topic, each once: the words an answer should stand near."""
    return tuple(dict.fromkeys(word for word in stems(question.topic) if word not in lexicon().stopwords))


def said_share(words: Sequence[str], text: str) -> float:
    """Return the share of the words that the text says."""
    return _said(dict.fromkeys(words, 1.0), stems(text)) / max(1, len(words))


def _scored(question: Question, weights: dict[str, float], hit: Hit) -> list[Quote]:
    """Return the sentences of a passage that say something of their own, in order, each with its score."""
    passage = hit.passage
    header = set(stems(passage.header))
    total = sum(weights.values()) or 1.0
    factor = WEIGHT_CONTENTS if passage.section_kind in _CONTENTS else 1.0
    found: list[Quote] = []
    before = 0.0
    for first, end in sentences(passage.text):
        start = first if first else after_heading(passage.text, passage.heading)
        text = passage.text[start:end]
        own = stems(text)
        if len(own) < MIN_WORDS and not LIST_POINT.match(text):
            continue
        if sum(word in header for word in own) >= TITLE_AGAIN * len(own):
            continue
        said = _said(weights, own) / total
        score = said + WEIGHT_NEIGHBOUR * before + WEIGHT_RANK * hit.score
        score += sum(WEIGHT_WANTED for name in question.wanted if _WANTED[name].search(text))
        if text.rstrip().endswith("?"):
            score *= WEIGHT_QUESTION
        found.append(Quote(hit=hit, start=start, end=end, score=factor * score))
        before = said
    return found


def _last_to_quote(own: Sequence[Quote], at: int) -> int:
    """Return the index of the last sentence to quote with the one at `at`."""
    n_words = 0
    last = at
    if _INTRODUCES.search(own[at].text):
        while last + 1 < len(own) and LIST_POINT.match(own[last + 1].text) and n_words < MAX_LIST_WORDS:
            last += 1
            n_words += len(own[last].text.split())
    if last == at and at + 1 < len(own) and len(own[at + 1].text.split()) <= MAX_FOLLOWING_WORDS:
        last = at + 1
    return last


def _weights(words: Sequence[str], hits: Sequence[Hit]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for hit in hits:
        own = set(stems(hit.passage.text))
        counts.update(word for word in words if word in own or any(is_akin(word, other) for other in own))
    n = len(hits)
    return {word: math.log(1 + n / (0.5 + counts[word])) if counts[word] else 0.0 for word in words}


def _said(weights: dict[str, float], own: Sequence[str]) -> float:
    present = set(own)
    total = 0.0
    for word, weight in weights.items():
        if word in present:
            total += weight
        elif weight and any(is_akin(word, other) for other in present):
            total += WEIGHT_AKIN * weight
    return total


def core_words(question: Question) -> tuple[str, ...]:
    """Return the words of the topic that a preposition points at: "om spårväg", "mot planen för den nya flygplatsen".

    What a matter is called by its handling is left off: "arenabeslutet" is about an arena.
    """
    topic = {word.lower() for word in question.topic.split()}
    found: dict[str, None] = {}
    for match in _POINTED.finditer(question.text):
        after = match["after"].split()
        first = next((n for n, word in enumerate(after) if word.lower() in topic), len(after))
        bare = _HANDLING.sub("", _head(after[first:], topic).lower())
        if len(bare) >= MIN_CORE_LETTERS:
            found[bare] = None
    return tuple(found)


def _head(phrase: Sequence[str], topic: Container[str]) -> str:
    """Return the noun that the words before it describe: "kommunal flygplats i" is about a "flygplats"."""
    head = ""
    for word in phrase:
        if word.lower() not in topic:
            break
        head = word
        if word[0].isupper():
            break
    return head
