"""A run as one HTML file, and as Markdown."""

from __future__ import annotations

from pathlib import Path

from eval.models import Run
from eval.report.render import as_markdown, html
from eval.report.view import build
from eval.report.words import Lang, Words
from ingest.errors import UsageError


def write_report(run: Run, folder: Path, *, earlier: Run | None = None, lang: Lang = "sv") -> tuple[Path, Path]:
    """Write report.html and report.md into the folder and return their paths, in this order.

    Args:  earlier: a run of the same questions to tell the changes from.
    Raises:  UsageError: no system of the run has been scored, or a question changed since the earlier run.
    """
    if not run.systems:
        raise UsageError("the run has no scores", remedy="Let `beslut eval run` finish at least one system.")
    words = Words(lang)
    report = build(run, words, earlier=earlier)
    folder.mkdir(parents=True, exist_ok=True)
    paths = (folder / "report.html", folder / "report.md")
    for path, text in zip(paths, (html(report, words), as_markdown(report, words)), strict=True):
        path.write_text(text, encoding="utf-8", newline="\n")
    return paths
