"""A run in a few figures and sentences, for a reader who has a minute. All are of its first system."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eval.metrics import catalogue
from eval.models import Run
from eval.report.words import Words
from eval.tables import RIGHT, Cell, Row, by_measure, measures

FACTS = (RIGHT, "voice_errors", "quote_verbatim", "abstain_recall", "latency_ms")
_COUNTED = (RIGHT, "abstain_recall")  # each question is a whole one: "8 of 11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    label: str
    figure: str
    note: str


def facts(run: Run, words: Words) -> tuple[Fact, ...]:
    """Return the figures that matter most."""
    rows = _rows(run)
    return tuple(
        Fact(
            label=words(f"fact.{name}"),
            figure=words.figure(rows[name].cells[0], rows[name].measure),
            note=_note(rows[name], words),
        )
        for name in FACTS
        if name in rows
    )


def _note(row: Row, words: Words) -> str:
    cell = row.cells[0]
    if row.measure.unit == "ms":
        return words.spread(cell, row.measure)
    if row.measure.unit == "count":
        return words("fact.count", n=words.number(cell.n))
    if row.key in _COUNTED:
        return words("fact.share", **_counted(cell, words), span=words.span(cell.spread))
    return words("fact.mean", of=words.number(cell.n), span=words.span(cell.spread))


def sentences(run: Run, words: Words) -> tuple[str, ...]:
    """Return what the run shows, in plain words."""
    return tuple(_sentences(run, words))


def _sentences(run: Run, words: Words) -> Iterator[str]:
    rows = _rows(run)
    name = words.name("system", run.systems[0].name)
    if RIGHT in rows:
        cell = rows[RIGHT].cells[0]
        counted = _counted(cell, words)
        yield words(
            "summary.right",
            system=name,
            share=words.percent(cell.spread.mean),
            span=words.span(cell.spread),
            **counted,
        )
    if "voice_errors" in rows:
        cell = rows["voice_errors"].cells[0]
        key = {0: "summary.voice_none", 1: "summary.voice_one"}.get(round(cell.total), "summary.voice_many")
        yield words(key, system=name, **_counted(cell, words))
    if "abstain_recall" in rows:
        wrongly = rows["abstain_false"].cells[0].total if "abstain_false" in rows else 0.0
        yield words(
            "summary.silence", wrongly=words.number(wrongly), **_counted(rows["abstain_recall"].cells[0], words)
        )
    if RIGHT in rows:
        yield from _rival(rows[RIGHT], run, name, words)


def _rival(row: Row, run: Run, name: str, words: Words) -> Iterator[str]:
    """Tell of the best of the other systems, and whether chance may be why it differs."""
    others = [
        (cell.figure, cell, cell.against, system.name)
        for cell, system in zip(row.cells, run.systems, strict=True)
        if cell.against
    ]
    if not others:
        return
    share, cell, less, rival = max(others, key=lambda other: other[0])
    turn = -1 if less.difference <= 0 else 1
    low, high = sorted((turn * less.low, turn * less.high))
    told = words(
        "summary.ahead" if turn < 0 else "summary.behind",
        system=name,
        rival=words.name("system", rival),
        share=words.percent(share),
        points=words.number(abs(less.difference) * 100),
        low=words.number(low * 100),
        high=words.number(high * 100),
    )
    yield told + " " + words("summary.sure" if cell.is_significant else "summary.unsure", p=words.p(cell.p))


def _counted(cell: Cell, words: Words) -> dict[str, str]:
    return {"n": words.number(cell.total), "of": words.number(cell.n)}


def _rows(run: Run) -> dict[str, Row]:
    """Return the rows that the first system has figures in."""
    wanted = {*FACTS, "abstain_false"}
    table = by_measure(run, (one for one in measures(run, catalogue()) if one.name in wanted))
    return {row.key: row for row in table.rows if row.cells[0].n}
