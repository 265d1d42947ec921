"""English municipal terms find their Swedish words."""

import pytest

from answer.glossary import swedish_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the fees", "avgift taxa"),
        ("libraries", "bibliotek"),
        ("was purchased", "förvärv köp"),
        ("parking", "parkering"),
        ("the plan was planned", "plan detaljplan"),
        ("who applied", "ansöka ansökan"),
        ("children", "barn"),
    ],
)
def test_plurals_and_verb_forms_are_found(text: str, expected: str) -> None:
    assert swedish_words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the building permits", "bygglov"),
        ("a permit for the building", "tillstånd bygglov byggnad byggande"),
        ("real estate", "fastighet"),
        ("zoning plans and income support", "detaljplan försörjningsstöd ekonomiskt bistånd"),
        ("after-school centres", "fritidshem"),
        ("After school centre", "fritidshem"),
        ("the women’s shelter", "kvinnojour"),
        ("referred back", "återremiss återremitteras"),
        ("income", "inkomst intäkt"),
        ("building. Permit", "bygglov"),
    ],
)
def test_the_longest_term_counts_however_it_is_hyphenated(text: str, expected: str) -> None:
    assert swedish_words(text) == expected


@pytest.mark.parametrize("text", ["pupils'", "pupil's", "pupil’s", "pupils’", "PUPILS"])
def test_a_genitive_is_the_word(text: str) -> None:
    assert swedish_words(text) == "elev"


@pytest.mark.parametrize(
    "text", ["What did the council say about it?", "Which members voted against the reservation?", ""]
)
def test_words_that_only_ask_are_in_no_glossary(text: str) -> None:
    assert swedish_words(text) == ""


def test_a_swedish_name_in_an_english_text_is_no_term() -> None:
    assert swedish_words("Bråbädgården") == ""


def test_words_outside_the_glossary_give_nothing() -> None:
    assert swedish_words("xylophone quartet") == ""
