"""An archive follows its folder, whatever happens to the files or to the process."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.archive import Archive
from index.build import update
from index.catalog import Catalog
from index.check import Severity, check, repair
from index.embedding import Embedder
from index.lock import archive_lock
from index.report import Report
from ingest.errors import ArchiveBusyError, ModelMismatchError, UsageError
from ingest.models import Document, Page
from ingest.pipeline import read_safely
from settings import Settings
from tests.bad_files import image_pdf
from tests.hashing_embedder import HashingEmbedder

Ingest = Callable[..., Report]
ROOT = Path(__file__).parents[1]
plain_read_safely: Callable[..., Document] = read_safely


@pytest.fixture
def ingest(settings: Settings, documents: Path, embedder: Embedder) -> Ingest:
    def run(path: Path = documents) -> Report:
        return update(settings, path, embedder=embedder)

    return run


def sources(settings: Settings) -> list[str]:
    return [document.source for document in Catalog.open(settings.data_dir).documents()]


def errors(settings: Settings) -> list[str]:
    return [problem.message for problem in check(settings) if problem.severity is not Severity.INFO]


def test_a_second_run_does_nothing(ingest: Ingest, settings: Settings) -> None:
    assert ingest().new == 2
    generation = Catalog.open(settings.data_dir).generation()
    again = ingest()
    assert (again.n_read, again.unchanged, again.embedded) == (0, 2, 0)
    assert Catalog.open(settings.data_dir).generation() == generation


def test_a_changed_file_replaces_its_document(ingest: Ingest, settings: Settings, documents: Path) -> None:
    ingest()
    file = documents / "brev" / "cykelbana.txt"
    file.write_text(file.read_text().replace("Strandvägen", "Bergsgatan"))
    assert ingest().changed == 1
    texts = [page.text for info in Catalog.open(settings.data_dir).documents() for page in _pages(settings, info.id)]
    assert any("Bergsgatan" in text for text in texts)
    assert not any("Strandvägen" in text for text in texts)
    assert errors(settings) == []


def _pages(settings: Settings, document_id: str) -> tuple[Page, ...]:
    return Catalog.open(settings.data_dir).pages(document_id)


def test_a_file_read_again_keeps_its_links(
    settings: Settings, tmp_path: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "arkiv"
    folder.mkdir()
    title = "Upprustning av lekplatser och bryggor längs hela norra stranden"
    for day in ("2031-03-04", "2031-04-08"):
        text = f"Ekby kommun\nKommunstyrelsen\nProtokoll {day}\n\n§ 12\n{title}\nBeslut\nÄrendet bordläggs.\n"
        (folder / f"ks-{day}.txt").write_text(text, encoding="utf-8")
    update(settings, folder, embedder=embedder)
    catalog = Catalog.open(settings.data_dir)
    item = next(found.record for found in catalog.items() if found.record.paragraf == "12")
    assert [link.by for link in catalog.related(item.id)] == ["titel"]
    generation = catalog.generation()
    monkeypatch.setattr("index.build.PARSER_VERSION", 10_000)
    update(settings, folder, embedder=embedder)
    assert [link.by for link in catalog.related(item.id)] == ["titel"]
    assert catalog.generation() > generation, "readers are told"


def test_a_moved_file_keeps_its_document_and_is_not_read_again(
    ingest: Ingest, settings: Settings, documents: Path
) -> None:
    ingest()
    (documents / "brev" / "cykelbana.txt").rename(documents / "flyttad.txt")
    report = ingest()
    assert (report.moved, report.n_read, report.deleted, report.embedded) == (1, 0, 0, 0)
    assert sources(settings) == ["flyttad.txt", "ks-2021-03-09.txt"]
    assert errors(settings) == []


def test_a_deleted_file_goes_from_every_store(
    ingest: Ingest, settings: Settings, documents: Path, embedder: Embedder
) -> None:
    ingest()
    (documents / "ks-2021-03-09.txt").unlink()
    assert ingest().deleted == 1
    archive = Archive.open(settings, embedder=embedder)
    assert archive.catalog.counts().documents == 1
    for search in (archive.keyword, archive.vector, archive.search):
        assert all(hit.passage.source == "brev/cykelbana.txt" for hit in search.search("biblioteket Norrby", k=20))
    assert archive.catalog.rows("SELECT 1 FROM vectors WHERE text_hash NOT IN (SELECT text_hash FROM passages)") == []
    assert errors(settings) == []


def test_the_same_content_twice_is_one_document_at_two_places(
    ingest: Ingest, settings: Settings, documents: Path
) -> None:
    (documents / "kopia.txt").write_bytes((documents / "ks-2021-03-09.txt").read_bytes())
    report = ingest()
    assert (report.new, report.duplicates) == (2, 1)
    catalog = Catalog.open(settings.data_dir)
    (minutes,) = [info for info in catalog.documents() if info.source == "kopia.txt"]
    assert [source for _, source in catalog.locations(minutes.id)] == ["kopia.txt", "ks-2021-03-09.txt"]
    (documents / "kopia.txt").unlink()
    ingest()
    assert sources(settings) == ["brev/cykelbana.txt", "ks-2021-03-09.txt"]


def test_a_run_over_a_part_leaves_the_rest_alone(ingest: Ingest, settings: Settings, documents: Path) -> None:
    ingest()
    (documents / "ks-2021-03-09.txt").unlink()
    (documents / "brev" / "ny.txt").write_text("Almviks kommun\nSkrivelse\n2022-01-01\n\nEn lekplats behövs i Norrby.")
    assert ingest(documents / "brev").new == 1
    assert sources(settings) == ["brev/cykelbana.txt", "brev/ny.txt", "ks-2021-03-09.txt"]


def test_an_unreadable_file_is_listed_until_it_is_mended_or_gone(
    ingest: Ingest, settings: Settings, documents: Path
) -> None:
    broken = documents / "trasig.pdf"
    broken.write_bytes(b"")
    assert [failure.source for failure in ingest().failures] == ["trasig.pdf"]
    (failure,) = Catalog.open(settings.data_dir).failures()
    assert (failure.source, failure.error) == ("trasig.pdf", "EmptyFileError")
    assert failure.remedy
    broken.unlink()
    ingest()
    assert Catalog.open(settings.data_dir).failures() == []


def counted_reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the files that are read from now on, as they come."""
    read: list[Path] = []

    def counting(path: Path, root: Path, **options: object) -> Document:
        read.append(path)
        return plain_read_safely(path, root, **options)

    monkeypatch.setattr("index.build.read_safely", counting)
    return read


