"""Every word said to a user or a model, in Swedish and English.

A template is a line in `answers.sv.toml` / `answers.en.toml`; its variables are named in braces and all must be given.
What looks odd in a document is told in `findings.sv.toml` / `findings.en.toml`.
"""

from __future__ import annotations

import string
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("sv", "en")


def say(key: str, lang: str, **variables: object) -> str:
    """Return the template `key` in `lang` with its variables filled in.

    Raises:  KeyError: no such key, or a variable is missing or not declared by the template.
    """
    template = templates(lang)[key]
    declared = variables_of(template)
    if declared != variables.keys():
        raise KeyError(f"{key}: declares {sorted(declared)}, got {sorted(variables)}")
    return template.format(**variables)


@cache
def templates(lang: str) -> dict[str, str]:
    """Return all templates of a language: "group.name" -> text."""
    with files(__name__).joinpath(f"answers.{lang}.toml").open("rb") as file:
        groups: dict[str, dict[str, str]] = tomllib.load(file)
    return {f"{group}.{name}": text for group, texts in groups.items() for name, text in texts.items()}


def variables_of(template: str) -> set[str]:
    """Return the names in braces of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@dataclass(frozen=True, slots=True)
class FindingWords:
    """What a finding of a code means, and what to do about it."""

    what: str
    todo: str


@cache
def finding_words(lang: str) -> dict[str, FindingWords]:
    """Return the words for what looks odd in a document, by code: "paragraf-missing" -> ..."""
    with files(__name__).joinpath(f"findings.{lang}.toml").open("rb") as file:
        return {code: FindingWords(**words) for code, words in tomllib.load(file).items()}
