"""What all sessions share, opened once: settings, the archive, what the sidebar tells of it, pictures of pages.

Everything here may be called from any thread. New documents show without a restart: each call for the archive looks at
its generation, and what is remembered of the archive is remembered for one generation.
"""

from __future__ import annotations

import gc
import logging
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from index.models import DocumentInfo, Facets, Failure
from ingest.errors import ArchiveError
from ingest.models import Page
from settings import Settings, load
from ui.page_picture import Picture, safe_page_picture
from ui.suggestions import suggested_questions
from ui.texts import Lang

if TYPE_CHECKING:
    from answer.generate import Writer
    from index.archive import Archive

logger = logging.getLogger(__name__)

MAX_PICTURES = 64  # of some 200 kB each
MAX_FAILURES = 50  # listed in the sidebar; `beslut status` has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the archive holds, at one generation. `failures` has at most MAX_FAILURES of the `n_failures`."""

    n_documents: int
    n_pages: int
    n_failures: int
    failures: tuple[Failure, ...]
    facets: Facets
    updated: datetime | None  # when the last run ended; while it works, when it began


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """Return the settings; a wrong one is a UsageError."""
    return load()


@st.cache_resource(show_spinner=False)
def _opened() -> Archive:
    from index.archive import Archive

    opened = Archive.open(settings())
    threading.Thread(target=_warm_up, args=(opened,), daemon=True).start()
    return opened


@st.cache_resource(show_spinner=False)
def writer() -> Writer | None:
    """Return who words answers anew, None where no language model is set."""
    from answer.generate import writer_of

    return writer_of(settings())


def prepare() -> None:
    """Open the archive and load what the first question needs, before the first reader comes."""
    try:
        archive()
    except ArchiveError as error:
        logger.warning("not opened: %s", error)  # the pages will tell the reader


def _warm_up(opened: Archive) -> None:
    """Load what the first question needs while its reader is still writing it."""
    try:
        from answer.pipeline import vocabulary_of

        vocabulary_of(opened.catalog)
        opened.search.search("beslut", k=1)
        if wording := writer():
            wording.model.load()
    except ArchiveError as error:
        logger.warning("not warmed up: %s", error)  # the first question will tell the reader
    # The models and the libraries stay for good: looked through for garbage at each full collection, they would hold
    # up everybody for half a second.
    gc.collect()
    gc.freeze()


def archive() -> Archive:
    """Return the archive as it is now.

    Raises:
        ArchiveError: it can't be opened; the message and the remedy are for the reader.
    """
    opened = _opened()
    opened.refresh()
    return opened


def document(document_id: str) -> DocumentInfo | None:
    return archive().catalog.document(document_id)


def page(document_id: str, page_no: int) -> Page | None:
    return archive().catalog.page(document_id, page_no)


def overview() -> Overview:
    return _overview(archive().catalog.generation())


def suggestions(lang: Lang) -> tuple[str, ...]:
    """Return up to three questions that the archive's newest records answer."""
    return _suggestions(archive().catalog.generation(), lang)


@st.cache_resource(show_spinner=False, max_entries=2)
def _overview(generation: int) -> Overview:  # noqa: ARG001 - the key under which it is remembered
    catalog = archive().catalog
    counts = catalog.counts()
    run = catalog.last_run()
    return Overview(
        n_documents=counts.documents,
        n_pages=counts.pages,
        n_failures=counts.failures,
        failures=tuple(catalog.failures()[:MAX_FAILURES]),
        facets=catalog.facets(),
        updated=(run.finished or run.started) if run else None,
    )


@st.cache_resource(show_spinner=False, max_entries=4)
def _suggestions(generation: int, lang: Lang) -> tuple[str, ...]:  # noqa: ARG001 - as above
    return suggested_questions(archive().catalog, lang)


@st.cache_resource(show_spinner=False, max_entries=MAX_PICTURES)
def picture(
    sha256: str,  # noqa: ARG001 - the content is the key
    _path: Path,
    page_no: int,
    quote: str,
    every: bool = False,
) -> Picture:
    """Return a page of a PDF with the quote marked and personal data covered; see `safe_page_picture`."""
    return safe_page_picture(_path, page_no, quote, masked=settings().mask_personal_data, every=every)
