"""Whether a word that the archive lacks is another name of the matter that was found: "tornhuset" of a "höghus".

A model of meaning tells that two words are alike far better by comparison than by any one figure: the question is held
against the matter's passages twice, as asked and with the unknown word replaced by a word that says nothing. A word
that belongs to the matter brings the question nearer to it, or at least not much farther away; any other word leads
away from it. How far a word may lead away depends on what else the question has in common with the matter: the names
that it gives, the day and the organ.
"""

from __future__ import annotations

import re

from answer.context import Context, day_of, organ_of
from answer.models import Question
from answer.places import places_in, says_all
from index.models import Filters, Found
from index.words import stems
from ingest.models import Item

# Least gain in cosine, by how many of day and organ agree (0, 1, 2), for questions without and with a name that the
# title of the matter says. Chosen with the bundled model on 59 other names of matters of a synthetic archive of 200
# documents, against 110 names of matters that it lacks, all asked as "Vad beslutades i ärendet om ...?". With a name,
# -0.004 keeps 83 % of the one and 7 % of the other; without one, 0.005 keeps 5 of 7 and none of 11. The steps for day
# and organ were set on that archive's 150 questions, and held on the 186 of the samples and of public minutes.
LEAST_GAIN = {False: (0.005, 0.0, -0.012), True: (-0.004, -0.008, -0.02)}
_SAYS_NOTHING = "frågan"
MIN_PART = 4


def is_another_name(context: Context, words: tuple[str, ...]) -> bool:
    """Tell whether the unknown words stand for the matter that fits the question best in everything else."""
    question = context.question
    targets = context.targets(most=1)
    if not targets:
        return False
    title = stems(targets[0].record.title)
    names = [name for name in places_in(question) if name.lower() not in words]
    ranked = context.ranked(targets[0].record.id)
    texts = [f"{hit.passage.header} {hit.passage.text}" for hit in ranked.hits] if ranked else []
    if not says_all(names, " ".join([targets[0].record.title, *texts])):
        return False
    told = stems(" ".join(texts))
    if any(_says_parts(word, title, title) or _says_parts(word, title, told) for word in words):
        return True
    if context.archive.settings.embedding.model != "bundled":  # cosines of other models lie elsewhere
        return False
    return _gain(context, targets[0], words) >= LEAST_GAIN[bool(names)][_n_agreeing(context, targets[0])]


def says_places(question: Question, text: str) -> bool:
    """Tell whether the text names the places of the question: the same words on another are about something else."""
    return says_all(places_in(question), text)


def _n_agreeing(context: Context, target: Found[Item]) -> int:
    question = context.question
    day = day_of(target)
    in_time = any(period.holds(day) for period in question.periods)
    return in_time + (organ_of(target) in question.organs)


def _gain(context: Context, target: Found[Item], words: tuple[str, ...]) -> float:
    """Return how much nearer in cosine the question is to the matter than without the unknown words."""
    asked = context.question.standalone
    plain = re.sub(rf"(?i)\b(?:{'|'.join(map(re.escape, words))})\b", _SAYS_NOTHING, asked)
    return _likeness(context, asked, target) - _likeness(context, plain, target)


def _likeness(context: Context, text: str, target: Found[Item]) -> float:
    hits = context.archive.vector.search(text, k=1, filters=Filters(item_ids=(target.record.id,)))
    return hits[0].score if hits else 0.0


def _says_parts(word: str, title: tuple[str, ...], told: tuple[str, ...]) -> bool:
    """Tell whether the title says one part of a compound and the texts the other, in any order: "hastighetssänkning",
    "sänkt hastighet"; "plogordning", "prioriteringsordning" where it is told when the roads are to be ploughed."""
    (stem, *_) = stems(word) or ("",)
    for at in range(MIN_PART, len(stem) - MIN_PART + 1):
        first, second = stem[:at].removesuffix("s"), stem[at:]
        if len(first) < MIN_PART:
            continue
        for begins_in, ends_in in ((title, told), (told, title)):
            begin = {one for one in begins_in if _is_part(first, one)}
            end = {one for one in ends_in if _is_part(second, one) or one.endswith(second)}
            if any(one != other for one in begin for other in end):
                return True
    return False


def _is_part(part: str, word: str) -> bool:
    """Tell whether the part of a compound begins with the word, but for its last letter: an inflected form."""
    return len(word) >= MIN_PART and part.startswith(word[: max(MIN_PART, len(word) - 1)])
