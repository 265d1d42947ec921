"""The text of a draft that a reader uploads: read in the sandbox like any document, and not kept."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ingest.errors import NotADocumentError
from ingest.limits import Limits
from ui.uploads import DOCUMENTS

MAX_MB = 20
LIMITS = Limits(max_file_mb=MAX_MB, max_pages=300, max_memory_mb=1_500, max_seconds=60)


def text_of_draft(name: str, contents: bytes, *, masked: bool) -> str:
    """Return the words of the draft, personal numbers masked if so wanted, a blank line between two pages.

    Raises:
        UnreadableFileError: or one of its kinds; its message calls the file "utkast" with the ending of its name.
    """
    from ingest.pipeline import read_safely

    suffix = Path(name).suffix.lower()
    if suffix not in DOCUMENTS:
        raise NotADocumentError(f"utkast: is a {suffix or 'nameless'} file", remedy=f"Give {', '.join(DOCUMENTS)}.")
    with tempfile.TemporaryDirectory(prefix="beslut-draft-") as folder:
        path = Path(folder) / f"utkast{suffix}"
        path.write_bytes(contents)
        document = read_safely(path, path.parent, limits=LIMITS, mask_personal_data=masked)
    return "\n\n".join(page.text for page in document.pages if page.text)
