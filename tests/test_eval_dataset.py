"""Question files, gold files and responses: what is read, what is told as a fault, and where."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from eval.dataset import digest, read_gold, read_questions, read_responses, response_from, write_questions
from eval.dataset.fields import MAX_FAULTS_TOLD
from eval.models import Gold, GoldQuestion, GoldTurn, QuestionKind, Role
from ingest.errors import UsageError
from ingest.models import StatementKind

GOOD: dict[str, object] = {"id": "q1", "question": "Vad beslutades?", "kind": "decision", "must_include": ["avslag"]}
SAMPLES = Path(__file__).parents[1] / "samples"

words = st.text("abcåäöABC §,;:\"'=+-@|019", min_size=1, max_size=30).map(lambda text: " ".join(text.split()))
spoken = words.filter(lambda text: text.replace("|", "").strip() != "")
several = st.lists(spoken, max_size=3).map(tuple)
some = st.none() | spoken
questions = st.builds(
    GoldQuestion,
    id=st.just("q"),
    question=spoken,
    kind=st.sampled_from(QuestionKind),
    lang=st.sampled_from(["sv", "en"]),
    role=st.sampled_from(Role),
    docs=several,
    evidence=several,
    gold=st.builds(
        Gold,
        parties=several,
        persons=several,
        date=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2050, 1, 1)),
        dnr=some,
        body=some,
        outcome=some,
        number=some,
        items=several,
    ),
    answer=words | st.just(""),
    must_include=st.lists(spoken, min_size=1, max_size=3).map(tuple),
    must_not_include=several,
    history=st.lists(st.builds(GoldTurn, question=spoken, answer=words), min_size=1, max_size=2).map(tuple),
    tags=several,
)

Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Return a function that writes a question file of these lines."""

    def write(*lines: object, name: str = "questions.jsonl") -> Path:
        path = tmp_path / name
        texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        path.write_text("\n".join(texts), encoding="utf-8")
        return path

    return write


def complaint(path: Path) -> str:
    """Return what is told of a file that can't be used."""
    with pytest.raises(UsageError) as caught:
        read_questions(path)
    assert caught.value.remedy
    return str(caught.value)


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(asked=st.lists(questions, min_size=1, max_size=3))
def test_questions_written_are_read_back(tmp_path: Path, suffix: str, asked: list[GoldQuestion]) -> None:
    path = tmp_path / f"questions{suffix}"
    distinct = [replace(question, id=f"q{n}") for n, question in enumerate(asked)]
    write_questions(path, distinct)
    assert [replace(question, line=0) for question in read_questions(path)] == distinct


def test_the_questions_of_the_samples_are_read_with_their_lines() -> None:
    asked = read_questions(SAMPLES / "questions.jsonl")
    assert [question.line for question in asked] == list(range(1, len(asked) + 1))
    assert {question.kind for question in asked} >= {QuestionKind.FOLLOWUP, QuestionKind.UNANSWERABLE}
    assert any(question.gold.date for question in asked)


def test_a_question_needs_no_more_than_an_id_words_and_what_to_look_for(written: Written) -> None:
    (question,) = read_questions(written({"id": 1, "question": "Varför?", "must_include": ["barn"], "note": "mine"}))
    assert question == GoldQuestion(id="1", question="Varför?", kind=QuestionKind.FACT, must_include=("barn",), line=1)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"id": None}, "it has no id"),
        ({"question": " "}, "the question is missing"),
        ({"question": ["x"]}, "question is no text"),
        ({"kind": "fakta"}, 'unknown kind "fakta"; use one of fact, reservation'),
        ({"role": "boss"}, 'unknown role "boss"'),
        ({"lang": "fi"}, 'unknown lang "fi"; use sv or en'),
        ({"must_include": "avslag"}, "must_include is no list of texts"),
        ({"must_include": ["a", ""]}, "must_include holds an empty value"),
        ({"must_include": ["|"]}, "an entry without words"),
        ({"must_include": []}, "nothing to judge an answer by"),
        ({"evidence": ["x" * 201]}, "evidence of 201 characters; quote at most 200"),
        ({"kind": "followup"}, "a followup without history"),
        ({"history": [{"answer": "Ja."}]}, "a turn of history without question"),
        ({"history": ["Ja."]}, "history is no list of objects"),
        ({"gold": {"date": "i våras"}}, 'gold.date "i våras" is no date; write it as 2021-03-09'),
        ({"gold": {"partys": ["S"]}}, 'gold."partys" is not known; is it parties?'),
        ({"gold": "S"}, "gold is no object"),
        ({"evidense": ["x"]}, '"evidense" is not known; is it evidence?'),
    ],
)
def test_a_fault_is_told_with_its_line_and_how_to_mend_it(
    written: Written, changed: dict[str, object], told: str
) -> None:
    assert f"questions.jsonl, line 3: {told}" in complaint(written(GOOD, "", GOOD | {"id": "q2"} | changed))


