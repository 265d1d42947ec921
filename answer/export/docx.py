"""An answer, or the precedents of a text, as a Word document."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from answer.draft import MARKER
from answer.export.origin import Origin, program
from answer.export.paper import Source, paper_of
from answer.export.precedents import paper_of_precedents
from answer.models import Answer
from index.alignment import Side
from index.precedents import Precedent
from prompts import say

if TYPE_CHECKING:
    from docx.document import Document

_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
_MAX_TITLE = 255  # characters that a document's properties hold


def to_docx(answer: Answer, lang: str, origin: Origin) -> bytes:
    """Return the answer with its numbered sources as a DOCX file of plain paragraphs, without links or fields."""
    paper = paper_of(answer, lang, origin)
    document = _new_document(paper.question, paper.origin, lang, origin)
    _add_with_markers(document.add_paragraph(), paper.lead)
    for point in paper.points:
        _add_with_markers(document.add_paragraph(style="List Bullet"), point)
    for note in paper.notes:
        document.add_paragraph().add_run(note).italic = True
    if paper.sources:
        document.add_heading(paper.heading("sources"), level=2)
    for source in paper.sources:
        _add_source(document, source)
    return _written(document)


def precedents_to_docx(text: str, found: Sequence[Precedent], lang: str, origin: Origin) -> bytes:
    """Return the text with its precedents as a DOCX file; what only the text says is struck through, what only the
    precedent says is underlined."""
    paper = paper_of_precedents(text, found, lang, origin)
    document = _new_document(paper.title, paper.origin, lang, origin)
    document.add_paragraph(paper.text, style="Quote")
    if paper.found:
        document.add_paragraph().add_run(paper.legend).italic = True
    for one in paper.found:
        document.add_heading(one.heading, level=2)
        for detail in one.details:
            document.add_paragraph(detail, style="List Bullet")
        document.add_paragraph(one.text, style="Quote")
        compared = document.add_paragraph()
        for segment in one.segments:
            run = compared.add_run(segment.text)
            run.font.strike = segment.side is Side.DELETED
            run.font.underline = segment.side is Side.INSERTED
            compared.add_run(" ")
        for place in one.also:
            document.add_paragraph(f"{say('precedent_paper.also', lang)}: {place}", style="List Bullet")
    return _written(document)


def _new_document(title: str, footer: str, lang: str, origin: Origin) -> Document:
    """Return an A4 document with its properties, its title as the heading and where it comes from as the footer."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Cm

    document = docx.Document()
    properties = document.core_properties
    properties.title = title[:_MAX_TITLE]
    properties.author = properties.last_modified_by = program()
    properties.comments = footer[:_MAX_TITLE]
    properties.created = properties.modified = datetime.combine(origin.day, time())
    properties.language = _LANGUAGES[lang]
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGES[lang])
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    section.footer.paragraphs[0].text = footer
    document.add_heading(title, level=1)
    return document


def _written(document: Document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


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
