"""Planted faults and faithful rewrites: made the same every time, and told apart by the verification."""

from __future__ import annotations

import pytest

from answer.models import Answer
from answer.pipeline import ask
from eval.faults.benchmark import cases, half_of, judge
from eval.faults.models import Half, Result
from eval.faults.planting import planted
from eval.faults.rewrites import rewrites
from index.archive import Archive

QUESTIONS = (
    "Vilka reserverade sig mot nedläggningen av biblioteket i Norrby?",
    "Varför reserverade sig V mot nedläggningen av biblioteket i Norrby?",
    "Who entered a reservation against closing the library (biblioteket) in Norrby?",
    "Vad beslutade kommunstyrelsen om avgiften för skolskjuts?",
)


@pytest.fixture
def drafts(archive: Archive) -> list[tuple[str, Answer]]:
    return [(f"q{n}", ask(archive, question)) for n, question in enumerate(QUESTIONS)]


def test_the_same_draft_gives_the_same_cases(drafts: list[tuple[str, Answer]]) -> None:
    assert list(cases(drafts)) == list(cases(drafts))


def test_a_fault_differs_from_every_sentence_that_holds(drafts: list[tuple[str, Answer]]) -> None:
    for name, draft in drafts:
        holds = {draft.text, *(one.text for one in rewrites(name, draft))}
        assert not holds & {fault.text for fault in planted(name, draft)}


def test_all_but_a_few_faults_are_found_and_hardly_a_rewrite_is_refused(drafts: list[tuple[str, Answer]]) -> None:
    result = judge(cases(drafts))
    for half in Half:
        found, alarms = result.total(half, faults=True), result.total(half, faults=False)
        assert found.share >= 0.98
        assert alarms.share <= 0.05
    assert {"party", "name", "date", "quote", "negation", "statement kind", "uncited"} <= _kinds(result)


def test_failures_are_shown_of_the_half_for_development_alone(drafts: list[tuple[str, Answer]]) -> None:
    result = judge(cases(drafts))
    assert all(half_of(wrong.case.question_id) is Half.DEV for wrong in result.wrong)


def test_silence_makes_no_cases(archive: Archive) -> None:
    silent = ask(archive, "Skriv en dikt om biblioteket i Norrby")
    assert silent.abstained
    assert list(cases([("q", silent)])) == []


def _kinds(result: Result) -> set[str]:
    return {one.kind for one in result.figures}
