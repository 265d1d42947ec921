"""The look of a document: one TOML table a style, and the furniture of its pages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = tuple[str, str, str]  # left, centre, right


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """`header`, `footer`: rows "left|centre|right"; `paragraf`: lines of a paragraf head, "|" before the right part."""

    font: str = "Helvetica"
    size: float = 11.0
    leading: float = 15.0
    top: float = 100.0
    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    paragraf: tuple[str, ...] = ("§ {n} {title}", "Dnr {dnr}")
    caps: bool = False
    new_page: bool = False
    forts: str = ""
    leader: str = "."
    bullet: str = "-"
    hyphenate: bool = False


def load_styles(path: Path) -> dict[str, Style]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _style(table) for name, table in tables.items()}


def _style(table: dict[str, Any]) -> Style:
    """TOML has lists, a style has tuples."""
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Style(**values)


def paragraf_lines(style: Style, number: str, title: str, diarienummer: str) -> list[str]:
    """The lines of a paragraf head, "|" before the right part; without diarienummer the word for it goes too."""
    patterns = style.paragraf
    if not diarienummer:
        patterns = tuple(re.sub(r"(?:Dnr |Diarienummer )?\{dnr\}", "", pattern) for pattern in patterns)
    lines = (pattern.format(n=number, dnr=diarienummer, title=title) for pattern in patterns)
    return [line.strip() for line in lines if line.strip(" |")]


def furniture(style: Style, words: dict[str, str], page: int, pages: int) -> tuple[list[Row], list[Row]]:
    """Return the header rows and the footer rows of one page."""

    def rows(templates: tuple[str, ...]) -> list[Row]:
        filled = []
        for template in templates:
            left, centre, right = (part.format(**words, page=page, pages=pages) for part in template.split("|"))
            filled.append((left, centre, right))
        return filled

    return rows(style.header), rows(style.footer)
