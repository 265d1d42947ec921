"""The faults of a question file, each with its line and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from eval.lint import check_questions
from eval.models import Gold, GoldQuestion, GoldTurn, QuestionKind
from eval.texts import Texts
from index.build import update
from index.catalog import Catalog
from settings import Embedding, Settings
from tests.conftest import LETTER, MINUTES, HashEmbedder

WHO = GoldQuestion(
    id="q1",
    line=1,
    question="Vem reserverade sig mot nedläggningen av biblioteket i Norrby?",
    kind=QuestionKind.RESERVATION,
    docs=("ks-2021-03-09",),
    evidence=("Maja Ek (V) och Olle Lind (MP) reserverar sig mot beslutet med följande motivering:",),
    gold=Gold(parties=("V", "MP"), persons=("Maja Ek",), date=date(2021, 3, 9), dnr="KS-2021-00042"),
    answer="Maja Ek (V) och Olle Lind (MP) reserverade sig.",
    must_include=("Maja Ek",),
    must_not_include=("(S) reserverade sig",),
)
FACT = replace(WHO, kind=QuestionKind.FACT, must_not_include=())
SILENT = GoldQuestion(
    id="q2",
    line=2,
    question="Vad kostar en ny badhusbassäng?",
    kind=QuestionKind.UNANSWERABLE,
    answer="Det framgår inte.",
)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Texts]:
    """Return the words of an archive of two documents."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "ks-2021-03-09.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "cykelbana.txt").write_text(LETTER, encoding="utf-8")
    settings = Settings(data_dir=tmp_path_factory.mktemp("data"), embedding=Embedding(model="hash"))
    update(settings, folder, embedder=HashEmbedder())
    catalog = Catalog.open(settings.data_dir)
    yield Texts(catalog)
    catalog.close()


def whats(texts: Texts, *questions: GoldQuestion) -> list[str]:
    return [fault.what for fault in check_questions(texts, questions)]


def test_good_questions_have_no_fault(texts: Texts) -> None:
    assert check_questions(texts, [WHO, SILENT]) == ()


def test_a_fault_names_its_line_and_id_and_what_to_do(texts: Texts) -> None:
    (fault,) = check_questions(
        texts, [SILENT, replace(WHO, line=7, docs=("ks-2021-03-9",), evidence=("x",), gold=Gold())]
    )
    assert (fault.line, fault.id, fault.what) == (7, "q1", "the archive has no document ks-2021-03-9")
    assert fault.remedy == "The archive has ks-2021-03-09."


def test_a_misquoted_sentence_is_shown_beside_the_nearest_place(texts: Texts) -> None:
    quote = "Vi menar att biblioteket behövs och att en nedläggning drabbar barnen hårdast."
    (fault,) = check_questions(texts, [replace(WHO, evidence=(quote,))])
    assert fault.what == "evidence that stands in none of its documents: “Vi menar att biblioteket behövs och att …”"
    assert fault.remedy == "ks-2021-03-09 has: “Vi anser att biblioteket behövs”, not “menar”"


def test_a_sentence_that_is_nowhere_has_no_nearest_place(texts: Texts) -> None:
    (fault,) = check_questions(texts, [replace(WHO, evidence=("Zebror galopperar över 77 kullerstensgator.",))])
    assert fault.remedy == "Copy the words from the document; nothing in it is like them."


def test_line_breaks_and_hyphens_do_not_make_a_quote_wrong(texts: Texts) -> None:
    assert whats(texts, replace(WHO, evidence=("Vi anser att\nbiblio-\nteket behövs",))) == []


def test_evidence_of_another_document_than_those_named_is_a_fault(texts: Texts) -> None:
    assert whats(texts, replace(WHO, docs=("cykelbana",), gold=Gold(parties=("V", "MP")))) != []


@pytest.mark.parametrize(
    ("question", "what"),
    [
        (replace(WHO, docs=(), evidence=("x",)), "no document answers it"),
        (replace(WHO, evidence=()), "it has no evidence"),
        (replace(WHO, evidence=("Vi anser att biblioteket behövs. " * 7,)), "evidence of 231 characters"),
        (replace(WHO, answer=" "), "it has no reference answer"),
        (replace(WHO, answer="Olle Lind (MP, V)."), "its own grading: it says nothing of “Maja Ek”"),
        (replace(WHO, answer="Maja Ek (V)."), "its own grading: it does not name the gold party MP"),
        (replace(WHO, answer=f"{WHO.answer} (S) reserverade sig."), "it says something of must_not_include"),
        (replace(FACT, must_include=("Norrby",)), "an answer that repeats the question would pass"),
        (replace(FACT, must_include=()), "nothing tells a right answer from a wrong one"),
        (replace(WHO, gold=Gold(persons=("Maja Eklund",))), "do not name the gold person Maja Eklund"),
        (replace(WHO, gold=Gold(dnr="KS-2021-00042; KS-2021-9")), "do not name the gold diarienummer KS-2021-9"),
        (replace(WHO, gold=Gold(date=date(2021, 3, 10))), "do not name the gold date 2021-03-10"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_an_answerable_question_lacks_is_told(texts: Texts, question: GoldQuestion, what: str) -> None:
    assert what in "\n".join(whats(texts, question))


@pytest.mark.parametrize(
    "question", [replace(SILENT, docs=("cykelbana",)), replace(SILENT, evidence=("Förvaltningen föreslår",))]
)
def test_an_unanswerable_question_has_no_documents(texts: Texts, question: GoldQuestion) -> None:
    assert whats(texts, question) == ["an unanswerable question names documents or evidence"]


def test_a_question_asked_twice_is_told_at_its_second_line(texts: Texts) -> None:
    again = replace(WHO, line=5, id="q5", question=f"  {WHO.question.upper()}")
    assert [(fault.line, fault.what) for fault in check_questions(texts, [again, WHO])] == [
        (5, "the question is that of line 1")
    ]


def test_the_same_words_after_another_question_are_another_question(texts: Texts) -> None:
    later = replace(WHO, line=5, id="q5", history=(GoldTurn(question="Vad hände i Norrby?", answer="En nedläggning."),))
    assert check_questions(texts, [WHO, later]) == ()


def test_an_id_used_twice_is_told(texts: Texts) -> None:
    faults = check_questions(texts, [WHO, replace(SILENT, id="q1")])
    assert [(fault.line, fault.what) for fault in faults] == [(2, "the id q1 is that of line 1, too")]
