"""A plain extractive reader: the sentences of the best chunks that are nearest the question.

Near is by words: the stems a sentence shares with the question, rare ones for more, by the root of its length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from eval.systems.models import Chunk
from index.words import stems

MAX_WORDS = 100
N_READ = 5
_MIN_WORDS = 4  # less is a page header, a heading or a crumb
_ENOUGH_WORDS = 60  # when the next best sentence has no room, the answer is long enough
_LENGTH_OFFSET = 5


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence and the page it stands on, word for word."""

    source: str
    page: int
    text: str


def read(question: str, chunks: Sequence[Chunk]) -> list[Quote]:
    """Return the sentences nearest the question, best first, together at most MAX_WORDS words.

    None only when the chunks have no sentence.
    """
    candidates = _candidates(chunks[:N_READ])
    nearness = _nearness(question, [quote.text for quote in candidates])
    chosen: list[Quote] = []
    n_words = 0
    for at in sorted(range(len(candidates)), key=lambda at: (-nearness[at], at)):
        n_more = len(candidates[at].text.split())
        if n_words + n_more <= MAX_WORDS:
            chosen.append(candidates[at])
            n_words += n_more
        elif n_words > _ENOUGH_WORDS:
            break
    return chosen


def _candidates(chunks: Sequence[Chunk]) -> list[Quote]:
    """Return every sentence once, cut where it is longer than an answer may be, those of the best chunk first."""
    found: dict[str, Quote] = {}
    for chunk in chunks:
        for page, sentence in chunk.sentences():
            words = sentence.split()
            if len(words) >= _MIN_WORDS:
                text = " ".join(words[:MAX_WORDS])
                found.setdefault(text, Quote(source=chunk.source, page=page, text=text))
    return list(found.values())


def _nearness(question: str, sentences: Sequence[str]) -> list[float]:
    words = [stems(sentence) for sentence in sentences]
    frequency = Counter(stem for stemmed in words for stem in set(stemmed))
    asked = sorted(set(stems(question)) - _stop_stems())
    return [
        sum(log(1 + len(words) / frequency[stem]) for stem in asked if stem in stemmed)
        / sqrt(len(stemmed) + _LENGTH_OFFSET)
        for stemmed in words
    ]


@cache
def _stop_stems() -> frozenset[str]:
    from bm25s.stopwords import STOPWORDS_SWEDISH

    return frozenset(stem for word in STOPWORDS_SWEDISH for stem in stems(word))
