"""The folder of a synthetic archive: complete, the same again, and never over something else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.dataset import digest, read_gold, read_questions
from eval.synthetic import Summary, generate
from ingest.errors import UsageError


def make(target: Path, seed: int = 4, layouts: tuple[str, ...] = ()) -> Summary:
    return generate(target, n_documents=20, n_questions=12, seed=seed, layouts=layouts)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    target = tmp_path_factory.mktemp("synthetic") / "archive"
    return target, make(target)


def test_the_folder_holds_what_the_summary_says(made: tuple[Path, Summary]) -> None:
    target, summary = made
    files = [path for path in (target / "docs").rglob("*") if path.is_file()]
    assert len(files) == len({path.stem for path in files}) == summary.documents == 20
    assert len(read_questions(target / "questions.jsonl")) == summary.questions == 12
    assert len(read_gold(target / "extraction.jsonl")) == summary.gold_rows
    assert sum(summary.kinds.values()) == 12
    assert sum(summary.layouts.values()) == 20


def test_questions_name_documents_that_are_there(made: tuple[Path, Summary]) -> None:
    stems = {path.stem for path in (made[0] / "docs").rglob("*")}
    assert {doc for question in read_questions(made[0] / "questions.jsonl") for doc in question.docs} <= stems


def test_the_same_parameters_give_the_same_bytes_elsewhere(made: tuple[Path, Summary], tmp_path: Path) -> None:
    assert make(tmp_path / "again") == made[1]
    assert digest(tmp_path / "again") == digest(made[0])


def test_another_seed_gives_another_archive(made: tuple[Path, Summary], tmp_path: Path) -> None:
    assert make(tmp_path / "other", seed=5).digest != made[1].digest


def test_a_finished_folder_is_left_as_it_is(made: tuple[Path, Summary]) -> None:
    before = {path: path.stat().st_mtime_ns for path in made[0].rglob("*")}
    assert make(made[0]) == made[1]
    assert {path: path.stat().st_mtime_ns for path in made[0].rglob("*")} == before


def test_an_interrupted_run_goes_on_to_the_same_result(made: tuple[Path, Summary], tmp_path: Path) -> None:
    target = tmp_path / "half"

    def stop(what: str, done: int, total: int) -> None:
        if done == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generate(target, n_documents=20, n_questions=12, seed=4, on_progress=stop)
    assert not (target / "questions.jsonl").exists()
    assert make(target) == made[1]
    assert digest(target) == digest(made[0])


def test_a_damaged_folder_is_made_again(made: tuple[Path, Summary], tmp_path: Path) -> None:
    target = tmp_path / "damaged"
    make(target)
    next(path for path in (target / "docs").rglob("*") if path.is_file()).unlink()
    (target / "docs" / "stray.txt").write_text("x", encoding="utf-8")
    assert make(target) == made[1]
    assert digest(target) == digest(made[0])


@pytest.mark.parametrize("name", ["notes.txt", "about.json"])
def test_a_folder_of_something_else_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(json.dumps(["mine"]), encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        make(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_archive_of_other_parameters_is_refused(made: tuple[Path, Summary]) -> None:
    with pytest.raises(UsageError, match="same parameters"):
        make(made[0], seed=6)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError):
        make(target)
    assert target.read_text(encoding="utf-8") == "mine"


def test_impossible_parameters_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="layout"):
        make(tmp_path / "archive", layouts=("no-such-layout",))
    with pytest.raises(UsageError, match="at least"):
        generate(tmp_path / "archive", n_documents=3, n_questions=1, seed=1)
    with pytest.raises(UsageError, match="noise"):
        generate(tmp_path / "archive", n_documents=20, n_questions=1, seed=1, noise=2)
    assert not (tmp_path / "archive").exists()
