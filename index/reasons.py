"""Which text gives the reason of a statement: find -> resolve, as the catalogue stands when it is asked.

1. A statement with words of its own gives its reason itself.
2. Else the words that point elsewhere are read (pointers.py) and followed: to what was moved in the same §, to the
   appendix, to the paper of its own that the § lists, to an earlier organ, to the statement it agrees with.
3. What is found may point on ("bifall till yrkande från M den 3 maj"): it is followed in turn, a few hops.
4. A match counts only when it is clear: by one of those whose reason it is (or whom the words name), and no other text
   fits as well. Otherwise the reference stays unresolved, and is told so.

Words of the same parties in the same matter to which nothing points are given apart, by nearby().
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from index.catalog import Catalog
from index.models import Found
from index.pointers import Pointer, Way, find_pointers
from index.reason_candidates import Candidate, candidates, nearby_candidates
from index.reason_sources import Sources, is_alike, leans
from ingest.models import Section, Statement, StatementKind

MAX_HOPS = 4


class Gap(StrEnum):
    """Why a reference leads to no text."""

    MISSING = "saknas"  # the archive does not have it
    AMBIGUOUS = "flertydig"  # several texts fit


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonStep:
    """A text on the way to the reason; a step of hop 2 was found by the words of a step of hop 1.

    `words` led here ("bilaga 2"); where the § lists a paper that the archive does not have, they are its entry.
    """

    found: Found[Statement] | Found[Section]
    by: Way
    words: str
    confidence: float  # 0..1
    hop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Where the reason of a statement stands, or that this is not known.

    `steps` lead there in order. `is_resolved` says that the text which gives the reason, or which the words point to,
    is among them. `unresolved` are the words that could not be followed to a text ("" when all were), also those of a
    step on the way; `gap` says why.
    """

    statement: Found[Statement]
    asked: Found[Statement]  # the statement as made by those alone who are asked about
    pointer: str  # "" when the statement has words of its own, or points nowhere
    steps: tuple[ReasonStep, ...]
    is_resolved: bool
    unresolved: str = ""
    gap: Gap | None = None

    @property
    def ends(self) -> tuple[ReasonStep, ...]:
        """The texts that the steps end in: those that lead no farther."""
        texts = [step for step in self.steps if step.by is not Way.LISTED]
        hops = [*(step.hop for step in texts[1:]), 0]
        return tuple(step for step, next_hop in zip(texts, hops, strict=False) if next_hop <= step.hop)

    @property
    def confidence(self) -> float:
        """How sure the least sure step is; 0 where no text was found."""
        return min((step.confidence for step in self.steps), default=0.0) if self.is_resolved else 0.0


def reason_of(
    catalog: Catalog, found: Found[Statement], *, parties: Sequence[str] = (), persons: Sequence[str] = ()
) -> Reason:
    """Return where the reason of the statement stands.

    Args:  parties, persons: those of a joint statement who are asked about; what another of them moved is not theirs.
    """
    statement = found.record
    if statement.text and not leans(statement):
        step = ReasonStep(found=found, by=Way.OWN_WORDS, words="", confidence=1.0, hop=1)
        return Reason(statement=found, asked=found, pointer="", steps=(step,), is_resolved=True)
    asked = _narrowed(found, parties, persons)
    search = _Search(catalog)
    steps = tuple(search.follow(asked, hop=1))
    return Reason(
        statement=found,
        asked=asked,
        pointer=statement.refers_to or search.pointer,
        steps=steps,
        is_resolved=any(step.by is not Way.LISTED for step in steps),
        unresolved=search.unresolved,
        gap=search.gap,
    )


def nearby(catalog: Catalog, reason: Reason) -> tuple[ReasonStep, ...]:
    """Return own words of the same parties in the same matter to which nothing points, the likeliest first."""
    known = {reason.statement.record.id, *(step.found.record.id for step in reason.steps)}
    return tuple(
        ReasonStep(found=one.found, by=Way.MATTER, words="", confidence=one.confidence, hop=1)
        for one in nearby_candidates(Sources(catalog, reason.asked))
        if one.found.record.id not in known
    )


