"""Words that point to where a reason stands, and texts that only name, tell or point and say nothing themselves.

Forms: "till förmån för eget yrkande", "med hänvisning till ...", "bilaga 2", "skriftlig reservation",
"i en egen handling", "som finns i akten", "daterat den 3 maj 2031".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.models import Person, SectionKind
from ingest.people import find_persons, parties_named
from ingest.sentences import split_sentences
from ingest.statement_verbs import verb_of, words

_MAX_POINTER = 200  # characters


def refers_to(intro: str) -> str:
    """Return the words of an intro that point to where the reason stands, "; " between two; "" when none do."""
    found = (" ".join(match[0].split()).rstrip(" ,;") for match in words("refers").finditer(intro))
    return "; ".join(dict.fromkeys(found))


def only_tells(text: str) -> bool:
    """Say whether a text is one sentence that tells of a reservation and holds no words of its own."""
    sentences = split_sentences(text)
    return len(sentences) == 1 and ":" not in text and verb_of(text, SectionKind.TEXT) is not None


def only_points(text: str) -> bool:
    """Say whether a text only points to where the words stand: "Skriftlig reservation, se bilaga 1."."""
    rest = words("refers").sub(" ", text)
    said = re.findall(r"[A-Za-zÅÄÖåäö]{2,}", rest)
    return rest != text and len(text) < _MAX_POINTER and all(words("names_only").fullmatch(word) for word in said)


def only_names(text: str, known: Sequence[Person] = ()) -> bool:
    """Say whether a text names persons, parties or an appendix and says nothing else."""
    rest = text
    for found in reversed(find_persons(text, known)):
        rest = rest[: found.start] + rest[found.end :]
    said = [word for word in re.findall(r"[A-Za-zÅÄÖåäö]{2,}", rest) if not word.isupper()]
    return bool(rest != text or parties_named(text, known)) and all(
        words("names_only").fullmatch(word) for word in said
    )


def only_names_and_points(text: str, known: Sequence[Person] = ()) -> bool:
    """Say whether a text names who, points to where the reason stands, and says nothing else: "Eva By (S) till förmån
    för eget yrkande."."""
    rest = words("refers").sub(" ", text)
    return rest != text and only_names(rest, known)
