"""Where the things of one reader are kept apart from those of the others."""

from __future__ import annotations

import hashlib
from pathlib import Path


def own_folder(below: Path, user: str) -> Path:
    """Return the folder of this user, `below` itself without login.

    Args:  user: the e-mail address of who has logged in, "" without login; the folder's name does not tell it.
    """
    return below / hashlib.sha256(user.casefold().encode()).hexdigest()[:32] if user else below
