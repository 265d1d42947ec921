"""Motions that minutes tell within the matter, under no heading of their own. Everything is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import Document, SectionKind
from ingest.pipeline import read

HEAD = """Ekby kommun
Sammanträdesprotokoll
Kommunstyrelsen 2031-03-04

Närvarande
Eva By (S), ordförande
Bo Al (M)
Ida Ek (EP)
Åke Lo (V)

§ 12 Ny bro över ån
"""
DECIDED = "Beslut\nKommunstyrelsen godkänner förslaget.\n"


def minutes(text: str, folder: Path) -> Document:
    path = folder / "ks.txt"
    path.write_text(HEAD + text + DECIDED, encoding="utf-8")
    return read(path, folder)


def moved(document: Document) -> list[tuple[tuple[str, ...], str]]:
    return [(one.parties, " ".join(one.text.split())) for one in document.statements]


@pytest.mark.parametrize("heading", ["Ärende", "Ärendebeskrivning", "Sammanfattning", "Bedömning", "Beslutsunderlag"])
def test_motions_within_the_matter_are_told(heading: str, tmp_path: Path) -> None:
    told = f"{heading}\nBron är gammal.\nEva By (S) yrkar bifall till det.\nBo Al (M) och Ida Ek (EP) yrkade avslag.\n"
    assert moved(minutes(told, tmp_path)) == [(("S",), "bifall till det."), (("M", "EP"), "avslag.")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Under sammanträdet yrkar Åke Lo (V) återremiss.", [(("V",), "återremiss.")]),
        ("Åke Lo (V) föreslår att ärendet bordläggs.", [(("V",), "att ärendet bordläggs.")]),
        ("Vice ordföranden Bo Al (M) yrkar avslag.", [(("M",), "avslag.")]),
        ("Åke Lo (V) instämmer i Bo Als yrkande.", [(("V",), "instämmer i Bo Als yrkande.")]),
    ],
)
def test_a_paragraph_of_the_matter_may_begin_with_a_motion(
    sentence: str, expected: list[tuple[tuple[str, ...], str]], tmp_path: Path
) -> None:
    assert moved(minutes(f"Ärende\nBron är gammal.\n\n{sentence}\n\n", tmp_path)) == expected


def test_a_motion_may_stand_within_a_paragraph_of_the_matter(tmp_path: Path) -> None:
    told = "Sammanfattning\nTaxan höjs. Eva By (S) yrkar bifall till förslaget. Bron är ny.\n"
    assert moved(minutes(told, tmp_path)) == [(("S",), "bifall till förslaget.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo Al (M) yrkar i en motion att bron rivs.",
        "Bo Al (M) yrkade i tekniska nämnden avslag på förslaget.",
        "Siv Dal (C) yrkar att bron målas.",  # took no part
        "Vänsterpartiet yrkar att bron målas.",
        "Den 3 maj 2031 yrkade Bo Al (M) avslag.",
        "Bo Al (M) föreslår att kommunen river bron.",
    ],
)
def test_what_others_moved_elsewhere_is_no_motion_here(sentence: str, tmp_path: Path) -> None:
    assert moved(minutes(f"Ärende\nBron är gammal.\n\n{sentence}\n", tmp_path)) == []


def test_where_motions_have_a_heading_the_matter_holds_none(tmp_path: Path) -> None:
    told = "Ärende\nBron är gammal.\nBo Al (M) yrkade avslag.\nYrkanden\nEva By (S) yrkar bifall.\n"
    assert moved(minutes(told, tmp_path)) == [(("S",), "bifall.")]


def test_the_author_of_a_motion_moves_what_the_motion_says_only_in_it(tmp_path: Path) -> None:
    titled = "Svar på motion från Bo Al (M) om broar\n"
    document = minutes(f"{titled}Ärende\nBo Al (M) yrkar att alla broar målas.\nEva By (S) yrkar avslag.\n", tmp_path)
    assert moved(document) == [(("S",), "avslag.")]


def test_how_the_chair_puts_the_motions_is_no_part_of_them(tmp_path: Path) -> None:
    told = "Ärende\nBron är gammal.\nEva By (S) yrkar bifall.\nOrdföranden finner att förslaget antas.\n"
    document = minutes(told, tmp_path)
    assert moved(document) == [(("S",), "bifall.")]
    kinds = [one.kind for one in document.sections if one.item_id == document.items[-1].id]
    assert kinds[1:4] == [SectionKind.ARENDE, SectionKind.YRKANDE, SectionKind.BESLUTSGANG]
