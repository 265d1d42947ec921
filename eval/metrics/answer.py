"""Whether the words of the answer are right.

An answer to an answerable question is correct when it holds every `must_include` entry (eval/matching.py) and no
`must_not_include` entry, names every gold party where the question asks who dissented or voted, and does not abstain. A
list question without `must_include` asks for its gold items instead. What a system failed on is not correct.
"""

from __future__ import annotations

import re

from eval.matching import alternatives, holds, occurs
from eval.metrics.case import Case, share
from eval.models import GoldQuestion, QuestionKind
from eval.normal import normal, parties_in

ASKS_FOR_PARTIES = (QuestionKind.RESERVATION, QuestionKind.VOTE)


def answered(case: Case) -> float:
    """Return 1 where the system gave any response, 0 where it failed or gave none."""
    return float(case.is_answered)


def correct(case: Case) -> float | None:
    """Return 1 where the answer is correct."""
    if not case.is_answerable or not _is_judged(case.question):
        return None
    return float(
        case.is_answered
        and not case.response.abstained
        and all(_held(case, _wanted(case.question)))
        and not says_forbidden(case)
        and names_parties(case)
    )


def partial(case: Case) -> float | None:
    """Return the share of the must_include entries that the answer holds."""
    wanted = _wanted(case.question)
    return share(sum(_held(case, wanted)), len(wanted)) if case.is_answerable else None


def overall(case: Case) -> float | None:
    """Return 1 where the answer is correct, or where the archive has none and the system says so."""
    if case.is_answerable:
        return correct(case)
    return float(case.is_answered and case.response.abstained and not says_forbidden(case))


def worded(case: Case) -> float | None:
    """Return whether the answer is in the language model's words; None where no model is set."""
    return float(case.response.mode == "llm") if case.response.mode_reason else None


def n_words(case: Case) -> float | None:
    """Return the length of the answer in words, its markers too."""
    return float(len(case.response.answer.split())) if case.is_answerable and case.is_answered else None


def says_forbidden(case: Case) -> bool:
    """Tell whether the answer holds a must_not_include entry."""
    return any(occurs(one, said(case)) for entry in case.question.must_not_include for one in alternatives(entry))


def names_parties(case: Case) -> bool:
    """Tell whether the answer names every gold party, by letters or name; a person's name alone does not tell it."""
    parties = case.question.gold.parties
    return case.question.kind not in ASKS_FOR_PARTIES or parties_in(case.response.answer, parties) >= set(parties)


def said(case: Case) -> str:
    """Return the answer; a vote that it prints as the gold does, "40-38-3", is told once more figure by figure."""
    answer = case.response.answer
    number = case.question.gold.number or ""
    if not re.fullmatch(r"\d+(?:[-/]\d+)+", number):
        return answer
    first, second, *rest = re.findall(r"\d+", number)
    others = "".join(rf"(?:\s?[-/]\s?{one})?" for one in rest)
    printed = re.search(rf"(?<![\w/-]){first}\s?[-/]\s?{second}{others}(?![\w/-])", normal(answer))
    told = " mot ".join(re.findall(r"\d+", printed[0])) if printed else ""
    return f"{answer} ({told})" if told else answer


def _held(case: Case, wanted: tuple[str, ...]) -> list[bool]:
    return [holds(entry, said(case), case.question.gold.parties) for entry in wanted]


def _wanted(question: GoldQuestion) -> tuple[str, ...]:
    return question.must_include or (question.gold.items if question.kind is QuestionKind.LIST else ())


def _is_judged(question: GoldQuestion) -> bool:
    asked_parties = question.gold.parties if question.kind in ASKS_FOR_PARTIES else ()
    return any((_wanted(question), question.must_not_include, asked_parties))
