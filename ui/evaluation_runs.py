"""Earlier runs: listed, read figure by figure, their reports opened, and two of them compared."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import streamlit as st

from eval.compare import Comparison, Difference, compare
from eval.metrics import catalogue
from eval.models import Run
from eval.report.words import Words
from eval.run_folder import read_run
from eval.tables import Axis, Measure, Row, Table, by_axis, by_measure, measures
from ingest.errors import UsageError
from ui import evaluations
from ui.data_table import show_table
from ui.evaluation_start import data_dir, resume_button
from ui.evaluations import REPORT, REPORT_AS_TEXT, RunInfo
from ui.inert import plain
from ui.report_route import REPORTS
from ui.texts import Lang, text

RUN, OTHER = "korning", "mot"  # in the address


def runs_part(lang: Lang, *, may_run: bool) -> None:
    """List the runs, and draw the chosen one."""
    runs = _runs()
    if not runs:
        st.info(text("evaluation.no_runs", lang))
        return
    _list(runs, lang)
    chosen = _choice(RUN, [run.name for run in runs], text("evaluation.run", lang))
    run = next(one for one in runs if one.name == chosen)
    if run.fault:
        st.text(plain(run.fault))
        return
    if not run.is_finished and may_run:
        resume_button(run, lang)
    if run.scored:
        _reports(run, lang)
        _figures(_read(run.folder), lang)


def compare_part(lang: Lang) -> None:
    """Set two runs, or two systems of one, beside each other."""
    runs = {run.name: run for run in _runs() if run.scored}
    if not runs:
        st.info(text("evaluation.no_runs", lang))
        return
    names = list(runs)
    with st.container(horizontal=True):
        first = _choice(RUN, names, text("evaluation.first", lang))
        first_system = _system("first", runs[first], lang)
    with st.container(horizontal=True):
        second = _choice(OTHER, names, text("evaluation.second", lang), default=min(1, len(names) - 1))
        second_system = _system("second", runs[second], lang)
    if (first, first_system) == (second, second_system):
        st.info(text("evaluation.same", lang))
        return
    try:
        folders = (str(runs[first].folder), str(runs[second].folder))
        stamps = (_stamp(runs[first].folder), _stamp(runs[second].folder))
        _comparison(_compared(*folders, first_system, second_system, stamps), lang)
    except UsageError as error:
        st.text(plain(f"{error}\n{error.remedy}"))


def _runs() -> list[RunInfo]:
    return [_info(str(folder), _stamp(folder)) for folder in evaluations.run_folders(data_dir())]


def _stamp(folder: Path) -> int:
    """Return what grows with every answer and score of a run."""
    return sum(path.stat().st_mtime_ns for path in (folder / "run.json", *folder.glob("*/*.jsonl")))


@st.cache_resource(show_spinner=False, max_entries=200)
def _info(folder: str, stamp: int) -> RunInfo:  # noqa: ARG001 - part of the key
    return evaluations.run_info(Path(folder))


def _read(folder: Path) -> Run:
    return _run(str(folder), _stamp(folder))


@st.cache_resource(show_spinner=False, max_entries=6)
def _run(folder: str, stamp: int) -> Run:  # noqa: ARG001 - as above
    return read_run(Path(folder))


@st.cache_resource(show_spinner=False, max_entries=6)
def _compared(folder: str, other: str, system: str, other_system: str, stamps: tuple[int, int]) -> Comparison:  # noqa: ARG001
    return compare(_read(Path(folder)), system, _read(Path(other)), other_system)


def _choice(key: str, values: list[str], name: str, *, default: int = 0) -> str:
    widget = f"evaluation-{key}"
    if st.session_state.get(widget) not in values:
        asked = st.query_params.get(key)
        st.session_state[widget] = asked if asked in values else values[default]
    chosen: str = st.selectbox(name, values, key=widget)
    st.query_params[key] = chosen
    return chosen


def _system(key: str, run: RunInfo, lang: Lang) -> str:
    widget = f"evaluation-system-{key}"
    if st.session_state.get(widget) not in run.scored:
        st.session_state[widget] = run.scored[-1]
    chosen: str = st.selectbox(
        text("evaluation.system", lang),
        run.scored,
        format_func=lambda system: Words(lang).name("system", system),
        key=widget,
    )
    return chosen


def _list(runs: list[RunInfo], lang: Lang) -> None:
    words = Words(lang)
    show_table(
        text("evaluation.runs", lang),
        [text(f"evaluation.{each}", lang) for each in ("run", "system", "state", "n_questions", "right")],
        [
            (
                run.name,
                ", ".join(words.name("system", system) for system in run.asked),
                _state(run, lang),
                str(run.n_questions or ""),
                words.percent(run.right) if run.right is not None else "",
            )
            for run in runs
        ],
        n_texts=3,
    )


def _state(run: RunInfo, lang: Lang) -> str:
    if run.fault:
        return text("evaluation.damaged", lang)
    if run.is_finished:
        return datetime.fromisoformat(run.date).astimezone().strftime("%Y-%m-%d %H:%M") if run.date else ""
    return text("evaluation.stopped", lang, answered=run.n_answered, questions=run.n_questions)


def _figures(run: Run, lang: Lang) -> None:
    words = Words(lang)
    labels = {one.name: one.label[lang] for one in catalogue()}
    table = by_measure(run, measures(run, catalogue()))
    _table(
        text("evaluation.figures", lang),
        table,
        {row.key: labels[row.key] for row in table.rows},
        "table.measure",
        words,
    )
    kinds = by_axis(run, Axis.KIND)
    named = {row.key: f"{words.name('kind', row.key)} ({row.cells[0].n})" for row in kinds.rows}
    _table(text("evaluation.by_kind", lang), kinds, named, "axis.kind", words)
    st.caption(text("evaluation.interval", lang))


def _table(caption: str, table: Table, names: dict[str, str], of: str, words: Words) -> None:
    headers = [words(of), *(words.name("system", system) for system in table.systems)]
    show_table(caption, headers, [(names[row.key], *_cells(row, words)) for row in table.rows])


def _cells(row: Row, words: Words) -> list[str]:
    shown = [(words.figure(cell, row.measure), words.spread(cell, row.measure)) for cell in row.cells]
    return [f"{figure} ({spread})" if spread else figure for figure, spread in shown]


def _reports(run: RunInfo, lang: Lang) -> None:
    with st.container(horizontal=True):
        if (run.folder / REPORT).is_file():
            st.link_button(
                text("evaluation.report", lang),
                f"{REPORTS}{quote(run.name)}",
                icon=":material/open_in_new:",
                type="primary",
            )
        if (run.folder / REPORT_AS_TEXT).is_file():
            st.download_button(
                text("evaluation.report_as_text", lang),
                (run.folder / REPORT_AS_TEXT).read_bytes(),
                file_name=f"{run.name}.md",
                mime="text/markdown",
                icon=":material/download:",
                key="evaluation-download",
                on_click="ignore",
            )


def _comparison(found: Comparison, lang: Lang) -> None:
    words = Words(lang)
    labels = {one.name: one.label[lang] for one in catalogue()}
    show_table(
        text("evaluation.compared", lang, count=found.n_common),
        [
            words("table.measure"),
            *(text(f"evaluation.{each}", lang) for each in ("mean_a", "mean_b", "difference", "sure")),
        ],
        [
            (
                labels[one.measure.name],
                _mean(one.mean_a, one.measure, words),
                _mean(one.mean_b, one.measure, words),
                _difference(one.paired.difference, one.measure, words),
                _sureness(one, words.p(one.paired.p), lang),
            )
            for one in found.differences
        ],
    )
    for key, ids in (("won", found.won), ("lost", found.lost)):
        if ids:
            st.text(plain(f"{text(f'evaluation.{key}', lang, count=len(ids))} {', '.join(ids)}"))
    if only := len(found.only_a) + len(found.only_b):
        st.caption(text("evaluation.only", lang, count=only))


def _mean(value: float, measure: Measure, words: Words) -> str:
    return words.percent(value) if measure.unit == "share" else words.number(value, 1)


def _difference(value: float, measure: Measure, words: Words) -> str:
    return words.points(value) if measure.unit == "share" else words.number(value, 1, signed=True)


def _sureness(one: Difference, p: str, lang: Lang) -> str:
    if not one.paired.difference:
        return text("evaluation.alike", lang)
    if not one.paired.is_significant:
        return text("evaluation.unsure", lang, p=p)
    return text("evaluation.better" if one.is_better else "evaluation.worse", lang, p=p)
