"""Voice errors: a statement given to the wrong party, organ or kind, a proposal given as a decision, the wrong Ja.

Judged are the claims of the text (`eval.voice.claims`) against
  a. the gold of the question: who reserved themselves or voted, and what no answer may say,
  b. the gold of the § that the sentence cites: statements, ballots, outcomes, what Ja and Nej meant,
  c. the gold of the statement in whose own words a quotation stands; so is the metadata of each citation.
What the gold does not cover, and what the text leaves open, is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eval.models import CitedQuote, GoldParagraf, GoldQuestion, Response, VoiceError
from eval.voice.by_question import forbidden, judge_by_question
from eval.voice.by_structure import (
    judge_ballot,
    judge_decision,
    judge_denial,
    judge_letters,
    judge_meaning,
    judge_statement,
)
from eval.voice.by_words import judge_bare, judge_citation, judge_kind_of_words, judge_words
from eval.voice.claims import BALLOTS, DECIDED, JA_MEANS, NEJ_MEANS, NOT_STATEMENTS, WORDS, Claim, claims_of
from eval.voice.truth import Truth, stem


def voice_errors(question: GoldQuestion, response: Response, truth: Truth | None) -> tuple[VoiceError, ...]:
    """Return the voice errors of a response, in the order of its text, each once; those of its citations follow.

    Args:  truth: gold structure of the documents; without it only the gold of the question judges.
    """
    return tuple(dict.fromkeys(error for error in _verdicts(question, response, truth) if error))


def n_claims(question: GoldQuestion, response: Response, truth: Truth | None) -> int:
    """Return how many claims were judged: each party or person of a claim, and each citation, counts for one."""
    return len(list(_verdicts(question, response, truth)))


def _verdicts(question: GoldQuestion, response: Response, truth: Truth | None) -> Iterator[VoiceError | None]:
    """Judge the claims: an error each, None for a right one. A claim that can't be judged gives nothing."""
    codes = frozenset(question.gold.parties) | (truth.codes if truth else frozenset())
    for claim in claims_of(response.answer, codes):
        cited = tuple(one for one in response.citations if one.n in _markers(claim, response))
        if truth:
            yield from judge_letters(claim, _flat(_certain(claim, cited, truth)), truth)
        for single in _singles(claim):
            by_question = list(judge_by_question(single, question, cited))
            by_gold = list(_by_gold(single, question, cited, truth)) if truth else []
            yield from by_question if _is_astray(single, question, cited) else by_gold or by_question
    yield from forbidden(question, response.answer)
    if truth:
        for citation in response.citations:
            yield from judge_citation(citation, truth)


def _markers(claim: Claim, response: Response) -> tuple[int, ...]:
    """Return the numbers that carry the claim: of an answer with one citation all claims are its."""
    return claim.markers or (tuple(one.n for one in response.citations) if len(response.citations) == 1 else ())


def _is_astray(claim: Claim, question: GoldQuestion, cited: tuple[CitedQuote, ...]) -> bool:
    """Tell whether the answer gives a sentence of another document as if it were about the question's matter: that the
    sentence is true there makes the answer no better."""
    is_fact = claim.is_bare and claim.act != WORDS
    return is_fact and bool(cited) and not any(stem(one.source) in question.docs for one in cited)


def _singles(claim: Claim) -> Iterator[Claim]:
    """Part a claim by who did it; words and denials of anybody are judged whole."""
    if claim.act == WORDS or not (claim.parties or claim.persons):
        yield claim
        return
    for party in claim.parties:
        yield replace(claim, parties=(party,), persons=())
    for person in claim.persons:
        yield replace(claim, parties=(), persons=(person,))


def _by_gold(
    claim: Claim, question: GoldQuestion, cited: tuple[CitedQuote, ...], truth: Truth
) -> Iterator[VoiceError | None]:
    if claim.act == WORDS and (claim.parties or claim.persons):
        yield from judge_words(claim, cited, truth)
        return
    if claim.act == WORDS:
        yield from judge_bare(claim, question, cited, truth)
        return
    rows = _certain(claim, cited, truth)
    if all(rows):
        yield from _judge(claim, _flat(rows), truth)
    else:
        # Where § without gold may be meant, those with gold can bear a claim out but not refute it.
        near = [truth.near(one.source, one.page) for one in cited if not (one.paragraf or claim.paragraf)]
        yield from (verdict for verdict in _judge(claim, _flat(near), truth) if verdict is None)
    if claim.quotes and not claim.is_denied and claim.act not in NOT_STATEMENTS:
        yield from judge_kind_of_words(claim, cited, truth)


def _certain(claim: Claim, cited: tuple[CitedQuote, ...], truth: Truth) -> list[tuple[GoldParagraf, ...]]:
    """Return the gold of each place cited."""
    return [truth.rows(one.source, paragraf=one.paragraf or claim.paragraf, page=one.page) for one in cited]


def _judge(claim: Claim, rows: tuple[GoldParagraf, ...], truth: Truth) -> Iterator[VoiceError | None]:
    if claim.act == DECIDED:
        return judge_decision(claim, rows)
    if claim.act in (JA_MEANS, NEJ_MEANS):
        return judge_meaning(claim, rows, truth.codes)
    if claim.act in BALLOTS:
        return judge_ballot(claim, rows)
    return judge_denial(claim, rows) if claim.is_denied else judge_statement(claim, rows, truth)


def _flat(rows: Sequence[Sequence[GoldParagraf]]) -> tuple[GoldParagraf, ...]:
    return tuple(row for found in rows for row in found)
