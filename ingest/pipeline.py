"""The main path of reading: a file becomes a document whose every word has a page and a voice.

file -> raw pages -> masked -> cleaned -> header -> items and sections -> statements, decisions, votes -> Document
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from ingest.attendance import read_attendance
from ingest.attendees import read_attendees
from ingest.clean import clean_pages
from ingest.decisions import find_decisions
from ingest.errors import EmptyFileError, NoTextLayerError
from ingest.files import refuse_changed, source_file
from ingest.header import read_header
from ingest.language import language_of
from ingest.limits import Limits
from ingest.mask import mask
from ingest.models import Document, SourceFile, content_id
from ingest.ocr_run import read_pictures
from ingest.quality import findings
from ingest.readers import read_pages
from ingest.readers.pages import Progress, silent
from ingest.sandbox import run
from ingest.statements import find_statements
from ingest.structure import Context, attendance_lines, split
from ingest.votes import find_votes

PARSER_VERSION = 13  # raise it when the same file gives another document: the archive then reads its files again


def read(
    path: Path,
    root: Path,
    *,
    limits: Limits | None = None,
    mask_personal_data: bool = True,
    ocr_dir: Path | None = None,
    on_progress: Progress = silent,
) -> Document:
    """Return the document that a file of the archive folder `root` is; the same file always gives the same records.

    Args:  ocr_dir: where OCR keeps what it has read; None: pictures of pages stay without text.

    Raises:
        UnreadableFileError: or one of its kinds, naming the file, the reason and the remedy.
    """
    source = source_file(path, root, limits=limits)
    raw = read_pages(path, source.file_type, limits=limits, ocr_dir=ocr_dir, on_progress=on_progress)
    refuse_changed(path, source)
    if mask_personal_data:
        raw = tuple(replace(page, text=mask(page.text), as_shown=mask(page.as_shown)) for page in raw)
    pages = clean_pages(raw)
    if not any(page.text for page in pages):
        raise EmptyFileError(f"{path.name}: has no text", remedy="Leave it out, or fetch the file again.")
    header = read_header(source, pages)
    front = attendance_lines(header, pages)
    attendance = read_attendance(front)
    document_id = _document_id(source)
    items, sections = split(header, pages, attendance, document_id)
    context = Context(
        document_id=document_id, header=header, pages=pages, items=items, sections=sections, attendance=attendance
    )
    document = Document(
        id=document_id,
        file=source,
        title=header.title,
        kind=header.kind,
        municipality=header.municipality,
        organ=header.organ,
        date=header.date,
        date_source=header.date_source,
        diarienummer=header.diarienummer,
        authors=header.authors,
        language=language_of("\n".join(page.text for page in pages)),
        pages=pages,
        items=items,
        sections=sections,
        statements=find_statements(context),
        decisions=find_decisions(context),
        votes=find_votes(context),
        attendees=read_attendees(front),
        warnings=tuple(_warnings(context)),
    )
    return replace(document, findings=findings(document, today=dt.date.today()))


def read_safely(
    path: Path,
    root: Path,
    *,
    limits: Limits | None = None,
    mask_personal_data: bool = True,
    ocr_dir: Path | None = None,
    on_progress: Progress = silent,
) -> Document:
    """Return the same as `read`, read in a child process that is stopped beyond the limits.

    With `ocr_dir` OCR first reads the pictures of pages that it has not read yet, each within limits of its own.

    Raises:
        UnreadableFileError: or one of its kinds; TooLargeError when a limit is passed.
    """
    within = limits or Limits()

    def document() -> Document:
        return run(
            _read, path, root, within, mask_personal_data, ocr_dir,
            limits=within, name=path.name, on_progress=on_progress,
        )  # fmt: skip

    try:
        first = document()
        if ocr_dir is None or not any(page.is_picture for page in first.pages):
            return first
    except NoTextLayerError:
        if ocr_dir is None:
            raise
    read_pictures(path, ocr_dir, limits=within, on_progress=on_progress)
    return document()


def _read(
    path: Path,
    root: Path,
    limits: Limits,
    mask_personal_data: bool,
    ocr_dir: Path | None,
    *,
    on_progress: Progress = silent,
) -> Document:
    return read(
        path, root, limits=limits, mask_personal_data=mask_personal_data, ocr_dir=ocr_dir, on_progress=on_progress
    )


def _document_id(source: SourceFile) -> str:
    """By content alone: a file that is moved or renamed stays the same document."""
    return content_id("document", source.sha256)


def _warnings(context: Context) -> list[str]:
    """What a reader of the archive should know about the reading of this document."""
    blank = [page.page_no for page in context.pages if not page.text]
    ocr = [page.page_no for page in context.pages if page.is_ocr]
    told = []
    if blank:
        told.append(f"pages without text: {', '.join(map(str, blank[:20]))}")
    if ocr:
        told.append(f"pages read by OCR: {', '.join(map(str, ocr[:20]))}")
    return told
