"""A matter before an organ: what is asked for, how it is decided, who dissents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from eval.world.models import Decision, Politician, Stance, Step, Votering, Yrkande
from eval.world.people import COUNCIL, genitive
from eval.world.sitting import Sitting
from eval.world.stances import Demand
from eval.world.statements import Course, speak_up
from eval.world.votes import Counted, Question, backed_second, count, full_name, members_for
from ingest.models import Ballot, DecisionStatus, Outcome, StatementKind

_LATER = {Stance.ATERREMISS, Stance.BORDLAGGNING}
_COUNTED = 0.55
_ABSTAINS = 0.06
_CONFLICT, _STANDS_ASIDE = 0.03, 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """What won: None stands for the proposal."""

    won: Demand | None
    counted: tuple[Counted, ...]
    by_minority: bool = False


def hold(sitting: Sitting) -> tuple[Step, bool | None]:
    """Return the step and whether its decision favours what the matter is about (None: neither)."""
    aside = _aside(sitting)
    out = frozenset(one for one, _ in aside)
    codes = list(dict.fromkeys(one.party_on(sitting.meeting.date) for one in sitting.meeting.voting if one not in out))
    demands = {code: _demand(sitting, code) for code in codes}
    yrkanden, put = _yrkanden(sitting, demands, out)
    named = {demand: one for demand, one in put.items() if demand is not None}
    result = _resolve(sitting, demands, named, out)
    silent = out.union(*(one.defectors for one in result.counted))  # who left the party's line does not speak for it
    statements = speak_up(sitting, Course(demands=demands, put=put, won=result.won, silent=silent))
    decision, favours = _decision(sitting, result)
    step = Step(
        id=sitting.step_id,
        matter_id=sitting.matter_id,
        organ=sitting.meeting.organ,
        date=sitting.meeting.date,
        paragraf="",  # numbered when all meetings are known
        proposal=sitting.before.proposal,
        proposed_by=sitting.before.proposed_by,
        yrkanden=yrkanden,
        votes=tuple(one.vote for one in result.counted),
        decision=decision,
        statements=statements,
        not_taking_part=aside,
        is_adjusted_at_once=sitting.rng.random() < 0.05,
    )
    return step, favours


def _demand(sitting: Sitting, code: str) -> Demand | None:
    """Return what the party asks for; nothing where the proposal has its change already."""
    demand = sitting.sides.demand(code, favours=sitting.before.favours, may_return=sitting.may_return)
    is_met = demand is not None and demand.wording and demand.wording in sitting.before.proposal.text
    return None if is_met else demand


def _aside(sitting: Sitting) -> tuple[tuple[Politician, StatementKind], ...]:
    """Return who takes no part: at most one by conflict of interest, at times one who stands aside."""
    rng, others = sitting.rng, list(sitting.meeting.voting[1:])
    aside = []
    for kind, chance in ((StatementKind.JAV, _CONFLICT), (StatementKind.DELTAR_INTE, _STANDS_ASIDE)):
        if rng.random() < chance and len(others) > 3:
            aside.append((others.pop(rng.randrange(len(others))), kind))
    return tuple(aside)


def _yrkanden(
    sitting: Sitting, demands: dict[str, Demand | None], out: frozenset[Politician]
) -> tuple[tuple[Yrkande, ...], dict[Demand | None, Yrkande]]:
    """Return all motions in the order they are put, and by what they ask for (None: the proposal)."""
    rng = sitting.rng
    groups: dict[Demand | None, list[str]] = {}
    for code, demand in demands.items():
        groups.setdefault(demand, []).append(code)
    against = [demand for demand in groups if demand is not None]
    put: list[tuple[Demand | None, Yrkande]] = [
        (demand, _put(sitting, demand, groups[demand], out)) for demand in against
    ]
    ruling = [code for code in groups.get(None, []) if sitting.town.rules(code, sitting.meeting.date)]
    if ruling and rng.random() < (0.85 if against else 0.08):
        put.insert(rng.choice((0, len(put))), (None, _put(sitting, None, ruling, out)))
    numbered = [(demand, replace(one, id=f"{sitting.step_id}.y{n}")) for n, (demand, one) in enumerate(put, 1)]
    return tuple(one for _, one in numbered), dict(numbered)


def _put(sitting: Sitting, demand: Demand | None, codes: list[str], out: frozenset[Politician]) -> Yrkande:
    rng = sitting.rng
    order = rng.sample(codes, len(codes))
    people = [_spokesman(sitting, code, demand, out) for code in order]
    n_movers = min(len(order), rng.choice((1, 1, 1, 2)))
    movers, others = people[:n_movers], people[n_movers:]
    joining = [one for one in others if rng.random() < 0.55]
    stance, target = _asked(sitting, demand)
    return Yrkande(
        id="", stance=stance, movers=tuple(movers), joined_by=tuple(joining), target=target,
        wording=demand.wording if demand else "",
    )  # fmt: skip


def _spokesman(sitting: Sitting, code: str, demand: Demand | None, out: frozenset[Politician]) -> Politician:
    """Return who speaks for the party: the motion's own author where it is asked for, else one of its first."""
    present = sitting.present(code, out)
    authors = [one for one in present if one in sitting.authors]
    return authors[0] if authors and demand and demand.stance is Stance.BIFALL else sitting.rng.choice(present[:3])


