"""Raw pages made readable: named steps, each of which keeps the way back to the raw text.

1. characters: odd line ends and blanks, invisible characters, ligatures, soft hyphens, NFC
2. blanks: at the ends of lines, and runs within them
3. page furniture out (`furniture.py`)
4. words broken at a line's end mended (`hyphenation.py`)
5. no more than one blank line between two lines
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from ingest.furniture import find_furniture
from ingest.hyphenation import mended, words_of
from ingest.models import OffsetMap, Page
from ingest.offsets import Edit, Traced
from ingest.readers.pages import RawPage

Step = Callable[[str], Iterable[Edit]]

_ODD_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ODD_BLANKS = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# control characters, zero-width and joining marks, bidi controls, variation selectors, tag characters, byte order mark
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_SOFT_HYPHEN_AT_END = re.compile("\xad(?=[ ]*\n)")
_SOFT_HYPHEN = re.compile("\xad+")
_COMPOSABLE = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")  # a letter and the marks behind it
_OUTER_BLANKS = re.compile(r"^[ ]+|(?<! )[ ]+$", re.MULTILINE)
_COLUMN_GAP = re.compile(r"[ ]{4,}")
_DOUBLE_BLANK = re.compile(r"(?<! )[ ]{2}(?! )")
_OUTER_LINES = re.compile(r"\A\n+|(?<!\n)\n+\Z")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_pages(raw: Sequence[RawPage]) -> tuple[Page, ...]:
    """Return the pages cleaned, as many and in the same order, each with the map back to its raw text."""
    pages = [_after(Traced.of(page.text), *_CHARACTERS, *_BLANKS) for page in raw]
    labels = [page.label for page in raw]
    while True:  # a mended word may complete a line of furniture, and furniture may stand within a broken word
        before = pages
        furniture = find_furniture([page.text for page in pages])
        labels = [label or found for label, found in zip(labels, furniture.labels, strict=True)]
        pages = [_without(page, lines) for page, lines in zip(pages, furniture.lines, strict=True)]
        words = words_of(page.text for page in pages)
        pages = [_after(page, partial(mended, words=words), *_BLANKS) for page in pages]
        if all(page.text == old.text for page, old in zip(pages, before, strict=True)):
            break
    return tuple(
        Page(
            page_no=page.page_no,
            text=clean.text,
            raw=page.text,
            offsets=OffsetMap(clean.runs),
            label=label,
            is_ocr=page.is_ocr,
            as_shown=page.as_shown,
            ocr_confidence=page.ocr_confidence,
            is_picture=page.is_picture,
        )
        for page, clean, label in zip(raw, pages, labels, strict=True)
    )


def _after(page: Traced, *steps: Step) -> Traced:
    for step in steps:
        page = page.edited(step(page.text))
    return page


def _without(page: Traced, numbers: frozenset[int]) -> Traced:
    """Return the page without the lines of these numbers."""
    edits: list[Edit] = []
    start = 0
    for number, line in enumerate(page.text.split("\n")):
        end = min(start + len(line) + 1, len(page.text))
        if number in numbers:
            edits.append((start, end, ""))
        start = end
    return page.edited(edits)


def _replaced(pattern: re.Pattern[str], words: str | Callable[[str], str]) -> Step:
    """Return the step that puts other words in the place of each match; a match that stays the same is no edit."""

    def step(text: str) -> Iterable[Edit]:
        for match in pattern.finditer(text):
            new = words if isinstance(words, str) else words(match[0])
            if new != match[0]:
                yield match.start(), match.end(), new

    return step


_CHARACTERS: tuple[Step, ...] = (
    _replaced(_ODD_LINE_ENDS, "\n"),
    _replaced(_ODD_BLANKS, " "),
    _replaced(_INVISIBLE, ""),
    _replaced(_LIGATURES, partial(unicodedata.normalize, "NFKC")),
    _replaced(_SOFT_HYPHEN_AT_END, "-"),
    _replaced(_SOFT_HYPHEN, ""),
    _replaced(_COMPOSABLE, partial(unicodedata.normalize, "NFC")),
)
_BLANKS: tuple[Step, ...] = (
    _replaced(_OUTER_BLANKS, ""),
    _replaced(_COLUMN_GAP, "   "),  # three blanks part the columns of a table
    _replaced(_DOUBLE_BLANK, " "),
    _replaced(_OUTER_LINES, ""),
    _replaced(_BLANK_LINES, "\n\n"),
)
