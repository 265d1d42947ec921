"""What a run over the archive tells while it works, and when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from index.models import Failure


class Phase(StrEnum):
    SCAN = "scan"  # looking for what is new
    READ = "read"  # reading files
    EMBED = "embed"  # computing the vectors of passages
    SENTENCES = "sentences"  # computing those of sentences
    STORE = "store"  # bringing the search indexes up to date


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a phase has come. `total` is 0 while it is not known; `name` is the file at hand, "" outside reading.
    Of that file, `page` of `n_pages` are read; a short one tells none."""

    phase: Phase
    done: int
    total: int
    name: str = ""
    page: int = 0
    n_pages: int = 0


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did, in files; `failures` are those that could not be read in this run."""

    new: int = 0
    changed: int = 0
    moved: int = 0
    duplicates: int = 0  # new paths of content that stands elsewhere too
    deleted: int = 0
    unchanged: int = 0
    pages: int = 0
    passages: int = 0
    embedded: int = 0  # texts; those seen before are not embedded again
    failures: tuple[Failure, ...] = ()
    warnings: tuple[str, ...] = ()
    read_seconds: float = 0.0
    embed_seconds: float = 0.0
    seconds: float = 0.0

    @property
    def n_read(self) -> int:
        return self.new + self.changed
