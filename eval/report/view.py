"""What a report shows, ready to be set as HTML or Markdown: every word in its language, every figure written out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from eval.compare import Difference, compare
from eval.metrics import Metric, catalogue
from eval.models import RecordScore, Run
from eval.report.answers import Group, groups
from eval.report.drawing import Chart, charts
from eval.report.inert import clip, one_line
from eval.report.summary import Fact, facts, sentences
from eval.report.words import Words
from eval.tables import Axis, Cell, Measure, Row, by_axis, by_measure, measures, reference

_MAX_WRONG = 40  # lines shown of the differences of one kind of record, and of one system's voice errors
_LINE_LENGTH = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    figure: str
    spread: str
    n: int
    is_best: bool
    mark: str  # "better" or "worse" than the reference system beyond chance, or ""
    note: str  # the difference in words, "" where nothing is compared


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    label: str
    n: str  # how many questions, where all systems have as many
    meaning: str
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    title: str
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLine:
    anchor: str  # of the question
    question: str
    what: str
    where: str
    claimed: str
    truth: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemVoice:
    system: str
    n: int
    lines: tuple[VoiceLine, ...]
    n_more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecord:
    label: str
    n_gold: str
    n_found: str
    n_right: str
    precision: str
    recall: str
    f1: str
    wrong: tuple[str, ...]
    n_more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    label: str
    n: int
    before: str
    now: str
    difference: str
    span: str
    p: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedQuestion:
    anchor: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    about: str
    n_common: int
    changes: tuple[ShownChange, ...]
    mended: tuple[ChangedQuestion, ...]  # wrong before, right now
    broken: tuple[ChangedQuestion, ...]
    n_only_now: int
    n_only_before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    about: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    summary: tuple[str, ...]
    systems: tuple[str, ...]  # the one that the others are compared with first, here and in every row
    ours: str
    charts: tuple[Chart, ...]
    figures: tuple[ShownTable, ...]  # one a group of metrics
    axes: tuple[ShownTable, ...]
    voice: tuple[SystemVoice, ...]
    extraction: tuple[ShownRecord, ...]
    earlier: Earlier | None
    groups: tuple[Group, ...]
    n_questions: int  # that are shown
    n_asked: int
    notes: tuple[tuple[str, str], ...]  # what each system is


def build(run: Run, words: Words, *, earlier: Run | None = None) -> Report:
    """Return everything the report of a run shows."""
    metrics = {metric.name: metric for metric in catalogue()}
    base = reference(run)
    run = replace(run, systems=(base, *(system for system in run.systems if system is not base)))
    asked = groups(run, words)
    return Report(
        about=tuple((words.name("about", key), _told(key, value)) for key, value in run.about.items() if value),
        facts=facts(run, words),
        summary=sentences(run, words),
        systems=tuple(words.name("system", system.name) for system in run.systems),
        ours=words.name("system", base.name),
        charts=charts(run, words),
        figures=tuple(_figures(run, metrics, words)),
        axes=tuple(_axes(run, words)),
        voice=_voice(run, words),
        extraction=tuple(_record(record, words) for record in run.extraction),
        earlier=_earlier(run, earlier, metrics, words) if earlier else None,
        groups=asked,
        n_questions=sum(len(group.questions) for group in asked),
        n_asked=len(run.questions),
        notes=tuple(
            (words.name("system", system.name), words.name("system_note", system.name)) for system in run.systems
        ),
    )


def _told(key: str, value: str) -> str:
    """Return a value of `Run.about`; a moment to the minute, without the letters of the standard."""
    return one_line(value[:16].replace("T", " ") if key == "date" else value)


def _figures(run: Run, metrics: dict[str, Metric], words: Words) -> Iterator[ShownTable]:
    table = by_measure(run, measures(run, catalogue()))
    for group, rows in groupby(table.rows, key=lambda row: metrics[row.key].group):
        shown = (
            _row(row, metrics[row.key].label[words.lang], metrics[row.key].meaning[words.lang], words) for row in rows
        )
        yield ShownTable(title=words.name("group", group), rows=tuple(shown))


def _axes(run: Run, words: Words) -> Iterator[ShownTable]:
    """Yield a table for each way to group the questions that tells several groups apart."""
    names = {Axis.KIND: "kind", Axis.ROLE: "role", Axis.LANG: "language", Axis.TAG: "tag"}
    for axis in Axis:
        rows = by_axis(run, axis).rows
        if len(rows) > 1 or axis is Axis.KIND:
            shown = (_row(row, one_line(words.name(names[axis], row.key)), "", words) for row in rows)
            yield ShownTable(title=words(f"axis.{axis.value}"), rows=tuple(shown))


def _row(row: Row, label: str, meaning: str, words: Words) -> ShownRow:
    counts = {cell.n for cell in row.cells}
    return ShownRow(
        label=label,
        meaning=meaning,
        n=words.number(counts.pop()) if len(counts) == 1 else "",
        cells=tuple(_cell(cell, row.measure, words) for cell in row.cells),
    )


def _cell(cell: Cell, measure: Measure, words: Words) -> ShownCell:
    mark, note = "", ""
    if cell.against and cell.is_significant:
        mark = "better" if (cell.against.difference > 0) == measure.is_high_better else "worse"
        note = words(f"mark.{mark}", p=words.p(cell.p))
    return ShownCell(
        figure=words.figure(cell, measure),
        spread=words.spread(cell, measure),
        n=cell.n,
        is_best=cell.is_best,
        mark=mark,
        note=note,
    )


def _voice(run: Run, words: Words) -> tuple[SystemVoice, ...]:
    asked = {question.id: (f"q{at}", one_line(question.question)) for at, question in enumerate(run.questions, start=1)}
    found = []
    for system in run.systems:
        lines = [
            VoiceLine(
                anchor=asked[score.id][0],
                question=asked[score.id][1],
                what=words.name("voice_kind", error.what),
                where=clip(one_line(error.where), _LINE_LENGTH)[0],
                claimed=clip(one_line(error.claimed), _LINE_LENGTH)[0],
                truth=clip(one_line(error.truth), _LINE_LENGTH)[0],
            )
            for score in system.scores
            for error in score.voice_errors
        ]
        found.append(
            SystemVoice(
                system=words.name("system", system.name),
                n=len(lines),
                lines=tuple(lines[:_MAX_WRONG]),
                n_more=max(0, len(lines) - _MAX_WRONG),
            )
        )
    return tuple(found)


def _record(record: RecordScore, words: Words) -> ShownRecord:
    base, colon, detail = record.kind.partition(": ")
    return ShownRecord(
        label=words.name("record", base) + colon + words.name("record", detail),
        n_gold=words.number(record.n_gold),
        n_found=words.number(record.n_found),
        n_right=words.number(record.n_right),
        precision=words.percent(record.precision),
        recall=words.percent(record.recall),
        f1=words.percent(record.f1),
        wrong=tuple(clip(one_line(line), _LINE_LENGTH)[0] for line in record.wrong[:_MAX_WRONG]),
        n_more=max(0, len(record.wrong) - _MAX_WRONG),
    )


def _earlier(run: Run, earlier: Run, metrics: dict[str, Metric], words: Words) -> Earlier:
    """Compare the first system with itself in the earlier run, or with that run's own reference system."""
    name = run.systems[0].name
    before = name if any(system.name == name for system in earlier.systems) else reference(earlier).name
    found = compare(run, name, earlier, before)
    about = " · ".join(_told(key, earlier.about[key]) for key in ("version", "date") if key in earlier.about)
    return Earlier(
        about=f"{words.name('system', before)} {about}".strip(),
        n_common=found.n_common,
        changes=tuple(_change(one, metrics[one.measure.name].label[words.lang], words) for one in found.differences),
        mended=_questions(run, found.won, words),
        broken=_questions(run, found.lost, words),
        n_only_now=len(found.only_a),
        n_only_before=len(found.only_b),
    )


def _change(one: Difference, label: str, words: Words) -> ShownChange:
    if one.measure.unit == "share":
        before, now = words.percent(one.mean_b), words.percent(one.mean_a)
        written = [words.points(value) for value in (one.paired.difference, one.paired.low, one.paired.high)]
    else:
        before, now = words.number(one.mean_b, 2), words.number(one.mean_a, 2)
        pair = one.paired
        written = [words.number(value, 2, signed=True) for value in (pair.difference, pair.low, pair.high)]
    return ShownChange(
        label=label,
        n=one.paired.n,
        before=before,
        now=now,
        difference=written[0],
        span=words("number.from_to", low=written[1], high=written[2]),
        p=words.p(one.paired.p),
        mark=("better" if one.is_better else "worse") if one.paired.is_significant else "",
    )


def _questions(run: Run, ids: tuple[str, ...], words: Words) -> tuple[ChangedQuestion, ...]:
    return tuple(
        ChangedQuestion(anchor=f"q{at}", text=one_line(question.question), kind=words.name("kind", question.kind.value))
        for at, question in enumerate(run.questions, start=1)
        if question.id in ids
    )
