"""Documents of our own making, one per layout, against what a person expects of them. All names are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.headings import find_heading
from ingest.models import Document, SectionKind, Voice
from ingest.pipeline import read

GOLDEN = Path(__file__).parent / "golden"
LAYOUTS = (
    "agenda-not",
    "collected-handling",
    "extract-approved-at-once",
    "extract-two-paragrafer",
    "memo-to-council",
    "memo-with-replies",
    "minutes-board",
    "minutes-in-capitals",
    "minutes-one-sentence",
    "minutes-reservation-first",
    "minutes-running-text",
    "minutes-with-appendix",
    "minutes-with-contents",
    "minutes-without-name",
    "motion",
    "regulation-not",
    "report-about-motion-not",
    "report-to-board",
    "rules-of-procedure-not",
    "written-reservation",
)


def told(document: Document) -> dict[str, Any]:
    """What header and structure say of a document, as JSON."""
    by_item = {item.id: item for item in document.items}
    return {
        "title": document.title,
        "kind": document.kind,
        "organ": document.organ,
        "date": f"{document.date} ({document.date_source})",
        "diarienummer": list(document.diarienummer),
        "authors": [f"{person.name} {person.party}".strip() for person in document.authors],
        "attendance": [f"{person.name} {person.party}".strip() for person in document.attendance],
        "items": [
            f"{item.paragraf} | {item.title} | {', '.join(item.diarienummer)} | {item.organ} | {item.date}"
            for item in document.items
        ],
        "sections": [
            {
                "item": by_item[section.item_id].paragraf,
                "kind": section.kind,
                "heading": section.heading,
                "voice": voice(section.voice),
                "pages": [span.page_no for span in section.spans],
                "text": ends(document.text_of(section.spans)),
            }
            for section in document.sections
        ],
    }


def voice(spoken: Voice) -> str:
    persons = ", ".join(f"{person.name} {person.party}".strip() for person in spoken.persons)
    return f"{spoken.role}: {spoken.organ}; {', '.join(spoken.parties)}; {persons}"


def ends(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) < 90 else f"{joined[:40]} ... {joined[-40:]}"


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_cut_as_a_person_would(name: str) -> None:
    expected = GOLDEN / f"{name}.expected.json"
    found = told(read(GOLDEN / f"{name}.txt", GOLDEN))
    if not expected.exists():
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{expected.name} was written; read it, and commit it if it is right")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LAYOUTS)
def test_sections_tile_the_pages(name: str) -> None:
    document = read(GOLDEN / f"{name}.txt", GOLDEN)
    items = {item.id: item for item in document.items}
    for page in document.pages:
        covered = [0] * len(page.text)
        for section in document.sections:
            for span in section.spans:
                if span.page_no == page.page_no:
                    for offset in range(span.start, span.end):
                        covered[offset] += 1
        assert max(covered, default=1) <= 1, "two sections overlap"
        assert all(n == 1 for n, letter in zip(covered, page.text, strict=True) if not letter.isspace())
    for section in document.sections:
        around = items[section.item_id].spans
        for span in section.spans:
            on_page = [outer for outer in around if outer.page_no == span.page_no]
            assert any(outer.start <= span.start and span.end <= outer.end for outer in on_page), "outside its item"


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_same_file_gives_the_same_ids_and_no_two_alike(name: str) -> None:
    first, second = (read(GOLDEN / f"{name}.txt", GOLDEN) for _ in range(2))
    assert first == second
    for records in (first.items, first.sections):
        assert len({record.id for record in records}) == len(records)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Beslut i ärendet", SectionKind.BESLUT),
        ("Bakgrund till ärendet", SectionKind.ARENDE),
        ("Skriftliga reservationer vid sammanträdet", SectionKind.RESERVATION),
        ("Avgivna protokollsanteckningar", SectionKind.PROTOKOLLSANTECKNING),
        ("Förslag till beslut under dagens möte", SectionKind.YRKANDE),
        ("Förslag till beslut", SectionKind.FORSLAG),
        ("Regionrådets överväganden", SectionKind.SYNPUNKTER),
        ("BESLUTSGÅNG:", SectionKind.BESLUTSGANG),
        ("Nämnden beslutar", SectionKind.BESLUT),
        ("Vi beslutar", SectionKind.BESLUT),
        ("Beslut om parken i Norrviken", None),
        ("Skriftliga", None),
        ("beslut", None),
    ],
)
def test_a_heading_is_known_in_all_its_dress(line: str, kind: SectionKind | None) -> None:
    heading = find_heading(line)
    assert (heading.kind if heading else None) == kind


def sections(text: str, tmp_path: Path) -> list[tuple[str, str, str]]:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    document = read(path, tmp_path)
    return [(part.kind, part.voice.organ, " ".join(document.text_of(part.spans).split())) for part in document.sections]


HEAD = "Protokoll\nKommunstyrelsens arbetsutskott\nSammanträdesdatum 2031-05-12\n§ 1\nEn park\n"
OWN = "Kommunstyrelsens arbetsutskotts förslag till kommunstyrelsen:\nParken byggs.\n"


def test_an_organs_own_proposal_below_its_decision_is_the_decision(tmp_path: Path) -> None:
    (last,) = sections(f"{HEAD}Beslut\n{OWN}", tmp_path)[2:]
    assert last[:2] == ("beslut", "kommunstyrelsens arbetsutskott")


def test_the_proposal_of_another_organ_below_a_decision_is_a_proposal(tmp_path: Path) -> None:
    *_, last = sections(f"{HEAD}Beslut\nParknämndens förslag till kommunstyrelsen:\nParken säljs.\n", tmp_path)
    assert last[:2] == ("förslag till beslut", "parknämnden")


def test_what_an_administration_proposes_in_running_text_is_no_decision(tmp_path: Path) -> None:
    text = f"{HEAD}Parken är sliten.\nParkförvaltningen hemställer att utskottet beslutar att sälja parken.\n"
    *_, last = sections(text, tmp_path)
    assert last[:2] == ("förslag till beslut", "parkförvaltningen")


def test_a_line_of_dashes_ends_a_decision(tmp_path: Path) -> None:
    *_, decision, rest = sections(f"{HEAD}Beslut\nParken byggs.\n________\nMötet ajourneras.\n", tmp_path)
    assert (decision[0], decision[2], rest[0]) == ("beslut", "Beslut Parken byggs.", "text")


def test_in_an_agenda_the_decision_to_come_is_a_proposal(tmp_path: Path) -> None:
    text = "Kallelse\nKommunstyrelsen\n2031-05-12\n1 Bro\nFörslag till beslut\nKommunstyrelsens beslut\n- Bron byggs.\n"
    *_, last = sections(text, tmp_path)
    assert (last[0], last[2]) == ("förslag till beslut", "Förslag till beslut Kommunstyrelsens beslut - Bron byggs.")


def test_the_majority_that_agrees_ends_the_words_of_a_member(tmp_path: Path) -> None:
    text = (
        "Utlåtande 2031:4 RI\nEn bro\nFöredragande borgarrådet Eva Ekdal anför följande.\nÄrendet\nEn bro.\n"
        "Reservation anfördes av Bo Almgren (M) enligt följande.\nBron är dyr.\n\n"
        "Kommunstyrelsen delar borgarrådsberedningens uppfattning och föreslår kommunfullmäktige besluta följande.\n"
        "Bron byggs.\n"
    )
    *_, dissent, majority = sections(text, tmp_path)
    assert (dissent[0], dissent[2][-12:]) == ("reservation", "Bron är dyr.")
    assert majority[:2] == ("förslag till beslut", "kommunstyrelsen")


@pytest.mark.parametrize("name", ["Trygghet", "Räddningstjänsten", "Sörvalla Båtklubb"])
def test_a_body_is_known_by_its_answer_and_a_topic_is_none(name: str, tmp_path: Path) -> None:
    told = "Trygghet är viktigt." if name == "Trygghet" else f"Ur {name}s svar av den 3 maj 2031: Bron behövs."
    text = f"Utlåtande 2031:4 RI\nEn bro\nInkomna svar\nParknämnden\nParknämnden anser nej.\n\n{name}\n{told}\n"
    *_, last = sections(text, tmp_path)
    assert last[1] == ("parknämnden" if name == "Trygghet" else name)


def test_a_reservation_of_nobody_in_a_paper_without_members_is_text(tmp_path: Path) -> None:
    text = "Detaljplan Linden\n2031-03-04\nKommentar\nHuset sänks.\nReservation\nPlanen kan ändras.\n"
    *_, last = sections(text, tmp_path)
    assert last[0] == "text"


def test_a_report_still_tells_of_a_members_reservation(tmp_path: Path) -> None:
    text = "Tjänsteskrivelse\nEn bro\nBakgrund\nText.\nReservation\nBo Almgren (M) reserverade sig i maj.\n"
    *_, last = sections(text, tmp_path)
    assert last[0] == "reservation"


OWN_WAYS = """Ekby kommun
Sammanträdesprotokoll
Tekniska nämnden 2031-03-04

