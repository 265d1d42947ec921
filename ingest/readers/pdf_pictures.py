"""The pages of a PDF that are pictures: what they look like, and what OCR reads in them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from ingest.readers.ocr import DPI, Picture, Reading, kept_reading, read_picture

_POINTS = 72  # to the inch
_MAX_SIDE = 6_000  # pixels; a drawing of a square metre is made smaller
_BLANK = 250  # a page with nothing darker is an empty sheet


def picture_of(document: pypdfium2.PdfDocument, number: int) -> Picture | None:
    """Return page `number` (0-based) as OCR wants it; None when it is blank or can't be drawn."""
    try:
        page = document[number]
        scale = min(DPI / _POINTS, _MAX_SIDE / max(*page.get_size(), 1))
        bitmap = page.render(scale=scale, grayscale=True)
        grey = bytes(bitmap.buffer)
        page.close()
    except (pypdfium2.PdfiumError, ValueError):
        return None
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    pixels = grey if stride == width else b"".join(grey[row * stride : row * stride + width] for row in range(height))
    return Picture(width, height, pixels) if min(pixels, default=255) < _BLANK else None


def read_page(path: Path, number: int, folder: Path) -> Reading | None:
    """Return what OCR reads on page `number` (0-based), None for a blank one; a page read earlier costs no OCR.

    Raises:
        UnreadableFileError: tesseract fails on it.
    """
    document = pypdfium2.PdfDocument(path)
    try:
        picture = picture_of(document, number)
    finally:
        document.close()
    return (kept_reading(picture, folder) or read_picture(picture, folder)) if picture else None
