"""A baseline: one search and the plain reader; it knows nothing of voices, records or silence."""

from __future__ import annotations

import time
from dataclasses import dataclass

from eval.models import CitedQuote, FoundPassage, GoldQuestion, Response
from eval.systems.models import N_FOUND, Finder
from eval.systems.reader import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    name: str
    finder: Finder

    def ask(self, question: GoldQuestion) -> Response:
        """Answer with the sentences nearest the question; abstain only where nothing at all is found."""
        start = time.perf_counter()
        query = standalone(question)
        chunks = self.finder.find(query, N_FOUND)
        quotes = read(query, chunks)
        return Response(
            id=question.id,
            answer=" ".join(f"”{quote.text}” [{n}]" for n, quote in enumerate(quotes, 1)),
            abstained=not quotes,
            citations=tuple(
                CitedQuote(n=n, source=quote.source, page=quote.page, quote=quote.text)
                for n, quote in enumerate(quotes, 1)
            ),
            passages=tuple(FoundPassage(source=chunk.source, page=chunk.page, text=chunk.text) for chunk in chunks),
            latency_ms=round((time.perf_counter() - start) * 1000, 1),
        )


def standalone(question: GoldQuestion) -> str:
    """Return the question, a follow-up after the question before it."""
    return " ".join([turn.question for turn in question.history[-1:]] + [question.question])
