"""A small run of invented questions, for the tests of tables, comparisons and reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from eval.models import (
    CitedQuote,
    FoundPassage,
    Gold,
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

QUESTIONS = (
    GoldQuestion(
        id="r1",
        question="Vilka reserverade sig mot parkbeslutet?",
        kind=QuestionKind.RESERVATION,
        role=Role.JOURNALIST,
        docs=("ks-2030-01-08",),
        evidence=("Lo Berg (V) reserverar sig mot beslutet.",),
        gold=Gold(parties=("V", "MP"), date=date(2030, 1, 8)),
        answer="V och MP reserverade sig.",
        must_include=("(v)|vänsterpartiet",),
        must_not_include=("moderaterna reserverade sig",),
        tags=("kort",),
    ),
    GoldQuestion(
        id="f1",
        question="What does the park cost?",
        kind=QuestionKind.FACT,
        lang="en",
        docs=("ks-2030-01-08",),
        answer="4 miljoner kronor.",
        must_include=("4 miljoner",),
        tags=("lång", "kort"),
    ),
    GoldQuestion(
        id="u1",
        question="Vad kostar simhallen?",
        kind=QuestionKind.UNANSWERABLE,
        answer="Det framgår inte.",
    ),
)

Values = Sequence[Mapping[str, float]]


def made_run(
    systems: Mapping[str, Values],
    *,
    questions: Sequence[GoldQuestion] = QUESTIONS,
    answers: Mapping[str, str] | None = None,
    extraction: tuple[RecordScore, ...] = (),
) -> Run:
    """Return a run of these systems: for each, the values of its scores in the order of the questions.

    A system gives one voice error where its `voice_errors` are not 0. `answers`: by question id, the same for all.
    """
    told = answers or {}
    return Run(
        about={"version": "1.2.3", "date": "2030-02-01T08:30:00+00:00", "command": "beslut eval run q.jsonl"},
        questions=tuple(questions),
        systems=tuple(
            SystemRun(
                name=name,
                responses=tuple(_response(question, told.get(question.id, "Fyra.")) for question in questions),
                scores=tuple(_score(question, one) for question, one in zip(questions, values, strict=True)),
            )
            for name, values in systems.items()
        ),
        extraction=extraction,
    )


def _response(question: GoldQuestion, answer: str) -> Response:
    return Response(
        id=question.id,
        answer=answer,
        citations=(CitedQuote(n=1, source="ks/ks-2030-01-08.pdf", page=2, quote="Parken kostar 4 miljoner kronor."),),
        passages=(FoundPassage(source="ks/ks-2030-01-08.pdf", page=2, text="never shown"),),
        latency_ms=20.0,
    )


def _score(question: GoldQuestion, values: Mapping[str, float]) -> QuestionScore:
    error = VoiceError(what="party", claimed="M", truth="V", where="M reserverade sig.")
    return QuestionScore(
        id=question.id,
        kind=question.kind,
        role=question.role,
        lang=question.lang,
        tags=question.tags,
        values=dict(values),
        voice_errors=(error,) if values.get("voice_errors") else (),
    )


TWO_SYSTEMS: Mapping[str, Values] = {
    "bm25": (
        {"overall": 0.0, "voice_errors": 1.0, "latency_ms": 10.0},
        {"overall": 1.0, "voice_errors": 0.0, "latency_ms": 20.0},
        {"overall": 0.0, "abstain_recall": 0.0, "latency_ms": 30.0},
    ),
    "ours": (
        {"overall": 0.0, "voice_errors": 1.0, "latency_ms": 40.0},
        {"overall": 1.0, "voice_errors": 0.0, "latency_ms": 50.0},
        {"overall": 1.0, "abstain_recall": 1.0, "latency_ms": 90.0},
    ),
}
