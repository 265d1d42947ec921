"""The tables of data/verification.toml, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from answer.lexicon import lexicon
from index.words import stems

MIN_FREE_STEM = 5  # letters
BALLOTS = {"ja": "ja", "yes": "ja", "nej": "nej", "no": "nej"}


@cache
def table() -> dict[str, Any]:
    return tomllib.loads(files("answer.data").joinpath("verification.toml").read_text(encoding="utf-8"))


@cache
def pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


@cache
def acts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the acts in the order they are tried: name and any of its forms."""
    return tuple((act["name"], any_of(act["patterns"])) for act in table()["act"])


@cache
def stances() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, any_of(forms)) for name, forms in table()["stance"].items())


@cache
def negators() -> re.Pattern[str]:
    return words_of(table()["negation"]["words"])


@cache
def between() -> frozenset[str]:
    """Return the words that part no doer from its verb."""
    return frozenset(table()["between"]["words"].split())


@cache
def free_words() -> frozenset[str]:
    """Return the words that tell no fact by themselves."""
    return frozenset((*_connecting(), *lexicon().english, *lexicon().swedish))


@cache
def free_stems() -> frozenset[str]:
    """Return the stems of the connecting words: other forms are free, too. Short ones say too little ("över")."""
    return frozenset(stem for word in _connecting() for stem in stems(word) if len(stem) >= MIN_FREE_STEM)


def _connecting() -> list[str]:
    return [*table()["free"]["sv"].split(), *table()["free"]["en"].split()]


@cache
def quantities() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, words_of(words)) for name, words in table()["quantities"].items())


@cache
def bounds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what sets a bound to the number right after it."""
    groups = table()["bounds"].items()
    return tuple((name, pattern(rf"\b(?:{'|'.join(words)})\s+(?:{_LEAD})?$")) for name, words in groups)


_LEAD = r"(?:the|de|den|kr|sek)\s+"


@cache
def numerals() -> dict[str, int]:
    """Return the number words from two to a hundred, both languages."""
    found = {"hundra": 100, "hundred": 100}
    for lang, joins in (("sv", ("",)), ("en", ("-", " "))):
        ones = table()["numerals"][lang].split()
        found |= {word: number for number, word in enumerate(ones)}
        for ten, word in enumerate(table()["numerals"][f"tens_{lang}"].split(), 2):
            found[word] = 10 * ten
            found |= {f"{word}{join}{one}": 10 * ten + n for join in joins for n, one in enumerate(ones[1:10], 1)}
            found[f"{word}en"] = 10 * ten + 1
    return {word: number for word, number in found.items() if word not in table()["numerals"]["no_number"]}


@cache
def multipliers() -> dict[str, Decimal]:
    return {word: Decimal(number) for word, number in table()["multipliers"].items()}


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    return pattern("|".join(f"(?:{form})" for form in forms))


def words_of(words: Iterable[str]) -> re.Pattern[str]:
    return pattern(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")
