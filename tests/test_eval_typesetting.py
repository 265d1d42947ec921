"""Blocks of text become files that hold them, with the furniture of their style, the same bytes every time."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.typesetting.blocks import Block, Sheet
from eval.typesetting.formats import RENDERERS, typeset
from eval.typesetting.lines import width_of, wrap
from eval.typesetting.style import Style, paragraf_lines

LONG = " ".join(["Kommunstyrelsen behandlade ärendet om gångvägar och belysning."] * 40)
SHEET = Sheet(
    title="Protokoll",
    author="Provinge kommun",
    imprint="Provinge kommun, 599 00 Provinge",
    style=Style(header=("{kommun}||{page} ({pages})",), forts="§ {n} forts.", hyphenate=True),
    words={"kommun": "Provinge kommun"},
    blocks=(
        Block(kind="contents"),
        Block(kind="paragraf", number="7", text="Belysning i parken", diarienummer="KS 2020/7"),
        Block(kind="heading", text="Beslut"),
        Block(kind="list", rows=(("1. Parken får belysning.",), ("2. Notan betalas av nämnden.",))),
        Block(kind="text", text=LONG),
        Block(kind="quote", text="Vi tycker annorlunda."),
        Block(kind="table", rows=(("Ledamot", "Ja", "Nej"), ("Ada Berg", "X", ""), ("Bo Dal", "", "X")), cut=2),
    ),
)


def with_blocks(*blocks: Block) -> Sheet:
    return replace(SHEET, blocks=blocks)


def pages_of(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


@pytest.mark.parametrize("suffix", RENDERERS)
def test_every_file_type_is_set_to_the_same_bytes(suffix: str) -> None:
    assert typeset(SHEET, suffix) == typeset(SHEET, suffix)


@pytest.mark.parametrize("suffix", ["html", "txt", "md"])
def test_text_file_types_hold_every_block(suffix: str) -> None:
    text = " ".join(typeset(SHEET, suffix).data.decode().split())
    wanted = ["Belysning i parken", "Beslut", "Parken får belysning.", "Vi tycker annorlunda.", "Bo Dal"]
    assert [words for words in wanted if words not in text] == []


@pytest.mark.parametrize("suffix", ["pdf", "txt", "md"])
def test_a_line_is_reported_on_the_page_that_holds_it(suffix: str) -> None:
    done = typeset(SHEET, suffix)
    table = [line.page for line in done.lines if line.block == 6 and "Bo Dal" in line.text]
    if suffix == "pdf":
        assert [number for number, text in enumerate(pages_of(done.data), 1) if "Bo Dal" in text] == table
    assert len(table) == 1


def test_a_table_is_cut_between_two_pages_and_its_header_is_not_repeated() -> None:
    pages = pages_of(typeset(SHEET, "pdf").data)
    assert "Ada Berg" in pages[-2]
    assert "Bo Dal" in pages[-1]
    assert "Ledamot" not in pages[-1]


def test_a_page_that_goes_on_with_a_paragraf_repeats_its_number() -> None:
    assert "§ 7 forts." in pages_of(typeset(SHEET, "pdf").data)[1]


def test_the_contents_list_tells_the_page_of_a_paragraf() -> None:
    blocks = (Block(kind="contents"), Block(kind="break"), *SHEET.blocks[1:])
    assert pages_of(typeset(with_blocks(*blocks), "pdf").data)[0].split()[-1] == "2"


def test_a_letter_outside_the_built_in_fonts_is_shown() -> None:
    sheet = with_blocks(Block(kind="text", text="Vilma Delić (M) yrkar avslag."))
    assert "Vilma Delić (M)" in pages_of(typeset(sheet, "pdf").data)[0]
    assert typeset(sheet, "pdf") == typeset(sheet, "pdf")


def test_two_breaks_in_a_row_leave_no_blank_page() -> None:
    sheet = replace(
        with_blocks(Block(kind="text", text="Före."), Block(kind="break"), *SHEET.blocks[1:3]),
        style=Style(new_page=True),
    )
    assert [text.strip() for text in pages_of(typeset(sheet, "pdf").data) if not text.strip()] == []


def test_a_paragraf_without_diarienummer_has_no_word_for_it() -> None:
    assert paragraf_lines(Style(), "3", "Upprop", "") == ["§ 3 Upprop"]


@given(st.lists(st.text("abcdeåäö", min_size=1, max_size=20), min_size=1, max_size=40), st.booleans())
def test_wrapping_keeps_all_letters_and_fits(words: list[str], hyphenate: bool) -> None:
    lines = wrap(" ".join(words), "Helvetica", 11, 140, hyphenate=hyphenate)
    kept = "".join(lines).replace("-", "").replace(" ", "")
    assert kept == "".join(words)
    assert [line for line in lines if width_of(line, "Helvetica", 11) > 140.001 and " " in line] == []
