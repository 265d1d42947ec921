"""Questions on counted votes: the tally, what JA meant, how parties and persons voted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from eval.models import Gold, GoldQuestion, QuestionKind
from eval.quiz.asker import MAX_NAMES, Asker, content_forms, surname
from eval.quiz.phrases import words
from eval.world.models import Matter, Politician, Step, Votering
from ingest.models import Ballot

VOTE = QuestionKind.VOTE
MOVER = re.compile(r"(\S+) \((\w+)\) yrkande")


def tally(asker: Asker, matter: Matter) -> GoldQuestion | None:
    for step, vote in single_votes(asker, matter):
        ja, nej, avstar = vote.printed
        return asker.ask(
            VOTE,
            "tally",
            matter,
            step,
            records=(vote.id,),
            slots={"tally": _told(asker, vote)},
            gold=_gold(matter, step, number=f"{ja}-{nej}-{avstar}"),
            must=(tally_forms(ja, nej),),
            sought=[str(ja)],
        )
    return None


def ja_meant(asker: Asker, matter: Matter) -> GoldQuestion | None:
    for step, vote in single_votes(asker, matter):
        ballot = asker.rng.choice((Ballot.JA, Ballot.JA, Ballot.NEJ))
        means = vote.ja_means if ballot is Ballot.JA else vote.nej_means
        return asker.ask(
            VOTE,
            "ja_meant",
            matter,
            step,
            records=(vote.id,),
            slots={"ballot": ballot.value.upper(), "means": means},
            gold=_gold(matter, step, outcome=means),
            must=means_forms(means),
            sought=[means],
        )
    return None


def how_party_voted(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Only parties whose present members all cast the same ballot, and only where the minutes name them."""
    for step, vote in single_votes(asker, matter):
        united = sorted(code for code, cast in _by_party(step, vote).items() if len(set(cast.values())) == 1)
        named = [code for code in united if _all_named(asker, vote, tuple(_by_party(step, vote)[code]))]
        if not named:
            continue
        code = asker.rng.choice(named)
        cast = _by_party(step, vote)[code]
        ballot = next(iter(cast.values()))
        persons = tuple(cast)
        return asker.ask(
            VOTE,
            "how_party_voted",
            matter,
            step,
            records=(vote.id,),
            slots={
                "party": asker.party(matter, code),
                "full_party": asker.full_party(matter, code),
                "cast": asker.word("cast", ballot.value),
                "meaning": _meaning(asker, vote, ballot),
            },
            gold=_gold(matter, step, parties=(code,), persons=tuple(person.name for person in persons)),
            must=(_cast_forms(ballot, persons),),
            must_not=[
                f"{name} {words(asker.lang, 'cast')[other.value]}"
                for other in (Ballot.JA, Ballot.NEJ)
                if other is not ballot
                for name in (code, asker.full_party(matter, code))
            ],
        )
    return None


