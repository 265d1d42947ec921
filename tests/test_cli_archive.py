"""The commands over a real archive: real files, the real stores, and an embedder of hashed words."""

from __future__ import annotations

import io
import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.hashing_embedder import HashingEmbedder
from tests.shell import Shell

MINUTES = """Tjärnvalla kommun
PROTOKOLL
Kommunstyrelsen 2021-03-09

§ 17 Dnr KS-2021-00042
Nedläggning av biblioteket i Norrby

Kommunstyrelsen beslutar
att biblioteket i Norrby läggs ned den 1 juli 2021.

Reservation
Anna Alm (V) reserverar sig mot beslutet till förmån för eget yrkande:
Vi anser att biblioteket i Norrby behövs och att en nedläggning drabbar barnen hårdast.
"""
QUESTION = "Vem reserverade sig mot nedläggningen av biblioteket i Norrby?"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    for module in ("index.embedding", "index.archive"):
        monkeypatch.setattr(f"{module}.load_embedder", lambda *_: HashingEmbedder())
    monkeypatch.chdir(tmp_path)
    documents = tmp_path / "protokoll"
    documents.mkdir()
    (documents / "ks.txt").write_text(MINUTES, encoding="utf-8")
    return Shell(documents=documents, data=tmp_path / "data", capsys=capsys)


@pytest.fixture
def filled(shell: Shell) -> Shell:
    assert shell.run("ingest", str(shell.documents)) == 0
    return shell


def test_a_first_run_reads_and_a_second_has_nothing_to_do(shell: Shell) -> None:
    first = shell.json("ingest", str(shell.documents))
    second = shell.json("ingest", str(shell.documents))
    assert (first["new"], first["unchanged"], first["pages"]) == (1, 0, 1)
    assert (second["new"], second["unchanged"], second["pages"]) == (0, 1, 0)
    assert (first["path"], first["failures"]) == (str(shell.documents), [])


def test_a_file_that_cannot_be_read_is_listed_with_its_remedy_and_stops_nothing(shell: Shell) -> None:
    (shell.documents / "ks").mkdir()
    (shell.documents / "ks" / "tom.pdf").touch()
    assert shell.run("ingest", str(shell.documents)) == 0
    assert "1 new" in shell.out
    assert "Not read (1):\n  ks/tom.pdf: has no contents\n" in shell.out
    report = shell.json("status")
    assert report["counts"]["documents"] == 1
    assert [(one["source"], one["error"]) for one in report["failures"]] == [("ks/tom.pdf", "EmptyFileError")]
    assert report["failures"][0]["remedy"]


def test_progress_is_told_on_stderr_alone(shell: Shell) -> None:
    assert shell.run("ingest", str(shell.documents)) == 0
    assert "Reading" in shell.err
    assert "Reading" not in shell.out


def test_a_folder_that_is_not_there_is_wrong_usage(shell: Shell) -> None:
    assert shell.run("ingest", "nowhere") == 2
    assert "nowhere: no such file or folder" in shell.err


def test_if_empty_reads_only_into_an_empty_archive(shell: Shell) -> None:
    assert shell.run("ingest", "--if-empty", str(shell.documents)) == 0
    (shell.documents / "ks2.txt").write_text(MINUTES.replace("2021", "2022"), encoding="utf-8")
    assert shell.run("ingest", "--if-empty", str(shell.documents)) == 0
    assert "already" in shell.err
    assert shell.json("status")["counts"]["documents"] == 1


def test_status_counts_what_is_held(filled: Shell) -> None:
    assert filled.run("status") == 0
    assert "1 documents, 1 pages" in filled.out
    assert f"Last run: {datetime.now().astimezone():%Y-%m-}" in filled.out
    status = filled.json("status")
    assert status["size_bytes"] > 0
    assert status["last_run"]["path"] == str(filled.documents)
    assert status["last_run"]["started"] <= status["last_run"]["finished"]


