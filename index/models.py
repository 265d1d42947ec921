"""What the stores hold and what a search gives back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Generic, Protocol, TypeVar

from ingest.models import Decision, DocumentKind, Item, Person, Section, SectionKind, Span, Statement, VoiceRole, Vote

R_co = TypeVar("R_co", Item, Section, Statement, Decision, Vote, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    """A document without its text."""

    id: str
    source: str  # POSIX path below its archive folder
    root: str  # the archive folder, absolute
    sha256: str
    title: str
    kind: DocumentKind
    municipality: str
    organ: str
    date: dt.date | None
    date_source: str
    diarienummer: tuple[str, ...]
    authors: tuple[Person, ...]
    language: str
    n_pages: int
    has_ocr: bool
    warnings: tuple[str, ...]
    is_place_inferred: bool = False  # the municipality is that of its folder (places.py); the document names none


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[R_co]):
    """A record with the document and the item it stands in."""

    document: DocumentInfo
    item: Item
    record: R_co


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one section, the unit of search. `header` is prefixed when embedding and indexing, never quoted."""

    id: str
    document_id: str
    item_id: str
    section_id: str
    text: str
    header: str  # title, organ, date, heading, voice: what the words alone do not say
    spans: tuple[Span, ...]
    source: str
    title: str
    document_kind: DocumentKind
    section_kind: SectionKind
    heading: str
    municipality: str
    organ: str
    date: dt.date | None
    paragraf: str | None
    item_title: str
    diarienummer: tuple[str, ...]
    role: VoiceRole
    parties: tuple[str, ...]
    persons: tuple[str, ...]
    voice_organ: str = ""  # the organ or administration that speaks, where it is not the organ of the item
    is_ocr: bool = False

    @property
    def page_no(self) -> int:
        return self.spans[0].page_no


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Hard limits on what may be found; an empty tuple or None limits nothing, several values mean any of them."""

    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    document_kinds: tuple[DocumentKind, ...] = ()
    section_kinds: tuple[SectionKind, ...] = ()
    diarienummer: tuple[str, ...] = ()
    paragrafer: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()
    item_ids: tuple[str, ...] = ()
    date_from: dt.date | None = None
    date_to: dt.date | None = None

    @property
    def is_empty(self) -> bool:
        return self == Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    passage: Passage
    score: float  # higher is better; comparable only within one search


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The values that occur in the archive with their number of documents, most frequent first."""

    municipalities: tuple[tuple[str, int], ...] = ()
    organs: tuple[tuple[str, int], ...] = ()
    parties: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    document_kinds: tuple[tuple[DocumentKind, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be read, kept until it can."""

    source: str
    root: str
    error: str  # class name: "NoTextLayerError"
    message: str
    remedy: str

    @property
    def reason(self) -> str:
        """The message without the file's name, for a list that gives the source beside it."""
        return self.message.removeprefix(f"{PurePosixPath(self.source).name}: ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two items of the same matter. `by` says how that is known: "diarienummer", "hänvisning" or "titel"."""

    item_id: str
    other_item_id: str
    by: str
    confidence: float  # 0..1


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much the catalogue holds. `passages_without_vector` are found by their words alone, until the next run."""

    documents: int
    files: int  # at least one per document; the same content may stand at several paths
    pages: int
    items: int
    sections: int
    statements: int
    decisions: int
    votes: int
    passages: int
    passages_without_vector: int
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of `update`. `finished` is None while it works, and for ever if it was killed."""

    path: str
    started: dt.datetime
    finished: dt.datetime | None


class Search(Protocol):
    """Keyword, vector and hybrid search all have this shape."""

    def search(self, query: str, *, k: int, filters: Filters = Filters()) -> Sequence[Hit]:
        """Return at most k hits, best first. A blank query gives none."""
        ...
