"""The words of the app, from words/*.sv.toml and words/*.en.toml, a pair a page; both have the same keys."""

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
    """Return all words of a language under their dotted keys.

    Raises:
        ValueError: two files have the same key.
    """
    found: dict[str, str] = {}
    for file in sorted(files("ui").joinpath("words").iterdir(), key=lambda file: file.name):
        if not file.name.endswith(f".{lang}.toml"):
            continue
        for group, entries in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for key, words in entries.items():
                if found.setdefault(f"{group}.{key}", words) is not words:
                    raise ValueError(f"{file.name}: {group}.{key} has words already")
    return found


@cache
def examples(lang: Lang) -> tuple[str, ...]:
    """Return questions that fit any archive."""
    listed = tomllib.loads(files("ui").joinpath("examples.toml").read_text(encoding="utf-8"))
    return tuple(listed[lang])
