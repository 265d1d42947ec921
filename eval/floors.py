"""Floors under what is measured: read, compared, pinned. A floor sinks only when that is asked for.

`floors.toml` has a table per measured set: the digests of its data, a floor per share, a ceiling per count of faults.
A floor lies a question or two below the figure it was pinned from (gate.toml), since another machine's arithmetic may
rank two equal passages the other way, and a ceiling as much above; a figure that depends on no arithmetic
(extraction) is pinned as it is.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UsageError

_DIGITS = 3  # of a floor; rounded so that the figure it comes from passes
_SLACK = 1e-9  # sums of floating numbers
_HEAD = "# What `beslut eval gate` holds the program to; written by `beslut eval gate --pin`.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured value. `n` is the number of cases it is a mean of; `noise` is how far another machine may be off."""

    metric: str
    value: float
    n: int
    is_ceiling: bool = False  # a count of faults: less is better
    noise: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    name: str
    digests: Mapping[str, str]  # of "documents", "questions" and "extraction"
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """The table of one set."""

    digests: Mapping[str, str]
    floors: Mapping[str, float]
    ceilings: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure beside its limit; either is None where the other has no counterpart."""

    set: str
    metric: str
    limit: float | None
    measured: float | None
    is_ceiling: bool

    @property
    def margin(self) -> float | None:
        """How far the figure is on the right side of its limit; negative on the wrong one."""
        if self.limit is None or self.measured is None:
            return None
        return self.limit - self.measured if self.is_ceiling else self.measured - self.limit

    @property
    def is_met(self) -> bool:
        """A figure without a limit is met; a limit without a figure is not."""
        return self.limit is None or (self.margin is not None and self.margin >= -_SLACK)


def read_floors(path: Path) -> dict[str, Pinned]:
    """Return the pinned sets by name; none where there is no file yet.

    Raises:  UsageError: the file is not what `write_floors` writes.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return {
            name: Pinned(
                digests={part: str(value) for part, value in table["digests"].items()},
                floors={metric: float(value) for metric, value in table["floors"].items()},
                ceilings={metric: float(value) for metric, value in table["ceilings"].items()},
            )
            for name, table in tables.items()
        }
    except (tomllib.TOMLDecodeError, KeyError, AttributeError, TypeError, ValueError) as error:
        raise UsageError(
            f"{path}: not a file of floors: {error}", remedy="Take it from version control again."
        ) from error


def write_floors(path: Path, pinned: Mapping[str, Pinned]) -> None:
    """Write the sets in the order of their names."""
    blocks = [_HEAD]
    for name in sorted(pinned):
        one = pinned[name]
        blocks.append(_table(f"{name}.digests", {part: f'"{value}"' for part, value in one.digests.items()}))
        blocks.append(_table(f"{name}.floors", one.floors))
        blocks.append(_table(f"{name}.ceilings", one.ceilings))
    path.write_text("\n".join(blocks), encoding="utf-8")


def _table(name: str, entries: Mapping[str, object]) -> str:
    return "".join([f"[{name}]\n", *(f'"{key}" = {value}\n' for key, value in sorted(entries.items()))])


def compare(measured: Sequence[Measured], pinned: Mapping[str, Pinned]) -> tuple[Line, ...]:
    """Return a line per figure and per limit, by set, in the order measured."""
    lines = []
    for one in measured:
        limits = pinned.get(one.name, Pinned(digests={}, floors={}, ceilings={}))
        figures = {figure.metric: figure for figure in one.figures}
        for metric in dict.fromkeys([*figures, *limits.floors, *limits.ceilings]):
            figure = figures.get(metric)
            is_ceiling = figure.is_ceiling if figure else metric in limits.ceilings
            lines.append(
                Line(
                    set=one.name,
                    metric=metric,
                    limit=(limits.ceilings if is_ceiling else limits.floors).get(metric),
                    measured=figure.value if figure else None,
                    is_ceiling=is_ceiling,
                )
            )
    return tuple(lines)


def changed_data(measured: Iterable[Measured], pinned: Mapping[str, Pinned]) -> tuple[str, ...]:
    """Return a sentence per set whose data are not those that its floors were measured on."""
    faults = []
    for one in measured:
        if one.name not in pinned:
            faults.append(f"{one.name}: has no floors yet")
            continue
        known = pinned[one.name].digests
        parts = [part for part in dict.fromkeys([*one.digests, *known]) if one.digests.get(part) != known.get(part)]
        if parts:
            faults.append(f"{one.name}: its {' and '.join(parts)} changed since the floors were pinned")
    return tuple(faults)


def pin(
    measured: Iterable[Measured], pinned: Mapping[str, Pinned], *, allow_regression: bool = False
) -> dict[str, Pinned]:
    """Return the floors with those of the measured sets raised to what was measured; other sets stay as they are.

    A floor that is met never sinks by its noise alone.

    Args:  allow_regression: take what was measured, whatever stood there.
    Raises:  UsageError: a limit is not met, so its floor would sink or its ceiling rise.
    """
    measured = tuple(measured)
    if not allow_regression and (missed := [line for line in compare(measured, pinned) if not line.is_met]):
        names = ", ".join(f"{line.set} {line.metric}" for line in missed)
        raise UsageError(
            f"Nothing is pinned: {names} would get a softer limit.",
            remedy="Mend what became worse, or pin with --pin --allow-regression and say why in the commit.",
        )
    return {
        **pinned,
        **{one.name: _limits(one, None if allow_regression else pinned.get(one.name)) for one in measured},
    }


def _limits(one: Measured, before: Pinned | None) -> Pinned:
    floors = {
        figure.metric: math.floor(max(0.0, figure.value - figure.noise) * 10**_DIGITS + _SLACK) / 10**_DIGITS
        for figure in one.figures
        if not figure.is_ceiling
    }
    ceilings = {figure.metric: figure.value + figure.noise for figure in one.figures if figure.is_ceiling}
    if before:
        ceilings = {metric: min(limit, before.ceilings.get(metric, limit)) for metric, limit in ceilings.items()}
        floors = {metric: max(floor, before.floors.get(metric, floor)) for metric, floor in floors.items()}
    return Pinned(digests=dict(one.digests), floors=floors, ceilings=ceilings)
