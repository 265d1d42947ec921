"""Who may do what: readers ask and read, admins also change the archive and run evaluations.

Without login everybody who reaches the app is its owner: it listens on this machine alone. With login the settings
name the admins.
"""

from __future__ import annotations

from ui import login


def is_admin() -> bool:
    """Return True where the reader may add and remove documents, run evaluations and see feedback."""
    return not login.is_on() or login.is_listed_admin(login.user())
