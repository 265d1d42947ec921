"""Plain text and Markdown to pages.

Page breaks come in three forms:

1. a form feed;
2. a comment `<!-- sida 12 -->` (also `page`): the page that *follows* it is the one with that printed number;
3. converters that turn a form feed into one blank at the start of the next line, told by shape: such lines are few,
   a page apart, and no other line is indented. A line after a footnote mark (a small figure alone on a line) begins
   with a blank for another reason.

Text in which a blank line stands between all lines, sentences broken across them, is brought back to lines and
paragraphs: the blank line goes, a wider gap becomes one blank line.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from ingest.readers.ballot_columns import Column, may_hold_ballots, name_typed
from ingest.readers.pages import RawPage, as_shown

PAGE_COMMENT = re.compile(r"<!--\s{0,9}(?:sida|page)[\s:]{0,9}(\d{1,5})\s{0,9}-->[ \t]{0,9}\n?", re.IGNORECASE)
_FOOTNOTE_MARK = re.compile(r"\s*\d{1,3}\s*")
_MARKDOWN_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_MIN_PAGE_LINES, _MAX_PAGE_LINES = 10, 160  # lines with words between two page breaks, where a blank tells of them


def read_text(path: Path) -> tuple[RawPage, ...]:
    """Return the pages of a plain text file, the X of its vote tables given as the ballots of their columns."""
    pages = pages_of_text(decoded(path.read_bytes()))
    named: list[RawPage] = []
    columns: tuple[Column, ...] = ()
    for page in pages:
        text, columns = name_typed(page.text, columns) if may_hold_ballots(page.text) else (page.text, ())
        named.append(replace(page, text=text))
    return as_shown(named, pages)


def read_markdown(path: Path) -> tuple[RawPage, ...]:
    """Return the pages of a Markdown file, escapes such as `1\\.` undone, its other marks left as written."""
    return pages_of_text(_MARKDOWN_ESCAPE.sub(r"\1", decoded(path.read_bytes())))


def decoded(data: bytes) -> str:
    """Return the text of bytes in UTF-8 or UTF-16 (told by its mark), otherwise in Windows-1252."""
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def pages_of_text(text: str) -> tuple[RawPage, ...]:
    """Return the text cut at its page breaks, numbered from 1 in order; printed numbers in comments are labels."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cut = _cut_at_comments(text) or [(part, None) for part in _cut_at_marks(text)]
    return tuple(
        RawPage(page_no=number, text=_single_spaced(part), label=label) for number, (part, label) in enumerate(cut, 1)
    )


def pages_of_breaks(text: str, *, soft_break: str = "\x0e") -> tuple[RawPage, ...]:
    """Return the text of an office document cut at its page breaks, numbered from 1.

    A form feed is a manual break. A soft break, which the program noted where it broke the page on screen or which a
    style asks for, counts only where words stand since the last break, since both kinds are often noted at one place.
    """
    pages, before = [""], soft_break
    for part, this in _parts(text, soft_break):
        pages[-1] += part
        if pages[-1].strip() or (this, before) == ("\f", "\f"):
            pages.append("")
        before = this
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return tuple(RawPage(page_no=number, text=page.strip("\n")) for number, page in enumerate(pages, 1))


def _parts(text: str, soft_break: str) -> Iterator[tuple[str, str]]:
    """Yield each part of the text with the break that ends it; the end of the text is a soft break."""
    cut = re.split(f"([\f{soft_break}])", text)
    return zip(cut[::2], [*cut[1::2], soft_break], strict=True)


def _cut_at_comments(text: str) -> list[tuple[str, str | None]]:
    """Return (text, printed number) of each page, [] without comments; what stands before the first is a page too."""
    comments = list(PAGE_COMMENT.finditer(text))
    if not comments:
        return []
    before = text[: comments[0].start()].strip("\n\f ")
    pages: list[tuple[str, str | None]] = [(before, None)] if before else []
    ends = [comment.start() for comment in comments[1:]] + [len(text)]
    for comment, end in zip(comments, ends, strict=True):
        pages.append((text[comment.end() : end].strip("\f"), comment[1]))
    return pages


def _cut_at_marks(text: str) -> list[str]:
    if "\f" in text:
        return text.removesuffix("\n").removesuffix("\f").split("\f")
    lines = text.split("\n")
    starts = [0, *_blank_led_pages(lines), len(lines)]
    return ["\n".join(lines[start:end]) for start, end in pairwise(starts)]


def _blank_led_pages(lines: list[str]) -> list[int]:
    """Return the lines that begin a page with one blank, [] where blanks are ordinary indentation."""
    starts, worded = [], []
    n_worded = 0
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        n_worded += 1
        if not line.startswith((" ", "\t")):
            continue
        if line[:1] != " " or line[1].isspace():
            return []
        if number and not _FOOTNOTE_MARK.fullmatch(lines[number - 1]):
            starts.append(number)
            worded.append(n_worded)
    lengths = [end - start for start, end in pairwise([0, *worded, n_worded])]
    if not starts or median(lengths[:-1]) < _MIN_PAGE_LINES or max(lengths) > _MAX_PAGE_LINES:
        return []
    return starts


def _single_spaced(text: str) -> str:
    """Return the text without the blank line between all lines, where sentences run on across those."""
    lines = [line.rstrip() for line in text.split("\n")]
    worded = [number for number, line in enumerate(lines) if line]
    running_on = [number for number in worded if number and lines[number].lstrip()[0].islower()]
    spaced = sum(not lines[number - 1] for number in running_on)
    if len(running_on) < max(3, len(worded) / 5) or spaced < len(running_on) / 2:
        return text
    kept: list[str] = []
    for before, number in pairwise([worded[0], *worded]):
        if number - before > 2:
            kept.append("")
        kept.append(lines[number])
    return "\n".join(kept)
