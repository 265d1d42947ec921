"""The measures on the sample archive: next to no voice errors as it is, many with a planted fault, good extraction."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from answer.contract import to_json
from answer.models import Turn
from answer.pipeline import ask
from eval.dataset import read_gold, read_questions, response_from
from eval.extraction import score_extraction
from eval.models import GoldQuestion, Response, VoiceError
from eval.voice.errors import n_claims, voice_errors
from eval.voice.truth import Truth
from index.archive import Archive
from index.connection import catalog_path
from settings import Settings
from tests.sample_archive import MODEL, WordEmbedder

pytest_plugins = ("tests.sample_plugin",)

SAMPLES = Path(__file__).parents[1] / "samples"
SWAPPED = {"S": "M", "M": "S"}


@pytest.fixture(scope="module")
def truth() -> Truth:
    return Truth.from_gold(read_gold(SAMPLES / "extraction.jsonl"))


@pytest.fixture(scope="module")
def questions() -> tuple[GoldQuestion, ...]:
    return read_questions(SAMPLES / "questions.jsonl")


@pytest.fixture
def planted(sample_archive: Archive, tmp_path: Path) -> Iterator[Archive]:
    """The sample archive with two parties swapped in every statement of the catalogue."""
    data_dir = tmp_path / "data"
    shutil.copytree(sample_archive.settings.data_dir, data_dir)
    with sqlite3.connect(catalog_path(data_dir)) as connection:
        for statement_id, body in connection.execute("SELECT id, body FROM statements").fetchall():
            record = json.loads(body)
            record["parties"] = [SWAPPED.get(party, party) for party in record["parties"]]
            for person in record["persons"]:
                person["party"] = SWAPPED.get(person["party"], person["party"])
            columns = json.dumps(record), json.dumps(record["parties"]), statement_id
            connection.execute("UPDATE statements SET body = ?, parties = ? WHERE id = ?", columns)
    connection.close()
    archive = Archive.open(Settings(data_dir=data_dir, embedding=MODEL), embedder=WordEmbedder())
    yield archive
    archive.close()


def answered(archive: Archive, question: GoldQuestion) -> Response:
    history = [Turn(question=turn.question, answer=turn.answer) for turn in question.history]
    return response_from(to_json(ask(archive, question.question, history=history), request_id=question.id))


def judged(archive: Archive, questions: tuple[GoldQuestion, ...], truth: Truth) -> tuple[list[VoiceError], int]:
    responses = [(question, answered(archive, question)) for question in questions]
    found = [error for question, response in responses for error in voice_errors(question, response, truth)]
    return found, sum(n_claims(question, response, truth) for question, response in responses)


def test_swapping_two_parties_in_the_catalogue_is_caught(
    sample_archive: Archive, planted: Archive, questions: tuple[GoldQuestion, ...], truth: Truth
) -> None:
    sound, n_sound = judged(sample_archive, questions, truth)
    faulty, n_faulty = judged(planted, questions, truth)
    assert min(n_sound, n_faulty) > 200
    assert sound == []
    assert len(faulty) > 15
    assert {error.what for error in faulty} >= {"party", "kind"}


def test_the_records_of_the_sample_archive_agree_with_their_gold(sample_archive: Archive) -> None:
    scores = {
        score.kind: score for score in score_extraction(sample_archive.catalog, read_gold(SAMPLES / "extraction.jsonl"))
    }
    assert {"items", "statements", "own words", "references", "outcomes", "votes", "vote meanings", "ballots"} <= set(
        scores
    )
    assert scores["statements"].f1 > 0.97
    for kind in ("items", "outcomes", "votes", "ballots"):
        assert scores[kind].f1 == 1.0, scores[kind].wrong
    for score in scores.values():
        assert len(score.wrong) >= score.n_gold - score.n_right
        assert all(line.strip() and "\n" not in line for line in score.wrong)
    parts = [score for kind, score in scores.items() if kind.startswith("statements: ")]
    assert sum(part.n_right for part in parts) == scores["statements"].n_right
    assert sum(part.n_gold for part in parts) == scores["statements"].n_gold


def test_every_kind_of_record_tells_the_planted_fault(planted: Archive) -> None:
    scores = {score.kind: score for score in score_extraction(planted.catalog, read_gold(SAMPLES / "extraction.jsonl"))}
    assert scores["statements"].f1 < 0.8
    assert scores["ballots"].f1 == 1.0
    assert any("missed reservation" in line for line in scores["statements: reservation"].wrong)
    assert any("found reservation" in line for line in scores["statements: reservation"].wrong)


def test_a_document_that_the_catalogue_lacks_is_all_missed(sample_archive: Archive) -> None:
    rows = [replace(row, doc="borta") for row in read_gold(SAMPLES / "extraction.jsonl")[:3]]
    scores = {score.kind: score for score in score_extraction(sample_archive.catalog, rows)}
    assert (scores["items"].recall, scores["statements"].recall, scores["outcomes"].recall) == (0.0, 0.0, 0.0)
    assert scores["items"].wrong[0] == f"borta § {rows[0].paragraf}: not found"
