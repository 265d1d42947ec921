"""What the tests in a browser share: the running app, the screens on which it is looked at."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

DESKTOP, PHONE = (1280, 900), (390, 844)  # pixels
JOB_MS = 180_000  # a job is a process of its own, which a loaded machine lets wait
# How many pixels of the page lie beyond the right edge: there must be none.
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


class Site(NamedTuple):
    """The address of a running app and the folder with its data and its server.log."""

    address: str
    folder: Path
