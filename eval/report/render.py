"""The report set as HTML and as Markdown, from the templates data/report.html and report.md."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from eval.report.inert import markdown
from eval.report.view import Report
from eval.report.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

_SIGNS = {"better": "▲", "worse": "▼"}
_SECTIONS = ("summary", "charts", "earlier", "figures", "voice", "groups", "extraction", "questions", "about")


def html(report: Report, words: Words) -> str:
    """Return one page that needs nothing else: its only style is its own, and it may load and run nothing."""
    css = _source("report.css")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    absent = {"earlier": report.earlier is None, "extraction": not report.extraction}
    return (
        _html()
        .get_template("report.html")
        .render(
            r=report,
            t=words,
            css=css,
            css_digest=digest,
            signs=_SIGNS,
            sections=[name for name in _SECTIONS if not absent.get(name)],
            shown={question.anchor for group in report.groups for question in group.questions},
        )
    )


def as_markdown(report: Report, words: Words) -> str:
    """Return the tables, and the wrong answers of the reference system."""
    return _markdown().get_template("report.md").render(r=report, t=words, signs=_SIGNS)


def _source(name: str) -> str:
    return files("eval.data").joinpath(name).read_text(encoding="utf-8")


@cache
def _html() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _markdown() -> Environment:
    """Return templates whose every value is made inert: Markdown is no HTML, and autoescape knows none of its marks."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_source),
        autoescape=False,  # noqa: S701
        finalize=lambda value: markdown(value) if isinstance(value, str) else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
