"""Help with writing questions: evidence from the archive, a draft with gold, the check, and the line in the file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eval.dataset import read_questions
from eval.lint import MAX_EVIDENCE
from eval.models import GoldQuestion, QuestionKind
from eval.new import Suggestion, append, draft, faults_of, free_id, suggest, with_words
from eval.normal import squash
from eval.texts import Texts, stem_of
from index.archive import Archive
from ingest.errors import UsageError

WHO = GoldQuestion(
    id="q001",
    question="Vem reserverade sig mot nedläggningen av biblioteket i Norrby?",
    kind=QuestionKind.RESERVATION,
)
WHAT = GoldQuestion(id="q002", question="Vad kostar cykelbanan längs Strandvägen?", kind=QuestionKind.FACT)


def suggestion(archive: Archive, words: str, kind: QuestionKind | None = None) -> Suggestion:
    """Return the suggestion that holds the words."""
    return next(one for one in suggest(archive, words, kind=kind) if words in one.quote)


def good(archive: Archive) -> GoldQuestion:
    """Return a question that passes its check."""
    return replace(
        draft(WHO, [suggestion(archive, "reserverar sig", QuestionKind.RESERVATION)]),
        answer="Maja Ek (V) och Olle Lind (MP) reserverade sig.",
        must_include=("Maja Ek", "Olle Lind"),
    )


def test_what_is_suggested_stands_in_its_document_on_its_page_and_is_short_enough(archive: Archive) -> None:
    texts = Texts(archive.catalog)
    found = suggest(archive, WHO.question)
    assert found
    for one in found:
        assert squash(one.quote) in squash(texts.page(stem_of(one.source), one.page))
        assert len(one.quote) <= MAX_EVIDENCE


def test_nothing_is_suggested_twice(archive: Archive) -> None:
    quotes = [squash(one.quote) for one in suggest(archive, WHO.question, n=100)]
    assert [one for one in quotes for other in quotes if one is not other and other in one] == []


def test_the_records_that_the_kind_asks_for_come_first(archive: Archive) -> None:
    first = suggest(archive, WHO.question, kind=QuestionKind.RESERVATION)[0]
    assert (first.what, first.parties, first.persons) == ("reservation", ("V", "MP"), ("Maja Ek", "Olle Lind"))
    assert (first.organ, first.date, first.diarienummer) == ("kommunstyrelsen", date(2021, 3, 9), ("KS-2021-00042",))


def test_a_draft_takes_documents_gold_and_answer_from_its_evidence(archive: Archive) -> None:
    chosen = suggestion(archive, "reserverar sig", QuestionKind.RESERVATION)
    drafted = draft(WHO, [chosen])
    assert (drafted.docs, drafted.evidence, drafted.answer) == (("ks-2021-03-09",), (chosen.quote,), chosen.quote)
    assert (drafted.gold.parties, drafted.gold.persons) == (("V", "MP"), ("Maja Ek", "Olle Lind"))
    assert (drafted.gold.dnr, drafted.gold.body) == ("KS-2021-00042", "kommunstyrelsen")


def test_a_question_of_fact_has_no_gold_parties(archive: Archive) -> None:
    assert draft(WHAT, [suggestion(archive, "reserverar sig")]).gold.parties == ()


def test_own_words_bring_the_document_that_holds_them(archive: Archive) -> None:
    asked = with_words(WHAT, "Den beräknas kosta 4 miljoner kronor.", Texts(archive.catalog))
    assert asked.docs == ("cykelbana",)
    assert with_words(WHAT, "Den kostar 9 miljoner.", Texts(archive.catalog)).docs == ()


def test_a_good_question_is_written_and_read_back(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "nya" / "frågor.jsonl"
    asked = good(archive)
    assert faults_of(Texts(archive.catalog), file, asked) == ()
    append(file, asked)
    (read,) = read_questions(file)
    assert (read.question, read.gold, read.evidence) == (asked.question, asked.gold, asked.evidence)


@pytest.mark.parametrize("end", ["\n", ""])
def test_other_lines_stay_as_they_are(end: str, archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    line = json.dumps({"id": "egen", "question": "Vad?", "kind": "unanswerable", "answer": "Nej.", "anmärkning": "min"})
    file.write_text(line + end, encoding="utf-8")
    append(file, good(archive))
    assert file.read_text(encoding="utf-8").splitlines()[0] == line
    assert [one.id for one in read_questions(file)] == ["egen", "q001"]


def test_a_spreadsheet_gets_one_more_row(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "q.csv"
    append(file, good(archive))
    append(file, GoldQuestion(id="q002", question="Vad?", kind=QuestionKind.UNANSWERABLE, answer="Framgår inte."))
    assert [one.id for one in read_questions(file)] == ["q001", "q002"]


def test_a_taken_id_is_refused_and_the_file_stays(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    append(file, good(archive))
    before = file.read_bytes()
    with pytest.raises(UsageError, match="has a question q001 already"):
        append(file, good(archive))
    assert file.read_bytes() == before
    assert list(tmp_path.glob(".beslut-*")) == []


def test_a_file_of_another_type_is_refused_before_it_is_made(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="neither JSONL nor CSV"):
        append(tmp_path / "q.txt", good(archive))
    assert not (tmp_path / "q.txt").exists()


def test_the_next_free_id_skips_those_that_are_taken() -> None:
    assert free_id([]) == "q001"
    assert free_id([WHO, WHAT]) == "q003"
    assert free_id([WHAT]) == "q001"


def test_the_check_tells_what_is_wrong_with_the_new_line_alone(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    bad = GoldQuestion(id="q000", question="Vad?", kind=QuestionKind.FACT, docs=("finns-inte",), answer="Det.")
    append(file, bad)
    assert faults_of(Texts(archive.catalog), file, good(archive)) == ()
    (twice, *_) = faults_of(Texts(archive.catalog), file, replace(bad, id="q009"))
    assert twice.line == 2
