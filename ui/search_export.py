"""The hits to take along, as CSV and as a workbook: made when somebody asks for them."""

from __future__ import annotations

from datetime import date

import streamlit as st

from answer.export import origin_of, to_csv, to_xlsx
from answer.export.sheets import Table
from answer.export.tables import table_of_hits
from index.finder import Finder, Findings
from ui import resources
from ui.search_facets import limits_text
from ui.search_request import SearchRequest
from ui.texts import Lang, text

MAX_ROWS = 10_000  # some 10 MB as a workbook, a few seconds to write


def export_buttons(finder: Finder, findings: Findings, request: SearchRequest, lang: Lang) -> None:
    """Draw a button for each kind of file: the hits in their order, at most MAX_ROWS."""
    archive, about = resources.archive(), limits_text(request, lang) or text("sok.everything", lang)

    def table() -> Table:
        return table_of_hits(finder.hits(findings, 0, MAX_ROWS), about=about)

    files = {
        "csv": ("text/csv", lambda: to_csv(table(), lang)),
        "xlsx": (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda: to_xlsx(table(), lang, origin_of(archive)),
        ),
    }
    with st.popover(text("sok.export", lang), icon=":material/download:"):
        if len(findings) > MAX_ROWS:
            st.caption(text("sok.export_limit", lang, limit=MAX_ROWS))
        for kind, (mime, made) in files.items():
            st.download_button(
                text(f"sok.export_{kind}", lang),
                made,
                file_name=f"{text('sok.export_file', lang)}-{date.today().isoformat()}.{kind}",
                mime=mime,
                key=f"sok-export-{kind}",
                on_click="ignore",
            )
