"""The files of an archive folder: which there are, what type each really is, and that it stays the same while read."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ingest.errors import (
    EmptyFileError,
    EncryptedFileError,
    NotADocumentError,
    TooLargeError,
    UnreadableFileError,
    UnstableFileError,
)
from ingest.limits import Limits
from ingest.models import FileType, SourceFile

OnFailure = Callable[[Path, UnreadableFileError], None]

_HEAD_BYTES = 8_192
_PDF_WITHIN = 1_024  # bytes that may stand before %PDF, as readers allow
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office before 2007, and newer files with a password
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")
_TEXT_SUFFIXES = {
    ".txt": FileType.TEXT,
    ".text": FileType.TEXT,
    ".md": FileType.MARKDOWN,
    ".markdown": FileType.MARKDOWN,
    ".html": FileType.HTML,
    ".htm": FileType.HTML,
    ".xhtml": FileType.HTML,
}
_UNFINISHED = (".part", ".crdownload", ".download", ".tmp", ".lock")  # downloads under way, locks of other programs
_SUPPORTED = "Supported are PDF, DOCX, ODT, RTF, HTML, TXT and MD."


def walk(root: Path, *, on_failure: OnFailure) -> Iterator[Path]:
    """Yield the files below `root` in sorted order, depth first.

    Hidden files and folders, unfinished downloads and lock files are passed over in silence. What can't be followed is
    handed to `on_failure` with its path, and the walk goes on: a folder that can't be listed, a link that leads out of
    the archive or nowhere, a name that is no text. Links to files within the archive are files; links to folders are
    not followed, so there are no rings.
    """
    inside = root.resolve()

    def below(folder: Path) -> Iterator[Path]:
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            on_failure(folder, _unlistable(folder, error))
            return
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith((".", "~$")) or entry.name.lower().endswith(_UNFINISHED):
                continue
            shown = Path(os.fsencode(path).decode("utf-8", errors="replace"))
            if shown != path:
                on_failure(shown, UnreadableFileError(f"{shown.name}: has an odd name", remedy="Rename the file."))
            elif entry.is_symlink() and (refusal := _refused_link(path, inside)):
                on_failure(path, refusal)
            elif entry.is_dir(follow_symlinks=False):
                yield from below(path)
            elif entry.is_file():
                yield path

    yield from below(root)


def source_file(path: Path, root: Path, *, limits: Limits | None = None) -> SourceFile:
    """Return what a file is: its path below `root`, size, time, hash, and its type as its contents tell.

    Raises:
        EmptyFileError: zero bytes.
        TooLargeError: over `limits.max_file_mb`.
        NotADocumentError: of no supported type.
        EncryptedFileError: an office file with a password.
        UnstableFileError: it changes while it is hashed, or has vanished.
        UnreadableFileError: it may not be opened, or leads out of the archive.
    """
    if not path.resolve().is_relative_to(root.resolve()):
        raise _leads_out(path)
    try:
        before = path.stat()
        if before.st_size == 0:
            raise EmptyFileError(f"{path.name}: has no contents", remedy="Fetch the file again.")
        max_mb = (limits or Limits()).max_file_mb
        if before.st_size > max_mb << 20:
            raise TooLargeError(
                f"{path.name}: is {before.st_size >> 20} MB, more than {max_mb}",
                remedy="Split it, or raise max_file_mb.",
            )
        file_type = sniff(path)
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        after = path.stat()
    except FileNotFoundError as error:
        raise UnstableFileError(f"{path.name}: has vanished", remedy="Run again.") from error
    except OSError as error:
        raise UnreadableFileError(
            f"{path.name}: can't be read ({error.strerror})", remedy="Check its rights."
        ) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise changed(path)
    return SourceFile(
        source=path.relative_to(root).as_posix(),
        size=after.st_size,
        mtime_ns=after.st_mtime_ns,
        sha256=digest,
        file_type=file_type,
    )


def refuse_changed(path: Path, before: SourceFile) -> None:
    """Check, after a file was read, that it is still the file that was hashed before.

    Raises:
        UnstableFileError: its size, time or contents are others, or it has vanished.
    """
    try:
        now = path.stat()
        with path.open("rb") as stream:
            same = hashlib.file_digest(stream, "sha256").hexdigest() == before.sha256
    except OSError as error:
        raise UnstableFileError(f"{path.name}: has vanished while it was read", remedy="Run again.") from error
    if not same or (now.st_size, now.st_mtime_ns) != (before.size, before.mtime_ns):
        raise changed(path)


def sniff(path: Path) -> FileType:
    """Return the type that the contents show; a name with the wrong ending is no hindrance.

    Plain text shows nothing by itself, so it has to be called .txt, .md, .html or have no ending.

    Raises:
        NotADocumentError: it is something else.
        EncryptedFileError: an office file with a password.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return FileType.PDF
    if head.startswith(b"{\\rtf"):
        return FileType.RTF
    if head.startswith(b"PK\x03\x04"):
        return _sniff_zip(path)
    if head.startswith(_OLE):
        raise _old_office(path)
    if _is_text(head):
        return _sniff_text(path, head)
    raise NotADocumentError(f"{path.name}: is {_name_of(head)}, not a document", remedy=_SUPPORTED)


