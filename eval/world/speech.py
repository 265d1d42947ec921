"""What parties, referral bodies and the administration say, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from random import Random

from eval.world.grammar import Order, Scene, clause, fill, sentence, unmark
from eval.world.models import Reason
from eval.world.tables import Case, table

_SPECIAL, _GENERAL = 0.65, 0.45  # how many texts hold what only this topic has, or what fits any matter
_TRIES = 8  # to say what nobody has said before


@dataclass(frozen=True, slots=True)
class Speech:
    """Says clauses as sentences and remembers all of them, so that no two speakers use the same words."""

    _said: set[int] = field(default_factory=set)

    def say(
        self, pattern: str, scene: Scene, voice: str, *, rng: Random, openings: list[str] | None = None
    ) -> tuple[str, tuple[str, ...]]:
        """Return the sentence and its keywords.

        Args:  voice: a table of world_speech.toml.  openings: those that stand in the same text already, to which
            the one that is chosen is added; None: the sentence may come first.
        """
        before = [] if openings is None else openings
        text, keywords, opening = "", tuple[str, ...](), ""
        for _ in range(_TRIES):
            opening, order = _opening(voice, is_first=not openings, rng=rng, before=before)
            text, keywords = unmark(fill(f"{opening} {clause(pattern, order)}", scene, rng))
            text = sentence(text)
            if self._is_new(text) and not _names_twice(text, scene):
                break
        before.append(opening)
        return text, keywords

    def close(self, patterns: Sequence[str], scene: Scene, rng: Random) -> tuple[str, tuple[str, ...]]:
        """Return one of the patterns, which are whole sentences, filled, and its keywords."""
        text, keywords = "", tuple[str, ...]()
        for _ in range(_TRIES):
            text, keywords = unmark(fill(rng.choice(patterns), scene, rng))
            text = sentence(text)
            if self._is_new(text):
                break
        return text, keywords

    def _is_new(self, text: str) -> bool:
        key = hash_of(text)
        is_new = key not in self._said
        self._said.add(key)
        return is_new


def hash_of(text: str) -> int:
    """Return a number that is the same in every process (hash() of a text is not)."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def _names_twice(text: str, scene: Scene) -> bool:
    """Return whether somebody tells of themselves: "Eleverna säger att eleverna ..."."""
    lower = text.lower()
    return any(lower.count(group) > 1 for group in scene.choices["grupp"])


def own_words(
    case: Case,
    closing: Sequence[str],
    scene: Scene,
    speech: Speech,
    *,
    prefix: str,
    rng: Random,
    voice: str = "party",
) -> tuple[Reason, ...]:
    """Return two to five sentences: arguments in turn, then at times what is asked for.

    Args:  closing: whole sentences, one of which ends the text; may be empty.
    """
    clauses = rng.sample(case.usual, rng.randint(2, 4))
    if rng.random() < _GENERAL:
        clauses[-1] = rng.choice(case.general)
    if rng.random() < _SPECIAL:
        clauses[0] = case.special
    rng.shuffle(clauses)
    openings: list[str] = []
    said = [speech.say(pattern, scene, voice, rng=rng, openings=openings) for pattern in clauses]
    if closing:
        said.append(speech.close(closing, scene, rng))
    return tuple(
        Reason(id=f"{prefix}.r{number}", sentence=text, keywords=keywords)
        for number, (text, keywords) in enumerate(said, 1)
    )


def _opening(voice: str, *, is_first: bool, rng: Random, before: Sequence[str]) -> tuple[str, Order]:
    """Return an opening that does not stand in `before`, where there is one, and the order of the clause after it."""
    lists = table("speech")[voice]
    order = rng.choices((Order.MAIN, Order.AFTER_ATT, Order.INVERTED), lists["weights"])[0]
    if order is Order.MAIN:
        return "", order
    if order is Order.AFTER_ATT:
        choices = lists["att"]
    else:
        choices = lists["inverted"] if is_first else [*lists["inverted"], *lists["adding"]]
    return rng.choice([one for one in choices if one not in before] or choices), order
