"""Rich Text Format to pages: a page ends at `\\page` and at a section that starts one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from striprtf.striprtf import rtf_to_text

from ingest.readers.pages import RawPage
from ingest.readers.text import pages_of_breaks
from ingest.readers.zipped import damaged

_to_text: Callable[..., str] = rtf_to_text
_PAGE_BREAK = re.compile(r"(?<!\\)\\page(?![a-z])[ ]?|(?<!\\)\\sect(?![a-z])[ ]?")
_FORM_FEED = r"\'0c"  # striprtf would make an empty line of a page break, but keeps this character


def read_rtf(path: Path) -> tuple[RawPage, ...]:
    """Return the pages.

    Raises:
        UnreadableFileError: the file is damaged.
    """
    source = path.read_bytes().decode("latin-1")
    try:
        text = _to_text(_PAGE_BREAK.sub(lambda _: _FORM_FEED, source), errors="replace")
    except (ValueError, LookupError, TypeError) as error:
        raise damaged(path) from error
    return pages_of_breaks(text)
