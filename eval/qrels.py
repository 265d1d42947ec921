"""Relevance judgements at passage level, derived from evidence quotes: for the passages of any system.

A passage is relevant when it holds an evidence quote that no better passage held; its grade is the number of such
quotes. A quote that no passage holds counts as one relevant passage that was not found. So the grades of a question add
up to its evidence quotes whatever the size of the passages, and the same words found twice count once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from eval.models import FoundPassage, GoldQuestion, Response
from eval.normal import squash

letters_of = lru_cache(maxsize=4096)(squash)  # the same passages are judged by several metrics

LETTERS_HELD = 80  # of a quote, letters and digits: the rest may stand in the next passage


def is_within(quote: str, squashed: str) -> bool:
    """Tell whether the quote, its first 80 letters and digits, stands in a squashed text."""
    letters = letters_of(quote)[:LETTERS_HELD]
    return bool(letters) and letters in squashed


def grades(evidence: Sequence[str], passages: Sequence[FoundPassage]) -> dict[int, int]:
    """Return the grade of every relevant passage by its rank, from 1; quotes not found follow behind the last rank."""
    missing = list(evidence)
    found: dict[int, int] = {}
    for rank, passage in enumerate(passages, 1):
        text = letters_of(passage.text)
        held = [quote for quote in missing if is_within(quote, text)]
        if held:
            found[rank] = len(held)
            missing = [quote for quote in missing if quote not in held]
    return found | {len(passages) + n: 1 for n in range(1, len(missing) + 1)}


def trec_qrels(questions: Iterable[GoldQuestion], responses: Mapping[str, Response]) -> str:
    """Return the judgements in TREC's shape, "question 0 passage grade" a line, for the passages of `trec_run`."""
    return "".join(
        f"{question.id} 0 {rank} {grade}\n"
        for question in questions
        if question.evidence and question.id in responses
        for rank, grade in grades(question.evidence, responses[question.id].passages).items()
    )


def trec_run(questions: Iterable[GoldQuestion], responses: Mapping[str, Response], name: str) -> str:
    """Return the passages as TREC lines, "question Q0 passage rank score system"; a passage is named by its rank."""
    return "".join(
        f"{question.id} Q0 {rank} {rank} {1 / rank} {name}\n"
        for question in questions
        if question.evidence and question.id in responses
        for rank in range(1, len(responses[question.id].passages) + 1)
    )
