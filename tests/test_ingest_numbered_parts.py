"""Collected documents whose parts are numbered at the tops of their pages. Everything is invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ingest.lines import lines_of
from ingest.models import Document, DocumentKind, Page, SectionKind, VoiceRole
from ingest.numbered_parts import numbered_parts
from ingest.pipeline import read

COLLECTED = """Ekby kommun
Ärendehandling
KS-2031/0045
Motion 4/2031 Fler lekplatser – ärendets handlingar
Del
Handling
Datum
1
Motion från Eva Ek (V)
2031-01-12
2
Reservation (V) i kommunstyrelsen
2031-05-12
\fDel 1. Motion: Fler lekplatser
Till kommunfullmäktige. Inkom 2031-01-12.
Barnen i Ekby har inte tillräckligt med lekplatser nära sina hem.
Eva Ek (V)
\fDel 2. Yttrande från tekniska nämnden
Sammanträde 2031-03-20, § 9. Dnr TN 2031/12
Tekniska nämndens beslut
Nämnden avstyrker motionen.
Reservation
Bo Al (MP) reserverar sig mot beslutet.
\fDel 3. Tjänsteskrivelse från
kommunledningskontoret
2031-04-02. Handläggare: Ida Fors
Förslag till beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta att avslå motionen.
Kontorets bedömning
Kontoret anser att lekplatserna räcker till för barnen i kommunen.
\fDel 4. Protokollsutdrag, kommunstyrelsen
2031-05-12
§ 17 Motion 4/2031: Fler lekplatser
Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta att avslå motionen.
Yrkanden
Ove Lo (S) yrkar avslag på motionen.
\fDel 5. Reservation från Vänsterpartiet i
kommunstyrelsen
Kommunstyrelsen 2031-05-12 § 17
Vi reserverar oss mot beslutet. Barnen har rätt till en lekplats nära sitt hem.
Eva Ek, Nina Roos-Lindqvist, Pia Mård, Stig
Byström (V)
"""


def collected(folder: Path) -> Document:
    path = folder / "arende.txt"
    path.write_text(COLLECTED, encoding="utf-8")
    return read(path, folder)


def test_every_part_has_a_voice_of_its_own(tmp_path: Path) -> None:
    document = collected(tmp_path)
    told = [
        (one.kind, one.voice.role, one.voice.organ, one.voice.parties)
        for one in document.sections
        if one.heading.startswith("Del ")
    ]
    assert document.kind is DocumentKind.HANDLING
    assert told == [
        (SectionKind.YRKANDE, VoiceRole.PARTI, "kommunfullmäktige", ("V",)),
        (SectionKind.REMISSVAR, VoiceRole.REMISSINSTANS, "tekniska nämnden", ()),
        (SectionKind.HUVUD, VoiceRole.FORVALTNING, "kommunledningskontoret", ()),
        (SectionKind.HUVUD, VoiceRole.ORGAN, "kommunstyrelsen", ()),
        (SectionKind.RESERVATION, VoiceRole.PARTI, "kommunstyrelsen", ("V",)),
    ]


def test_statements_have_the_organ_and_the_day_of_their_part(tmp_path: Path) -> None:
    told = [
        (one.kind, one.organ, one.date, " ".join(person.name for person in one.persons))
        for one in collected(tmp_path).statements
    ]
    assert told[1:] == [
        ("reservation", "tekniska nämnden", date(2031, 3, 20), "Bo Al"),
        ("yrkande", "kommunstyrelsen", date(2031, 5, 12), "Ove Lo"),
        ("reservation", "kommunstyrelsen", date(2031, 5, 12), "Eva Ek Nina Roos-Lindqvist Pia Mård Stig Byström"),
    ]


def test_the_heading_of_a_part_runs_on_over_lines_and_is_no_own_words(tmp_path: Path) -> None:
    last = collected(tmp_path).statements[-1]
    assert last.intro == "Del 5. Reservation från Vänsterpartiet i kommunstyrelsen"
    assert last.text.startswith("Vi reserverar oss mot beslutet. Barnen")


def test_numbers_that_do_not_count_up_from_one_head_no_parts() -> None:
    for text in ("Del 2. Motion: Lekplatser\fDel 3. Reservation från S", "Del 1. Motion: Lekplatser\fBeslut"):
        pages = [Page(page_no=n, text=page, raw=page) for n, page in enumerate(text.split("\f"), 1)]
        assert numbered_parts(lines_of(pages), "kommunstyrelsen") == {}


HEADED_APART = """Ekby kommun
Handlingar i ärende: Svar på motion om lekplatser
KS 2031/45
1
Protokollsutdrag, kommunfullmäktige 2031-06-09 § 17
2
Reservation, kommunstyrelsen
\fHandling 1
PROTOKOLLSUTDRAG Kommunfullmäktige 2031-06-09
§ 17 Svar på motion om lekplatser
Beslut
Kommunfullmäktige bifaller motionen.
Reservation
Bo Al (M) reserverar sig.
\fHandling 2
Reservation i kommunstyrelsen 2031-05-12 § 9
Barnen i Ekby har inte tillräckligt med lekplatser nära sina hem.
Eva Ek (V)
"""


def test_a_part_may_have_its_number_on_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "handlingar.txt"
    path.write_text(HEADED_APART, encoding="utf-8")
    document = read(path, tmp_path)
    assert document.kind is DocumentKind.HANDLING
    told = [(one.organ, one.date, one.parties) for one in document.statements]
    assert told == [("kommunfullmäktige", date(2031, 6, 9), ("M",)), ("kommunstyrelsen", date(2031, 5, 12), ("V",))]
    assert document.statements[-1].text.startswith("Barnen i Ekby")