def _sniff_zip(path: Path) -> FileType:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return FileType.DOCX
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    if stream.read(60).startswith(b"application/vnd.oasis.opendocument.text"):
                        return FileType.ODT
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise UnreadableFileError(f"{path.name}: is damaged", remedy="Fetch the file again.") from error
    raise NotADocumentError(f"{path.name}: is a zip archive, not a document", remedy="Unpack it. " + _SUPPORTED)


def _sniff_text(path: Path, head: bytes) -> FileType:
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML_STARTS):
        return FileType.HTML
    suffix = path.suffix.lower()
    if suffix in _TEXT_SUFFIXES:
        return _TEXT_SUFFIXES[suffix]
    if not suffix:
        return FileType.TEXT
    raise NotADocumentError(f"{path.name}: is plain text, not a {suffix} file", remedy="Call it .txt if it is a text.")


def _is_text(head: bytes) -> bool:
    """Tell whether the bytes are text: UTF-16 by its mark, or no zero bytes and hardly a control character."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\x0b\x0c\r\x1a\x1b" for byte in head)
    return b"\x00" not in head and controls <= len(head) / 100


def _name_of(head: bytes) -> str:
    """Return what the bytes are, for the message: "Portable Network Graphics file"."""
    import puremagic

    try:
        return str(puremagic.magic_string(head)[0].name) or "of unknown type"
    except (puremagic.PureError, IndexError):
        return "of unknown type"


def _old_office(path: Path) -> UnreadableFileError:
    """Return the error for the old container, which also holds newer files that are locked."""
    with path.open("rb") as stream:
        is_locked = "EncryptedPackage".encode("utf-16-le") in stream.read(1 << 20)
    if is_locked:
        return EncryptedFileError(f"{path.name}: needs a password", remedy="Save a copy without a password.")
    return NotADocumentError(f"{path.name}: is in the Office format before 2007", remedy="Save it as DOCX or PDF.")


def _refused_link(link: Path, inside: Path) -> UnreadableFileError | None:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return UnreadableFileError(f"{link.name}: is a link to nowhere", remedy="Remove it, or copy the file here.")
    return None if target.is_relative_to(inside) else _leads_out(link)


def _unlistable(folder: Path, error: OSError) -> UnreadableFileError:
    return UnreadableFileError(
        f"{folder.name}: can't be listed ({error.strerror})", remedy="Check the folder's rights."
    )


def _leads_out(path: Path) -> UnreadableFileError:
    return UnreadableFileError(f"{path.name}: leads out of the archive", remedy="Copy the file into the archive.")


def changed(path: Path) -> UnstableFileError:
    """Return the error for a file that changed under our hands."""
    return UnstableFileError(f"{path.name}: changed while it was read", remedy="Run again when it is finished.")
