"""What the user gives: questions, batches, filters."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from answer.models import Turn
from cli.inputs import filters_from, read_question, read_requests
from index.models import Facets, Filters
from ingest.errors import UsageError
from ingest.models import DocumentKind

FACETS = Facets(
    parties=(("S", 9), ("TL", 2)), organs=(("kommunstyrelsen", 5),), municipalities=(("Tjärnvalla", 9), ("Östby", 1))
)


def put_on_stdin(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_no_option_limits_nothing() -> None:
    assert filters_from(FACETS).is_empty


@pytest.mark.parametrize(
    ("years", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2019-2022", date(2019, 1, 1), date(2022, 12, 31)),
        ("2019 – 2022", date(2019, 1, 1), date(2022, 12, 31)),
        ("", None, None),
    ],
)
def test_years_are_limits_with_both_ends_included(years: str, first: date | None, last: date | None) -> None:
    assert (filters_from(FACETS, years=years).date_from, filters_from(FACETS, years=years).date_to) == (first, last)


@pytest.mark.parametrize("years", ["21", "2022-2019", "0000", "i fjol", "2021-03-09"])
def test_what_is_not_a_year_is_refused(years: str) -> None:
    with pytest.raises(UsageError, match="is not a year"):
        filters_from(FACETS, years=years)


def test_values_are_taken_in_the_spelling_of_the_archive(capsys: pytest.CaptureFixture[str]) -> None:
    chosen = filters_from(
        FACETS,
        parties=["socialdemokraterna", "tl"],
        organs=["KS"],
        municipalities=["tjärnvalla", "ÖSTBY"],
        kinds=[DocumentKind.PROTOKOLL],
    )
    assert chosen == Filters(
        parties=("S", "TL"),
        organs=("kommunstyrelsen",),
        municipalities=("Tjärnvalla", "Östby"),
        document_kinds=(DocumentKind.PROTOKOLL,),
    )
    assert capsys.readouterr().err == ""


def test_a_value_the_archive_does_not_have_still_limits_and_is_noted(capsys: pytest.CaptureFixture[str]) -> None:
    assert filters_from(FACETS, municipalities=["Tjarnvalla"]).municipalities == ("Tjarnvalla",)
    assert "no municipality Tjarnvalla; it has Tjärnvalla, Östby" in capsys.readouterr().err


def test_a_question_comes_from_the_argument_or_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_question(" Vad beslutades? ") == "Vad beslutades?"
    put_on_stdin("Vad beslöts\nom ån?\n".encode(), monkeypatch)
    assert read_question("-") == "Vad beslöts\nom ån?"


def test_a_question_in_another_encoding_is_still_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    put_on_stdin("Vad beslöts?".encode("latin-1"), monkeypatch)
    assert read_question("-") == "Vad besl\ufffdts?"
    assert read_question(b"besl\xf6ts".decode("utf-8", "surrogateescape")) == "besl\ufffdts"


def test_a_batch_keeps_its_order_and_skips_blank_lines(tmp_path: Path) -> None:
    file = tmp_path / "frågor.jsonl"
    file.write_bytes(
        b'\xef\xbb\xbf{"id": "a", "question": "Vad?"}\r\n\r\n'
        b'{"id": "b", "question": "Och sen?", "history": [{"question": "Vad?", "answer": "Det."}],'
        b' "filters": {"parties": ["S"]}}\n'
    )
    first, second = read_requests(str(file))
    assert (first.id, first.question, first.history) == ("a", "Vad?", ())
    assert (second.id, second.history) == ("b", (Turn(question="Vad?", answer="Det."),))
    assert second.filters == Filters(parties=("S",))


def test_a_line_separator_inside_a_question_does_not_split_the_line(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"id": "a", "question": "Vad\u2028då\x85?"}\n', encoding="utf-8")
    assert [request.question for request in read_requests(str(file))] == ["Vad\u2028då\x85?"]


@pytest.mark.parametrize(
    "line", ["Vad beslutades?", "[]", '{"id": "a"}', '{"question": 5}', '{"question": "x", "filters": {"y": 1}}']
)
def test_a_line_that_is_no_request_is_named_with_its_number(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_on_stdin(f'{{"question": "Vad?"}}\n\n{line}\n'.encode(), monkeypatch)
    with pytest.raises(UsageError, match="standard input, line 3: "):
        read_requests("-")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.jsonl: No such file"):
        read_requests(str(tmp_path / "none.jsonl"))
