"""Stems and how they stand for each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import is_akin, names, stems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skolorna", stems("skola")),
        ("avgiften, avgifterna", stems("avgift avgift")),
        ("35 000 kronor", ("35", "000", *stems("kronor"))),
        ("KS 2021/0042", ("ks", "2021", "0042")),
        ("", ()),
        (" … – ! ", ()),
    ],
)
def test_endings_case_and_marks_do_not_count(text: str, expected: tuple[str, ...]) -> None:
    assert stems(text) == expected


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("badhus", "badhus", True),
        ("badhus", "badhusavgift", True),
        ("badhusavgift", "badhus", True),
        ("flygplats", "plats", False),
        ("plats", "flygplats", True),
        ("bad", "badhus", False),
        ("badhus", "bad", False),
        ("skola", "bibliotek", False),
    ],
)
def test_a_compound_stands_for_its_parts_but_its_last_part_not_for_it(word: str, other: str, expected: bool) -> None:
    assert names(word, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("nedlägg", "skolnedlägg", True),
        ("skolnedlägg", "skoln", True),
        ("plats", "flygplats", True),
        ("nedlägg", "omnedläggningsplan", False),
        ("jobb", "sommarjobb", False),
        ("belopp", "bruttobeloppet", True),
        ("budget", "klimatbudget", True),
    ],
)
def test_akin_are_the_ends_of_a_compound(one: str, other: str, expected: bool) -> None:
    assert is_akin(one, other) is expected


@given(st.text(max_size=12), st.text(max_size=12))
def test_to_be_akin_goes_both_ways(one: str, other: str) -> None:
    assert is_akin(one, other) == is_akin(other, one)


@given(st.text(max_size=80))
def test_any_text_has_stems_and_each_names_itself(text: str) -> None:
    assert all(names(word, word) for word in stems(text))


@given(st.text(alphabet="abdeiknorstuåäö 12-", max_size=60))
def test_capitals_do_not_count(text: str) -> None:
    assert stems(text.upper()) == stems(text)


def test_threads_get_the_same_stems() -> None:
    texts = [f"skolornas nedläggningar {n}" for n in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stems, texts)) == [(*stems("skola nedläggning"), str(n)) for n in range(200)]
