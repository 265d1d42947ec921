"""Which spellings are one name: Carlsson/Karlson, Eva/Ewa, a middle name left out, a hyphen."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping

# Letters that Swedish names swap without another sound; what stays apart are other names (Maria and Marie).
_SAME_SOUND = (("ch", "k"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("c", "k"), ("q", "k"), ("w", "v"), ("z", "s"))
_SILENT_H = re.compile(r"(?<=[aeiouyåäö])h(?=[^aeiouyåäö])")
_DOUBLED = re.compile(r"(.)\1+")


def joined_spellings(documents: Mapping[str, int]) -> list[list[str]]:
    """Return the spellings of each person, the one met most first.

    Args:  documents: how many documents have each spelling, all within one municipality and party.
    """
    by_sound: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for name in sorted(documents, key=lambda one: (-documents[one], one)):
        sounds = _sounds(name)
        known = by_sound[sounds[0], sounds[-1]]
        same = next((one for one in known if _is_same(one[0], name)), None)
        if same is None:
            known.append([name])
        else:
            same.append(name)
    return [same for known in by_sound.values() for same in known]


def _is_same(one: str, other: str) -> bool:
    """Say whether two names with the same first and last sound fit: a middle name may be missing, not another one."""
    a, b = _sounds(one), _sounds(other)
    if a == b:
        return True
    if any("-" in name.split(maxsplit=1)[0] for name in (one, other)):
        return False  # Anna-Lena is another given name than Anna
    middle, other_middle = set(a[1:-1]), set(b[1:-1])
    return middle <= other_middle or other_middle <= middle


def _sounds(name: str) -> tuple[str, ...]:
    return tuple(map(_sound, re.split(r"[\s-]+", name.casefold().strip()))) or ("",)


def _sound(word: str) -> str:
    bare = "".join(
        letter if letter in "åäö" else unicodedata.normalize("NFD", letter)[0] for letter in word if letter.isalpha()
    )
    for written, heard in _SAME_SOUND:
        bare = bare.replace(written, heard)
    return _DOUBLED.sub(r"\1", _SILENT_H.sub("", bare)).removesuffix("s")
