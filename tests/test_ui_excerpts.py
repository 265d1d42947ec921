"""Excerpts show the words that were searched for, from one page, and mark them where they stand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.keyword_store import searched_words
from index.models import Passage
from ingest.models import DocumentKind, SectionKind, Span, VoiceRole
from ui.excerpts import EXCERPT, excerpt_of, marks

BASE = Passage(
    id="p",
    document_id="d",
    item_id="i",
    section_id="s",
    text="",
    header="",
    spans=(Span(1, 0, 0),),
    source="a.txt",
    title="Protokoll",
    document_kind=DocumentKind.PROTOKOLL,
    section_kind=SectionKind.BESLUT,
    heading="",
    municipality="Almvik",
    organ="kommunstyrelsen",
    date=None,
    paragraf=None,
    item_title="",
    diarienummer=(),
    role=VoiceRole.ORGAN,
    parties=(),
    persons=(),
)


def passage(*pages: str, heading: str = "") -> Passage:
    spans = tuple(Span(number, 10, 10 + len(text)) for number, text in enumerate(pages, 3))
    return replace(BASE, text="\n".join(pages), spans=spans, heading=heading)


def marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in marks(text, searched_words(query))]


def test_every_form_and_the_beginning_of_a_compound_is_marked() -> None:
    text = "Biblioteken, bibliotekets plan och biblioteksplanen; ett skolbibliotek är ett annat. Skolan, skolor"
    assert marked(text, "BIBLIOTEK") == ["Biblioteken", "bibliotekets", "biblioteksplanen"]
    assert marked(text, "skola") == marked(text, "skolans") == ["Skolan", "skolor"]


def test_small_words_are_not_marked() -> None:
    assert marked("Avgiften för skolskjuts", "för avgift och") == ["Avgiften"]


def test_the_excerpt_is_of_the_page_with_the_words() -> None:
    found = excerpt_of(passage("Första sidan säger inget.", "Andra sidan talar om biblioteket."), {"bibliotek"})
    assert (found.page_no, found.text) == (4, "Andra sidan talar om biblioteket.")
    assert found.is_cut_before
    assert not found.is_cut_after


def test_the_excerpt_is_where_most_of_the_words_stand_and_begins_with_a_sentence() -> None:
    filler = "Här står något helt annat som ingen söker efter. " * 20
    text = f"Skolan nämns först. {filler}Taxan för skolans mat höjs. {filler}"
    found = excerpt_of(passage(text), set(searched_words("skola taxa")))
    assert "Taxan för skolans mat höjs." in found.text
    assert found.text.startswith("Här står")
    assert len(found.text) <= EXCERPT + 200
    assert found.is_cut_before
    assert found.is_cut_after


def test_the_heading_is_not_repeated() -> None:
    found = excerpt_of(passage("Reservation\nVi vill ha kvar skolan.", heading="Reservation"), set())
    assert found.text == "Vi vill ha kvar skolan."
    assert not found.is_cut_before


@given(st.lists(st.text(alphabet="ab .\nå", max_size=900), min_size=1, max_size=3), st.sampled_from(["a", "ab", ""]))
def test_an_excerpt_is_a_stretch_of_its_page_with_marks_inside(pages: list[str], word: str) -> None:
    found = excerpt_of(passage(*pages), {word} - {""})
    assert found.text in pages[found.page_no - 3]
    assert all(0 <= start < end <= len(found.text) for start, end in found.marks)
