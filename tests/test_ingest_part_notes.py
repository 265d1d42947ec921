"""Papers of several parties below one numbered title of a collected document. Everything is invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ingest.models import Document, SectionKind, VoiceRole
from ingest.pipeline import read

COLLECTED = """Ekby kommun
Handlingar i ärende: Svar på motion om badbryggor
KS 2031/77. Sammanställd 2031-06-02.
\fHandling 1
PROTOKOLLSUTDRAG Kommunfullmäktige 2031-05-20
§ 31 Svar på motion om badbryggor
Beslut
Kommunfullmäktige beslutar att bifalla motionen.
Yrkanden
Eva Ek (V) och Ulla Strand (EF) yrkar bifall till motionen.
\fHandling 2
Protokollsanteckningar till kommunfullmäktige 2031-05-20 § 31
Vänsterpartiet
Vi avstod, eftersom det saknas pengar till tillsynen. Ordföranden sade i debatten att Moderaterna
betalar bryggorna själva.
Eva Ek, gruppledare
Ekby Framtid
Ekby Framtid reserverade sig redan 2029 när samma förslag föll. Vi röstade med Centerpartiet.
Ulla Strand
Centerpartiets protokollsanteckning
Bryggan i Norrviken bör byggas först.
Ove Lo (C)
\fHandling 3
PROTOKOLLSUTDRAG Skolnämnden
2031-03-19
§ 12 Yttrande över motion om badbryggor
Beslut
Nämnden tillstyrker motionen.
Beslutsgång
Votering begärs. Med sju ja-röster mot sex nej-röster beslutar nämnden att tillstyrka motionen.
Protokollsanteckning
Bo Al (M) vill till protokollet ha antecknat att bryggor kräver livbojar.
"""


def collected(folder: Path) -> Document:
    path = folder / "arende.txt"
    path.write_text(COLLECTED, encoding="utf-8")
    return read(path, folder)


def test_each_party_below_a_title_of_several_papers_has_a_statement_of_its_own(tmp_path: Path) -> None:
    notes = [one for one in collected(tmp_path).statements if one.organ == "kommunfullmäktige"][-3:]

    assert [(one.kind.value, one.parties, [person.name for person in one.persons]) for one in notes] == [
        ("protokollsanteckning", ("V",), ["Eva Ek"]),
        ("protokollsanteckning", ("EF",), ["Ulla Strand"]),
        ("protokollsanteckning", ("C",), ["Ove Lo"]),
    ]
    assert notes[0].text.endswith("betalar bryggorna själva.")
    assert notes[1].text.startswith("Ekby Framtid reserverade sig redan 2029")
    assert notes[2].text == "Bryggan i Norrviken bör byggas först."


def test_a_title_that_announces_several_papers_is_nobodys_word(tmp_path: Path) -> None:
    document = collected(tmp_path)
    head = next(one for one in document.sections if one.heading.startswith("Handling 2"))

    assert (head.kind, head.voice.role) == (SectionKind.TEXT, VoiceRole.OKAND)


def test_a_note_below_an_extract_has_the_day_of_that_organs_meeting(tmp_path: Path) -> None:
    told = [(one.organ, one.date) for one in collected(tmp_path).statements]

    assert set(told) == {("kommunfullmäktige", date(2031, 5, 20)), ("skolnämnden", date(2031, 3, 19))}


def test_a_vote_in_an_extract_has_the_day_of_that_organs_meeting(tmp_path: Path) -> None:
    assert [(one.organ, one.date) for one in collected(tmp_path).votes] == [("skolnämnden", date(2031, 3, 19))]
