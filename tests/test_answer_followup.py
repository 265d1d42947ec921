"""Follow-up questions are put on their own feet."""

import pytest

from answer.followup import is_followup, make_standalone
from answer.models import Turn

FIRST = Turn(question="Vad beslutade nämnden om skolan i Ekbacka den 3 maj 2021?", answer="Skolan läggs ned.")


@pytest.mark.parametrize(
    "text",
    [
        "Och Vänsterpartiet då?",
        "Varför?",
        "När var det?",
        "Vilka röstade emot det förslaget?",
        "And who was against it?",
    ],
)
def test_short_questions_that_point_back_are_followups(text: str) -> None:
    assert is_followup(text)
    assert make_standalone(text, [FIRST]) == f"{FIRST.question} {text}"


def test_a_question_with_a_matter_of_its_own_stands_alone() -> None:
    text = "Hur många platser för förskolebarn planerade kommunen i stadsdelen vid hamnen under den kommande perioden?"
    assert make_standalone(text, [FIRST]) == text


def test_without_history_nothing_is_added() -> None:
    assert make_standalone("Varför?", []) == "Varför?"


def test_a_chain_of_followups_reaches_back_to_the_first_question() -> None:
    second = Turn(question="Vilka var emot?", answer="V.")
    assert make_standalone("Varför?", [FIRST, second]) == f"{FIRST.question} {second.question} Varför?"
