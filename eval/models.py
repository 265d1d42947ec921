"""What the evaluation works on: questions with gold, gold structure, responses of a system, and their scores."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class QuestionKind(StrEnum):
    FACT = "fact"
    RESERVATION = "reservation"
    POSITION = "position"
    DECISION = "decision"
    VOTE = "vote"
    DNR = "dnr"
    DATE = "date"
    BODY = "body"
    PRECEDENT = "precedent"
    CROSS = "cross"  # joins several documents
    LIST = "list"  # complete lists and counts
    FOLLOWUP = "followup"
    UNANSWERABLE = "unanswerable"


class Role(StrEnum):
    """Who asks."""

    POLITICIAN = "politician"
    JOURNALIST = "journalist"
    STAFF = "staff"
    EVALUATOR = "evaluator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The true answer in parts; None or empty where the question does not ask for that part."""

    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    date: dt.date | None = None
    dnr: str | None = None
    body: str | None = None
    outcome: str | None = None
    number: str | None = None  # a count or a vote: "40-38-3" is Ja-Nej-Avstår
    items: tuple[str, ...] = ()  # what a complete list holds, each "a|b" with its alternatives


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTurn:
    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuestion:
    """A line of a question file (docs/evaluation.md). `line` is its 1-based line in the file."""

    id: str
    question: str
    kind: QuestionKind
    lang: str = "sv"
    role: Role = Role.EVALUATOR
    docs: tuple[str, ...] = ()  # file stems that hold the answer; one is enough when they hold the same text
    evidence: tuple[str, ...] = ()  # verbatim, at most 200 characters each
    gold: Gold = Gold()
    answer: str = ""  # reference answer
    must_include: tuple[str, ...] = ()  # each "a|b": one is enough
    must_not_include: tuple[str, ...] = ()
    history: tuple[GoldTurn, ...] = ()
    tags: tuple[str, ...] = ()  # free words to group by: the layout of a synthetic document
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    kind: str  # a StatementKind's value
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    refers_to: str | None = None
    text_start: str | None = None  # first 60 characters of its own words
    text: str | None = None  # the own words whole, where the gold has them (synthetic archives)
    reason_doc: str | None = None  # file stem of the document that states the reason, where it is another one
    reason_start: str | None = None  # first words of the text elsewhere that states the reason (synthetic archives)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldVote:
    """The printed tally, what the ballots mean and, where the document names them, who cast which."""

    ja: int | None
    nej: int | None
    avstar: int | None
    ja_means: str | None = None
    nej_means: str | None = None
    members: dict[str, str] | None = None  # "Name (P)" -> ja | nej | avstår


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldParagraf:
    """A line of an extraction gold file: a § or a section of a document."""

    doc: str
    paragraf: str | None
    page: int | None
    organ: str
    date: dt.date | None
    diarienummer: tuple[str, ...]
    rubrik: str
    decision_text: str | None  # first 200 characters
    outcome: str | None  # "bifall", "föreslår avslag", ...: docs/evaluation.md
    statements: tuple[GoldStatement, ...] = ()
    votes: tuple[GoldVote, ...] = ()
    tags: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedQuote:
    """A citation of the answer contract; what a system does not tell is empty."""

    n: int
    source: str
    page: int | None
    quote: str
    organ: str = ""
    date: dt.date | None = None
    diarienummer: tuple[str, ...] = ()
    paragraf: str | None = None
    kind: str = ""
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    source: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a system said to a question: the answer contract, read back (docs/contract.md)."""

    id: str
    answer: str
    abstained: bool = False
    intent: str = ""
    citations: tuple[CitedQuote, ...] = ()
    passages: tuple[FoundPassage, ...] = ()  # best first
    count: int | None = None  # facts.count
    latency_ms: float | None = None
    mode: str = ""  # "extractive" or "llm"
    mode_reason: str = ""  # empty where no language model was set
    first_word_ms: float | None = None  # of a language model's text
    error: str = ""  # a question that made the system fail, with why; it counts as unanswered


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionScore:
    """The scores of one response. `values` has only the metrics that apply to the question (eval/data/metrics.toml)."""

    id: str
    kind: QuestionKind
    role: Role
    lang: str
    tags: tuple[str, ...] = ()
    values: dict[str, float] = field(default_factory=dict)
    voice_errors: tuple[VoiceError, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceError:
    """Words given to the wrong voice. `what` is party, organ, kind, proposal (taken for a decision) or ballot (the
    wrong meaning of JA); `claimed` is what the answer says, `truth` what the gold says, `where` the sentence."""

    what: str
    claimed: str
    truth: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordScore:
    """Agreement of the extracted records of one kind with the gold."""

    kind: str  # "items", "statements", "statements: reservation", "outcomes", "votes", "ballots", ...
    n_gold: int
    n_found: int
    n_right: int
    wrong: tuple[str, ...] = ()  # one line a difference, for people

    @property
    def precision(self) -> float:
        return self.n_right / self.n_found if self.n_found else float(self.n_gold == 0)

    @property
    def recall(self) -> float:
        return self.n_right / self.n_gold if self.n_gold else 1.0

    @property
    def f1(self) -> float:
        both = self.n_gold + self.n_found
        return 2 * self.n_right / both if both else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemRun:
    """One system's responses and scores over a question file, in the order of the questions."""

    name: str
    responses: tuple[Response, ...]
    scores: tuple[QuestionScore, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run as its folder holds it: run.json, SYSTEM/responses.jsonl, SYSTEM/scores.jsonl, extraction.json."""

    about: dict[str, str]  # version, date, command, archive, digests, model, machine: shown in every report
    questions: tuple[GoldQuestion, ...]
    systems: tuple[SystemRun, ...]
    extraction: tuple[RecordScore, ...] = ()
