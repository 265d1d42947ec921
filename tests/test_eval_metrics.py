"""The metrics, one by one on cases whose figure is known, and the ranking metrics against ir-measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import catalogue
from eval.metrics.retrieval import ndcg_at, recall_at, reciprocal_rank
from eval.metrics.time import percentile
from eval.models import CitedQuote, FoundPassage, Gold, GoldQuestion, QuestionKind, QuestionScore, Response
from eval.qrels import grades, trec_qrels, trec_run
from eval.score import METRICS, score, score_all
from eval.texts import Texts
from index.archive import Archive

VOICE = {"voice_errors", "voice_wrong", "voice_rate"}
REASON = "Vi anser att biblioteket behövs och att en nedläggning drabbar barnen hårdast."
DECISION = "Kommunstyrelsen beslutar att biblioteket i Norrby läggs ned den 1 juli 2021."

WHO = GoldQuestion(
    id="who",
    question="Vilka reserverade sig mot att biblioteket läggs ned?",
    kind=QuestionKind.RESERVATION,
    docs=("ks-2021-03-09",),
    evidence=(REASON, "Maja Ek (V) och Olle Lind (MP) reserverar sig mot beslutet"),
    gold=Gold(parties=("V", "MP"), persons=("Maja Ek", "Olle Lind")),
    must_include=("ek|(v)", "lind|(mp)"),
    must_not_include=("socialdemokraterna reserverade sig",),
)
SILENT = GoldQuestion(
    id="silent", question="Vad tyckte M?", kind=QuestionKind.UNANSWERABLE, must_not_include=("avslag",)
)
LISTED = GoldQuestion(
    id="listed",
    question="Vilka ärenden avgjordes?",
    kind=QuestionKind.LIST,
    gold=Gold(items=("biblioteket", "skolskjuts|skolbuss", "cykelbana"), number="3"),
)
GOOD = Response(
    id="who",
    answer="Maja Ek (V) och Olle Lind (MP) reserverade sig [1].",
    citations=(CitedQuote(n=1, source="ks-2021-03-09.txt", page=1, quote=REASON),),
    passages=(FoundPassage(source="ks-2021-03-09.txt", page=1, text=f"{DECISION} {REASON}"),),
    latency_ms=12.5,
)

Values = Callable[..., dict[str, float]]


@pytest.fixture
def values(archive: Archive) -> Values:
    """Return a function that gives the values of a response to a question."""
    texts = Texts(archive.catalog)

    def of(question: GoldQuestion = WHO, response: Response = GOOD, **changed: object) -> dict[str, float]:
        return score(question, replace(response, **cast("Any", changed)), texts, None).values

    return of


def judgements(qrels: str) -> list[ir_measures.Qrel]:
    """Return TREC judgements as ir-measures has them."""
    rows = [line.split() for line in qrels.splitlines()]
    return [ir_measures.Qrel(query, passage, int(grade)) for query, _, passage, grade in rows]


def ranked(run: str) -> list[ir_measures.ScoredDoc]:
    """Return a TREC run as ir-measures has it."""
    rows = [line.split() for line in run.splitlines()]
    return [ir_measures.ScoredDoc(query, passage, float(score)) for query, _, passage, _, score, _ in rows]


def test_every_metric_is_described_and_every_description_has_its_metric() -> None:
    names = [metric.name for metric in catalogue()]
    assert len(names) == len(set(names))
    assert set(names) == METRICS.keys() | VOICE
    groups = {"retrieval", "answer", "citation", "abstention", "voice", "list", "time"}
    for metric in catalogue():
        assert metric.group in groups
        assert metric.better in {"high", "low"}
        assert metric.unit in {"share", "count", "ms", "words"}
        assert all(one.keys() == {"sv", "en"} and all(one.values()) for one in (metric.label, metric.meaning))


@given(
    ranking=st.lists(st.integers(1, 40), unique=True, min_size=1, max_size=20),
    relevant=st.dictionaries(st.integers(1, 40), st.integers(1, 4), min_size=1, max_size=8),
    k=st.integers(1, 12),
)
def test_ranking_metrics_are_those_of_a_second_implementation(
    ranking: list[int], relevant: dict[int, int], k: int
) -> None:
    qrels = [ir_measures.Qrel("q", str(one), grade) for one, grade in relevant.items()]
    run = [ir_measures.ScoredDoc("q", str(one), 1.0 / rank) for rank, one in enumerate(ranking, 1)]
    recall, rr, ndcg = ir_measures.R @ k, ir_measures.RR, ir_measures.nDCG @ k
    theirs = ir_measures.calc_aggregate([recall, rr, ndcg], qrels, run)
    assert recall_at(ranking, relevant, k) == pytest.approx(theirs[recall])
    assert reciprocal_rank(ranking, relevant) == pytest.approx(theirs[rr])
    assert ndcg_at(ranking, relevant, k) == pytest.approx(theirs[ndcg])


def test_the_passage_metrics_are_those_of_a_second_implementation_on_the_exported_judgements(values: Values) -> None:
    texts = ["Något annat.", REASON, f"{DECISION} {REASON}", WHO.evidence[1]]
    response = replace(GOOD, passages=tuple(FoundPassage(source="x.txt", page=1, text=text) for text in texts))
    ours = values(response=response)
    qrels = judgements(trec_qrels([WHO], {"who": response}))
    run = ranked(trec_run([WHO], {"who": response}, "ours"))
    recall, rr, ndcg = ir_measures.R @ 5, ir_measures.RR, ir_measures.nDCG @ 10
    theirs = ir_measures.calc_aggregate([recall, rr, ndcg], qrels, run)
    assert ours["passage_recall@5"] == pytest.approx(theirs[recall])
    assert ours["passage_mrr"] == pytest.approx(theirs[rr]) == 0.5
    assert ours["passage_ndcg@10"] == pytest.approx(theirs[ndcg])


@given(st.lists(st.sets(st.integers(0, 4)), max_size=8), st.integers(1, 5))
def test_the_grades_of_a_question_add_up_to_its_evidence(held: list[set[int]], n: int) -> None:
    evidence = [f"belägg {'abcde'[one]} om något" for one in range(n)]
    passages = [
        FoundPassage(source="x", page=1, text=" ".join(evidence[one] for one in sorted(some) if one < n))
        for some in held
    ]
    assert sum(grades(evidence, passages).values()) == n


def test_a_right_answer_has_full_marks(values: Values) -> None:
    got = values()
    for name in ("overall", "correct", "partial", "answered", "cite_precision", "cite_doc_recall", "cited"):
        assert got[name] == 1.0, name
    for name in ("quote_verbatim", "page_correct", "quotes_marked", "doc_recall@1", "doc_mrr", "passage_mrr"):
        assert got[name] == 1.0, name
    assert got["abstain_false"] == 0.0
    assert got["cite_evidence_recall"] == got["evidence_recall@2000c"] == got["passage_recall@5"] == 0.5
    assert (got["words"], got["latency_ms"]) == (10.0, 12.5)
    assert "abstain_recall" not in got
    assert "abstain_precision" not in got


@pytest.mark.parametrize(
    ("changed", "correct", "partial"),
    [
        ({"answer": "V och MP reserverade sig."}, 1.0, 1.0),
        ({"answer": "Vänsterpartiet och Miljöpartiet reserverade sig."}, 1.0, 1.0),
        ({"answer": "Maja Ek (V) och Olle Lind (MP) reserverade sig."}, 1.0, 1.0),
        ({"answer": "Maja Ek och Olle Lind reserverade sig."}, 0.0, 1.0),  # a reader need not know whose they are
        ({"answer": "Maja Ek reserverade sig."}, 0.0, 0.5),
        ({"answer": "V, MP och Socialdemokraterna; Socialdemokraterna reserverade sig."}, 0.0, 1.0),
        ({"abstained": True}, 0.0, 1.0),
        ({"answer": "", "error": "timeout"}, 0.0, 0.0),
    ],
)
def test_an_answer_is_correct_when_it_holds_all_it_must_and_nothing_it_must_not(
    values: Values, changed: dict[str, Any], correct: float, partial: float
) -> None:
    got = values(**changed)
    assert (got["correct"], got["partial"]) == (correct, partial)


def test_a_gold_party_that_is_not_named_makes_the_answer_wrong(values: Values) -> None:
    question = replace(WHO, gold=Gold(parties=("V", "MP", "NY")))
    assert values(question)["correct"] == 0.0
    assert values(replace(question, kind=QuestionKind.POSITION))["correct"] == 1.0


@pytest.mark.parametrize(
    ("answer", "correct"),
    [("Det blev 7 ja och 6 nej.", 1.0), ("Det slutade 7–6.", 1.0), ("7-6-2", 1.0), ("17-6", 0.0), ("Ärende 7-61", 0.0)],
)
def test_a_vote_may_be_told_as_the_gold_writes_it(values: Values, answer: str, correct: float) -> None:
    question = replace(WHO, kind=QuestionKind.FACT, gold=Gold(number="7-6-2"), must_include=("7", "6"))
    assert values(question, answer=answer)["correct"] == correct


def test_correctness_does_not_apply_where_nothing_is_asked_of_the_words(values: Values) -> None:
    question = replace(WHO, kind=QuestionKind.FACT, must_include=(), must_not_include=())
    assert not {"correct", "overall", "partial"} & values(question).keys()


def test_abstentions_are_judged_over_the_questions_they_apply_to(values: Values) -> None:
    right = values(SILENT, answer="Arkivet säger inget.", abstained=True)
    assert (right["abstain_recall"], right["abstain_precision"], right["overall"]) == (1.0, 1.0, 1.0)
    wrong = values(SILENT)
    assert wrong["abstain_recall"] == wrong["overall"] == 0.0
    assert "abstain_precision" not in wrong
    assert values(SILENT, answer="Inget, men M ville ha avslag.", abstained=True)["abstain_recall"] == 0.0
    needless = values(abstained=True)
    assert (needless["abstain_precision"], needless["abstain_false"]) == (0.0, 1.0)
    assert not {"correct", "partial", "words", "cite_precision", "doc_mrr"} & right.keys()


def test_quotes_are_held_against_the_document_and_the_page(values: Values) -> None:
    elsewhere = replace(GOOD.citations[0], n=2, source="brev/cykelbana.txt")
    other_page = replace(GOOD.citations[0], n=3, page=2)
    no_page = replace(GOOD.citations[0], n=4, page=None)
    got = values(citations=(GOOD.citations[0], elsewhere, other_page, no_page), answer="Så [1][2][3][5].")
    assert got["quote_verbatim"] == 3 / 4
    assert got["page_correct"] == 1 / 4
    assert got["quotes_marked"] == 3 / 5
    assert got["cite_precision"] == 3 / 4
    empty = values(citations=(replace(GOOD.citations[0], quote="..."),))
    assert empty["quote_verbatim"] == empty["page_correct"] == 0.0
    silent = values(citations=(), answer="Så.")
    assert not {"cite_precision", "quote_verbatim", "page_correct", "quotes_marked"} & silent.keys()
    assert silent["cited"] == silent["cite_doc_recall"] == silent["cite_evidence_recall"] == 0.0


def test_evidence_counts_only_within_the_characters_that_are_read(values: Values) -> None:
    passages = tuple(FoundPassage(source="x.txt", page=1, text=text) for text in ("x" * 1990, REASON, WHO.evidence[1]))
    got = values(passages=passages)
    assert (got["evidence_recall@2000c"], got["evidence_recall@6000c"]) == (0.0, 1.0)
    assert (got["doc_recall@5"], got["doc_mrr"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("answer", "count", "complete", "right"),
    [
        ("Tre: biblioteket, skolbussen och en cykelbana.", None, 1.0, 1.0),
        ("Biblioteket och skolskjutsen.", 2, 2 / 3, 0.0),
        ("Biblioteket, skolskjutsen, en cykelbana.", 3, 1.0, 1.0),
        ("Tre ärenden.", 4, 0.0, 0.0),
    ],
)
def test_a_list_is_judged_by_its_items_and_its_count(
    values: Values, answer: str, count: int | None, complete: float, right: float
) -> None:
    got = values(LISTED, answer=answer, count=count)
    assert (got["list_complete"], got["list_count"]) == (complete, right)
    assert got["correct"] == float(complete == 1.0)


def test_a_question_without_a_response_is_neither_right_nor_an_abstention(archive: Archive) -> None:
    texts = Texts(archive.catalog)
    who, silent = score_all([WHO, SILENT], [], texts, None)
    assert (who.values["answered"], who.values["correct"]) == (0.0, 0.0)
    assert silent.values == {"answered": 0.0, "overall": 0.0, "abstain_recall": 0.0}
    assert "doc_mrr" not in who.values


def test_finding_nothing_is_a_miss_for_a_system_that_tells_its_passages(archive: Archive) -> None:
    texts = Texts(archive.catalog)
    other = replace(WHO, id="other")
    nothing = Response(id="other", answer="Ingen aning.")
    _, missed = score_all([WHO, other], [GOOD, nothing], texts, None)
    assert missed.values["doc_mrr"] == missed.values["passage_recall@5"] == missed.values["evidence_recall@2000c"] == 0
    (unjudged,) = score_all([other], [nothing], texts, None)
    assert "doc_mrr" not in unjudged.values


def test_scores_keep_what_reports_group_by_and_come_in_the_order_of_the_questions(archive: Archive) -> None:
    questions = [replace(SILENT, tags=("tabell",)), WHO]
    first, second = score_all(questions, [GOOD], Texts(archive.catalog), None)
    assert isinstance(first, QuestionScore)
    assert (first.id, first.kind, first.role, first.lang, first.tags) == (
        "silent",
        QuestionKind.UNANSWERABLE,
        SILENT.role,
        "sv",
        ("tabell",),
    )
    assert second.id == "who"


def test_a_forbidden_voice_is_counted(values: Values) -> None:
    got = values(answer="Socialdemokraterna reserverade sig [1].")
    assert got["voice_errors"] >= 1
    assert got["voice_wrong"] == 1
    assert 0 < got["voice_rate"] <= 1
    assert not VOICE & values(abstained=True).keys()


def test_a_percentile_is_one_of_the_values() -> None:
    assert [percentile(range(100), share) for share in (0.0, 0.5, 0.95, 1.0)] == [0, 50, 95, 99]
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_texts_are_what_the_source_shows(archive: Archive) -> None:
    texts = Texts(archive.catalog)
    assert texts.stems == {"ks-2021-03-09", "cykelbana"}
    assert "§ 17 Nedläggning" in texts.page("ks-2021-03-09", 1)
    assert texts.page("ks-2021-03-09", 1) in texts.document("ks-2021-03-09")
    assert texts.page("ks-2021-03-09", 99) == texts.page("nowhere", 1) == texts.document("nowhere") == ""
