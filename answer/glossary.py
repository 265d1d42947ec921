"""English questions to a Swedish archive: the Swedish words to search for beside the English ones."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _glossary() -> dict[str, str]:
    with files("answer.data").joinpath("glossary.toml").open("rb") as file:
        words: dict[str, str] = tomllib.load(file)["words"]
    return words


def swedish_words(text: str) -> str:
    """Return the Swedish words for the English municipal terms of a text, "" when it has none.

    Plurals and common verb forms are found ("fees", "purchased").
    """
    found: dict[str, None] = {}
    for word in re.findall(r"[a-z-]+", text.lower()):
        for form in _base_forms(word):
            if form in _glossary():
                found.update(dict.fromkeys(_glossary()[form].split()))
                break
    return " ".join(found)


def _base_forms(word: str) -> list[str]:
    forms = [word]
    for ending, replacement in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            forms.append(word.removesuffix(ending) + replacement)
    return forms
