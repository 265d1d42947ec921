"""Floors: figures held to them, changed data told, and pinning that never softens a limit unless told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.dataset import write_questions
from eval.floors import Figure, Measured, compare, pin, read_floors, write_floors
from eval.gate import GoldSet, Verdict, figures, gate, verdict
from eval.models import (
    GoldQuestion,
    QuestionKind,
    QuestionScore,
    RecordScore,
    Response,
    Role,
    Run,
    SystemRun,
    VoiceError,
)
from ingest.errors import UsageError
from settings import Settings
from tests.conftest import HashEmbedder

CORRECT = Figure(metric="correct", value=0.9, n=50, noise=0.02)
RECALL = Figure(metric="doc_recall@5", value=1.0, n=50, noise=0.02)
RESERVATIONS = Figure(metric="extraction: reservation", value=2 / 3, n=12)
VOICE = Figure(metric="voice_errors", value=1.0, n=60, is_ceiling=True)
MEASURED = Measured(
    name="samples",
    digests={"documents": "aa", "questions": "bb", "extraction": "cc"},
    figures=(CORRECT, RECALL, RESERVATIONS, VOICE),
)


def changed(measured: Measured, **values: float) -> Measured:
    """Return the same set with some figures of other values, by the first word of the metric."""
    named = {"correct": CORRECT.metric, "recall": RECALL.metric, "found": RESERVATIONS.metric, "voice": VOICE.metric}
    wanted = {named[name]: value for name, value in values.items()}
    return replace(
        measured,
        figures=tuple(replace(one, value=wanted.get(one.metric, one.value)) for one in measured.figures),
    )


def test_what_was_just_pinned_passes() -> None:
    assert verdict([MEASURED], pin([MEASURED], {})).passed


def test_a_floor_lies_one_question_below_what_was_measured_and_a_ceiling_on_it() -> None:
    pinned = pin([MEASURED], {})["samples"]
    assert pinned.floors == {"correct": 0.88, "doc_recall@5": 0.98, "extraction: reservation": 0.666}
    assert pinned.ceilings == {"voice_errors": 1.0}


@pytest.mark.parametrize("worse", [{"correct": 0.87}, {"recall": 0.97}, {"found": 0.6}, {"voice": 2.0}])
def test_a_figure_on_the_wrong_side_of_its_limit_fails(worse: dict[str, float]) -> None:
    result = verdict([changed(MEASURED, **worse)], pin([MEASURED], {}))
    assert not result.passed
    (missed,) = [line for line in result.lines if not line.is_met]
    assert missed.margin is not None
    assert missed.margin < 0


@pytest.mark.parametrize("alike", [{"correct": 0.88}, {"correct": 0.95}, {"voice": 0.0}])
def test_noise_and_better_figures_pass(alike: dict[str, float]) -> None:
    assert verdict([changed(MEASURED, **alike)], pin([MEASURED], {})).passed


def test_a_figure_that_is_measured_no_more_fails() -> None:
    silent = replace(MEASURED, figures=(CORRECT, RECALL, RESERVATIONS))
    (missed,) = [line for line in compare([silent], pin([MEASURED], {})) if not line.is_met]
    assert (missed.metric, missed.measured, missed.is_ceiling) == ("voice_errors", None, True)


@pytest.mark.parametrize("part", ["documents", "questions", "extraction"])
def test_changed_data_fail_whatever_the_figures_are(part: str) -> None:
    other = replace(MEASURED, digests={**MEASURED.digests, part: "zz"})
    result = verdict([other], pin([MEASURED], {}))
    assert all(line.is_met for line in result.lines)
    assert not result.passed
    assert result.faults == (f"samples: its {part} changed since the floors were pinned",)


def test_changed_data_of_others_are_told_and_not_judged() -> None:
    theirs = replace(MEASURED, name="public", digests={**MEASURED.digests, "questions": "zz"})
    place = Path("public")
    outside = GoldSet(name="public", documents=place, questions=place, extraction=place, is_ours=False)
    result = verdict([changed(theirs, correct=0.1)], pin([replace(MEASURED, name="public")], {}), [outside])
    assert result.passed
    assert result.lines == ()
    assert result.not_measured == ("public: its questions changed since the floors were pinned",)


def test_a_set_without_floors_fails() -> None:
    assert verdict([MEASURED], {}).faults == ("samples: has no floors yet",)


def test_pinning_raises_floors_and_lowers_ceilings() -> None:
    better = pin([changed(MEASURED, correct=0.96, voice=0.0)], pin([MEASURED], {}))["samples"]
    assert (better.floors["correct"], better.ceilings["voice_errors"]) == (0.94, 0.0)


def test_a_ceiling_has_room_for_its_noise_and_never_rises_by_it() -> None:
    loose = replace(MEASURED, figures=(replace(VOICE, value=0.0, noise=2.0),))
    before = pin([loose], {})
    assert before["samples"].ceilings == {"voice_errors": 2.0}
    worse = replace(loose, figures=(replace(VOICE, value=1.0, noise=2.0),))
    assert pin([worse], before) == before


def test_pinning_again_within_the_noise_keeps_the_floor() -> None:
    before = pin([MEASURED], {})
    assert pin([changed(MEASURED, correct=0.885)], before) == before


@pytest.mark.parametrize("worse", [{"correct": 0.87}, {"found": 0.5}, {"voice": 3.0}])
def test_pinning_refuses_to_soften_a_limit(worse: dict[str, float]) -> None:
    with pytest.raises(UsageError, match=r"^Nothing is pinned: samples \S+") as refused:
        pin([changed(MEASURED, **worse)], pin([MEASURED], {}))
    assert "--allow-regression" in refused.value.remedy


def test_pinning_refuses_to_forget_a_limit() -> None:
    with pytest.raises(UsageError, match="samples doc_recall@5"):
        pin([replace(MEASURED, figures=(CORRECT, RESERVATIONS, VOICE))], pin([MEASURED], {}))


def test_a_regression_that_is_allowed_is_pinned() -> None:
    worse = changed(MEASURED, correct=0.5, voice=3.0)
    pinned = pin([worse], pin([MEASURED], {}), allow_regression=True)
    assert (pinned["samples"].floors["correct"], pinned["samples"].ceilings["voice_errors"]) == (0.48, 3.0)
    assert verdict([worse], pinned).passed


def test_a_set_that_is_not_measured_keeps_its_floors() -> None:
    before = pin([MEASURED, replace(MEASURED, name="public")], {})
    after = pin([changed(MEASURED, correct=1.0)], before)
    assert after["public"] == before["public"]
    assert after["samples"] != before["samples"]


def test_floors_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    pinned = pin([MEASURED, replace(MEASURED, name="public")], {})
    write_floors(tmp_path / "floors.toml", pinned)
    assert read_floors(tmp_path / "floors.toml") == pinned
    assert read_floors(tmp_path / "none.toml") == {}


@pytest.mark.parametrize("text", ["samples", "[samples]\n", "samples = 5\n", "[samples]\ndigests = 1\n"])
def test_a_file_that_holds_no_floors_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text(text)
    with pytest.raises(UsageError, match=r"floors\.toml: not a file of floors"):
        read_floors(tmp_path / "floors.toml")


def scored(name: str, *errors: VoiceError, **values: float) -> QuestionScore:
    return QuestionScore(
        id=name, kind=QuestionKind.FACT, role=Role.STAFF, lang="sv", values=values, voice_errors=errors
    )


def test_the_figures_are_means_over_the_questions_that_have_them_and_counts_of_faults() -> None:
    error = VoiceError(what="party", claimed="S", truth="M", where="S reserverade sig.")
    scores = (scored("a", error, correct=1.0, page_correct=0.5), scored("b", error, correct=0.0), scored("c"))
    responses = (Response(id="a", answer="S."), Response(id="b", answer="", error="KeyError: x"))
    reservations = RecordScore(kind="reservation", n_gold=4, n_found=4, n_right=3)
    run = Run(
        about={},
        questions=(),
        systems=(
            SystemRun(name="bm25", responses=(), scores=()),
            SystemRun(name="ours", responses=responses, scores=scores),
        ),
        extraction=(reservations, RecordScore(kind="jäv", n_gold=0, n_found=0, n_right=0)),
    )
    found = {one.metric: (one.value, one.n, one.is_ceiling) for one in figures(run)}
    assert found == {
        "correct": (0.5, 2, False),
        "page_correct": (0.5, 1, False),
        "voice_errors": (2.0, 3, True),
        "failed_questions": (1.0, 2, True),
        "extraction: reservation": (0.75, 4, False),
    }


def test_the_gate_reads_asks_pins_and_holds(
    documents: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = GoldQuestion(
        id="a",
        question="Vem reserverade sig mot nedläggningen av biblioteket i Norrby?",
        kind=QuestionKind.RESERVATION,
        docs=("ks-2021-03-09",),
        must_include=("Maja Ek",),
    )
    write_questions(tmp_path / "q.jsonl", [asked])
    (tmp_path / "x.jsonl").write_text("", encoding="utf-8")
    here = GoldSet(name="samples", documents=documents, questions=tmp_path / "q.jsonl", extraction=tmp_path / "x.jsonl")
    gone = replace(here, name="public", documents=tmp_path / "gone")
    monkeypatch.setattr("eval.gate.gold_sets", lambda *_: (here, gone))

    def measured(*, pin_floors: bool = False) -> Verdict:
        return gate(
            settings,
            embedder=HashEmbedder(),
            scratch=tmp_path / "scratch",
            floors=tmp_path / "floors.toml",
            on_progress=lambda *_: None,
            pin_floors=pin_floors,
        )

    assert measured().faults == ("samples: has no floors yet",)
    assert measured(pin_floors=True).passed
    again = measured()
    assert again.passed
    assert {line.metric: line.measured for line in again.lines}["correct"] == 1.0
    assert again.not_measured == (f"public: {tmp_path / 'gone'} is missing",)
    write_questions(tmp_path / "q.jsonl", [replace(asked, must_include=("Olle Lind",))])
    assert measured().faults == ("samples: its questions changed since the floors were pinned",)
