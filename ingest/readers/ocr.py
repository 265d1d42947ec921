"""Pictures of pages to text, by the program tesseract with Swedish; each picture is read once and kept in a folder.

Tesseract is called by itself, not through ocrmypdf: the same reading at the same cost, but page by page, so a long
scan shows how far it has come, and what was read is kept when it is stopped. On one thread it is six times as fast
as on its own choice of them (2-3 s a page against 15-20 s).
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from ingest.errors import UnreadableFileError

DPI = 250  # 150-300 dpi gave 77-81 % right words on a scan of 115 dpi, this the most; 100 % from 200 dpi up elsewhere
REMEDY = "Install OCR and run the same command again: apt-get install tesseract-ocr tesseract-ocr-swe"
_LANGUAGE = "swe"
_MODE = "1"  # find blocks of text by itself, also on a page that lies on its side
_VERSION = f"1 {DPI} {_LANGUAGE} {_MODE}"  # of what is kept; another way of reading reads anew


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in grey, one byte a pixel, rows without padding."""

    width: int
    height: int
    pixels: bytes

    @property
    def key(self) -> str:
        """What the reading is kept under: the picture's content alone."""
        size = f"{_VERSION} {self.width}x{self.height}".encode()
        return hashlib.sha256(size + self.pixels).hexdigest()


@dataclass(frozen=True, slots=True)
class Reading:
    """What OCR read, blocks parted by a blank line, and how sure it was of its words: 0..100."""

    text: str
    confidence: int


@cache
def is_installed() -> bool:
    """Say whether tesseract is on this machine and knows Swedish."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=60)  # noqa: S603
    return _LANGUAGE.encode() in listed.stdout.split()


def kept_reading(picture: Picture, folder: Path) -> Reading | None:
    """Return what was read from this picture earlier, None when it was not."""
    try:
        return Reading(**json.loads(_place(picture, folder).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):  # not there, or half a file of a full disk
        return None


def read_picture(picture: Picture, folder: Path) -> Reading:
    """Read the picture and keep what it says in the folder, which only its owner can look into.

    Raises:
        UnreadableFileError: tesseract fails on it.
    """
    done = subprocess.run(  # noqa: S603  our own arguments; the picture comes on stdin
        ["tesseract", "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(DPI), "--psm", _MODE, "tsv"],  # noqa: S607
        input=b"P5\n%d %d\n255\n" % (picture.width, picture.height) + picture.pixels,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        why = " ".join(done.stderr.decode(errors="replace").split())[-200:]
        raise UnreadableFileError(f"tesseract fails ({why})", remedy="Print the file to a new PDF and use that.")
    reading = reading_of(done.stdout.decode(errors="replace"))
    _keep(reading, _place(picture, folder))
    return reading


def reading_of(table: str) -> Reading:
    """Return what tesseract's table of words says: rows of blocks, paragraphs, lines and words."""
    lines: dict[tuple[str, str, str], list[str]] = {}
    sureness: list[float] = []
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row["text"] or "").strip()
        if row["level"] == "5" and word:
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
            sureness.append(float(row["conf"]))
    return Reading(
        text="\n".join(_spaced(lines.items())), confidence=round(sum(sureness) / len(sureness)) if sureness else 0
    )


def _spaced(lines: Iterable[tuple[tuple[str, str, str], list[str]]]) -> Iterable[str]:
    above: tuple[str, str] | None = None
    for (block, paragraph, _), words in lines:
        if above not in (None, (block, paragraph)):
            yield ""
        above = block, paragraph
        yield " ".join(words)


def _place(picture: Picture, folder: Path) -> Path:
    return folder / picture.key[:2] / f"{picture.key}.json"


def _keep(reading: Reading, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    place.parents[1].chmod(0o700)  # pages may hold what is masked later
    with NamedTemporaryFile("w", dir=place.parent, delete=False, encoding="utf-8") as file:
        json.dump(asdict(reading), file, ensure_ascii=False)
    Path(file.name).replace(place)