def test_quality_names_the_page_to_look_at_and_what_to_do(shell: Shell) -> None:
    gap = MINUTES + "\n§ 19\nCykelbana i Norrby\n\nKommunstyrelsen beslutar\natt bygga en cykelbana.\n"
    (shell.documents / "ks.txt").write_text(gap, encoding="utf-8")
    assert shell.run("ingest", str(shell.documents)) == 0
    assert shell.run("status", "--quality") == 0
    assert "1 documents, 1 pages: 0 documents in order" in shell.out
    assert "warning: A § is missing in the sequence: 1 in 1 documents" in shell.out
    assert "ks.txt (protokoll, 1 pages, " in shell.out
    assert "warning, p. 1: A § is missing in the sequence: § 18\n      Compare with" in shell.out
    told = shell.json("status", "--quality")
    (document,) = told["documents"]
    assert [(one["code"], one["page_no"]) for one in document["findings"]] == [("paragraf-missing", 1)]
    assert told["words"]["paragraf-missing"]["sv"]["what"] == "En § saknas i nummerföljden"


def test_quality_of_documents_in_order_is_short(filled: Shell) -> None:
    assert filled.run("status", "--quality") == 0
    assert "1 documents in order" in filled.out
    assert len(filled.out.splitlines()) == 2


def test_an_answer_names_its_source_and_page(filled: Shell) -> None:
    assert filled.run("ask", QUESTION) == 0
    assert "Anna Alm (V)" in filled.out
    assert "\n[1] " in filled.out
    assert "ks.txt, p. 1" in filled.out


def test_an_answer_in_json_is_one_line_in_the_shape_of_the_contract(filled: Shell) -> None:
    answer = filled.json("ask", QUESTION)
    assert len(filled.out.splitlines()) == 1
    assert answer["question"] == QUESTION
    assert answer["abstained"] is False
    assert answer["citations"][0]["source"] == "ks.txt"
    assert "passages" not in answer
    assert len(filled.json("ask", QUESTION, "--passages", "--n-passages", "2")["passages"]) == 2


def test_a_batch_is_answered_in_order_one_line_each(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        {"id": "b", "question": QUESTION},
        {"id": "a", "question": "Varför?", "history": [{"question": QUESTION, "answer": "Anna Alm (V)."}]},
        {"id": "c", "question": QUESTION, "filters": {"parties": ["M"]}},
    ]
    batch = "\n".join(json.dumps(line) for line in lines)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(batch.encode())))
    assert filled.run("ask", "--batch", "-") == 0
    answers = [json.loads(line) for line in filled.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["b", "a", "c"]
    assert [answer["abstained"] for answer in answers][0::2] == [False, True]


def test_a_bad_line_in_a_batch_is_named_before_anything_is_answered(filled: Shell, tmp_path: Path) -> None:
    batch = tmp_path / "frågor.jsonl"
    batch.write_text(json.dumps({"id": "a", "question": QUESTION}) + "\nVem?\n", encoding="utf-8")
    assert filled.run("ask", "--batch", str(batch)) == 2
    assert filled.out == ""
    assert "frågor.jsonl, line 2: not JSON" in filled.err


@pytest.mark.parametrize(
    ("option", "found"),
    [
        (["--party", "Vänsterpartiet"], True),
        (["--party", "M"], False),
        (["--year", "2020-2021"], True),
        (["--year", "2022"], False),
        (["--organ", "KS"], True),
        (["--kind", "protokoll"], True),
        (["--kind", "motion"], False),
    ],
)
def test_search_keeps_to_the_filters(filled: Shell, option: list[str], found: bool) -> None:
    assert bool(filled.json("search", "biblioteket", "Norrby", *option)) is found


def test_search_prints_where_each_passage_stands(filled: Shell) -> None:
    assert filled.run("search", "-n", "1", "biblioteket") == 0
    assert filled.out.startswith("1. ")
    assert "ks.txt, p. 1" in filled.out


def test_check_finds_a_lost_index_and_repair_makes_it_again(filled: Shell) -> None:
    assert filled.run("check") == 0
    shutil.rmtree(next(path for path in filled.data.iterdir() if path.is_dir() and "keyword" in path.name))
    assert filled.run("check") == 1
    assert "error: " in filled.out
    assert filled.run("check", "--repair") == 0
    assert filled.run("check") == 0
    assert filled.json("search", "biblioteket")
