"""Dokument: a document page by page with what was found in it. ?dok=&sida=&citat= opens a page, &ord= searches."""

from __future__ import annotations

import html

import streamlit as st

from answer.quotes import flat
from index.models import DocumentInfo
from ingest.errors import ArchiveError
from ingest.models import Page
from ui import resources, sidebar, state, viewing
from ui.asking import problem_of
from ui.document_facts import summary_line
from ui.document_records import Contents, contents_of
from ui.document_search import PageHits, next_page, search_pages
from ui.document_side import side
from ui.frame import archive_or_why_not
from ui.inert import label, marked_html, plain
from ui.originals import original_file
from ui.page_view import ocr_mark, show_picture, show_text
from ui.problem_view import show_problem
from ui.quotes import MAX_SOUGHT
from ui.texts import Lang, text
from ui.viewing import Viewed

VIEWS = ("picture", "text")
PAGE, WORDS, VIEW, SOUGHT_NOW = "document-page", "document-words", "document-view", "document-sought-now"
# Button -> pages forward, icon, key. Arrows alone move between tabs and choices, Page Up and Down alone scroll.
STEPS = {
    "previous": (-1, ":material/chevron_left:", "Alt+PageUp"),
    "next": (1, ":material/chevron_right:", "Alt+PageDown"),
}
COLUMNS = (3, 2)  # the page and what stands beside it
HITS_SHOWN = 40  # pages of the list of hits


def main() -> None:
    lang = state.lang()
    with st.sidebar:
        sidebar.language_switch()
    if archive_or_why_not(lang) is None:
        return
    where = viewing.viewed()
    try:
        document = resources.document(where.document_id) if where.document_id else None
        if document is None:
            _nothing_to_show(where, lang)
        else:
            _document(document, where, lang)
    except ArchiveError as error:
        show_problem(problem_of(error), lang)


def _nothing_to_show(where: Viewed, lang: Lang) -> None:
    st.title(text("dokument.title", lang), anchor=False)
    if where.document_id:
        st.warning(text("source.missing", lang))
    st.text(text("dokument.none", lang))
    st.page_link("pages/fraga.py", label=text("dokument.to_questions", lang), icon=":material/forum:")


def _document(document: DocumentInfo, where: Viewed, lang: Lang) -> None:
    st.title(label(document.title or document.source), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="document-head"):
        st.caption(label(summary_line(document, lang)), width="content")
        if original_file(document):
            address = f"/kalla/{document.id}#page={where.page}"
            st.link_button(text("source.original", lang), address, icon=":material/open_in_new:", type="tertiary")
    above_page, above_side = st.columns(COLUMNS, gap="medium", vertical_alignment="bottom")
    with above_side:
        hits = _search_field(document, where, lang)
    where = _jump(hits, where)
    with above_page:
        _toolbar(document, where, lang)
    _hits(document, hits, where, lang)
    page = resources.page(document.id, where.page)
    if page is None:
        st.warning(text("source.missing_page", lang, page=where.page))
        return
    left, right = st.columns(COLUMNS, gap="medium")
    with left:
        _page(document, page, where, lang)
    with right:
        side(document, page, _contents(_generation(), document.id, document), lang)


def _search_field(document: DocumentInfo, where: Viewed, lang: Lang) -> tuple[PageHits, ...]:
    """Draw the field and return the pages with hits."""
    key = f"{WORDS}-{document.id}"
    st.session_state.setdefault(key, where.words)
    st.text_input(
        text("dokument.search", lang),
        key=key,
        type="search",
        icon=":material/search:",
        max_chars=MAX_SOUGHT,
        placeholder=text("dokument.search_words", lang),
        help=text("dokument.search_help", lang),
        on_change=_sought,
        args=(key,),
    )
    return _found(_generation(), document.id, where.words) if where.words else ()


def _sought(key: str) -> None:
    viewing.seek(st.session_state[key])
    st.session_state[SOUGHT_NOW] = True


def _jump(hits: tuple[PageHits, ...], where: Viewed) -> Viewed:
    """Go to the next page with a hit, where the reader has just asked for one."""
    page = next_page(hits, where.page) if st.session_state.pop(SOUGHT_NOW, False) else None
    if page is None or page == where.page:
        return where
    viewing.go(page)
    return viewing.viewed()


