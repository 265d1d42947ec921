"""Errors, by what the reader of the message can do.

ArchiveError
├── UnreadableFileError          this file can't become a document; the message says why and what to do
│   ├── NotADocumentError        unknown type, or the contents are not what the name says
│   ├── EmptyFileError           zero bytes or no text at all
│   ├── EncryptedFileError       needs a password
│   ├── NoTextLayerError         pictures of pages: needs OCR
│   ├── TooLargeError            over a limit on bytes, pages, memory or time
│   ├── UnstableFileError        changed while it was read, or vanished
│   └── ProgramFaultError        our own code fails on it: a fault to report, not to mend
├── ArchiveBusyError             another process is writing
├── ArchiveFullError             the disk is full
├── ModelMismatchError           the index was made with another embedding model
├── ModelMissingError            the embedding model is not prepared
└── UsageError                   the request itself is wrong (no such folder, no archive yet)
"""

from __future__ import annotations


class ArchiveError(Exception):
    """The root of all errors a user may meet. `remedy` is one sentence on what to do, "" when there is nothing."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a child process."""
        return _rebuild, (type(self), str(self), self.remedy)


def _rebuild(kind: type[ArchiveError], message: str, remedy: str) -> ArchiveError:
    return kind(message, remedy=remedy)


class UnreadableFileError(ArchiveError):
    """This file can't become a document."""


class NotADocumentError(UnreadableFileError):
    """The type is unknown, or the contents are not what the name says."""


class EmptyFileError(UnreadableFileError):
    """The file has no bytes, or no text at all."""


class EncryptedFileError(UnreadableFileError):
    """The file needs a password."""


class NoTextLayerError(UnreadableFileError):
    """The pages are pictures: the file needs OCR."""


class TooLargeError(UnreadableFileError):
    """The file goes over a limit on bytes, pages, memory or time."""


class UnstableFileError(UnreadableFileError):
    """The file changed or vanished while it was read."""


class ProgramFaultError(UnreadableFileError):
    """Our own code fails on the file: a fault of the program, whatever the file holds."""


class ArchiveBusyError(ArchiveError):
    """Another process is writing to the archive."""


class ArchiveFullError(ArchiveError):
    """The disk is full."""


class ModelMismatchError(ArchiveError):
    """The index was made with another embedding model."""


class ModelMissingError(ArchiveError):
    """The embedding model is not prepared."""


class UsageError(ArchiveError):
    """The request itself is wrong."""
