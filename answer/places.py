"""The places that a question names: the same thing at another place is another matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answer.models import Question
from index.words import is_akin, stems


def places_in(question: Question) -> list[str]:
    """Return the words of the topic that are written as names, those of people left out."""
    people = {part for person in question.persons for part in person.split()}
    left_out = {*people, *(f"{part}s" for part in people), *question.text.split()[:1]}
    return [word for word in question.topic.split() if word.istitle() and word not in left_out]


def placed(question: Question) -> list[tuple[str, str]]:
    """Return what the question says to be where: ("ishallen", "Norrby") of "renoveringen av ishallen i Norrby".

    Read in Swedish alone, also where an English question quotes it. "Vid" and "på" say what it is near, in words that
    papers choose freely: they tell no two matters apart.
    """
    places = "|".join(re.escape(place) for place in places_in(question))
    found = re.findall(rf"([\w-]+) i ({places})\b", question.text) if places else []
    topic = {word.lower() for word in question.topic.split()}
    return [(thing.lower(), place) for thing, place in found if thing.lower() in topic and not thing.istitle()]


def says_all(names: Iterable[str], text: str) -> bool:
    """Tell whether the text says every one of the names."""
    said = set(stems(text))
    asked = [stem for name in names for stem in stems(name)]
    return all(any(name == other or is_akin(name, other) for other in said) for name in asked)
