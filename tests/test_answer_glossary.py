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
    ],
)
def test_plurals_and_verb_forms_are_found(text: str, expected: str) -> None:
    assert swedish_words(text) == expected


def test_words_outside_the_glossary_give_nothing() -> None:
    assert swedish_words("xylophone quartet") == ""
