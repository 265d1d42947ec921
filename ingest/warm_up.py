"""Get ready to read: patterns compile, tables load and language profiles are built on first use, a second in all."""

from __future__ import annotations

import tempfile
import tomllib
from importlib import import_module
from importlib.resources import files
from pathlib import Path

_READERS = ("pdf", "docx", "odt", "rtf", "html", "text")


def warm_up() -> None:
    """Import all readers and read a small document of our own, so that a process forked from this one need not."""
    from ingest.pipeline import read

    for reader in _READERS:
        import_module(f"ingest.readers.{reader}")
    sample = tomllib.loads(files("ingest.data").joinpath("warm_up.toml").read_text(encoding="utf-8"))["text"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prov.txt"
        path.write_text(sample, encoding="utf-8")
        read(path, path.parent)
