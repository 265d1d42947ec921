"""Signature lines and letterheads go, headings stay, wherever on the page they stand."""

from __future__ import annotations

import pytest

from ingest.clean import clean_pages
from ingest.readers.pages import RawPage


def cleaned(*texts: str) -> list[str]:
    pages = clean_pages([RawPage(page_no=number, text=text) for number, text in enumerate(texts, 1)])
    return [page.text for page in pages]


@pytest.mark.parametrize(
    "heading",
    ["Kommunfullmäktiges beslut", "Förvaltningens bedömning", "Propositionsordning", "Beslutet skickas till"],
)
def test_a_heading_at_the_foot_of_many_pages_stays(heading: str) -> None:
    pages = cleaned(*(f"Mening {number} slutar här.\n{heading}" for number in "abcde"))
    assert all(page.endswith(heading) for page in pages)


@pytest.mark.parametrize("heading", ["Ärendebeskrivning", "Nämndens beslut", "Bakgrund och nuläge"])
def test_a_heading_on_top_of_many_pages_stays(heading: str) -> None:
    pages = cleaned(*(f"{heading}\nMening {number} slutar här." for number in "abcde"))
    assert all(page.startswith(heading) for page in pages)


@pytest.mark.parametrize(
    "line",
    [
        "Signatur ordförande ........... Signatur justerare ...........",
        "Justerandes signatur",
        "Justerandes sign. ______  ______  Utdragsbestyrkande ______",
        "Ordförandens signatur / Justerarens signatur",
        "Utdragsbestyrkande",
        "Utdraget bestyrks",
        "................",
        ".........   .........   .........",
        "____________   ____________",
        "12 § (forts.)",
        "Forts. § 12",
        "Ekby kommun, 599 00 Ekby",
        "Underskrift .....................",
        "Ordförande ________________ Justerare ________________",
        "Vid protokollet ....................",
        "Postadress: Box 12, 999 99 Ekby",
    ],
)
def test_a_signature_line_goes_from_the_middle_of_a_page(line: str) -> None:
    assert cleaned(f"Vi i partiet anser att frågan\n{line}\nbör utredas.") == [
        "Vi i partiet anser att frågan\nbör utredas."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Underskrifter",
        "Justerare",
        "Ordförande",
        "Justerare .............. Maja Ek",
        "§ 5 Val av justerare .............. 4",
        "Ordförande bestyrker att kvoten är nådd.",
    ],
)
def test_a_line_that_says_something_stays(line: str) -> None:
    assert line in cleaned(f"Vi anser att frågan\n{line}\nbör utredas.")[0]


def test_a_letterhead_goes_from_the_second_page_of_two() -> None:
    letterhead = "Ekby kommun\nTJÄNSTESKRIVELSE\n2031-02-19\nDnr KS 2031/45\nBesök: Torget 1\nOrg.nr 212000-0000\n"
    first, second = cleaned(f"{letterhead}Svar på motion\nBakgrund\nFörst detta.", f"{letterhead}Sedan detta.")
    assert first.startswith("Ekby kommun\nTJÄNSTESKRIVELSE\n2031-02-19")
    assert second == "Sedan detta."


def test_two_pages_that_begin_with_the_same_heading_keep_it() -> None:
    assert cleaned("Reservation\nVi i A.", "Reservation\nVi i B.") == ["Reservation\nVi i A.", "Reservation\nVi i B."]


def test_a_header_that_only_says_that_a_paragraf_goes_on_is_no_words_of_a_member() -> None:
    pages = clean_pages(
        [
            RawPage(page_no=1, text="§ 72 Vindkraft\nReservation\nEva By (ÅL) reserverar sig och anför:"),
            RawPage(page_no=2, text="MBN § 72 forts.\nVi vill ha en bullermätning."),
        ]
    )
    assert pages[1].text == "Vi vill ha en bullermätning."


def test_appendices_that_count_along_with_the_pages_keep_their_heads() -> None:
    pages = cleaned(
        *(f"Bilaga {number} till protokollet\nEn mening om {word}." for number, word in enumerate("abcd", 1))
    )
    assert [page.split("\n")[0] for page in pages] == [f"Bilaga {number} till protokollet" for number in range(1, 5)]


@pytest.mark.parametrize("label", ["Ordförande\nJusterare", "Förslag till yttrande", "Datum:"])
def test_a_label_between_the_lines_of_a_letterhead_goes_though_it_is_a_heading_elsewhere(label: str) -> None:
    pages = [
        f"Ekby kommun\n{label}\n2031-05-12\n{number} (5)\nJusterandes signatur\nMening {number} slutar här."
        for number in range(1, 6)
    ]
    assert cleaned(*pages)[1:] == [f"Mening {number} slutar här." for number in range(2, 6)]
