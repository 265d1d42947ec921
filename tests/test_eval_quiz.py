"""Questions about synthetic archives: every kind, answerable from the papers, right by their own grading."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.layouts.gold import gold_rows
from eval.layouts.printing import print_papers
from eval.metrics import answer
from eval.metrics.case import Case
from eval.models import GoldQuestion, QuestionKind, Response
from eval.quiz.asker import Asker, content_forms
from eval.quiz.build import MAKERS, ask_about, mix, shares
from eval.quiz.facts import value_forms
from eval.quiz.mention import Mentions
from eval.quiz.phrases import count_forms, genitive, party_forms, slots_of, templates, words
from eval.quiz.view import MAX_EVIDENCE, View, squash
from eval.quiz.votes import means_forms, tally_forms
from eval.texts import Texts
from eval.world.build import build_world
from eval.world.models import Matter, Party, Placed, Printed, World
from index.catalog import Catalog

ARCHIVES = ((140, 2), (90, 5))
"""(papers, seed): together they have something to ask of every kind."""


@cache
def archive(folder: Path, n_papers: int, seed: int) -> tuple[World, tuple[Printed, ...], tuple[dict[str, Any], ...]]:
    world = build_world(n_papers=n_papers, seed=seed)
    printed = print_papers(world, folder / f"{n_papers}-{seed}")
    return world, printed, tuple(gold_rows(world, printed))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("quiz")


@pytest.fixture(scope="session")
def questions(folder: Path) -> tuple[GoldQuestion, ...]:
    return tuple(question for size in ARCHIVES for question in asked(folder, *size))


@cache
def asked(folder: Path, n_papers: int, seed: int) -> tuple[GoldQuestion, ...]:
    world, printed, rows = archive(folder, n_papers, seed)
    return ask_about(world, printed, n=120, seed=seed, gold=rows)


def test_every_kind_is_asked_in_its_share(folder: Path) -> None:
    found = Counter(question.kind for question in asked(folder, *ARCHIVES[0]))
    wanted = shares(120)
    assert found.keys() == set(QuestionKind)
    assert all(found[kind] >= wanted[kind] for kind in (QuestionKind.RESERVATION, QuestionKind.UNANSWERABLE))
    assert found.total() == 120


def test_every_maker_asks_something(folder: Path) -> None:
    """Makers for what is rare in a small archive (a person who changed party, say) may find nothing in it."""
    rare = {"changed_party", "over_the_years", "casting_vote", "no_reason", "postponed"}
    silent = set(MAKERS) - rare
    for size in ARCHIVES:
        world, printed, rows = archive(folder, *size)
        view = View(world, printed, rows)
        silent -= {name for name in silent if any(made(view, name, matter) for matter in view.matters)}
    assert silent == set()


def dice(seed: object) -> Random:
    return Random(str(seed))  # noqa: S311 - the same dice in every run


def made(view: View, name: str, matter: Matter) -> GoldQuestion | None:
    return MAKERS[name](Asker(view, "sv", dice(f"{name}/{matter.id}")), matter)


def test_reference_answers_pass_their_own_grading(questions: tuple[GoldQuestion, ...]) -> None:
    texts = Texts(cast("Catalog", None))  # no citation is graded here
    wrong = [question for question in questions if not answer.overall(case_of(question, question.answer, texts))]
    assert [(question.question, question.answer, question.must_include) for question in wrong] == []


def test_an_answer_that_repeats_the_question_fails(questions: tuple[GoldQuestion, ...]) -> None:
    texts = Texts(cast("Catalog", None))
    asked_back = [
        question
        for question in questions
        if question.kind is not QuestionKind.UNANSWERABLE
        and answer.correct(case_of(question, question.question, texts))
    ]
    assert [(question.question, question.must_include) for question in asked_back] == []


def case_of(question: GoldQuestion, said: str, texts: Texts) -> Case:
    abstained = question.kind is QuestionKind.UNANSWERABLE
    response = Response(id=question.id, answer=said, abstained=abstained)
    return Case(question=replace(question, docs=()), response=response, texts=texts)


def test_evidence_stands_in_the_named_documents(folder: Path) -> None:
    for size in ARCHIVES:
        placed: dict[str, str] = {}
        for paper in archive(folder, *size)[1]:
            placed[paper.stem] = squash(" ".join(one.text for one in paper.placed))
        for question in asked(folder, *size):
            assert all(len(quote) <= MAX_EVIDENCE for quote in question.evidence)
            found = [any(squash(quote) in placed[doc] for doc in question.docs) for quote in question.evidence]
            assert all(found), question


def test_an_answerable_question_has_documents_evidence_and_grading(questions: tuple[GoldQuestion, ...]) -> None:
    for question in questions:
        is_proved_by_any = question.tags[:1] in (("changed_party",), ("which_number",))  # many papers each tell it
        has = bool(question.docs), bool(question.evidence) or is_proved_by_any, bool(question.must_include)
        assert set(has) == {question.kind is not QuestionKind.UNANSWERABLE}, question


def test_no_slot_stays_open_and_no_word_is_doubled(questions: tuple[GoldQuestion, ...]) -> None:
    for question in questions:
        for text in (question.question, question.answer, *question.must_include):
            assert not re.search(r"[{}]|  |\bNone\b", text), question
        assert not re.search(r"\b(\w{3,}) \1\b", question.question), question.question


def test_follow_ups_have_the_turn_before(questions: tuple[GoldQuestion, ...]) -> None:
    for question in questions:
        assert bool(question.history) == (question.kind is QuestionKind.FOLLOWUP)
        assert all(turn.question and turn.answer for turn in question.history)


def test_the_same_seed_asks_the_same_and_another_one_does_not(folder: Path) -> None:
    world, printed, rows = archive(folder, *ARCHIVES[1])
    again = ask_about(world, printed, n=120, seed=ARCHIVES[1][1], gold=rows)
    other = ask_about(world, printed, n=120, seed=99, gold=rows)
    assert again == asked(folder, *ARCHIVES[1])
    assert other != again


def test_no_question_is_asked_twice_and_ids_are_unique(folder: Path) -> None:
    for size in ARCHIVES:
        found = [(question.history, question.question) for question in asked(folder, *size)]
        assert len(found) == len(set(found))
        assert len({question.id for question in asked(folder, *size)}) == len(found)


def test_the_named_matter_is_the_only_one_of_that_name(folder: Path) -> None:
    world, printed, _ = archive(folder, *ARCHIVES[0])
    view = View(world, printed)
    mentions = Mentions(view, "sv")
    for matter in view.matters:
        for step in view.steps(matter):
            slots, needed = mentions.slots(matter, step, "matter", dice(matter.id))
            said = f"{slots['matter']} {slots['organ']}" if "organ" in needed else slots["matter"]
            assert meant(view, said, slots["subject"], matter) == [matter.id], said


def meant(view: View, said: str, subject: str, matter: Matter) -> list[str]:
    """Return the matters of the municipality that fit what is said: phrase, and number, year or day where told."""
    found = [
        other
        for other in view.world.matters
        if other.municipality == matter.municipality and subject in (*other.called, other.title)
    ]
    if numbers := [other for other in found if other.diarienummer[0] in said]:
        return [other.id for other in numbers]
    if years := re.findall(r" (20\d\d)\b", said.removeprefix(subject)):
        found = [other for other in found if int(years[-1]) in {step.date.year for step in other.steps}]
    return [other.id for other in found]


def test_a_second_matter_of_the_same_name_is_told_apart(folder: Path) -> None:
    world, printed, _ = archive(folder, *ARCHIVES[1])
    first = next(matter for matter in world.matters if matter.steps)
    twin = replace(first, id="twin", diarienummer=("XX 1999/1",))
    view = View(replace(world, matters=(*world.matters, twin)), printed)
    said = {Mentions(view, "sv").slots(first, None, "matter", dice(seed))[0]["matter"] for seed in range(20)}
    assert all(first.diarienummer[0] in one for one in said)


def test_a_value_that_the_scanner_spoilt_is_not_asked_about(folder: Path) -> None:
    world, printed, _ = archive(folder, *ARCHIVES[1])
    spoilt = tuple(replace(paper, placed=tuple(misread(one) for one in paper.placed)) for paper in printed)
    clean, noisy = (
        [
            question
            for question in ask_about(world, papers, n=60, seed=1)
            if question.kind is QuestionKind.FACT and question.gold.number
        ]
        for papers in (printed, spoilt)
    )
    assert clean
    assert noisy == []


def misread(placed: Placed) -> Placed:
    return replace(placed, text=re.sub(r"\d", "x", placed.text))


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_any_seed_gives_well_formed_questions(folder: Path, seed: int) -> None:
    world, printed, rows = archive(folder, *ARCHIVES[1])
    found = ask_about(world, printed, n=20, seed=seed, gold=rows)
    assert len(found) == 20
    assert all(question.question.rstrip().endswith(("?", ".")) for question in found)
    test_reference_answers_pass_their_own_grading(found)


@given(n=st.integers(0, 2000))
def test_shares_add_up_to_what_is_wanted(n: int) -> None:
    assert sum(shares(n).values()) == n


def test_both_languages_have_what_every_maker_needs() -> None:
    assert mix()["makers"].keys() == set(QuestionKind) == mix()["roles"].keys()
    assert {name for makers in mix()["makers"].values() for name in makers} == MAKERS.keys()
    swedish, english = templates("sv"), templates("en")
    assert english.keys() <= swedish.keys()
    for name, template in english.items():
        assert slots_of(template.answer) == slots_of(swedish[name].answer), name
    for group in ("kinds", "stances", "cast", "matters", "months", "instead", "ended"):
        assert words("en", group).keys() == words("sv", group).keys(), group


def test_values_and_parties_are_accepted_in_the_forms_people_write() -> None:
    assert value_forms("12 500").split("|") == ["12 500", "12500"]
    assert "4,2 mkr" in value_forms("4,2 miljoner").split("|")
    assert "2021-03-09" in value_forms("9 mars 2021").split("|")
    centre = Party(code="C", name="Centerpartiet")
    assert party_forms(centre, ["Ek"]).split("|") == ["(c)", "centerpart", "centre party", "ek"]
    assert party_forms(Party(code="BYL", name="Byalistan", is_local=True)).split("|") == ["(byl)", "byalist"]
    assert genitive("V", "sv") == "V:s"
    assert genitive("Centerpartiet", "sv") == "Centerpartiets"
    assert genitive("the Moderates", "en") == "the Moderates'"
    assert "tre" in count_forms(3).split("|")
    assert "3" not in count_forms(3).split("|")


def test_the_meaning_of_a_ballot_is_known_by_stance_and_mover() -> None:
    assert means_forms("bifall till Maja Eks (V) yrkande")[1] == "ek|(v)"
    assert means_forms("avslag på motionen")[0].startswith("avslag|")
    assert "8-5" in tally_forms(8, 5).split("|")
    assert content_forms("att avgiften sätts till 300 kronor") == "300"
    assert "avgif" in content_forms("att avgiften sänks")
