"""Are the catalogue and the stores made from it in step? Every finding has a severity, a message and a remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from index import chroma_store, sync
from index.catalog import Catalog
from index.catalog_writer import CatalogWriter
from index.chroma_store import ChromaStore
from index.embedding import model_name
from index.keyword_store import KeywordStore
from index.lock import archive_lock
from index.vectors import prune_vectors
from ingest.errors import ArchiveError
from settings import Settings

_REPAIR = "Run `beslut check --repair`."
_INGEST = "Run `beslut ingest` on the archive folder again."


class Severity(StrEnum):
    ERROR = "error"  # something is not found, or wrongly
    WARNING = "warning"  # everything is found, but not as it should be
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    severity: Severity
    message: str
    remedy: str


def check(settings: Settings) -> list[Problem]:
    """Return what is wrong, worst first; nothing is changed.

    Raises:  UsageError: there is no archive yet.
    """
    catalog = Catalog.open(settings.data_dir)
    try:
        found = [*_catalog_problems(catalog, settings), *_keyword_problems(catalog, settings)]
        found += _chroma_problems(catalog, settings)
    finally:
        catalog.close()
    order = list(Severity)
    return sorted(found, key=lambda problem: order.index(problem.severity))


def repair(settings: Settings) -> None:
    """Make the stores anew where they are not in step with the catalogue. Missing vectors are left to the next ingest.

    Raises:  ArchiveBusyError: another process is writing.
    """
    with archive_lock(settings.data_dir):
        catalog = CatalogWriter.open(settings.data_dir)
        try:
            prune_vectors(catalog)
            if any(_keyword_problems(catalog, settings)):
                sync.reset_keyword(catalog, settings)
            if any(_chroma_problems(catalog, settings)):
                sync.reset_chroma(catalog, settings)
            sync.sync_keyword(catalog, settings)
            sync.sync_chroma(catalog, settings, catalog.meta("model") or "")
            sync.publish(catalog)
        finally:
            catalog.close()


def _catalog_problems(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    verdict = catalog.rows("PRAGMA quick_check(1)")[0][0]
    if verdict != "ok":
        yield Problem(
            severity=Severity.ERROR,
            message=f"{catalog.path}: the catalogue is damaged ({verdict})",
            remedy="Restore it from a backup, or remove the data folder and ingest again.",
        )
    broken = catalog.rows("PRAGMA foreign_key_check")
    if broken:
        yield Problem(
            severity=Severity.ERROR, message=f"{len(broken)} records of the catalogue belong nowhere", remedy=_INGEST
        )
    model = catalog.meta("model")
    if model not in (None, model_name(settings.embedding)):
        yield Problem(
            severity=Severity.ERROR,
            message=f"the archive was made with the embedding model {model!r}, not the one of the settings",
            remedy="Set embedding.model back, or ingest into another data folder.",
        )
    counts = catalog.counts()
    if counts.passages_without_vector:
        yield Problem(
            severity=Severity.WARNING,
            message=f"{counts.passages_without_vector} passages have no vector: only their words are searched",
            remedy=_INGEST,
        )
    if catalog.rows("SELECT 1 FROM runs WHERE finished IS NULL AND id = (SELECT MAX(id) FROM runs)"):
        yield Problem(
            severity=Severity.WARNING, message="the last ingest was stopped, or is still at work", remedy=_INGEST
        )
    if counts.failures:
        yield Problem(
            severity=Severity.INFO,
            message=f"{counts.failures} files could not be read",
            remedy="`beslut status` lists them with the reasons.",
        )


def _keyword_problems(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    yield from _differences("the keyword index", KeywordStore(settings.data_dir).ids(), set(catalog.passage_ids()))


def _chroma_problems(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    embedded = sync.embedded_ids(catalog)
    folder = settings.data_dir.expanduser() / chroma_store.FOLDER
    is_missing = not settings.chroma_url and not folder.exists()
    if not embedded and is_missing:
        return
    if is_missing or not sync.is_chroma_sound(catalog):
        yield Problem(
            severity=Severity.WARNING,
            message="Chroma is missing or not in step; exact search answers in its place",
            remedy=_REPAIR,
        )
        return
    try:
        chroma_store.forget_clients()
        store = ChromaStore(settings.data_dir, settings.chroma_url)
        found = store.ids()
        store.probe()
    except ArchiveError as error:
        yield Problem(severity=Severity.WARNING, message=str(error), remedy=_REPAIR)
        return
    yield from _differences("Chroma", found, embedded)


def _differences(store: str, held: set[str], wanted: set[str]) -> Iterator[Problem]:
    if wanted - held:
        yield Problem(severity=Severity.ERROR, message=f"{store} lacks {len(wanted - held)} passages", remedy=_REPAIR)
    if held - wanted:
        yield Problem(
            severity=Severity.WARNING,
            message=f"{store} holds {len(held - wanted)} passages that are gone",
            remedy=_REPAIR,
        )
