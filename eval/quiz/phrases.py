"""The words of questions and reference answers (eval/data/quiz.sv.toml, quiz.en.toml); how values are written."""

from __future__ import annotations

import datetime as dt
import string
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from eval.world.models import Party

PARTY_ENDINGS = ("erna", "iet", "an", "en")
"""Definite endings of party names: "Socialdemokraterna", "Centerpartiet", "Byalistan"; the rest is in every form."""


SAYS = {"about": "matter", "case": "matter", "organ_genitive": "organ"}
"""Slots that say the same as another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Ways to ask one thing, and the reference answer; both with slots in braces."""

    ask: tuple[str, ...]
    answer: str


@cache
def templates(lang: str) -> dict[str, Template]:
    """Return the templates of a language by name."""
    asked = _table(lang)["asked"]
    return {name: Template(ask=tuple(entry["ask"]), answer=entry["answer"]) for name, entry in asked.items()}


@cache
def words(lang: str, group: str) -> dict[str, str]:
    """Return a group of single words of a language: months, numbers, kinds, outcomes, stances ..."""
    return {str(key): str(value) for key, value in _table(lang)[group].items()}


@cache
def sentences(lang: str, group: str) -> tuple[str, ...]:
    """Return a list of a language."""
    return tuple(_table(lang)["lists"][group])


@cache
def _table(lang: str) -> dict[str, Any]:
    return tomllib.loads(files("eval.data").joinpath(f"quiz.{lang}.toml").read_text(encoding="utf-8"))


@cache
def slots_of(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


def fill(template: str, slots: dict[str, str]) -> str:
    """Return the template with its slots filled, its first letter a capital and no doubled blanks."""
    text = " ".join(template.format_map(slots).split()).replace(" ,", ",").replace(" ?", "?").replace(" .", ".")
    return text[:1].upper() + text[1:]


def choose(options: Sequence[str], slots: dict[str, str], needed: frozenset[str], rng: Random) -> str | None:
    """Return one of the templates that can be filled and hold all the needed slots; None when there is none."""
    fitting = [
        option
        for option in options
        if slots_of(option) <= slots.keys() and needed <= {SAYS.get(slot, slot) for slot in slots_of(option)}
    ]
    return rng.choice(fitting) if fitting else None


def day(date: dt.date, lang: str) -> str:
    """Return "9 mars 2021" or "9 March 2021"."""
    return f"{date.day} {month(date, lang)} {date.year}"


def month(date: dt.date, lang: str) -> str:
    return words(lang, "months")[str(date.month)]


def date_forms(date: dt.date) -> str:
    """Return the ways to write a date as alternatives: "9 mars 2021|2021-03-09|9 march 2021|march 9, 2021"."""
    english = month(date, "en").lower()
    short = f"{date.day}/{date.month} {date.year}"
    return "|".join(
        (day(date, "sv"), date.isoformat(), short, day(date, "en").lower(), f"{english} {date.day}, {date.year}")
    )


def listed(names: Sequence[str], lang: str) -> str:
    """Return "A, B och C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {words(lang, 'small')['and']} {names[-1]}"


def count_forms(number: int, nouns: Sequence[str] = ()) -> str:
    """Return the ways to tell a count as alternatives, none of which a year or a § would match."""
    counted = [f"{number} {noun}" for noun in ("st", "gånger", "ärenden", "matter", "paragraf", "times", *nouns)]
    spelt = [words(lang, "numbers")[str(number)] for lang in ("sv", "en") if str(number) in words(lang, "numbers")]
    return "|".join((*counted, f": {number}", f"{number}:", f"({number})", *spelt))


def party_name(party: Party, lang: str) -> str:
    """Return the full name: "Centerpartiet", "the Centre Party"; a local party keeps its own."""
    return words(lang, "parties").get(party.code, party.name)


def genitive(name: str, lang: str) -> str:
    """Return "Moderaternas", "V:s" or "the Moderates'"."""
    if lang == "en":
        return f"{name}'" if name.endswith("s") else f"{name}'s"
    if name.isupper():
        return f"{name}:s"
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def party_forms(party: Party, surnames: Sequence[str] = ()) -> str:
    """Return the ways to name a party as alternatives: "(c)|centerpart|centre party|<surname>"."""
    name = party.name.lower()
    stem = next((name.removesuffix(end) for end in PARTY_ENDINGS if name.endswith(end)), name)
    english = words("en", "parties").get(party.code, "").lower().removeprefix("the ").removesuffix("s")
    forms = (f"({party.code.lower()})", stem, english, *(surname.lower() for surname in surnames))
    return "|".join(dict.fromkeys(form for form in forms if form))