def _toolbar(document: DocumentInfo, where: Viewed, lang: Lang) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="document-toolbar"):
        _step(document, where, "previous", lang)
        # A field for each page: one whose value the program sets would answer a hasty click with its old value.
        shown = min(max(where.page, 1), document.n_pages)
        key = f"{PAGE}-{shown}"
        st.number_input(
            text("dokument.go_to", lang, count=document.n_pages),
            1,
            document.n_pages,
            shown,
            key=key,
            on_change=_turn,
            args=(key, where.page),
            width=120,
        )
        _step(document, where, "next", lang)
        st.segmented_control(
            text("dokument.view", lang),
            VIEWS,
            format_func=lambda view: text(f"dokument.{view}", lang),
            default=None if VIEW in st.session_state else VIEWS[0],
            key=VIEW,
            required=True,
        )


def _step(document: DocumentInfo, where: Viewed, key: str, lang: Lang, *, place: str = "") -> None:
    """Draw the button to the previous or next page, with a key on the keyboard where it stands first on the page."""
    step, icon, shortcut = STEPS[key]
    to = where.page + step
    st.button(
        text(f"source.{key}", lang),
        icon=icon,
        key=f"document-{key}{place}",
        on_click=viewing.go,
        args=(to,),
        disabled=not 1 <= to <= document.n_pages,
        help=text(f"dokument.{key}", lang),
        shortcut=None if place else shortcut,
    )


def _turn(key: str, seen: int) -> None:
    """Go to the page that was written where page `seen` was shown.

    A hasty click comes with the fields that the browser still has: one of a page that was left says nothing any more.
    """
    if viewing.viewed().page == seen:
        viewing.go(st.session_state[key])


def _hits(document: DocumentInfo, hits: tuple[PageHits, ...], where: Viewed, lang: Lang) -> None:
    """Tell how often the words stand in the document and lead from page to page with hits."""
    if not where.words:
        return
    if not hits:
        st.caption(label(text("dokument.no_hits", lang, words=where.words)))
        return
    numbers = [one.page_no for one in hits]
    before = max((number for number in numbers if number < where.page), default=None)
    after = min((number for number in numbers if number > where.page), default=None)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="document-hits"):
        count = sum(one.count for one in hits)
        st.caption(text("dokument.hits", lang, count=count, pages=len(hits), all=document.n_pages), width="content")
        for key, icon, to in (
            ("previous_hit", ":material/arrow_back:", before),
            ("next_hit", ":material/arrow_forward:", after),
        ):
            st.button(
                text(f"dokument.{key}", lang),
                icon=icon,
                key=f"document-{key}",
                on_click=viewing.go,
                args=(to,),
                disabled=to is None,
            )
    with st.expander(text("dokument.all_hits", lang)):
        for one in hits[:HITS_SHOWN]:
            _hit(one, lang)


def _hit(one: PageHits, lang: Lang) -> None:
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key=f"document-hit-{one.page_no}"):
        st.button(
            text("dokument.page_hits", lang, page=one.page_no, count=one.count),
            key=f"document-hit-button-{one.page_no}",
            on_click=viewing.go,
            args=(one.page_no,),
        )
        st.html(f'<div class="document-hit" lang="sv">{marked_html(one.excerpt, [one.found])}</div>')


def _page(document: DocumentInfo, page: Page, where: Viewed, lang: Lang) -> None:
    ocr_mark(page, lang)
    if where.quote:
        st.html(f'<blockquote class="quoted">{html.escape(plain(flat(where.quote)))}</blockquote>')
        st.button(
            text("dokument.unmark", lang),
            key="document-unmark",
            type="tertiary",
            icon=":material/close:",
            on_click=viewing.go,
            args=(where.page,),
        )
    searched = not where.quote
    wants_picture = st.session_state[VIEW] == "picture"
    if not wants_picture or not show_picture(document, page.page_no, where.marked, lang, every=searched):
        show_text(page, where.marked, lang, every=searched)
    with st.container(horizontal=True, gap="small", key="document-below"):
        _step(document, where, "previous", lang, place="-below")
        _step(document, where, "next", lang, place="-below")


def _generation() -> int:
    return resources.archive().catalog.generation()


@st.cache_resource(show_spinner=False, max_entries=32)
def _contents(generation: int, document_id: str, _document: DocumentInfo) -> Contents:  # noqa: ARG001 - the key
    return contents_of(resources.archive().catalog, _document)


@st.cache_resource(show_spinner=False, max_entries=64)
def _found(generation: int, document_id: str, words: str) -> tuple[PageHits, ...]:  # noqa: ARG001 - as above
    return search_pages(resources.archive().catalog.pages(document_id), words)


if __name__ == "__main__":
    main()
