"""The hits on the screen: what each is and who says it, the words that were searched for, and where they stand."""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence
from dataclasses import replace

import streamlit as st

from answer.models import Citation
from index.models import Hit, Passage
from ui import state
from ui.excerpts import Excerpt, excerpt_of, marks
from ui.inert import label, marked_html, plain
from ui.source_cards import place, voice
from ui.texts import Lang, name, text

MAX_TITLE = 140  # characters


def show_hits(hits: Sequence[Hit], words: Collection[str], lang: Lang, *, has_places: bool) -> None:
    """Draw the hits in order.

    Args:
        words: the stems that were searched for.
        has_places: the archive has several municipalities, so each hit tells its own.
    """
    for number, hit in enumerate(hits):
        _hit(hit.passage, words, number, lang, has_places=has_places)


def _hit(passage: Passage, words: Collection[str], number: int, lang: Lang, *, has_places: bool) -> None:
    excerpt = excerpt_of(passage, words)
    citation = citation_of(passage, excerpt)
    with st.container(border=True, gap="xxsmall", key=f"sok-hit-{number}"):
        st.button(
            _marked_label(title_of(passage), words),
            key=f"sok-open-{passage.id}",
            type="tertiary",
            on_click=state.open_citation,
            args=(citation,),
            help=text("sok.open", lang, page=excerpt.page_no),
        )
        before, after = "… " if excerpt.is_cut_before else "", " …" if excerpt.is_cut_after else ""
        spoken = marked_html(excerpt.text, excerpt.marks)
        st.html(
            f'<div class="hit" lang="sv"><p class="hit-voice">{_voice(passage, citation, lang)}</p>'
            f'<p class="hit-words">{before}{spoken}{after}</p>'
            f'<p class="hit-place">{_place(passage, citation, lang, has_places=has_places)}</p></div>'
        )


def title_of(passage: Passage) -> str:
    """Return "§ 17 Nedläggning av biblioteket"; the document's title where the matter has none."""
    title = " ".join((passage.item_title or passage.title or passage.source).split())
    title = title if len(title) <= MAX_TITLE else f"{title[:MAX_TITLE].rsplit(' ', 1)[0]} …"
    return f"§ {passage.paragraf} {title}" if passage.paragraf else title


def citation_of(passage: Passage, excerpt: Excerpt) -> Citation:
    """Return the excerpt as a source that the panel opens."""
    span = next((each for each in passage.spans if each.page_no == excerpt.page_no), passage.spans[0])
    return Citation(
        n=1,
        document_id=passage.document_id,
        source=passage.source,
        page=excerpt.page_no,
        span=span,
        title=passage.title,
        municipality=passage.municipality,
        organ=passage.organ,
        date=passage.date,
        diarienummer=passage.diarienummer,
        paragraf=passage.paragraf,
        section=passage.heading or passage.item_title,
        kind=passage.section_kind,
        role=passage.role,
        parties=passage.parties,
        persons=passage.persons,
        quote=" ".join(excerpt.text.split()),
        is_ocr=passage.is_ocr,
    )


def _voice(passage: Passage, citation: Citation, lang: Lang) -> str:
    said = voice(replace(citation, organ=passage.voice_organ or citation.organ), lang)
    kind, comma, whose = said.partition(", ")
    return f"<strong>{html.escape(kind)}</strong>{comma}{html.escape(plain(whose))}"


def _place(passage: Passage, citation: Citation, lang: Lang, *, has_places: bool) -> str:
    is_organ_told = not (passage.parties or passage.persons) and passage.voice_organ in ("", passage.organ)
    parts = (
        passage.municipality if has_places else "",
        passage.organ if not (passage.parties or passage.persons or is_organ_told) else "",
        place(citation, lang),
        name("document_kind", passage.document_kind, lang),
    )
    return html.escape(plain(" · ".join(part for part in parts if part)))


def _marked_label(title: str, words: Collection[str]) -> str:
    """Return the title as the label of a button, with the words that were searched for marked."""
    parts: list[str] = []
    done = 0
    for start, end in marks(title, words):
        parts += [_spaced(title[done:start]), f":yellow-background[{label(title[start:end])}]"]
        done = end
    return "".join([*parts, _spaced(title[done:])])


def _spaced(words: str) -> str:
    """Return the label of a part of a line, with the blanks around it."""
    before, after = " " if words[:1].isspace() else "", " " if words[-1:].isspace() and words.strip() else ""
    return f"{before}{label(words)}{after}"
