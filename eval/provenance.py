"""What a run was made of and with: shown in every report, and compared before a run goes on."""

from __future__ import annotations

import os
import platform
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from eval.dataset import digest
from eval.systems.nodes import archive_digest
from index.archive import Archive

FINGERPRINT = {
    "questions_digest": "the questions",
    "archive_digest": "the documents",
    "generation": "the archive's index",
    "model": "the embedding model",
    "version": "the program's version",
    "commit": "the program's commit",
}
"""What must be the same for two responses to belong to one run, with how it is called."""

_ROOT = Path(__file__).parents[1]


def about_run(archive: Archive, questions_path: Path, gold_path: Path | None, *, n_questions: int) -> dict[str, str]:
    """Return what describes a run that starts now; the same keys for every run."""
    counts = archive.catalog.counts()
    return {
        "version": version("beslutsminne"),
        "commit": _commit(),
        "command": shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]]),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "questions": questions_path.name,
        "questions_digest": digest(questions_path),
        "n_questions": str(n_questions),
        "gold": gold_path.name if gold_path else "",
        "gold_digest": digest(gold_path) if gold_path else "",
        "archive": archive.settings.data_dir.resolve().name,
        "archive_digest": archive_digest(archive.catalog),
        "generation": str(archive.catalog.generation()),
        "documents": str(counts.documents),
        "pages": str(counts.pages),
        "passages": str(counts.passages),
        "model": archive.catalog.meta("model") or "",
        "python": platform.python_version(),
        "platform": platform.platform(),
        "cpus": str(os.cpu_count() or ""),
    }


def differences(earlier: dict[str, str], now: dict[str, str]) -> list[str]:
    """Return what of the fingerprint is not the same: "the questions (1f.. then, 2e.. now)"."""
    return [
        f"{name} ({earlier.get(key, '')} then, {now[key]} now)"
        for key, name in FINGERPRINT.items()
        if earlier.get(key, "") != now[key]
    ]


def _commit() -> str:
    """Return the short id of the commit that the program is run from, "" where it is not run from a checkout."""
    if not (_ROOT / ".git").exists():
        return ""
    command = ["git", "-C", str(_ROOT), "rev-parse", "--short=12", "HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=10)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()
