"""Two texts side by side, word by word: what both say, and what only one of them says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

# Words that both texts have by chance between longer differences; alone they tie nothing together.
MIN_TIE = 12  # letters of an equal stretch inside a difference
_TOKEN = re.compile(r"\S+\s*")


class Side(StrEnum):
    EQUAL = "equal"
    INSERTED = "inserted"  # only the other text says it
    DELETED = "deleted"  # only the first text says it


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of words; of equal words those of the other text, as written there."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """`share` is the share of the first text's words that the other has in the same order. The segments that are not
    inserted give the first text, those that are not deleted the other, but for case, punctuation and outer blanks."""

    segments: tuple[Segment, ...]
    share: float
    start: int  # where in the other text the first common words stand


def align(text: str, other: str) -> Aligned:
    """Return how the other text differs from the first."""
    first, second = _TOKEN.findall(text), list(_TOKEN.finditer(other))
    words = [match.group() for match in second]
    codes = Indel.opcodes(_keys(first), _keys(words))
    stretches: list[tuple[Side, str]] = []
    n_equal, start = 0, None
    for code in codes:
        own, others = first[code.src_start : code.src_end], words[code.dest_start : code.dest_end]
        if code.tag == "equal":
            if len("".join(others)) < MIN_TIE and code.dest_start > 0 and code.dest_end < len(words):
                stretches += [(Side.DELETED, "".join(own)), (Side.INSERTED, "".join(others))]
                continue
            n_equal += len(own)
            start = second[code.dest_start].start() if start is None else start
            stretches.append((Side.EQUAL, "".join(others)))
        else:
            stretches += [(Side.DELETED, "".join(own)), (Side.INSERTED, "".join(others))]
    return Aligned(segments=tuple(_merged(stretches)), share=round(n_equal / max(1, len(first)), 4), start=start or 0)


def letters_alike(text: str, other: str) -> float:
    """Return how alike two texts are as they stand, 0..1, case, punctuation and blanks left out."""
    one, two = ("".join(_keys(_TOKEN.findall(part))) for part in (text, other))
    return fuzz.ratio(one, two) / 100


def _keys(tokens: Sequence[str]) -> list[str]:
    """Return what is compared of each word: its letters and digits, of a mere sign the sign."""
    return [re.sub(r"[\W_]+", "", token).lower() or token.strip() for token in tokens]


def _merged(stretches: Sequence[tuple[Side, str]]) -> list[Segment]:
    """Return the stretches with neighbours of one side joined; of a difference, what was taken out comes first."""
    merged: list[Segment] = []
    waiting = {Side.DELETED: "", Side.INSERTED: ""}

    def flush() -> None:
        for side, text in waiting.items():
            if text:
                merged.append(Segment(side, text))
                waiting[side] = ""

    for side, text in stretches:
        if side is not Side.EQUAL:
            waiting[side] += text if not waiting[side] or waiting[side][-1:].isspace() else f" {text}"
        elif merged and merged[-1].side is Side.EQUAL and not any(waiting.values()):
            merged[-1] = Segment(side, merged[-1].text + text)
        else:
            flush()
            merged.append(Segment(side, text))
    flush()
    return merged
