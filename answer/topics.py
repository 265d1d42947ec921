"""Whether a record is about a topic: by its words alone, so that a list of such records is complete and can be checked.

A word of the topic is said by the same word in any form, and by a compound that begins or ends with it: "skola" by
"grundskolan" and "skolskjuts", but "park" not by "parkering", whose rest is no word of the archive.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from answer.glossary import swedish_words
from answer.lexicon import lexicon
from index.words import names, stems

MIN_PART = 4  # letters of the parts of a compound


@dataclass(frozen=True, slots=True)
class Topic:
    """`words` are those that all must be said, each as the stems of its alternatives (an English word's Swedish ones);
    `known` are the stems of the texts it is looked for in, which tell compounds from words that only begin alike."""

    words: tuple[tuple[str, ...], ...]
    known: frozenset[str]

    def is_said_in(self, text: str) -> bool:
        """Tell whether the text says every word of the topic; a topic without words is said by all."""
        said = {form for stem in stems(text) for form in _forms(stem)}
        return all(any(self._says(stem, other) for stem in word for other in said) for word in self.words)

    def _says(self, stem: str, other: str) -> bool:
        if names(stem, other):
            return True
        if len(stem) < MIN_PART or len(other) < len(stem) + MIN_PART:
            return len(stem) >= MIN_PART and other.endswith(stem)
        return other.endswith(stem) or (other.startswith(stem) and self._begins_with_a_word(other[len(stem) :]))

    def _begins_with_a_word(self, rest: str) -> bool:
        return any(rest[:end] in self.known for end in range(MIN_PART, len(rest) + 1))


def topic_in(words: str, texts: Iterable[str], *, lang: str) -> Topic:
    """Return the topic that the words name, function words left out, for looking it up in the texts."""
    wanted = [_alternatives(word, lang) for word in words.split() if not lexicon().is_function_word(word.lower())]
    known = (
        frozenset(form for text in texts for stem in stems(text) for form in _forms(stem)) if wanted else frozenset()
    )
    return Topic(words=tuple(dict.fromkeys(one for one in wanted if one)), known=known)


def _alternatives(word: str, lang: str) -> tuple[str, ...]:
    swedish = swedish_words(word) if lang == "en" else ""
    return tuple(dict.fromkeys(form for stem in (*stems(word), *stems(swedish)) for form in _forms(stem)))


def _forms(stem: str) -> tuple[str, ...]:
    """Return the stem, and the word of which it is the definite form that the stemmer leaves: "skolan" and "skol"."""
    bare = stem.removesuffix("s").removesuffix("an")
    return (stem, bare) if stem.endswith(("an", "ans")) and len(bare) >= MIN_PART else (stem,)