def _asked(sitting: Sitting, demand: Demand | None) -> tuple[Stance, str]:
    """Return what the demand asks for and of what: at times in other words than its opponents."""
    is_varied = sitting.rng.random() < 0.5
    if demand is None:
        if sitting.before.favours is False and not sitting.is_own and is_varied:
            return Stance.AVSLAG, f"på {sitting.subject}"
        return Stance.BIFALL, f"till {sitting.proposer} förslag"
    if demand.stance is Stance.BIFALL:
        return demand.stance, f"till {sitting.subject}"
    if demand.stance is Stance.AVSLAG:
        return (
            demand.stance,
            f"på {sitting.proposer} förslag" if sitting.is_own and is_varied else f"på {sitting.subject}",
        )
    return demand.stance, ""


def _resolve(
    sitting: Sitting, demands: dict[str, Demand | None], named: dict[Demand, Yrkande], out: frozenset[Politician]
) -> _Result:
    """Return what wins: first whether to send back, then which counter-proposal, then it against the proposal."""
    counted: list[Counted] = []
    back = next((demand for demand in named if demand.stance in _LATER), None)
    if back:
        won, by_minority = _send_back(sitting, demands, back, counted, out)
        if won:
            return _Result(won=back, counted=tuple(counted), by_minority=by_minority)
    counters = sorted(
        (demand for demand in named if demand is not back),
        key=lambda one: (
            -sum(len(sitting.present(code, out)) for code, demand in demands.items() if demand == one),
            str(one),
        ),
    )[:2]
    if not counters:
        return _Result(won=None, counted=tuple(counted))
    best = counters[0]
    if len(counters) == 2:
        lines = {code: _line(demand, counters[0], counters[1], sitting.rng) for code, demand in demands.items()}
        question = Question(
            first=_phrase(sitting, counters[0], named), second=_phrase(sitting, counters[1], named), backs_second=lines
        )
        best = counters[1] if _settle(sitting, question, counted, out, chance=0.35) else best
    rng = sitting.rng
    lines = {code: _final_line(demand, best, rng) for code, demand in demands.items()}
    question = Question(first=_proposal_phrase(sitting), second=_phrase(sitting, best, named), backs_second=lines)
    won = _settle(sitting, question, counted, out, chance=_COUNTED)
    return _Result(won=best if won else None, counted=tuple(counted))


def _send_back(
    sitting: Sitting,
    demands: dict[str, Demand | None],
    back: Demand,
    counted: list[Counted],
    out: frozenset[Politician],
) -> tuple[bool, bool]:
    """Return whether the matter is sent back, and whether by a minority: a third is enough in the council."""
    lines: dict[str, bool | None] = {
        code: demand == back or (demand is not None and sitting.rng.random() < 0.4) for code, demand in demands.items()
    }
    question = Question(first="att ärendet avgörs i dag", second=back.stance.value, backs_second=lines)
    won = _settle(sitting, question, counted, out, chance=_COUNTED, on_aterremiss=True)
    if won or sitting.meeting.organ != COUNCIL or back.stance is Stance.BORDLAGGNING:
        return won, False
    first, second = _backers(counted[-1].vote, question) if counted else members_for(question, sitting.meeting, out)
    return 3 * second >= first + second, True


