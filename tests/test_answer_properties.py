"""What holds of every answer, whatever the question."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from answer.contract import to_json
from tests.sample_archive import Ask

pytest_plugins = ("tests.sample_plugin",)

bounded = tries(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

ASKS = (
    "Vad beslutade",
    "Vilka reserverade sig i",
    "Varför reserverade sig",
    "Hur röstade",
    "Vad tyckte",
    "Vad hände i",
    "Vilket diarienummer har",
    "Finns det tidigare beslut av",
    "Hur mycket kostar",
    "What did the council decide with",
    "Who recorded a reservation in",
    "Why did",
)
WHO = (
    "kommunfullmäktige",
    "kommunstyrelsen",
    "Vänsterpartiet",
    "SD",
    "Mona Ekskog",
    "Marianne Hedlöv",
    "barn- och utbildningsnämnden",
    "Feministiskt initiativ",
    "",
)
MATTERS = (
    "Tröskeby skola",
    "konstgräsplanen i Sjövalla",
    "Ångbåtskajen",
    "vindkraftpark Mossehult",
    "Kvarnen 4",
    "budget 2024",
    "avgiftsfria bussresor",
    "KS 2022/0093",
    "rymdfärder",
    "",
)
TIMES = ("2019", "den 10 juni 2019", "i november 2021", "hösten 2023", "§ 53", "1999", "")
QUESTIONS = st.builds(" ".join, st.tuples(*(st.sampled_from(words) for words in (ASKS, WHO, MATTERS, TIMES))))


@bounded
@given(question=QUESTIONS)
def test_every_answer_keeps_what_answers_promise(ask_sample: Ask, question: str) -> None:
    answer = ask_sample(question)  # markers, quotes and facts are checked there
    assert len(answer.passages) <= 20
    assert answer.question.text == question.strip()
    assert to_json(answer)["answer"] == answer.text


@bounded
@given(text=st.text(max_size=80))
def test_any_text_gets_an_answer_that_keeps_the_promises(ask_sample: Ask, text: str) -> None:
    assert ask_sample(text).text


@tries(bounded, max_examples=12)
@given(question=QUESTIONS)
def test_the_same_question_has_the_same_answer(ask_sample: Ask, question: str) -> None:
    one, other = (replace(ask_sample(question), latency_ms=0.0) for _ in range(2))
    assert one == other
