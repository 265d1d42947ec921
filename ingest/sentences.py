"""Sentences of running Swedish text, with offsets; a line break inside a sentence is no end, blank line or not.

Scanned and exported minutes put line breaks and even blank lines anywhere, so only punctuation ends a sentence, and a
ruler ("- - - -", "_____"), and a line that begins with who speaks: "Eva By (S) yrkar avslag".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ABBREVIATION = re.compile(
    r"(?:\b(?:m\.?\s?fl|m\.?\s?m|t\.?\s?ex|bl\.?\s?a|kl|nr|ca|dvs|s\.?\s?k|f\.?\s?n|fr\.?\s?o\.?\s?m|t\.?\s?o\.?\s?m"
    r"|o\.?\s?s\.?\s?v|prop|resp|tf|jfr|avs|enl|ang|kap|st|vice ordf|ordf)|\n[ \t]*\(?(?:\d{1,3}[a-z]?|[a-z]))\.$",
    re.IGNORECASE,
)
_INITIAL = re.compile(
    r"(?<!\bfrån)(?<!\boch)(?<!\bsamt)(?<!\bför)(?<!,)(?<!\bbilaga)(?<!\bBilaga)(?<!sbilaga)\s[A-ZÅÄÖ]\.$"
)
_END = re.compile(r"[.!?][”\"’»)]*(?=\s+[^a-zåäö(]|\s*$)|\n[ \t]*(?:[-–_*][ \t]*){4,}(?=\n|$)")
# Who speaks on a line of their own: "Eva By (S) yrkar", "- Eva By (S): avslag", after a line that does not go on.
_SPEAKS = r"(?:yrkar|yrkade|reserver|föresl|hemställ|lämna|anför|anmäl|delt|avst|biträd|stöd|instäm)"
_SPOKEN = re.compile(rf"\)\s*:|\b{_SPEAKS}")
_SPEAKER = re.compile(
    r"(?<![,;()])(?<!\boch)(?<!\bsamt)(?<!\bav)(?<!\bmed)(?<!\bfrån)(?<!\bför)(?<!\btill)[ \t]*\n"
    r"(?=[ \t]*(?:[-–•*·][ \t]+)?(?:[A-ZÅÄÖ][\w-]+[ \t]+){2,4}\([A-ZÅÄÖ]{1,4}\)"
    rf"(?::|[ \t]+{_SPEAKS}))"
)
_RULER = re.compile(r"^(?:[-–_*]\s*){4,}$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without outer blanks: 0-based, half-open offsets into the text it was found in."""

    text: str
    start: int
    end: int


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order, rulers left out; together with blanks and rulers they cover the text."""
    found: list[Sentence] = []
    start = 0
    ends = sorted([*_END.finditer(text), *_SPEAKER.finditer(text)], key=lambda match: match.start())
    for match in ends:
        is_break = match[0][-1] not in '.!?”"’»)'
        if match.start() < start or (match[0] == "." and _is_abbreviation(text, match.end())):
            continue
        if match.re is _SPEAKER and not _SPOKEN.search(text, start, match.start()):
            continue  # a list of names, one a line, before the verb that they share
        _add(found, text, start, match.start() if is_break else match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    written = text[start:end]
    stripped = written.strip()
    if stripped and not _RULER.match(stripped):
        begin = start + written.index(stripped)
        found.append(Sentence(stripped, begin, begin + len(stripped)))


def _is_abbreviation(text: str, end: int) -> bool:
    """Say whether the full stop at `end` belongs to "m.fl.", "3." at the start of a line, or the initial of a name."""
    before = text[end - 20 : end] if end >= 20 else f"\n{text[:end]}"
    return bool(_ABBREVIATION.search(before) or _INITIAL.search(before))
