from __future__ import annotations

import pytest

from eval.metrics import catalogue
from eval.tables import OURS, RIGHT, Axis, Measure, Table, by_axis, by_measure, measures, reference
from tests.eval_runs import QUESTIONS, TWO_SYSTEMS, made_run

RUN = made_run(TWO_SYSTEMS)


def table() -> Table:
    return by_measure(RUN, measures(RUN, catalogue()))


def test_the_rows_are_the_metrics_that_were_measured_in_the_order_of_the_catalogue() -> None:
    assert [row.key for row in table().rows] == ["overall", "voice_errors", "abstain_recall", "latency_ms"]


def test_a_metric_counts_the_questions_it_applies_to() -> None:
    n = {row.key: row.cells[0].n for row in table().rows}
    assert n == {"overall": 3, "voice_errors": 2, "abstain_recall": 1, "latency_ms": 3}


def test_shares_are_means_counts_sums_and_times_medians() -> None:
    ours = {row.key: row.cells[1].figure for row in table().rows}
    assert ours == {
        "overall": pytest.approx(2 / 3),
        "voice_errors": 1.0,
        "abstain_recall": 1.0,
        "latency_ms": 50.0,
    }


def test_the_best_is_marked_by_the_direction_of_the_metric_and_nobody_where_all_are_alike() -> None:
    best = {row.key: [cell.is_best for cell in row.cells] for row in table().rows}
    assert best["overall"] == [False, True]
    assert best["latency_ms"] == [True, False]
    assert best["voice_errors"] == [False, False]


def test_the_others_are_compared_with_ours_and_times_with_none() -> None:
    rows = {row.key: row for row in table().rows}
    (theirs, ours) = rows[RIGHT].cells
    assert theirs.against is not None
    assert theirs.against.difference == pytest.approx(-1 / 3)
    assert ours.against is None
    assert [cell.against for cell in rows["latency_ms"].cells] == [None, None]


def test_the_last_system_stands_in_where_ours_did_not_run() -> None:
    assert reference(RUN).name == OURS
    assert reference(made_run({"bm25": TWO_SYSTEMS["bm25"], "dense": TWO_SYSTEMS["ours"]})).name == "dense"


def test_several_systems_ask_for_a_smaller_p_value() -> None:
    questions = [QUESTIONS[1]] * 7
    right, wrong = [{"overall": 1.0}] * 7, [{"overall": 0.0}] * 7
    numbered = [type(one)(id=f"f{at}", question=one.question, kind=one.kind) for at, one in enumerate(questions)]
    few = made_run({"bm25": wrong, "ours": right}, questions=numbered)
    many = made_run({**{f"s{at}": wrong for at in range(4)}, "ours": right}, questions=numbered)
    measure = [Measure(name=RIGHT)]
    assert by_measure(few, measure).rows[0].cells[0].is_significant
    assert not by_measure(many, measure).rows[0].cells[0].is_significant


@pytest.mark.parametrize(
    ("axis", "expected"),
    [
        (Axis.KIND, {"reservation": 1, "fact": 1, "unanswerable": 1}),
        (Axis.ROLE, {"journalist": 1, "evaluator": 2}),
        (Axis.LANG, {"sv": 2, "en": 1}),
        (Axis.TAG, {"kort": 2, "lång": 1}),
    ],
)
def test_a_group_holds_its_questions_and_a_tagged_question_is_in_several(axis: Axis, expected: dict[str, int]) -> None:
    assert {row.key: row.cells[0].n for row in by_axis(RUN, axis).rows} == expected
