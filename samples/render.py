"""Render the sources of the sample archive: `python -m samples.render [TARGET_FOLDER]`.

Every run writes the same bytes: fixed dates and ids, uncompressed streams. README.md beside this file tells what the
archive holds.
"""

from __future__ import annotations

import sys
from pathlib import Path

from eval.typesetting.blocks import Block, Sheet, long_date
from eval.typesetting.formats import typeset
from eval.typesetting.style import Style, load_styles
from samples.markup import Source, read_source
from samples.roster import expand
from samples.scan import scanned

HERE = Path(__file__).parent
SOURCE = HERE / "source"
ARCHIVE = HERE / "archive"
KEPT_OF_BROKEN = 0.6  # the share of its bytes that the broken PDF keeps
ORGANS = {
    "kf": "Kommunfullmäktige",
    "ks": "Kommunstyrelsen",
    "ksau": "Kommunstyrelsens arbetsutskott",
    "bun": "Barn- och utbildningsnämnden",
    "sbn": "Samhällsbyggnadsnämnden",
}


def sources() -> list[Source]:
    """Return every document of the archive, by path."""
    return [read_source(path, SOURCE) for path in sorted(SOURCE.rglob("*.md"))]


def render(source: Source, styles: dict[str, Style]) -> bytes:
    """Return the bytes of one document; the head key `make` asks for a scan or a broken file instead of a good one."""
    suffix = source.target.rsplit(".", 1)[1]
    data = typeset(sheet(source, expand(source), styles[source.style]), suffix).data
    match source.head.get("make"):
        case "scan":
            return scanned(data)
        case "broken":
            return data[: int(len(data) * KEPT_OF_BROKEN)]
    return data


def sheet(source: Source, blocks: tuple[Block, ...], style: Style) -> Sheet:
    """Return the document as the renderers want it."""
    words = {
        "kommun": "Tjärnvalla kommun",
        "organ": ORGANS.get(source.organ, source.organ),
        "date": source.date.isoformat(),
        "long_date": long_date(source.date),
        "title": source.title,
        "reference": source.head.get("reference", ""),
    }
    return Sheet(
        title=source.title,
        author="Tjärnvalla kommun",
        imprint="Tjärnvalla kommun, 599 99 Tjärnvalla",
        style=style,
        words=words,
        blocks=blocks,
    )


def render_archive(target: Path) -> list[Path]:
    """Write every document below the target folder and return the paths written."""
    styles = load_styles(SOURCE / "styles.toml")
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
