"""English questions to a Swedish archive: the Swedish words to search for beside the English ones."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_GENITIVE = re.compile(r"['’]s?(?![a-z])")  # "children's", "pupils'"
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = "aeiouy"


@cache
def _glossary() -> dict[tuple[str, ...], str]:
    """Return the Swedish words for each term, a term as its words."""
    with files("answer.data").joinpath("glossary.toml").open("rb") as file:
        terms: dict[str, str] = tomllib.load(file)["words"]
    return {_words(term): swedish for term, swedish in terms.items()}


@cache
def _longest() -> int:
    return max(map(len, _glossary()))


def swedish_words(text: str) -> str:
    """Return the Swedish words for the English municipal terms of a text, "" when it has none.

    Plurals and common verb forms are found ("fees", "purchased"). Of terms in one place the longest counts: a "building
    permit" is neither a building nor any permit.
    """
    found: dict[str, None] = {}
    words = _words(text)
    at = 0
    while at < len(words):
        length, swedish = _term_at(words[at : at + _longest()])
        found.update(dict.fromkeys(swedish.split()))
        at += length
    return " ".join(found)


def _term_at(words: tuple[str, ...]) -> tuple[int, str]:
    """Return how many words the longest term has that the words begin with, and its Swedish words; else 1 and ""."""
    for length in range(len(words), 0, -1):
        *first, last = words[:length]
        for form in _base_forms(last):
            if (*first, form) in _glossary():
                return length, _glossary()[*first, form]
    return 1, ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_GENITIVE.sub("", text.lower())))


def _base_forms(word: str) -> list[str]:
    forms = [word]
    for ending, replacement in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            bare = word.removesuffix(ending)
            forms.append(bare + replacement)
            if not replacement and bare[-1] == bare[-2] not in _VOWELS:  # "planned", "letting"
                forms.append(bare[:-1])
    return forms
