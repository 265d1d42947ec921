"""The words of the app, from texts.sv.toml and texts.en.toml; both have the same keys."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

Lang = Literal["sv", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)


def text(key: str, lang: Lang, **values: object) -> str:
    """Return the words under a dotted key ("chat.title") with the values put in.

    Raises:
        KeyError: there is no such key, or a value it needs is not given.
    """
    return table(lang)[key].format(**values)


def name(group: str, value: str, lang: Lang) -> str:
    """Return how a value of the archive is called ("section_kind", "reservation"); the value itself where unknown."""
    return table(lang).get(f"{group}.{value}", value)


@cache
def table(lang: Lang) -> dict[str, str]:
    """Return all words of a language under their dotted keys."""
    groups = tomllib.loads(files("ui").joinpath(f"texts.{lang}.toml").read_text(encoding="utf-8"))
    return {f"{group}.{key}": words for group, entries in groups.items() for key, words in entries.items()}


@cache
def examples(lang: Lang) -> tuple[str, ...]:
    """Return questions that fit any archive."""
    listed = tomllib.loads(files("ui").joinpath("examples.toml").read_text(encoding="utf-8"))
    return tuple(listed[lang])
