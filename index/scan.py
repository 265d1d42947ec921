"""What has changed below an archive folder since the last run, by size and time only: no file is opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.catalog_writer import Known
from ingest.errors import UnreadableFileError, UsageError
from ingest.files import walk

# So many files are not taken for deleted all at once: more likely the drive is not there.
_MANY = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a run is about: the archive folder and the path in it to look at, which may be a single file."""

    root: Path
    scope: Path

    def source(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def covers(self, source: str) -> bool:
        """Tell whether the run looks at this path below the archive folder."""
        return (self.root / source).is_relative_to(self.scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    to_read: tuple[Path, ...]  # new, or of another size or time, or read by an older parser
    gone: tuple[str, ...]  # sources
    unchanged: int
    failures: Mapping[str, UnreadableFileError]  # by source: folders without permission, links that lead out


def place_of(path: Path, roots: Sequence[Path]) -> Place:
    """Return where a path belongs: to the archive folder above it that is known, else it is one itself.

    Raises:  UsageError: there is nothing at this path, nor was there.
    """
    path = path.expanduser().absolute()
    path = path.parent.resolve() / path.name if path.is_symlink() and path.is_file() else path.resolve()
    for root in roots:
        if path.is_relative_to(root) and (path.exists() or path != root):
            return Place(root=root, scope=path)
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder", remedy="Check the path.")
    return Place(root=path if path.is_dir() else path.parent, scope=path)


def find_changes(place: Place, known: Mapping[str, Known], *, parser_version: int) -> Changes:
    """Compare the files with what is known of them.

    Raises:  UsageError: a folder that held many documents holds none.
    """
    failures: dict[str, UnreadableFileError] = {}
    to_read: list[Path] = []
    seen: set[str] = set()
    for path in _files(place, failures):
        source = place.source(path)
        seen.add(source)
        was = known.get(source)
        if was is None or was.parser_version != parser_version or _stamp(path) != (was.size, was.mtime_ns):
            to_read.append(path)
    covered = [source for source in known if place.covers(source)]
    gone = [source for source in covered if source not in seen and not _is_below(source, failures)]
    if not seen and len(gone) == len(covered) >= _MANY:
        raise UsageError(
            f"{place.scope}: held {len(gone)} documents and now holds none",
            remedy="Check that its drive is there; to forget the documents, remove the data folder.",
        )
    return Changes(to_read=tuple(to_read), gone=tuple(gone), unchanged=len(seen) - len(to_read), failures=failures)


def _files(place: Place, failures: dict[str, UnreadableFileError]) -> Iterable[Path]:
    if not place.scope.exists():
        return []
    if place.scope.is_file():
        return [place.scope]

    def on_failure(path: Path, error: UnreadableFileError) -> None:
        failures[place.source(path)] = error

    return walk(place.scope, on_failure=on_failure)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:  # vanished meanwhile; reading it will say so
        return None
    return status.st_size, status.st_mtime_ns


def _is_below(source: str, failures: Mapping[str, UnreadableFileError]) -> bool:
    """Tell whether a path stands in a folder that could not be listed: nothing is known of it."""
    return any(source.startswith(f"{folder}/") for folder in failures)
