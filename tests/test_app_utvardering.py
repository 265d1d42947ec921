"""The page Utvärdering over a real archive; runs are real child processes, with an embedder without a model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from answer.models import Citation
from eval.dataset import read_questions
from eval.models import Run
from eval.report import write_report
from eval.run_folder import add_answer, finish_system, start_run
from index.build import update
from ingest.errors import ArchiveBusyError
from ingest.models import SectionKind, Span, VoiceRole
from settings import Embedding, Settings
from tests.app_driver import html, when_done, words
from tests.conftest import MINUTES
from tests.eval_runs import TWO_SYSTEMS, made_run
from tests.hashing_embedder import HashingEmbedder
from ui import archive_facts, evaluation_runs, evaluations, feedback, roles
from ui.feedback_questions import as_lines, as_question, beginning
from ui.jobs import JobState
from ui.report_route import report_route
from ui.texts import LANGS, Lang, text

if TYPE_CHECKING:
    from tests.desk_plugin import OpenDesk

pytest_plugins = ("tests.desk_plugin",)

WHO = {
    "id": "vem",
    "question": "Vem reserverade sig mot nedläggningen av biblioteket i Norrby?",
    "kind": "reservation",
    "docs": ["ks"],
    "must_include": ["Maja Ek"],
}
HOSTILE = "![bild](http://127.0.0.1:9/x) <img src=x> :red[rött]"


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("BESLUT_EMBEDDING__CACHE_DIR", str(tmp_path / "cache"))
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "ks.txt").write_text(MINUTES, encoding="utf-8")
    settings = Settings(data_dir=tmp_path / "data", embedding=Embedding(cache_dir=tmp_path / "cache"))
    update(settings, docs, embedder=HashingEmbedder())
    return settings


def keep_questions(settings: Settings, name: str = "prov.jsonl") -> Path:
    path = settings.data_dir / "questions" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(WHO) + "\n", encoding="utf-8")
    return path


def keep_run(settings: Settings, name: str, run: Run) -> Path:
    """Write a finished run with its report."""
    folder = settings.data_dir / "eval" / name
    start_run(folder, run.about, run.questions)
    for system in run.systems:
        for response in system.responses:
            add_answer(folder, system.name, response)
        finish_system(folder, system.name, system.scores)
    write_report(run, folder)
    return folder


def press(app: AppTest, prefix: str) -> AppTest:
    next(each for each in app.button if each.key and each.key.startswith(prefix)).click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_with_nothing_says_how_to_begin(held: Settings, open_desk: OpenDesk, lang: Lang) -> None:
    parts = {"mat": "evaluation.no_files", "korningar": "evaluation.no_runs", "omdomen": "feedback.none"}
    for part, key in {**parts, "jamfor": "evaluation.no_runs"}.items():
        assert text(key, lang) in words(open_desk("utvardering", held, lang, **{"del": part}))


def test_a_question_file_is_added_and_run_and_its_report_is_there(held: Settings, open_desk: OpenDesk) -> None:
    app = open_desk("utvardering", held)
    app.file_uploader[0].set_value(("prov.jsonl", json.dumps(WHO).encode(), "application/json")).run()
    app.button(key="evaluation-keep").click().run()
    assert text("evaluation.questions", "sv", count=1) in words(app)
    app.button(key="evaluation-start").click().run()
    when_done(app)
    job = archive_facts.desk().current()
    assert job is not None
    assert job.state is JobState.DONE, job.messages
    app.segmented_control(key="utvardering-part").set_value("korningar").run()
    assert not app.exception
    assert "Rätt totalt" in html(app)
    (run,) = [evaluations.run_info(folder) for folder in evaluations.run_folders(held.data_dir)]
    assert (run.asked, run.scored, run.is_finished, run.n_questions) == (("ours",), ("ours",), True, 1)


@pytest.mark.parametrize(
    ("name", "contents", "said"),
    [
        ("prov.txt", b"hej", "refused_type"),
        ("prov.jsonl", b'{"id": 1', "refused_faulty"),
        ("../p.csv", b"x", "refused_name"),
    ],
)
def test_a_file_that_is_no_question_file_is_refused(
    held: Settings, open_desk: OpenDesk, name: str, contents: bytes, said: str
) -> None:
    app = open_desk("utvardering", held)
    app.file_uploader[0].set_value((name, contents, "text/plain")).run()
    app.button(key="evaluation-keep").click().run()
    assert not app.exception
    assert text(f"evaluation.{said}", "sv") in words(app)
    assert evaluations.question_files(held.data_dir) == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_stopped_run_is_resumed(held: Settings, open_desk: OpenDesk, lang: Lang) -> None:
    keep_questions(held)
    app = open_desk("utvardering", held, lang)
    app.button(key="evaluation-start").click().run()
    when_done(app)
    (folder,) = evaluations.run_folders(held.data_dir)
    about = json.loads((folder / "run.json").read_text())
    (folder / "run.json").write_text(json.dumps({**about, "systems": ""}))
    (folder / "ours" / "scores.jsonl").unlink()
    app.segmented_control(key="utvardering-part").set_value("korningar").run()
    assert text("evaluation.unfinished", lang, answered=1, questions=1) in words(app)
    app.button(key="evaluation-resume").click().run()
    when_done(app)
    assert evaluations.run_info(folder).is_finished
    assert text("evaluation.unfinished", lang, answered=1, questions=1) not in words(app)


@pytest.mark.parametrize("lang", LANGS)
def test_two_runs_are_compared(held: Settings, open_desk: OpenDesk, lang: Lang) -> None:
    keep_run(held, "a", made_run({"ours": TWO_SYSTEMS["ours"]}))
    keep_run(held, "b", made_run({"ours": TWO_SYSTEMS["bm25"]}))
    app = open_desk("utvardering", held, lang, **{"del": "jamfor", "korning": "a", "mot": "b"})
    assert text("evaluation.compared", lang, count=3) in html(app)
    assert f"{text('evaluation.won', lang, count=1)} u1" in words(app)
    app.selectbox(key="evaluation-mot").set_value("a").run()
    assert text("evaluation.same", lang) in words(app)
    assert app.query_params["mot"] == "a"


def test_a_damaged_run_is_told_and_the_others_are_there(held: Settings, open_desk: OpenDesk) -> None:
    keep_run(held, "hel", made_run(TWO_SYSTEMS))
    broken = keep_run(held, "trasig", made_run(TWO_SYSTEMS))
    (broken / "ours" / "scores.jsonl").write_text("{")
    app = open_desk("utvardering", held, **{"del": "korningar", "korning": "trasig"})
    assert text("evaluation.damaged", "sv") in html(app)
    assert "--fresh" in words(app) or "scores.jsonl" in words(app)


def test_a_report_is_shut_in(held: Settings, open_desk: OpenDesk) -> None:
    keep_run(held, "en körning", made_run(TWO_SYSTEMS))
    (held.data_dir / "eval" / "utan").mkdir()
    open_desk("utvardering", held)
    visitor = TestClient(Starlette(routes=[report_route()]))
    report = visitor.get("/rapport/en%20körning")
    assert report.status_code == 200
    assert "sandbox" in report.headers["content-security-policy"]
    assert "default-src 'none'" in report.headers["content-security-policy"]
    for name in ("utan", "..", "%2e%2e", "..%2f..%2fdata", "finns-inte"):
        assert visitor.get(f"/rapport/{name}").status_code == 404


def give_feedback(settings: Settings) -> None:
    cited = Citation(
        n=1,
        document_id="x",
        source="brev/ks.txt",
        page=1,
        span=Span(1, 0, 10),
        title="",
        municipality="",
        organ="",
        date=None,
        diarienummer=(),
        paragraf=None,
        section="",
        kind=SectionKind.RESERVATION,
        role=VoiceRole.PARTI,
        parties=(),
        persons=(),
        quote="Maja Ek (V) och Olle Lind (MP) reserverar sig mot beslutet",
    )
    feedback.add(
        settings.data_dir,
        question=str(WHO["question"]),
        answer="Maja Ek och Olle Lind [1].",
        thumbs="up",
        citations=[cited],
        exchange="bra",
    )
    feedback.add(settings.data_dir, question=HOSTILE, answer=HOSTILE, thumbs="down", comment=HOSTILE, exchange="dåligt")


@pytest.mark.parametrize("lang", LANGS)
def test_feedback_is_listed_and_does_nothing(held: Settings, open_desk: OpenDesk, lang: Lang) -> None:
    give_feedback(held)
    app = open_desk("utvardering", held, lang, **{"del": "omdomen"})
    assert text("feedback.summary", lang, count=2, up=1, down=1) in words(app)
    assert HOSTILE in [each.value for each in app.text]
    assert not any("![bild]" in each.value for each in app.markdown)


def test_praise_becomes_a_question_with_gold(held: Settings, open_desk: OpenDesk) -> None:
    give_feedback(held)
    app = press(open_desk("utvardering", held, **{"del": "omdomen"}), "feedback-make-bra")
    assert len(app.multiselect[0].value) == 1
    app.button(key="feedback-save").click().run()
    assert "nothing tells a right answer from a wrong one" in words(app)
    app.text_input(key="feedback-said-bra").set_value("Maja Ek; Olle Lind").run()
    app.button(key="feedback-save").click().run()
    assert not app.exception
    (question,) = read_questions(held.data_dir / "questions" / "feedback.jsonl")
    assert (question.id, question.docs, question.answer) == ("q001", ("ks",), "Maja Ek och Olle Lind [1].")
    assert question.must_include == ("Maja Ek", "Olle Lind")
    assert question.evidence == ("Maja Ek (V) och Olle Lind (MP) reserverar sig mot beslutet",)
    assert "q001" in app.success[0].value


def test_a_question_without_gold_is_not_written(held: Settings, open_desk: OpenDesk) -> None:
    give_feedback(held)
    app = press(open_desk("utvardering", held, **{"del": "omdomen"}), "feedback-make-dåligt")
    app.button(key="feedback-save").click().run()
    assert not app.exception
    assert text("feedback.faults", "sv") in words(app)
    assert not (held.data_dir / "questions" / "feedback.jsonl").exists()
    app.button(key="feedback-back").click().run()
    assert any(each.key == "feedback-make-bra" for each in app.button)


def test_all_feedback_is_a_question_file_whose_praised_lines_can_be_read(held: Settings, tmp_path: Path) -> None:
    give_feedback(held)
    given = feedback.read(held.data_dir)
    path = tmp_path / "all.jsonl"
    path.write_text(as_lines(one for one in given if one.thumbs == "up"), encoding="utf-8")
    (question,) = read_questions(path)
    assert question.docs == ("ks",)
    lines = [json.loads(line) for line in as_lines(given).splitlines()]
    assert {line["note"]["thumbs"] for line in lines} == {"up", "down"}
    blamed = next(one for one in given if one.thumbs == "down")
    assert (as_question(blamed, "q").answer, as_question(blamed, "q").evidence) == ("", ())


def test_evidence_is_the_beginning_of_a_long_quote() -> None:
    quote = "ord " * 100
    assert quote.startswith(beginning(quote))
    assert len(beginning(quote)) <= 200
    assert len(beginning("x" * 300)) == 200


def test_readers_read_and_compare_and_no_more(
    held: Settings, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_feedback(held)
    monkeypatch.setattr(roles, "is_admin", lambda: False)
    app = open_desk("utvardering", held, **{"del": "omdomen"})
    assert app.segmented_control(key="utvardering-part").options == ["Körningar", "Jämför"]
    assert HOSTILE not in words(app)
    assert not app.file_uploader


def test_a_service_that_fails_is_told_calmly(
    held: Settings, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ArchiveBusyError("catalog.sqlite3: another process holds it", remedy="Wait.")

    monkeypatch.setattr(evaluation_runs, "_runs", fail)
    assert text("problem.ArchiveBusyError", "sv") in words(open_desk("utvardering", held, **{"del": "korningar"}))


def test_without_an_archive_there_is_nothing_to_measure(tmp_path: Path, open_desk: OpenDesk) -> None:
    app = open_desk("utvardering", Settings(data_dir=tmp_path / "data"))
    assert text("archive.empty_title", "sv") in words(app)
    assert not app.file_uploader
