"""The sources below an answer: what each is, who says it and where it stands, in one or two lines."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit

import streamlit as st

from answer.models import Citation
from ui import state
from ui.data_table import escaped
from ui.inert import label
from ui.texts import Lang, name, text

SHOWN_AT_ONCE = 6
MAX_PERSONS = 3


def source_cards(citations: Sequence[Citation], heading: str, key: str, lang: Lang) -> None:
    """Show the sources in order below a heading; those after SHOWN_AT_ONCE are folded."""
    if not citations:
        return
    st.markdown(f"**{heading}**")
    with st.container(gap="xsmall", key=f"sources-{key}"):
        for citation in citations[:SHOWN_AT_ONCE]:
            _card(citation, key, lang)
    if len(citations) > SHOWN_AT_ONCE:
        with st.expander(text("source.more", lang, count=len(citations))):
            for citation in citations[SHOWN_AT_ONCE:]:
                _card(citation, key, lang)


def _card(citation: Citation, key: str, lang: Lang) -> None:
    with st.container(border=True, key=f"source-card-{key}-{citation.n}"):
        st.button(
            f"**{citation.n}** &nbsp; {label(voice(citation, lang))}",
            key=f"source-open-{key}-{citation.n}",
            type="tertiary",
            on_click=state.open_citation,
            args=(citation,),
            help=text("source.open", lang, n=citation.n),
        )
        st.caption(label(place(citation, lang)), help=text("source.ocr_help", lang) if citation.is_ocr else None)
        st.html(f'<p class="on-paper">{escaped(f"{citation.source} · {_address(citation)}")}</p>')


def _address(citation: Citation) -> str:
    """Return the address of the page cited; nobody can click on paper."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}/dokument?{urlencode({'dok': citation.document_id, 'sida': citation.page})}"


def voice(citation: Citation, lang: Lang) -> str:
    """Return what sort of words these are and whose: "Reservation, V, Anna Alm"; the organ where no party speaks."""
    persons = citation.persons[:MAX_PERSONS]
    others = (text("source.others", lang),) if len(citation.persons) > MAX_PERSONS else ()
    whose = (*citation.parties, *persons, *others) or (citation.organ or name("voice_role", citation.role, lang),)
    return ", ".join(part for part in (name("section_kind", citation.kind, lang), *whose) if part)


def place(citation: Citation, lang: Lang) -> str:
    """Return where the words stand: "kommunstyrelsen · 2021-03-09 · Dnr KS-2021-00042 · § 17 · s. 3 · OCR"."""
    has_own_organ = bool(citation.parties or citation.persons)
    parts = (
        citation.organ if has_own_organ else "",
        citation.date.isoformat() if citation.date else "",
        text("source.dnr", lang, dnr=", ".join(citation.diarienummer)) if citation.diarienummer else "",
        text("source.paragraf", lang, paragraf=citation.paragraf) if citation.paragraf else "",
        text("source.page", lang, page=citation.page),
        text("source.ocr", lang) if citation.is_ocr else "",
        citation.title if not (citation.organ and citation.date) else "",
    )
    return " · ".join(part for part in parts if part)
