"""A layout, and a paper between truth and file: its blocks, and which words of it are whose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eval.models import GoldParagraf
from eval.typesetting.blocks import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one kind of papers looks in one sort of municipality. Every choice left open (more than one heading or phrase
    for a thing) is made once for an organ and term: `eval.layouts.habits`."""

    name: str
    group: str  # minutes, skrivelse, promemoria, motion, interpellation, medborgarforslag, inlaga
    is_held_out: bool
    looks: str  # what it looks like, in a sentence
    formats: Mapping[str, int]  # suffix -> weight
    styles: tuple[str, ...]  # names of eval/data/layouts_styles.toml
    parts: tuple[str, ...]  # of a § or a paper, in order
    persons: tuple[str, ...]  # eval.layouts.naming
    votes: tuple[str, ...]  # eval.layouts.voting
    attendance: str  # table, columns, lines or prose; "" for none
    has_contents: bool
    headings: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of a record within a block."""

    record_id: str
    block: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRow:
    """A row of extraction gold without its page: that is where `record_id` is placed."""

    record_id: str
    row: GoldParagraf


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A paper composed, not yet set."""

    title: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    gold: tuple[GoldRow, ...]
