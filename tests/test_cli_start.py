"""The command line before any work is done: help, version, wrong usage, wrong settings."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli import main

HEAVY = ("torch", "llama_index", "chromadb", "streamlit", "sentence_transformers", "transformers", "pandas", "numpy")
START = "from cli import main; main()"


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, as a shell does."""
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-c", START, *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[1]), **environment},
    )


def exit_code(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(list(arguments))
    return int(stopped.value.code or 0)


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["--version"]])
def test_help_comes_at_once_because_nothing_slow_is_imported(arguments: list[str]) -> None:
    started = time.perf_counter()
    done = run(*arguments)
    seconds = time.perf_counter() - started
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.decode().splitlines()}
    assert done.returncode == 0
    assert not imported & set(HEAVY)
    assert seconds < 3  # under 0.5 s on an idle machine; the tests may share theirs


def test_every_command_is_listed_with_a_line_of_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("--help") == 0
    listed = capsys.readouterr().out.split("Commands:")[1]
    commands = {line.split(maxsplit=1)[0]: line.split(maxsplit=1)[1] for line in listed.strip().splitlines()}
    assert set(commands) == {
        *("ingest", "ask", "search", "status", "check", "serve", "prepare", "eval"),
        *("cases", "case", "people", "precedent", "export"),
    }
    assert not [text for text in commands.values() if text.endswith("...")], "the first line of help is too long"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fraga"], "fraga"),
        (["ask", "--nonsense", "Vad?"], "--nonsense"),
        (["ask"], "--batch"),
        (["ask", "Vad?", "--batch", "frågor.jsonl"], "--batch"),
        (["ask", "Vad?", "--kind", "roman"], "roman"),
        (["ask", "Vad?", "--n-passages", "21"], "--n-passages"),
        (["ask", "  "], "empty"),
        (["search"], "WORDS"),
        (["ingest"], "PATH"),
        (["status"], "no archive"),
        (["search", "ord"], "no archive"),
        (["check"], "no archive"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_why_on_stderr(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert exit_code("--data-dir", str(tmp_path / "none"), *arguments) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


def test_a_wrong_setting_exits_with_2_and_two_lines(tmp_path: Path) -> None:
    done = run("status", BESLUT_PROT="1", PYTHONIOENCODING="ascii")
    said = [line for line in done.stderr.decode().splitlines() if not line.startswith("import time")]
    assert done.returncode == 2
    assert len(said) == 2
    assert "BESLUT_PROT" in said[0]
    assert "docs/operations.md" in said[1]


def test_swedish_words_reach_a_console_that_claims_to_know_only_ascii(tmp_path: Path) -> None:
    done = run("--data-dir", str(tmp_path), "ask", "--batch", "frågor.jsonl", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert "frågor.jsonl: No such file or directory" in done.stderr.decode("utf-8")
