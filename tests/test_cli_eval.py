"""The commands of the evaluation over a small archive: real files, the real stores, and an embedder of hashed words."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from cli import eval_output as cli_eval_output
from eval.dataset import read_questions
from eval.floors import Figure, Measured, pin
from eval.gate import GoldSet, Verdict, verdict
from tests.conftest import MINUTES
from tests.hashing_embedder import HashingEmbedder
from tests.shell import Shell

WHO = {
    "id": "vem",
    "question": "Vem reserverade sig mot nedläggningen av biblioteket i Norrby?",
    "kind": "reservation",
    "docs": ["ks"],
    "evidence": ["Maja Ek (V) och Olle Lind (MP) reserverar sig mot beslutet med följande motivering:"],
    "gold": {"parties": ["V", "MP"], "date": "2021-03-09"},
    "answer": "Maja Ek (V) och Olle Lind (MP).",
    "must_include": ["Maja Ek"],
}
SILENT = {"id": "bad", "question": "Vad kostar ett nytt badhus?", "kind": "unanswerable", "answer": "Det framgår inte."}
PASSED = Measured(
    name="samples", digests={"documents": "aa"}, figures=(Figure(metric="correct", value=0.9, n=10, noise=0.1),)
)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    for module in ("index.embedding", "index.archive"):
        monkeypatch.setattr(f"{module}.load_embedder", lambda *_: HashingEmbedder())
    monkeypatch.setenv("BESLUT_EMBEDDING__CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    documents = tmp_path / "protokoll"
    documents.mkdir()
    (documents / "ks.txt").write_text(MINUTES, encoding="utf-8")
    shell = Shell(documents=documents, data=tmp_path / "data", capsys=capsys)
    assert shell.run("ingest", str(documents)) == 0
    return shell


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    return written(tmp_path / "frågor.jsonl", WHO, SILENT)


def written(path: Path, *questions: Mapping[str, object]) -> Path:
    path.write_text("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in questions), encoding="utf-8")
    return path


def test_a_run_prints_its_table_and_says_where_the_report_lies(shell: Shell, questions: Path) -> None:
    assert shell.run("eval", "run", str(questions)) == 0, shell.err
    assert "ours" in shell.out
    assert "doc_recall@5" in shell.out
    assert "evaluation/frågor/report.html" in shell.out
    assert "questions" in shell.err
    assert "questions" not in shell.out
    assert Path("evaluation/frågor/report.md").exists()


def test_a_run_in_json_has_each_measure_with_its_interval(shell: Shell, questions: Path) -> None:
    made = shell.json("eval", "run", str(questions), "--out", "ut", "--system", "bm25", "--system", "ours")
    assert list(made["systems"]) == ["bm25", "ours"]
    assert set(made["systems"]["ours"]["abstain_recall"]) == {"figure", "low", "high", "n"}
    assert made["report"] == "ut/report.html"


def test_a_run_goes_on_where_it_was_unless_told_to_begin_again(shell: Shell, questions: Path) -> None:
    command = ("eval", "run", str(questions), "--out", "ut")
    assert shell.run(*command) == 0
    answers = Path("ut/ours/responses.jsonl")
    answers.write_text(answers.read_text(encoding="utf-8").replace("Maja Ek", "Någon annan"), encoding="utf-8")
    assert shell.run(*command) == 0
    assert "Någon annan" in answers.read_text(encoding="utf-8")
    assert shell.run(*command, "--fresh") == 0
    assert "Någon annan" not in answers.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "finns-inte.jsonl"], "finns-inte.jsonl"),
        (["run", "frågor.jsonl", "--system", "chatgpt"], "There is no system chatgpt."),
        (["run", "frågor.jsonl", "--gold", "finns-inte.jsonl"], "finns-inte.jsonl"),
        (["compare", "ut"], "nothing to compare"),
        (["compare", "a", "b", "--system", "x", "--system", "y", "--system", "z"], "not more"),
        (["compare", "ut", "ut2"], "ut: there is no run here"),
        (["report", "ut"], "ut: there is no run here"),
        (["gate", "--allow-regression"], "--pin"),
        (["check", "finns-inte.jsonl"], "finns-inte.jsonl"),
        (["new", "nya.jsonl"], "The question is missing"),
        (["new", "nya.jsonl", "--question", "Vem i Norrby?", "--evidence", "99"], "There is no suggestion 99"),
        (["synthesize", "ut", "--layout", "barock"], "There is no layout barock."),
        (["synthesize", "ut", "--layout", "barock", "--held-out"], "exclude each other"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_told_in_a_line_with_a_remedy(
    shell: Shell, questions: Path, arguments: list[str], said: str
) -> None:
    assert shell.run("eval", *arguments) == 2
    assert shell.out == ""
    assert said in shell.err
    assert len(shell.err.strip().splitlines()) <= 2


def test_two_systems_of_a_run_are_compared(shell: Shell, questions: Path) -> None:
    assert shell.run("eval", "run", str(questions), "--out", "ut", "--system", "bm25", "--system", "ours") == 0
    assert shell.run("eval", "compare", "ut", "--system", "ours", "--system", "bm25") == 0
    assert "A: ut ours\nB: ut bm25\n2 common questions" in shell.out
    compared = shell.json("eval", "compare", "ut", "ut", "--system", "bm25")
    assert {one["paired"]["difference"] for one in compared["differences"]} == {0.0}


def test_a_report_is_written_again_in_another_language(shell: Shell, questions: Path) -> None:
    assert shell.run("eval", "run", str(questions), "--out", "ut") == 0
    swedish = Path("ut/report.md").read_text(encoding="utf-8")
    made = shell.json("eval", "report", "ut", "--lang", "en", "--against", "ut")
    assert Path(made["markdown"]).read_text(encoding="utf-8") != swedish


def test_check_names_each_fault_by_its_line(shell: Shell, tmp_path: Path) -> None:
    file = written(tmp_path / "q.jsonl", SILENT, {**WHO, "docs": ["kf"]})
    assert shell.run("eval", "check", str(file)) == 1
    assert f"{file}, line 2 (vem): the archive has no document kf\n" in shell.out
    assert shell.out.endswith("2 questions, 1 faults\n")


def test_check_is_content_with_good_questions(shell: Shell, questions: Path) -> None:
    assert shell.json("eval", "check", str(questions)) == []


def test_suggested_evidence_is_numbered_and_nothing_is_written(shell: Shell) -> None:
    assert shell.run("eval", "new", "nya.jsonl", "--question", str(WHO["question"]), "--suggest") == 0
    assert shell.out.startswith("1. “")
    assert "ks.txt, p. 1" in shell.out
    assert not Path("nya.jsonl").exists()


def new(*more: str) -> list[str]:
    kind = ["--kind", "reservation", "--role", "journalist"]
    return ["eval", "new", "nya.jsonl", "--question", str(WHO["question"]), *kind, "--evidence", "1", *more]


def test_a_question_is_written_by_options_alone(shell: Shell) -> None:
    made = shell.json(*new("--answer", "Maja Ek (V) och Olle Lind (MP).", "--must-include", "Maja Ek"))
    (question,) = read_questions(Path("nya.jsonl"))
    assert (made["written"], made["faults"]) == (True, [])
    assert (question.id, question.docs, question.gold.parties) == ("q001", ("ks",), ("V", "MP"))
    assert (question.role, question.must_include) == ("journalist", ("Maja Ek",))


def test_a_question_with_a_fault_is_written_only_by_force_and_the_fault_is_told(shell: Shell) -> None:
    faulty = new("--answer", "Ingen.")
    assert shell.run(*faulty) == 1
    assert "does not pass its own grading" in shell.err
    assert "not written" in shell.err
    assert not Path("nya.jsonl").exists()
    assert shell.run(*faulty, "--force") == 0
    assert "does not pass its own grading" in shell.err
    assert len(read_questions(Path("nya.jsonl"))) == 1


def test_on_a_terminal_everything_is_asked_for_and_an_empty_answer_keeps_the_proposal(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [WHO["question"], "reservationer", "reservation", "", "", "1", "", "9 mars", "2021-03-09", "", "", "", ""]
    said += ["Maja Ek (V) och Olle Lind (MP).", "Maja Ek; Olle Lind|Lind", ""]
    terminal = io.StringIO("".join(f"{line}\n" for line in said))
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    assert shell.run("eval", "new", "nya.jsonl") == 0, shell.err
    (question,) = read_questions(Path("nya.jsonl"))
    assert "reservationer is none of them" in shell.err
    assert "9 mars is no date" in shell.err
    assert (question.kind, question.gold.body, question.gold.dnr) == ("reservation", "kommunstyrelsen", "KS-2021-00042")
    assert question.must_include == ("Maja Ek", "Olle Lind|Lind")


def test_an_archive_is_made_from_a_number(shell: Shell) -> None:
    assert shell.run("eval", "synthesize", "gjort", "--documents", "10", "--questions", "5", "--seed", "3") == 0
    assert "gjort" in shell.out
    assert Path("gjort/docs").is_dir()
    assert read_questions(Path("gjort/questions.jsonl"))


@pytest.mark.parametrize(("value", "code"), [(0.9, 0), (0.7, 1)])
def test_the_gate_exits_by_its_verdict(value: float, code: int, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    now = Measured(name="samples", digests=PASSED.digests, figures=(Figure(metric="correct", value=value, n=10),))
    given: dict[str, object] = {}

    def measured(*_: object, **options: object) -> Verdict:
        given.update(options)
        return verdict([now], pin([PASSED], {}))

    monkeypatch.setattr("eval.gate.gate", measured)
    assert shell.run("eval", "gate", "--pin", "--public", "annat", "--scratch", "tmp") == code
    assert (given["pin_floors"], given["public"], given["scratch"]) == (True, Path("annat"), Path("tmp"))
    assert f"≥ 0.800      {value:.3f}" in shell.out
    assert ("FAILS" in shell.out) is bool(code)
    assert shell.run("eval", "gate", "--json") == code
    (figure,) = json.loads(shell.out)["figures"]
    assert (figure["limit"], figure["is_met"]) == (0.8, not code)


def test_what_is_not_measured_and_what_changed_is_told_loudly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = GoldSet(name="public", documents=tmp_path / "docs", questions=tmp_path, extraction=tmp_path)
    other = Measured(name="samples", digests={"documents": "zz"}, figures=PASSED.figures)
    cli_eval_output.say_verdict(verdict([other], pin([PASSED], {}), sets=[gone]))
    told = capsys.readouterr().out
    assert f"!!! NOT MEASURED: public: {tmp_path / 'docs'} is missing" in told
    assert "samples: its documents changed since the floors were pinned" in told
    assert "beslut eval gate --pin" in told
