"""Questions for earlier formulations: the best decisions with organ, year, outcome and what differs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.composers.precedent import pasted_text
from answer.models import Intent
from index.archive import Archive
from tests.paper_archive import archive_of, asked
from tests.sample_archive import Ask
from tests.test_index_precedents import DRAFT, PAPERS

pytest_plugins = ("tests.sample_plugin",)


@pytest.fixture(scope="module")
def halls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("halls")) as archive:
        yield archive


def test_a_pasted_text_gets_its_precedents_and_what_differs(halls: Archive) -> None:
    answer = asked(halls, f"Finns det liknande beslut som detta: ”{DRAFT}”")
    assert answer.question.intent is Intent.PRECEDENT
    assert "procent av orden är desamma, men i stället för ”Norrdala” står ”Fröle”" in answer.text
    assert "12 mars 2019" in answer.text
    assert answer.citations[0].paragraf == "11"


def test_a_described_decision_is_found_with_its_outcome(halls: Archive) -> None:
    answer = asked(halls, "Hur har vi tidigare formulerat beslut om bidrag till bygdegården?")
    assert {citation.paragraf for citation in answer.citations} == {"11", "90"}
    assert "Utfallet i ärendet: avslag" in answer.text


def test_a_decision_that_is_described_by_its_outcome_is_found(halls: Archive) -> None:
    answer = asked(halls, "Hur har vi tidigare formulerat beslut om att avslå en ansökan?")
    assert answer.citations[0].paragraf == "90"


@pytest.mark.parametrize("what", ["när en ansökan avslås", "där en ansökan avslagits"])
def test_only_decisions_with_the_outcome_that_is_told_are_found(halls: Archive, what: str) -> None:
    answer = asked(halls, f"Hur har vi formulerat beslut om bygdegården {what}?")
    assert {citation.paragraf for citation in answer.citations} == {"90"}


def test_an_outcome_without_a_subject_gives_the_latest_decisions_with_it(ask_sample: Ask) -> None:
    answer = ask_sample("Hur brukar vi formulera ett beslut om återremiss?")
    assert len(answer.citations) == 3
    assert all("återremit" in citation.quote.lower() for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (f"Finns liknande beslut: {DRAFT}", DRAFT),
        (f"Har vi skrivit så här förut?\n{DRAFT}", DRAFT),
        (f"Liknande beslut som ”{DRAFT}”", DRAFT),
        ("Hur brukar vi formulera ett avslag?", ""),
        ("Liknande beslut som ”Nytt badhus”?", ""),
    ],
)
def test_a_pasted_text_is_told_from_its_question(question: str, text: str) -> None:
    assert pasted_text(question) == text
