"""Blocks -> DOCX, the same bytes on every run."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from eval.typesetting.blocks import Block, Sheet, Typeset
from eval.typesetting.style import Style, furniture, paragraf_lines

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.text.paragraph import Paragraph

FIXED = datetime(2020, 1, 1, tzinfo=UTC)
ZIP_DATE = (2020, 1, 1, 0, 0, 0)
HEADINGS = {"title": 1, "paragraf": 2, "heading": 3}


def render_docx(sheet: Sheet) -> Typeset:
    """Return the document; its page furniture stands in the header of the section."""
    from docx import Document

    document = Document()
    properties = document.core_properties
    properties.author, properties.title = sheet.author, sheet.title
    properties.created = properties.modified = FIXED
    top, _ = furniture(sheet.style, sheet.words, 1, 1)
    document.sections[0].header.paragraphs[0].text = " ".join(part for row in top for part in row if part)
    for block in sheet.blocks:
        _add(document, block, sheet.style)
    buffer = BytesIO()
    document.save(buffer)
    return Typeset(data=_repacked(buffer.getvalue()))


def _add(document: DocxDocument, block: Block, style: Style) -> None:
    if block.kind == "paragraf":
        lines = paragraf_lines(style, block.number, block.text, block.diarienummer)
        document.add_heading("\n".join(lines).replace("|", "\t"), HEADINGS[block.kind])
    elif block.kind in HEADINGS:
        document.add_heading(block.text, HEADINGS[block.kind])
    elif block.kind == "list":
        for (point,) in block.rows:
            mark, _, text = point.partition(" ")
            document.add_paragraph(text, style="List Bullet" if mark == "-" else "List Number")
    elif block.kind == "table":
        table = document.add_table(rows=len(block.rows), cols=max(len(row) for row in block.rows))
        for cells, row in zip(table.rows, block.rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=False):
                cell.text = text
    else:
        _add_paragraph(document.add_paragraph(), block.text)


def _add_paragraph(paragraph: Paragraph, text: str) -> None:
    from docx.enum.text import WD_BREAK

    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break(WD_BREAK.LINE)
        run.add_text(line)


def _repacked(data: bytes) -> bytes:
    """The same zip with fixed dates and without compression: its bytes depend on no clock and no zlib version."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in sorted(old.namelist()):
            if name != "docProps/thumbnail.jpeg":
                content = old.read(name)
                if name == "_rels/.rels":
                    content = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
                new.writestr(zipfile.ZipInfo(name, ZIP_DATE), content)
    return out.getvalue()
