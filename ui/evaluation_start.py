"""Start a run of the benchmark: a question file, the systems, go; or go on with one that was stopped."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import streamlit as st

from eval.dataset import read_questions
from eval.report.words import Words
from eval.systems.table import systems_for
from eval.tables import OURS
from ingest.errors import UsageError
from ui import archive_facts, evaluations, resources, uploads
from ui.evaluations import RunInfo
from ui.inert import label, plain
from ui.jobs import JobKind
from ui.texts import Lang, text
from ui.uploads import Kept, Refused

FILE, SYSTEM, UPLOAD = "evaluation-file", "evaluation-systems", "evaluation-upload"
_ROUND, _OUTCOME = "evaluation-round", "evaluation-outcome"
MAX_MB = 20  # of a question file


def start_part(lang: Lang) -> None:
    files = evaluations.question_files(data_dir())
    if files:
        _start(files, lang)
    else:
        st.info(text("evaluation.no_files", lang))
    _upload(lang)


def data_dir() -> Path:
    return resources.settings().data_dir.absolute()


def is_busy() -> bool:
    job = archive_facts.desk().current()
    return bool(job and job.is_running)


def resume_button(run: RunInfo, lang: Lang) -> None:
    """Draw the way to go on with a run that was stopped; questions that have their answer are not asked again."""
    st.text(text("evaluation.unfinished", lang, answered=run.n_answered, questions=run.n_questions))
    questions = next((path for path in evaluations.question_files(data_dir()) if path.name == run.questions), None)
    if questions is None:
        st.caption(text("evaluation.file_gone", lang, file=label(run.questions)))
        return
    st.button(
        text("evaluation.resume", lang),
        key="evaluation-resume",
        icon=":material/play_arrow:",
        disabled=is_busy(),
        on_click=_run,
        args=(questions, run.folder, run.asked, lang),
    )


def _start(files: list[Path], lang: Lang) -> None:
    names = [path.name for path in files]
    if st.session_state.get(FILE) not in names:
        st.session_state[FILE] = names[0]
    chosen = next(path for path in files if path.name == st.selectbox(text("evaluation.file", lang), names, key=FILE))
    systems = st.multiselect(
        text("evaluation.systems", lang),
        list(reversed(systems_for(resources.settings()))),
        default=[OURS],
        format_func=lambda system: Words(lang).name("system", system),
        placeholder=text("feedback.choose", lang),
        help=text("evaluation.systems_help", lang),
        key=SYSTEM,
    )
    try:
        st.caption(text("evaluation.questions", lang, count=len(read_questions(chosen))))
    except UsageError as error:
        st.text(plain(f"{error}\n{error.remedy}"))
        return
    st.button(
        text("evaluation.start", lang),
        key="evaluation-start",
        type="primary",
        icon=":material/play_arrow:",
        disabled=not systems or is_busy(),
        on_click=_start_new,
        args=(chosen, tuple(systems), lang),
    )


def _start_new(questions: Path, systems: tuple[str, ...], lang: Lang) -> None:
    _run(questions, evaluations.new_run_folder(data_dir(), questions, datetime.now()), systems, lang)


def _run(questions: Path, folder: Path, systems: tuple[str, ...], lang: Lang) -> None:
    arguments = evaluations.arguments(data_dir(), questions, folder, systems, lang)
    archive_facts.desk().start(JobKind.EVALUATION, folder.name, arguments)


def _upload(lang: Lang) -> None:
    key = f"{UPLOAD}-{st.session_state.setdefault(_ROUND, 0)}"
    with st.expander(text("evaluation.add", lang), icon=":material/upload_file:"):
        given = st.file_uploader(text("evaluation.upload", lang), max_upload_size=MAX_MB, key=key)
        st.button(
            text("evaluation.keep", lang),
            key="evaluation-keep",
            disabled=given is None,
            on_click=_keep,
            args=(key,),
        )
        _outcome(st.session_state.get(_OUTCOME), lang)


def _keep(key: str) -> None:
    given = st.session_state.get(key)
    if given is None:
        return
    outcome = uploads.keep(
        evaluations.question_folder(data_dir()),
        given.name,
        given.getvalue(),
        max_mb=MAX_MB,
        suffixes=evaluations.SUFFIXES,
        check=read_questions,
    )
    st.session_state[_OUTCOME] = outcome
    st.session_state[_ROUND] += 1
    if isinstance(outcome, Kept):
        st.session_state[FILE] = outcome.name


def _outcome(outcome: Kept | Refused | None, lang: Lang) -> None:
    match outcome:
        case Kept(name=name):
            st.text(plain(f"✓ {text('upload.kept', lang, name=name)}"))
        case Refused(name=name, why=why, detail=detail):
            st.warning(f"{label(name) or '?'}: {text(f'evaluation.refused_{why}', lang, limit=MAX_MB)}")
            if detail:
                st.text(plain(detail))
