"""The passages handed on with an answer: those it cites first, then the others as ranked, no document crowding out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answer.evidence import Evidence
from answer.retrieve import Ranking
from index.models import Hit

N_FIRST, MOST_OF_ONE = 5, 3


def passages_to_show(ranking: Ranking, cited: Sequence[Evidence], n: int) -> tuple[Hit, ...]:
    """Return at most n passages, best first; among the first N_FIRST, at most MOST_OF_ONE are of one document."""
    ordered = list(dict.fromkeys([*_cited_hits(ranking, cited), *ranking.hits]))
    first: list[Hit] = []
    for hit in ordered:
        n_same = sum(hit.passage.document_id == other.passage.document_id for other in first)
        if len(first) < N_FIRST and n_same < MOST_OF_ONE:
            first.append(hit)
    return tuple(list(dict.fromkeys([*first, *ordered]))[:n])


def _cited_hits(ranking: Ranking, cited: Sequence[Evidence]) -> Iterator[Hit]:
    for evidence in cited:
        for hit in ranking.hits:
            if hit.passage.document_id == evidence.document.id and any(
                span.page_no == evidence.span.page_no and span.start <= evidence.span.start < span.end
                for span in hit.passage.spans
            ):
                yield hit
                break
