"""Word documents to pages.

A page ends at a manual break, at a section that starts a new page, and where Word last broke the page on screen
(`lastRenderedPageBreak`); a break right after a break counts once, unless both are manual.
A row of a table is a line, its cells parted by three blanks; a cell with several paragraphs keeps them as lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from ingest.readers.ballot_columns import ballots_from, named_row
from ingest.readers.pages import RawPage, as_shown
from ingest.readers.text import pages_of_breaks
from ingest.readers.zipped import DAMAGE, damaged, refuse_unsafe

_SOFT_BREAK = "\x0e"  # a page break that is none right after another
_COUNTER = re.compile(
    r"\s*(?:[Ss]id(?:a|an)?\s)?\d+(?:\s?\(\d+\)| av \d+)?\s*"
)  # of pages, as it was when the file was saved
_SKIPPED = {qn("w:pPr"), qn("w:rPr"), qn("w:del"), qn("w:tblPr"), qn("w:trPr"), qn("w:tcPr"), qn("w:sdtPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:lastRenderedPageBreak"): _SOFT_BREAK,
}


def read_docx(path: Path) -> tuple[RawPage, ...]:
    """Return the pages: paragraphs and tables in reading order, without footers and deleted text. The first page begins
    with its header: the letterhead, where date and diarienummer stand.

    Raises:
        UnreadableFileError: or one of its kinds, where the file is damaged, locked or unsafe to unpack.
    """
    refuse_unsafe(path)
    try:
        document = docx.Document(str(path))
        body = document.element.body
        letterhead = list(_letterhead(document))
    except (OpcError, *DAMAGE) as error:
        raise damaged(path) from error
    shown = "\n".join([*letterhead, *_blocks(body)])
    named = "\n".join([*letterhead, *_blocks(body, names_ballots=True)])
    pages = pages_of_breaks(named, soft_break=_SOFT_BREAK)
    return as_shown(pages, pages_of_breaks(shown, soft_break=_SOFT_BREAK)) if named != shown else pages


def _letterhead(document: Document) -> Iterator[str]:
    """Yield the lines of the header on the first page, the cells of its tables one a line."""
    first = document.sections[0] if len(document.sections) else None
    if first is None:
        return
    header = first.first_page_header if first.different_first_page_header_footer else first.header
    if not header.is_linked_to_previous:
        text = "\n".join(_blocks(header._element)).replace(_SOFT_BREAK, "").replace("\f", "")
        yield from (cell for cell in re.split(r" {3}|[\t\n]", text) if cell.strip() and not _COUNTER.fullmatch(cell))


def _blocks(parent: etree._Element, *, names_ballots: bool = False) -> Iterator[str]:
    """Yield the text of each paragraph and table row below `parent`, also in content controls and insertions.

    Args:  names_ballots: give the X of a vote table as the ballot of its column.
    """
    ballots: tuple[str, ...] = ()
    for child in parent:
        if child.tag == qn("w:p"):
            yield _paragraph(child)
        elif child.tag == qn("w:tbl"):
            rows = [_cells(row) for row in child.iter(qn("w:tr")) if _table_of(row) is child]
            for n, cells in enumerate(rows):
                ballots = ballots_from(cells, ballots, begins_table=n == 0) if names_ballots else ()
                yield _joined(named_row(cells, ballots))
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, names_ballots=names_ballots)


def _paragraph(paragraph: etree._Element) -> str:
    before = _SOFT_BREAK if paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None else ""
    section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    kind = section.find(qn("w:type")) if section is not None else None
    new_page = section is not None and (kind is None or kind.get(qn("w:val")) != "continuous")
    return before + "".join(_words(paragraph)) + (_SOFT_BREAK if new_page else "")


def _words(parent: etree._Element) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:br"):
            yield "\f" if child.get(qn("w:type")) == "page" else "\n"
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == qn("w:p"):  # a text box
            yield from ("\n", *_words(child), "\n")
        elif child.tag not in _SKIPPED:
            yield from _words(child)


def _cells(row: etree._Element) -> list[str]:
    return ["\n".join(_blocks(cell)).strip("\n") for cell in row.iter(qn("w:tc")) if _row_of(cell) is row]


def _joined(cells: Sequence[str]) -> str:
    return ("\n" if any("\n" in cell for cell in cells) else "   ").join(cells)


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(qn("w:tbl")), None)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(qn("w:tr")), None)
