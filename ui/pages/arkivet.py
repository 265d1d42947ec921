"""Arkivet: what the archive covers, how well it was read, and what is added or removed.

?del= chooses the part; ?kommun=, ?organ=, ?ar= the minutes that are listed; ?kod= the findings.
"""

from __future__ import annotations

import streamlit as st

from ingest.errors import ArchiveError
from ui import resources, state
from ui.address import open_linked_source
from ui.asking import problem_of
from ui.coverage_view import coverage_part
from ui.files_view import files_part, upload_part
from ui.frame import page_head
from ui.job_panel import job_panel
from ui.jobs import JobKind
from ui.part_switch import chosen_part
from ui.problem_view import show_problem
from ui.quality_view import quality_part
from ui.resources import Overview
from ui.roles import is_admin
from ui.source_panel import open_panel
from ui.texts import Lang, text

COVERAGE, FILES, QUALITY = PARTS = ("tackning", "filer", "kvalitet")


def main() -> None:
    lang = state.lang()
    open_linked_source()
    overview = page_head("arkivet", lang)
    if not is_admin():
        st.info(text("arkivet.admins_only", lang), icon=":material/lock:")
        return
    try:
        job_panel(JobKind.INGEST, lang)
        if overview is None:
            upload_part(lang)
            return
        _status(overview, lang)
        _part(lang)
    except ArchiveError as error:
        show_problem(problem_of(error), lang)
    if opened := state.source():
        open_panel(opened, lang)


def _status(overview: Overview, lang: Lang) -> None:
    """Show how much there is and when it was last read."""
    catalog = resources.archive().catalog
    n_failures = len(catalog.failures())
    with st.container(horizontal=True, key="archive-status"):
        st.metric(text("arkivet.documents", lang), overview.n_documents)
        st.metric(text("arkivet.pages", lang), overview.n_pages)
        st.metric(text("arkivet.failures", lang), n_failures)
    if run := catalog.last_run():
        when = f"{run.started.astimezone():%Y-%m-%d %H:%M}"
        st.caption(text("arkivet.last_run" if run.finished else "arkivet.unfinished_run", lang, when=when))


def _part(lang: Lang) -> None:
    part = chosen_part("arkivet", PARTS, lang)
    if part == COVERAGE:
        coverage_part(lang)
    elif part == FILES:
        upload_part(lang)
        files_part(lang)
    else:
        quality_part(lang)


if __name__ == "__main__":
    main()
