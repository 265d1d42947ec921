"""The word lists of a synthetic archive (eval/data/world_*.toml), read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table eval/data/world_<name>.toml."""
    return tomllib.loads(resources.files("eval.data").joinpath(f"world_{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPattern:
    """A fact that a paper may tell, with slots; `value` is drawn first and is {v} in the sentence."""

    kind: str
    asked: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Clauses for one side: what only a topic has, what its family has, what fits any matter."""

    usual: tuple[str, ...]
    general: tuple[str, ...]
    special: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What is said about topics of one kind. Clauses are written "subject / verb / adverb / rest" (grammar.py)."""

    key: str
    groups: tuple[str, ...]  # who is concerned, definite plural
    pro: Case
    con: Case
    facts: tuple[FactPattern, ...]
    findings: tuple[str, ...]  # clauses that the administration tells
    changes: tuple[str, ...]  # "att ..." of an own proposal
    examine: tuple[str, ...]  # "för att ..." of a sending back
    points: tuple[str, ...]  # further points of a decision, whole sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject of municipal life. `sak` and `also` are definite noun phrases, `act` an infinitive clause."""

    key: str
    family: str
    field: str  # of the board it belongs to; "ledning" is the executive's own
    left: float  # from -1 to 1: which parties like it
    green: float
    sak: str
    also: tuple[str, ...]
    titles: tuple[str, ...]
    act: str  # "bygga en ny idrottshall i {ort}"
    decision: str  # "godkänner att en idrottshall byggs i {ort}"
    pro: str  # a clause that only this topic has
    con: str
    facts: tuple[FactPattern, ...]

    @property
    def has_place(self) -> bool:
        return "{ort}" in self.sak


@cache
def families() -> dict[str, Family]:
    return {key: _family(key, entry) for key, entry in table("arguments")["family"].items()}


def _family(key: str, entry: dict[str, Any]) -> Family:
    general = table("arguments")["general"]
    lists = {name: tuple(entry[name]) + tuple(general[name]) for name in ("findings", "changes", "examine", "points")}
    facts = tuple(FactPattern(**fact) for fact in (*entry["facts"], *general["facts"]))
    pro, con = (Case(usual=tuple(entry[side]), general=tuple(general[side])) for side in ("pro", "con"))
    return Family(key=key, groups=tuple(entry["groups"]), pro=pro, con=con, facts=facts, **lists)


@cache
def topics() -> tuple[Topic, ...]:
    return tuple(_topic(entry) for entry in table("topics")["topic"])


def _topic(entry: dict[str, Any]) -> Topic:
    lists = {name: tuple(entry[name]) for name in ("also", "titles")}
    facts = tuple(FactPattern(**fact) for fact in entry.get("facts", ()))
    return Topic(**{**entry, **lists, "facts": facts})
