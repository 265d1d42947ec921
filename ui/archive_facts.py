"""What the page Arkivet tells, remembered for one generation of the archive; and the desk where jobs are started."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from index.lock import holder
from index.models import DocumentInfo
from index.quality import Quality, report
from ui import resources, uploads
from ui.coverage import Coverage, coverage, municipalities
from ui.jobs import JobDesk, JobKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder that is read. `is_there` is False for one that has vanished: a drive that is not mounted, perhaps."""

    path: Path
    n_files: int
    is_there: bool


@st.cache_resource(show_spinner=False)
def desk() -> JobDesk:
    return JobDesk()


def other_writer() -> int | None:
    """Return the process that is writing to the archive, where it is not a job of ours."""
    pid = holder(resources.settings().data_dir)
    job = desk().current()
    return None if pid is None or (job and job.pid == pid) else pid


def upload_folder() -> Path:
    return resources.settings().data_dir.absolute().resolve() / uploads.FOLDER


def start_reading(about: str, *folders: Path) -> bool:
    """Read what is new, changed or gone in these folders; return False where another job is running."""
    data_dir = str(resources.settings().data_dir.absolute())
    paths = [str(folder) for folder in folders]
    return desk().start(
        JobKind.INGEST, about, ["--data-dir", data_dir, "ingest", *paths, "--json", "--progress", "json"]
    )


def folders() -> tuple[Folder, ...]:
    """Return the folders that are read, by path."""
    catalog = resources.archive().catalog
    return tuple(
        Folder(path=root, n_files=len(catalog.sources(root)), is_there=root.exists()) for root in catalog.roots()
    )


def places() -> tuple[str, ...]:
    """Return the municipalities with minutes, those with most first."""
    return municipalities(_documents(resources.archive().catalog.generation()))


def covered(municipality: str) -> Coverage:
    return _covered(resources.archive().catalog.generation(), municipality)


def minutes_of(municipality: str, organ: str, year: int) -> list[DocumentInfo]:
    """Return the minutes of an organ in a year, by day."""
    found = [
        one
        for one in _documents(resources.archive().catalog.generation())
        if (one.municipality, one.organ, one.kind) == (municipality, organ, "protokoll")
        and one.date
        and one.date.year == year
    ]
    return sorted(found, key=lambda one: (one.date is None, one.date, one.source))


def quality() -> Quality:
    return _quality(resources.archive().catalog.generation())


@st.cache_resource(show_spinner=False, max_entries=2)
def _documents(generation: int) -> tuple[DocumentInfo, ...]:  # noqa: ARG001 - the key under which it is remembered
    return tuple(resources.archive().catalog.documents())


@st.cache_resource(show_spinner=False, max_entries=8)
def _covered(generation: int, municipality: str) -> Coverage:
    return coverage(_documents(generation), municipality)


@st.cache_resource(show_spinner=False, max_entries=2)
def _quality(generation: int) -> Quality:  # noqa: ARG001 - as above
    return report(resources.archive().catalog)
