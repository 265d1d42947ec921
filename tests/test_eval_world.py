"""The synthetic world: whole, consistent, different for every seed, and said in Swedish."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.world.build import build_world
from eval.world.grammar import Order, clause, sentence, unmark
from eval.world.models import (
    Carrier,
    Decision,
    Detail,
    Matter,
    MatterKind,
    Meeting,
    Paper,
    Reason,
    Stance,
    Statement,
    Step,
    Votering,
    World,
    Yrkande,
)
from eval.world.tables import families, table, topics
from ingest.models import Ballot, DecisionStatus, DocumentKind, Outcome, StatementKind
from ingest.tables import table as ingest_table


@cache
def world(n_papers: int = 1300, seed: int = 7) -> World:
    return build_world(n_papers=n_papers, seed=seed)


def steps(of: World) -> Iterator[Step]:
    return (step for matter in of.matters for step in matter.steps)


def statements(of: World) -> Iterator[tuple[Step, Statement]]:
    return ((step, statement) for step in steps(of) for statement in step.statements)


def votes(of: World) -> Iterator[tuple[Step, Votering]]:
    return ((step, vote) for step in steps(of) for vote in step.votes)


def details(of: World) -> Iterator[Detail]:
    for matter in of.matters:
        yield from matter.background
        yield from (one for referral in matter.referrals for one in referral.findings)


def reasons(of: World) -> Iterator[Reason]:
    yield from (reason for _, statement in statements(of) for reason in statement.reasons)
    yield from (reason for matter in of.matters for reason in matter.arguments)


def told(of: World) -> Iterator[Detail | Reason]:
    yield from details(of)
    yield from reasons(of)


def meetings(of: World) -> dict[tuple[str, str, dt.date], Meeting]:
    return {(one.municipality, one.organ, one.date): one for one in of.meetings}


def ids(of: World) -> Iterator[str]:
    """Return the ids of all records; what lies before an organ is the decision of the one before."""
    yield from (paper.id for paper in of.papers)
    yield from (one.id for one in told(of))
    for matter in of.matters:
        yield matter.id
        yield from (one.id for one in matter.referrals)
        for step in matter.steps:
            yield from (step.id, step.decision.id)
            yield from (*(one.id for one in step.yrkanden), *(one.id for one in step.votes))
            yield from (one.id for one in step.statements)


def texts(of: World) -> Iterator[str]:
    """Return everything that is a sentence."""
    yield from (one.sentence for one in told(of))
    yield from (point for step in steps(of) for point in step.decision.points)


def pieces(of: World) -> Iterator[str]:
    """Return everything that is part of a sentence."""
    for matter in of.matters:
        yield from (matter.title, *matter.called)
        yield from (one.asked for one in matter.background)
        for step in matter.steps:
            yield step.decision.text
            yield from (f"{one.wording} {one.target}".strip() for one in step.yrkanden)
            yield from (meaning for vote in step.votes for meaning in (vote.ja_means, vote.nej_means))


def check_whole(of: World, n_papers: int) -> None:
    """Every reference resolves, and nobody speaks or votes who was not there."""
    assert len(of.papers) == n_papers
    assert len({paper.stem for paper in of.papers}) == n_papers
    every = Counter(ids(of))
    assert [one for one, n in every.items() if n > 1] == []
    held = meetings(of)
    assert len(held) == len(of.meetings)
    for matter in of.matters:
        for step in matter.steps:
            check_step(matter, step, held[matter.municipality, step.organ, step.date])
        assert matter.steps[-1].decision.status is DecisionStatus.BESLUT or matter.steps[-1].decision.addressee
    for paper in of.papers:
        check_paper(paper, every)
    bound = Counter(one for paper in of.papers if paper.kind is DocumentKind.PROTOKOLL for one in paper.step_ids)
    assert bound == Counter(step.id for step in steps(of))


def check_step(matter: Matter, step: Step, meeting: Meeting) -> None:
    aside = {one for one, _ in step.not_taking_part}
    able = set(meeting.voting) - aside
    assert aside <= set(meeting.voting)
    for yrkande in step.yrkanden:
        assert {*yrkande.movers, *yrkande.joined_by} <= able
        assert yrkande.movers
    for statement in step.statements:
        spoke = set(meeting.substitutes) if statement.kind is StatementKind.ERSATTARYTTRANDE else able
        assert statement.persons
        assert set(statement.persons) <= spoke
        assert bool(statement.reasons) == (statement.carrier in {Carrier.INLINE, Carrier.ATTACHMENT, Carrier.PAPER})
        assert bool(statement.paper_id) == (statement.carrier is Carrier.PAPER)
    for vote in step.votes:
        voted = {one for one, ballot in vote.ballots if ballot is not Ballot.FRANVARANDE}
        assert voted == able
    assert matter.raised <= step.date


def check_paper(paper: Paper, every: Counter[str]) -> None:
    for one in (*paper.step_ids, paper.matter_id, paper.statement_id):
        assert not one or one in every
    assert paper.step_ids or paper.matter_id
    assert re.fullmatch(r"[a-z0-9/-]+", paper.path)


def test_same_seed_gives_the_same_world() -> None:
    assert build_world(n_papers=60, seed=3) == build_world(n_papers=60, seed=3)


def test_another_seed_gives_another_world() -> None:
    one, other = build_world(n_papers=60, seed=3), build_world(n_papers=60, seed=4)
    assert {matter.title for matter in one.matters} != {matter.title for matter in other.matters}
    said, also_said = ({reason.sentence for reason in reasons(of)} for of in (one, other))
    assert len(said & also_said) < len(said) / 10


@settings(max_examples=25, deadline=None)
@given(n_papers=st.integers(10, 160), seed=st.integers(0, 10_000))
def test_worlds_of_any_size_are_whole(n_papers: int, seed: int) -> None:
    check_whole(build_world(n_papers=n_papers, seed=seed), n_papers)


def test_a_larger_world_is_whole() -> None:
    check_whole(world(), 1300)
    assert len(world().municipalities) == 2


def test_a_world_of_less_than_ten_papers_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 10"):
        build_world(n_papers=9, seed=1)


def test_every_kind_of_record_occurs() -> None:
    assert {matter.kind for matter in world().matters} == set(MatterKind)
    assert {one.stance for step in steps(world()) for one in step.yrkanden} == set(Stance)
    assert {one.carrier for _, one in statements(world())} == set(Carrier)
    assert {one.kind for _, one in statements(world())} >= {
        StatementKind.RESERVATION,
        StatementKind.ERSATTARYTTRANDE,
        StatementKind.PROTOKOLLSANTECKNING,
    }
    assert {kind for step in steps(world()) for _, kind in step.not_taking_part} == {
        StatementKind.JAV,
        StatementKind.DELTAR_INTE,
    }
    assert {ballot for _, vote in votes(world()) for _, ballot in vote.ballots} == set(Ballot)
    outcomes = {step.decision.outcome for step in steps(world())}
    assert outcomes >= {Outcome.BIFALL, Outcome.AVSLAG, Outcome.ANSES_BESVARAD, Outcome.ATERREMISS, Outcome.NOTERAS}
    kinds = {paper.kind for paper in world().papers}
    assert kinds >= {DocumentKind.YRKANDE, DocumentKind.YTTRANDE, DocumentKind.RESERVATION, DocumentKind.PROMEMORIA}


def test_some_votes_are_tied_some_steps_have_several_and_some_tallies_are_wrong() -> None:
    large = world(2500, 11)
    assert any(vote.by_casting_vote for _, vote in votes(large))
    assert any(len(step.votes) > 1 for step in steps(large))
    wrong = [vote for _, vote in votes(large) if vote.printed != tally(vote)]
    assert 0.004 < len(wrong) / sum(1 for _ in votes(large)) < 0.05


def tally(vote: Votering) -> tuple[int, int, int]:
    counted = Counter(ballot for _, ballot in vote.ballots)
    return counted[Ballot.JA], counted[Ballot.NEJ], counted[Ballot.AVSTAR]


def test_ja_means_approval_and_rejection_and_a_named_yrkande() -> None:
    meanings = Counter(vote.ja_means.split()[0] for _, vote in votes(world()))
    assert min(meanings["bifall"], meanings["avslag"], meanings["att"]) > 10
    assert any("yrkande" in vote.ja_means for _, vote in votes(world()))


def test_a_casting_vote_is_cast_in_a_tie_only() -> None:
    for _, vote in votes(world()):
        ja, nej, _ = tally(vote)
        assert vote.by_casting_vote == (ja == nej)


def test_who_reserves_asked_for_something_that_was_not_decided() -> None:
    for step, statement in statements(world()):
        if statement.kind is StatementKind.RESERVATION:
            assert any(is_lost(one, step) for one in step.yrkanden), statement.id
            assert statement.carrier is not Carrier.YRKANDE or is_lost(asked_in(statement, step), step), statement.id


def asked_in(statement: Statement, step: Step) -> Yrkande:
    return next(one for one in step.yrkanden if one.id == statement.refers_to_id)


def is_lost(yrkande: Yrkande, step: Step) -> bool:
    if yrkande.target.endswith(" förslag") and yrkande.stance is Stance.BIFALL:
        is_before = step.proposed_by.split()[-1] in yrkande.target  # else what the office proposed at first
        return step.proposal is not None and is_before == (said(step.decision) != said(step.proposal))
    match yrkande.stance:
        case Stance.ANDRING:
            return yrkande.wording not in step.decision.text
        case Stance.ATERREMISS:
            return step.decision.outcome is not Outcome.ATERREMISS
        case Stance.BORDLAGGNING:
            return step.decision.outcome is not Outcome.BORDLAGGNING
        case Stance.AVSLAG:
            return step.decision.outcome is not Outcome.AVSLAG
        case Stance.BIFALL:
            return step.decision.outcome is not Outcome.BIFALL


def said(decision: Decision) -> str:
    return decision.text or decision.points[0]


def test_a_losing_voter_has_not_always_reserved_and_reserving_takes_no_vote() -> None:
    disputed = [step for step in steps(world()) if len(step.yrkanden) > 1]
    reserved = {step.id for step, one in statements(world()) if one.kind is StatementKind.RESERVATION}
    assert any(step.votes and step.id not in reserved for step in disputed)
    assert any(not step.votes and step.id in reserved for step in disputed)


def test_references_of_statements_resolve_and_fit() -> None:
    known = {one.id: (step, one) for step, one in statements(world())}
    papers = {paper.id: paper for paper in world().papers}
    for step, one in statements(world()):
        if one.carrier is Carrier.EARLIER:
            before, said = known[one.refers_to_id]
            assert before.date < step.date
            assert before.matter_id == step.matter_id
            assert said.reasons
            assert {who.party_on(before.date) for who in said.persons} == {
                who.party_on(step.date) for who in one.persons
            }
        elif one.carrier is Carrier.JOINS:
            assert one.refers_to_id in {other.id for other in step.statements} - {one.id}
        elif one.refers_to_id:
            assert one.refers_to_id in {yrkande.id for yrkande in step.yrkanden}
        if one.paper_id:
            assert papers[one.paper_id].statement_id == one.id
            assert papers[one.paper_id].date <= step.date


def test_most_reasons_stand_elsewhere_than_in_the_paragraf() -> None:
    carriers = Counter(one.carrier for _, one in statements(world()))
    assert 0.04 < carriers[Carrier.INLINE] / carriers.total() < 0.2
    reserved = Counter(one.carrier for _, one in statements(world()) if one.kind is StatementKind.RESERVATION)
    assert reserved[Carrier.INLINE] / reserved.total() < 0.1
    assert (reserved[Carrier.YRKANDE] + reserved[Carrier.PAPER]) / reserved.total() > 0.45


def test_paragrafer_are_numbered_by_organ_and_year() -> None:
    by_organ: dict[tuple[str, str, int], list[tuple[dt.date, int]]] = {}
    for matter in world().matters:
        for step in matter.steps:
            key = (matter.municipality, step.organ, step.date.year)
            by_organ.setdefault(key, []).append((step.date, int(step.paragraf)))
    for numbered in by_organ.values():
        assert sorted(number for _, number in numbered) == list(range(1, len(numbered) + 1))
        assert all(one[0] <= other[0] for one, other in pairwise(sorted(numbered, key=lambda one: one[1])))


def test_a_matter_walks_forward_and_what_is_sent_back_returns() -> None:
    for matter in world().matters:
        assert all(one.date < other.date for one, other in pairwise(matter.steps))
        for one, other in pairwise(matter.steps):
            returns = one.decision.outcome in {Outcome.ATERREMISS, Outcome.BORDLAGGNING}
            assert (one.organ == other.organ) == returns
            assert returns or other.proposal == one.decision
            assert returns or other.proposed_by == one.organ
        assert all(step.decision.addressee != step.organ for step in matter.steps)


def test_similar_matters_are_decided_differently() -> None:
    known = {matter.id: matter for matter in world().matters}
    pairs = [(matter, known[matter.follows_id]) for matter in world().matters if matter.follows_id]
    assert all((one.topic, one.place) == (other.topic, other.place) for one, other in pairs)
    last = [(one.steps[-1].decision.outcome, other.steps[-1].decision.outcome) for one, other in pairs]
    assert any(one != other for one, other in last)


def test_people_change_party_and_hold_their_seat_by_the_party_of_the_day() -> None:
    changing = [one for place in world().municipalities for one in place.politicians if len(one.parties) > 1]
    assert changing
    for one in changing:
        (first, old), (later, new) = one.parties
        assert one.party_on(later - dt.timedelta(days=1)) == old != new == one.party_on(later)
        assert first < later


def test_meetings_agree_with_the_seats() -> None:
    places = {one.name: one for one in world().municipalities}
    for meeting in world().meetings:
        members, substitutes = places[meeting.municipality].sitting(meeting.organ, meeting.date)
        serving = {substitute for substitute, _ in meeting.serving}
        assert set(meeting.absent) <= set(members)
        assert set(meeting.voting) == (set(members) - set(meeting.absent)) | serving
        assert serving | set(meeting.substitutes) <= set(substitutes)
        assert not serving & set(meeting.substitutes)
        assert meeting.voting[0] == members[0]
        assert len(meeting.voting) == len(set(meeting.voting))


def test_diarienummer_are_unique_in_a_municipality() -> None:
    numbers = Counter((matter.municipality, one) for matter in world().matters for one in matter.diarienummer)
    assert max(numbers.values()) == 1


def test_no_real_municipality_or_party_is_meant() -> None:
    real = {name.casefold() for name in ingest_table("municipalities")["names"]}
    national = {party["code"] for party in ingest_table("parties")["party"]}
    names = table("names")["municipality"]
    every = {f"{one}{other}" for one in names["prefixes"] for other in names["suffixes"]}
    assert not {name.casefold() for name in every} & real
    assert not {matter.place.casefold() for matter in world().matters} & real
    assert not {one["code"] for one in table("names")["local"]} & national
    assert {one["code"] for one in table("names")["party"]} <= national


def test_sentences_are_well_formed() -> None:
    for text in texts(world()):
        assert re.fullmatch(r"[A-ZÅÄÖ0-9].*[.?]", text), text
        assert not re.search(r"[{}*|]| / |  | [,.;:]|\.\.|,,", text), text
        assert not re.search(r"\b([^\W\d]+) \1\b", text), text


def test_parts_of_sentences_are_well_formed() -> None:
    for text in pieces(world()):
        assert not re.search(r"[{}*|]| / |  |\.$", text), text


def test_facts_hold_their_value_and_keywords_occur() -> None:
    for detail in details(world()):
        assert detail.value.casefold() in detail.sentence.casefold(), detail
        assert detail.kind == "finding" or detail.value
    for one in told(world()):
        for keyword in one.keywords:
            assert any(form.casefold() in one.sentence.casefold() for form in keyword.split("|")), one


def test_reasons_are_hardly_ever_said_twice() -> None:
    said = Counter(reason.sentence for reason in reasons(world()))
    assert sum(n for n in said.values() if n > 1) / said.total() < 0.01


def test_every_topic_has_a_family_and_every_clause_its_parts() -> None:
    assert len(topics()) >= 60
    for topic in topics():
        assert topic.family in families()
        assert topic.sak
    for family in families().values():
        for case in (family.pro, family.con):
            assert len(case.usual) >= 6
            assert len(case.usual) + len(case.general) >= 12
        for pattern in (
            *family.pro.usual,
            *family.pro.general,
            *family.con.usual,
            *family.con.general,
            *family.findings,
        ):
            assert len(pattern.split(" / ")) in {3, 4}, pattern
            assert unmark(pattern)[1], pattern


def test_word_order_follows_the_place_of_the_clause() -> None:
    pattern = "hallen / löser / inte / trängseln"
    assert clause(pattern, Order.MAIN) == "hallen löser inte trängseln"
    assert clause(pattern, Order.AFTER_ATT) == "hallen inte löser trängseln"
    assert clause(pattern, Order.INVERTED) == "löser hallen inte trängseln"
    assert clause("hallen / ger / plats", Order.INVERTED) == "ger hallen plats"


def test_keywords_keep_all_their_forms_and_print_the_first() -> None:
    assert unmark("en *kortare väg|kort väg* hem") == ("en kortare väg hem", ("kortare väg|kort väg",))


def test_sentences_get_a_capital_and_a_stop() -> None:
    assert sentence("ärendet  avgörs i dag") == "Ärendet avgörs i dag."
    assert sentence("avgörs det i dag?") == "Avgörs det i dag?"
