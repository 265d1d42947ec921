from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.quotes import find_quote, find_words

PAGE = "Beslut\nNämnden beslutar att bi-\nblioteket  läggs ned den 1 juli.\nReservation\nVi anser att ”det” är fel."


def found(text: str, quote: str) -> list[str]:
    return [text[start:end] for start, end in find_quote(text, quote)]


def test_a_quote_is_found_across_line_breaks_and_hyphens() -> None:
    assert found(PAGE, "beslutar att biblioteket läggs ned") == ["beslutar att bi-\nblioteket  läggs ned"]


@pytest.mark.parametrize(
    "quote", ['Vi anser att "det" är fel', "VI ANSER ATT DET ÄR FEL.", "vi anser att\u00a0det a\u0308r fel"]
)
def test_quotation_marks_case_and_composition_do_not_matter(quote: str) -> None:
    assert found(PAGE, quote) == ["Vi anser att ”det” är fel"]


def test_a_ligature_counts_as_its_letters() -> None:
    assert found("en e\ufb00ektiv skola", "effektiv") == ["e\ufb00ektiv"]


def test_the_found_parts_are_given_where_something_stands_between() -> None:
    text = "Vi anser att biblioteket behövs 12 (64) Lillköping och att barnen drabbas hårdast"
    quote = "Vi anser att biblioteket behövs och att barnen drabbas hårdast"
    assert found(text, quote) == ["Vi anser att biblioteket behövs", "och att barnen drabbas hårdast"]


@pytest.mark.parametrize("quote", ["", " \n", "–…”", "något helt annat"])
def test_a_quote_that_is_not_there_gives_nothing(quote: str) -> None:
    assert find_quote(PAGE, quote) == ()


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=80))
def test_stretches_ascend_and_never_overlap(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    stretches = find_quote(text, quote)
    assert [edge for stretch in stretches for edge in stretch] == sorted(
        {edge for stretch in stretches for edge in stretch}
    )
    assert all(0 <= start < end <= len(text) for start, end in stretches)
    assert bool(stretches) or not any(char.isalnum() for char in quote)


def test_parts_are_found_in_whatever_order_the_page_gives_its_lines() -> None:
    text = "läggning drabbar barnen hårdast\nAnna Alm (V)\nVi anser att en ned-"
    assert found(text, "Vi anser att en nedläggning drabbar barnen hårdast") == [
        "läggning drabbar barnen hårdast",
        "Vi anser att en ned",
    ]


def words_found(text: str, words: str) -> list[str]:
    return [text[start:end] for start, end in find_words(text, words)]


def test_words_are_found_wherever_they_stand_without_case_and_within_longer_words() -> None:
    assert words_found("Badet, BAD och badhus; å bad", "bad") == ["Bad", "BAD", "bad", "bad"]
    assert words_found("får inte far", "far") == ["far"]


@pytest.mark.parametrize("broken", ["bi-\nblioteket läggs", "bi\ufffe\r\nblioteket\nläggs", "biblioteket,  läggs"])
def test_words_are_found_across_line_breaks_and_punctuation(broken: str) -> None:
    assert words_found(f"Att {broken} ned", "biblioteket läggs") == [broken]


@pytest.mark.parametrize("words", ["", "  ", ".*", "([", "–"])
def test_words_without_letters_are_found_nowhere(words: str) -> None:
    assert find_words(PAGE, words) == ()


@given(st.text(max_size=80), st.text(max_size=40))
def test_found_words_ascend_and_never_overlap(text: str, words: str) -> None:
    edges = [edge for stretch in find_words(text, words) for edge in stretch]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
