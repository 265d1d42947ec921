"""The running job, watched as it goes, and what came of the last one."""

from __future__ import annotations

import json
from collections.abc import Mapping

import streamlit as st

from ui import archive_facts
from ui.inert import plain
from ui.jobs import Job, JobKind, JobState, Step
from ui.texts import Lang, name, text

EVERY_S = 1.0
COUNTS = ("new", "changed", "moved", "duplicates", "deleted", "unchanged")
MAX_FAILURES = 20


def job_panel(kind: JobKind, lang: Lang) -> None:
    """Draw the running job, which draws itself again every second; else what came of the last one, if of this kind."""
    job = archive_facts.desk().current()
    if pid := archive_facts.other_writer():
        st.info(text("job.other", lang, pid=pid), icon=":material/lock:")
    if job and job.is_running:
        st.fragment(_running, run_every=EVERY_S)(lang)
    elif job and job.kind is kind:
        _over(job, lang)


def _running(lang: Lang) -> None:
    job = archive_facts.desk().current()
    if job is None or not job.is_running:
        st.rerun()
        return
    with st.container(border=True, key="job"):
        st.markdown(f"**{text(f'job.{job.kind}', lang)}**")
        st.text(plain(job.about))
        step = job.step
        st.progress(step.share if step else 0.0, text=_told(step, lang))
        if step and step.file:
            st.text(plain(_file(step, lang)))
        st.button(
            text("job.stop", lang), icon=":material/stop_circle:", key="job-stop", on_click=archive_facts.desk().stop
        )
        st.caption(text("job.meanwhile", lang))


def _told(step: Step | None, lang: Lang) -> str:
    if step is None:
        return text("job.starting", lang)
    system, _, phase = step.name.rpartition(": ")
    called = name("job_step", phase, lang)
    told = f"{name('system', system, lang)}: {called}" if system else called
    return f"{told} ({step.done}/{step.total})" if step.total > 1 else told


def _file(step: Step, lang: Lang) -> str:
    return text("job.file_page", lang, file=step.file, page=step.page, pages=step.n_pages) if step.page else step.file


def _over(job: Job, lang: Lang) -> None:
    when = f"{(job.finished or job.started).astimezone():%H:%M}"
    with st.container(border=True, gap="xsmall", key="job"):
        st.markdown(f"**{text(f'job.{job.kind}_{job.state}', lang, when=when)}**")
        st.text(plain(job.about))
        if job.state is JobState.FAILED:
            st.text(plain("\n".join(job.messages)) or text("job.no_reason", lang))
        if job.kind is JobKind.INGEST:
            for line in job.results:
                _report(line, lang)


def _report(line: str, lang: Lang) -> None:
    """Draw what a run over one folder did, a line of `beslut ingest --json`."""
    report = json.loads(line)
    counts = [text(f"job.n_{each}", lang, count=report[each]) for each in COUNTS if report[each]]
    st.text(f"{plain(str(report['path']))}: {', '.join(counts) or text('job.nothing_new', lang)}")
    failures: list[Mapping[str, str]] = report["failures"]
    for failure in failures[:MAX_FAILURES]:
        st.text(plain(f"{failure['message']}. {failure['remedy']}"))
    for warning in report["warnings"][:MAX_FAILURES]:
        st.text(plain(str(warning)))
