"""Questions as plain data, the objects of a question file (docs/evaluation.md), and back."""

from __future__ import annotations

from typing import Any

from eval.dataset.fields import Fields
from eval.matching import alternatives
from eval.models import Gold, GoldQuestion, GoldTurn, QuestionKind, Role

MAX_EVIDENCE = 200  # characters of one evidence quote
LANGUAGES = ("sv", "en")
GOLD_LISTS = ("parties", "persons", "items")
GOLD_TEXTS = ("date", "dnr", "body", "outcome", "number")
LISTS = ("docs", "evidence", "must_include", "must_not_include", "tags")
TEXTS = ("id", "question", "lang", "kind", "role", "answer")
KNOWN = (*TEXTS, *LISTS, "gold", "history", "line")


def question_from(fields: Fields, line: int) -> GoldQuestion:
    """Return the question; what is wrong with it is told to the fields' complaints."""
    fields.misspelt(KNOWN)
    gold = fields.part("gold")
    gold.misspelt((*GOLD_LISTS, *GOLD_TEXTS))
    question = GoldQuestion(
        id=fields.text("id"),
        question=fields.text("question"),
        kind=fields.choice("kind", QuestionKind, QuestionKind.FACT),
        lang=fields.text("lang").lower() or "sv",
        role=fields.choice("role", Role, Role.EVALUATOR),
        docs=fields.texts("docs"),
        evidence=fields.texts("evidence"),
        gold=Gold(
            parties=gold.texts("parties"),
            persons=gold.texts("persons"),
            date=gold.day("date"),
            dnr=gold.optional("dnr"),
            body=gold.optional("body"),
            outcome=gold.optional("outcome"),
            number=gold.optional("number"),
            items=gold.texts("items"),
        ),
        answer=fields.text("answer"),
        must_include=fields.texts("must_include"),
        must_not_include=fields.texts("must_not_include"),
        history=tuple(
            GoldTurn(question=turn.text("question"), answer=turn.text("answer")) for turn in fields.parts("history")
        ),
        tags=fields.texts("tags"),
        line=line,
    )
    for fault in _faults(question):
        fields.complain(fault)
    return question


def _faults(question: GoldQuestion) -> list[str]:
    entries = (*question.must_include, *question.must_not_include, *question.gold.items)
    is_followup = question.kind is QuestionKind.FOLLOWUP
    is_judged = any((entries, question.docs, question.evidence, question.gold.parties))
    checks = [
        (not question.id, "it has no id; give each question one of its own, such as q1"),
        (not question.question, "the question is missing; write it in question"),
        (question.lang not in LANGUAGES, f'unknown lang "{question.lang}"; use {" or ".join(LANGUAGES)}'),
        (is_followup and not question.history, "a followup without history; add the question and answer before it"),
        (any(not turn.question for turn in question.history), "a turn of history without question; fill it in"),
        (any(not alternatives(entry) for entry in entries), 'an entry without words; "a|b" means a or b'),
        (
            not is_judged and question.kind is not QuestionKind.UNANSWERABLE,
            "nothing to judge an answer by; give must_include words, or make kind unanswerable",
        ),
    ]
    too_long = [
        f"evidence of {len(quote)} characters; quote at most {MAX_EVIDENCE}, or split it into several"
        for quote in question.evidence
        if len(quote) > MAX_EVIDENCE
    ]
    return [fault for is_wrong, fault in checks if is_wrong] + too_long


def question_record(question: GoldQuestion) -> dict[str, Any]:
    """Return the question as an object of a question file: history, tags and gold.items only where it has some."""
    gold = question.gold
    record: dict[str, Any] = {
        "id": question.id,
        "question": question.question,
        "lang": question.lang,
        "kind": question.kind.value,
        "role": question.role.value,
        "docs": list(question.docs),
        "evidence": list(question.evidence),
        "gold": {
            "parties": list(gold.parties) or None,
            "persons": list(gold.persons),
            "date": gold.date.isoformat() if gold.date else None,
            "dnr": gold.dnr,
            "body": gold.body,
            "outcome": gold.outcome,
            "number": gold.number,
        },
        "answer": question.answer,
        "must_include": list(question.must_include),
        "must_not_include": list(question.must_not_include),
    }
    if gold.items:
        record["gold"]["items"] = list(gold.items)
    if question.history:
        record["history"] = [{"question": turn.question, "answer": turn.answer} for turn in question.history]
    if question.tags:
        record["tags"] = list(question.tags)
    return record
