"""Whether the passages that a system found, best first, are those that hold the answer."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from eval.metrics.case import Case, share
from eval.normal import squash
from eval.qrels import grades, is_within
from eval.texts import stem_of

H = TypeVar("H", bound=Hashable)


def recall_at(ranking: Sequence[H], relevant: Mapping[H, int], k: int) -> float:
    """Return the share of the relevant ones among the first k."""
    return len(set(ranking[:k]) & relevant.keys()) / len(relevant)


def reciprocal_rank(ranking: Sequence[H], relevant: Mapping[H, int]) -> float:
    """Return 1 / rank of the first relevant one, 0 when there is none."""
    return next((1 / rank for rank, one in enumerate(ranking, 1) if one in relevant), 0.0)


def ndcg_at(ranking: Sequence[H], relevant: Mapping[H, int], k: int) -> float:
    """Return nDCG with linear gains: the grades, discounted by log2(rank + 1), over those of the best order."""

    def gain(ordered: Sequence[int]) -> float:
        return sum(grade / math.log2(rank + 1) for rank, grade in enumerate(ordered[:k], 1))

    return gain([relevant.get(one, 0) for one in ranking]) / gain(sorted(relevant.values(), reverse=True))


def doc_recall(case: Case, *, k: int) -> float | None:
    """Return the share of the gold documents among those of the first k passages."""
    docs = _gold_docs(case)
    return recall_at(_stems(case), docs, k) if docs else None


def doc_mrr(case: Case) -> float | None:
    """Return 1 / rank of the first passage of a gold document."""
    docs = _gold_docs(case)
    return reciprocal_rank(_stems(case), docs) if docs else None


def passage_recall(case: Case, *, k: int) -> float | None:
    """Return the share of the relevant passages (eval/qrels.py) among the first k."""
    judged = _judged(case)
    return recall_at(_ranks(case), judged, k) if judged else None


def passage_mrr(case: Case) -> float | None:
    """Return 1 / rank of the first passage that holds evidence."""
    judged = _judged(case)
    return reciprocal_rank(_ranks(case), judged) if judged else None


def passage_ndcg(case: Case, *, k: int) -> float | None:
    """Return nDCG of the first k passages, graded by the evidence quotes that each adds."""
    judged = _judged(case)
    return ndcg_at(_ranks(case), judged, k) if judged else None


def evidence_recall(case: Case, *, budget: int) -> float | None:
    """Return the share of the evidence quotes within the first `budget` characters of the passages, put end to end."""
    if not _is_ranked(case):
        return None
    pool, left = [], budget
    for passage in case.response.passages:
        pool.append(passage.text[:left])
        left = max(0, left - len(passage.text))
    text = squash(" ".join(pool))
    evidence = case.question.evidence
    return share(sum(is_within(quote, text) for quote in evidence), len(evidence))


def _is_ranked(case: Case) -> bool:
    return case.is_answerable and (case.retrieves or bool(case.response.passages))


def _gold_docs(case: Case) -> dict[str, int]:
    return dict.fromkeys(case.question.docs, 1) if _is_ranked(case) else {}


def _judged(case: Case) -> dict[int, int]:
    return grades(case.question.evidence, case.response.passages) if _is_ranked(case) else {}


def _stems(case: Case) -> list[str]:
    return [stem_of(passage.source) for passage in case.response.passages]


def _ranks(case: Case) -> list[int]:
    return list(range(1, len(case.response.passages) + 1))
