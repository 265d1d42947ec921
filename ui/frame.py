"""What every page stands in: language switch, title, and what is said where there is no archive to show."""

from __future__ import annotations

import streamlit as st

from index.connection import catalog_path
from ingest.errors import ArchiveError
from ui import resources, sidebar
from ui.asking import problem_of
from ui.problem_view import show_empty_archive, show_problem
from ui.resources import Overview
from ui.texts import Lang, text


def page_head(page: str, lang: Lang) -> Overview | None:
    """Draw the language switch, the page's title and promise (words/*.toml: [page] title, promise); return what the
    archive holds.

    Where it holds nothing, or can't be opened, that is said and None is returned: the page ends there.
    """
    with st.sidebar:
        sidebar.language_switch()
    st.title(text(f"{page}.title", lang), anchor=False)
    st.caption(text(f"{page}.promise", lang))
    return archive_or_why_not(lang)


def archive_or_why_not(lang: Lang) -> Overview | None:
    """Return what the archive holds; None where it holds nothing or can't be opened, which is said."""
    try:
        overview = resources.overview()
    except ArchiveError as error:
        if _is_missing():
            show_empty_archive(lang)
        else:
            show_problem(problem_of(error), lang)
        return None
    if overview.n_documents == 0 and not overview.n_failures:
        show_empty_archive(lang)
        return None
    return overview


def _is_missing() -> bool:
    try:
        return not catalog_path(resources.settings().data_dir).exists()
    except ArchiveError:
        return False
