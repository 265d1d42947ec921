"""Passages keep to their section and lose none of its words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.passages import MAX_CHARS, split_passages
from index.sentences import sentences
from ingest.models import (
    Document,
    DocumentKind,
    FileType,
    Item,
    Page,
    Section,
    SectionKind,
    SourceFile,
    Span,
    Voice,
    VoiceRole,
)

WORDS = st.text(alphabet="abcåäö. \n!?–§12", max_size=4000)


def document(*texts: str) -> Document:
    """Return a document of one section for each page."""
    pages = tuple(Page(page_no=n, text=text, raw=text) for n, text in enumerate(texts, 1))
    item = Item(
        id="i", paragraf="17", title="Biblioteket", organ="kommunstyrelsen", date=None, diarienummer=(), spans=()
    )
    return Document(
        id="d",
        file=SourceFile(source="a.txt", size=1, mtime_ns=1, sha256="0", file_type=FileType.TEXT),
        title="Protokoll",
        kind=DocumentKind.PROTOKOLL,
        municipality="Almvik",
        organ="kommunstyrelsen",
        date=None,
        date_source="",
        diarienummer=(),
        authors=(),
        language="sv",
        pages=pages,
        items=(item,),
        sections=tuple(
            Section(
                id=f"s{page.page_no}",
                item_id="i",
                kind=SectionKind.TEXT,
                heading="Rubrik",
                voice=Voice(role=VoiceRole.PARTI, parties=("V",)),
                spans=(Span(page.page_no, 0, len(page.text)),),
            )
            for page in pages
        ),
    )


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_passages_cover_their_section_and_slice_to_their_text(texts: list[str]) -> None:
    read = document(*texts)
    passages = split_passages(read)
    for passage in passages:
        assert read.text_of(passage.spans) == passage.text
        assert passage.text.strip() == passage.text != ""
    for section, text in zip(read.sections, texts, strict=True):
        own = [passage.text for passage in passages if passage.section_id == section.id]
        assert "".join("".join(own).split()) == "".join(text.split())


@given(WORDS)
def test_sentences_cover_all_but_blanks_and_rulers(text: str) -> None:
    found = sentences(text)
    assert all(start < end for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def test_a_section_over_two_pages_gives_passages_with_spans_on_both() -> None:
    read = document("Första halvan av meningen", "fortsätter här.")
    section = replace(read.sections[0], spans=(read.sections[0].spans[0], read.sections[1].spans[0]))
    (passage,) = split_passages(replace(read, sections=(section,)))
    assert [span.page_no for span in passage.spans] == [1, 2]


def test_long_sections_are_cut_between_sentences() -> None:
    sentence = "Nämnden anser att frågan bör utredas vidare innan kommunen tar ställning till den. "
    passages = split_passages(document(sentence * 60))
    assert len(passages) > 3
    assert all(passage.text.startswith("Nämnden") and passage.text.endswith("den.") for passage in passages)
    assert all(MAX_CHARS / 2 < len(passage.text) < MAX_CHARS * 1.3 for passage in passages)


def test_a_text_without_blanks_is_cut_all_the_same() -> None:
    assert len(split_passages(document("x" * 5000))) == 5


def test_the_header_says_where_what_and_who() -> None:
    (passage,) = split_passages(document("Vi reserverar oss."))
    assert passage.header == "Almvik · kommunstyrelsen · § 17 Biblioteket · Rubrik · (V)"


def test_the_same_words_at_another_path_keep_their_passage_ids() -> None:
    read = document("Vi reserverar oss.")
    moved = replace(read, file=replace(read.file, source="b.txt"))
    assert [one.id for one in split_passages(read)] == [one.id for one in split_passages(moved)]


def test_a_list_stays_with_the_words_that_lead_up_to_it() -> None:
    before = "Nämnden har under året arbetat vidare med frågan. " * 18
    points = "\n".join(f"- Område {n} för samtal" for n in range(1, 6))
    text = f"{before}\n\nArbetet har fem områden:\n{points}\n\n" + "Uppföljning görs varje år i nämnden. " * 20
    holding = [one.text for one in split_passages(document(text)) if "fem områden" in one.text]
    assert "Område 1" in holding[0]
    assert "Område 5" in holding[0]
