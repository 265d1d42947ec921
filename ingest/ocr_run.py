"""OCR over the pictures in one file: a page at a time in a process of its own, as many at once as there are cores."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from ingest.errors import UnreadableFileError
from ingest.limits import Limits
from ingest.readers.pages import Progress, silent
from ingest.sandbox import run

_PAGE_SECONDS = 120  # fifty times what a page takes
_MOST_AT_ONCE = 8


def read_pictures(path: Path, ocr_dir: Path, *, limits: Limits, on_progress: Progress = silent) -> None:
    """Have OCR read every picture of a page in the file that it has not read, and keep that in the folder.

    A page that OCR fails on stays a picture.

    Raises:
        UnreadableFileError: OCR fails on all pages.
    """
    from ingest.readers.pdf import picture_pages
    from ingest.readers.pdf_pictures import read_page

    numbers = run(picture_pages, path, limits=limits, name=path.name)
    a_page = replace(limits, max_seconds=min(limits.max_seconds, _PAGE_SECONDS))
    failures: list[UnreadableFileError] = []
    with ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_AT_ONCE)) as pool:
        waiting = [
            pool.submit(run, read_page, path, number - 1, ocr_dir, limits=a_page, name=f"{path.name}, page {number}")
            for number in numbers
        ]
        try:
            for done, page in enumerate(as_completed(waiting), 1):
                error = page.exception()
                if isinstance(error, UnreadableFileError):
                    failures.append(error)
                elif error:
                    raise error
                on_progress(done, len(numbers))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    if failures and len(failures) == len(numbers):
        raise failures[0]
