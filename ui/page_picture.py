"""A page of a PDF as a picture, the quoted words marked and personal data covered.

Only that page is opened, whatever the file's size. The file is untrusted and PDFium is not made for threads:
`safe_page_picture` draws in a process of its own.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import PdfBitmap, PdfDocument, PdfiumError, PdfPage, PdfTextPage, raw

from ingest import sandbox
from ingest.errors import UnreadableFileError
from ingest.limits import Limits
from ingest.mask import mask
from ui.quotes import find_quote, find_words

MAX_WIDTH_PX = 1_400  # sharp in the panel on a dense screen
MAX_HEIGHT_PX = 4_000
MAX_SCALE = 3.0
MARK_COLOUR = (255, 226, 84)
MARK_MARGIN_PX = 2
IN_SIGHT = 0.3  # of the page's height: what stands above is seen without scrolling
AROUND = 0.06  # of the page's height, shown above and below the marks
_MASK_GAP = 2  # characters: the hyphen and a blank within a personal number
LIMITS = Limits(max_memory_mb=1_500, max_seconds=20)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page. `is_marked` says whether the words of the quote were found on it; `around_marks` is the part of it
    that holds them, where they stand so far down that a reader would have to look for them, else empty."""

    png: bytes
    is_marked: bool
    around_marks: bytes = b""


def safe_page_picture(
    path: Path, page_no: int, quote: str = "", *, masked: bool = True, every: bool = False
) -> Picture:
    """Return what `page_picture` does, drawn in a process that may crash, hang or eat memory without harm.

    Raises:
        ArchiveError: the page can't be drawn.
    """
    return sandbox.run(page_picture, path, page_no, quote, masked, every, limits=LIMITS, name=path.name)


def page_picture(path: Path, page_no: int, quote: str = "", masked: bool = True, every: bool = False) -> Picture:
    """Return the page (1-based), at most MAX_WIDTH_PX x MAX_HEIGHT_PX, the words of the quote marked in yellow.

    Args:
        masked: what `ingest.mask` masks in text is covered in black.
        every: the quote is words that a reader searches for, marked wherever they stand.
    Raises:
        UnreadableFileError: there is no such page, or PDFium does not accept the file.
    """
    try:
        with PdfDocument(path) as pdf:
            if not 1 <= page_no <= len(pdf):
                raise UnreadableFileError(f"{path.name}: has no page {page_no}")
            return _draw(pdf[page_no - 1], quote, masked=masked, every=every)
    except PdfiumError as error:
        raise UnreadableFileError(f"{path.name}: page {page_no} can't be drawn ({error})") from error


def _draw(page: PdfPage, quote: str, *, masked: bool, every: bool) -> Picture:
    width, height = page.get_size()
    scale = min(MAX_SCALE, MAX_WIDTH_PX / max(width, 1), MAX_HEIGHT_PX / max(height, 1))
    bitmap = page.render(scale=scale, may_draw_forms=False)
    picture = bitmap.to_pil().convert("RGB")
    text_page = page.get_textpage()
    text = _characters(text_page)
    shown = mask(text) if masked else text
    stretches = find_words(shown, quote) if every else find_quote(shown, quote)
    boxes = _boxes(page, bitmap, text_page, stretches)
    if boxes:
        marks = Image.new("RGB", picture.size, "white")
        pen = ImageDraw.Draw(marks)
        for box in boxes:
            pen.rectangle(box, fill=MARK_COLOUR)
        picture = ImageChops.multiply(picture, marks)  # like a marker pen: the print stays black
    cover = ImageDraw.Draw(picture)
    for box in _boxes(page, bitmap, text_page, _masked_stretches(text, shown)):
        cover.rectangle(box, fill="black")
    around = _around(picture.size, boxes)
    return Picture(_png(picture), is_marked=bool(boxes), around_marks=_png(picture.crop(around)) if around else b"")


def _png(picture: Image.Image) -> bytes:
    png = io.BytesIO()
    picture.save(png, "PNG")
    return png.getvalue()


def _around(size: tuple[int, int], boxes: Sequence[tuple[int, int, int, int]]) -> tuple[int, int, int, int] | None:
    """Return the lines around the marks over the whole width, None where the marks stand high on the page anyway."""
    width, height = size
    if not boxes or min(box[1] for box in boxes) < IN_SIGHT * height:
        return None
    margin = int(AROUND * height)
    top = min(box[1] for box in boxes) - margin
    bottom = max(box[3] for box in boxes) + margin
    return 0, max(0, top), width, min(height, bottom)


def _masked_stretches(text: str, shown: str) -> list[tuple[int, int]]:
    """Return where two equally long texts differ, as half-open stretches; what lies between two of one line too."""
    stretches: list[tuple[int, int]] = []
    for at in (n for n, (char, other) in enumerate(zip(text, shown, strict=True)) if char != other):
        start, end = stretches[-1] if stretches else (at, at)
        if stretches and at - end <= _MASK_GAP:
            stretches[-1] = (start, at + 1)
        else:
            stretches.append((at, at + 1))
    return stretches


def _boxes(
    page: PdfPage, bitmap: PdfBitmap, text_page: PdfTextPage, stretches: Sequence[tuple[int, int]]
) -> list[tuple[int, int, int, int]]:
    """Return (left, top, right, bottom) in pixels of the picture, one for each line that a stretch touches."""
    to_pixels = bitmap.get_posconv(page).to_bitmap
    boxes = []
    for start, end in stretches:
        for left, bottom, right, top in _line_rectangles(text_page, start, end - start):
            corners = (to_pixels(left, bottom), to_pixels(right, top))
            xs, ys = zip(*corners, strict=True)
            margin = MARK_MARGIN_PX
            boxes.append((min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin))
    return boxes


def _characters(text_page: PdfTextPage) -> str:
    """Return one character for each of PDFium's, so that an offset into the text is an index into its list."""
    return "".join(chr(raw.FPDFText_GetUnicode(text_page, n)) for n in range(text_page.count_chars()))


def _line_rectangles(text_page: PdfTextPage, start: int, count: int) -> Sequence[tuple[float, float, float, float]]:
    return [text_page.get_rect(n) for n in range(text_page.count_rects(start, count))]
