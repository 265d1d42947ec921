"""The journal of a language model: bounded, private, and never in the way of an answer."""

from __future__ import annotations

import json
import stat
import threading
from pathlib import Path

import pytest

from answer.journal import MAX_QUESTION, Attempt, Journal
from answer.models import Answer, Facts, Intent, Mode, Question

MAX_BYTES = 2_000


def answer(question: str = "Vad beslutades?") -> Answer:
    return Answer(
        question=Question(text=question, standalone=question, lang="sv", intent=Intent.FACT, topic=""),
        text="Ja [1].",
        abstained=False,
        mode=Mode.EXTRACTIVE,
        citations=(),
        facts=Facts(),
    )


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal.jsonl", MAX_BYTES)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_is_for_its_owner_alone(journal: Journal) -> None:
    journal.add(answer(), Attempt(model="m", outcome="slow"))
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    assert [row["outcome"] for row in lines(journal.path)] == ["slow"]


def test_a_full_journal_makes_room_and_two_files_are_all_there_ever_are(journal: Journal) -> None:
    for number in range(100):
        journal.add(answer(), Attempt(model=f"m{number}"))
    kept = sorted(journal.path.parent.iterdir())
    assert [path.name for path in kept] == ["journal.1.jsonl", "journal.jsonl"]
    assert all(path.stat().st_size < MAX_BYTES + 1_000 for path in kept)
    assert lines(journal.path)[-1]["model"] == "m99"


def test_readers_who_ask_at_once_each_get_a_whole_line(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl", 10**6)

    def write() -> None:
        for _ in range(20):
            journal.add(answer(), Attempt(model="m"))

    threads = [threading.Thread(target=write) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(lines(journal.path)) == 100


@pytest.mark.parametrize("secret", ["811218-9876", "070-123 45 67", "anna.alm@gmail.com"])
def test_what_is_private_in_a_question_is_masked(journal: Journal, secret: str) -> None:
    journal.add(answer(f"Vad står det om {secret}?"), Attempt(model="m"))
    assert secret not in journal.path.read_text(encoding="utf-8")


def test_a_number_at_the_end_of_what_is_kept_is_masked_too(journal: Journal) -> None:
    journal.add(answer("x" * (MAX_QUESTION - 6) + " 811218-9876"), Attempt(model="m"))
    assert "81121" not in journal.path.read_text(encoding="utf-8")


def test_a_folder_that_is_gone_stops_no_answer(tmp_path: Path) -> None:
    Journal(tmp_path / "gone" / "journal.jsonl", MAX_BYTES).add(answer(), Attempt(model="m"))