def as_statement(step: ReasonStep) -> Found[Statement] | None:
    """Return the statement that the step leads to, None for a section in which no statement was recognised."""
    found = step.found
    if not isinstance(found.record, Statement):
        return None
    return Found(document=found.document, item=found.item, record=found.record)


def _narrowed(found: Found[Statement], parties: Sequence[str], persons: Sequence[str]) -> Found[Statement]:
    """Return the statement as made by those alone who are asked about, where some of them are."""
    statement = found.record
    own_persons = tuple(one for one in statement.persons if one.name in persons or one.party in parties)
    own_parties = tuple(one for one in statement.parties if one in {*parties, *(one.party for one in own_persons)})
    if not (own_parties or own_persons):
        return found
    record = replace(statement, parties=own_parties, persons=own_persons)
    return Found(document=found.document, item=found.item, record=record)


class _Search:
    """One search for a reason: what was seen on the way, and what could not be followed."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._seen: set[str] = set()
        self.pointer = ""
        self.unresolved = ""
        self.gap: Gap | None = None

    def follow(self, found: Found[Statement], *, hop: int) -> Iterator[ReasonStep]:
        """Yield the steps that the statement's words lead to, each followed by those that it leads to itself."""
        self._seen.add(found.record.id)
        sources = Sources(self._catalog, found)
        is_ambiguous = False
        pointers = find_pointers(found.record, sources.parties_beside)
        if hop == 1 and pointers:
            self.pointer = pointers[0].words
        for pointer, way in sorted(_ways(pointers), key=lambda pair: _ORDER.index(pair[1])):
            fitting = [one for one in candidates(sources, pointer, way) if one.found.record.id not in self._seen]
            clear = _clear(fitting)
            if clear:
                yield from self._taken(clear, way, pointer, hop)
                return
            is_ambiguous |= bool(fitting)
        if not pointers:
            return
        self.unresolved = pointers[0].words
        self.gap = Gap.AMBIGUOUS if is_ambiguous else Gap.MISSING
        days = {day for pointer in pointers for day in pointer.days}
        is_moved = any(StatementKind.YRKANDE in pointer.kinds for pointer in pointers)
        for listed in sources.listed:
            is_meant = not is_moved or "yrkande" in listed.line.lower()
            if is_meant and (not days or days & set(listed.days)):
                self.unresolved = listed.line
                yield ReasonStep(found=listed.section, by=Way.LISTED, words=listed.line, confidence=0.8, hop=hop)

    def _taken(self, clear: Sequence[Candidate], way: Way, pointer: Pointer, hop: int) -> Iterator[ReasonStep]:
        for one in clear:
            step = ReasonStep(found=one.found, by=way, words=pointer.words, confidence=one.confidence, hop=hop)
            yield step
            statement = as_statement(step)
            if statement and hop < MAX_HOPS and leans(statement.record):
                yield from self.follow(statement, hop=hop + 1)


_ORDER = (Way.APPENDIX, Way.EARLIER, Way.JOINS, Way.PAPER, Way.YRKANDE)
"""The ways from the plainest to the loosest."""


def _ways(pointers: Sequence[Pointer]) -> Iterator[tuple[Pointer, Way]]:
    for pointer in pointers:
        for way in pointer.ways:
            yield pointer, way


def _clear(fitting: Sequence[Candidate]) -> list[Candidate]:
    """Return the one candidate that fits best, none where another fits as well and says something else.

    What a party moved in one § belongs together: all of it is meant by "eget yrkande".
    """
    if not fitting:
        return []
    best = max(one.score for one in fitting)
    first, *others = [one for one in fitting if one.score == best]
    statements = [one.found.record for one in (first, *others) if isinstance(one.found.record, Statement)]
    if len(statements) > len(others):
        is_moved = all(one.kind is StatementKind.YRKANDE for one in statements)
        if is_moved and len({one.item_id for one in statements}) == 1:
            return [first, *others]
        if all(is_alike(statements[0], one) for one in statements):
            return [first]
    return [] if others else [first]
