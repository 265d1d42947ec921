"""Who may do what: readers ask and read, admins also change the archive and run evaluations.

Without login everybody who reaches the app is its owner: it listens on this machine alone.
"""

from __future__ import annotations


def is_admin() -> bool:
    """Return True where the reader may add and remove documents, run evaluations and see feedback."""
    return True
