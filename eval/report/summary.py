"""A run in a few sentences and four figures, for a reader who has a minute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eval.metrics import catalogue
from eval.models import Run
from eval.report.words import Words
from eval.stats import interval
from eval.tables import RIGHT, RIGHT_ANSWERS, Row, by_measure, measures, reference, values


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    label: str
    figure: str
    note: str


def facts(run: Run, words: Words) -> tuple[Fact, ...]:
    """Return the figures that matter most, of the reference system."""
    rows = _rows(run)
    return tuple(_facts(rows, run.systems.index(reference(run)), words))


def _facts(rows: dict[str, Row], at: int, words: Words) -> Iterator[Fact]:
    for name in (RIGHT, "voice_errors", "quote_verbatim", "abstain_recall", "latency_ms"):
        if name not in rows or not rows[name].cells[at].n:
            continue
        cell, measure = rows[name].cells[at], rows[name].measure
        if measure.unit == "share":
            note = words(
                "fact.share",
                n=words.number(sum_of(cell.spread.mean, cell.n)),
                of=words.number(cell.n),
                span=words.span(cell.spread),
            )
        else:
            note = words.spread(cell, measure) if measure.unit == "ms" else words("fact.count", n=words.number(cell.n))
        yield Fact(label=words(f"fact.{name}"), figure=words.figure(cell, measure), note=note)


def sum_of(mean: float, n: int) -> int:
    """Return how many of n a share is."""
    return round(mean * n)


def sentences(run: Run, words: Words) -> tuple[str, ...]:
    """Return what the run shows, a sentence or two each."""
    return tuple(_sentences(run, words))


def _sentences(run: Run, words: Words) -> Iterator[str]:
    base = reference(run)
    name = words.name("system", base.name)
    right = list(values(base, RIGHT).values())
    share = interval(right)
    yield words(
        "summary.right",
        system=name,
        n=words.number(share.n),
        right=words.number(sum(right)),
        share=words.percent(share.mean),
        span=words.span(share),
    )
    rows = _rows(run)
    if "voice_errors" in rows:
        yield _voice(rows["voice_errors"], run, name, words)
    if "abstain_recall" in rows:
        yield _silence(rows, run, words)
    if len(run.systems) > 1:
        yield _rival(run, name, words)


def _voice(row: Row, run: Run, name: str, words: Words) -> str:
    cell = row.cells[run.systems.index(reference(run))]
    key = "none" if cell.figure == 0 else "one" if cell.figure == 1 else "many"
    return words(f"summary.voice_{key}", system=name, n=words.number(cell.figure), of=words.number(cell.n))


def _silence(rows: dict[str, Row], run: Run, words: Words) -> str:
    at = run.systems.index(reference(run))
    cell = rows["abstain_recall"].cells[at]
    wrongly = rows["abstain_false"].cells[at] if "abstain_false" in rows else None
    return words(
        "summary.silence",
        n=words.number(sum_of(cell.spread.mean, cell.n)),
        of=words.number(cell.n),
        wrongly=words.number(sum_of(wrongly.spread.mean, wrongly.n) if wrongly and wrongly.n else 0),
    )


def _rival(run: Run, name: str, words: Words) -> str:
    """Tell of the best of the other systems, and whether chance may be why it differs."""
    row = by_measure(run, [RIGHT_ANSWERS]).rows[0]
    base = reference(run)
    cell, rival = max(
        (
            (cell, system.name)
            for cell, system in zip(row.cells, run.systems, strict=True)
            if system is not base and cell.against
        ),
        key=lambda pair: pair[0].figure,
        default=(None, ""),
    )
    if cell is None or cell.against is None:
        return words("summary.no_rival")
    lead = cell.against  # theirs less ours
    told = words(
        "summary.rival",
        system=name,
        rival=words.name("system", rival),
        share=words.percent(cell.figure),
        difference=words.points(-lead.difference),
        low=words.points(-lead.high),
        high=words.points(-lead.low),
    )
    return told + " " + words("summary.sure" if cell.is_significant else "summary.unsure", p=words.p(cell.p))


def _rows(run: Run) -> dict[str, Row]:
    wanted = {RIGHT, "voice_errors", "quote_verbatim", "abstain_recall", "abstain_false", "latency_ms"}
    return {
        row.key: row for row in by_measure(run, (one for one in measures(run, catalogue()) if one.name in wanted)).rows
    }
