"""Web pages to pages: the words of the body by block elements, without scripts, navigation and what is not shown.

A page ends at a CSS page break; a comment `<!-- sida 12 -->` begins the page of that number. Items of a numbered list
get their numbers back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from ingest.readers.ballot_columns import ballots_from, named_row
from ingest.readers.pages import RawPage, as_shown
from ingest.readers.text import PAGE_COMMENT, decoded, pages_of_text
from ingest.readers.zipped import damaged

_DROPPED = (
    {"script", "style", "nav", "noscript", "template", "head", "iframe", "svg", "math", "object", "canvas", "audio"}
    | {"video", "button", "select", "input", "textarea", "datalist", "dialog", "map"}
)  # fmt: skip
_BLOCKS = (
    {"address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption"}
    | {"figure", "footer", "form", "header", "hr", "li", "main", "ol", "section", "summary", "table", "tr", "ul"}
)  # fmt: skip
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"}
_BREAK_BEFORE = re.compile(r"(?:page-)?break-before\s*:\s*(?:page|always|left|right)", re.IGNORECASE)
_BREAK_AFTER = re.compile(r"(?:page-)?break-after\s*:\s*(?:page|always|left|right)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def read_html(path: Path) -> tuple[RawPage, ...]:
    """Return the pages.

    Raises:
        UnreadableFileError: there is nothing in it that a browser would show.
    """
    data = path.read_bytes()
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False)
        root = html.document_fromstring(_DECLARATION.sub("", _decoded(data)), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise damaged(path) from error
    body = root.find("body")
    shown_root = body if body is not None else root
    shown = _pages(shown_root)
    return as_shown(_pages(shown_root), shown) if _name_ballots(shown_root) else shown


def _pages(element: etree._Element) -> tuple[RawPage, ...]:
    lines = (line.strip(" ") for line in "".join(_words(element)).split("\n"))
    return pages_of_text(_BLANK_LINES.sub("\n\n", "\n".join(lines)))


def _name_ballots(root: etree._Element) -> bool:
    """Put the ballot of its column in the place of each X in a vote table; say whether there was one."""
    n_named = 0
    ballots: tuple[str, ...] = ()
    for table in root.iter("table"):
        for n, row in enumerate(table.iter("tr")):
            places = [cell for cell in row if cell.tag in ("td", "th")]
            cells = ["".join(map(str, cell.itertext())) for cell in places]
            ballots = ballots_from(cells, ballots, begins_table=n == 0)
            for place, before, after in zip(places, cells, named_row(cells, ballots), strict=True):
                if after != before:
                    tail = place.tail
                    place.clear()
                    place.text, place.tail = after, tail
                    n_named += 1
    return n_named > 0


def _decoded(data: bytes) -> str:
    """Return the text in the character set that the page names, else as plain text is decoded."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # the page names a set that is not its own
    return decoded(data)


def _words(element: etree._Element) -> Iterator[str]:
    """Yield the shown words of an element with the line and page breaks around and within it."""
    if isinstance(element, etree._Comment):
        comment = PAGE_COMMENT.fullmatch(f"<!--{element.text}-->")
        yield f"\n{comment[0]}\n" if comment else ""
        return
    style = element.get("style") or ""
    if not isinstance(element.tag, str) or element.tag in _DROPPED or _is_hidden(element, style):
        return
    if element.tag == "br":
        yield "\n"
        return
    around = _break_around(element.tag)
    yield ("\f" if _BREAK_BEFORE.search(style) else "") + around + _item_number(element)
    yield _text(element, element.text)
    for child in element:
        yield from _words(child)
        yield _text(element, child.tail)
    yield around + ("\f" if _BREAK_AFTER.search(style) else "")


def _is_hidden(element: etree._Element, style: str) -> bool:
    return "hidden" in element.attrib or _HIDDEN.search(style) is not None


def _break_around(tag: str) -> str:
    if tag in _PARAGRAPHS:
        return "\n\n"
    if tag in {"td", "th"}:
        return "   "
    return "\n" if tag in _BLOCKS else ""


def _item_number(item: etree._Element) -> str:
    """Return "2. " for the second item of a numbered list, "" for anything else."""
    parent = item.getparent()
    if item.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    return f"{[child for child in parent if child.tag == 'li'].index(item) + 1}. "


def _text(parent: etree._Element, text: str | None) -> str:
    if not text:
        return ""
    return text if parent.tag == "pre" else _BLANKS.sub(" ", text)
