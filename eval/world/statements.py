"""Who dissents or adds something after a decision, and where the reasons stand."""

from __future__ import annotations

from collections.abc import Mapping
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
_HAS_WORDS = (Carrier.INLINE, Carrier.ATTACHMENT, Carrier.PAPER)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speaker:
    """Parties that speak together, for what they asked for (None: nothing)."""

    kind: StatementKind
    codes: tuple[str, ...]
    persons: tuple[Politician, ...]
    demand: Demand | None


def speak_up(
    sitting: Sitting,
    demands: Mapping[str, Demand | None],
    named: Mapping[Demand, Yrkande],
    won: Demand | None,
    out: frozenset[Politician],
) -> tuple[Statement, ...]:
    """Return the statements to the minutes, in order."""
    speakers = [*_losers(sitting, demands, won, out), *_others(sitting, demands, out), *_substitutes(sitting)]
    made: list[tuple[_Speaker, Statement]] = []
    for speaker in speakers:
        yrkande = named[speaker.demand].id if speaker.demand else ""
        made.append((speaker, _statement(sitting, speaker, f"{sitting.step_id}.s{len(made) + 1}", yrkande, made)))
    return tuple(statement for _, statement in made)


def _losers(
    sitting: Sitting, demands: Mapping[str, Demand | None], won: Demand | None, out: frozenset[Politician]
) -> list[_Speaker]:
    """Return who did not get what they asked for and says so; not all do."""
    rng = sitting.rng
    groups: dict[tuple[Demand, StatementKind], list[str]] = {}
    for code, demand in demands.items():
        if demand is None or demand == won or not sitting.present(code, out):
            continue
        drawn = rng.random()
        if drawn < _RESERVES:
            groups.setdefault((demand, StatementKind.RESERVATION), []).append(code)
        elif drawn < _RESERVES + _OWN_STATEMENT_OF_LOSER:
            groups.setdefault((demand, sitting.town.own_kind), []).append(code)
    speakers = []
    for (demand, kind), codes in groups.items():
        n_together = len(codes) if len(codes) > 1 and rng.random() < _TOGETHER else 1
        parts = [codes[:n_together], *([code] for code in codes[n_together:])]
        speakers += [_speaker(sitting, kind, part, demand, out) for part in parts]
    return speakers


def _others(sitting: Sitting, demands: Mapping[str, Demand | None], out: frozenset[Politician]) -> list[_Speaker]:
    """Return who got what they wanted, or asked for nothing, and adds something."""
    rng, own = sitting.rng, sitting.town.own_kind
    kinds = (own, own, own, StatementKind.PROTOKOLLSANTECKNING)
    chosen = [
        code
        for code, demand in demands.items()
        if demand is None and rng.random() < _OWN_STATEMENT and sitting.present(code, out)
    ]
    return [_speaker(sitting, rng.choice(kinds), [code], None, out) for code in chosen]


def _substitutes(sitting: Sitting) -> list[_Speaker]:
    rng, day = sitting.rng, sitting.meeting.date
    voting = {one.party_on(day) for one in sitting.meeting.voting}
    silent = [one for one in sitting.meeting.substitutes if one.party_on(day) not in voting]
    if sitting.sides.is_undisputed or not silent or rng.random() >= _SUBSTITUTE_SPEAKS:
        return []
    one = rng.choice(silent)
    code = one.party_on(day)
    return [_Speaker(kind=StatementKind.ERSATTARYTTRANDE, codes=(code,), persons=(one,), demand=None)]


def _speaker(
    sitting: Sitting, kind: StatementKind, codes: list[str], demand: Demand | None, out: frozenset[Politician]
) -> _Speaker:
    persons = []
    for code in codes:
        present = sitting.present(code, out)
        persons += present[: min(len(present), sitting.rng.choice((1, 1, 2, 3)))]
    return _Speaker(kind=kind, codes=tuple(codes), persons=tuple(persons), demand=demand)


def _statement(
    sitting: Sitting, speaker: _Speaker, statement_id: str, yrkande: str, before: list[tuple[_Speaker, Statement]]
) -> Statement:
    """Return the statement. `yrkande`: the motion it favours, "" for none; `before`: who spoke before."""
    statement = Statement(id=statement_id, kind=speaker.kind, persons=speaker.persons, carrier=Carrier.NONE)
    allies = [one.id for other, one in before if other.demand == speaker.demand and one.kind is speaker.kind]
    earlier = sitting.earlier.get(speaker.codes[0]) if len(speaker.codes) == 1 else None
    carrier = _carrier(speaker, sitting.rng, ally=bool(allies and yrkande), earlier=earlier is not None)
    match carrier:
        case Carrier.JOINS:
            return replace(statement, carrier=carrier, refers_to_id=allies[0])
        case Carrier.EARLIER if earlier:
            return replace(statement, carrier=carrier, refers_to_id=earlier.id)
        case Carrier.YRKANDE:
            return replace(statement, carrier=carrier, refers_to_id=yrkande)
        case Carrier.NONE:
            return statement
    reasons = _reasons(sitting, speaker, statement_id)
    if carrier is not Carrier.PAPER:
        return replace(statement, carrier=carrier, reasons=reasons)
    holds_yrkande = yrkande if speaker.kind is StatementKind.RESERVATION and sitting.rng.random() < 0.7 else ""
    return replace(
        statement, carrier=carrier, reasons=reasons, refers_to_id=holds_yrkande, paper_id=f"{statement_id}.paper"
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
    family, rng = sitting.about.family, sitting.rng
    code = speaker.codes[0]
    favours = speaker.demand.stance is Stance.BIFALL if speaker.demand else sitting.sides.support[code] > 0
    closings = table("speech")["closing"]
    if speaker.kind is StatementKind.ERSATTARYTTRANDE:
        closing = closings["ersättare_bifall" if favours else "ersättare_avslag"]
    elif speaker.demand:
        closing = closings[speaker.demand.stance.value]
    else:
        closing = []
    names = {party.code: party.name for party in sitting.town.municipality.parties}
    wording = speaker.demand.wording if speaker.demand else ""
    scene = spoken(sitting.about, sitting.meeting.date, parti=names[code], ärendet=sitting.subject, wording=wording)
    topic = sitting.about.topic
    return own_words(
        topic.pro if favours else topic.con,
        family.pro if favours else family.con,
        closing,
        scene,
        sitting.speech,
        prefix=statement_id,
        rng=rng,
    )


def has_words(statement: Statement) -> bool:
    return statement.carrier in _HAS_WORDS
