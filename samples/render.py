"""Render the sources of the sample archive: `python -m samples.render [TARGET_FOLDER]`.

Every run writes the same bytes: fixed dates and ids, uncompressed streams. README.md beside this file tells what the
archive holds.
"""

from __future__ import annotations

import sys
from pathlib import Path

from samples.markup import Source, read_source
from samples.office import render_docx
from samples.pdf import render_pdf
from samples.plain import render_html, render_markdown, render_text
from samples.roster import expand
from samples.scan import scanned
from samples.styles import Style, load_styles

HERE = Path(__file__).parent
SOURCE = HERE / "source"
ARCHIVE = HERE / "archive"
KEPT_OF_BROKEN = 0.6  # the share of its bytes that the broken PDF keeps
RENDERERS = {
    "pdf": render_pdf,
    "docx": render_docx,
    "html": render_html,
    "txt": render_text,
    "md": render_markdown,
}


def sources() -> list[Source]:
    """Return every document of the archive, by path."""
    return [read_source(path, SOURCE) for path in sorted(SOURCE.rglob("*.md"))]


def render(source: Source, styles: dict[str, Style]) -> bytes:
    """Return the bytes of one document; the head key `make` asks for a scan or a broken file instead of a good one."""
    suffix = source.target.rsplit(".", 1)[1]
    data = RENDERERS[suffix](source, expand(source), styles[source.style])
    match source.head.get("make"):
        case "scan":
            return scanned(data)
        case "broken":
            return data[: int(len(data) * KEPT_OF_BROKEN)]
    return data


def render_archive(target: Path) -> list[Path]:
    """Write every document below the target folder and return the paths written."""
    styles = load_styles()
    written = []
    for source in sources():
        path = target / source.target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render(source, styles))
        written.append(path)
    return written


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ARCHIVE
    sys.stdout.write(f"{len(render_archive(folder))} documents below {folder}\n")