def test_a_file_that_failed_is_tried_again_only_when_something_is_other(
    ingest: Ingest, settings: Settings, documents: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = documents / "trasig.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    first = ingest().failures
    read = counted_reads(monkeypatch)
    assert ingest().failures == first, "it is listed all the same"
    broken.touch()
    assert ingest().failures == first
    assert read == [], "neither a second run nor another time of the file is a reason"
    more = settings.model_copy(update={"limits": settings.limits.model_copy(update={"max_seconds": 601})})
    update(more, documents, embedder=embedder)
    assert read == [broken], "other limits are"
    broken.write_bytes(b"%PDF-1.7 and a little more")
    ingest()
    assert read == [broken, broken], "other contents are"
    monkeypatch.setattr("index.build.PARSER_VERSION", 10_000)
    ingest()
    assert read.count(broken) == 3, "another version is"


def test_a_scan_that_failed_is_read_when_ocr_is_there(
    *,
    ingest: Ingest,
    settings: Settings,
    documents: Path,
    embedder: Embedder,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    image_pdf(documents / "skannad.pdf")
    assert [failure.error for failure in ingest().failures] == ["NoTextLayerError"]
    read = counted_reads(monkeypatch)
    monkeypatch.setattr("index.build.ocr.is_installed", lambda: True)
    cache = settings.embedding.model_copy(update={"cache_dir": tmp_path / "cache"})
    update(settings.model_copy(update={"ocr": "auto", "embedding": cache}), documents, embedder=embedder)
    assert read == [documents / "skannad.pdf"]


def many_statements(n: int) -> str:
    dissents = "".join(
        f"§ {number}\nÄrende {number}\n\nBeslut\nKommunstyrelsen beslutar att bevilja bidraget.\n\nReservation\n"
        f"Eva Alm (V) reserverar sig mot beslutet.\n\n"
        for number in range(1, n + 1)
    )
    return f"Almviks kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2021-03-09\n\n{dissents}"


def poorer(monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    """Let a newer parser find no more than so many statements."""

    def reading(path: Path, root: Path, **options: object) -> Document:
        document = plain_read_safely(path, root, **options)
        return replace(document, statements=document.statements[:kept])

    monkeypatch.setattr("index.build.PARSER_VERSION", 10_000)
    monkeypatch.setattr("index.build.read_safely", reading)


@pytest.mark.parametrize(("before", "now", "is_kept"), [(6, 2, True), (6, 3, False), (4, 1, True), (3, 0, False)])
def test_a_newer_parser_does_not_silently_replace_records_by_far_fewer(
    *,
    ingest: Ingest,
    settings: Settings,
    documents: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: int,
    now: int,
    is_kept: bool,
) -> None:
    (documents / "ks-2021-03-09.txt").write_text(many_statements(before), encoding="utf-8")
    ingest()
    poorer(monkeypatch, now)
    report = ingest()
    assert Catalog.open(settings.data_dir).counts().statements == (before if is_kept else now)
    assert any(f"statements ({now}, was {before})" in warning for warning in report.warnings) is is_kept


def test_a_reading_that_was_held_back_is_taken_when_asked_for(
    ingest: Ingest, settings: Settings, documents: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (documents / "ks-2021-03-09.txt").write_text(many_statements(6), encoding="utf-8")
    ingest()
    poorer(monkeypatch, 1)
    ingest()
    assert ingest().unchanged == 2, "it is not read on every run"
    update(settings, documents, embedder=embedder, accept_fewer=True)
    catalog = Catalog.open(settings.data_dir)
    assert catalog.counts().statements == 1
    assert catalog.rows("SELECT 1 FROM held_back") == []


def test_a_changed_file_may_hold_far_fewer_records(ingest: Ingest, settings: Settings, documents: Path) -> None:
    file = documents / "ks-2021-03-09.txt"
    file.write_text(many_statements(6), encoding="utf-8")
    ingest()
    file.write_text(many_statements(1), encoding="utf-8")
    assert ingest().warnings == ()
    assert Catalog.open(settings.data_dir).counts().statements == 1


def test_a_missing_folder_is_a_usage_error(ingest: Ingest, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        ingest(tmp_path / "saknas")


def test_a_second_writer_is_refused_at_once(ingest: Ingest, settings: Settings) -> None:
    with archive_lock(settings.data_dir), pytest.raises(ArchiveBusyError, match=str(os.getpid())):
        ingest()


def test_another_embedding_model_is_refused(ingest: Ingest, settings: Settings, documents: Path) -> None:
    ingest()
    other = HashingEmbedder()
    with pytest.raises(ModelMismatchError, match=re.escape(other.name)):
        update(settings, documents, embedder=other)
    with pytest.raises(ModelMismatchError):
        Archive.open(settings, embedder=other)


def test_a_reader_sees_new_documents_after_refresh(
    ingest: Ingest, settings: Settings, documents: Path, embedder: Embedder
) -> None:
    ingest()
    archive = Archive.open(settings, embedder=embedder)
    assert archive.vector.search("lekplats", k=3)
    (documents / "ny.txt").write_text("Almviks kommun\nSkrivelse\n2022-01-01\n\nEn lekplats behövs i Norrby.")
    ingest()
    archive.refresh()
    for search in (archive.keyword, archive.vector, archive.search):
        assert search.search("En lekplats behövs i Norrby", k=1)[0].passage.source == "ny.txt"


@pytest.mark.parametrize("ruin", ["removed", "damaged"])
def test_search_goes_on_without_chroma_and_repair_makes_it_again(
    ingest: Ingest, settings: Settings, embedder: Embedder, ruin: str
) -> None:
    ingest()
    folder = settings.data_dir / "chroma"
    shutil.rmtree(folder)
    if ruin == "damaged":
        folder.mkdir()
        (folder / "chroma.sqlite3").write_bytes(b"not a database")
    archive = Archive.open(settings, embedder=embedder)
    assert archive.vector.search("biblioteket i Norrby", k=1)
    assert errors(settings)
    repair(settings)
    assert errors(settings) == []


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [{root!r}, {root!r} + "/tests"]
import index.build as build
from conftest import HashEmbedder
from settings import Embedding, Settings

def kill(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

owner, name = {point!r}.rsplit(".", 1)
import importlib
setattr(importlib.import_module(owner), name, kill)
settings = Settings(data_dir=Path({data!r}), embedding=Embedding(model="hash"))
build.update(settings, Path({documents!r}), embedder=HashEmbedder())
"""


@pytest.mark.parametrize(
    "point",
    [
        "index.catalog_writer._insert_rows",
        "index.build.missing_vectors",
        "index.build.store_vectors",
        "index.build.waiting_texts",
        "index.build.embed_sentences",
        "index.build.sync_keyword",
        "index.sync.vectors_of",
        "index.build.publish",
    ],
)
def test_a_killed_run_is_continued_with_nothing_lost_or_double(
    ingest: Ingest, settings: Settings, documents: Path, point: str
) -> None:
    code = KILLED.format(root=str(ROOT), point=point, data=str(settings.data_dir), documents=str(documents))
    killed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    ingest()
    assert sources(settings) == ["brev/cykelbana.txt", "ks-2021-03-09.txt"]
    assert errors(settings) == []
    assert Catalog.open(settings.data_dir).counts().passages_without_vector == 0


def test_the_key_of_a_table_without_rowids_comes_first(ingest: Ingest, settings: Settings) -> None:
    """SQLite 3.40 reports NULL values that are not there when such a table has its columns in another order."""
    ingest()
    catalog = Catalog.open(settings.data_dir)
    tables = [row["name"] for row in catalog.rows("SELECT name FROM pragma_table_list WHERE wr = 1")]
    keys = {name: [row["pk"] for row in catalog.rows(f"PRAGMA table_info({name})")] for name in tables}
    assert "item_refs" in keys
    in_front = {name: places[: max(places)] == [*range(1, max(places) + 1)] for name, places in keys.items()}
    assert [name for name, is_so in in_front.items() if not is_so] == []
