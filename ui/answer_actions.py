"""What a reader does with an answer: says what it is worth, copies it, links to it, takes it along as a file."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from answer.models import Answer, Question
from ui import feedback, resources
from ui.inert import plain
from ui.sidebar import linked_filters
from ui.source_cards import place, voice
from ui.state import Exchange
from ui.texts import Lang, text

logger = logging.getLogger(__name__)

MAX_NAME = 40  # characters of a file's name
_FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
_PAPERS, _TABLES = ("docx", "md", "html"), ("xlsx", "csv")


def answer_actions(exchange: Exchange, answer: Answer, lang: Lang) -> None:
    """Draw thumbs with a comment, and what the answer can be taken along as; made only when it is opened."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"actions-{exchange.id}"):
        st.feedback("thumbs", key=_thumbs_key(exchange), on_change=_judge, args=(exchange, answer))
        taking = st.popover(
            text("take.open", lang),
            icon=":material/ios_share:",
            type="tertiary",
            key=f"take-{exchange.id}",
            on_change="rerun",
        )
    if st.session_state.get(_thumbs_key(exchange)) is not None:
        _comment(exchange, answer, lang)
    if taking.open:
        with taking:
            _take(exchange, answer, lang)


def _take(exchange: Exchange, answer: Answer, lang: Lang) -> None:
    st.markdown(f"**{text('take.files', lang)}**")
    with st.container(horizontal=True, gap="xsmall", key=f"files-{exchange.id}"):
        for ending in (*_PAPERS, *(_TABLES if answer.rows else ())):
            st.download_button(
                text(f"take.{ending}", lang),
                partial(written, answer, ending, lang),
                file_name=f"{file_stem(exchange.standalone)}.{ending}",
                mime=_FORMATS[ending],
                key=f"download-{ending}-{exchange.id}",
                on_click="ignore",
            )
    st.markdown(f"**{text('take.link', lang)}**")
    st.code(link_to(answer.question, st.context.url or ""), language=None, wrap_lines=True)
    st.markdown(f"**{text('take.copy', lang)}**")
    st.code(copied(answer, lang), language=None, wrap_lines=True)


def written(answer: Answer, ending: str, lang: Lang) -> bytes:
    """Return the answer as a file of this sort: "docx", "md", "html", of a list also "xlsx" and "csv".

    Raises:  ArchiveError: the archive can't be asked what it is.
    """
    from answer import export
    from answer.export.tables import table_of_answer

    origin = export.origin_of(resources.archive())
    writers: dict[str, Callable[[], bytes]] = {
        "docx": lambda: export.to_docx(answer, lang, origin),
        "md": lambda: export.to_markdown(answer, lang, origin).encode(),
        "html": lambda: export.to_html(answer, lang, origin).encode(),
        "xlsx": lambda: export.to_xlsx(table_of_answer(answer), lang, origin),
        "csv": lambda: export.to_csv(table_of_answer(answer), lang),
    }
    return writers[ending]()


def copied(answer: Answer, lang: Lang) -> str:
    """Return the answer and its numbered sources as plain text."""
    sources = (f"[{one.n}] {voice(one, lang)} · {place(one, lang)} · {one.source}" for one in answer.citations)
    return plain("\n".join((answer.text, "", text("source.heading", lang), *sources)))


def link_to(question: Question, page_address: str) -> str:
    """Return the address that asks the question again, under the same limits.

    Args:  page_address: of the page Fråga, "http://127.0.0.1:8501".
    """
    asked = [("fraga", question.standalone), *linked_filters(question.filters)]
    return f"{page_address.rstrip('/')}/?{urlencode(asked)}"


def file_stem(question: str) -> str:
    """Return a name for a file, of the question's first words: "varfor-reserverade-sig-v"."""
    from unicodedata import normalize

    ascii_only = normalize("NFKD", question.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:MAX_NAME].rstrip("-") or "svar"


def _thumbs_key(exchange: Exchange) -> str:
    return f"thumbs-{exchange.id}"


def _comment(exchange: Exchange, answer: Answer, lang: Lang) -> None:
    key = f"comment-{exchange.id}"
    st.text_input(
        text("thumbs.comment", lang),
        key=key,
        max_chars=feedback.MAX_COMMENT,
        on_change=_judge,
        args=(exchange, answer),
    )
    st.caption(text("thumbs.thanks" if st.session_state.get(key) else "thumbs.note", lang))


def _judge(exchange: Exchange, answer: Answer) -> None:
    """Keep what the reader thinks; a later word on the same answer replaces the earlier."""
    thumbs: int | None = st.session_state.get(_thumbs_key(exchange))
    if thumbs is None:
        return
    try:
        feedback.add(
            resources.settings().data_dir,
            question=exchange.standalone,
            answer=answer.text,
            thumbs="up" if thumbs else "down",
            comment=st.session_state.get(f"comment-{exchange.id}") or "",
            citations=answer.citations,
            exchange=exchange.id,
        )
    except OSError:
        logger.exception("the feedback was not kept")
