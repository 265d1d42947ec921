"""Förlagor: earlier texts like one that is pasted or uploaded, side by side with it. ?text= finds, ?kommun=&organ=&ar=
narrow down."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from answer.export import origin_of, precedents_to_docx, precedents_to_markdown
from index.models import Filters
from index.precedents import MAX_CHARS, MIN_WORDS, READ_CHARS, Precedent, find_precedents
from ingest.errors import ArchiveError, UnreadableFileError, UsageError
from ui import resources, state
from ui.address import open_linked_source, write
from ui.asking import problem_of
from ui.drafts import LIMITS, MAX_MB, text_of_draft
from ui.frame import page_head
from ui.inert import label
from ui.precedent_cards import VIEWS, precedent_card
from ui.precedent_limits import limit_widgets, limits_in_address
from ui.problem_view import show_problem
from ui.source_panel import open_panel
from ui.texts import Lang, table, text
from ui.uploads import DOCUMENTS

TEXT, SOUGHT, DRAFT, SHOWN, VIEW = (
    "forlagor-text", "forlagor-sought", "forlagor-draft", "forlagor-shown", "forlagor-view",
)  # fmt: skip
AT_ONCE = 5
MOST = 25
MAX_LINKED_TEXT = 1_500  # characters of a text in the address; a longer one is not linked
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def main() -> None:
    lang = state.lang()
    open_linked_source()
    overview = page_head("forlagor", lang)
    if overview is None:
        return
    _read_address()
    with st.container(key="forlagor-main"):
        _text_field(lang)
        filters = limit_widgets(overview.facets, lang)
        _write_address(filters)
        if sought := st.session_state.get(SOUGHT, ""):
            _precedents(sought, filters, lang)
    if opened := state.source():
        open_panel(opened, lang)


def _read_address() -> None:
    """Take the text from the address where a visit to the page begins; without one, the text of the last visit."""
    if TEXT in st.session_state:
        return
    if linked := st.query_params.get("text", ""):
        st.session_state[SOUGHT] = linked[:MAX_CHARS].strip()
    st.session_state[TEXT] = st.session_state.get(SOUGHT, "")


def _write_address(filters: Filters) -> None:
    sought = st.session_state.get(SOUGHT, "")
    write(text=sought if len(sought) <= MAX_LINKED_TEXT else "", **limits_in_address(filters))


def _text_field(lang: Lang) -> None:
    """Draw the text field, and below it the place for a draft, whose words go into the field."""
    field = st.container()
    draft = st.file_uploader(
        text("forlagor.upload", lang, limit=MAX_MB),
        type=[suffix.removeprefix(".") for suffix in DOCUMENTS],
        key="forlagor-upload",
        max_upload_size=MAX_MB,
        help=text("forlagor.upload_help", lang),
    )
    if draft is None:
        st.session_state.pop(DRAFT, None)
    elif st.session_state.get(DRAFT) != draft.file_id:
        st.session_state[DRAFT] = draft.file_id
        _read_draft(draft.name, draft.getvalue(), lang)
    elif st.session_state.get(TEXT):
        st.caption(label(text("forlagor.read", lang, name=draft.name)))
    with field:
        st.text_area(
            text("forlagor.text", lang),
            key=TEXT,
            height=180,
            max_chars=MAX_CHARS,
            placeholder=text("forlagor.placeholder", lang),
        )
        st.button(
            text("forlagor.find", lang), key="forlagor-find", type="primary", icon=":material/search:", on_click=_seek
        )
        if len(st.session_state[TEXT]) > READ_CHARS:
            st.caption(text("forlagor.compared", lang, limit=READ_CHARS))


def _read_draft(name: str, contents: bytes, lang: Lang) -> None:
    """Put the words of the draft into the field and look for them, or say why they can't be read."""
    try:
        with st.spinner(text("forlagor.reading", lang)):
            words = text_of_draft(name, contents, masked=resources.settings().mask_personal_data)
    except UnreadableFileError as error:
        key = f"forlagor_refused.{type(error).__name__}"
        known = key if key in table(lang) else "forlagor_refused.UnreadableFileError"
        st.error(text(known, lang, limit=MAX_MB, pages=LIMITS.max_pages), icon=":material/error:")
        return
    except ArchiveError as error:
        show_problem(problem_of(error), lang)
        return
    if len(words) > MAX_CHARS:
        st.caption(text("forlagor.cut", lang, limit=MAX_CHARS))
    st.caption(label(text("forlagor.read", lang, name=name)))
    st.session_state[TEXT] = words[:MAX_CHARS]
    _seek()


def _seek() -> None:
    st.session_state[SOUGHT] = st.session_state[TEXT].strip()
    st.session_state[SHOWN] = AT_ONCE


def _precedents(sought: str, filters: Filters, lang: Lang) -> None:
    try:
        with st.spinner(text("forlagor.finding", lang)):
            found = _found(resources.archive().catalog.generation(), sought, filters)
    except UsageError:
        st.warning(text("forlagor.too_short", lang, limit=MIN_WORDS))
        return
    except ArchiveError as error:
        show_problem(problem_of(error), lang)
        return
    if not found:
        st.info(text("forlagor.nothing" if filters.is_empty else "forlagor.nothing_filtered", lang))
        return
    _results(sought, found, lang)


def _results(sought: str, found: Sequence[Precedent], lang: Lang) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="forlagor-found"):
        st.header(text("forlagor.count", lang, count=len(found)), anchor=False, width="stretch")
        view = st.segmented_control(
            text("forlagor.view", lang),
            VIEWS,
            format_func=lambda view: text(f"forlagor.{view}", lang),
            default=None if VIEW in st.session_state else VIEWS[0],
            key=VIEW,
            required=True,
        )
        _export(sought, found, lang)
    if view != "plain":
        st.caption(text("forlagor.legend", lang))
    shown = st.session_state.get(SHOWN, AT_ONCE)
    for n, one in enumerate(found[:shown], 1):
        precedent_card(one, n, view or VIEWS[0], lang)
    if shown < len(found):
        st.button(text("forlagor.more", lang), key="forlagor-more", on_click=_show_more)


def _show_more() -> None:
    st.session_state[SHOWN] = st.session_state.get(SHOWN, AT_ONCE) + AT_ONCE


def _export(sought: str, found: Sequence[Precedent], lang: Lang) -> None:
    origin = origin_of(resources.archive())
    made: dict[str, tuple[str, str, Callable[[], str | bytes]]] = {
        "markdown": ("md", "text/markdown", lambda: precedents_to_markdown(sought, found, lang, origin)),
        "docx": ("docx", DOCX, lambda: precedents_to_docx(sought, found, lang, origin)),
    }
    with st.popover(text("forlagor.export", lang), icon=":material/download:"):
        for key, (suffix, mime, make) in made.items():
            st.download_button(
                text(f"forlagor.{key}", lang),
                make,
                file_name=f"{text('forlagor.file', lang)}-{origin.day.isoformat()}.{suffix}",
                mime=mime,
                key=f"forlagor-export-{key}",
                on_click="ignore",
            )


@st.cache_resource(show_spinner=False, max_entries=32)
def _found(generation: int, sought: str, filters: Filters) -> list[Precedent]:  # noqa: ARG001 - part of the key
    return find_precedents(resources.archive(), sought, k=MOST, filters=filters)


if __name__ == "__main__":
    main()
