"""Collections of papers that are numbered as appendices within their heads. Names and texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import Document, DocumentKind, VoiceRole
from ingest.numbered_papers import title_behind_number, without_number
from ingest.pipeline import read

COLLECTION = """STORVIK
Kommunfullmäktige 2031-11-19 – bilagor
Bilagor till kommunfullmäktiges protokoll den 19 november 2031
Skriftliga yrkanden, reservationer och protokollsanteckningar
Bilaga
Handling
Avser
1
Yrkande från Socialdemokraterna
§ 71 Budget 2032, dnr
00214/2031
2
Reservation från Miljöpartiet
§ 71
3
Reservation från Sverigedemokraterna
§ 78
4
Protokollsanteckning från Centerpartiet
§ 78
5
Motion av Eva By (S) jämte svar
§ 83, dnr 00118/2030
6
Skriftlig reservation från ledamoten Rolf Sten
§ 83
I § 78 biföll fullmäktige förslaget.
\fYrkande – Budget 2032
Socialdemokraterna i Storvik
Kommunfullmäktige 2031-11-19, § 71, Bilaga 1
VI YRKAR
1. att skolan tillförs 92 mnkr,
2. att bryggorna utgår ur planen.
MOTIVERING
Styret skriver att Moderaterna har rätt. Det har de inte.
Jan Tidman, gruppledare
\fMiljöpartiet de gröna
Bilaga 2. Reservation till § 71, Budget 2032
Vi yrkade bifall till vår egen budget och reserverar oss när den föll. Vi delar
Socialdemokraternas uppfattning om skolan.
För Miljöpartiet
Alva Krist och Jonas Berg
\fSverigedemokraterna
BILAGA 3
Reservation avseende § 78, Hamnen etapp 3, markanvisning
Vi yrkade avslag på förslaget och reserverar oss mot beslutet. Centerpartiets förslag om en
skola hade vi kunnat stödja.
Bengt Ragnar
Linda Mård
Bilaga 4. Centerpartiet, protokollsanteckning § 78
Sverigedemokraterna säger sig ha velat stödja oss. Deras yrkande var rent avslag.
Anna Bjur (C)
\fBilaga 5
MOTION till kommunfullmäktige i Storvik
Fria bad i ån
Inlämnad den 6 mars 2030 av Eva By (S)
Barnen badar för sällan. Jag föreslår
att badet blir fritt för alla barn.
Kommunstyrelsens svar
Tjänsteutlåtande 2031-09-16, kommunstyrelsens beslut 2031-10-09, § 402
Skolnämnden har yttrat sig. Nämnden föreslår i stället fler bryggor.
Sverigedemokraterna reserverade sig i kommunstyrelsen.
\fBILAGA 6
Skriftlig reservation till § 83
Jag, Rolf Sten, reserverar mig som enskild ledamot.
Min grupp röstade för förslaget. Det gjorde inte jag, för vattnet är kallt.
Storvik den 19 november 2031
Rolf Sten Ledamot av kommunfullmäktige
"""


def collection(folder: Path) -> Document:
    path = folder / "bilagor.txt"
    path.write_text(COLLECTION, encoding="utf-8")
    return read(path, folder)


def test_each_numbered_paper_is_one_statement_of_those_whom_its_own_head_and_signature_name(tmp_path: Path) -> None:
    document = collection(tmp_path)

    assert document.kind is DocumentKind.HANDLING
    assert [(one.kind.value, one.parties, {person.name for person in one.persons}) for one in document.statements] == [
        ("yrkande", ("S",), {"Jan Tidman"}),
        ("reservation", ("MP",), {"Alva Krist", "Jonas Berg"}),
        ("reservation", ("SD",), {"Bengt Ragnar", "Linda Mård"}),
        ("protokollsanteckning", ("C",), {"Anna Bjur"}),
        ("yrkande", ("S",), {"Eva By"}),
        ("reservation", (), {"Rolf Sten"}),
    ]


def test_a_numbered_paper_belongs_to_the_matter_that_its_head_or_the_contents_name(tmp_path: Path) -> None:
    document = collection(tmp_path)

    assert [(one.paragraf, one.title, one.diarienummer) for one in document.items if one.paragraf] == [
        ("71", "Budget 2032", ("00214/2031",)),
        ("78", "Hamnen etapp 3, markanvisning", ()),
        ("83", "Fria bad i ån", ("00118/2030",)),
    ]


def test_the_own_words_of_a_numbered_paper_are_without_its_head_and_its_neighbours(tmp_path: Path) -> None:
    texts = [one.text for one in collection(tmp_path).statements]

    assert texts[0].startswith("VI YRKAR")
    assert texts[2].startswith("Vi yrkade avslag")
    assert texts[2].endswith("kunnat stödja.")
    assert texts[3] == "Sverigedemokraterna säger sig ha velat stödja oss. Deras yrkande var rent avslag."
    assert texts[-1].startswith("Jag, Rolf Sten,")
    assert texts[-1].endswith("vattnet är kallt.")


def test_a_motion_among_the_papers_is_its_members_and_the_answer_below_it_is_the_organs(tmp_path: Path) -> None:
    document = collection(tmp_path)
    motion = next(one for one in document.sections if one.heading.startswith("Bilaga 5"))
    answer = next(one for one in document.sections if one.heading.startswith("Kommunstyrelsens svar"))
    items = {one.id: one.paragraf for one in document.items}

    assert (motion.voice.role, motion.voice.parties) == (VoiceRole.PARTI, ("S",))
    assert (answer.voice.role, answer.voice.organ) == (VoiceRole.OKAND, "kommunstyrelsen")
    assert {items[motion.item_id], items[answer.item_id]} == {"83"}
    assert not document.decisions


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Bilaga 3. Reservation till § 9, Ny bro", "Reservation till § 9, Ny bro"),
        ("Ekpartiet, § 9, Bilaga 3", "Ekpartiet, § 9"),
        ("Bilaga 8 till § 9", "§ 9"),
        ("BILAGA 6", ""),
        ("Kostnaden framgår av bilaga 6.", "Kostnaden framgår av bilaga 6."),
    ],
)
def test_a_line_of_a_head_without_its_number_tells_the_rest(line: str, told: str) -> None:
    assert without_number(line) == told


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (["Reservation § 9 Ny bro över ån"], "Ny bro över ån"),
        (["Yrkande", "§ 9 Ny bro, dnr 12/2031"], "Ny bro"),
        (["MOTION till kommunfullmäktige", "Ny bro", "Inlämnad av Eva By (S)"], "Ny bro"),
        (["Reservation till § 9"], ""),
    ],
)
def test_the_title_of_the_matter_stands_behind_its_number_or_below_the_kind(head: list[str], title: str) -> None:
    assert title_behind_number(head) == title
