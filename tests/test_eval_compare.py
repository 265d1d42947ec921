from __future__ import annotations

from dataclasses import replace

import pytest

from eval.compare import compare
from eval.models import GoldQuestion, QuestionKind, Run
from ingest.errors import UsageError
from tests.eval_runs import QUESTIONS, TWO_SYSTEMS, made_run

RUN = made_run(TWO_SYSTEMS)


def with_questions(*questions: GoldQuestion) -> Run:
    values = [{"overall": 1.0}] * len(questions)
    return made_run({"ours": values}, questions=questions)


def test_two_systems_of_one_run_are_told_apart_question_by_question() -> None:
    found = compare(RUN, "ours", RUN, "bm25")
    assert (found.won, found.lost, found.n_common) == (("u1",), (), 3)
    (right,) = (one for one in found.differences if one.measure.name == "overall")
    assert [right.mean_a, right.mean_b] == pytest.approx([2 / 3, 1 / 3])
    assert right.paired.difference == pytest.approx(1 / 3)
    assert right.is_better


def test_turned_round_the_won_are_the_lost() -> None:
    there, back = compare(RUN, "ours", RUN, "bm25"), compare(RUN, "bm25", RUN, "ours")
    assert (there.won, there.lost) == (back.lost, back.won)


def test_fewer_voice_errors_are_better() -> None:
    clean = tuple({**one, "voice_errors": 0.0} for one in TWO_SYSTEMS["ours"])
    found = compare(made_run({"ours": clean}), "ours", RUN, "ours")
    (voice,) = (one for one in found.differences if one.measure.name == "voice_errors")
    assert voice.paired.difference < 0
    assert voice.is_better


def test_times_of_two_runs_are_not_compared() -> None:
    assert "latency_ms" not in {one.measure.name for one in compare(RUN, "ours", RUN, "bm25").differences}


def test_questions_of_one_run_alone_are_told_and_left_out() -> None:
    new = GoldQuestion(id="n1", question="Ny?", kind=QuestionKind.FACT)
    found = compare(with_questions(QUESTIONS[0], new), "ours", with_questions(*QUESTIONS), "ours")
    assert (found.only_a, found.only_b, found.n_common) == (("n1",), ("f1", "u1"), 1)
    assert found.differences[0].paired.n == 1


def test_a_question_that_moved_in_its_file_is_the_same() -> None:
    moved = with_questions(*(replace(one, line=one.line + 7) for one in QUESTIONS))
    assert compare(moved, "ours", with_questions(*QUESTIONS), "ours").n_common == 3


def test_a_question_with_another_gold_is_refused_by_its_id() -> None:
    changed = with_questions(replace(QUESTIONS[0], answer="S reserverade sig."), *QUESTIONS[1:])
    with pytest.raises(UsageError, match="1 of the common questions are not the same in both runs: r1"):
        compare(changed, "ours", with_questions(*QUESTIONS), "ours")


def test_runs_without_a_common_question_are_refused() -> None:
    with pytest.raises(UsageError, match="share no question"):
        compare(with_questions(QUESTIONS[0]), "ours", with_questions(QUESTIONS[1]), "ours")


def test_an_unknown_system_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no system 'dense'") as caught:
        compare(RUN, "dense", RUN, "ours")
    assert caught.value.remedy == "It has: bm25, ours."
