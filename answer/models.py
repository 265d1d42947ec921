"""The question as understood, the evidence chosen and the answer given (the answer contract: docs/contract.md)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from index.models import Filters, Hit
from ingest.models import SectionKind, Span, StatementKind, VoiceRole


class Intent(StrEnum):
    DISSENT = "dissent"  # who reserved themselves, made a statement, did not take part
    REASON = "reason"  # why a party reserved itself
    DECISION = "decision"
    VOTE = "vote"
    POSITION = "position"  # what a party or person said
    LIST = "list"  # complete lists and counts
    CASE = "case"  # the walk of a matter through the organs
    PRECEDENT = "precedent"  # earlier texts like this
    LOOKUP = "lookup"  # a diarienummer, a date, an organ
    FACT = "fact"  # anything else in the texts


class Mode(StrEnum):
    EXTRACTIVE = "extractive"
    LLM = "llm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One exchange of the conversation so far."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time, first and last day included."""

    first: dt.date
    last: dt.date

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    @property
    def is_short(self) -> bool:
        """Tell whether it is a month or less: people name a year loosely, and for the matter as for the meeting."""
        return (self.last - self.first).days < 31

    def holds(self, day: dt.date | None) -> bool:
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as understood. `topic` is what remains when party, organ, time and kind words are taken away."""

    text: str
    standalone: str  # with what a follow-up leaves out put back
    lang: str  # "sv" or "en"
    intent: Intent
    topic: str
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    diarienummer: tuple[str, ...] = ()
    paragrafer: tuple[str, ...] = ()
    statement_kinds: tuple[StatementKind, ...] = ()
    periods: tuple[Period, ...] = ()
    wanted: tuple[str, ...] = ()  # what sort of words would answer: "number", "date", "list" ...
    filters: Filters = Filters()  # set by the user, always hard
    page: int = 1  # of a list: one more for each "visa fler"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quote and where it stands. `quote` is verbatim source text of one page, page furniture never inside."""

    n: int
    document_id: str
    source: str
    page: int
    span: Span
    title: str
    municipality: str
    organ: str
    date: dt.date | None
    diarienummer: tuple[str, ...]
    paragraf: str | None
    section: str  # the heading above the words, or the § title
    kind: SectionKind
    role: VoiceRole
    parties: tuple[str, ...]
    persons: tuple[str, ...]
    quote: str
    is_ocr: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the answer claims, for machines. Votes as "ja-nej-avstår" ("40-38-3")."""

    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    dates: tuple[dt.date, ...] = ()
    diarienummer: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A row of a complete list: a §, what it says of the criteria (`detail`) and the words that show it."""

    municipality: str
    organ: str
    date: dt.date | None
    paragraf: str | None
    title: str  # of the matter
    diarienummer: tuple[str, ...]
    detail: str
    document: str  # its title
    source: str
    page: int
    quote: str
    is_ocr: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer whose every sentence ends in the markers [n] of the citations that carry it."""

    question: Question
    text: str
    abstained: bool
    mode: Mode
    citations: tuple[Citation, ...]
    facts: Facts
    passages: tuple[Hit, ...] = ()  # best first, at most 20
    rows: tuple[ListRow, ...] = ()  # of a list, complete; the text tells one page of them
    mode_reason: str = ""  # why the mode is what it is, in a sentence; "" where no language model is set
    warnings: tuple[str, ...] = field(default=())
    latency_ms: float = 0.0
    first_word_ms: float | None = None  # of a language model's text: when its first sentence could be shown

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know besides the text: how it was worded, where a model is set, and the warnings."""
        is_told = self.mode_reason in {"", *self.warnings}
        return self.warnings if is_told else (self.mode_reason, *self.warnings)
