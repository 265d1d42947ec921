"""What can be wrong with a model's text, and the verdict on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    UNCITED = "uncited"  # no marker, or none of the draft's citations
    UNKNOWN_CITATION = "unknown citation"  # a marker of no citation
    QUOTE = "quote"  # words in quotation marks that the cited words lack
    NAME = "name"
    PARTY = "party"
    NUMBER = "number"
    DATE = "date"
    PARAGRAF = "paragraf"
    DIARIENUMMER = "diarienummer"
    STATEMENT_KIND = "statement kind"
    OUTCOME = "outcome"
    NEGATION = "negation"
    VOICE = "voice"  # said of somebody who did not say or do it
    MARKUP = "markup"  # links, HTML, hidden characters
    LANGUAGE = "language"  # not the language of the question
    OFF_TOPIC = "off topic"  # words of substance that the cited words lack
    LOST = "lost"  # the draft's direct answer is not told


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a sentence; `detail` is the word at fault."""

    kind: FaultKind
    sentence: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The sentences that hold, and what was wrong with the others."""

    text: str  # the sentences kept, with their markers
    faults: tuple[Fault, ...]
    n_sentences: int
    n_kept: int
    accepted: bool  # False: show the draft
