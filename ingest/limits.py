"""What reading one file may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one file may cost; the child process that reads it is killed beyond that."""

    max_file_mb: int = 200
    max_pages: int = 10_000
    max_memory_mb: int = 3_000
    max_seconds: int = 600
