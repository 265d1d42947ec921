"""What every system is, what it finds and how it reports its progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from eval.models import GoldQuestion, Response

Progress = Callable[[str, int, int], None]  # what, done, total

N_FOUND = 20  # passages that a system hands on with an answer, best first: as many as ours does


class System(Protocol):
    """Something that answers questions about the archive it was made for."""

    @property
    def name(self) -> str: ...

    def ask(self, question: GoldQuestion) -> Response:
        """Return the answer with its citations, at most N_FOUND passages (best first) and the time it took."""
        ...


class Chunk(Protocol):
    """A stretch of a document: what a system finds and ranks."""

    @property
    def id(self) -> str: ...

    @property
    def source(self) -> str: ...

    @property
    def page(self) -> int: ...

    @property
    def text(self) -> str: ...

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Yield (page number, sentence) in order; each sentence stands word for word on that page."""
        ...


class Finder(Protocol):
    """The half of a system that searches."""

    def find(self, query: str, k: int) -> list[Chunk]:
        """Return at most k chunks, best first."""
        ...


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody of the progress."""
