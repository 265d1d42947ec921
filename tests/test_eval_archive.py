"""Our figures against the grader that comes with the public archive, where it lies beside the repository."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from answer.contract import to_json
from answer.models import Turn
from answer.pipeline import ask
from eval.dataset import read_questions, response_from, write_questions
from eval.models import GoldQuestion, QuestionKind, QuestionScore
from eval.score import score_all
from eval.texts import Texts
from index.archive import Archive
from index.build import update
from settings import Settings
from tests.conftest import HashEmbedder

PUBLIC = Path(__file__).parents[2] / "shared" / "archive"
N_PDFS = 1  # the grader reads a PDF slowly

SAME = (
    "correct",
    "words",
    "cited",
    "cite_precision",
    "cite_doc_recall",
    "cite_evidence_recall",
    "doc_recall@5",
    "doc_mrr",
    "evidence_recall@2000c",
    "evidence_recall@6000c",
    "abstain_recall",
    "abstain_precision",
    "abstain_false",
    "overall",
)

pytestmark = [
    pytest.mark.archive,
    pytest.mark.skipif(not PUBLIC.is_dir(), reason=f"NOT MEASURED: {PUBLIC} is missing"),
]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return a folder with the archive's text files and its smallest PDFs."""
    folder = tmp_path / "docs"
    files = [path for path in (PUBLIC / "docs").rglob("*") if path.is_file()]
    pdfs = sorted((path for path in files if path.suffix == ".pdf"), key=lambda path: path.stat().st_size)
    folder.mkdir()
    for path in [*(path for path in files if path.suffix != ".pdf"), *pdfs[:N_PDFS]]:
        shutil.copy(path, folder)
    return folder


def answered(archive: Archive, questions: list[GoldQuestion]) -> list[dict[str, Any]]:
    """Return our answers; every third is the answer to another question, so that much of it is wrong."""
    given = []
    for question in questions:
        history = tuple(Turn(question=turn.question, answer=turn.answer) for turn in question.history)
        answer = ask(archive, question.question, history=history)
        given.append(to_json(answer, request_id=question.id, with_passages=True))
    return [given[n - 1] | {"id": one["id"]} if n % 3 == 0 else one for n, one in enumerate(given)]


def theirs(questions: list[GoldQuestion], answers: list[dict[str, Any]], docs: Path, folder: Path) -> dict[str, float]:
    """Return the figures of the archive's own grader."""
    write_questions(folder / "qa.jsonl", questions)
    (folder / "answers.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in answers))
    command = [PUBLIC / "score.py", folder / "qa.jsonl", folder / "answers.jsonl", docs]
    done = subprocess.run([sys.executable, *map(str, command), "--json"], check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def figure(scores: tuple[QuestionScore, ...], name: str) -> float:
    return mean(one.values[name] for one in scores if name in one.values)


def test_our_figures_are_those_of_the_archives_own_grader(
    settings: Settings, embedder: HashEmbedder, docs: Path, tmp_path: Path
) -> None:
    stems = {path.stem for path in docs.iterdir()}
    questions = [one for one in read_questions(PUBLIC / "qa.jsonl") if stems.issuperset(one.docs)]
    kinds = {one.kind for one in questions}
    assert len(questions) >= 20
    assert kinds >= {QuestionKind.UNANSWERABLE, QuestionKind.RESERVATION}
    update(settings, docs, embedder=embedder)
    archive = Archive.open(settings, embedder=embedder)
    answers = answered(archive, questions)
    scores = score_all(questions, [response_from(one) for one in answers], Texts(archive.catalog), None)
    archive.close()
    wanted = theirs(questions, answers, docs, tmp_path)
    assert {name: round(figure(scores, name), 4) for name in SAME} == {name: wanted[name] for name in SAME}
    # Here a figure is never a part of a longer one, and "7 a.m." is "seven a.m.".
    assert figure(scores, "partial") == pytest.approx(wanted["partial"], abs=0.02)
    # The grader pools the quotes of all answerable questions; ours are means of each answer's share.
    quotes = {one["id"]: len(one["citations"]) for one in answers}
    judged = [one for one in scores if one.kind is not QuestionKind.UNANSWERABLE and quotes[one.id]]
    verbatim = sum(one.values["quote_verbatim"] * quotes[one.id] for one in judged)
    assert round(verbatim / sum(quotes[one.id] for one in judged), 4) == wanted["quote_verbatim"]
