"""Whether the citations lead to the words that carry the answer."""

from __future__ import annotations

from eval.figures import MARKER
from eval.metrics.case import Case, share
from eval.normal import squash
from eval.qrels import is_within
from eval.texts import stem_of


def cited(case: Case) -> float | None:
    """Return 1 where an answer to an answerable question has a citation."""
    return float(bool(case.response.citations)) if case.is_answerable else None


def cite_precision(case: Case) -> float | None:
    """Return the share of the citations that are of a gold document."""
    citations = case.response.citations
    if not case.is_answerable or not case.question.docs:
        return None
    return share(sum(stem_of(one.source) in case.question.docs for one in citations), len(citations))


def cite_doc_recall(case: Case) -> float | None:
    """Return the share of the gold documents that are cited."""
    stems = {stem_of(one.source) for one in case.response.citations}
    docs = set(case.question.docs)
    return share(len(stems & docs), len(docs)) if case.is_answerable else None


def cite_evidence_recall(case: Case) -> float | None:
    """Return the share of the evidence quotes that stand in the cited quotes, put end to end."""
    shown = squash(" ".join(one.quote for one in case.response.citations))
    evidence = case.question.evidence
    return share(sum(is_within(quote, shown) for quote in evidence), len(evidence)) if case.is_answerable else None


def quote_verbatim(case: Case) -> float | None:
    """Return the share of the quotes that stand in the document they are cited from, letters and digits alike."""
    citations = case.response.citations
    verbatim = [_is_in(one.quote, case.texts.squashed(stem_of(one.source))) for one in citations]
    return share(sum(verbatim), len(citations))


def page_correct(case: Case) -> float | None:
    """Return the share of the quotes that stand on the very page they are cited from."""
    citations = case.response.citations
    pages = [case.texts.page(stem_of(one.source), one.page or 0) for one in citations]
    return share(
        sum(_is_in(one.quote, squash(page)) for one, page in zip(citations, pages, strict=True)), len(citations)
    )


def quotes_marked(case: Case) -> float | None:
    """Return the share of markers and citations that are a pair: "[2]" in the answer and the citation of number 2."""
    markers = {int(n) for n in MARKER.findall(case.response.answer)}
    numbers = {one.n for one in case.response.citations}
    return share(len(markers & numbers), len(markers | numbers))


def _is_in(quote: str, squashed: str) -> bool:
    letters = squash(quote)
    return bool(letters) and letters in squashed
