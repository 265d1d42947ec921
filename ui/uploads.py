"""Files that readers hand in: names made safe, types looked at, put into one folder and nowhere else."""

from __future__ import annotations

import re
import tempfile
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ingest.errors import ArchiveError, EmptyFileError, EncryptedFileError, NotADocumentError
from ingest.files import sniff

FOLDER = "uploads"  # in the data folder
DOCUMENTS = (".pdf", ".docx", ".odt", ".rtf", ".html", ".htm", ".txt", ".md")
MAX_NAME = 150  # bytes, with the ending
_ZIP = b"PK\x03\x04"
_DANGEROUS = re.compile(r"[/\\\x00-\x1f\x7f]|^\.|^~\$")
_AWKWARD = re.compile(r'[:*?"<>|]')
_one_at_a_time = threading.Lock()

Check = Callable[[Path], object]
"""Looks at a file that is to be kept and raises an ArchiveError where it is not what it should be."""


class Refusal(StrEnum):
    NAME = "name"
    TYPE = "type"
    ZIP = "zip"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    PASSWORD = "password"  # noqa: S105  a reason, not a secret
    FAULTY = "faulty"
    NOT_SAVED = "not_saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    name: str  # as it is called in the folder
    is_known: bool = False  # the same file lay there already


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    name: str  # as it was given
    why: Refusal
    detail: str = ""


def keep(
    folder: Path,
    name: str,
    contents: bytes,
    *,
    max_mb: int,
    suffixes: tuple[str, ...] = DOCUMENTS,
    check: Check = sniff,
) -> Kept | Refused:
    """Put a file into the folder under a safe name and return that, or why it was refused.

    A file of the same name is never written over: the new one gets a number, unless the contents are the same.
    """
    suffix = Path(name).suffix.lower()
    safe = safe_name(name)
    if safe is None:
        return Refused(name=name, why=Refusal.NAME)
    if suffix not in suffixes:
        why = Refusal.ZIP if contents.startswith(_ZIP) and suffix == ".zip" else Refusal.TYPE
        return Refused(name=name, why=why, detail=suffix)
    if not contents:
        return Refused(name=name, why=Refusal.EMPTY)
    if len(contents) > max_mb << 20:
        return Refused(name=name, why=Refusal.TOO_LARGE, detail=f"{len(contents) / (1 << 20):.0f}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Hidden, so that no run over the folder reads it before it is whole.
        with tempfile.TemporaryDirectory(dir=folder, prefix=".") as unfinished:
            written = Path(unfinished) / f"upload{suffix}"
            written.write_bytes(contents)
            check(written)
            return _placed(folder, safe, written, contents)
    except (ArchiveError, OSError) as error:
        return Refused(name=name, why=_why(error, contents), detail=str(error))


def safe_name(name: str) -> str | None:
    """Return the name as it may stand in a folder, None for one that leads elsewhere, is hidden, or says nothing.

    Marks without width and marks that turn the reading direction go; signs that some systems refuse become "_".
    """
    visible = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C")
    shown = _AWKWARD.sub("_", unicodedata.normalize("NFC", visible)).strip()
    if _DANGEROUS.search(name) or _DANGEROUS.search(shown):
        return None
    suffix = Path(shown).suffix
    stem = shown.removesuffix(suffix).strip(" .")
    room = MAX_NAME - len(suffix.encode())
    cut = stem.encode()[: max(room, 0)].decode("utf-8", "ignore").strip(" .")
    return cut + suffix.lower() if cut else None


def files_in(folder: Path) -> list[Path]:
    """Return the files of the folder by name; hidden ones, folders and links are left out."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    return sorted((path for path in found if not path.name.startswith(".")), key=lambda path: path.name)


def remove(folder: Path, name: str) -> bool:
    """Delete the file of this name from the folder; return False where there is none."""
    found = next((path for path in files_in(folder) if path.name == name), None)
    if found:
        found.unlink(missing_ok=True)
    return found is not None


def _placed(folder: Path, name: str, written: Path, contents: bytes) -> Kept:
    first = folder / name
    with _one_at_a_time:
        target, number = first, 1
        while target.exists() or target.is_symlink():
            if target.is_file() and target.read_bytes() == contents:
                return Kept(name=target.name, is_known=True)
            number += 1
            target = first.with_stem(f"{first.stem} ({number})")
        written.rename(target)
    return Kept(name=target.name)


def _why(error: Exception, contents: bytes) -> Refusal:
    match error:
        case EmptyFileError():
            return Refusal.EMPTY
        case EncryptedFileError():
            return Refusal.PASSWORD
        case NotADocumentError():
            return Refusal.ZIP if contents.startswith(_ZIP) else Refusal.TYPE
        case ArchiveError():
            return Refusal.FAULTY
    return Refusal.NOT_SAVED
