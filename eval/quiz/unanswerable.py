"""Questions that the archive cannot answer, of several sorts. Each says what an inventing system would answer."""

from __future__ import annotations

from eval.models import Gold, GoldQuestion, QuestionKind
from eval.quiz.asker import Asker, surname
from eval.quiz.phrases import sentences
from eval.quiz.view import squash
from eval.quiz.votes import single_votes
from eval.world.models import Carrier, Matter, MatterKind, Politician
from ingest.models import Ballot, Outcome, StatementKind

UNANSWERABLE = QuestionKind.UNANSWERABLE
NOTHING = Gold(outcome="unanswerable")


def silent_party(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """A party that had no part in the matter, as if it had."""
    heard = {who.party_on(matter.raised) for who in matter.authors}
    silent = [
        party
        for party in asker.view.municipality(matter).parties
        if party.code not in heard and not any(asker.view.has_part(step, party.code) for step in matter.steps)
    ]
    if not silent or not matter.steps:
        return None
    party = asker.rng.choice(silent)
    step = asker.rng.choice(asker.view.steps(matter))
    return asker.ask(
        UNANSWERABLE,
        "silent_party",
        matter,
        step,
        slots={"party": asker.party(matter, party.code)},
        gold=NOTHING,
        must_not=(f"{party.name} reserverade sig mot", f"{party.name} ansåg att", f"{party.name} yrkade"),
    )


def unknown_matter(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """A matter the municipality never had: another topic, or a known one at a place where it never was."""
    known = squash(" ".join(f"{one.title} {' '.join(one.called)}" for one in _all(asker, matter)))
    invented = [subject for subject in sentences(asker.lang, "invented") if squash(subject) not in known]
    places = sorted({one.place for one in _all(asker, matter) if one.place})
    if asker.lang == "sv" and matter.place:
        there = {one.place for one in asker.view.by_topic[matter.topic]}
        moved = [matter.called[0].replace(matter.place, place) for place in places if place not in there]
        invented += [subject for subject in moved if squash(subject) not in known] * 3
    if not invented:
        return None
    step = asker.rng.choice(asker.view.steps(matter))
    party = asker.rng.choice(asker.view.municipality(matter).parties)
    return asker.ask(
        UNANSWERABLE,
        "unknown_matter",
        matter,
        slots={
            "invented": asker.rng.choice(invented),
            "party": asker.party(matter, party.code),
            "organ_only": asker.mentions.organ(step.organ),
            "where": f" {asker.word('small', 'in')} {matter.municipality}",
            "year": str(step.date.year),
        },
        gold=NOTHING,
        must_not=(f"{party.name} reserverade sig mot", f"{party.name} ansåg att", f"{step.organ} beslutade att"),
        named_by=None,
    )


def missing_fact(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """A fact of an existing matter that no paper tells."""
    if matter.kind not in (MatterKind.SKRIVELSE, MatterKind.MOTION):
        return None
    told = squash(" ".join(one.sentence + one.asked for one in matter.background))
    missing = [(name, word) for name, word in MISSING if squash(word) not in told]
    if not missing:
        return None
    name, _ = asker.rng.choice(missing)
    return asker.ask(UNANSWERABLE, name, matter, gold=NOTHING)


MISSING = (
    ("missing_bids", "anbud"),
    ("missing_consultant", "konsult"),
    ("missing_petition", "underskrift"),
    ("missing_architect", "arkitekt"),
    ("missing_appeal", "överklag"),
)


def later_decision(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """What came after the last decision of a matter that nothing in the archive follows."""
    last = matter.steps[-1]
    followed = any(other.follows_id == matter.id for other in asker.view.by_topic[matter.topic])
    if last.decision.outcome is not Outcome.BESLUTAT or followed:
        return None
    return asker.ask(
        UNANSWERABLE,
        "later_decision",
        matter,
        slots={"addressee": asker.mentions.organ(last.organ)},
        gold=NOTHING,
        must_not=("utvärderingen visade", "uppföljningen visade", f"{last.organ} upphävde", "the evaluation showed"),
    )


def absent_year(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """A year after the last of the archive."""
    last = max(step.date.year for one in asker.view.matters for step in one.steps)
    year = str(last + asker.rng.randint(2, 5))
    step = asker.rng.choice(asker.view.steps(matter))
    return asker.ask(
        UNANSWERABLE,
        "absent_year",
        matter,
        slots={"late_year": year, "organ_only": asker.mentions.organ(step.organ)},
        gold=NOTHING,
        named_by=None,
        must_not=(f"beslutade {year}", f"den 1 januari {year}"),
    )


def absent_organ(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """An organ that never had the matter."""
    had = {step.organ for step in matter.steps} | {one.organ for one in matter.referrals}
    had |= {step.decision.addressee for step in matter.steps} | {step.proposed_by for step in matter.steps}
    organs = [one.name for one in asker.view.municipality(matter).organs if one.name not in had]
    if not organs:
        return None
    organ = asker.rng.choice(organs)
    return asker.ask(
        UNANSWERABLE,
        "absent_organ",
        matter,
        slots={"absent_organ": asker.mentions.organ(organ)},
        gold=NOTHING,
        must_not=(f"{organ} beslutade", f"{organ} avslog", f"{organ} biföll"),
    )


def no_reason(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """A reservation without a reason, by a party that gave none anywhere in the matter."""
    for step in asker.view.steps(matter):
        for said in step.statements:
            code = said.persons[0].party_on(step.date)
            if (
                said.kind is StatementKind.RESERVATION
                and said.carrier is Carrier.NONE
                and _is_mute(asker, matter, code)
            ):
                name = asker.full_party(matter, code)
                return asker.ask(
                    UNANSWERABLE,
                    "no_reason",
                    matter,
                    step,
                    slots={"party": asker.party(matter, code)},
                    gold=NOTHING,
                    must_not=(f"{name} ansåg att", f"{name} menade att", f"{name} motiverade"),
                )
    return None


def unnamed_voter(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """A vote of which the minutes give the tally but no names."""
    for step, vote in single_votes(asker, matter):
        voters: list[Politician] = [person for person, cast in vote.ballots if cast in (Ballot.JA, Ballot.NEJ)]
        if not voters or any(asker.view.names_voter(vote, person) for person in voters):
            continue
        person = asker.rng.choice(voters)
        return asker.ask(
            UNANSWERABLE,
            "how_person_voted",
            matter,
            step,
            slots={"person": f"{person.name} ({person.party_on(step.date)})", "cast": "", "meaning": ""},
            gold=NOTHING,
            must_not=(f"{surname(person)} röstade ja", f"{surname(person)} röstade nej"),
        )
    return None


def outside(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Nothing a decision archive is for."""
    return asker.ask(UNANSWERABLE, "outside", matter, gold=NOTHING, named_by=None)


def _all(asker: Asker, matter: Matter) -> list[Matter]:
    return [one for one in asker.view.world.matters if one.municipality == matter.municipality]


def _is_mute(asker: Asker, matter: Matter, code: str) -> bool:
    """Tell whether the party wrote nothing: no statement with reasons, no motion, no yrkande in own words."""
    if code in {who.party_on(matter.raised) for who in matter.authors}:
        return False
    for step in matter.steps:
        put = (one for one in step.yrkanden if code in asker.view.parties((*one.movers, *one.joined_by), step))
        said = (asker.view.own_words(one) for one in asker.view.doings(step, code))
        if any(one.wording for one in put) or any(one.reasons for one in said):
            return False
    return True
