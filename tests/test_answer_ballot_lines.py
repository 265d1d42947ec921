"""The lines that show who voted how."""

import pytest

from answer.ballot_lines import ballot_lines
from ingest.models import Person

MAJA, BO = Person(name="Maja Ek", party="V"), Person(name="Bo Al", party="S")


def lines(text: str, *persons: Person) -> list[str]:
    return [text[start:end] for start, end in ballot_lines(text, persons)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida By M 3 Nej\nMaja Ek V 12 Ledamot Ja\nBo Al S 2 Ja", ["Maja Ek V 12 Ledamot Ja", "Bo Al S 2 Ja"]),
        (
            "Maja\u00a0Ek (V) och Bo Al (S) röstar Ja.\nIda By (M)",
            ["Maja\u00a0Ek (V) och Bo Al (S) röstar Ja."],
        ),
        ("Ek, Maja (V) Nej\nAl, Bo (S) Ja", ["Ek, Maja (V) Nej", "Al, Bo (S) Ja"]),
        ("Maja Ek\n\nV\n\n12\n\nLedamot\n\nJa\n\nIda By\nM\n3\nNej", ["Maja Ek\n\nV\n\n12\n\nLedamot\n\nJa"]),
        ("Maja Ekman V Ja", []),
    ],
)
def test_a_line_or_row_is_found_for_each_person(text: str, expected: list[str]) -> None:
    assert lines(text, MAJA, BO) == expected
