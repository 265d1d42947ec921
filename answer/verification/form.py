"""The checks of a sentence's form: markers, markup, language, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from answer.lexicon import lexicon
from answer.verification.models import FaultKind
from answer.verification.sentences import Sentence
from answer.verification.support import Evidence, Support, Unit, words_of
from answer.verification.tables import negators

Found = tuple[FaultKind, str]

_MARKUP = re.compile(
    r"</?[a-zA-Z!]|https?:|www\.|\w+://|!\[|\]\(|```|<\||\|>|\[/?INST|javascript:|data:|mailto:|\w@\w|&#?\w+;|^\s*#|^\s*\||\*\*|__|\{\{|\\u[0-9a-f]{4}",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\U000e0000-\U000e0fff]"
)
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿªº]")
_BRACKET = re.compile(r"\[(?!\d{1,4}\])[^\]]*\]?|【[^】]*】?|(?<!\[)\b\d{0,4}\]")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_BOTH = frozenset({"ja", "nej", "no", "den"})
N_NEAR = 4  # words around a quotation in which a "not" belongs to it
MAX_SHORT = 12  # words: a longer quotation carries its own sense
MIN_FOREIGN = 3
_STOP = re.compile(r"[.!?;:]")


def markers(sentence: Sentence, evidence: Evidence) -> Iterator[Found]:
    """A sentence cites, and only what is there."""
    unknown = [n for n in sentence.markers if n not in evidence.units]
    yield from ((FaultKind.UNKNOWN_CITATION, f"[{n}]") for n in unknown)
    yield from ((FaultKind.UNKNOWN_CITATION, found) for found in _BRACKET.findall(sentence.bare))
    if len(unknown) == len(sentence.markers):
        yield FaultKind.UNCITED, sentence.text[-40:]


def markup(sentence: Sentence) -> Iterator[Found]:
    """No links, markup, hidden characters or letters that only look like Latin ones."""
    if found := _MARKUP.search(sentence.text) or _HIDDEN.search(sentence.text):
        yield FaultKind.MARKUP, found[0]
    strange = [one for one in sentence.text if one.isalpha() and not _LATIN.match(one)]
    if strange:
        yield FaultKind.MARKUP, strange[0]


def language(sentence: Sentence, lang: str) -> Iterator[Found]:
    """Outside its quotations a sentence is in the language of the question."""
    words = [word.lower() for word in _WORD.findall(sentence.bare) if word.lower() not in _BOTH]
    swedish = [word for word in words if word in lexicon().swedish]
    english = [word for word in words if word in lexicon().english]
    foreign, own = (english, swedish) if lang == "sv" else (swedish, english)
    if len(foreign) >= MIN_FOREIGN and len(foreign) > len(own):
        yield FaultKind.LANGUAGE, " ".join(foreign[:3])


def quotations(sentence: Sentence, support: Support) -> Iterator[Found]:
    """Every quotation stands in what is cited, word for word, and no "not" is left out beside it or by a "…"."""
    for quote in sentence.quotes:
        pieces = pieces_of(quote)
        lost = next((piece for piece in pieces if not any(piece in words_of(text) for text in _texts(support))), None)
        if lost is not None:
            yield FaultKind.QUOTE, lost.strip()[:60]
        elif any(_is_turned(pieces, unit.citation.quote, sentence) for unit in support.units):
            yield FaultKind.NEGATION, quote[:60]


def pieces_of(quote: str) -> tuple[str, ...]:
    """Return the words of a quotation, in pieces where "…" parts them."""
    return tuple(words for piece in _ELLIPSIS.split(quote) if (words := words_of(piece)).strip())


def units_of(quote: str, support: Support) -> tuple[Unit, ...]:
    """Return the units in whose words a quotation stands, or its first words do."""
    return tuple(unit for unit in support.units if any(piece in unit.words for piece in pieces_of(quote)[:1]))


def is_of_place(quote: str, support: Support) -> bool:
    """Tell whether a quotation is what a paper or matter is called."""
    words = words_of(quote)
    return any(words in unit.place for unit in support.units) or any(
        words == words_of(own) for one in support.told for own in one.quotes if not units_of(own, support)
    )


def _texts(support: Support) -> tuple[str, ...]:
    places = (text for unit in support.units for text in (unit.citation.quote, unit.place))
    return (*places, *(one.text for one in support.told), *(" ".join(one.quotes) for one in support.told))


def _is_turned(pieces: tuple[str, ...], text: str, sentence: Sentence) -> bool:
    """Tell whether words that mean the opposite in the text are quoted: a "not" stood between or right beside them."""
    spans = [match.span() for piece in pieces if (match := re.search(r"\W+".join(piece.split()), text, re.IGNORECASE))]
    if len(spans) < len(pieces) or not spans:
        return False
    for (_, end), (start, _) in pairwise(spans):
        between = text[end:start]
        if len(between.split()) <= N_NEAR and negators().search(between):
            return True
    if negators().search(sentence.bare) or len(pieces[0].split()) > MAX_SHORT:
        return False
    before = _STOP.split(text[: spans[0][0]])[-1].split()[-2:]
    after = _STOP.split(text[spans[-1][1] :])[0].split()[:2]
    return bool(negators().search(" ".join(before)) or negators().search(" ".join(after)))
