"""Rows of tables whose columns are gone, and the row that has the most."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.tables import extreme, rows_of

SCHOOLS = """Skola Platser Elever Lediga
Norrby skola 240 228 12
Björkskolan 310 265 45
Sjöskolan 1 120 1 105 15
Totalt 1670 1598 72"""
BROKEN = """Nöjda elever,
årskurs 6
81,5 (90) 84,0 (90)
Trygga elever,
årskurs 6
79,2 (95) 88,1 (95)"""


def rows(text: str) -> list[str]:
    return [text[row.start : row.end] for row in rows_of(text)]


def test_a_row_is_its_line_and_the_head_stands_above_the_first() -> None:
    assert rows(SCHOOLS)[:2] == ["Norrby skola 240 228 12", "Björkskolan 310 265 45"]
    assert {SCHOOLS[row.head_start : row.head_end] for row in rows_of(SCHOOLS)} == {"Skola Platser Elever Lediga"}


def test_a_label_of_some_lines_belongs_to_the_figures_below_it() -> None:
    assert rows(BROKEN) == [BROKEN[: BROKEN.index("\nTrygga")], BROKEN[BROKEN.index("Trygga") :]]
    assert [row.figures for row in rows_of(BROKEN)] == [(81.5, 84.0), (79.2, 88.1)]


@pytest.mark.parametrize(
    "text",
    [
        "Bron kostar 4 miljoner kronor.\nTorget kostar 2 miljoner kronor.",
        "Beslutet fattades den 8 juni 2023.",
        "Norrby skola 240 228 12",
        "",
    ],
)
def test_prose_and_a_single_line_are_no_table(text: str) -> None:
    assert rows_of(text) == []


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("vilken skola hade flest lediga platser?", "Björkskolan"),
        ("vilken skola hade minst antal lediga?", "Norrby"),
        ("vilken skola hade flest elever?", "Björkskolan"),
        ("which school had the most lediga?", "Björkskolan"),
        ("hur många lediga platser hade norrby skola?", None),
    ],
)
def test_the_most_and_the_least_are_read_from_the_column_asked_about(question: str, label: str | None) -> None:
    row = extreme(question, SCHOOLS, rows_of(SCHOOLS))
    assert (row and SCHOOLS[row.start : row.end].split(maxsplit=1)[0]) == label


JOBS = """Bransch 2018 2023 Förändring
Fordon 5120 4610 -510
Handel 3070 2796 -274
Tjänster 6210 6240 30"""


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("vilken bransch förlorade flest jobb?", "Fordon"),
        ("which line of business lost the most jobs?", "Fordon"),
        ("vilken bransch minskade mest?", "Fordon"),
        ("vilken bransch växte mest?", "Tjänster"),
    ],
)
def test_who_lost_the_most_is_farthest_below_nothing(question: str, label: str) -> None:
    row = extreme(question, JOBS, rows_of(JOBS))
    assert row
    assert JOBS[row.start : row.end].startswith(label)


def test_of_two_rows_with_as_much_neither_has_the_most() -> None:
    text = "Skola Platser Lediga\nNorrby 20 5\nSjöskolan 30 5"
    assert extreme("vilken skola hade flest lediga?", text, rows_of(text)) is None


@given(st.lists(st.sampled_from(("Norrby 2 3", "Skola", "4,5 6", "(mål)", "", "12 % 13 %", "Totalt 1 2")), max_size=9))
def test_rows_follow_on_each_other_and_end_in_figures(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = rows_of(text)
    assert all(row.start < row.end <= len(text) and row.figures for row in found)
    assert all(one.end < other.start for one, other in pairwise(found))


CELLS = """Utfallet redovisas nedan.
Nämnd (mnkr)
Budget
Prognos
Avvikelse
Skolnämnden
3 284
3 266
+18
Vårdnämnden
1 905
1 979
–74
Parknämnden
241
241
0"""


def test_a_row_whose_cells_have_a_line_each_is_its_label_and_figures() -> None:
    found = rows_of(CELLS)
    assert rows(CELLS)[:2] == ["Skolnämnden\n3 284\n3 266\n+18", "Vårdnämnden\n1 905\n1 979\n–74"]
    assert found[1].figures == (1905, 1979, -74)
    assert CELLS[found[0].head_start : found[0].head_end].split("\n") == [
        "Nämnd (mnkr)", "Budget", "Prognos", "Avvikelse",
    ]  # fmt: skip


def test_the_most_is_told_by_the_column_asked_for_where_cells_have_a_line_each() -> None:
    assert extreme("vilken nämnd har störst budget?", CELLS, rows_of(CELLS)) == rows_of(CELLS)[0]
    assert extreme("vilken nämnd har lägst avvikelse?", CELLS, rows_of(CELLS)) == rows_of(CELLS)[1]


@pytest.mark.parametrize("text", ["Sida\n3", "Den 3 maj\n14\nmöttes de.", "Bilaga\n1\n2", "Ett ord\noch ett till"])
def test_numbers_on_lines_of_their_own_make_no_table(text: str) -> None:
    assert rows_of(text) == []
