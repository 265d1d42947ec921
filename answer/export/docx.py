"""An answer as a Word document."""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from answer.export.origin import Origin, program
from answer.export.paper import MARKER, Paper, Source, paper_of
from answer.models import Answer

if TYPE_CHECKING:
    from docx.document import Document

_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
_MAX_TITLE = 255  # characters that a document's properties hold


def to_docx(answer: Answer, lang: str, origin: Origin) -> bytes:
    """Return the answer with its numbered sources as a DOCX file of plain paragraphs, without links or fields."""
    import docx
    from docx.shared import Cm

    paper = paper_of(answer, lang, origin)
    document = docx.Document()
    _set_properties(document, paper, origin)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    document.add_heading(paper.question, level=1)
    _add_with_markers(document.add_paragraph(), paper.lead)
    for point in paper.points:
        _add_with_markers(document.add_paragraph(style="List Bullet"), point)
    for note in paper.notes:
        document.add_paragraph().add_run(note).italic = True
    if paper.sources:
        document.add_heading(paper.heading("sources"), level=2)
    for source in paper.sources:
        _add_source(document, source)
    section.footer.paragraphs[0].text = paper.origin
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _set_properties(document: Document, paper: Paper, origin: Origin) -> None:
    from docx.oxml.ns import qn

    properties = document.core_properties
    properties.title = paper.question[:_MAX_TITLE]
    properties.author = properties.last_modified_by = program()
    properties.comments = paper.origin[:_MAX_TITLE]
    properties.created = properties.modified = datetime.combine(origin.day, time())
    properties.language = _LANGUAGES[paper.lang]
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGES[paper.lang])


def _add_with_markers(paragraph: Any, text: str) -> None:  # noqa: ANN401 - python-docx has no types
    done = 0
    for match in MARKER.finditer(text):
        paragraph.add_run(text[done : match.start()])
        paragraph.add_run(match.group()).font.superscript = True
        done = match.end()
    paragraph.add_run(text[done:])


def _add_source(document: Document, source: Source) -> None:
    from docx.shared import Cm, Pt

    head = document.add_paragraph()
    head.paragraph_format.keep_with_next = True
    head.paragraph_format.space_after = Pt(0)
    head.add_run(f"[{source.n}] {source.place}").bold = True
    details = document.add_paragraph()
    details.paragraph_format.keep_with_next = True
    details.add_run(" · ".join(source.details)).font.size = Pt(9)
    quote = document.add_paragraph(style="Quote")
    quote.paragraph_format.left_indent = Cm(1)
    quote.add_run(f"”{source.quote}”")
