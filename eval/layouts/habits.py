"""What a secretary always writes the same way: the choices a layout leaves open, made once for an organ and term."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TypeVar

from eval.layouts.language import capital, genitive
from eval.layouts.models import Layout

Choice = TypeVar("Choice")


def pick(options: Sequence[Choice], *key: object) -> Choice:
    """Return one of the options, always the same for the same key."""
    return options[zlib.crc32("\x1f".join(str(part) for part in key).encode()) % len(options)]


class Habits:
    """`key` tells organs, terms and municipalities apart."""

    def __init__(self, layout: Layout, key: str) -> None:
        self.layout = layout
        self.key = key

    def heading(self, part: str, **words: object) -> str:
        """Return what stands above the part, "" for nothing."""
        options = self.layout.headings.get(part, ("",))
        return pick(options, self.key, "heading", part).format(**words)

    def say(self, phrase: str, **words: object) -> str:
        """Return the phrase with its words filled in.

        Raises:  KeyError: the layout has no such phrase, or the phrase wants another word.
        """
        pattern = pick(self.layout.phrases[phrase], self.key, phrase)
        return pattern.format(**words)

    def form(self, options: Sequence[Choice], *what: object) -> Choice:
        """Return one of the forms of something that varies from case to case."""
        return pick(options, self.key, *what)


def organ_words(organ: str) -> dict[str, str]:
    """Return the organ as phrases want it: {organ}, {Organ}, {organs}, {Organs}."""
    return {
        "organ": organ,
        "Organ": capital(organ),
        "organs": genitive(organ),
        "Organs": capital(genitive(organ)),
    }
