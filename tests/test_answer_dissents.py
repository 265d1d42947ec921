"""Who dissented, in favour of what, and who did not: told by the records, whatever else the question names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.models import Intent
from index.archive import Archive
from tests.paper_archive import archive_of, asked

MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2031-03-11

§ 21 Ny ishall i Norrby
Dnr KS-2031-00021

Beslut
Kommunstyrelsen bygger en ishall i Norrby.

Yrkanden
Maja Ek (V) och Olle Lind (MP) yrkar att ärendet ska återremitteras.
Per Wik (M) yrkar bifall till förslaget.
Rut Lod (SD) yrkar att ishallen ska få en läktare.

Reservation
Rut Lod (SD) reserverar sig mot beslutet till förmån för eget tilläggsyrkande.

Protokollsanteckning
Olle Lind (MP) antecknar som yttrande en skrivelse från den 10 mars 2031.

§ 22 Riktlinje för utdelning från hamnbolaget
Dnr KS-2031-00022

Beslut
Kommunstyrelsen antar riktlinjen för utdelning från hamnbolaget.

Yrkanden
Eva Lod (L) yrkar avslag på riktlinjen.

§ 23 Riktlinje för kommunens investeringar
Dnr KS-2031-00023

Beslut
Kommunstyrelsen antar riktlinjen för investeringar.

Reservation
Eva Lod (L) reserverar sig mot beslutet.

§ 24 Badplats vid Storsjön
Dnr KS-2031-00024

Beslut
Kommunstyrelsen bygger en badplats vid Storsjön.

Yrkanden
Rut Lod (SD) yrkar att badplatsen ska få ett hopptorn.

Deltar inte i beslutet
Rut Lod (SD) deltar inte i beslutet om dispens för badplatsen.

Reservation
Rut Lod (SD) reserverar sig mot beslutet till förmån för det egna yrkandet.
Maja Ek (V) reserverar sig mot beslutet i den del som avser läget.

§ 25 Utvärdering av fältassistenterna
Dnr KS-2031-00025

Beslut
Ärendet bordläggs till sammanträdet den 25 mars 2031.
"""

LATER = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2031-03-25

§ 31 Utvärdering av fältassistenterna
Dnr KS-2031-00025

Beslut
Kommunstyrelsen antecknar utvärderingen av fältassistenterna.

Reservation
Maja Ek (V) reserverar sig mot beslutet.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder: Path = tmp_path_factory.mktemp("dissents")
    with archive_of({"ks-2031-03-11.txt": MINUTES, "ks-2031-03-25.txt": LATER}, folder) as opened:
        yield opened


def test_those_who_are_told_to_have_moved_something_are_not_asked_about(archive: Archive) -> None:
    answer = asked(archive, "V och MP ville skicka tillbaka ishallen i Norrby. Vilka står antecknade som reservanter?")
    assert answer.question.intent is Intent.DISSENT
    assert not answer.abstained
    assert "reserverade sig Rut Lod (SD)" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "V och MP förlorade i frågan om ishallen i Norrby. Var det de som reserverade sig, eller något annat parti?",
        "Reserverade sig V och MP mot beslutet om ishallen i Norrby?",
    ],
)
def test_a_no_is_told_with_those_who_did_it_instead(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert not answer.abstained
    assert answer.text.startswith("Nej, ingen reservation från V och MP")
    assert "Rut Lod (SD) reserverade sig" in answer.text


def test_a_reservation_that_never_was_stays_unanswered(archive: Archive) -> None:
    assert asked(archive, "Vilken reservation lämnade Miljöpartiet mot ishallen i Norrby?").abstained


def test_a_person_did_not_dissent_in_one_matter_by_dissenting_in_another(archive: Archive) -> None:
    answer = asked(
        archive, "Eva Lod ville inte ha riktlinjen för utdelning från hamnbolaget. Lämnade hon någon reservation?"
    )
    assert answer.text.startswith("Nej, ingen reservation från Eva Lod finns i ärendet ”Riktlinje för utdelning")
    assert "avslag på riktlinjen" in answer.text


def test_what_a_dissent_was_made_in_favour_of_is_told(archive: Archive) -> None:
    answer = asked(archive, "Vilket parti reserverade sig mot ishallen i Norrby, och till förmån för vad?")
    assert "med orden ”till förmån för eget tilläggsyrkande”" in answer.text


def test_dissents_that_lean_on_different_things_are_told_apart(archive: Archive) -> None:
    answer = asked(archive, "Vilka reserverade sig om badplatsen vid Storsjön?")
    assert "reserverade sig Rut Lod (SD) och Maja Ek (V) [" in answer.text
    assert "Rut Lod (SD): ”till förmån för det egna yrkandet”" in answer.text
    assert "Maja Ek (V): ”i den del som avser läget”" in answer.text


def test_what_a_note_hands_in_is_told_where_nobody_dissented(archive: Archive) -> None:
    answer = asked(archive, "Reserverade sig Olle Lind mot ishallen i Norrby?")
    assert "en protokollsanteckning, med orden ”skrivelse från den 10 mars 2031”" in answer.text


def test_what_those_who_dissented_wanted_is_told_by_what_they_moved(archive: Archive) -> None:
    answer = asked(archive, "Vilka reserverade sig om badplatsen vid Storsjön, och vad ville de?")
    assert "hopptorn" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "På vilka två sätt står Rut Lod antecknad om badplatsen vid Storsjön?",
        "Hur markerade Rut Lod sin hållning om badplatsen vid Storsjön?",
    ],
)
def test_all_that_somebody_did_is_told(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert "deltog inte i beslutet" in answer.text
    assert "reserverade sig" in answer.text


def test_a_dissent_at_a_later_step_of_the_matter_is_told(archive: Archive) -> None:
    answer = asked(archive, "Reserverade sig någon när fältassistenterna utvärderades den 11 mars 2031?")
    assert "Maja Ek (V) reserverade sig (kommunstyrelsen den 25 mars 2031, § 31)" in answer.text
