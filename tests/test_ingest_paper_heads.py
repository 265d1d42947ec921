"""Collected papers whose head is the party's name with the kind and the matter below it."""

from __future__ import annotations

from pathlib import Path

from ingest.models import Document
from ingest.pipeline import read

COLLECTION = """Inlämnade skriftliga reservationer, yrkanden och
särskilda yttranden
Kommunfullmäktige i Ekby den 28 november 2031. Texterna är införda som de lämnats in.
\fMODERATERNA I EKBY
Reservation
Kommunfullmäktige 2031-11-28//§ 87 Mål och budget 2032
Vi reserverar oss mot beslutet. Skatten höjs med tjugo öre utan att någon ny plats i förskolan byggs.
\fMiljöpartiet de gröna
Ändringsyrkande, § 98 Taxa för odlingslotter
Arrendet bör höjas till tolv kronor i stället för femton.
\fVänsterpartiet i Ekby
Reservation, § 95 Motion om vakter vid torget
Pengarna gör större nytta på fritidsgården.
\fEKBYPARTIET
Reservation mot beslutet i § 92, Plan för Lillängen
Planen är för tät för en villastad.
"""


def collection(folder: Path) -> Document:
    path = folder / "bilagor.txt"
    path.write_text(COLLECTION, encoding="utf-8")
    return read(path, folder)


def test_a_party_above_the_kind_begins_a_paper_of_its_own(tmp_path: Path) -> None:
    told = [(one.kind.value, one.parties) for one in collection(tmp_path).statements]
    assert told[:3] == [("reservation", ("M",)), ("yrkande", ("MP",)), ("reservation", ("V",))]


def test_the_matter_is_told_behind_its_number(tmp_path: Path) -> None:
    found = {one.paragraf: one.title for one in collection(tmp_path).items if one.paragraf}
    assert {"87", "98", "95", "92"} <= set(found)
    assert found["98"] == "Taxa för odlingslotter"
    assert found["95"] == "Motion om vakter vid torget"


def test_the_own_words_hold_neither_head_nor_neighbour(tmp_path: Path) -> None:
    texts = [one.text for one in collection(tmp_path).statements]
    assert texts[1] == "Arrendet bör höjas till tolv kronor i stället för femton."
    assert not any("§" in text for text in texts[:3])
