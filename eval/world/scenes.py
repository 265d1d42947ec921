"""What a matter is about: its topic in a place, with every word that sentences about it may need."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from random import Random

from eval.world.grammar import Scene, fill, sentence, unmark
from eval.world.models import Detail
from eval.world.people import EXECUTIVE, Town
from eval.world.speech import Speech
from eval.world.tables import Case, Family, Topic, families


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A topic in a place: what somebody wants done. `act` is an infinitive clause, `decision` what an organ does."""

    topic: Topic
    family: Family
    place: str
    scene: Scene
    sak: str
    called: tuple[str, ...]
    title: str
    act: str
    decision: str

    def case(self, *, favours: bool) -> Case:
        """Return the arguments for the cause, or those against it."""
        if favours:
            return replace(self.family.pro, special=self.topic.pro)
        return replace(self.family.con, special=self.topic.con)


def cause(topic: Topic, place: str, day: dt.date, town: Town, rng: Random) -> Cause:
    """Return the topic in that place on that day."""
    family = families()[topic.family]
    others = tuple(one for one in town.places if one != place)
    words = {
        "ort": place,
        "sak": topic.sak,
        "gata": rng.choice(town.streets),
        "kommun": town.municipality.name,
        "nämnd": town.boards.get(topic.field, EXECUTIVE),
    }
    choices = {"grupp": family.groups, "ort2": others, "gata2": town.streets}
    bare = Scene(words=words, choices=choices, day=day)
    fixed = {"sak": fill(topic.sak, bare, rng), "act": fill(topic.act, bare, rng)}
    scene = Scene(words={**words, **fixed}, choices=choices, day=day)
    return Cause(
        topic=topic,
        family=family,
        place=place if topic.has_place else "",
        scene=scene,
        sak=fixed["sak"],
        called=(fixed["sak"], *(fill(one, scene, rng) for one in topic.also)),
        title=fill(rng.choice(topic.titles), scene, rng),
        act=fixed["act"],
        decision=fill(topic.decision, scene, rng),
    )


def background(about: Cause, speech: Speech, *, prefix: str, rng: Random) -> tuple[Detail, ...]:
    """Return what the administration tells, facts among findings; no two facts are asked for alike."""
    own = list(about.topic.facts)
    general = [fact for fact in about.family.facts if fact not in own]
    patterns = own[:1] + rng.sample(own[1:] + general, rng.randint(2, 4))
    told: list[tuple[str, str, str, str, tuple[str, ...]]] = []
    for pattern in patterns:
        value = fill(pattern.value, about.scene, rng)
        text = sentence(fill(pattern.sentence.replace("{v}", value), about.scene, rng))
        told.append((pattern.kind, fill(pattern.asked, about.scene, rng), value, text, ()))
    for clause in rng.sample(about.family.findings, rng.randint(3, 5)):
        text, keywords = speech.say(clause, about.scene, "office", rng=rng)
        told.append(("finding", about.sak, keywords[0].split("|")[0] if keywords else "", text, keywords))
    rng.shuffle(told)
    return tuple(
        Detail(id=f"{prefix}.b{number}", kind=kind, asked=asked, value=value, sentence=text, keywords=keywords)
        for number, (kind, asked, value, text, keywords) in enumerate(told, 1)
    )


def spoken(about: Cause, day: dt.date, **words: str) -> Scene:
    """Return the scene with the words of a speaker, on that day."""
    return Scene(words={**about.scene.words, **words}, choices=about.scene.choices, day=day)


def plain(pattern: str, about: Cause, rng: Random) -> str:
    """Return the pattern filled, without marks."""
    return unmark(fill(pattern, about.scene, rng))[0]
