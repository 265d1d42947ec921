"""A page of a PDF as a picture with the quoted words marked. Only that page is opened, whatever the file's size."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui.quotes import find_quote

if TYPE_CHECKING:
    from pypdfium2 import PdfBitmap, PdfPage, PdfTextPage

MAX_WIDTH_PX = 1_400  # sharp in the panel on a dense screen
MAX_HEIGHT_PX = 4_000
MAX_SCALE = 3.0
MARK_COLOUR = (255, 226, 84)
MARK_MARGIN_PX = 2

_pdfium = threading.Lock()  # PDFium is not made for several threads


class NoPictureError(Exception):
    """The page can't be drawn: no such page, or PDFium does not accept the file."""


def page_png(path: Path, page_no: int, quote: str = "") -> bytes:
    """Return the page (1-based) as PNG, at most MAX_WIDTH_PX x MAX_HEIGHT_PX, the words of the quote marked in yellow.

    Raises:
        NoPictureError: there is no such page or it can't be drawn.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    with _pdfium:
        try:
            with PdfDocument(path) as pdf:
                if not 1 <= page_no <= len(pdf):
                    raise NoPictureError(f"{path.name} has no page {page_no}")
                return _draw(pdf[page_no - 1], quote)
        except (PdfiumError, OSError, MemoryError) as error:
            raise NoPictureError(f"{path.name}, page {page_no}: {error}") from error


def _draw(page: PdfPage, quote: str) -> bytes:
    from PIL import Image, ImageChops, ImageDraw

    width, height = page.get_size()
    scale = min(MAX_SCALE, MAX_WIDTH_PX / max(width, 1), MAX_HEIGHT_PX / max(height, 1))
    bitmap = page.render(scale=scale, may_draw_forms=False)
    picture = bitmap.to_pil().convert("RGB")
    boxes = _boxes(page, bitmap, quote) if quote else []
    if boxes:
        marks = Image.new("RGB", picture.size, "white")
        pen = ImageDraw.Draw(marks)
        for box in boxes:
            pen.rectangle(box, fill=MARK_COLOUR)
        picture = ImageChops.multiply(picture, marks)  # like a marker pen: the print stays black
    png = io.BytesIO()
    picture.save(png, "PNG")
    return png.getvalue()


def _boxes(page: PdfPage, bitmap: PdfBitmap, quote: str) -> list[tuple[int, int, int, int]]:
    """Return (left, top, right, bottom) in pixels of the picture, one for each line that the quote touches."""
    text_page = page.get_textpage()
    text = _characters(text_page)
    to_pixels = bitmap.get_posconv(page).to_bitmap
    boxes = []
    for start, end in find_quote(text, quote):
        for left, bottom, right, top in _line_rectangles(text_page, start, end - start):
            corners = (to_pixels(left, bottom), to_pixels(right, top))
            xs, ys = zip(*corners, strict=True)
            margin = MARK_MARGIN_PX
            boxes.append((min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin))
    return boxes


def _characters(text_page: PdfTextPage) -> str:
    """Return one character for each of PDFium's, so that an offset into the text is an index into its list."""
    from pypdfium2 import raw

    return "".join(chr(raw.FPDFText_GetUnicode(text_page, n)) for n in range(text_page.count_chars()))


def _line_rectangles(text_page: PdfTextPage, start: int, count: int) -> Sequence[tuple[float, float, float, float]]:
    return [text_page.get_rect(n) for n in range(text_page.count_rects(start, count))]