def test_all_faults_of_a_file_are_told_at_once_the_first_twenty_in_full(written: Written) -> None:
    lines = complaint(written(*["{", "[]"] * 15)).splitlines()
    assert lines[0] == (
        "questions.jsonl, line 1: not JSON (Expecting property name enclosed in double quotes);"
        " each line is one object in braces"
    )
    assert lines[1].startswith("questions.jsonl, line 2: no object")
    assert len(lines) == MAX_FAULTS_TOLD + 1
    assert lines[-1] == "... and 10 more faults"


def test_an_id_is_given_once(written: Written) -> None:
    assert 'line 2: the id "q1" is that of line 1 too' in complaint(written(GOOD, GOOD))


def test_a_file_that_is_no_question_file_is_told_so(written: Written, tmp_path: Path) -> None:
    assert "has no questions" in complaint(written(""))
    assert "neither JSONL nor CSV" in complaint(written("x", name="questions.xlsx"))
    assert "No such file" in complaint(tmp_path / "missing.jsonl")
    (tmp_path / "old.jsonl").write_bytes(b"{}\n\xe5")
    assert "old.jsonl, line 2: not UTF-8" in complaint(tmp_path / "old.jsonl")
    assert "too deep" in complaint(written("[" * 100_000))


SHEET = """id;question;kind;must_include;gold.parties;gold.date;docs;Min anteckning
å1;Vilka reserverade sig?;Reservation;"ek|(v)
lind|(mp)";V; 22/2 2021 ;ks-1; ks-2
å2;"Vad; egentligen?";;barn;;;;klar
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_sheet_is_read_as_excel_writes_it(tmp_path: Path, encoding: str, ends: str) -> None:
    path = tmp_path / "frågor.csv"
    path.write_bytes(SHEET.replace("ks-1; ks-2", '"ks-1; ks-2"').replace("\n", ends).encode(encoding))
    first, second = read_questions(path)
    assert (first.id, first.kind, first.must_include) == ("å1", QuestionKind.RESERVATION, ("ek|(v)", "lind|(mp)"))
    assert (first.gold.parties, first.gold.date) == (("V",), dt.date(2021, 2, 22))
    assert first.docs == ("ks-1", "ks-2")
    assert (second.id, second.question, second.kind, second.line) == ("å2", "Vad; egentligen?", QuestionKind.FACT, 3)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_has_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "q.csv"
    path.write_text(
        delimiter.join(["id", "question", "must_include"]) + "\n" + delimiter.join(["q1", "Varför?", "x"]) + "\n\n"
    )
    assert read_questions(path)[0].must_include == ("x",)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("q1;Varför?;x;y", "line 2: it has 4 cells, the first row 3"),
        ("q1;Varför?;x\nq1;Vad?;x", 'line 3: the id "q1" is that of line 2 too'),
        ("q1;Varför?;", "line 2: nothing to judge an answer by"),
        (f"q1;Varför?;{'x' * 200_000}", "line 2: it can't be read as CSV"),
    ],
)
def test_a_fault_of_a_sheet_is_told_with_its_row(written: Written, rows: str, told: str) -> None:
    assert told in complaint(written("id;question;must_include", rows, name="q.csv"))


def test_a_sheet_without_its_columns_is_told_once(written: Written) -> None:
    told = complaint(written("nr;question", "1;Varför?", "2;Hur?", name="q.csv"))
    assert told == "q.csv, line 1: no column id; name the columns in the first row"


def test_a_sheet_can_hold_a_followup(written: Written) -> None:
    path = written(
        "id,question,kind,must_include,history.question,history.answer", 'q,Och?,followup,x,"A?\nB?",Ja.', name="q.csv"
    )
    (question,) = read_questions(path)
    assert question.history == (GoldTurn(question="A?", answer="Ja."), GoldTurn(question="B?", answer=""))


def test_nothing_in_a_written_sheet_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    asked = GoldQuestion(id="q", question='=HYPERLINK("x")', kind=QuestionKind.FACT, evidence=("- ett", "+2"))
    write_questions(path, [asked])
    cells = path.read_text(encoding="utf-8-sig").replace('"', "").split(";")
    assert not any(line.startswith(("=", "+", "-", "@")) for cell in cells for line in cell.splitlines())
    assert replace(read_questions(path)[0], line=0) == asked


def test_gold_structure_is_read(tmp_path: Path) -> None:
    rows = read_gold(SAMPLES / "extraction.jsonl")
    assert rows[0].line == 1
    assert {statement.kind for row in rows for statement in row.statements} <= set(StatementKind)
    votes = [vote for row in rows for vote in row.votes]
    assert any(vote.members and set(vote.members.values()) <= {"ja", "nej", "avstår"} for vote in votes)
    assert all(row.doc and row.organ for row in rows)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({}, "doc is missing"),
        ({"doc": "x", "page": "två"}, "page is no whole number"),
        ({"doc": "x", "statements": [{"kind": "protest"}]}, 'statements: unknown kind "protest"'),
        ({"doc": "x", "votes": [{"ja": 1, "members": {"A": "kanske"}}]}, "votes: members is no object whose values"),
    ],
)
def test_a_fault_of_gold_structure_is_told_with_its_line(tmp_path: Path, row: dict[str, object], told: str) -> None:
    path = tmp_path / "extraction.jsonl"
    path.write_text(json.dumps(row))
    with pytest.raises(UsageError, match=f"extraction.jsonl, line 1: {told}"):
        read_gold(path)


def test_a_response_is_read_from_the_answer_contract(tmp_path: Path) -> None:
    line = {
        "id": "q1",
        "answer": "Avslag [1].",
        "abstained": False,
        "intent": "decision",
        "citations": [
            {"n": 1, "source": "a/ks.pdf", "page": 3, "quote": "Avslag.", "date": "2021-03-09", "parties": ["S"]}
        ],
        "facts": {"count": 3},
        "passages": [{"source": "a/ks.pdf", "page": 3, "text": "Avslag.", "score": 0.1}],
        "latency_ms": 4,
    }
    path = tmp_path / "answers.jsonl"
    path.write_text(json.dumps(line))
    (response,) = read_responses(path)
    assert (response.id, response.intent, response.count, response.latency_ms) == ("q1", "decision", 3, 4.0)
    assert (response.citations[0].date, response.citations[0].parties) == (dt.date(2021, 3, 9), ("S",))
    assert response.passages[0].text == "Avslag."


def test_numbers_may_be_written_as_text(tmp_path: Path) -> None:
    response = response_from({"answer": "Ja [2].", "citations": [{"n": "2", "page": "3", "source": "ks.pdf"}]})
    assert (response.citations[0].n, response.citations[0].page) == (2, 3)
    path = tmp_path / "extraction.jsonl"
    path.write_text('{"doc": "ks", "page": "3", "paragraf": 17}')
    assert (read_gold(path)[0].page, read_gold(path)[0].paragraf) == (3, "17")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "answer", "citations", "passages", "n", "page", "quote", "facts", "count", "date"]
                ),
                inner,
            )
        ),
    )
)
def test_whatever_a_foreign_system_says_is_a_response(data: object) -> None:
    response = response_from(data if isinstance(data, dict) else {"answer": data, "citations": data, "facts": data})
    assert isinstance(response.answer, str)


@pytest.mark.parametrize(
    ("answer", "abstained"),
    [
        ("Det framgår inte av arkivet.", True),
        ("I could not find that.", True),
        ("", True),
        ("Motionen avslogs.", False),
    ],
)
def test_a_system_that_does_not_tell_whether_it_abstains_is_taken_at_its_words(answer: str, abstained: bool) -> None:
    assert response_from({"answer": answer}).abstained is abstained
    assert response_from({"answer": answer, "abstained": False}).abstained is False


def test_a_digest_changes_with_names_and_contents_and_with_nothing_else(tmp_path: Path) -> None:
    names = [f"{n}/{name}" for n in range(3) for name in ("a.txt", "b.txt")]
    digests = []
    for folder, order in (("one", names), ("two", names[::-1])):
        for name in order:
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name)
        digests.append(digest(tmp_path / folder))
    assert digests[0] == digests[1]
    assert len(digests[0]) == 16
    (tmp_path / "two" / "0" / "a.txt").rename(tmp_path / "two" / "0" / "c.txt")
    assert digest(tmp_path / "two") != digests[0]
    assert digest(tmp_path / "one" / "0" / "a.txt") != digest(tmp_path / "one" / "0" / "b.txt")