§ 4 En tomt
Sammanfattning
Tre anbud har lämnats.
Eva By (S) anmäler jäv och deltar inte i handläggningen.
Yrkanden
Bo Al (M): bifall.
Propositionsordning som godkänns
Ordföranden frågar om nämnden bifaller förslaget. Votering begärs.

Nämnden godkänner följande voteringsordning. Den som vill bifalla röstar ja, den som vill avslå röstar nej.
Tekniska nämnden beslutar
att sälja tomten.
Beslut expedieras till
Kommunstyrelsen
"""


def test_headings_and_sentences_of_minutes_that_put_the_decision_last(tmp_path: Path) -> None:
    path = tmp_path / "tn.txt"
    path.write_text(OWN_WAYS, encoding="utf-8")
    document = read(path, tmp_path)
    item = next(one.id for one in document.items if one.paragraf == "4")
    kinds = [section.kind for section in document.sections if section.item_id == item][1:]
    assert kinds == [
        SectionKind.ARENDE, SectionKind.JAV, SectionKind.YRKANDE, SectionKind.BESLUTSGANG, SectionKind.BESLUT,
        SectionKind.EXPEDIERING,
    ]  # fmt: skip


@pytest.mark.parametrize("head", ["Ks § 4, bilaga 1", "§ 4 Bilaga 1", "KS § 4, Bilaga A", "Bilaga 1 till Ks § 4"])
def test_an_appendix_belongs_to_the_paragraf_on_its_first_line(head: str, tmp_path: Path) -> None:
    path = tmp_path / "ks.txt"
    path.write_text(
        "Ekby kommun\nSammanträdesprotokoll\nKommunstyrelsen 2031-03-04\n\n§ 4 En bro\nBeslut\nBron byggs.\n"
        "Reservation\nEva By (S) reserverar sig skriftligt.\n§ 5 En skola\nBeslut\nSkolan byggs.\n"
        f"\f{head}\nReservation\nBron borde byggas av trä. Det är billigare.\nFör Socialdemokraterna\nEva By\n",
        encoding="utf-8",
    )
    document = read(path, tmp_path)
    items = {item.id: item.paragraf for item in document.items}
    told = [one for one in document.statements if "av trä" in one.text]
    assert [items[one.item_id] for one in told] == ["4"]
