"""Who sits where: attendance lists and votes by name, from `people.toml` and the head of a source.

Head keys: `absent` (names), `stand_ins` (absent member = substitute who serves), `also` (further lines of attendance),
`adjusters` (who approve the minutes), `place`.

A vote is written `[röster form=tabell; ja=S,V,Anna Namn; nej=M; avstår=Bo Namn]`: party letters first, then names that
differ from their party. Members who are left out are absent. Forms: tabell (X table), lista (one sentence a side),
rader (one "Namn (P) - JA" a line), bilaga (one row a member, the ballot in words).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from eval.typesetting.blocks import Block
from samples.markup import Source

PEOPLE = Path(__file__).parent / "source" / "people.toml"
CHAIRS = ("ordförande", "1:e vice ordförande", "2:e vice ordförande")
BALLOTS = ("ja", "nej", "avstår")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    name: str
    party: str
    role: str = ""  # ordförande, vice ordförande or "tjänstgör för ..."

    @property
    def stands_in(self) -> bool:
        return self.role.startswith("tjänstgör för")

    def __str__(self) -> str:
        return f"{self.name} ({self.party})"


@cache
def _periods() -> list[dict[str, list[str]]]:
    periods: list[dict[str, list[str]]] = tomllib.loads(PEOPLE.read_text(encoding="utf-8"))["period"]
    return periods


def _seat(written: str, role: str = "") -> Seat:
    name, party = written.removesuffix(")").rsplit(" (", 1)
    return Seat(name=name, party=party, role=role)


def _parties(source: Source) -> dict[str, str]:
    """Party letter of everybody known in the period, with the changes of party up to the day."""
    period = _period(source)
    seats = [
        _seat(written) for key, names in period.items() if key not in {"first", "last", "changes"} for written in names
    ]
    parties = {seat.name: seat.party for seat in seats}
    for change in period.get("changes", []):
        day, written = change.split(" ", 1)
        if day <= source.date.isoformat():
            parties[_seat(written).name] = _seat(written).party
    return parties


def _period(source: Source) -> dict[str, list[str]]:
    day = source.date.isoformat()
    return next(period for period in _periods() if str(period["first"]) <= day <= str(period["last"]))


def serving(source: Source) -> list[Seat]:
    """Everybody who votes that day, in the order of the roster, substitutes in the place of the absent."""
    parties = _parties(source)
    absent: list[str] = source.head.get("absent", [])
    stand_ins: dict[str, str] = source.head.get("stand_ins", {})
    seats = []
    for number, written in enumerate(_period(source)[source.organ]):
        name = _seat(written).name
        if name in stand_ins:
            other = stand_ins[name]
            seats.append(Seat(name=other, party=parties[other], role=f"tjänstgör för {name} ({parties[name]})"))
        elif name not in absent:
            seats.append(Seat(name=name, party=parties[name], role=CHAIRS[number] if number < len(CHAIRS) else ""))
    return seats


def ballots(directive: str, source: Source) -> dict[Seat, str]:
    """Member -> ja, nej or avstår, in the order of the roster; whoever is not named in any way is left out."""
    options = _options(directive)
    sides = {side: [part.strip() for part in options.get(side, "").split(",") if part.strip()] for side in BALLOTS}
    named = {entry: side for side, entries in sides.items() for entry in entries}
    found = {}
    for seat in serving(source):
        side = named.get(seat.name) or named.get(seat.party)
        if side in BALLOTS:
            found[seat] = side
    return found


def _options(directive: str) -> dict[str, str]:
    pairs = (part.split("=", 1) for part in directive.split(";"))
    return {key.strip(): value.strip() for key, value in pairs}


def expand(source: Source) -> tuple[Block, ...]:
    """Return the blocks with attendance lists and votes written out."""
    blocks: list[Block] = []
    for block in source.blocks:
        if block.kind == "attendance":
            blocks += _attendance(source)
        elif block.kind == "votes":
            blocks += _votes(block.text, source)
        else:
            blocks.append(block)
    return tuple(blocks)


def _attendance(source: Source) -> list[Block]:
    parties = _parties(source)
    seats = serving(source)
    members = [str(seat) if not seat.role else f"{seat}, {seat.role}" for seat in seats if not seat.stands_in]
    acting = [f"{seat}, {seat.role}" for seat in seats if seat.stands_in]
    rows = [("Plats och tid", source.head.get("place", ""))]
    rows += _column("Beslutande", members) + _column("Tjänstgörande ersättare", acting)
    rows += _column("Övriga närvarande", source.head.get("also", []))
    rows += _column("Justerare", [f"{name} ({parties[name]})" for name in source.head.get("adjusters", [])])
    return [Block(kind="table", rows=tuple(rows))]


def _column(label: str, lines: list[str]) -> list[tuple[str, str]]:
    return [(label if number == 0 else "", line) for number, line in enumerate(lines)]


def _votes(directive: str, source: Source) -> list[Block]:
    form = _options(directive).get("form", "tabell")
    votes = ballots(directive, source)
    if form == "lista":
        return [_side(votes, side) for side in BALLOTS if side in votes.values()]
    if form == "rader":
        text = "\n".join(f"{seat} - {ballot.upper()}" for seat, ballot in votes.items())
        return [Block(kind="text", text=text)]
    if form == "bilaga":
        rows = [
            (seat.name, seat.party, "Ersättare" if seat.stands_in else "Ledamot", ballot.capitalize())
            for seat, ballot in votes.items()
        ]
        return [Block(kind="table", rows=tuple(rows))]
    crosses = [
        (seat.name, seat.party, *("X" if ballot == side else "" for side in BALLOTS)) for seat, ballot in votes.items()
    ]
    return [Block(kind="table", rows=(("Ledamot", "Parti", "Ja", "Nej", "Avst"), *crosses))]


def _side(votes: dict[Seat, str], side: str) -> Block:
    names = [str(seat) for seat, ballot in votes.items() if ballot == side]
    listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " och " + names[-1]
    verb = {"ja": "röstar Ja", "nej": "röstar Nej", "avstår": "avstår från att rösta"}[side]
    return Block(kind="text", text=f"Följande {verb}: {listed}.")
