"""Writing results to files from the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.shell import Shell

pytest_plugins = ("tests.shell_plugin",)


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


@pytest.mark.parametrize("name", ["reservationer", "Reservations"])
def test_records_are_written_by_either_name(stored: Shell, tmp_path: Path, name: str) -> None:
    assert stored.run("export", name, "--out", str(tmp_path / "r.csv")) == 0
    assert len(table(tmp_path / "r.csv")) == 2
    assert "1 rows" in stored.err
    assert stored.out == ""


def test_criteria_and_headings_follow_the_options(stored: Shell, tmp_path: Path) -> None:
    out = tmp_path / "b.json"
    assert (
        stored.run("export", "beslut", "--organ", "ks", "--year", "2021", "--topic", "skolskjuts", "--out", str(out))
        == 0
    )
    assert [row["paragraf"] for row in json.loads(out.read_text())["rows"]] == ["18"]
    assert stored.run("export", "items", "--english", "--out", str(tmp_path / "i.xlsx")) == 0
    sheet = openpyxl.load_workbook(tmp_path / "i.xlsx").worksheets[0]
    assert sheet["A1"].value == "Municipality"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export", "hemligheter", "--out", "x.csv"], "no list of hemligheter"),
        (["export", "beslut", "--out", "x.pdf"], "x.pdf: can't be written in that format"),
        (["export", "beslut", "--out", "saknas/x.csv"], "no folder saknas"),
        (["ask", "Vem reserverade sig?", "--export", "x.odt"], "can't be written in that format"),
        (["search", "biblioteket", "--export", "x.docx"], "can't be written in that format"),
        (["ask", "--batch", "fragor.jsonl", "--export", "x.md"], "takes one answer"),
    ],
)
def test_what_can_not_be_written_is_wrong_usage(
    stored: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert stored.run(*arguments) == 2
    assert told in stored.err
    assert set(tmp_path.iterdir()) == before


def test_a_file_is_written_over_only_by_force(stored: Shell, tmp_path: Path) -> None:
    out = tmp_path / "svar.md"
    out.write_text("mitt")
    assert stored.run("ask", "Vem reserverade sig om biblioteket?", "--export", str(out)) == 2
    assert "--force" in stored.err
    assert out.read_text() == "mitt"
    assert stored.run("ask", "Vem reserverade sig om biblioteket?", "--export", str(out), "--force") == 0
    assert "Maja Ek" in out.read_text()
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("suffix", [".html", ".docx", ".csv", ".xlsx", ".json", ".MD"])
def test_an_answer_is_written_in_every_format(stored: Shell, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"svar{suffix}"
    assert stored.run("ask", "Vem reserverade sig om biblioteket?", "--export", str(out)) == 0
    assert "Maja Ek" in stored.out
    if suffix == ".docx":
        assert "Maja Ek" in "".join(one.text for one in docx.Document(str(out)).paragraphs)
    assert out.stat().st_size > 100


def test_hits_are_written_as_rows(stored: Shell, tmp_path: Path) -> None:
    assert stored.run("search", "biblioteket", "--export", str(tmp_path / "s.csv")) == 0
    assert table(tmp_path / "s.csv")[0][:2] == ["Nr", "Poäng"]
    assert len(table(tmp_path / "s.csv")) > 1


def test_a_place_that_can_not_be_written_is_told(
    stored: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert stored.run("export", "beslut", "--out", str(tmp_path / "b.csv")) == 1
    assert "No space left" in stored.err
