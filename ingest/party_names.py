"""The full names of local parties, as documents tell them beside the letters: "Framtid Storby (FS)".

A phrase is the name of letters when it begins with the first of them and holds all in order. A name of a kind that only
parties have ("Ålhamnslistan", "Kommunpartiet") is told without letters, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ingest.parties import CODE, is_code, is_national, look_alikes, party_code

_WORD = r"[^\W\d_][\w'-]*"
_BEFORE = re.compile(
    rf"(?P<phrase>{_WORD}(?:[ \t]+{_WORD}){{0,4}})(?:\s+förkortas(?:\s+i\s+protokollet)?)?"
    rf"[ \t]*\((?P<code>{CODE})\)"
)
_BEHIND = re.compile(
    rf"(?<![\w(])(?P<code>{CODE})(?:[ \t]*\((?P<inner>{_WORD}(?:[ \t]+{_WORD}){{0,4}})\)"
    rf"|[ \t]*(?:[–=:-]|avser|står för|betyder|utläses)[ \t]*(?P<phrase>{_WORD}(?:[ \t]+{_WORD}){{0,4}})[ \t]*\.?$)",
    re.MULTILINE,
)
_OF_A_KIND = re.compile(
    r"(?<![\w-])[A-ZÅÄÖ][a-zåäöé]+(?:listan|partiet|demokraterna|samlingen|alternativet|unionen)(?=s?(?!\w))"
)
_MIN_SINGLE = 5  # letters of a name of one word; shorter ones are surnames and abbreviations
_SMALL = frozenset({"i", "för", "och", "av", "med", "på", "till"})


def find_party_names(text: str, persons: Collection[str] = ()) -> set[tuple[str, str]]:
    """Return (name, code) for each name of a party that is not national; code "" where the text gives no letters.

    Args:  persons: names of persons, which are no names of parties: "Eva Ek (E)".
    """
    found = {pair for pair in _beside_letters(text) if not any(pair[0] in person for person in persons)}
    named = {name for name, _ in found}
    return found | {
        (match[0], "") for match in _OF_A_KIND.finditer(text) if match[0] not in named and party_code(match[0]) is None
    }


def may_be_name(name: str, code: str) -> bool:
    """Say whether letters can stand for a name: its first letter, then letters of it in order."""
    letters = iter(name.casefold())
    return name[:1].upper() == code[:1].upper() and all(letter in letters for letter in code.casefold())


def _beside_letters(text: str) -> Iterator[tuple[str, str]]:
    for match in (*_BEFORE.finditer(text), *_BEHIND.finditer(text)):
        code = match["code"].upper()
        if not is_code(match["code"]) or is_national(code) or code in look_alikes():
            continue
        words = (match.groupdict().get("inner") or match["phrase"]).split()
        is_behind = match.re is _BEHIND
        for n in (len(words),) if is_behind else range(1, len(words) + 1):
            name = " ".join(words[-n:])
            if _is_phrase(words[-n:]) and may_be_name(name, code) and party_code(name) is None:
                yield name.removesuffix("s") if _OF_A_KIND.match(name) and name.endswith("s") else name, code
                break


def _is_phrase(words: list[str]) -> bool:
    is_named = words[0][0].isupper() and words[0].casefold() not in _SMALL
    return is_named and (len(words) > 1 or len(words[0]) >= _MIN_SINGLE)
