"""The words that a question asks about, and how far a text says them."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import takewhile

from answer.lexicon import lexicon
from answer.models import Intent, Question
from index.words import is_akin, says_parts, stems

WEIGHT_AKIN = 0.6  # a word that is part of a compound says almost the word itself
_POINTED = re.compile(r"\b(?:om|mot|emot|av|angående|gällande|kring)\s+(?!att\b)(?=(?P<after>[\w-]+(?:\s[\w-]+){0,2}))")
_HANDLING = re.compile(
    r"(?<=\w{4})(?:besluten|beslutet|beslut|frågan|ärendet|ärende|motionen|förslaget|debatten|planerna)$"
)
# What makes a kind of matter of a subject.
_KIND = re.compile(r"(?<=\w{4})(?:frågor|frågorna|ärenden|ärendena|politik|politiken)$")
MIN_CORE_LETTERS = 5
# What follows these is pointed at no more.
_CLAUSES = frozenset(["när", "där", "som", "innan", "sedan", "eftersom", "om", "och", "men"])
_LEFT = ("an", "et", "at")  # endings that the stemmer leaves: "gatan", "ansvaret", "har slopats"
_MIN_BARE = 3  # "gat" of "gatan"; "pl" of "plan" is no word


def asked_words(question: Question) -> tuple[str, ...]:
    """Return the stems that tell the sentence asked for among those on the matter: of the topic without the names of
    those who speak, and the numbers and years that the question names."""
    names = {stem for name in (*question.persons, *question.parties) for stem in stems(name)}
    numbers = re.findall(r"(?<!\w)\d+(?:[.,]\d+)?(?!\w)", question.standalone)
    # Which body, where that tells the sentences apart: "socialförvaltningens respektive äldreförvaltningens".
    bodies = question.organs if question.intent is Intent.LOOKUP else ()
    words = [*question_stems(question), *(stem for name in (*numbers, *bodies) for stem in stems(name))]
    kept = [word for word in words if not any(is_same_stem(word, name) for name in names)]
    return tuple(dict.fromkeys(kept or words))


def is_same_stem(one: str, other: str) -> bool:
    """Tell whether two stems are one name, in the genitive or not: "peter" and "peters"."""
    return one.removesuffix("s") == other.removesuffix("s")


def question_stems(question: Question) -> tuple[str, ...]:
    """Return the stems of the topic, each once: the words an answer should stand near."""
    words = [subject_of(one) for one in question.topic.lower().split() if not lexicon().is_function_word(one)]
    # The parts of a word may say nothing ("ja-röst"); the stem of a whole one may be another: "result" of "resultat".
    kept = (stem for own in map(stems, words) for stem in own if len(own) == 1 or stem not in lexicon().stopwords)
    return tuple(dict.fromkeys(kept))


def said_share(words: Sequence[str], text: str) -> float:
    """Return the share of the words that the text says."""
    return sum(said_shares(words, stems(text)).values()) / max(1, len(words))


def weights_among(words: Sequence[str], texts: Sequence[str]) -> dict[str, float]:
    """Return what each word weighs: the more, the fewer of the texts say it; 0 when none does."""
    counts: Counter[str] = Counter()
    for text in texts:
        own = set(stems(text))
        counts.update(word for word, share in said_shares(words, tuple(own)).items() if share)
    n = len(texts)
    return {word: math.log(1 + n / (0.5 + counts[word])) if counts[word] else 0.0 for word in words}


def said_shares(words: Iterable[str], own: Sequence[str]) -> dict[str, float]:
    """Return how far a text with these stems says each of the words: 1 for the word itself, less for compounds and
    for other words for the same."""
    present = set(own)
    return {word: 1.0 if word in present else WEIGHT_AKIN * _is_nearly_said(word, present) for word in words}


def _is_nearly_said(word: str, present: Collection[str]) -> bool:
    return (
        any(is_akin(word, other) for other in present) or says_parts(word, present) or is_said_otherwise(word, present)
    )


def is_said_otherwise(word: str, present: Collection[str]) -> bool:
    """Tell whether the stems hold another word for the same as the stem, of data/synonyms.toml."""
    others = _synonyms().get(word, ())
    return any(all(any(form in present for form in stem) for stem in other) for other in others)


@cache
def _synonyms() -> dict[str, tuple[tuple[tuple[str, ...], ...], ...]]:
    """Return for each stem of data/synonyms.toml what else says it: stems that must all stand there, each in any of its
    forms. A word of several groups is said by the words of each."""
    with files("answer.data").joinpath("synonyms.toml").open("rb") as file:
        groups: list[list[str]] = tomllib.load(file)["groups"]
    found: defaultdict[str, list[tuple[tuple[str, ...], ...]]] = defaultdict(list)
    for group in groups:
        said = [tuple(_forms(stem) for stem in stems(words)) for words in group]
        for one in said:
            for form in one[0] if len(one) == 1 else ():
                found[form] += [other for other in said if other != one]
    return {form: tuple(others) for form, others in found.items()}


def _forms(stem: str) -> tuple[str, ...]:
    """Return the stem without and with the endings that the stemmer leaves: "gat" and "gatan"."""
    bare = next((stem.removesuffix(one) for one in _LEFT if stem.endswith(one)), stem)
    bare = bare if len(bare) >= _MIN_BARE else stem
    return (bare, *(f"{bare}{one}" for one in _LEFT))


def weighed(says: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the weight of what a text says."""
    return sum(weights[word] * share for word, share in says.items())


def core_words(question: Question) -> tuple[str, ...]:
    """Return the words of the topic that a preposition points at: "om spårväg", "mot planen för den nya flygplatsen".

    What a matter is called by its handling is left off: "arenabeslutet" is about an arena. Remarks after the question
    tell how it is meant, not what it is about.
    """
    people = {part.lower() for name in question.persons for part in name.split()}
    topic = {word.lower() for word in question.topic.split()} - people - {f"{part}s" for part in people}
    found: dict[str, None] = {}
    text = question.text
    for match in _POINTED.finditer(text[: text.rfind("?") + 1] or text):
        after = list(takewhile(lambda word: word.lower() not in _CLAUSES, match["after"].split()))
        first = next((n for n, word in enumerate(after) if word.lower() in topic), len(after))
        bare = subject_of(_HANDLING.sub("", _head(after[first:], topic).lower()))
        if len(bare) >= MIN_CORE_LETTERS:
            found[bare] = None
    return tuple(found)


def subject_of(word: str) -> str:
    """Return what the matters that the lower-cased word names are about: "skol" of "skolfrågor"."""
    return _KIND.sub("", word)


def _head(phrase: Sequence[str], topic: Container[str]) -> str:
    """Return the noun that the words before it describe: "kommunal flygplats i" is about a "flygplats"."""
    head = ""
    for word in phrase:
        if word.lower() not in topic:
            break
        head = word
        if word[0].isupper():
            break
    return "" if f"{head} att" in " ".join(phrase) else head  # "mot påståendet att ..." is about what follows
