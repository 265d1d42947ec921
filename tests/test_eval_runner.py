"""A run: asked in order, kept as it goes, gone on with, refused when it is of other things, read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval import provenance, run_folder
from eval.dataset import read_responses, write_questions
from eval.models import (
    CitedQuote,
    FoundPassage,
    GoldQuestion,
    QuestionKind,
    QuestionScore,
    RecordScore,
    Response,
    Role,
    VoiceError,
)
from eval.run_folder import read_run, response_record
from eval.runner import run
from eval.systems.models import Progress
from eval.systems.table import SYSTEMS
from index.archive import Archive
from index.build import update
from ingest.errors import UsageError

QUESTIONS = (
    GoldQuestion(
        id="a",
        question="Vad kostar cykelbanan längs Strandvägen?",
        kind=QuestionKind.FACT,
        docs=("cykelbana",),
        evidence=("Den beräknas kosta 4 miljoner kronor.",),
        answer="4 miljoner kronor.",
        must_include=("4 miljoner",),
    ),
    GoldQuestion(
        id="b",
        question="Vem reserverade sig mot att biblioteket i Norrby läggs ned?",
        kind=QuestionKind.RESERVATION,
        docs=("ks-2021-03-09",),
        evidence=("Maja Ek (V) och Olle Lind (MP) reserverar sig",),
        answer="Maja Ek (V) och Olle Lind (MP).",
        must_include=("Maja Ek",),
    ),
    GoldQuestion(id="c", question="Vad beslutades om badhuset i Sörvik?", kind=QuestionKind.UNANSWERABLE),
)


@dataclass
class Scripted:
    """A system that answers with the question, and fails where it is told to."""

    name: str = "bm25"
    fails_at: str | None = None
    stops_at: str | None = None
    asked: list[str] = field(default_factory=list)

    def ask(self, question: GoldQuestion) -> Response:
        if question.id == self.stops_at:
            raise KeyboardInterrupt
        if question.id == self.fails_at:
            raise ValueError("no such word")
        self.asked.append(question.id)
        return Response(id=question.id, answer=question.question, latency_ms=1.0)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    write_questions(path, QUESTIONS)
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "run"


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    system = Scripted()

    def make(archive: Archive, cache_dir: Path, on_progress: Progress) -> Scripted:
        return system

    monkeypatch.setitem(SYSTEMS, "bm25", make)
    return system


def test_a_run_asks_and_scores_every_system_and_can_be_read_again(
    archive: Archive, questions: Path, out: Path, tmp_path: Path
) -> None:
    told: list[tuple[str, int, int]] = []
    done = run(
        archive,
        questions,
        out,
        systems=["ours", "bm25"],
        cache_dir=tmp_path / "cache",
        on_progress=lambda *step: told.append(step),
    )
    assert [system.name for system in done.systems] == ["ours", "bm25"]
    for system in done.systems:
        assert [response.id for response in system.responses] == ["a", "b", "c"]
        assert [score.id for score in system.scores] == ["a", "b", "c"]
        assert "4 miljoner" in system.responses[0].answer
    assert read_run(out) == done
    assert done.about["questions"] == "questions.jsonl"
    assert done.about["n_questions"] == "3"
    assert done.about["documents"] == "2"
    assert ("bm25: questions", 3, 3) in told
    # Anything that reads the answer contract reads the responses.
    assert read_responses(out / "bm25" / "responses.jsonl") == done.systems[1].responses


def test_a_stopped_run_goes_on_where_it_was(archive: Archive, questions: Path, out: Path, scripted: Scripted) -> None:
    scripted.stops_at = "c"
    with pytest.raises(KeyboardInterrupt):
        run(archive, questions, out, systems=["bm25"])
    with (out / "bm25" / "responses.jsonl").open("a") as lines:
        lines.write('{"id": "c", "answ')  # what a killed process leaves
    assert read_run(out).systems == ()
    scripted.stops_at = None
    scripted.asked.clear()
    done = run(archive, questions, out, systems=["bm25"])
    assert scripted.asked == ["", "c"]  # the first one only warms up
    assert [response.id for response in done.systems[0].responses] == ["a", "b", "c"]
    scripted.asked.clear()
    assert run(archive, questions, out, systems=["bm25"]).systems == done.systems
    assert scripted.asked == []


def test_a_system_can_be_added_to_a_run(archive: Archive, questions: Path, out: Path, scripted: Scripted) -> None:
    run(archive, questions, out, systems=["bm25"])
    done = run(archive, questions, out, systems=["ours"])
    assert [system.name for system in done.systems] == ["bm25", "ours"]
    assert scripted.asked == ["", "a", "b", "c"]


def test_a_question_that_makes_a_system_fail_is_told_and_stops_nothing(
    archive: Archive, questions: Path, out: Path, scripted: Scripted
) -> None:
    scripted.fails_at = "b"
    (system,) = run(archive, questions, out, systems=["bm25"]).systems
    assert [response.error for response in system.responses] == ["", "ValueError: no such word", ""]
    assert len(system.scores) == 3


def more_questions(archive: Archive, questions: Path, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_questions(questions, [*QUESTIONS, replace(QUESTIONS[0], id="d")])


def more_documents(archive: Archive, questions: Path, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (documents / "ny.txt").write_text("Kommunstyrelsen beslutar att simhallen hålls öppen.")
    update(archive.settings, documents, embedder=archive.embedder)


def another_commit(archive: Archive, questions: Path, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provenance, "_commit", lambda: "another")


Change = Callable[[Archive, Path, Path, pytest.MonkeyPatch], None]


@pytest.mark.parametrize(
    ("change", "named"),
    [(more_questions, "the questions"), (more_documents, "the documents"), (another_commit, "the program's commit")],
)
def test_a_run_of_other_things_is_refused_until_it_is_to_start_afresh(
    *,
    archive: Archive,
    questions: Path,
    out: Path,
    documents: Path,
    scripted: Scripted,
    monkeypatch: pytest.MonkeyPatch,
    change: Change,
    named: str,
) -> None:
    before = run(archive, questions, out, systems=["bm25"])
    change(archive, questions, documents, monkeypatch)
    with pytest.raises(UsageError, match=named) as refused:
        run(archive, questions, out, systems=["bm25"])
    assert "--fresh" in refused.value.remedy
    assert read_run(out) == before
    scripted.asked.clear()
    (out / "report.html").write_text("kept")
    run(archive, questions, out, systems=["bm25"], fresh=True)
    assert scripted.asked[:4] == ["", "a", "b", "c"]
    assert (out / "report.html").exists()


def test_a_run_keeps_the_scores_of_the_records(
    archive: Archive, questions: Path, out: Path, scripted: Scripted
) -> None:
    gold = questions.with_name("extraction.jsonl")
    gold.write_text(json.dumps(GOLD_PARAGRAF, ensure_ascii=False))
    done = run(archive, questions, out, systems=["bm25"], gold_path=gold)
    assert sum(record.n_gold for record in done.extraction) > 0
    assert read_run(out).extraction == done.extraction
    assert done.about["gold"] == "extraction.jsonl"


GOLD_PARAGRAF = {
    "doc": "ks-2021-03-09",
    "paragraf": "17",
    "page": 1,
    "organ": "Kommunstyrelsen",
    "date": "2021-03-09",
    "diarienummer": ["KS-2021-00042"],
    "rubrik": "Nedläggning av biblioteket i Norrby",
    "decision": {
        "text": "Kommunstyrelsen beslutar att biblioteket i Norrby läggs ned den 1 juli 2021.",
        "outcome": "beslutat",
    },
    "statements": [
        {
            "kind": "reservation",
            "parties": ["V", "MP"],
            "persons": ["Maja Ek", "Olle Lind"],
            "refers_to": None,
            "text_start": "Vi anser att biblioteket behövs och att en nedläggning drabb",
        }
    ],
    "votes": [],
}


def test_a_folder_without_a_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no run here"):
        read_run(tmp_path)


@pytest.mark.parametrize(
    ("file", "line", "says"),
    [
        ("bm25/scores.jsonl", '{"id": 1}', "scores.jsonl, line 4"),
        ("bm25/responses.jsonl", '{"id": "c", "ans', "line 4"),
        ("bm25/responses.jsonl", '{"id": "x", "answer": ""}', 'line 4: answers "x"'),
        ("run.json", "}", "run.json"),
        ("extraction.json", '[{"kind": "items"}]', "n_gold"),
    ],
    ids=["score", "cut off", "other question", "about", "record"],
)
def test_a_damaged_line_is_named(
    *, archive: Archive, questions: Path, out: Path, scripted: Scripted, file: str, line: str, says: str
) -> None:
    run(archive, questions, out, systems=["bm25"])
    with (out / file).open("a") as damaged:
        damaged.write(line)
    with pytest.raises(UsageError, match=says):
        read_run(out)


words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=20)
names = st.lists(words, max_size=2).map(tuple)
pages = st.none() | st.integers(1, 999)
citations = st.builds(
    CitedQuote,
    n=st.integers(1, 99),
    source=words,
    page=pages,
    quote=words,
    organ=words,
    date=st.none() | st.dates(date(1900, 1, 1), date(2090, 1, 1)),
    diarienummer=names,
    paragraf=st.none() | words.filter(bool),
    kind=words,
    parties=names,
    persons=names,
)
responses = st.builds(
    Response,
    id=st.just("a"),
    answer=words,
    abstained=st.booleans(),
    intent=words,
    citations=st.lists(citations, max_size=2).map(tuple),
    passages=st.lists(st.builds(FoundPassage, source=words, page=pages, text=words), max_size=2).map(tuple),
    count=st.none() | st.integers(0, 999),
    latency_ms=st.none() | st.floats(0, 1e6),
    error=words,
)
scores = st.builds(
    QuestionScore,
    id=st.just("a"),
    kind=st.sampled_from(QuestionKind),
    role=st.sampled_from(Role),
    lang=words,
    tags=names,
    values=st.dictionaries(words, st.floats(0, 1), max_size=3),
    voice_errors=st.lists(st.builds(VoiceError, what=words, claimed=words, truth=words, where=words), max_size=2).map(
        tuple
    ),
)
records = st.builds(
    RecordScore, kind=words, n_gold=st.integers(0), n_found=st.integers(0), n_right=st.integers(0), wrong=names
)


@settings(max_examples=40, deadline=None)
@given(response=responses, score=scores, record=records, about=st.dictionaries(words, words, max_size=3))
def test_a_folder_gives_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory,
    response: Response,
    score: QuestionScore,
    record: RecordScore,
    about: dict[str, str],
) -> None:
    folder = tmp_path_factory.mktemp("run")
    run_folder.start_run(folder, about, QUESTIONS[:1])
    run_folder.add_answer(folder, "ours", response)
    run_folder.finish_system(folder, "ours", [score])
    run_folder.write_extraction(folder, [record])
    back = read_run(folder)
    assert back.about == {**about, "systems": "ours"}
    assert [replace(question, line=0) for question in back.questions] == list(QUESTIONS[:1])
    (system,) = back.systems
    assert (system.name, system.responses, system.scores) == ("ours", (response,), (score,))
    assert back.extraction == (record,)


def test_a_response_is_written_as_the_answer_contract_has_it() -> None:
    record = response_record(Response(id="a", answer="Två.", count=2))
    assert record["facts"] == {"count": 2}
    assert "count" not in record
