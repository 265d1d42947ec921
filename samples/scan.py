"""A PDF as a scanner leaves it: each page one picture, no text layer."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

SCALE = 1.6  # about 115 dpi
SPECKS = 0.0006
SEED = 1917


def scanned(pdf: bytes) -> bytes:
    """Return the pages as one-bit pictures, turned by half a degree, with some specks of dust."""
    noise = np.random.default_rng(SEED)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, pageCompression=1, invariant=1)
    for page in pypdfium2.PdfDocument(pdf):
        grey = page.render(scale=SCALE, grayscale=True).to_pil().rotate(0.5, fillcolor=255)
        pixels = np.array(grey)
        pixels[noise.random(pixels.shape) < SPECKS] = 0
        picture = Image.fromarray(pixels).point(lambda value: 255 if value > 150 else 0).convert("1")
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
