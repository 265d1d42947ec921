"""Whether a record is about a topic: by its words alone, so that a list of such records is complete and can be checked.

A word of the topic is said by the same word in any form, and by a compound that begins or ends with it: "skola" by
"grundskolan" and "skolskjuts", but "park" not by "parkering", which only adds an ending.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.glossary import swedish_words
from answer.lexicon import lexicon
from answer.terms import subject_of
from index.words import names, stems

MIN_PART = 4  # letters of the parts of a compound
# What makes another word of a short one, and no compound.
_ENDINGS = ("ering", "erat", "erad", "ning", "ling", "ande", "ende", "else", "heten", "lig", "are")
# The vowel of a plural: "bostäder", "stränder" of "bostad", "strand".
_UMLAUT = re.compile(r"ä(?=[bdfghjklmnprstvx]{1,3}$)")


@dataclass(frozen=True, slots=True)
class Topic:
    """`words` are those that all must be said, each by any of its stems: an English word has Swedish ones."""

    words: tuple[tuple[str, ...], ...]

    def is_said_in(self, text: str) -> bool:
        """Tell whether the text says every word of the topic; a topic without words is said by all."""
        said = {form for stem in stems(text) for form in _forms(stem)}
        return all(any(_says(stem, other) for stem in word for other in said) for word in self.words)


def topic_in(words: str, *, lang: str) -> Topic:
    """Return the topic that the words name, function words left out."""
    wanted = [_alternatives(word, lang) for word in words.split() if not lexicon().is_function_word(word.lower())]
    return Topic(words=tuple(dict.fromkeys(one for one in wanted if one)))


def _says(stem: str, other: str) -> bool:
    if names(stem, other):
        return True
    if len(stem) < MIN_PART:
        return False
    rest = other.removeprefix(stem)
    begins = rest != other and len(rest) >= MIN_PART and not rest.startswith(_ENDINGS)
    return begins or other.endswith(stem)


def _alternatives(word: str, lang: str) -> tuple[str, ...]:
    swedish = swedish_words(word) if lang == "en" else ""
    word = subject_of(word.lower())
    return tuple(dict.fromkeys(form for stem in (*stems(word), *stems(swedish)) for form in _forms(stem)))


def _forms(stem: str) -> tuple[str, ...]:
    """Return the stem, and the word of which it is a form that the stemmer leaves: the definite "skolan" of "skol", the
    plural "bostäd" of "bostad"."""
    bare = stem.removesuffix("s").removesuffix("an")
    if stem.endswith(("an", "ans")) and len(bare) >= MIN_PART:
        return (stem, bare)
    return tuple(dict.fromkeys((stem, _UMLAUT.sub("a", stem))))
