"""A decision's text read: proposal or decision, its outcome, whom it goes to, its points."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.models import DecisionStatus, Outcome, SectionKind
from ingest.organs import find_organs
from ingest.outcomes import is_proposal, lead_of, numbered_points, outcome_of

_RULER = re.compile(r"(?:^|\n)[ \t]*(?:[-–_*][ \t]*){4,}(?=\n|$)")
# A proposal to somebody, whoever it is: the name of the organ may be misspelt ("föreslår kommunfulmäktige besluta").
_PROPOSES_TO_DECIDE = re.compile(
    r"(?:[\wåäö-]+\s+){1,5}?föresl(?:år|og)\s+(?:att\s+)?[\wåäö-]+\s+(?:att\s+)?(?:besluta|fatta)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDecision:
    status: DecisionStatus
    outcome: Outcome
    addressee: str  # canonical name of the organ that a proposal goes to, "" for a decision
    text: str
    points: tuple[str, ...]


def parse_decision(text: str, section: SectionKind = SectionKind.BESLUT) -> ParsedDecision:
    """Read the text under a decision heading. A text that begins by proposing to an organ is a proposal to it.

    Args:  section: FORSLAG makes any text a proposal, as in a tjänsteskrivelse ("Förslag till beslut").
    """
    text = _RULER.sub("", text).strip()
    addressee = _addressee(text)
    is_draft = bool(addressee) or section is SectionKind.FORSLAG or _PROPOSES_TO_DECIDE.match(text) is not None
    return ParsedDecision(
        status=DecisionStatus.FORSLAG if is_draft else DecisionStatus.BESLUT,
        outcome=outcome_of(text),
        addressee=addressee,
        text=text,
        points=numbered_points(text),
    )


def _addressee(text: str) -> str:
    """Return the organ named right after "föreslår" in the lead, "" when the lead proposes nothing.

    A list without a lead has its first point read: "1. Nämnden föreslår kommunfullmäktige att ..."
    """
    lead = lead_of(text) or "".join(numbered_points(text)[:1])
    word = is_proposal(lead)
    if word is None:
        return ""
    if word[0].casefold().startswith(("föreslås", "föreslogs")):
        before = find_organs(lead[: word.start()])
        return before[-1] if before else ""
    organs = find_organs(re.split(r"[.:]\s", lead[word.end() : word.end() + 160])[0])
    return organs[0] if organs else ""
