"""The source panel: a drawer with the page that is cited, its quoted words marked, and what the document is."""

from __future__ import annotations

import html

import streamlit as st

from answer.models import Citation
from index.models import DocumentInfo
from ingest.errors import ArchiveError
from ui import resources, state
from ui.address import link_of, link_source
from ui.asking import problem_of
from ui.inert import label, plain
from ui.originals import original_file
from ui.page_view import ocr_mark, show_picture, show_text
from ui.problem_view import show_problem
from ui.source_cards import voice
from ui.state import OpenSource
from ui.texts import Lang, name, text

WIDTH_PX = 780


def open_panel(opened: OpenSource, lang: Lang) -> None:
    """Open the drawer on the source and put its link in the address field."""
    try:
        document = resources.document(opened.document_id)
    except ArchiveError as error:
        show_problem(problem_of(error), lang)
        return
    if document is None:
        st.warning(text("source.missing", lang))
        return
    title = label(document.title or document.source)
    drawer = st.dialog(title, width=WIDTH_PX, position="right", on_dismiss=state.close_source)
    drawer(_panel)(document, lang)


def _panel(document: DocumentInfo, lang: Lang) -> None:
    opened = state.source()
    if opened is None:
        return
    link_source(opened)
    _facts(document, opened.citation, lang)
    if opened.quote:
        st.html(f'<blockquote class="quoted">{html.escape(plain(opened.quote))}</blockquote>')
    _page_buttons(document, opened, lang)
    _page(document, opened, lang)


def _facts(document: DocumentInfo, citation: Citation | None, lang: Lang) -> None:
    day = citation.date if citation else document.date
    facts = {
        "voice": voice(citation, lang) if citation else "",
        "organ": citation.organ if citation else document.organ,
        "date": day.isoformat() if day else "",
        "dnr": ", ".join(citation.diarienummer if citation else document.diarienummer),
        "paragraf": text("source.paragraf", lang, paragraf=citation.paragraf) if citation and citation.paragraf else "",
        "section": citation.section if citation else "",
        "kind": name("document_kind", document.kind, lang),
        "municipality": document.municipality,
        "file": document.source,
    }
    rows = (
        f"<dt>{html.escape(text(f'meta.{key}', lang))}</dt><dd>{html.escape(plain(value))}</dd>"
        for key, value in facts.items()
        if value
    )
    st.html(f'<dl class="facts">{"".join(rows)}</dl>')


def _page_buttons(document: DocumentInfo, opened: OpenSource, lang: Lang) -> None:
    page_no = opened.page
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page-buttons"):
        for key, icon, step in (("previous", ":material/chevron_left:", -1), ("next", ":material/chevron_right:", 1)):
            st.button(
                text(f"source.{key}", lang),
                icon=icon,
                key=f"page-{key}",
                on_click=state.turn_page,
                args=(step,),
                disabled=not 1 <= page_no + step <= document.n_pages,
            )
        st.caption(text("source.position", lang, page=page_no, count=document.n_pages))
        st.page_link(
            "pages/dokument.py",
            label=text("source.whole", lang),
            icon=":material/description:",
            query_params=link_of(opened),
        )
        if original_file(document):
            st.link_button(
                text("source.original", lang),
                f"/kalla/{document.id}#page={page_no}",
                icon=":material/open_in_new:",
            )


def _page(document: DocumentInfo, opened: OpenSource, lang: Lang) -> None:
    page = resources.page(document.id, opened.page)
    if page is None:
        st.warning(text("source.missing_page", lang, page=opened.page))
        return
    ocr_mark(page, lang)
    quote = opened.quote if opened.page == opened.quoted_page else ""
    if show_picture(document, opened.page, quote, lang):
        with st.expander(text("source.as_text", lang)):
            show_text(page, quote, lang)
    else:
        show_text(page, quote, lang)
