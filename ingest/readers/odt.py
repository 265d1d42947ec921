"""OpenDocument texts to pages.

A page ends at a soft page break (where the program last broke the page) and at a paragraph whose style begins or ends
a page. A row of a table is a line, its cells parted by three blanks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from odfdo import Document, Element
from odfdo.security import SecurityError

from ingest.errors import TooLargeError
from ingest.readers.pages import RawPage
from ingest.readers.text import pages_of_breaks
from ingest.readers.zipped import DAMAGE, damaged, refuse_unsafe

_SOFT_BREAK = "\x0e"  # a page break that is none right after another
_SKIPPED = {"text:tracked-changes", "office:annotation", "office:forms", "text:sequence-decls", "text:variable-decls"}
_MOST_BLANKS = 100  # in a row; a file may claim any number
_PARAGRAPHS = {"text:p", "text:h"}


def read_odt(path: Path) -> tuple[RawPage, ...]:
    """Return the pages: headings, paragraphs, lists and tables in reading order.

    Raises:
        UnreadableFileError: or one of its kinds, where the file is damaged, locked or unsafe to unpack.
    """
    refuse_unsafe(path)
    try:
        document = Document(path)
        before, after = _breaking_styles(document)
        blocks = list(_blocks(document.body, before, after))
    except SecurityError as error:
        raise TooLargeError(f"{path.name}: unpacks to more than is safe", remedy="Save it again, or as PDF.") from error
    except DAMAGE as error:
        raise damaged(path) from error
    return pages_of_breaks("\n".join(blocks), soft_break=_SOFT_BREAK)


def _breaking_styles(document: Document) -> tuple[set[str], set[str]]:
    """Return the names of the styles that break the page before, and after, their paragraph."""
    before: set[str] = set()
    after: set[str] = set()
    for style in document.get_styles("paragraph"):
        name = str(style.get_attribute("style:name"))
        for properties in style.get_elements("style:paragraph-properties"):
            if properties.get_attribute("fo:break-before") == "page" or style.get_attribute("style:master-page-name"):
                before.add(name)
            if properties.get_attribute("fo:break-after") == "page":
                after.add(name)
    return before, after


def _blocks(parent: Element, before: set[str], after: set[str]) -> Iterator[str]:
    for child in parent.children:
        if child.tag in _PARAGRAPHS:
            style = child.get_attribute("text:style-name")
            leading = _SOFT_BREAK if style in before else ""
            yield leading + "".join(_words(child)) + (_SOFT_BREAK if style in after else "")
        elif child.tag == "text:soft-page-break":
            yield _SOFT_BREAK
        elif child.tag == "table:table-row":
            yield _row(child, before, after)
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, before, after)


def _row(row: Element, before: set[str], after: set[str]) -> str:
    cells = ["\n".join(_blocks(cell, before, after)).strip("\n") for cell in row.children]
    return ("\n" if any("\n" in cell for cell in cells) else "   ").join(cells)


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element.children:
        if child.tag == "text:line-break":
            yield "\n"
        elif child.tag == "text:tab":
            yield "\t"
        elif child.tag == "text:s":
            yield " " * min(int(child.get_attribute("text:c") or 1), _MOST_BLANKS)
        elif child.tag == "text:soft-page-break":
            yield _SOFT_BREAK
        elif child.tag not in _SKIPPED:
            yield from _words(child)
        yield child.tail or ""
