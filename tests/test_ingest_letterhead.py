"""Letterheads: what stands there is read, and is no heading of the text. Everything is invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from ingest.headings import find_heading
from ingest.models import Document, DocumentKind, SectionKind, VoiceRole
from ingest.pipeline import read

ANSWER = """Ekby kommun
Kommunledningskontoret
Förslag till yttrande
2031-09-19
1 (2)
KSN-2031-01699
Ert dnr: KN2031/00611
Remiss från Vattendepartementet
Vattendepartementet
Yttrande över promemorian Ett tydligare ansvar
för översvämningar
Handläggare: Ida Fors, strateg

Sammanfattning
Efter regnet i höstas beslutade kommunstyrelsen att ta fram en plan för vattnet i tätorten.
Kommunen tillstyrker förslaget om en karta.
"""


def answer(folder: Path) -> Document:
    path = folder / "a.txt"
    path.write_text(ANSWER, encoding="utf-8")
    return read(path, folder)


def test_a_draft_of_an_answer_has_the_day_the_number_and_the_title_of_its_letterhead(tmp_path: Path) -> None:
    document = answer(tmp_path)
    assert (document.kind, document.date) == (DocumentKind.REMISSVAR, date(2031, 9, 19))
    assert document.diarienummer == ("KSN-2031-01699",)
    assert document.title == "Yttrande över promemorian Ett tydligare ansvar för översvämningar"


def test_the_name_of_the_paper_above_its_date_heads_no_proposal(tmp_path: Path) -> None:
    document = answer(tmp_path)
    assert SectionKind.FORSLAG not in {section.kind for section in document.sections}
    assert document.decisions == ()
    assert {section.voice.role for section in document.sections} == {VoiceRole.FORVALTNING}  # who drafts it


@pytest.mark.parametrize("line", ["Beslut i kommunfullmäktige   27 juni 2031", "Beslut i nämnden 2031-05-22"])
def test_a_row_of_a_schedule_is_no_heading(line: str) -> None:
    assert find_heading(line, glued=True) is None


def test_the_first_page_of_a_word_document_begins_with_its_header(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.sections[0].header.add_table(2, 2, docx.shared.Cm(16))
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("EKBY KOMMUN", "Tjänsteskrivelse\n2031-04-30", "Tekniska förvaltningen", "Dnr TN 2031/0568\n1 (3)"),
        strict=True,
    ):
        cell.text = text
    for text in (
        "Ändrade avgifter",
        "Förslag till beslut",
        "Tekniska nämnden beslutar att höja avgiften.",
        "Bedömning",
        "Bra.",
    ):
        made.add_paragraph(text)
    made.save(str(tmp_path / "a.docx"))
    document = read(tmp_path / "a.docx", tmp_path)
    assert document.pages[0].raw.split("\n")[:3] == ["EKBY KOMMUN", "Tjänsteskrivelse", "2031-04-30"]
    assert "1 (3)" not in document.pages[0].raw
    assert (document.date, document.diarienummer) == (date(2031, 4, 30), ("TN 2031/0568",))
