"""Collected papers that no numbers tell apart: each begins a page with its own head. Everything is invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ingest.models import DecisionStatus, Document, DocumentKind, SectionKind, VoiceRole
from ingest.pipeline import read

ACTS = """Ekby kommun
Handlingar till ärende 7, kommunfullmäktige 2031-06-17
Svar på motion om en bro
Innehåll
1
Motion om en bro, 2030-05-22
2
Reservation (S), bilaga A
\fInkom till Ekby kommun 2030-05-22. Dnr KS 2030/412
Motion om en bro
Ån är bred och kall. Vi yrkar att en bro byggs.
Ekby den 22 maj 2030
Åke Lo (V) Ida Ek (MP)
\fTekniska nämnden – protokollsutdrag
Sammanträdesdatum 2030-11-30
§ 42 Yttrande över motion om en bro
Beslut
Tekniska nämnden tillstyrker motionen.
Yrkanden
Bo Al (M) yrkar avslag på motionen.
\fTjänsteskrivelse
Kommunledningskontoret
Datum 2031-04-03
Dnr KS 2030/412
Förslag till beslut
Motionen bifalls.
Bedömning
Kontoret anser att bron behövs.
\fKommunstyrelsen – protokollsutdrag
Sammanträdesdatum 2031-05-15
§ 17 Svar på motion om en bro
Kommunstyrelsens förslag till kommunfullmäktige
Kommunfullmäktige avslår motionen.
Reservation
Eva By (S) reserverar sig, bilaga A.
M-gruppen reserverar sig till förmån för bifall.
\fBilaga A
Reservation
Bron behövs för barnens väg till skolan.
Socialdemokraterna genom Eva By
"""


def acts(folder: Path) -> Document:
    path = folder / "arende.txt"
    path.write_text(ACTS, encoding="utf-8")
    return read(path, folder)


def test_each_paper_speaks_in_its_own_voice(tmp_path: Path) -> None:
    document = acts(tmp_path)
    assert document.kind is DocumentKind.HANDLING
    told = {(one.kind, one.voice.role, one.voice.organ, one.voice.parties) for one in document.sections}
    assert (SectionKind.YRKANDE, VoiceRole.PARTI, ("V", "MP")) in {(kind, role, whose) for kind, role, _, whose in told}
    assert (SectionKind.BESLUT, VoiceRole.ORGAN, "tekniska nämnden", ()) in told
    assert (SectionKind.SYNPUNKTER, VoiceRole.FORVALTNING, "kommunledningskontoret", ()) in told
    assert (SectionKind.RESERVATION, VoiceRole.PARTI, "kommunstyrelsen", ("S",)) in told


def test_statements_have_the_organ_and_the_day_of_their_extract(tmp_path: Path) -> None:
    told = [(one.kind.value, one.parties, one.organ, one.date) for one in acts(tmp_path).statements]
    assert ("yrkande", ("M",), "tekniska nämnden", date(2030, 11, 30)) in told
    assert ("reservation", ("S",), "kommunstyrelsen", date(2031, 5, 15)) in told
    assert ("reservation", ("M",), "kommunstyrelsen", date(2031, 5, 15)) in told


def test_what_an_organ_passes_on_is_its_proposal(tmp_path: Path) -> None:
    told = {(one.organ, one.status, one.addressee, one.text) for one in acts(tmp_path).decisions}
    passed_on = ("kommunstyrelsen", DecisionStatus.FORSLAG, "kommunfullmäktige", "Kommunfullmäktige avslår motionen.")
    assert passed_on in told
