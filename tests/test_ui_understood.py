"""What a question was understood to name, how it is shown, and the question without it."""

from __future__ import annotations

import pytest

from answer.pipeline import vocabulary_of
from answer.question import understand
from answer.vocabulary import Vocabulary
from index.archive import Archive
from ui.understood import EVERY, Named, leave_out, named_in, shown

QUESTION = "Varför reserverade sig Maja Ek (V) i kommunstyrelsen den 9 mars 2021 om biblioteket i Norrby?"


@pytest.fixture
def vocabulary(archive: Archive) -> Vocabulary:
    return vocabulary_of(archive.catalog)


def test_everything_the_question_names_is_told_in_one_order(vocabulary: Vocabulary) -> None:
    assert named_in(understand(QUESTION, vocabulary)) == (
        Named(field="parties", value="V"),
        Named(field="persons", value="Maja Ek"),
        Named(field="organs", value="kommunstyrelsen"),
        Named(field="periods", value="2021-03-09/2021-03-09"),
        Named(field="statement_kinds", value="reservation"),
    )


@pytest.mark.parametrize(
    ("field", "left"),
    [
        ("parties", "Varför reserverade sig Maja Ek i kommunstyrelsen den 9 mars 2021 om biblioteket i Norrby?"),
        ("persons", "Varför reserverade sig (V) i kommunstyrelsen den 9 mars 2021 om biblioteket i Norrby?"),
        ("organs", "Varför reserverade sig Maja Ek (V) den 9 mars 2021 om biblioteket i Norrby?"),
        ("periods", "Varför reserverade sig Maja Ek (V) i kommunstyrelsen om biblioteket i Norrby?"),
        ("statement_kinds", "Varför sig Maja Ek (V) i kommunstyrelsen den 9 mars 2021 om biblioteket i Norrby?"),
    ],
)
def test_only_the_words_that_name_a_thing_are_left_out(vocabulary: Vocabulary, field: str, left: str) -> None:
    named = [one for one in named_in(understand(QUESTION, vocabulary)) if one.field == field]
    words = leave_out(QUESTION, named, vocabulary)
    assert words == left
    assert not {one.field for one in named_in(understand(words, vocabulary))} & {field}


def test_what_is_named_twice_is_left_out_twice(vocabulary: Vocabulary) -> None:
    named = Named(field="parties", value="V")
    assert leave_out("Vad ville Vänsterpartiet (V) med skolan?", [named], vocabulary) == "Vad ville med skolan?"


def test_all_of_a_field_go_together_where_it_has_many_values(vocabulary: Vocabulary) -> None:
    question = "Hur röstade S, M, V, C och MP om skolan?"
    assert named_in(understand(question, vocabulary)) == (Named(field="parties", value=EVERY),)
    left = leave_out(question, [Named(field="parties", value=EVERY)], vocabulary)
    assert named_in(understand(left, vocabulary)) == ()


def test_a_question_that_does_not_name_it_stays_as_it_is(vocabulary: Vocabulary) -> None:
    assert leave_out("Vad hände  sedan?", [Named(field="parties", value="V")], vocabulary) == "Vad hände  sedan?"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("parties", "V", "V – Vänsterpartiet"),
        ("parties", "SAM", "SAM"),
        ("organs", "kommunstyrelsen", "Kommunstyrelsen"),
        ("organs", EVERY, "Flera organ"),
        ("periods", "2021-01-01/2021-12-31", "2021"),
        ("periods", "2019-01-01/2021-12-31", "2019–2021"),
        ("periods", "2021-03-01/2021-03-31", "2021-03"),
        ("periods", "2021-03-09/2021-03-09", "2021-03-09"),
        ("periods", "2021-01-01/2021-06-30", "2021-01-01–2021-06-30"),
        ("statement_kinds", "reservation", "Reservation"),
        ("paragrafer", "17", "§ 17"),
        ("diarienummer", "KS-2021-00042", "KS-2021-00042"),
    ],
)
def test_a_chip_says_it_as_people_do(field: str, value: str, told: str) -> None:
    assert shown(Named(field=field, value=value), "sv") == told
