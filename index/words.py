"""Words as the keyword index sees them: lower case, stemmed with the Swedish Snowball stemmer."""

from __future__ import annotations

import threading
from collections.abc import Collection
from functools import lru_cache

import tantivy

# Two words longer than this may match by a common stem even where one of them is a compound ("sommarjobb", "jobb" no).
MIN_COMPOUND_PART = 5
MIN_PART = 4  # of a compound whose parts stand apart
_MIN_BARE = 3  # "gat" of "gatan"; "pl" of "plan" is no word

_local = threading.local()


@lru_cache(maxsize=20_000)
def stems(text: str) -> tuple[str, ...]:
    """Return the stem of every word, in order. Digits stay as they are: "35 000" gives "35", "000"."""
    analyzer = getattr(_local, "analyzer", None)
    if analyzer is None:
        analyzer = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.stemmer("swedish"))
            .build()
        )
        _local.analyzer = analyzer
    return tuple(analyzer.analyze(text))


def forms(stem: str) -> tuple[str, ...]:
    """Return the stem and the one of the same word that the stemmer keeps apart: nouns in -a ("skol" and "skolan")."""
    bare = stem.removesuffix("an")
    return (stem, bare) if bare != stem and len(bare) >= _MIN_BARE else (stem, f"{stem}an")


def names(word: str, other: str) -> bool:
    """Tell whether the other stem can stand for the word: the same, a compound that holds it, or what it begins with.

    The end of a compound is not enough: "plats" says nothing of a "flygplats".
    """
    if word == other:
        return True
    holds = len(word) >= MIN_COMPOUND_PART and word in other
    return holds or (len(other) >= MIN_COMPOUND_PART and word.startswith(other))


def is_akin(one: str, other: str) -> bool:
    """Tell whether one stem is a part of the other, as in a compound ("nedlägg" and "skolnedlägg").

    The stemmer leaves the definite -et, which ends no part: "bruttobeloppet" holds "belopp".
    """
    short, long = sorted((one, other), key=len)
    is_part = long.startswith(short) or long.removesuffix("et").endswith(short) or long.endswith(short)
    return len(short) >= MIN_COMPOUND_PART and is_part


def says_parts(word: str, stems_of_text: Collection[str]) -> bool:
    """Tell whether a text says both parts of a compound apart: "kurser i föräldrastöd" of "föräldrakurs"."""
    for at in range(MIN_PART, len(word) - MIN_PART + 1):
        first, second = word[:at].removesuffix("s"), word[at:]
        begins = {one for one in stems_of_text if len(first) >= MIN_PART and one.startswith(first)}
        if begins and any(one.startswith(second) for one in stems_of_text if one not in begins):
            return True
    return False
