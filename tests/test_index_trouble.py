"""An update goes on past whatever is in its way, says what it was, and forgets nothing it can't see."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest

from index.build import update
from index.catalog import Catalog
from index.check import Severity, check
from index.embedding import Embedder, FloatMatrix
from index.report import Phase, Progress, Report
from ingest import pipeline, sandbox
from ingest.files import source_file
from ingest.limits import Limits
from ingest.models import Document
from ingest.readers import read_pages
from ingest.readers.pages import RawPage
from settings import Settings
from tests import bad_files

ROOT = Path(__file__).parents[1]
LETTER = "Almviks kommun\nSkrivelse\n2022-01-01\n\nEn lekplats behövs i Norrby."


def sources(settings: Settings) -> list[str]:
    return [document.source for document in Catalog.open(settings.data_dir).documents()]


def failures(report: Report) -> dict[str, str]:
    return {failure.source: failure.error for failure in report.failures}


def test_what_stands_in_a_folder_without_permission_is_kept_and_told(
    settings: Settings, documents: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(settings, documents, embedder=embedder)
    (documents / "ny.txt").write_text(LETTER)
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "brev":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    report = update(settings, documents, embedder=embedder)
    assert (report.new, report.deleted, failures(report)) == (1, 0, {"brev": "UnreadableFileError"})
    monkeypatch.undo()
    assert sources(settings) == ["brev/cykelbana.txt", "ks-2021-03-09.txt", "ny.txt"]
    assert update(settings, documents, embedder=embedder).failures == ()
    assert Catalog.open(settings.data_dir).failures() == []


def test_a_link_out_of_the_folder_is_refused_and_told(
    settings: Settings, documents: Path, embedder: Embedder, tmp_path: Path
) -> None:
    (tmp_path / "hemlig.txt").write_text(LETTER)
    (documents / "lank.txt").symlink_to(tmp_path / "hemlig.txt")
    report = update(settings, documents, embedder=embedder)
    assert (report.new, failures(report)) == (2, {"lank.txt": "UnreadableFileError"})
    assert "leads out of the archive" in report.failures[0].message
    assert sources(settings) == ["brev/cykelbana.txt", "ks-2021-03-09.txt"]


def test_a_file_that_changes_while_it_is_read_keeps_its_document_until_the_next_run(
    settings: Settings, documents: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = documents / "brev" / "cykelbana.txt"
    update(settings, documents, embedder=embedder)
    file.write_text(f"{file.read_text()}\nOch")

    def read_while_it_grows(path: Path, *arguments: object, **_limits: object) -> tuple[RawPage, ...]:
        pages = read_pages(path, source_file(path, documents).file_type)
        path.write_text(f"{path.read_text()} mera.")
        return pages

    def read_here(path: Path, root: Path, **_limits: object) -> Document:
        return pipeline.read(path, root)

    monkeypatch.setattr("ingest.pipeline.read_pages", read_while_it_grows)
    monkeypatch.setattr("index.build.read_safely", read_here)
    assert failures(update(settings, documents, embedder=embedder)) == {"brev/cykelbana.txt": "UnstableFileError"}
    assert sources(settings) == ["brev/cykelbana.txt", "ks-2021-03-09.txt"]
    monkeypatch.undo()
    report = update(settings, documents, embedder=embedder)
    assert (report.changed, report.failures) == (1, ())


def broken_reading(_path: Path, root: Path, **_limits: object) -> Document:
    """What stands in for a fault of ours: the sandbox gets a function that fails."""
    return sandbox.run(Document, root, limits=Limits(), name="cykelbana.txt")


def test_a_fault_of_ours_is_told_as_one_and_stops_nothing(
    settings: Settings, documents: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build.read_safely", broken_reading)
    report = update(settings, documents, embedder=embedder)
    assert set(failures(report).values()) == {"ProgramFaultError"}
    assert len(report.failures) == 2
    first = report.failures[0]
    assert first.reason.startswith("the program itself fails on it (TypeError: ")
    assert "Report" in first.remedy


@dataclass
class CountingEmbedder:
    """Tells how many texts it was given."""

    inner: Embedder
    texts: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.inner.name

    @property
    def dim(self) -> int:
        return self.inner.dim

    def encode(self, texts: Sequence[str], *, kind: Literal["query", "passage"]) -> FloatMatrix:
        self.texts += texts
        return self.inner.encode(texts, kind=kind)


def test_a_run_that_finds_nothing_new_does_not_touch_the_embedder(
    settings: Settings, documents: Path, embedder: Embedder
) -> None:
    counting = CountingEmbedder(embedder)
    update(settings, documents, embedder=counting)
    assert counting.texts
    counting.texts.clear()
    update(settings, documents, embedder=counting)
    assert counting.texts == []


def test_a_long_file_tells_its_pages(settings: Settings, documents: Path, embedder: Embedder) -> None:
    bad_files.pdf(documents / "lang.pdf", [f"Sida {n} om cykelbanan vid torget i Norrby." for n in range(40)])
    told: list[Progress] = []
    update(settings, documents, embedder=embedder, on_progress=told.append)
    reading = [one for one in told if one.phase is Phase.READ and one.name == "lang.pdf"]
    assert [(one.page, one.n_pages) for one in (reading[0], reading[-1])] == [(0, 0), (40, 40)]
    assert {(one.done, one.total) for one in reading} == {(2, 3)}


HELD = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}, {root!r} + "/tests"]
from conftest import HashEmbedder
from index.build import update
from index.report import Phase
from settings import Embedding, Settings

def wait(progress):
    if progress.phase is Phase.READ and progress.done == 1:
        print("reading", flush=True)
        sys.stdin.readline()

settings = Settings(data_dir=Path({data!r}), embedding=Embedding(model="hash"))
update(settings, Path({documents!r}), embedder=HashEmbedder(), on_progress=wait)
"""


def test_of_two_processes_the_second_is_refused_at_once_and_the_first_completes(
    settings: Settings, documents: Path
) -> None:
    code = HELD.format(root=str(ROOT), data=str(settings.data_dir), documents=str(documents))
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        assert first.stdout.readline() == "reading\n"
        second = subprocess.run(command, input="", capture_output=True, text=True, check=False, timeout=60)
        assert second.returncode != 0
        assert f"ArchiveBusyError: {settings.data_dir}: another process ({first.pid}) is writing" in second.stderr
        first.communicate("\n", timeout=60)
    assert first.returncode == 0
    assert sources(settings) == ["brev/cykelbana.txt", "ks-2021-03-09.txt"]
    assert [problem for problem in check(settings) if problem.severity is not Severity.INFO] == []
