"""Who dissents or adds something after a decision, and where the reasons stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from eval.world.models import Carrier, Politician, Reason, Stance, Statement, Yrkande
from eval.world.scenes import spoken
from eval.world.sitting import Sitting
from eval.world.speech import own_words
from eval.world.stances import Demand
from eval.world.tables import table
from ingest.models import StatementKind

_RESERVES = 0.66
_OWN_STATEMENT_OF_LOSER = 0.14
_OWN_STATEMENT = 0.035
_SUBSTITUTE_SPEAKS = 0.12
_TOGETHER = 0.3
_PAPER_IS_YRKANDE = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speaker:
    """Parties that speak together: about which motion, "" for none, and for or against what the matter is about."""

    kind: StatementKind
    codes: tuple[str, ...]
    persons: tuple[Politician, ...]
    favours: bool
    demand: Demand | None = None  # what they asked for in vain, but for the proposal itself
    yrkande: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How it went at the meeting: what each party asked for, by which motion (None: the proposal), and what won."""

    demands: Mapping[str, Demand | None]
    put: Mapping[Demand | None, Yrkande]
    won: Demand | None
    silent: frozenset[Politician]  # who takes no part, or left the party's line


def speak_up(sitting: Sitting, course: Course) -> tuple[Statement, ...]:
    """Return the statements to the minutes, in order; what single parties said joins `sitting.earlier`."""
    speakers = [
        *_losers(sitting, course),
        *_overruled(sitting, course),
        *_others(sitting, course),
        *_substitutes(sitting),
    ]
    made: list[tuple[_Speaker, Statement]] = []
    for speaker in speakers:
        made.append((speaker, _statement(sitting, speaker, f"{sitting.step_id}.s{len(made) + 1}", made)))
    for speaker, statement in made:
        if len(speaker.codes) == 1 and statement.reasons:
            sitting.earlier[speaker.codes[0], speaker.favours] = statement
    return tuple(statement for _, statement in made)


def _losers(sitting: Sitting, course: Course) -> Iterator[_Speaker]:
    """Return who did not get what they asked for and says so; not all do."""
    rng = sitting.rng
    groups: dict[tuple[Demand, StatementKind], list[str]] = {}
    for code, demand in course.demands.items():
        if demand is None or demand == course.won or not sitting.present(code, course.silent):
            continue
        drawn = rng.random()
        if drawn < _RESERVES:
            groups.setdefault((demand, StatementKind.RESERVATION), []).append(code)
        elif drawn < _RESERVES + _OWN_STATEMENT_OF_LOSER:
            groups.setdefault((demand, sitting.town.own_kind), []).append(code)
    for (demand, kind), codes in groups.items():
        n_together = len(codes) if len(codes) > 1 and rng.random() < _TOGETHER else 1
        for part in (codes[:n_together], *([code] for code in codes[n_together:])):
            yield _Speaker(
                kind=kind,
                codes=tuple(part),
                persons=_persons(sitting, part, course),
                favours=demand.stance is Stance.BIFALL,
                demand=demand,
                yrkande=course.put[demand].id,
            )


def _overruled(sitting: Sitting, course: Course) -> Iterator[_Speaker]:
    """Return who asked for the proposal in vain, and reserves."""
    main, day = course.put.get(None), sitting.meeting.date
    if main is None or course.won is None:
        return
    for one in main.movers:
        code = one.party_on(day)
        if one not in course.silent and sitting.rng.random() < _RESERVES:
            yield _Speaker(
                kind=StatementKind.RESERVATION,
                codes=(code,),
                persons=_persons(sitting, [code], course),
                favours=_likes(sitting, code),
                yrkande=main.id,
            )


def _others(sitting: Sitting, course: Course) -> Iterator[_Speaker]:
    """Return who got what they wanted, or asked for nothing, and adds something."""
    rng, own = sitting.rng, sitting.town.own_kind
    if course.won is not None:
        return
    for code, demand in course.demands.items():
        if demand is None and rng.random() < _OWN_STATEMENT and sitting.present(code, course.silent):
            yield _Speaker(
                kind=rng.choice((own, own, own, StatementKind.PROTOKOLLSANTECKNING)),
                codes=(code,),
                persons=_persons(sitting, [code], course),
                favours=_likes(sitting, code),
            )


