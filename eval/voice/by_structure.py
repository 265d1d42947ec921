"""Claims judged by the gold of the § they cite. Each judge gives an error, or None for right; nothing
where the gold leaves it open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from eval.models import GoldParagraf, GoldStatement, GoldVote, VoiceError
from eval.normal import squash
from eval.voice.claim_tables import tables
from eval.voice.claims import JA_MEANS, Claim
from eval.voice.mentions import is_same_person
from eval.voice.senses import contradicts
from eval.voice.truth import Truth, is_same_organ

_OVERLAP_LETTERS = 40


def judge_statement(claim: Claim, rows: Sequence[GoldParagraf], truth: Truth) -> Iterator[VoiceError | None]:
    """Judge that one party or person did what the claim says, in the organ it says."""
    kinds = accepted(claim.act)
    done = [row for row in rows if _statements(claim, [row], kinds)]
    in_organ = [row for row in done if not claim.organ or is_same_organ(row.organ, claim.organ)]
    if in_organ or (claim.organ and _statements(claim, truth.elsewhere(claim.organ, rows), kinds)):
        yield None
    elif done:
        yield wrong("organ", claim, f"{claim.act}: {', '.join(dict.fromkeys(row.organ for row in done))}")
    elif any(not is_party(party) for one in of_kinds(rows, kinds) for party in one.parties or ("",)):
        return  # a bloc, or persons whose party is not known: they may be those
    elif others := _statements(claim, rows):
        yield wrong("kind", claim, ", ".join(dict.fromkeys(one.kind for one in others)))
    elif rows and claim.parties:
        yield wrong("party", claim, f"{claim.act}: {_doers(of_kinds(rows, kinds))}")


def judge_letters(claim: Claim, rows: Sequence[GoldParagraf], truth: Truth) -> Iterator[VoiceError | None]:
    """Judge the letters after each name."""
    for person, party in claim.pairs:
        if known := truth.parties_of(person, rows):
            yield (
                None
                if party in known
                else VoiceError(
                    what="party",
                    claimed=f"{person} ({party})",
                    truth=f"{person} ({', '.join(sorted(known))})",
                    where=claim.sentence,
                )
            )


def judge_denial(claim: Claim, rows: Sequence[GoldParagraf]) -> Iterator[VoiceError | None]:
    """Judge that nobody, or not this party, made a statement of the kind in the organ."""
    there = [row for row in rows if not claim.organ or is_same_organ(row.organ, claim.organ)]
    found = _statements(claim, there, (claim.act,))
    if there:
        yield wrong("party", claim, f"{claim.act}: {_doers(found)}") if found else None


def judge_ballot(claim: Claim, rows: Sequence[GoldParagraf]) -> Iterator[VoiceError | None]:
    """Judge how a member, or somebody of a party, voted; in one of the votes where the § has several."""
    votes = [vote for vote in _votes(claim, rows) if vote.members]
    cast = {ballot for vote in votes for name, ballot in (vote.members or {}).items() if _is_member(claim, name)}
    if cast:
        is_right = (claim.act in cast) is not claim.is_denied or len(cast) > 1
        yield None if is_right else wrong("party", claim, ", ".join(sorted(cast)))


def judge_meaning(claim: Claim, rows: Sequence[GoldParagraf], codes: Collection[str]) -> Iterator[VoiceError | None]:
    """Judge what Ja or Nej stood for, in one of the votes where the § has several."""
    sides = [
        (vote.ja_means, vote.nej_means) if claim.act == JA_MEANS else (vote.nej_means, vote.ja_means)
        for vote in _votes(claim, rows)
    ]
    if known := [(same, other) for same, other in sides if same]:
        is_wrong = all(contradicts(claim.meaning, same, other, codes) for same, other in known)
        truth = " / ".join(f"{claim.act} {same}" for same, _ in known)
        yield (
            VoiceError(what="ballot", claimed=f"{claim.act} {claim.meaning}", truth=truth, where=claim.sentence)
            if is_wrong
            else None
        )


def judge_decision(claim: Claim, rows: Sequence[GoldParagraf]) -> Iterator[VoiceError | None]:
    """Judge that the organ decided: not where its outcome is a proposal to another organ.

    Another organ than that of the § is only judged when the words given as its decision are the proposal's.
    """
    verdicts: list[VoiceError | None] = []
    for row in rows:
        if not row.outcome:
            continue
        is_organ = is_same_organ(row.organ, claim.organ)
        is_quoted = any(_overlap(quote, row.decision_text or "") for quote in claim.quotes)
        if not row.outcome.startswith("föreslår"):
            verdicts += [None] if is_organ else []
        elif is_quoted or (is_organ and not claim.quotes):
            truth = f"{row.organ}: {row.outcome}"
            verdicts.append(
                VoiceError(what="proposal", claimed=f"{claim.organ}: beslut", truth=truth, where=claim.sentence)
            )
    if verdicts:
        yield None if None in verdicts else verdicts[0]


def accepted(kind: str) -> tuple[str, ...]:
    """Return the kinds of statement that bear out a claim of this kind."""
    return (kind, *tables()["kin"].get(kind, ()))


def of_kinds(rows: Sequence[GoldParagraf], kinds: Sequence[str]) -> list[GoldStatement]:
    return [one for row in rows for one in row.statements if one.kind in kinds]


def is_party(party: str) -> bool:
    """Tell letters from the name of a bloc."""
    return party.isupper()


def is_by(claim: Claim, statement: GoldStatement) -> bool:
    """Tell whether one of those whom the claim names makes the statement."""
    return bool(set(claim.parties) & set(statement.parties)) or any(
        is_same_person(one, known) for one in claim.persons for known in statement.persons
    )


def wrong(what: str, claim: Claim, truth: str) -> VoiceError:
    who = ", ".join((*claim.parties, *claim.persons))
    denied = "inte " if claim.is_denied else ""
    where = f" ({claim.organ})" if claim.organ else ""
    return VoiceError(what=what, claimed=f"{who}: {denied}{claim.act}{where}", truth=truth, where=claim.sentence)


def _statements(claim: Claim, rows: Iterable[GoldParagraf], kinds: Sequence[str] = ()) -> list[GoldStatement]:
    is_anyone = not claim.parties and not claim.persons
    return [
        one
        for row in rows
        for one in row.statements
        if (not kinds or one.kind in kinds) and (is_anyone or is_by(claim, one))
    ]


def _doers(statements: Sequence[GoldStatement]) -> str:
    return ", ".join(dict.fromkeys(who for one in statements for who in one.parties or one.persons)) or "-"


def _votes(claim: Claim, rows: Sequence[GoldParagraf]) -> list[GoldVote]:
    """Return the votes of the §: those of the tally told last before the claim, where there are such."""
    votes = [vote for row in rows for vote in row.votes]
    return [vote for vote in votes if (vote.ja, vote.nej) == claim.tally] or votes


def _is_member(claim: Claim, member: str) -> bool:
    name, _, letters = member.rpartition("(")
    if claim.persons:
        return is_same_person(claim.persons[0], name.strip())
    return letters.rstrip(")") in claim.parties


def _overlap(quote: str, text: str) -> bool:
    one, other = squash(quote), squash(text)
    starts = (one[:_OVERLAP_LETTERS], other[:_OVERLAP_LETTERS])
    return len(one) >= _OVERLAP_LETTERS <= len(other) and (starts[0] in other or starts[1] in one)
