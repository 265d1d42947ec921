"""`beslut precedent`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.shell import Shell

DRAFT = "Kommunstyrelsen beslutar att biblioteket i Sörby läggs ned den 1 maj 2023."


pytest_plugins = ("tests.shell_plugin",)


def test_precedents_are_printed_with_the_words_that_differ(stored: Shell) -> None:
    assert stored.run("precedent", DRAFT, "-n", "1") == 0
    assert stored.out.startswith("1. kommunstyrelsen 2021-03-09 § 17: beslut, outcome ")
    assert "[-Sörby-] {+Norrby+}" in stored.out
    assert "ks-2021-03-09.txt, p. 1" in stored.out


def test_json_gives_both_sides_and_the_place(stored: Shell) -> None:
    (first, *_) = stored.json("precedent", DRAFT)
    assert (first["source"], first["page"], first["paragraf"]) == ("ks-2021-03-09.txt", 1, "17")
    assert {"side": "inserted", "text": "Norrby "} in first["segments"]


@pytest.mark.parametrize("name", ["utkast.txt", "utkast.md", "utkast.html"])
def test_the_text_may_come_from_a_file(stored: Shell, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f"<p>{DRAFT}</p>" if name.endswith("html") else DRAFT, encoding="utf-8")
    assert stored.run("precedent", "--file", str(tmp_path / name), "-n", "1") == 0, stored.err
    assert "§ 17" in stored.out


def test_the_text_may_come_from_standard_input(stored: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(DRAFT))
    assert stored.run("precedent", "-") == 0
    assert "§ 17" in stored.out


@pytest.fixture
def in_tmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_nothing_alike_is_an_answer(stored: Shell) -> None:
    assert stored.run("precedent", "qwxz vbnm plugh frotz") == 0
    assert "nothing like it" in stored.out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([], 2, "Give a text"),
        ([DRAFT, "--file", "a.txt"], 2, "Give a text"),
        (["   "], 2, "no text to compare"),
        (["biblioteket"], 2, "too short"),
        (["--file", "saknas.pdf"], 2, "no such file"),
        (["--file", "trasig.pdf"], 1, "trasig.pdf"),
        (["--file", "tom.txt"], 1, "tom.txt"),
    ],
)
def test_bad_input_is_told(stored: Shell, arguments: list[str], code: int, told: str, in_tmp: None) -> None:
    Path("trasig.pdf").write_bytes(b"%PDF-1.7 trasig")
    Path("tom.txt").touch()
    assert stored.run("precedent", *arguments) == code
    assert told in stored.err
