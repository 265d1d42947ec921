"""Questions that follow from an answer: the archive can answer each of them, and none repeats what was asked."""

from __future__ import annotations

import pytest

from answer.models import Answer
from answer.pipeline import ask
from index.archive import Archive
from ui.next_questions import AT_MOST, next_questions

WHO = "Vilka reserverade sig i kommunstyrelsen den 9 mars 2021 i ärendet ”Nedläggning av biblioteket i Norrby”?"
DECIDED = "Vad beslutades i kommunstyrelsen den 9 mars 2021 i ärendet ”Nedläggning av biblioteket i Norrby”?"


def asked(archive: Archive, question: str) -> Answer:
    answer = ask(archive, question)
    assert not answer.abstained
    return answer


def test_a_decision_leads_on_to_the_dissent_and_its_reason(archive: Archive) -> None:
    found = next_questions(archive.catalog, asked(archive, "Vad beslutades om biblioteket i Norrby?"))
    assert found[0] == WHO
    assert found[1].startswith("Varför reserverade sig Vänsterpartiet i kommunstyrelsen den 9 mars 2021")


def test_who_dissented_leads_on_to_why_and_to_the_decision(archive: Archive) -> None:
    found = next_questions(archive.catalog, asked(archive, "Vilka reserverade sig om biblioteket i Norrby?"))
    assert WHO not in found
    assert DECIDED in found


def test_the_reason_of_one_party_leads_on_to_that_of_another(archive: Archive) -> None:
    found = next_questions(archive.catalog, asked(archive, "Varför reserverade sig V om biblioteket i Norrby?"))
    assert any(question.startswith("Varför reserverade sig Miljöpartiet") for question in found)
    assert not any("Vänsterpartiet" in question for question in found)


@pytest.mark.parametrize("begin", ["Vad beslutades", "Vilka reserverade sig"])
def test_the_archive_answers_what_it_offers(archive: Archive, begin: str) -> None:
    offered = next_questions(archive.catalog, asked(archive, f"{begin} om biblioteket i Norrby?"))
    assert 0 < len(offered) <= AT_MOST
    for each in offered:
        assert asked(archive, each).citations


def test_an_english_question_is_followed_in_english(archive: Archive) -> None:
    found = next_questions(
        archive.catalog, asked(archive, "What was decided about the library in Norrby (biblioteket)?")
    )
    assert found
    assert all(question.startswith(("Who", "Why", "What", "How")) for question in found)


def test_an_answer_without_sources_leads_nowhere(archive: Archive) -> None:
    answer = ask(archive, "Hur blir vädret i morgon?")
    assert answer.abstained
    assert next_questions(archive.catalog, answer) == ()
