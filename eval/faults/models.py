"""A text that is held against a draft, and what became of many of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from answer.models import Answer


class Half(StrEnum):
    """Which questions: rules are made on the one half, the figure to report comes from the other."""

    DEV = "dev"
    HELD_OUT = "held-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A sentence made from a draft. `kind` is that of the fault planted, "" in a faithful rewrite; `shape` how."""

    question_id: str
    kind: str
    shape: str
    text: str
    draft: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many of a kind were refused; for faults the recall, for rewrites the false alarms."""

    kind: str
    half: Half
    n: int
    n_refused: int

    @property
    def share(self) -> float:
        return self.n_refused / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A fault let through or a rewrite refused, for people to read; of the half for development only."""

    case: Case
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    figures: tuple[Figure, ...]  # faults by kind, then rewrites by shape
    wrong: tuple[Wrong, ...]
    ms_median: float  # to verify a sentence

    def total(self, half: Half, *, faults: bool) -> Figure:
        """Return the figure over all kinds of faults, or over all rewrites."""
        rows = [one for one in self.figures if one.half is half and one.kind.startswith(REWRITE) is not faults]
        kind = "faults" if faults else "rewrites"
        return Figure(kind=kind, half=half, n=sum(row.n for row in rows), n_refused=sum(row.n_refused for row in rows))


REWRITE = "rewrite: "
