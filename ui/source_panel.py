"""The source panel: a drawer with the page that is cited, its quoted words marked, and what the document is."""

from __future__ import annotations

import html

import streamlit as st

from answer.models import Citation
from index.models import DocumentInfo
from ingest.errors import ArchiveError
from ui import resources, state
from ui.address import link_source
from ui.asking import problem_of
from ui.inert import label, marked_html, plain
from ui.originals import original_file
from ui.problem_view import show_problem
from ui.quotes import find_quote
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
    _page_buttons(document, opened.page, lang)
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
    if citation and citation.is_ocr:
        st.caption(f":material/document_scanner: {text('source.ocr', lang)}: {text('source.ocr_help', lang)}")


def _page_buttons(document: DocumentInfo, page_no: int, lang: Lang) -> None:
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
    quote = opened.quote if opened.page == opened.quoted_page else ""
    if _picture(document, opened.page, quote, lang):
        with st.expander(text("source.as_text", lang)):
            _page_text(page.text, quote, lang)
    else:
        _page_text(page.text, quote, lang)


def _picture(document: DocumentInfo, page_no: int, quote: str, lang: Lang) -> bool:
    """Show the page as a picture and return True, where the document is a PDF and can be drawn."""
    path = original_file(document)
    if path is None:
        st.caption(text("source.no_original", lang))
        return False
    if path.suffix.lower() != ".pdf":
        return False
    try:
        picture = resources.picture(document.sha256, path, page_no, quote)
    except ArchiveError:
        st.caption(text("source.no_picture", lang))
        return False
    if quote and not picture.is_marked:
        st.caption(text("source.not_marked", lang))
    described = text("source.picture", lang, page=page_no, title=document.title)
    if picture.around_marks:
        st.image(picture.around_marks, width="stretch", output_format="PNG", alt=text("source.around", lang))
        st.caption(text("source.whole_page", lang))
    st.image(picture.png, width="stretch", output_format="PNG", alt=described)
    return True


def _page_text(words: str, quote: str, lang: Lang) -> None:
    if not words.strip():
        st.caption(text("source.blank_page", lang))
        return
    st.html(f'<div class="page-text" lang="sv">{marked_html(words, find_quote(words, quote))}</div>')
