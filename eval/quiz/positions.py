"""Questions on where parties and persons stand: in one matter, over the years, beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from eval.models import Gold, GoldQuestion, QuestionKind
from eval.quiz.asker import MAX_NAMES, Asker
from eval.quiz.dissent import why
from eval.quiz.phrases import party_forms, words
from eval.world.models import Matter, Politician, Stance, Step, Yrkande
from ingest.models import StatementKind

ON_THE_MATTER = (Stance.BIFALL, Stance.AVSLAG, Stance.ATERREMISS)


def party_position(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """What a party thought, told in a statement of any kind, whose only one it is."""
    for step in asker.view.steps(matter):
        said = list(step.statements)
        asker.rng.shuffle(said)
        for statement in said:
            if found := why(asker, matter, step, statement, kind=QuestionKind.POSITION, name="party_position"):
                return found
    return None


def who_moved(asker: Asker, matter: Matter) -> GoldQuestion | None:
    for step in asker.view.steps(matter):
        stances = [put.stance for put in step.yrkanden if put.stance in ON_THE_MATTER]
        if not stances:
            continue
        stance = asker.rng.choice(stances)
        put = [one for one in step.yrkanden if one.stance is stance]
        movers = tuple(dict.fromkeys(person for one in put for person in one.movers))
        if len(movers) > MAX_NAMES or len({one.target for one in put}) > 1:
            continue
        return asker.ask(
            QuestionKind.POSITION,
            "who_moved",
            matter,
            step,
            records=tuple(one.id for one in put),
            slots={"stance": asker.word("stances", stance.value), "persons": asker.people(movers, step)},
            gold=_gold(matter, step, movers),
            must=asker.parties_must(matter, step, movers),
        )
    return None


def two_parties(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Two parties that asked for different things at the same meeting."""
    for step in asker.view.steps(matter):
        stands = {code: put for code, put in stands_of(asker, step) if put.stance in ON_THE_MATTER}
        pairs = [
            (one, other)
            for one in stands
            for other in stands
            if one < other and stands[one].stance is not stands[other].stance
        ]
        if not pairs:
            continue
        one, other = asker.rng.choice(pairs)
        people = tuple(
            person
            for code in (one, other)
            for person in (*stands[code].movers, *stands[code].joined_by)
            if person.party_on(step.date) == code
        )
        return asker.ask(
            QuestionKind.CROSS,
            "two_parties",
            matter,
            step,
            records=(stands[one].id, stands[other].id),
            slots={
                "party": asker.full_party(matter, one),
                "other": asker.full_party(matter, other),
                "stance": asker.word("stances", stands[one].stance.value),
                "other_stance": asker.word("stances", stands[other].stance.value),
            },
            gold=_gold(matter, step, people),
            must=(
                *asker.parties_must(matter, step, people),
                *(words("sv", "stance_forms")[stands[code].stance.value] for code in (one, other)),
            ),
            sought=[person.name for person in people],
        )
    return None


