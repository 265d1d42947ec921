"""What parties want in a matter, and in which form they ask for it at a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random

from eval.world.models import MatterKind, Politician, Stance
from eval.world.people import Town, term_of
from eval.world.scenes import Cause, plain
from eval.world.tables import Topic, table

_INDIFFERENT = 0.3  # below it a party goes along
_UNDISPUTED = {
    MatterKind.SKRIVELSE: 0.35,
    MatterKind.REMISS: 0.45,
    MatterKind.MEDBORGARFORSLAG: 0.4,
    MatterKind.MOTION: 0.1,
}
_FORMS = {
    MatterKind.SKRIVELSE: ((Stance.AVSLAG, 45), (Stance.ATERREMISS, 25), (Stance.ANDRING, 30)),
    MatterKind.REMISS: ((Stance.AVSLAG, 25), (Stance.ATERREMISS, 15), (Stance.ANDRING, 60)),
}
_LAID_ASIDE = 0.15  # of the demands to decide another day
_NEW_FORM, _NEW_MIND = 0.15, 0.04  # in another organ


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What parties ask for: equal demands are one alternative of the decision."""

    stance: Stance
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Where every party stands: `support` is above 0 for who wants what the matter is about."""

    kind: MatterKind
    support: dict[str, float]
    forms: dict[str, Stance]
    changes: tuple[str, ...]
    back: Demand  # how a matter is sent back, by whoever wants that
    is_undisputed: bool

    def in_organ(self, rng: Random) -> Sides:
        """Return the sides as they show in the next organ: a party may ask in another form, or think again."""
        support = {code: -value if rng.random() < _NEW_MIND else value for code, value in self.support.items()}
        forms = {code: _form(self.kind, rng) if rng.random() < _NEW_FORM else form for code, form in self.forms.items()}
        return replace(self, support=support, forms=forms)

    def demand(self, code: str, *, favours: bool | None, may_return: bool) -> Demand | None:
        """Return what the party asks for against a proposal, None where it goes along.

        Args:  favours: the proposal wants what the matter is about; None: it leaves a motion answered.
            may_return: sending the matter back is possible.
        """
        value = self.support[code]
        if self.is_undisputed or abs(value) < _INDIFFERENT or (favours is None and abs(value) < 3 * _INDIFFERENT):
            return None
        if favours is not None and favours == (value > 0):
            return None
        form = self.forms[code]
        if form is Stance.ATERREMISS and may_return:
            return self.back
        if value > 0:
            return Demand(stance=Stance.BIFALL)
        if form is Stance.ANDRING and favours:
            return Demand(stance=form, wording=self.changes[_choice_of(code) % len(self.changes)])
        return Demand(stance=Stance.AVSLAG)


def _choice_of(code: str) -> int:
    """Return 0 or 1, the same for a party everywhere: parties with the same number share a wording."""
    return 1 if sum(map(ord, code)) % 4 == 0 else 0


def sides(
    about: Cause,
    kind: MatterKind,
    authors: Iterable[Politician],
    day: dt.date,
    town: Town,
    *,
    seed: str,
    flips: bool,
    rng: Random,
) -> Sides:
    """Return where the parties stand. `flips`: the ruling parties think otherwise than usual."""
    codes = [party.code for party in town.municipality.parties]
    own = {one.party_on(day) for one in authors}
    support = {}
    for code in codes:
        value = leaning(code, about.topic, day, town, seed=seed)
        if code in own:
            value = abs(value) + 2
        elif kind in {MatterKind.SKRIVELSE, MatterKind.REMISS} and town.rules(code, day):
            value += -1.0 if flips else 1.2
        elif town.rules(code, day):
            value += 1.2 if flips else -1.0
        support[code] = value
    return Sides(
        kind=kind,
        support=support,
        forms={code: _form(kind, rng) for code in codes},
        changes=tuple(plain(one, about, rng) for one in rng.sample(about.family.changes, 2)),
        back=_back(about, rng),
        is_undisputed=kind not in _UNDISPUTED or (rng.random() < _UNDISPUTED[kind] and not flips),
    )


def _back(about: Cause, rng: Random) -> Demand:
    if rng.random() < _LAID_ASIDE:
        return Demand(stance=Stance.BORDLAGGNING)
    return Demand(stance=Stance.ATERREMISS, wording=plain(rng.choice(about.family.examine), about, rng))


def leaning(code: str, topic: Topic, day: dt.date, town: Town, *, seed: str) -> float:
    """Return how the party likes the topic in its municipality: by conviction, by local taste, and by the years."""
    entry = next((one for one in table("names")["party"] if one["code"] == code), {"left": 0.0, "green": 0.0})
    place = town.municipality.name
    taste = Random(f"{seed}/{place}/{code}/{topic.key}").gauss(0, 0.5)
    drift = Random(f"{seed}/{place}/{code}/{topic.key}/{term_of(day)}").gauss(0, 0.25)
    return float(entry["left"]) * topic.left + float(entry["green"]) * topic.green + taste + drift


def _form(kind: MatterKind, rng: Random) -> Stance:
    forms = _FORMS.get(kind, ((Stance.BIFALL, 80), (Stance.ATERREMISS, 20)))
    return rng.choices([stance for stance, _ in forms], [weight for _, weight in forms])[0]
