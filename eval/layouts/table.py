"""The layouts, from eval/data/layouts.toml, with their phrases and styles."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from eval.layouts.models import Layout
from eval.typesetting.style import Style, load_styles

DATA = Path(__file__).parents[1] / "data"


@cache
def layouts() -> tuple[Layout, ...]:
    """Return every layout, in the order of the file."""
    phrases = _toml("layouts_phrases.toml")
    return tuple(_layout(name, table, phrases) for name, table in _toml("layouts.toml").items())


def chosen(names: Sequence[str]) -> dict[str, tuple[Layout, ...]]:
    """Return the layouts to use by group: those named, and the open ones of a group of which none is named.

    Raises:  ValueError: a name that no layout has.
    """
    unknown = set(names) - {layout.name for layout in layouts()}
    if unknown:
        raise ValueError(f"no layout is called {', '.join(sorted(unknown))}; see eval/data/layouts.toml")
    groups: dict[str, tuple[Layout, ...]] = {}
    for group in dict.fromkeys(layout.group for layout in layouts()):
        of_group = [layout for layout in layouts() if layout.group == group]
        named = [layout for layout in of_group if layout.name in names]
        groups[group] = tuple(named or (layout for layout in of_group if not layout.is_held_out))
    return groups


@cache
def styles() -> dict[str, Style]:
    return load_styles(DATA / "layouts_styles.toml")


@cache
def words_table() -> dict[str, list[str]]:
    """Return the words of eval.layouts.language: numbers, verbs."""
    table: dict[str, list[str]] = _toml("layouts_words.toml")
    return table


def _layout(name: str, table: Mapping[str, Any], phrases: Mapping[str, Any]) -> Layout:
    usual = phrases[table["wording"]]
    return Layout(
        name=name,
        group=table["group"],
        is_held_out=table.get("is_held_out", False),
        looks=table["looks"],
        formats=table["formats"],
        styles=tuple(table["styles"]),
        parts=tuple(table["parts"]),
        persons=tuple(table["persons"]),
        votes=tuple(table.get("votes", ())),
        attendance=table.get("attendance", ""),
        has_contents=table.get("has_contents", False),
        headings={part: _options(entry) for part, entry in table["headings"].items()},
        phrases={key: _options(entry) for key, entry in {**usual, **table.get("phrases", {})}.items()},
    )


def _options(entry: str | list[str]) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))
