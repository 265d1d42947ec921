"""Words -> lines of a given width: measuring, wrapping, hyphenation."""

from __future__ import annotations

from functools import lru_cache

VOWELS = "aeiouyåäö"


@lru_cache(maxsize=100_000)
def _units(word: str, face: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    width: float = stringWidth(word, face, 1000)
    return width


def width_of(text: str, face: str, size: float) -> float:
    """Return the width in points; words are measured once."""
    words = text.split(" ")
    units = sum(_units(word, face) for word in words) + (len(words) - 1) * _units(" ", face)
    return units * size / 1000


def wrap(text: str, face: str, size: float, width: float, *, hyphenate: bool) -> list[str]:
    """Break the text into lines of at most `width` points; a longer word stands alone."""
    lines: list[str] = []
    line, used = "", 0.0
    space = _units(" ", face) * size / 1000
    for word in text.split():
        wide = width_of(word, face, size)
        needed = used + space + wide if line else wide
        if needed <= width:
            line, used = (f"{line} {word}" if line else word), needed
            continue
        head = _hyphenated(line, word, face, size, width) if hyphenate else ""
        lines.append(f"{line} {head}-".strip() if head else line)
        line = word[len(head) :]
        used = width_of(line, face, size)
    return [*lines, line] if line or not lines else lines


def _hyphenated(line: str, word: str, face: str, size: float, width: float) -> str:
    """The longest part of the word that fits with a hyphen: cut before a consonant that a vowel follows."""
    if not (word.isalpha() and word.islower()):
        return ""
    for cut in range(len(word) - 4, 3, -1):
        before, here, after = word[cut - 1], word[cut], word[cut + 1]
        good = here not in VOWELS and after in VOWELS and "s" not in before + here
        if good and width_of(f"{line} {word[:cut]}-", face, size) <= width:
            return word[:cut]
    return ""
