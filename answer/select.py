"""The sentences that answer a question best, among the passages found.

A sentence scores by the share of the topic it says, each word weighed by how rare it is among the candidates (so the
words all candidates share count little and the ones that set them apart count much), by the rank of its passage, and
by holding the sort of word that is asked for (a number, a date, a name, a reason).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from answer.lexicon import lexicon
from answer.models import Question
from index.models import Hit
from index.sentences import sentences
from index.words import is_akin, stems

N_PASSAGES = 14
WEIGHT_AKIN = 0.6  # a word that is part of a compound says almost the word itself
WEIGHT_WANTED = 0.15
WEIGHT_RANK = 0.6
WEIGHT_NEIGHBOUR = 0.25  # a sentence gains from what the one before it says: "Han menade att ..."
_WANTED = {
    "number": re.compile(r"\d|\b(?:en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften|procent|miljon)"),
    "date": re.compile(r"\b\d{4}\b|\b\d{1,2} [a-z]{3,9}\b"),
    "person": re.compile(r"\b[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+"),
    "reason": re.compile(
        r"\b(?:eftersom|därför|då |för att|anser|menar|bedöm|skäl|orsak|risk|istället|i stället|borde|bör)"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a passage: passage.text[start:end]."""

    hit: Hit
    start: int
    end: int
    score: float
    coverage: float  # share of the topic's weight that the sentence and its passage's header say

    @property
    def text(self) -> str:
        return self.hit.passage.text[self.start : self.end]


def best_sentences(question: Question, hits: Sequence[Hit], *, n_passages: int = N_PASSAGES) -> list[Sentence]:
    """Return the sentences of the best passages, best first."""
    hits = list(hits)[:n_passages]
    if not hits:
        return []
    words = question_stems(question)
    weights = _weights(words, hits)
    total = sum(weights.values()) or 1.0
    found: list[Sentence] = []
    top = hits[0].score or 1.0
    for hit in hits:
        header = stems(hit.passage.header)
        before = 0.0
        for start, end in sentences(hit.passage.text):
            text = hit.passage.text[start:end]
            own = stems(text)
            said = _said(weights, own) / total
            score = said + WEIGHT_NEIGHBOUR * before + WEIGHT_RANK * (hit.score / top)
            score += sum(WEIGHT_WANTED for name in question.wanted if _WANTED[name].search(text))
            coverage = _said(weights, own + header) / total
            found.append(Sentence(hit=hit, start=start, end=end, score=score, coverage=coverage))
            before = said
    return sorted(found, key=lambda one: -one.score)


def question_stems(question: Question) -> tuple[str, ...]:
    """Return the stems of the topic and of names, each once: the words an answer should stand near."""
    wanted = [word for word in stems(question.topic) if word not in lexicon().stopwords]
    return tuple(dict.fromkeys(wanted))


def said_share(words: Sequence[str], text: str) -> float:
    """Return the share of the words that the text says."""
    return _said(dict.fromkeys(words, 1.0), stems(text)) / max(1, len(words))


def _weights(words: Sequence[str], hits: Sequence[Hit]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for hit in hits:
        own = set(stems(hit.passage.text))
        counts.update(word for word in words if word in own or any(is_akin(word, other) for other in own))
    n = len(hits)
    return {word: math.log(1 + n / (0.5 + counts[word])) if counts[word] else math.log(1 + 2 * n) for word in words}


def _said(weights: dict[str, float], own: Sequence[str]) -> float:
    present = set(own)
    total = 0.0
    for word, weight in weights.items():
        if word in present:
            total += weight
        elif any(is_akin(word, other) for other in present):
            total += WEIGHT_AKIN * weight
    return total
