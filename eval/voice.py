"""Voice errors: a statement given to the wrong party, organ or kind, a proposal given as a decision, the wrong Ja.

Judged are the claims of the text (`eval.claims`) against
  a. the gold of the question: who reserved themselves or voted, and what no answer may say,
  b. the gold of the § that the sentence cites: statements, ballots, outcomes, what Ja and Nej meant,
  c. the gold of the statement in whose own words a quotation stands; so is the metadata of each citation.
What the gold does not cover, and what the text leaves open, is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eval.claims import BALLOTS, DECIDED, JA_MEANS, NEJ_MEANS, WORDS, Claim, claims_of
from eval.models import CitedQuote, GoldParagraf, GoldQuestion, Response, VoiceError
from eval.truth import Truth
from eval.voice_question import forbidden, judge_by_question
from eval.voice_rows import judge_ballot, judge_decision, judge_denial, judge_meaning, judge_statement
from eval.voice_words import judge_citation, judge_kind_of_words, judge_words


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
    if response.abstained or response.error:
        return
    codes = frozenset(question.gold.parties) | (truth.codes if truth else frozenset())
    claims = claims_of(response.answer, codes)
    for claim in claims:
        cited = tuple(one for one in response.citations if one.n in _markers(claim, response))
        for single in _singles(claim):
            verdicts = list(_by_gold(single, cited, truth)) if truth else []
            yield from verdicts or judge_by_question(single, question, cited, claims)
    yield from forbidden(question, response.answer)
    if truth:
        for citation in response.citations:
            yield from judge_citation(citation, truth)


def _markers(claim: Claim, response: Response) -> tuple[int, ...]:
    """Return the numbers that carry the claim: of an answer with one citation all claims are its."""
    return claim.markers or (tuple(one.n for one in response.citations) if len(response.citations) == 1 else ())


def _singles(claim: Claim) -> Iterator[Claim]:
    """Part a claim by who did it; words and denials of anybody are judged whole."""
    if claim.act == WORDS or not (claim.parties or claim.persons):
        yield claim
        return
    for party in claim.parties:
        yield replace(claim, parties=(party,), persons=())
    for person in claim.persons:
        yield replace(claim, parties=(), persons=(person,))


def _by_gold(claim: Claim, cited: tuple[CitedQuote, ...], truth: Truth) -> Iterator[VoiceError | None]:
    rows = _rows(claim, cited, truth)
    if claim.act == WORDS:
        yield from judge_words(claim, cited, truth)
    elif claim.act == DECIDED:
        yield from judge_decision(claim, rows)
    elif claim.act in (JA_MEANS, NEJ_MEANS):
        yield from judge_meaning(claim, rows, truth.codes)
    elif claim.act in BALLOTS:
        yield from judge_ballot(claim, rows)
    elif claim.is_denied:
        yield from judge_denial(claim, rows)
    else:
        yield from judge_statement(claim, rows, truth)
        yield from judge_kind_of_words(claim, cited, truth)


def _rows(claim: Claim, cited: tuple[CitedQuote, ...], truth: Truth) -> tuple[GoldParagraf, ...]:
    """Return the gold of all that the claim cites; nothing when a part of it has no gold."""
    found = [truth.rows(one.source, paragraf=one.paragraf or claim.paragraf, page=one.page) for one in cited]
    return tuple(row for rows in found for row in rows) if all(found) else ()
