"""Sentences of a model's text or of a draft: with their markers, their quotations set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

GAP = "⟨⟩"  # stands where a quotation was

_PAIRED = re.compile(r"„[^“”„]*[“”]|»[^»«]*[»«]|«[^»«]*[»«]|\"[^\"]*\"|‘[^’‘]*’")
_CURLY = re.compile(r"[”“]")
_OPENS = re.compile(r"(?<![^\s(\[”“\"/–-])[”“](?=[^\s.,:;)])")
_CLOSES_ALL = re.compile(r"\s*[.,]?\s*(?:\[\d|$)")
_MARKER = re.compile(r"\s*\[(\d{1,4})\]")
_LIST_OF_MARKERS = re.compile(r"\[(\d{1,4}(?:\s*[,;]\s*\d{1,4})+)\]")
_END = re.compile(r"[.!?](?:\s*\[\d{1,4}\])*[.!?]?(?=\s+[^a-zåäö\s(\[]|\s*$)|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:m\.?fl|t\.?ex|bl\.?a|s\.?k|kl|nr|no|dnr|ca|resp|f\.d|e\.g|i\.e|mr|ms|mrs|kap|prop)|\s[A-ZÅÄÖ])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`bare` is the text without its markers, each quotation replaced by GAP; `quotes` are their words, in order."""

    text: str
    markers: tuple[int, ...]
    bare: str
    quotes: tuple[str, ...]


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, each with the markers right after it, "[1, 2]" written as "[1][2]".

    A line break ends a sentence, nothing inside a quotation does.
    """
    text = _LIST_OF_MARKERS.sub(lambda found: "".join(f"[{n}]" for n in re.findall(r"\d+", found[1])), text)
    masked = text
    for start, end in _quotations(text):
        masked = f"{masked[: start + 1]}{'x' * (end - start - 2)}{masked[end - 1 :]}"
    pieces: list[str] = []
    start = 0
    for match in _END.finditer(masked):
        if match[0] == "." and _ABBREVIATION.search(masked[max(0, match.end() - 8) : match.end()]):
            continue
        pieces.append(text[start : match.end()])
        start = match.end()
    pieces.append(text[start:])
    found: list[str] = []
    for piece in (piece.strip() for piece in pieces):
        if found and piece and not _MARKER.sub("", piece).strip(" ."):
            found[-1] += f" {piece}"  # markers alone belong to what stands before them
        elif piece:
            found.append(piece)
    return tuple(found)


def read_sentence(text: str) -> Sentence:
    """Return the sentence with its parts told apart."""
    spans = _quotations(text)
    outside = text
    for start, end in reversed(spans):
        outside = f"{outside[:start]}{GAP}{outside[end:]}"
    markers = tuple(dict.fromkeys(int(number) for number in _MARKER.findall(outside)))
    quotes = tuple(text[start + 1 : end - 1] for start, end in spans)
    return Sentence(text=text, markers=markers, bare=_MARKER.sub("", outside).strip(), quotes=quotes)


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return where the outermost quotations stand, marks included.

    One that holds another ends where that one ends when markers follow: two closing marks are often written as one.
    """
    found = _curly(text)
    for match in _PAIRED.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in found):
            found.append(match.span())
    return sorted(found)


def _curly(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    depth, start = 0, 0
    for mark in _CURLY.finditer(text):
        is_opening = bool(_OPENS.match(text, mark.start()))
        if not depth or is_opening:
            start = start if depth else mark.start()
            depth += 1
        else:
            depth = 0 if _CLOSES_ALL.match(text, mark.end()) else depth - 1
            if not depth:
                found.append((start, mark.end()))
    return found
