"""One page of a document on the screen: as a picture where it can be drawn, as text always, the sought words marked."""

from __future__ import annotations

import streamlit as st

from index.models import DocumentInfo
from ingest.errors import ArchiveError
from ingest.models import Page
from ui import resources
from ui.inert import marked_html
from ui.originals import original_file
from ui.quotes import find_quote, find_words
from ui.texts import Lang, text


def show_picture(document: DocumentInfo, page_no: int, quote: str, lang: Lang, *, every: bool = False) -> bool:
    """Show the page as a picture and return True, where the document is a PDF and can be drawn; else say why not.

    Args:  every: the quote is words that a reader searches for, marked wherever they stand.
    """
    path = original_file(document)
    if path is None:
        st.caption(text("source.no_original", lang))
        return False
    if path.suffix.lower() != ".pdf":
        return False
    try:
        with st.spinner(text("source.drawing", lang)):
            picture = resources.picture(document.sha256, path, page_no, quote, every)
    except ArchiveError:
        st.caption(text("source.no_picture", lang))
        return False
    if quote and not every and not picture.is_marked:
        st.caption(text("source.not_marked", lang))
    described = text("source.picture", lang, page=page_no, title=document.title)
    if picture.around_marks and not every:
        st.image(picture.around_marks, width="stretch", output_format="PNG", alt=text("source.around", lang))
        st.caption(text("source.whole_page", lang))
    st.image(picture.png, width="stretch", output_format="PNG", alt=described)
    return True


def show_text(page: Page, quote: str, lang: Lang, *, every: bool = False) -> None:
    """Show the words of the page; `every` as in `show_picture`."""
    if not page.text.strip():
        st.caption(text("source.blank_page", lang))
        return
    stretches = find_words(page.text, quote) if every else find_quote(page.text, quote)
    st.html(f'<div class="page-text" lang="sv">{marked_html(page.text, stretches)}</div>')


def ocr_mark(page: Page, lang: Lang) -> None:
    """Tell where the text of the page was read from a picture, and how sure the reading was."""
    if not page.is_ocr:
        return
    sure = page.ocr_confidence
    how_sure = "" if sure is None else f" {text('source.ocr_sure', lang, percent=sure)}"
    st.caption(f":material/document_scanner: **{text('source.ocr', lang)}:** {text('source.ocr_help', lang)}{how_sure}")
