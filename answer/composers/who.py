"""Who made statements, and where: one sentence for those of one organ and kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from answer.composers.matter import walk
from answer.composers.support import is_by
from answer.context import Context
from answer.wording import capital, key_of, people_text, place_of_record
from index.models import Found
from ingest.models import Person, Statement
from prompts import say

MIN_WORDS_LEFT = 30


def people_of(group: Sequence[Found[Statement]]) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """Return the persons and the parties of the statements, each once."""
    persons = dict.fromkeys(person for one in group for person in one.record.persons)
    return tuple(persons), tuple(dict.fromkeys(party for one in group for party in one.record.parties))


def tell_done(context: Context, group: Sequence[Found[Statement]], *, ending: str = "") -> bool:
    """Say who did it and where ("Maja Ek (V) reserverade sig (kommunfullmäktige den 8 april 2024, § 12)") of statements
    of one organ and kind; False where the records name nobody."""
    persons, parties = people_of(group)
    who = people_text(persons, parties, context.lang)
    evidence = [piece for one in group for piece in context.witness.intro_of(one)]
    if not who or not evidence:
        return False
    verb = say(f"verb.{key_of(group[0].record.kind)}", context.lang)
    place = place_of_record(group[0], context.lang)
    sentence = say("dissent.elsewhere", context.lang, who=who, verb=verb, place=place)
    context.draft.say(f"{capital(sentence)}{ending}", evidence)
    context.draft.name(parties=parties, persons=persons)
    return True


def tell_again(
    context: Context, told: Sequence[Found[Statement]], parties: Collection[str], persons: Collection[str]
) -> None:
    """Say in which other organs of the matter the same was done, while there is room."""
    for group in done_again(context, told, parties, persons):
        if context.draft.words_left > MIN_WORDS_LEFT:
            tell_done(context, group)


def done_again(
    context: Context, told: Sequence[Found[Statement]], parties: Collection[str], persons: Collection[str]
) -> list[list[Found[Statement]]]:
    """Return what was done alike in each other organ of the matter, by those parties and persons where any are given;
    nothing where the question names an organ, a § or another time."""
    question = context.question
    if question.organs or question.paragrafer:
        return []
    organs = {one.record.organ for one in told}
    kinds = list(dict.fromkeys(one.record.kind for one in told))
    groups: defaultdict[tuple[object, ...], list[Found[Statement]]] = defaultdict(list)
    for one in (one for item in walk(context) for one in context.statements(item.record.id, kinds)):
        record = one.record
        is_then = not question.periods or any(period.holds(record.date) for period in question.periods)
        if record.organ not in organs and is_then and (not (parties or persons) or is_by(record, parties, persons)):
            groups[record.organ, record.kind].append(one)
    return list(groups.values())
