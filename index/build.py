"""Bring the archive up to date with a folder: only what is new, changed or moved costs work.

1. Look: compare the files below the path with what the catalogue knows, by size and time.
2. Read what differs, each file in a process of its own, and put it into the catalogue, one transaction a file.
3. Forget what is gone.
4. Embed the texts that have no vector yet, then their sentences, a batch a transaction.
5. Bring the keyword store and Chroma in step, link the matters, and tell the readers.

Each step does what is left to do, whoever left it: a run that was killed is continued by the next one.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter

from index.cases import link_items
from index.catalog_writer import CatalogWriter, Known
from index.embedding import Embedder
from index.lock import archive_lock
from index.models import Failure
from index.passages import split_passages
from index.places import infer_places
from index.report import OnProgress, Phase, Progress, Report
from index.scan import Changes, Place, find_changes, place_of
from index.sentence_vectors import embed_sentences, waiting_texts
from index.sync import publish, publish_early, sync_chroma, sync_keyword
from index.vectors import missing_vectors, prune_vectors, require_model, store_vectors
from ingest.errors import ArchiveError, ArchiveFullError, UnreadableFileError, UnstableFileError
from ingest.files import source_file
from ingest.limits import Limits
from ingest.models import Document, SourceFile
from ingest.pipeline import PARSER_VERSION, read_safely
from ingest.readers import ocr
from settings import Settings

_EMBED_BATCH = 256  # texts between two commits
_MANY = 4  # records of a kind that are not lost without asking
_PUBLISH_EVERY_S = 20.0  # while files are read
_START = Progress(phase=Phase.SCAN, done=0, total=0)


def update(
    settings: Settings,
    path: Path,
    *,
    embedder: Embedder,
    accept_fewer: bool = False,
    on_progress: OnProgress = lambda _progress: None,
) -> Report:
    """Return what was done to make the archive hold what stands at the path: a folder, or a file or folder in one.

    Args:
        path: a folder that is not part of a known archive folder becomes one.
        accept_fewer: take readings by a newer parser also where they find far fewer records than the earlier ones.
    Raises:
        ArchiveBusyError: another process is writing.
        ArchiveFullError: the disk is full; what was stored stays, and the next run continues.
        ModelMismatchError: the archive was made with another embedding model.
        UsageError: there is nothing at the path, nor was there.
    """
    with archive_lock(settings.data_dir):
        catalog = CatalogWriter.open(settings.data_dir)
        try:
            require_model(catalog, embedder.name)
            return _Run(settings, catalog, embedder, on_progress, accept_fewer).over(path)
        finally:
            catalog.close()


@dataclass(slots=True)
class _Run:
    settings: Settings
    catalog: CatalogWriter
    embedder: Embedder
    on_progress: OnProgress
    accept_fewer: bool
    at: Progress = _START  # the last told of the files
    n: Counter[str] = field(default_factory=Counter)  # what the report counts
    failures: list[Failure] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def limits(self) -> Limits:
        return Limits(**self.settings.limits.model_dump())

    @property
    def ocr_dir(self) -> Path | None:
        """Where OCR keeps what it has read, None where there is no OCR."""
        has_ocr = self.settings.ocr == "auto" and ocr.is_installed()
        return self.settings.embedding.cache_dir / "ocr" if has_ocr else None

    def over(self, path: Path) -> Report:
        started = time.monotonic()
        place = place_of(path, self.catalog.roots())
        root_id = self.catalog.root_id(place.root)
        was_stopped = self.catalog.was_last_run_stopped()
        run_id = self.catalog.start_run(place.scope)
        self.catalog.reopen(held_back=self.accept_fewer, pictures=self.ocr_dir is not None)
        known = self.catalog.known_files(root_id)
        self.on_progress(self.at)
        changes = find_changes(place, known, parser_version=PARSER_VERSION)
        self._read_all(place, root_id, changes, known)
        self._forget(place, root_id, changes)
        read_at = time.monotonic()
        self._embed()
        self._embed_sentences()
        embedded_at = time.monotonic()
        self._store(something_changed=was_stopped or self.n["new"] + self.n["changed"] > 0)
        report = Report(
            new=self.n["new"],
            changed=self.n["changed"],
            moved=self.n["moved"],
            duplicates=self.n["duplicates"],
            deleted=len(changes.gone) - self.n["moved"],
            unchanged=changes.unchanged + self.n["touched"],
            pages=self.n["pages"],
            passages=self.n["passages"],
            embedded=self.n["embedded"],
            failures=tuple(self.failures),
            warnings=tuple(self.warnings),
            read_seconds=read_at - started,
            embed_seconds=embedded_at - read_at,
            seconds=time.monotonic() - started,
        )
        self.catalog.finish_run(run_id, TypeAdapter(Report).dump_json(report).decode())
        return report

    def _read_all(self, place: Place, root_id: int, changes: Changes, known: dict[str, Known]) -> None:
        gone_hashes = {known[source].sha256 for source in changes.gone}
        published = time.monotonic()
        for done, path in enumerate(changes.to_read):
            source = place.source(path)
            self.at = Progress(phase=Phase.READ, done=done, total=len(changes.to_read), name=source)
            self.on_progress(self.at)
            try:
                self._read(place, root_id, path, known.get(source), gone_hashes)
            except UnreadableFileError as error:
                self._fail(place, root_id, source, error)
            if time.monotonic() - published > _PUBLISH_EVERY_S:
                sync_keyword(self.catalog, self.settings)
                publish_early(self.catalog)
                published = time.monotonic()
        self.on_progress(Progress(phase=Phase.READ, done=len(changes.to_read), total=len(changes.to_read)))

    def _read(self, place: Place, root_id: int, path: Path, was: Known | None, gone_hashes: set[str]) -> None:
        file = source_file(path, place.root, limits=self.limits)
        read_by = self.catalog.version_of(file.sha256)
        if read_by == PARSER_VERSION:
            self.catalog.locate(root_id, file)
            if was is not None and was.sha256 == file.sha256:
                self.n["touched"] += 1
            elif file.sha256 in gone_hashes:
                gone_hashes.remove(file.sha256)
                self.n["moved"] += 1
            else:
                self.n["duplicates"] += 1
            return
        document = self._document(place, root_id, path, file)
        if document is None:
            return
        if read_by is not None and not self.accept_fewer and (lost := self._far_fewer(document)):
            self.catalog.hold_back(document.id, lost, parser_version=PARSER_VERSION)
            self.catalog.locate(root_id, file)
            self.warnings.append(
                f"{file.source}: the earlier reading is kept, for this version finds far fewer {lost}. Look at the"
                " file; `beslut ingest --accept-fewer` takes the new reading"
            )
            self.n["touched"] += 1
            return
        passages = split_passages(document)
        self.catalog.put(root_id, document, passages, parser_version=PARSER_VERSION)
        self.n["new" if was is None else "changed"] += 1
        self.n["pages"] += len(document.pages)
        self.n["passages"] += len(passages)

    def _document(self, place: Place, root_id: int, path: Path, file: SourceFile) -> Document | None:
        """Return the file's document; None where it can't be read, which is noted. What failed before in the same
        content, with the same program and limits, is not tried again."""
        tried = f"{file.sha256} {PARSER_VERSION} {version('beslutsminne')} {self.limits} {self.ocr_dir is not None}"
        error = self.catalog.failed_before(root_id, file.source, tried)
        if error is None:
            try:
                return read_safely(
                    path,
                    place.root,
                    limits=self.limits,
                    mask_personal_data=self.settings.mask_personal_data,
                    ocr_dir=self.ocr_dir,
                    on_progress=lambda page, n_pages: self.on_progress(replace(self.at, page=page, n_pages=n_pages)),
                )
            except UnreadableFileError as failure:
                error = failure
        self._fail(place, root_id, file.source, error, tried="" if isinstance(error, UnstableFileError) else tried)
        return None

    def _far_fewer(self, document: Document) -> str:
        """Return of which records a new reading has less than half of `_MANY` or more: "votes (1 of 4)"; "" of none.

        Half, since what a parser had read twice may rightly go; of few records, one or two may.
        """
        now = {
            "items": len(document.items),
            "statements": len(document.statements),
            "decisions": len(document.decisions),
            "votes": len(document.votes),
        }
        before = self.catalog.n_records(document.id)
        fewer = [kind for kind, n in before.items() if n >= _MANY and 2 * now[kind] < n]
        return ", ".join(f"{kind} ({now[kind]}, was {before[kind]})" for kind in fewer)

    def _fail(self, place: Place, root_id: int, source: str, error: UnreadableFileError, *, tried: str = "") -> None:
        self.catalog.fail(root_id, source, error, keep=isinstance(error, UnstableFileError), tried=tried)
        self.failures.append(
            Failure(
                source=source,
                root=str(place.root),
                error=type(error).__name__,
                message=str(error),
                remedy=error.remedy,
            )
        )

    def _forget(self, place: Place, root_id: int, changes: Changes) -> None:
        for source, error in changes.failures.items():
            self._fail(place, root_id, source, error)
        failed_now = {failure.source for failure in self.failures}
        settled = {one for one in self.catalog.failed_sources(root_id) if place.covers(one)} - failed_now
        self.catalog.remove(root_id, changes.gone)
        self.catalog.settle(root_id, settled)

    def _embed(self) -> None:
        waiting = missing_vectors(self.catalog, self.embedder.name)
        for start in range(0, len(waiting), _EMBED_BATCH):
            self.on_progress(Progress(phase=Phase.EMBED, done=start, total=len(waiting)))
            passages = self.catalog.passages(waiting[start : start + _EMBED_BATCH])
            vectors = self.embedder.encode([f"{one.header}\n{one.text}" for one in passages], kind="passage")
            store_vectors(self.catalog, self.embedder.name, passages, vectors)
        self.n["embedded"] = len(waiting)

    def _embed_sentences(self) -> None:
        waiting = waiting_texts(self.catalog, self.embedder.name)
        for start in range(0, len(waiting), _EMBED_BATCH):
            self.on_progress(Progress(phase=Phase.SENTENCES, done=start, total=len(waiting)))
            embed_sentences(self.catalog, self.embedder, self.catalog.passages(waiting[start : start + _EMBED_BATCH]))

    def _store(self, *, something_changed: bool) -> None:
        self.on_progress(Progress(phase=Phase.STORE, done=0, total=1))
        changed = infer_places(self.catalog) > 0 or something_changed
        changed |= sync_keyword(self.catalog, self.settings)
        try:
            changed |= sync_chroma(self.catalog, self.settings, self.embedder.name)
        except ArchiveFullError:
            raise
        except ArchiveError as error:
            self.warnings.append(f"{error}. {error.remedy}")
            changed = True
        # A document read again may have the same passages; its items are new all the same.
        changed |= link_items(self.catalog) > 0
        if changed:
            prune_vectors(self.catalog)
            publish(self.catalog)
        self.on_progress(Progress(phase=Phase.STORE, done=1, total=1))