def _backers(vote: Votering, question: Question) -> tuple[int, int]:
    ja = sum(1 for _, ballot in vote.ballots if ballot is Ballot.JA)
    nej = sum(1 for _, ballot in vote.ballots if ballot is Ballot.NEJ)
    return (ja, nej) if vote.ja_means == question.first else (nej, ja)


def _settle(
    sitting: Sitting,
    question: Question,
    counted: list[Counted],
    out: frozenset[Politician],
    *,
    chance: float,
    on_aterremiss: bool = False,
) -> bool:
    """Return whether the second alternative wins; a vote that is counted joins `counted`."""
    rng = sitting.rng
    if rng.random() >= chance:
        return backed_second(question, sitting.meeting, out)
    counted.append(
        count(
            question,
            sitting.meeting,
            out,
            vote_id=f"{sitting.step_id}.v{len(counted) + 1}",
            first_is_ja=rng.random() < 0.6,
            on_aterremiss=on_aterremiss,
            rng=rng,
        )
    )
    return counted[-1].second_wins


def _line(demand: Demand | None, first: Demand, second: Demand, rng: Random) -> bool | None:
    if demand in {first, second}:
        return demand == second
    return rng.choice((True, False, None))


def _final_line(demand: Demand | None, best: Demand, rng: Random) -> bool | None:
    if demand is None:
        return None if rng.random() < _ABSTAINS else False
    if demand == best:
        return True
    return rng.choices((True, None, False), (55, 25, 20))[0]


def _proposal_phrase(sitting: Sitting) -> str:
    if sitting.before.favours is False and sitting.rng.random() < 0.6:
        return f"avslag på {sitting.subject}"
    return f"bifall till {sitting.proposer} förslag"


def _phrase(sitting: Sitting, demand: Demand, named: dict[Demand, Yrkande]) -> str:
    """Return what a vote for the demand is called: at times by its mover, always so for an own wording."""
    if demand.stance is Stance.ANDRING or sitting.rng.random() < 0.5:
        mover = named[demand].movers[0]
        name, party = full_name(mover, sitting.meeting.date).rsplit(" ", 1)
        return f"bifall till {genitive(name)} {party} yrkande"
    return f"bifall till {sitting.subject}" if demand.stance is Stance.BIFALL else f"avslag på {sitting.subject}"


def _decision(sitting: Sitting, result: _Result) -> tuple[Decision, bool | None]:
    """Return the decision and whether it favours what the matter is about."""
    won, main = result.won, sitting.before.proposal
    final = replace(main, id=f"{sitting.step_id}.d", status=sitting.status, addressee=sitting.addressee)
    if won is None:
        return final, sitting.before.favours
    about, subject = sitting.about, sitting.subject
    if won.stance in _LATER:
        outcome, text = Outcome.BORDLAGGNING, "bordlägger ärendet"
        if won.stance is Stance.ATERREMISS:
            how = "med stöd av en minoritet " if result.by_minority else ""
            outcome, text = Outcome.ATERREMISS, f"återremitterar ärendet {how}{won.wording}"
        return replace(final, status=DecisionStatus.BESLUT, addressee="", outcome=outcome, text=text, points=()), None
    if won.stance is Stance.AVSLAG:
        text = f"avslår förslaget att {about.act}" if sitting.is_own else f"avslår {subject}"
        return replace(final, outcome=Outcome.AVSLAG, text=text, points=()), False
    if won.stance is Stance.BIFALL and sitting.is_own:
        wanted = sitting.first.proposal
        return replace(final, outcome=wanted.outcome, text=wanted.text, points=wanted.points), True
    if won.stance is Stance.BIFALL:
        return replace(final, outcome=Outcome.BIFALL, text=f"bifaller {subject}", points=()), True
    joint = " och" if ", med ändringen " in main.text else ", med ändringen"
    text = f"{main.text or about.decision}{joint} {won.wording}"
    return replace(final, outcome=Outcome.BESLUTAT, text=text, points=()), True