def who_cast(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Who voted Nej (or abstained)? All names, a short list."""
    for step, vote in single_votes(asker, matter):
        for ballot in asker.rng.sample((Ballot.NEJ, Ballot.AVSTAR, Ballot.JA), 3):
            persons = tuple(person for person, cast in vote.ballots if cast is ballot)
            if not persons or len(persons) > MAX_NAMES or not _all_named(asker, vote, persons):
                continue
            others = [person for person, cast in vote.ballots if cast not in (ballot, Ballot.FRANVARANDE)]
            return asker.ask(
                VOTE,
                "who_cast",
                matter,
                step,
                records=(vote.id,),
                slots={"cast": asker.word("cast", ballot.value), "persons": asker.people(persons, step)},
                gold=_gold(
                    matter,
                    step,
                    parties=asker.view.parties(persons, step),
                    persons=tuple(person.name for person in persons),
                    number=str(len(persons)),
                ),
                must=tuple(surname(person).lower() for person in persons),
                must_not=[f"{person.name} {words('sv', 'cast')[ballot.value]}" for person in others[:2]],
            )
    return None


def how_person_voted(asker: Asker, matter: Matter) -> GoldQuestion | None:
    for step, vote in single_votes(asker, matter):
        voters = [person for person, cast in vote.ballots if cast is not Ballot.FRANVARANDE]
        person = asker.rng.choice(voters)
        ballot = dict(vote.ballots)[person]
        if not _all_named(asker, vote, (person,)):
            continue
        other = Ballot.NEJ if ballot is Ballot.JA else Ballot.JA
        code = person.party_on(step.date)
        return asker.ask(
            VOTE,
            "how_person_voted",
            matter,
            step,
            records=(vote.id,),
            slots={
                "person": f"{person.name} ({code})",
                "cast": asker.word("cast", ballot.value),
                "meaning": _meaning(asker, vote, ballot),
            },
            gold=_gold(matter, step, parties=(code,), persons=(person.name,)),
            must=(_cast_forms(ballot, (person,)),),
            must_not=(f"{surname(person)} {words('sv', 'cast')[other.value]}",),
        )
    return None


def several_votes(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """A § with more than one counted vote: all the tallies."""
    for step in asker.view.steps(matter):
        if len(step.votes) < 2:
            continue
        return asker.ask(
            VOTE,
            "several_votes",
            matter,
            step,
            records=tuple(vote.id for vote in step.votes),
            slots={"tallies": "; ".join(_told(asker, vote) for vote in step.votes)},
            gold=_gold(matter, step, number="; ".join("-".join(map(str, vote.printed)) for vote in step.votes)),
            must=tuple(tally_forms(*vote.printed[:2]) for vote in step.votes),
        )
    return None


def casting_vote(asker: Asker, matter: Matter) -> GoldQuestion | None:
    for step, vote in single_votes(asker, matter):
        if vote.by_casting_vote:
            return asker.ask(
                VOTE,
                "casting_vote",
                matter,
                step,
                records=(vote.id,),
                slots={"tally": _told(asker, vote)},
                gold=_gold(matter, step, number="-".join(map(str, vote.printed))),
                must_tell=(words("sv", "small")["casting_forms"],),
            )
    return None


def single_votes(asker: Asker, matter: Matter) -> Iterator[tuple[Step, Votering]]:
    """Yield the steps with one counted vote, in the order chance gives."""
    steps = [step for step in asker.view.steps(matter) if len(step.votes) == 1]
    asker.rng.shuffle(steps)
    return ((step, step.votes[0]) for step in steps)


def tally_forms(ja: int, nej: int) -> str:
    """Return how "8-5" is written, as alternatives; "8 ja ... 5 nej" needs but the first number with its side."""
    forms = ("{ja}-{nej}", "{ja} mot {nej}", "{ja} ja", "ja {ja}", "ja: {ja}", "ja-röster: {ja}", "{ja} röster")
    english = ("{ja} votes", "{ja} to {nej}", "{ja} yes", "{ja} for")
    spelt = words("sv", "numbers").get(str(ja), str(ja))
    return "|".join((*(form.format(ja=ja, nej=nej) for form in (*forms, *english)), f"{spelt} ja", f"{spelt} röst"))


def means_forms(means: str) -> tuple[str, ...]:
    """Return what tells the meaning of a ballot: its stance, and whose proposal or what else it was about."""
    stance, _, rest = means.partition(" ")
    forms = words("sv", "stance_forms").get(stance)
    if forms is None:  # "att ärendet avgörs i dag"
        return (content_forms(means),)
    if mover := MOVER.search(rest):
        return forms, f"{mover[1].lower().removesuffix('s')}|({mover[2].lower()})"
    return tuple(form for form in (forms, content_forms(rest)) if form)


def _by_party(step: Step, vote: Votering) -> dict[str, dict[Politician, Ballot]]:
    found: dict[str, dict[Politician, Ballot]] = {}
    for person, ballot in vote.ballots:
        if ballot is not Ballot.FRANVARANDE:
            found.setdefault(person.party_on(step.date), {})[person] = ballot
    return found


def _all_named(asker: Asker, vote: Votering, persons: tuple[Politician, ...]) -> bool:
    return all(asker.view.names_voter(vote, person) for person in persons)


def _cast_forms(ballot: Ballot, persons: Iterable[Politician]) -> str:
    """Return how it is told that the persons cast that ballot: "röstade nej", "Nej: Anna Berg"."""
    named = (f"{ballot.value}: {person.name.lower()}" for person in persons)
    return "|".join((words("sv", "ballot_forms")[ballot.value], *named))


def _meaning(asker: Asker, vote: Votering, ballot: Ballot) -> str:
    means = {Ballot.JA: vote.ja_means, Ballot.NEJ: vote.nej_means}.get(ballot)
    return asker.word("small", "meaning").format(means=means) if means else ""


def _told(asker: Asker, vote: Votering) -> str:
    ja, nej, avstar = vote.printed
    template = asker.word("small", "tally_abstained" if avstar else "tally")
    return template.format(ja=ja, nej=nej, avstar=avstar)


def _gold(
    matter: Matter,
    step: Step,
    *,
    parties: tuple[str, ...] = (),
    persons: tuple[str, ...] = (),
    number: str | None = None,
    outcome: str | None = None,
) -> Gold:
    return Gold(
        parties=parties,
        persons=persons,
        date=step.date,
        dnr=matter.diarienummer[0],
        body=step.organ,
        number=number,
        outcome=outcome,
    )
