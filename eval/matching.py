"""Whether an answer holds what the gold asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from eval.figures import ALONE_AFTER, ALONE_BEFORE, is_number_word, renderings
from eval.normal import parties_in
from ingest.parties import is_national

_PARAGRAF = re.compile(r"§+\s*\d+")
_PARTY_LETTERS = re.compile(r"\(([^\W\d_]{1,4})\)")


def alternatives(entry: str) -> tuple[str, ...]:
    """Return the alternatives of an entry "a|b", blank ones left out."""
    return tuple(one for one in entry.split("|") if one.strip())


def holds(entry: str, text: str, codes: Iterable[str] = ()) -> bool:
    """Tell whether the text holds one of the entry's alternatives.

    An alternative is held when it occurs in the `normal` text, when it is the same date or number in another form, or
    when it is a party's letters, "(s)", and the text names the party. A figure at either end of an alternative is
    never a part of a longer one, "mp" never a part of a word, and a number by itself never the day of a date.

    Args:  codes: letters of local parties; see `parties_in`.
    """
    return any(occurs(one, text) or _names_party(one, text, codes) for one in alternatives(entry))


def occurs(words: str, text: str) -> bool:
    """Tell whether the text holds the words, the same date or the same number; "nio" is no § 9."""
    if is_number_word(words.strip().lower()):
        text = _PARAGRAF.sub("§", text)
    wanted, found = renderings(words), renderings(text)
    pattern = _whole(wanted.figures)
    if re.fullmatch(r"\d+(?:\.\d+)?", wanted.figures):
        return any(pattern.search(where) for where in (found.figures, found.amounts))
    pairs = ((wanted.figures, found.figures), (wanted.amounts, found.amounts), (wanted.plain, found.plain))
    return any(_whole(what).search(where) for what, where in pairs)


@lru_cache(maxsize=4096)
def _whole(words: str) -> re.Pattern[str]:
    """Match the words; a figure at their start or end, a number word and a party's letters only as a whole."""
    before = ALONE_BEFORE if words[:1].isdigit() else ""
    after = ALONE_AFTER if words[-1:].isdigit() else ""
    if is_number_word(words) or (len(words) > 1 and is_national(words)):
        before, after = r"(?<!\w)", r"(?!\w)"
    return re.compile(f"{before}{re.escape(words)}{after}")


def _names_party(words: str, text: str, codes: Iterable[str]) -> bool:
    letters = _PARTY_LETTERS.fullmatch(words.strip())
    return letters is not None and letters[1].upper() in parties_in(text, (*codes, letters[1]))
