"""What parties, referral bodies and the administration say, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from random import Random

from eval.world.grammar import Order, Scene, clause, fill, sentence, unmark
from eval.world.models import Reason
from eval.world.tables import table

_SPECIFIC = 0.65  # of the texts use what only this topic has
_TRIES = 8  # to say what nobody has said before


@dataclass(frozen=True, slots=True)
class Speech:
    """Says clauses as sentences and remembers all of them, so that no two speakers use the same words."""

    _said: set[int] = field(default_factory=set)

    def say(
        self, pattern: str, scene: Scene, voice: str, *, is_first: bool, rng: Random, refused: Sequence[str] = ()
    ) -> tuple[str, tuple[str, ...]]:
        """Return the sentence and its keywords.

        Args:  voice: a table of world_speech.toml.  is_first: nothing comes before, so it adds to nothing.
            refused: openings that stand in the same text already.
        """
        text, keywords = "", tuple[str, ...]()
        for _ in range(_TRIES):
            opening, order = _opening(voice, is_first=is_first, rng=rng, refused=refused)
            said = (
                f"{opening} {clause(fill(pattern, scene, rng), order)}"
                if opening
                else clause(fill(pattern, scene, rng), order)
            )
            text, keywords = unmark(fill(said, scene, rng))
            text = sentence(text)
            if self._is_new(text):
                break
        return text, keywords

    def whole(self, pattern: str, scene: Scene, rng: Random) -> tuple[str, tuple[str, ...]]:
        """Return a pattern that is a sentence already, filled, and its keywords."""
        text, keywords = unmark(fill(pattern, scene, rng))
        return sentence(text), keywords

    def _is_new(self, text: str) -> bool:
        key = hash_of(text)
        is_new = key not in self._said
        self._said.add(key)
        return is_new


def hash_of(text: str) -> int:
    """Return a number that is the same in every process (hash() of a text is not)."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def own_words(
    own: str, patterns: Sequence[str], closing: Sequence[str], scene: Scene, speech: Speech, *, prefix: str, rng: Random
) -> tuple[Reason, ...]:
    """Return two to six sentences of a party: arguments in turn, then at times what it asked for.

    Args:  own: a clause that only this topic has; most texts hold it.  patterns: clauses to draw the others from.
        closing: whole sentences, one of which ends the text; may be empty.
    """
    clauses = rng.sample(patterns, rng.randint(2, 4))
    if rng.random() < _SPECIFIC:
        clauses[rng.randrange(len(clauses))] = own
    said: list[tuple[str, tuple[str, ...]]] = []
    openings: list[str] = []
    for pattern in clauses:
        said.append(speech.say(pattern, scene, "party", is_first=not said, rng=rng, refused=openings))
        openings.append(" ".join(said[-1][0].split()[:2]))
    if closing:
        said.append(speech.whole(rng.choice(closing), scene, rng))
    return tuple(
        Reason(id=f"{prefix}.r{number}", sentence=text, keywords=keywords)
        for number, (text, keywords) in enumerate(said, 1)
    )


def _opening(voice: str, *, is_first: bool, rng: Random, refused: Sequence[str]) -> tuple[str, Order]:
    lists = table("speech")[voice]
    order = rng.choices((Order.MAIN, Order.AFTER_ATT, Order.INVERTED), lists["weights"])[0]
    if order is Order.MAIN:
        return "", order
    if order is Order.AFTER_ATT:
        choices = lists["att"]
    else:
        choices = lists["inverted"] if is_first else [*lists["inverted"], *lists["adding"]]
    free = [one for one in choices if " ".join(one.split()[:2]) not in refused]
    return rng.choice(free or choices), order
