"""The scores of responses: every metric of `eval.metrics.catalogue()` that applies, question by question.

A metric has a value only for the questions it applies to, so the mean of a metric's values over a run *is* the metric:
abstain_precision, say, has a value for the responses that abstain, 1 where the question is unanswerable. Nothing is
judged by a model, and the same responses always get the same scores.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from eval.metrics import abstention, answer, citation, lists, retrieval, time
from eval.metrics.case import Case
from eval.models import GoldQuestion, QuestionScore, Response, VoiceError
from eval.texts import Texts
from eval.voice.errors import n_claims, voice_errors
from eval.voice.truth import Truth

METRICS: dict[str, Callable[[Case], float | None]] = {
    "overall": answer.overall,
    "correct": answer.correct,
    "partial": answer.partial,
    "answered": answer.answered,
    "words": answer.n_words,
    "worded": answer.worded,
    "list_complete": lists.list_complete,
    "list_count": lists.list_count,
    "abstain_recall": abstention.abstain_recall,
    "abstain_precision": abstention.abstain_precision,
    "abstain_false": abstention.abstain_false,
    "cite_evidence_recall": citation.cite_evidence_recall,
    "cite_precision": citation.cite_precision,
    "cite_doc_recall": citation.cite_doc_recall,
    "cited": citation.cited,
    "quote_verbatim": citation.quote_verbatim,
    "page_correct": citation.page_correct,
    "quotes_marked": citation.quotes_marked,
    "doc_recall@1": partial(retrieval.doc_recall, k=1),
    "doc_recall@5": partial(retrieval.doc_recall, k=5),
    "doc_recall@10": partial(retrieval.doc_recall, k=10),
    "doc_mrr": retrieval.doc_mrr,
    "passage_recall@5": partial(retrieval.passage_recall, k=5),
    "passage_recall@10": partial(retrieval.passage_recall, k=10),
    "passage_mrr": retrieval.passage_mrr,
    "passage_ndcg@10": partial(retrieval.passage_ndcg, k=10),
    "evidence_recall@2000c": partial(retrieval.evidence_recall, budget=2000),
    "evidence_recall@6000c": partial(retrieval.evidence_recall, budget=6000),
    "latency_ms": time.latency,
    "first_word_ms": time.first_word,
}


def score(
    question: GoldQuestion, response: Response, texts: Texts, truth: Truth | None, *, retrieves: bool = False
) -> QuestionScore:
    """Return the scores of one response.

    Args:
        truth: what is known of who said what, for the voice errors; None where there is no gold structure, so that
            only the question's own gold judges them.
        retrieves: the system tells its passages, so that none is a miss rather than nothing to judge.
    """
    case = Case(question=question, response=response, texts=texts, retrieves=retrieves)
    values = {name: float(value) for name, metric in METRICS.items() if (value := metric(case)) is not None}
    errors = voice_errors(question, response, truth)
    return QuestionScore(
        id=question.id,
        kind=question.kind,
        role=question.role,
        lang=question.lang,
        tags=question.tags,
        values=values | _voice_values(case, errors, truth),
        voice_errors=errors,
    )


def score_all(
    questions: Sequence[GoldQuestion], responses: Sequence[Response], texts: Texts, truth: Truth | None
) -> tuple[QuestionScore, ...]:
    """Return the scores of a system, one for each question, in their order. A question without a response is
    unanswered: neither right nor an abstention."""
    by_id = {response.id: response for response in responses}
    retrieves = any(response.passages for response in responses)
    return tuple(
        score(
            question,
            by_id.get(question.id, Response(id=question.id, answer="", error="no response")),
            texts,
            truth,
            retrieves=retrieves,
        )
        for question in questions
    )


def _voice_values(case: Case, errors: Sequence[VoiceError], truth: Truth | None) -> dict[str, float]:
    """Voice errors are counted over the answers that say something; abstentions are judged by their own metrics."""
    if not case.is_answered or case.response.abstained:
        return {}
    values = {"voice_errors": float(len(errors)), "voice_wrong": float(bool(errors))}
    n_judged = n_claims(case.question, case.response, truth)
    return values | ({"voice_rate": len(errors) / n_judged} if n_judged else {})
