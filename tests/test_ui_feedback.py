from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ui import feedback
from ui.feedback import FILE, MAX_COMMENT, add, read


def test_what_is_added_is_read_back_newest_first(tmp_path: Path) -> None:
    add(tmp_path / "data", question="Vem?", answer="Anna Alm.", thumbs="up")
    add(tmp_path / "data", question="När?", answer="I går.", thumbs="down", comment="Fel\ndag \u2028!")
    newest, oldest = sorted(read(tmp_path / "data"), key=lambda one: one.thumbs)
    assert (oldest.question, oldest.answer, oldest.thumbs) == ("Vem?", "Anna Alm.", "up")
    assert newest.comment == "Fel\ndag \u2028!"
    assert oldest.time.tzinfo is not None


def test_each_is_one_line_of_json(tmp_path: Path) -> None:
    add(tmp_path, question="Vad\nsa de?", answer="Inget.", thumbs="up")
    (line,) = (tmp_path / FILE).read_text(encoding="utf-8").splitlines()
    assert json.loads(line).keys() >= {"time", "question", "answer", "thumbs", "comment", "citations"}


def test_who_changes_their_mind_is_counted_once(tmp_path: Path) -> None:
    add(tmp_path, question="Vem?", answer="A", thumbs="up", exchange="x")
    add(tmp_path, question="Vem?", answer="A", thumbs="down", comment="Nej", exchange="x")
    add(tmp_path, question="Vem?", answer="A", thumbs="up", exchange="y")
    assert sorted((one.thumbs, one.comment) for one in read(tmp_path)) == [("down", "Nej"), ("up", "")]


def test_each_answer_has_a_name_of_its_own(tmp_path: Path) -> None:
    for exchange in ("", "", "x"):
        add(tmp_path, question="Vem?", answer="A", thumbs="up", exchange=exchange)
    assert len({one.exchange for one in read(tmp_path)} - {""}) == 3


def test_half_a_line_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"time": "2021-0')
    add(tmp_path, question="Vem?", answer="A", thumbs="up")
    assert [one.question for one in read(tmp_path)] == ["Vem?"]


@pytest.mark.parametrize("line", [b"\xff\xfe", b"[]", b'{"thumbs": "sideways"}', b"null"])
def test_what_is_no_feedback_is_passed_over(tmp_path: Path, line: bytes) -> None:
    (tmp_path / FILE).write_bytes(line + b"\n")
    assert read(tmp_path) == ()


def test_many_at_once_are_all_kept(tmp_path: Path) -> None:
    def one(number: int) -> None:
        add(tmp_path, question=f"{number}", answer="å" * 5_000, thumbs="up")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, range(40)))
    assert {given.question for given in read(tmp_path)} == {str(number) for number in range(40)}


def test_a_comment_has_a_limit(tmp_path: Path) -> None:
    add(tmp_path, question="Vem?", answer="A", thumbs="up", comment="x" * (MAX_COMMENT + 1))
    assert len(feedback.read(tmp_path)[0].comment) == MAX_COMMENT


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert read(tmp_path) == ()
