"""An answer cut into sentences, each with its markers; what stands in quotation marks is set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from eval.voice.claim_tables import tables

QUOTED = re.compile(r"⟦(\d+)⟧")
_QUOTE_MARKS = '”“„"»«'
_MARKERS = re.compile(r"\[(\d+(?:\s*[,;]\s*\d+)*)\]")
_MARKERS_NEXT = re.compile(r"\s*\[\d")
_HEADING = r"^[^\W\d_][^\n.,;:!?]{0,40}(?<!\boch)(?<!\bsamt)(?<!\band)\n(?=[A-ZÅÄÖ])"
_END = re.compile(
    r"[.!?](?P<markers>(?:\s*\[[\d,;\s]+\])*)(?=\s|\Z)"
    rf"|(?P<break>{_HEADING}|\n\s*\n|\n(?=\s*(?:[-*•–]\s|§|\d+\.\s))|(?<=\])\s*(?=⟦))",
    re.MULTILINE,
)
_BEGINS = re.compile(r"\s*[\W_]*[A-ZÅÄÖÉ§\d⟦]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """`text` has "⟦2⟧" where the answer quotes `Unquoted.quotes[2]`."""

    text: str
    markers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unquoted:
    sentences: tuple[Sentence, ...]
    quotes: tuple[str, ...]

    def whole(self, sentence: Sentence) -> str:
        """Return the text of a sentence with its quotations."""
        return QUOTED.sub(lambda match: f"”{self.quotes[int(match[1])]}”", sentence.text)


def unquote(answer: str) -> Unquoted:
    """Return the sentences of an answer and the quotations taken out of them."""
    text, quotes = _without_quotes(answer.replace("'", "’").replace("‘", "’").replace("\xa0", " "))
    return Unquoted(sentences=tuple(_sentences(text)), quotes=quotes)


def marker_groups(text: str) -> list[tuple[int, int, tuple[int, ...]]]:
    """Return start, end and numbers of each run of markers: "[1][2]", "[1, 2]"."""
    groups: list[tuple[int, int, tuple[int, ...]]] = []
    for match in _MARKERS.finditer(text):
        numbers = tuple(int(number) for number in re.findall(r"\d+", match[1]))
        if groups and not text[groups[-1][1] : match.start()].strip():
            start, _, before = groups.pop()
            groups.append((start, match.end(), (*before, *numbers)))
        else:
            groups.append((match.start(), match.end(), numbers))
    return groups


def _without_quotes(text: str) -> tuple[str, tuple[str, ...]]:
    """Replace each outermost quotation by its number.

    A mark opens after a blank, a bracket or another opening mark, else it closes. Quotes that were cut in the source
    leave marks unpaired: one before a marker closes all that is open, and a blank line does.
    """
    outside: list[str] = []
    quotes: list[str] = []
    depth = start = end = 0
    for at, sign in enumerate(text):
        if sign == "\n" and depth and text.startswith("\n\n", at):
            depth = 0
        elif sign in _QUOTE_MARKS:
            opens = at == 0 or text[at - 1] in f"([ \n\t⟦/–-{_QUOTE_MARKS if depth and end != at else ''}"
            if _MARKERS_NEXT.match(text, at + 1) and depth:
                depth = 0
            elif opens:
                start = at + 1 if not depth else start
                depth += 1
                continue
            elif depth:
                depth -= 1
            end = at + 1
        else:
            if not depth:
                outside.append(sign)
            continue
        if not depth and start:
            outside.append(f"⟦{len(quotes)}⟧")
            quotes.append(text[start:at].strip(_QUOTE_MARKS + " \n"))
            start = 0
    if depth:
        outside.append(f"⟦{len(quotes)}⟧")
        quotes.append(text[start:].strip())
    return "".join(outside), tuple(quotes)


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for match in _END.finditer(text):
        if match["break"] is not None or _ends(text, start, match):
            yield from _sentence(text[start : match.end()])
            start = match.end()
    yield from _sentence(text[start:])


def _sentence(text: str) -> Iterator[Sentence]:
    if text.strip():
        numbers = (number for _, _, group in marker_groups(text) for number in group)
        yield Sentence(text=" ".join(text.split()), markers=tuple(dict.fromkeys(numbers)))


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether the full stop ends a sentence: not after "m.fl", an initial or a number that begins a line."""
    rest = text[stop.end() :]
    if rest.strip() and not _BEGINS.match(rest):
        return False
    word = text[start : stop.start()].rpartition(" ")[2].strip("([ \n").casefold()
    if stop["markers"]:
        return True
    is_initial = bool(re.search(r"(?:^|[\s.(-])[A-ZÅÄÖ]$", text[start : stop.start()]))
    is_numbering = word.isdigit() and not text[start : stop.start()].strip().removesuffix(word).strip()
    return word not in _abbreviations() and not is_initial and not is_numbering


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(tables()["words"]["abbreviations"])
