"""The quality report: what looks odd, summed by code, then document by document; each finding opens its page."""

from __future__ import annotations

import streamlit as st

from index.quality import DocumentQuality, Odd, Quality
from prompts import finding_words
from ui import archive_facts
from ui.data_table import show_table
from ui.inert import label
from ui.state import OpenSource, open_source
from ui.texts import Lang, name, text

CODE = "kod"  # in the address
ALL = ""
PER_PAGE = 20
MAX_FINDINGS = 12  # of one document


def quality_part(lang: Lang) -> None:
    found = archive_facts.quality()
    st.text(
        text(
            "quality.summary",
            lang,
            documents=found.n_documents,
            in_order=found.n_in_order,
            share=f"{found.coverage * 100:.0f}",
        )
    )
    if not found.codes and found.n_in_order == found.n_documents:
        st.success(text("quality.in_order", lang), icon=":material/check_circle:")
        return
    words = finding_words(lang)
    with st.container(key="quality-sums"):
        show_table(
            text("quality.sums", lang),
            [text(f"quality.{each}", lang) for each in ("what", "weight", "todo", "findings", "documents")],
            [
                (
                    words[one.code].what,
                    name("severity", one.severity, lang),
                    words[one.code].todo,
                    str(one.n_findings),
                    str(one.n_documents),
                )
                for one in found.codes
            ],
            n_texts=3,
        )
    _documents(found, _code(found, lang), lang)


def _code(found: Quality, lang: Lang) -> str:
    """Return the code whose findings are to be shown, ALL for every one."""
    words = finding_words(lang)
    codes = [ALL, *(str(one.code) for one in found.codes)]
    if st.session_state.get("quality-code") not in codes:
        asked = st.query_params.get(CODE)
        st.session_state["quality-code"] = asked if asked in codes else ALL
    chosen: str = st.selectbox(
        text("quality.show", lang),
        codes,
        format_func=lambda code: words[code].what if code else text("quality.all", lang),
        key="quality-code",
    )
    if chosen:
        st.query_params[CODE] = chosen
    else:
        st.query_params.pop(CODE, None)
    return chosen


def _documents(found: Quality, code: str, lang: Lang) -> None:
    shown = [
        (one, odd)
        for one in found.documents
        if (odd := [each for each in one.findings if code in (ALL, each.code)]) or (one.held_back and code == ALL)
    ]
    st.caption(text("quality.count", lang, count=len(shown)))
    n_pages = -(-len(shown) // PER_PAGE)
    page = st.pagination(n_pages, key=f"quality-page-{code}") if n_pages > 1 else 1
    for one, odd in shown[(page - 1) * PER_PAGE : page * PER_PAGE]:
        _document(one, odd, lang)


def _document(one: DocumentQuality, odd: list[Odd], lang: Lang) -> None:
    with st.container(border=True, gap="xsmall", key=f"quality-document-{one.document_id}"):
        st.markdown(f"**{label(one.source)}**")
        kind = name("document_kind", one.kind, lang)
        st.caption(
            text("quality.document", lang, kind=label(kind), pages=one.n_pages, share=f"{one.coverage * 100:.0f}")
        )
        if one.held_back:
            st.text(text("quality.held_back", lang, what=one.held_back))
        for number, each in enumerate(odd[:MAX_FINDINGS]):
            _finding(one, each, number, lang)
        if len(odd) > MAX_FINDINGS:
            st.caption(text("quality.more", lang, count=len(odd) - MAX_FINDINGS))


def _finding(one: DocumentQuality, odd: Odd, number: int, lang: Lang) -> None:
    what = finding_words(lang)[odd.code].what
    where = text("quality.page", lang, page=odd.page_no) if odd.page_no else ""
    page = odd.page_no or 1
    st.button(
        label(" · ".join(part for part in (where, f"{what}: {odd.detail}" if odd.detail else what) if part)),
        key=f"finding-{one.document_id}-{number}",
        type="tertiary",
        icon=":material/warning:" if odd.severity == "warning" else ":material/info:",
        on_click=open_source,
        args=(OpenSource(document_id=one.document_id, page=page, quoted_page=page, quote=""),),
    )
