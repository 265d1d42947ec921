"""Times named in questions."""

from datetime import date

import pytest

from answer.periods import find_periods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vad beslutades den 9 mars 2021?", [("2021-03-09", "2021-03-09")]),
        ("protokollet 2021-03-09", [("2021-03-09", "2021-03-09")]),
        ("on March 9, 2021", [("2021-03-09", "2021-03-09")]),
        ("on 9 March 2021", [("2021-03-09", "2021-03-09")]),
        ("i februari 2020", [("2020-02-01", "2020-02-29")]),
        ("i maj och juni 2022", [("2022-05-01", "2022-05-31"), ("2022-06-01", "2022-06-30")]),
        ("hösten 2019", [("2019-08-01", "2019-12-31")]),
        ("mellan 2018 och 2020", [("2018-01-01", "2018-12-31"), ("2020-01-01", "2020-12-31")]),
        ("i mars 2025 och i maj samma år", [("2025-03-01", "2025-03-31"), ("2025-05-01", "2025-05-31")]),
        ("in March 2025 and in May the same year", [("2025-03-01", "2025-03-31"), ("2025-05-01", "2025-05-31")]),
        ("samma år", []),
        ("den 31 februari 2021", []),
        ("betänkandet SOU 2019:12", []),
        ("programmet 2024–2030", []),
        ("ärendet KS 2019/0123", []),
        ("ärendet KS-2019-0123", []),
        ("antalet var 2 018", []),
        ("de 2019 eleverna fick 2020 kronor", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_periods_are_read_and_lookalikes_refused(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(period.first.isoformat(), period.last.isoformat()) for period in find_periods(text)]
    assert found == expected


def test_a_period_holds_its_first_and_last_day_only() -> None:
    (may,) = find_periods("maj 2022")
    assert may.holds(date(2022, 5, 1))
    assert may.holds(date(2022, 5, 31))
    assert not may.holds(date(2022, 6, 1))
    assert not may.holds(None)
