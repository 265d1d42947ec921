"""A precedent on the screen: where it stands, what became of it, the comparison, and what can be done with it."""

from __future__ import annotations

import html

import streamlit as st

from answer.export.precedents import reference
from answer.quotes import flat
from answer.wording import capital, place_text
from index.precedents import Place, Precedent
from index.sentences import paragraphs as paragraphs_of
from ui import state
from ui.comparison import in_one_text, side_by_side
from ui.inert import label, plain
from ui.state import OpenSource
from ui.texts import Lang, name, text

MAX_QUOTE = 600  # characters from the first common words on; enough to find the place on the page
MAX_ALSO = 6
VIEWS = ("sides", "running", "plain")


def precedent_card(one: Precedent, n: int, view: str, lang: Lang) -> None:
    """Draw the n-th precedent; `view` is one of VIEWS."""
    with st.container(border=True, gap="small", key=f"precedent-card-{n}"):
        st.markdown(f"**{n}. {label(capital(_where(one.place, lang)))}**")
        st.caption(label(one.place.item.title or one.place.document.title))
        st.html(f'<p class="precedent-facts">{_facts(one, lang)}</p>')
        if view == "sides":
            st.html(side_by_side(one.aligned.segments, n, lang))
        elif view == "running":
            st.html(in_one_text(one.aligned.segments, n, lang))
        else:
            st.html(f'<div class="compared" lang="sv"><p>{html.escape(plain(one.text))}</p></div>')
        _buttons(one, n, lang)
        if one.also:
            _also(one, n, lang)


def _where(place: Place, lang: Lang) -> str:
    return place_text(
        lang,
        organ=place.organ,
        day=place.item.date or place.document.date,
        paragraf=place.item.paragraf,
        title=place.document.title,
    )


def _facts(one: Precedent, lang: Lang) -> str:
    """Return HTML: outcome first, then kind, share of equal words, municipality, Dnr."""
    place = one.place
    outcome = text("forlagor.undecided", lang)
    if place.decision:
        outcome = text("forlagor.outcome", lang, outcome=name("outcome", place.decision.record.outcome, lang))
    numbers = place.item.diarienummer or place.document.diarienummer
    others = (
        name("section_kind", place.section.kind, lang),
        text("forlagor.share", lang, share=round(100 * one.share)),
        place.document.municipality,
        text("source.dnr", lang, dnr=", ".join(numbers)) if numbers else "",
    )
    rest = " · ".join(html.escape(plain(other)) for other in others if other)
    return f'<strong class="outcome">{html.escape(outcome)}</strong> {rest}'


def _buttons(one: Precedent, n: int, lang: Lang) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            text("forlagor.open", lang),
            key=f"precedent-open-{n}",
            icon=":material/find_in_page:",
            on_click=_open_words,
            args=(one,),
        )
        decision = one.place.decision
        if decision and decision.record.section_id != one.place.section.id:
            st.button(
                text("forlagor.open_decision", lang),
                key=f"precedent-decision-{n}",
                icon=":material/gavel:",
                on_click=_open,
                args=(decision.document.id, decision.record.spans[0].page_no, decision.record.text),
            )
        with st.popover(text("forlagor.copy", lang), icon=":material/content_copy:"):
            st.caption(text("forlagor.copy_help", lang))
            st.code(copied(one, lang), language=None, wrap_lines=True)


def copied(one: Precedent, lang: Lang) -> str:
    """Return the precedent's words without the line breaks of the page, then where they stand."""
    paragraphs = (flat(one.text[start:end]) for start, end in paragraphs_of(one.text))
    source = text("forlagor.source", lang, reference=reference(one.place, lang))
    return "\n\n".join(plain(part) for part in (*paragraphs, source) if part)


def _also(one: Precedent, n: int, lang: Lang) -> None:
    st.caption(f"{text('forlagor.also', lang)}:")
    with st.container(horizontal=True, gap="small"):
        for position, place in enumerate(one.also[:MAX_ALSO]):
            st.button(
                label(f"{_where(place, lang)} ({text('source.page', lang, page=place.page_no)})"),
                key=f"precedent-also-{n}-{position}",
                type="tertiary",
                on_click=_open,
                args=(place.document.id, place.page_no, one.text),
            )


def _open_words(one: Precedent) -> None:
    _open(one.place.document.id, one.place.page_no, one.text[one.aligned.start :])


def _open(document_id: str, page: int, quote: str) -> None:
    state.open_source(OpenSource(document_id=document_id, page=page, quoted_page=page, quote=quote[:MAX_QUOTE].strip()))
