"""A file becomes a document: the same in a child process, after a move, and with personal numbers masked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.errors import EmptyFileError, NotADocumentError
from ingest.models import SectionKind
from ingest.pipeline import read, read_safely

GOLDEN = Path(__file__).parent / "golden"


def test_a_child_process_reads_the_same_document() -> None:
    path = GOLDEN / "minutes-board.txt"
    assert read_safely(path, GOLDEN) == read(path, GOLDEN)


def test_a_file_that_is_moved_stays_the_same_document(tmp_path: Path) -> None:
    (tmp_path / "ks" / "2031").mkdir(parents=True)
    moved = tmp_path / "ks" / "2031" / "other-name.txt"
    shutil.copy(GOLDEN / "minutes-board.txt", moved)
    before, after = read(GOLDEN / "minutes-board.txt", GOLDEN), read(moved, tmp_path)
    assert after.file.source == "ks/2031/other-name.txt"
    assert after.id == before.id
    assert [section.id for section in after.sections] == [section.id for section in before.sections]


def test_personal_numbers_are_masked_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Protokoll\n§ 1\nStipendium\nBeslut\nEva Ekdal, 811218-9876, beviljas stipendiet.\n", encoding="utf-8"
    )
    assert "811218-9876" not in read(path, tmp_path).pages[0].text
    assert "811218-9876" in read(path, tmp_path, mask_personal_data=False).pages[0].text


def test_own_words_over_a_page_break_are_one_section() -> None:
    document = read(GOLDEN / "minutes-with-contents.txt", GOLDEN)
    (reservation,) = (one for one in document.sections if one.kind is SectionKind.RESERVATION)
    assert [span.page_no for span in reservation.spans] == [3, 4]
    assert "SAMMANTRÄDESPROTOKOLL" not in document.text_of(reservation.spans)


def test_a_file_that_is_no_document_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with pytest.raises(EmptyFileError, match=r"empty\.txt"):
        read(tmp_path / "empty.txt", tmp_path)
    with pytest.raises(NotADocumentError, match=r"picture\.pdf"):
        read_safely(tmp_path / "picture.pdf", tmp_path)
