"""The file types that a document can be set in."""

from __future__ import annotations

from collections.abc import Callable

from eval.typesetting.blocks import Sheet, Typeset
from eval.typesetting.office import render_docx
from eval.typesetting.pdf import render_pdf
from eval.typesetting.plain import render_html, render_markdown, render_text

RENDERERS: dict[str, Callable[[Sheet], Typeset]] = {
    "pdf": render_pdf,
    "docx": render_docx,
    "html": render_html,
    "txt": render_text,
    "md": render_markdown,
}


def typeset(sheet: Sheet, suffix: str) -> Typeset:
    """Return the file, the same bytes on every run."""
    return RENDERERS[suffix](sheet)