def over_the_years(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """What a party asked for in a matter and in the earlier one about the same thing."""
    earlier = asker.view.matter.get(matter.follows_id)
    if earlier is None:
        return None
    then, now = asker.view.steps(earlier)[-1], asker.view.steps(matter)[-1]
    before, after = _last_stands(asker, earlier), _last_stands(asker, matter)
    both = sorted(before.keys() & after.keys())
    if not both or then.date.year == now.date.year:
        return None
    code = asker.rng.choice(both)
    return asker.ask(
        QuestionKind.CROSS,
        "over_the_years",
        matter,
        records=(before[code].id, after[code].id),
        slots={
            "party": asker.party(matter, code),
            "full_party": asker.full_party(matter, code),
            "then": str(then.date.year),
            "now": str(now.date.year),
            "stance": asker.word("stances", before[code].stance.value),
            "other_stance": asker.word("stances", after[code].stance.value),
        },
        gold=Gold(parties=(code,)),
        must=(
            str(then.date.year),
            str(now.date.year),
            *(words("sv", "stance_forms")[put.stance.value] for put in (before[code], after[code])),
        ),
        named_by=None,
    )


def across_organs(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """A party that reserved in one organ and did not, or did too, in the next."""
    steps = asker.view.steps(matter)
    for first, second in pairwise(steps):
        reserved = [asker.view.parties(asker.view.speakers(step, StatementKind.RESERVATION), step) for step in steps]
        once = [code for code in reserved[steps.index(first)] if asker.view.has_part(second, code)]
        if first.organ == second.organ or not once:
            continue
        code = asker.rng.choice(once)
        also = code in reserved[steps.index(second)]
        said = [
            one.id
            for step in (first, second)
            for one in asker.view.doings(step, code)
            if one.kind is StatementKind.RESERVATION
        ]
        return asker.ask(
            QuestionKind.CROSS,
            "across_organs_both" if also else "across_organs_one",
            matter,
            records=tuple(said),
            also=(second.decision.id,),  # that nothing is told there is seen where it would be
            slots={
                "party": asker.party(matter, code),
                "full_party": asker.full_party(matter, code),
                "first": asker.mentions.organ(first.organ),
                "second": asker.mentions.organ(second.organ),
            },
            gold=Gold(parties=(code,), dnr=matter.diarienummer[0]),
            must_tell=(words("sv", "small")["both_forms" if also else "only_forms"],),
        )
    return None


def changed_party(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """A person who is on paper for two parties."""
    for step, person, record in _words_of(asker, matter):
        if len(person.parties) < 2:
            continue
        for other in asker.view.by_municipality[matter.municipality]:
            for other_step, same, other_record in _words_of(asker, other):
                if same != person or other_step.date <= step.date:
                    continue
                codes = (person.party_on(step.date), person.party_on(other_step.date))
                if codes[0] == codes[1] or step.date.year == other_step.date.year:
                    continue
                return asker.ask(
                    QuestionKind.CROSS,
                    "changed_party",
                    matter,
                    records=(record, other_record),
                    also=_papers_of(asker, person, {step.date.year, other_step.date.year}),
                    slots={
                        "person": person.name,
                        "then": str(step.date.year),
                        "now": str(other_step.date.year),
                        "party": asker.full_party(matter, codes[0]),
                        "other": asker.full_party(matter, codes[1]),
                    },
                    gold=Gold(parties=codes, persons=(person.name,)),
                    must=tuple(party_forms(asker.view.party(asker.view.municipality(matter), code)) for code in codes),
                    named_by=None,
                    proved_by_any=True,
                )
    return None


def stands_of(asker: Asker, step: Step) -> Iterator[tuple[str, Yrkande]]:
    """Yield (party, yrkande) for the parties that asked for one thing only."""
    found: dict[str, list[Yrkande]] = {}
    for put in step.yrkanden:
        for code in asker.view.parties((*put.movers, *put.joined_by), step):
            found.setdefault(code, []).append(put)
    return ((code, puts[0]) for code, puts in found.items() if len(puts) == 1)


def _last_stands(asker: Asker, matter: Matter) -> dict[str, Yrkande]:
    """Return what each party that never asked for two things in the matter asked for last."""
    found: dict[str, list[Yrkande]] = {}
    for step in asker.view.steps(matter):
        for code, put in stands_of(asker, step):
            found.setdefault(code, []).append(put)
    return {
        code: puts[-1]
        for code, puts in found.items()
        if puts[-1].stance in ON_THE_MATTER and len({put.stance for put in puts}) == 1
    }


def _words_of(asker: Asker, matter: Matter) -> Iterator[tuple[Step, Politician, str]]:
    for step in asker.view.steps(matter):
        for said in step.statements:
            yield from ((step, person, said.id) for person in said.persons if asker.view.holds(said.id, person.name))
        for put in step.yrkanden:
            yield from ((step, person, put.id) for person in put.movers if asker.view.holds(put.id, person.name))


def _papers_of(asker: Asker, person: Politician, years: set[int]) -> tuple[str, ...]:
    """Return the records of those years that name the person: each tells the party of that time."""
    matters = asker.view.matters
    named = ((step, who, record) for matter in matters for step, who, record in _words_of(asker, matter))
    return tuple(record for step, who, record in named if who == person and step.date.year in years)


def _gold(matter: Matter, step: Step, persons: tuple[Politician, ...]) -> Gold:
    return Gold(
        parties=tuple(dict.fromkeys(person.party_on(step.date) for person in persons)),
        persons=tuple(person.name for person in persons),
        date=step.date,
        dnr=matter.diarienummer[0],
        body=step.organ,
    )
