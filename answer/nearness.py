"""How near the words of an answer are to its question in meaning, by the vectors that its sentences were found by."""

from __future__ import annotations

from collections.abc import Sequence

from answer.clauses import ways_to_ask
from answer.context import Context
from answer.evidence import Evidence
from answer.quotes import letters
from index.models import Filters, Passage
from index.sentences import sentences


def nearness(context: Context, evidence: Sequence[Evidence]) -> list[float]:
    """Return for each piece the highest cosine of its sentences with the question or its second part; 0 where it
    holds no whole sentence, as a row of a table or part of a list."""
    documents = tuple(dict.fromkeys(one.document.id for one in evidence))
    near = [
        one for one in context.archive.catalog.passages_of(Filters(document_ids=documents)) if _holds(one, evidence)
    ]
    ways = context.archive.likeness(ways_to_ask(context.question), near)
    cosines = [0.0] * len(evidence)
    for passage in near:
        for start, end in sentences(passage.text):
            words = letters(passage.text[start:end])
            for n, one in enumerate(evidence):
                if one.document.id == passage.document_id and words and words in letters(one.cited):
                    cosines[n] = max(cosines[n], *(way.at(passage.id, start) for way in ways))
    return cosines


def _holds(passage: Passage, evidence: Sequence[Evidence]) -> bool:
    """Tell whether the passage has words of a page that one of the pieces stands on."""
    pages = {span.page_no for span in passage.spans}
    return any(one.document.id == passage.document_id and one.cited_span.page_no in pages for one in evidence)
