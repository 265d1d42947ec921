"""Local parties that documents tell by name, without letters. Everything is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.local_names import party_on_line
from ingest.models import Document, VoiceRole
from ingest.pipeline import read

MINUTES = """Ekby kommun
Sammanträdesprotokoll
Kommunstyrelsen 2031-03-04

Beslutande
Eva By (S), ordförande
Ida Ek (Ekbypartiet)
Åke Lo (Framtid i Ekby)

§ 12 Ny bro över ån
Beslut
Kommunstyrelsen godkänner förslaget.
"""


def document_of(text: str, folder: Path) -> Document:
    path = folder / "ks.txt"
    path.write_text(text, encoding="utf-8")
    return read(path, folder)


def test_a_list_of_who_took_part_may_name_the_party_for_its_letters(tmp_path: Path) -> None:
    document = document_of(MINUTES, tmp_path)
    told = [(one.person.name, one.person.party) for one in document.attendees]
    assert told == [("Eva By", "S"), ("Ida Ek", "Ekbypartiet"), ("Åke Lo", "Framtid i Ekby")]


def test_members_and_parties_told_by_name_speak(tmp_path: Path) -> None:
    text = """Yrkanden
Ida Ek (Ekbypartiet) yrkar avslag.
Reservation
Ekbypartiet reserverar sig mot beslutet.
Framtid i Ekby reserverar sig till förmån för eget förslag.
"""
    statements = document_of(MINUTES + text, tmp_path).statements
    assert [one.parties for one in statements] == [("Ekbypartiet",), ("Ekbypartiet",), ("Framtid i Ekby",)]
    assert [person.name for person in statements[0].persons] == ["Ida Ek"]


@pytest.mark.parametrize(
    ("letterhead", "party"),
    [("EKBYPARTIET", "Ekbypartiet"), ("Ekbypartiet", "Ekbypartiet"), ("FRAMTID I EKBY", "Framtid i Ekby")],
)
def test_an_appendix_below_the_name_of_a_party_is_that_partys(letterhead: str, party: str, tmp_path: Path) -> None:
    text = f"\fBilaga 1\nReservation § 12\n{letterhead}\nBron är för dyr och behövs inte.\n"
    document = document_of(MINUTES + text, tmp_path)
    (reservation,) = document.statements
    assert reservation.parties == (party,)
    assert reservation.text.endswith("Bron är för dyr och behövs inte.")


def test_a_paper_of_its_own_is_the_partys_whose_letterhead_it_has(tmp_path: Path) -> None:
    text = """Bilaga 1 till kommunstyrelsens protokoll 2031-03-04

EKBYPARTIET
Reservation
§ 14 Ny bro över ån

Vi anser att bron är för dyr och att pengarna behövs till skolan.

För Ekbypartiet
Ida Ek
"""
    document = document_of(text, tmp_path)
    (reservation,) = document.statements
    assert (reservation.parties, [person.name for person in reservation.persons]) == (("Ekbypartiet",), ["Ida Ek"])
    assert reservation.text == "Vi anser att bron är för dyr och att pengarna behövs till skolan."
    assert {one.voice.role for one in document.sections} == {VoiceRole.PARTI}
    assert document.title != "EKBYPARTIET"


def test_a_name_goes_by_the_letters_that_stand_for_it(tmp_path: Path) -> None:
    front = MINUTES.replace("(Ekbypartiet)", "(EKP)").replace("(Framtid i Ekby)", "(V)")
    (reservation,) = document_of(f"{front}Reservation\nEkbypartiet reserverar sig.\n", tmp_path).statements
    assert reservation.parties == ("EKP",)


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("EKBYLISTAN", "Ekbylistan"),
        ("För Ekbypartiet", "Ekbypartiet"),
        ("Ekbylistan i Ekby", "Ekbylistan"),
        ("Voteringslistan", ""),
        ("Oppositionspartiet", ""),
        ("MODERATA SAMLINGSPARTIET", ""),
        ("CENTERPARTIET", ""),
        ("Ekbypartiet anser att bron är dyr.", ""),
    ],
)
def test_a_line_is_the_name_of_a_local_party(line: str, party: str) -> None:
    assert party_on_line(line) == party
