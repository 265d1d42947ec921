"""Quotations judged by the gold statement in whose own words they stand: whose, of which kind, in which organ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eval.models import CitedQuote, GoldQuestion, QuestionKind, VoiceError
from eval.normal import squash
from eval.voice.by_structure import accepted, is_by, is_party, wrong
from eval.voice.claims import Claim
from eval.voice.mentions import find_who, is_same_person
from eval.voice.truth import Owned, Truth, is_same_organ
from ingest.models import StatementKind

_ASKS_WHOSE = (QuestionKind.POSITION, QuestionKind.RESERVATION)
_DISSENT = StatementKind.RESERVATION.value


def judge_words(claim: Claim, cited: Sequence[CitedQuote], truth: Truth) -> Iterator[VoiceError | None]:
    """Judge that the quoted words are those of whom the claim names."""
    owners = [owned for owned in _owners(claim, cited, truth) if _is_known(owned, claim.parties)]
    if owners:
        is_right = any(is_by(claim, owned.statement) for owned in owners)
        yield None if is_right else wrong("party", claim, _told(owners))


def judge_bare(
    claim: Claim, question: GoldQuestion, cited: Sequence[CitedQuote], truth: Truth
) -> Iterator[VoiceError | None]:
    """Judge that words given without a speaker, to a question of what somebody said, are the words of who is asked
    about."""
    asked = find_who(question.question, truth.codes) if question.kind in _ASKS_WHOSE else ()
    parties = tuple(party for who in asked for party in who.parties)
    meant = replace(claim, parties=parties, persons=tuple(person for who in asked for person in who.persons))
    if meant.parties or meant.persons:
        yield from judge_words(meant, cited, truth)


def judge_kind_of_words(claim: Claim, cited: Sequence[CitedQuote], truth: Truth) -> Iterator[VoiceError | None]:
    """Judge that the words quoted as somebody's statement are theirs and of the kind that the claim says."""
    owners = [owned for owned in _owners(claim, cited, truth) if _is_known(owned, claim.parties)]
    if not owners:
        return
    own = [owned for owned in owners if is_by(claim, owned.statement)]
    if any(owned.statement.kind in accepted(claim.act) for owned in own) or _is_repeated(claim, own):
        yield None
    elif own:
        yield wrong("kind", claim, _told(own))
    elif claim.parties:
        # Several may be named of whom one speaks: an error only when nobody of the claim's kind says it.
        same = [owned for owned in owners if owned.statement.kind in accepted(claim.act)]
        if not same:
            yield wrong("party", claim, _told(owners))


def _is_repeated(claim: Claim, owners: Sequence[Owned]) -> bool:
    """Tell whether the words are those of a statement of the claim's kind in the same §, which another repeats: what
    was moved stands in the reservation, too."""
    quoted = [squash(quote) for quote in claim.quotes]
    return any(
        one.kind in accepted(claim.act) and is_by(claim, one) and any(squash(one.refers_to) in said for said in quoted)
        for owned in owners
        for one in owned.paragraf.statements
        if one.refers_to
    )


def judge_citation(citation: CitedQuote, truth: Truth) -> Iterator[VoiceError | None]:
    """Judge what a citation says of its quotation: parties, persons, organ, and reservation or not."""
    owners = truth.owners(citation.source, citation.quote)
    if not owners or not (citation.parties or citation.persons or citation.kind or citation.organ):
        return
    errors = [_citation_error(citation, owned) for owned in owners]
    yield None if None in errors else errors[0]


def _citation_error(citation: CitedQuote, owned: Owned) -> VoiceError | None:
    row, statement = owned.paragraf, owned.statement
    kinds = {kind.value for kind in StatementKind} - {StatementKind.YRKANDE}  # its words are repeated in a reservation
    claimed = truth = what = ""
    if citation.parties and _is_known(owned, citation.parties) and not set(citation.parties) & set(statement.parties):
        what, claimed, truth = "party", ", ".join(citation.parties), ", ".join(statement.parties)
    elif citation.persons and statement.persons and not _shares_person(citation.persons, statement.persons):
        what, claimed, truth = "party", ", ".join(citation.persons), ", ".join(statement.persons)
    elif {citation.kind, statement.kind} <= kinds and (citation.kind == _DISSENT) is not (statement.kind == _DISSENT):
        what, claimed, truth = "kind", citation.kind, statement.kind
    elif citation.organ and row.organ and not is_same_organ(citation.organ, row.organ):
        what, claimed, truth = "organ", citation.organ, row.organ
    if not what:
        return None
    return VoiceError(what=what, claimed=f"[{citation.n}] {claimed}", truth=truth, where=citation.quote)


def _owners(claim: Claim, cited: Sequence[CitedQuote], truth: Truth) -> list[Owned]:
    return [
        owned
        for source in {one.source: None for one in cited}
        for quote in claim.quotes
        for owned in truth.owners(source, quote)
    ]


def _is_known(owned: Owned, parties: Sequence[str]) -> bool:
    """Tell whether the owner can be compared: by party where parties are claimed, else by person."""
    named = owned.statement.parties if parties else owned.statement.persons
    return bool(named) and (not parties or all(is_party(party) for party in named))


def _shares_person(claimed: Sequence[str], known: Sequence[str]) -> bool:
    return any(is_same_person(one, other) for one in claimed for other in known)


def _told(owners: Sequence[Owned]) -> str:
    return "; ".join(
        dict.fromkeys(
            f"{owned.statement.kind}: {', '.join(owned.statement.parties or owned.statement.persons)}"
            for owned in owners
        )
    )
