"""What every reader returns: the text of each page as it was extracted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

Progress = Callable[[int, int], None]  # pages done, pages in all


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as extracted. `page_no` is 1-based as in a PDF viewer; a page without text has text "".

    `label` is the printed page number where the reader itself knows it (a `<!-- sida 12 -->` comment). `as_shown` is
    the text without the words that the reader put in, "" where it put in none. `is_picture` tells that the page is a
    picture that was not read, `ocr_confidence` (0..100) how sure OCR was where it read it.
    """

    page_no: int
    text: str
    is_ocr: bool = False
    label: str | None = None
    as_shown: str = ""
    ocr_confidence: int | None = None
    is_picture: bool = False


def as_shown(pages: Sequence[RawPage], shown: Sequence[RawPage]) -> tuple[RawPage, ...]:
    """Return the pages with the text that is shown beside each in which a reader put words, of as many shown pages."""
    return tuple(
        replace(page, as_shown=other.text) if other.text != page.text else page
        for page, other in zip(pages, shown, strict=True)
    )


def silent(done: int, total: int) -> None:
    """Tell nobody about progress."""
