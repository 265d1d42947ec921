"""Titles of paragrafer in the places and forms that minutes give them. Everything is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import Document, Outcome
from ingest.pipeline import read

HEAD = "Ekby kommun\nSammanträdesprotokoll\nKommunstyrelsen 2031-03-04\n\n"


def minutes(text: str, folder: Path) -> Document:
    path = folder / "ks.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return read(path, folder)


ABOVE = """Val av justerare
§ 12
Kommunstyrelsen beslutar att
Eva By (S) jämte ordföranden justerar dagens protokoll.
Markanvisning inom kvarteret Måsen,
Ekby hamn
§ 13 Dnr KS 2031/00120
Kommunstyrelsen föreslår kommunfullmäktige att
1. marken anvisas,
2. nämnden får i uppdrag att sälja den.
Ärendebeskrivning
Marken är ledig.
Ansökan om bidrag till en staty
§ 14
Dnr KS 2031/00121
Kommunstyrelsen beslutar att ansökan avslås.
Yrkanden
Bo Al (M) yrkar bifall.
"""


def test_a_title_above_its_number_is_the_title_and_what_is_decided_below_it_is_the_decision(tmp_path: Path) -> None:
    document = minutes(ABOVE, tmp_path)
    told = [(item.paragraf, item.title, item.diarienummer) for item in document.items if item.paragraf]
    assert told == [
        ("12", "Val av justerare", ()),
        ("13", "Markanvisning inom kvarteret Måsen, Ekby hamn", ("KS 2031/00120",)),
        ("14", "Ansökan om bidrag till en staty", ("KS 2031/00121",)),
    ]
    assert [one.outcome for one in document.decisions] == [Outcome.BIFALL, Outcome.BIFALL, Outcome.AVSLAG]


def test_a_title_above_stands_in_no_statement_of_the_paragraf_before(tmp_path: Path) -> None:
    reserves = "Reservation\nBo Al (M) reserverar sig.\n"
    document = minutes(ABOVE.replace("Ansökan", f"{reserves}Ansökan", 1), tmp_path)
    (reservation,) = (one for one in document.statements if one.kind.value == "reservation")
    assert reservation.text == ""


def test_the_end_of_a_paragraf_is_no_title_of_the_next(tmp_path: Path) -> None:
    told = "§ 12 En bro\nBeslut\nBron byggs.\nBeslutet skickas till\nEkonomikontoret\n§ 13\nBeslut\nVägen byggs.\n"
    document = minutes(told, tmp_path)
    assert [item.title for item in document.items if item.paragraf] == ["En bro", ""]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("§ 12\nParagraf\nEn bro över ån\n", "En bro över ån"),
        ("§ 12 Dnr KS 2031/12\nEKBY KOMMUN\nEn bro över ån\n", "En bro över ån"),
        ("§ 12 Kommunstyrelsen. En bro över ån\n", "En bro över ån"),
        ("§ 12\nTekniska nämnden. En bro över ån\n", "En bro över ån"),
        ("§ 12 Beslut – En bro över ån\n", "En bro över ån"),
        ("§ 12\nBeslutsärende – En bro över ån\n", "En bro över ån"),
        ("§ 12 Bron. En väg över ån\n", "Bron. En väg över ån"),
    ],
)
def test_what_is_no_part_of_a_title_is_left_out(told: str, title: str, tmp_path: Path) -> None:
    document = minutes(f"{told}Beslut\nKommunstyrelsen godkänner förslaget.\n", tmp_path)
    assert [item.title for item in document.items if item.paragraf] == [title]
    assert [one.outcome for one in document.decisions] == [Outcome.BIFALL]
