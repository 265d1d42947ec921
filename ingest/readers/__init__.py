"""Files to pages: one reader per type, each imported only when a file of its type comes."""

from __future__ import annotations

from pathlib import Path

from ingest.errors import ArchiveError, EmptyFileError, TooLargeError, UnreadableFileError
from ingest.limits import Limits
from ingest.models import FileType
from ingest.readers.pages import Progress, RawPage, silent

__all__ = ["RawPage", "read_pages"]


def read_pages(
    path: Path,
    file_type: FileType,
    *,
    limits: Limits | None = None,
    ocr_dir: Path | None = None,
    on_progress: Progress = silent,
) -> tuple[RawPage, ...]:
    """Return the pages of a file, numbered from 1, with their text as extracted.

    Formats without pages of their own are cut at their page breaks; without any they are one page. What OCR keeps in
    `ocr_dir` is the text of the pictures of pages.

    Raises:
        UnreadableFileError: or one of its kinds, naming the file, the reason and the remedy.
    """
    limits = limits or Limits()
    try:
        return _pages_of(path, file_type, limits, ocr_dir, on_progress)
    except (ArchiveError, MemoryError):
        raise
    except Exception as error:  # libraries fail in many ways on files that are not what they should be
        why = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise UnreadableFileError(
            f"{path.name}: can't be read ({why})", remedy="Fetch it again, or leave it out."
        ) from error


def _pages_of(
    path: Path, file_type: FileType, limits: Limits, ocr_dir: Path | None, on_progress: Progress
) -> tuple[RawPage, ...]:
    match file_type:
        case FileType.PDF:
            from ingest.readers.pdf import read_pdf

            return read_pdf(path, limits=limits, ocr_dir=ocr_dir, on_progress=on_progress)
        case FileType.DOCX:
            from ingest.readers.docx import read_docx

            pages = read_docx(path)
        case FileType.ODT:
            from ingest.readers.odt import read_odt

            pages = read_odt(path)
        case FileType.RTF:
            from ingest.readers.rtf import read_rtf

            pages = read_rtf(path)
        case FileType.HTML:
            from ingest.readers.html import read_html

            pages = read_html(path)
        case FileType.TEXT:
            from ingest.readers.text import read_text

            pages = read_text(path)
        case FileType.MARKDOWN:
            from ingest.readers.text import read_markdown

            pages = read_markdown(path)
    if len(pages) > limits.max_pages:
        raise TooLargeError(
            f"{path.name}: has {len(pages)} pages, more than {limits.max_pages}", remedy="Split it, or raise max_pages."
        )
    if not any(page.text.strip() for page in pages):
        raise EmptyFileError(f"{path.name}: has no text", remedy="Leave it out, or fetch the file again.")
    on_progress(len(pages), len(pages))
    return pages