def _substitutes(sitting: Sitting) -> Iterator[_Speaker]:
    """Return a substitute whose party has no vote in the organ."""
    rng, day = sitting.rng, sitting.meeting.date
    voting = {one.party_on(day) for one in sitting.meeting.voting}
    silent = [one for one in sitting.meeting.substitutes if one.party_on(day) not in voting]
    if silent and not sitting.sides.is_undisputed and rng.random() < _SUBSTITUTE_SPEAKS:
        one = rng.choice(silent)
        code = one.party_on(day)
        yield _Speaker(
            kind=StatementKind.ERSATTARYTTRANDE, codes=(code,), persons=(one,), favours=_likes(sitting, code)
        )


def _likes(sitting: Sitting, code: str) -> bool:
    return sitting.sides.support[code] > 0


def _persons(sitting: Sitting, codes: Iterable[str], course: Course) -> tuple[Politician, ...]:
    """Return one to three members of each party."""
    present = (sitting.present(code, course.silent) for code in codes)
    return tuple(one for people in present for one in people[: sitting.rng.choice((1, 1, 2, 3))])


def _statement(
    sitting: Sitting, speaker: _Speaker, statement_id: str, before: list[tuple[_Speaker, Statement]]
) -> Statement:
    """Return the statement. `before`: who spoke before."""
    statement = Statement(id=statement_id, kind=speaker.kind, persons=speaker.persons, carrier=Carrier.NONE)
    allies = [
        one.id
        for other, one in before
        if speaker.yrkande and (other.yrkande, one.kind) == (speaker.yrkande, speaker.kind)
    ]
    earlier = sitting.earlier.get((speaker.codes[0], speaker.favours)) if len(speaker.codes) == 1 else None
    carrier = _carrier(speaker, sitting.rng, ally=bool(allies), earlier=earlier is not None)
    match carrier:
        case Carrier.JOINS:
            return replace(statement, carrier=carrier, refers_to_id=allies[0])
        case Carrier.EARLIER if earlier:
            return replace(statement, carrier=carrier, refers_to_id=earlier.id)
        case Carrier.YRKANDE:
            return replace(statement, carrier=carrier, refers_to_id=speaker.yrkande)
        case Carrier.NONE:
            return statement
    reasons = _reasons(sitting, speaker, statement_id)
    if carrier is not Carrier.PAPER:
        return replace(statement, carrier=carrier, reasons=reasons)
    is_yrkande = speaker.kind is StatementKind.RESERVATION and sitting.rng.random() < _PAPER_IS_YRKANDE
    return replace(
        statement,
        carrier=carrier,
        reasons=reasons,
        refers_to_id=speaker.yrkande if is_yrkande else "",
        paper_id=f"{statement_id}.paper",
    )


def _carrier(speaker: _Speaker, rng: Random, *, ally: bool, earlier: bool) -> Carrier:
    if speaker.kind is not StatementKind.RESERVATION:
        weights = {Carrier.INLINE: 22, Carrier.ATTACHMENT: 35, Carrier.PAPER: 35, Carrier.EARLIER: 15 * earlier}
    else:
        weights = {
            Carrier.INLINE: 5, Carrier.ATTACHMENT: 16, Carrier.PAPER: 34, Carrier.YRKANDE: 28, Carrier.NONE: 5,
            Carrier.JOINS: 90 * ally, Carrier.EARLIER: 60 * earlier,
        }  # fmt: skip
    return rng.choices(list(weights), list(weights.values()))[0]


def _reasons(sitting: Sitting, speaker: _Speaker, statement_id: str) -> tuple[Reason, ...]:
    rng = sitting.rng
    code = speaker.codes[0]
    closings = table("speech")["closing"]
    if speaker.kind is StatementKind.ERSATTARYTTRANDE:
        closing = closings["ersättare_bifall" if speaker.favours else "ersättare_avslag"]
    elif speaker.demand:
        closing = closings[speaker.demand.stance.value]
    else:
        closing = []
    names = {party.code: party.name for party in sitting.town.municipality.parties}
    wording = speaker.demand.wording if speaker.demand else ""
    scene = spoken(sitting.about, sitting.meeting.date, parti=names[code], ärendet=sitting.subject, wording=wording)
    return own_words(
        sitting.about.case(favours=speaker.favours),
        closing,
        scene,
        sitting.speech,
        prefix=statement_id,
        rng=rng,
    )
