"""What a decision settles: one outcome of the closed list, by the patterns of `data/outcomes.toml`.

1. Leave out what settles nothing of the matter (immediate approval of the minutes, "är färdigbehandlad").
2. Remission and postponement win wherever they stand. What is granted in part is neither granted nor rejected.
3. The first sentence that settles something decides, by the first pattern that stands in it.
4. "Enligt X:s förslag:" is agreement, even to a proposal that only takes note; noting counts when nothing else does.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.models import Outcome
from ingest.sentences import split_sentences
from ingest.tables import table

_POINT = re.compile(r"(?:^|\n)[ \t]*(?:\(?(?P<number>\d{1,2})|(?P<letter>[a-zåäö]))[.)](?!\d)\\?[ \t\n]+(?=\S)")

_CLAUSE = re.compile(r"(?:^|\n)[ \t•–-]*(?=att\s)", re.IGNORECASE)


def outcome_of(text: str) -> Outcome:
    """Return the outcome of a decision's text, points and lead included; BESLUTAT when no pattern fits."""
    text = _without_list(text)
    points = tuple(filter(None, (_decisive(point) for point in numbered_points(text) or (text,))))
    decisive = "\n".join(points)
    lead = lead_of(text)
    if strong := _first("strong", f"{lead}\n{decisive}"):
        return strong
    if _pattern("partly").search(decisive):
        return Outcome.BESLUTAT
    agreed = _pattern("agreed").search(lead) is not None
    sentences = [one.text for point in points for one in split_sentences(_without_lead(point))]
    outcomes = [_first("plain", sentence) for sentence in sentences]
    if agreed:
        outcomes = outcomes[:1]
    settled = next((outcome for outcome in outcomes if outcome not in (None, Outcome.NOTERAS)), None)
    if settled or agreed:
        return settled or Outcome.BIFALL
    silent = [sentence for sentence, outcome in zip(sentences, outcomes, strict=True) if outcome is None]
    noted = Outcome.NOTERAS if Outcome.NOTERAS in outcomes else None
    clauses = None if _POINT.search(text) else _CLAUSE.search(text)
    if clauses and silent:
        silent.insert(0, text[: clauses.start()])  # "Nämnden beslutar" stands before the clauses that say what
    rest = "\n".join(silent)
    return _first("weak", rest) or noted or _first("weakest", rest) or Outcome.BESLUTAT


def numbered_points(text: str) -> tuple[str, ...]:
    """Return the points of a text: its numbered list without the numbers ("1.", "2)", "a."), else its lines that begin
    with "att" where there are two or more, else none.

    Only numbers that count up from 1 (letters from a) begin points, so "12. Sammanträdet" or a date does not.
    """
    starts: list[re.Match[str]] = []
    for match in _POINT.finditer(text):
        number = int(match["number"]) if match["number"] else ord(match["letter"]) - ord("a") + 1
        same_kind = not starts or bool(match["number"]) == bool(starts[0]["number"])
        if same_kind and number == len(starts) + 1:
            starts.append(match)
    if not starts:
        clauses = list(_CLAUSE.finditer(text))
        starts = clauses if len(clauses) > 1 else []
    ends = [*(match.start() for match in starts[1:]), len(text)]
    return tuple(" ".join(text[one.end() : end].split()) for one, end in zip(starts, ends, strict=False))


def lead_of(text: str) -> str:
    """Return what stands before the points or the first colon: "Enligt förslag:", "X föreslår Y besluta följande."."""
    first = _POINT.search(text)
    head = text[: first.start()] if first else text
    colon = re.search(r":(?=\s)", head)
    if colon:
        return head[: colon.end()]
    if first:
        return head
    announced = re.search(r"\bföljande(?: beslut)?\s*\.", head)
    return head[: announced.end()] if announced else head


def _without_lead(point: str) -> str:
    lead = lead_of(point)
    is_lead = _pattern("agreed").search(lead) or _pattern("proposes").search(lead)
    return point[len(lead) :] if is_lead and len(lead) < len(point) else point


def _without_list(text: str) -> str:
    """The text without the list of what came in or was reported ("Följande motioner anmäls:"): titles settle nothing,
    what follows about them all does ("Motionerna remitteras ...")."""
    listed = _pattern("listed").search(text)
    if listed is None:
        return text
    behind = (one.text for line in text[listed.end() :].split("\n") for one in split_sentences(line))
    return "\n".join([text[: listed.end()], *(one for one in behind if _pattern("of_all").match(one))])


def _decisive(point: str) -> str:
    """The point without titles, and without the sentences that settle nothing or only announce."""
    unquoted = re.sub(r"[”\"“][^”\"“]{0,300}[”\"“]", " ", point)
    unquoted = _pattern("about").sub(lambda about: next(filter(None, about.groups()), " "), unquoted)
    beside = _pattern("motions").sub(" ", unquoted)
    if _first("plain", beside) or _pattern("agreed").search(beside):
        unquoted = beside  # a motion put at the meeting is turned down, and the matter settled
    sentences = (one.text for one in split_sentences(unquoted))
    return "\n".join(one for one in sentences if not settles_nothing(one) and not _pattern("announces").search(one))


def settles_nothing(sentence: str) -> bool:
    """Say whether a sentence settles nothing of the matter itself: "Paragrafen justeras omedelbart"."""
    return bool(_pattern("besides").search(sentence)) and not (_first("plain", sentence) or _first("strong", sentence))


def is_beside(text: str) -> bool:
    """Say whether no point and no sentence of a text settles anything of the matter."""
    points = numbered_points(text) or (text,)
    return all(settles_nothing(one.text) for point in points for one in split_sentences(point))


def _first(group: str, text: str) -> Outcome | None:
    """Return the outcome of a group whose pattern stands first in the text."""
    places = [(match.start(), outcome) for outcome, pattern in _outcomes(group) if (match := pattern.search(text))]
    return min(places)[1] if places else None


@cache
def _outcomes(group: str) -> tuple[tuple[Outcome, re.Pattern[str]], ...]:
    return tuple((Outcome(row["outcome"]), _compiled(row["patterns"])) for row in table("outcomes")[group])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return _compiled(table("outcomes")[name]["patterns"])


def is_proposal(lead: str) -> re.Match[str] | None:
    """Return the match of the word that makes a text a proposal ("föreslår"), or None."""
    return _pattern("proposes").search(lead)


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(pattern.replace(" ", r"\s+") for pattern in patterns), re.IGNORECASE)
