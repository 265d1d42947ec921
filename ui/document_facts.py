"""About a document: what it is, where it comes from, and what looks odd in it."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import streamlit as st

from answer.wording import people_text
from index.check import Severity
from index.models import DocumentInfo
from index.quality import Odd
from prompts import finding_words
from ui import viewing
from ui.inert import label, plain
from ui.texts import Lang, name, text

_ICONS = {
    Severity.ERROR: ":material/error:",
    Severity.WARNING: ":material/warning:",
    Severity.INFO: ":material/info:",
}


def facts_list(rows: Mapping[str, str]) -> None:
    """Draw the rows, heading -> value, as a list of terms; those without a value are left out."""
    drawn = (
        f"<dt>{html.escape(heading)}</dt><dd>{html.escape(plain(value))}</dd>"
        for heading, value in rows.items()
        if value
    )
    st.html(f'<dl class="facts">{"".join(drawn)}</dl>')


def summary_line(document: DocumentInfo, lang: Lang) -> str:
    """Return what the document is in one line: "Protokoll · kommunstyrelsen · 2021-03-09 · Almvik · 7 sidor"."""
    pages = "one_page" if document.n_pages == 1 else "n_pages"
    parts = (
        name("document_kind", document.kind, lang),
        document.organ,
        document.date.isoformat() if document.date else "",
        text("source.dnr", lang, dnr=", ".join(document.diarienummer)) if document.diarienummer else "",
        document.municipality,
        text(f"dokument.{pages}", lang, count=document.n_pages),
        text("dokument.ocr_pages", lang) if document.has_ocr else "",
    )
    return " · ".join(part for part in parts if part)


def about_document(document: DocumentInfo, findings: Sequence[Odd], lang: Lang) -> None:
    place = document.municipality
    if document.is_place_inferred:
        place = text("dokument_about.inferred", lang, municipality=place)
    rows = {
        "meta.kind": name("document_kind", document.kind, lang),
        "meta.municipality": place,
        "meta.organ": document.organ,
        "meta.date": document.date.isoformat() if document.date else "",
        "dokument_about.date_source": document.date_source,
        "meta.dnr": ", ".join(document.diarienummer),
        "dokument_about.authors": people_text(document.authors, (), lang),
        "dokument_about.pages": str(document.n_pages),
        "dokument_about.language": document.language,
        "meta.file": document.source,
    }
    with st.container(key="document-facts"):
        facts_list({text(key, lang): value for key, value in rows.items()})
    st.markdown(f"**{text('dokument_about.odd', lang)}**")
    if not findings:
        st.caption(text("dokument_about.odd_none", lang))
    for number, one in enumerate(findings):
        show_odd(one, lang, key=f"odd-{number}")


def show_odd(one: Odd, lang: Lang, *, key: str = "") -> None:
    """Say what looks odd and what to do about it; with a key also a button to its page, where it has one."""
    words = finding_words(lang)[one.code]
    detail = f": {label(one.detail)}" if one.detail else ""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"{_ICONS[one.severity]} {label(words.what)}{detail}")
        st.caption(label(text("dokument_about.todo", lang, todo=words.todo)))
        if key and one.page_no:
            st.button(
                text("dokument_about.odd_place", lang, page=one.page_no),
                key=key,
                icon=":material/arrow_forward:",
                on_click=viewing.go,
                args=(one.page_no,),
            )
