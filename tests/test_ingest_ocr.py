"""Pictures of pages are read by OCR: once, page by page, and marked as such."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from ingest.errors import NoTextLayerError, TooLargeError
from ingest.limits import Limits
from ingest.pipeline import read_safely
from ingest.readers import ocr
from ingest.readers.ocr import Picture, Reading, kept_reading, reading_of
from samples.scan import scanned
from tests import bad_files

PAGE = """Ekby kommun
Kommunstyrelsen

Skrivelse om isbanan

Vi vill att isbanan i Norrby spolas
varje vinter och att belysningen lagas
innan barnen kommer dit i november.
"""
SENTENCE = "barnen kommer dit i november"
TABLE = "\t".join(
    [
        "level",
        "page_num",
        "block_num",
        "par_num",
        "line_num",
        "word_num",
        "left",
        "top",
        "width",
        "height",
        "conf",
        "text",
    ]
)


def row(block: int, paragraph: int, line: int, confidence: float, word: str) -> str:
    return f"5\t1\t{block}\t{paragraph}\t{line}\t1\t0\t0\t9\t9\t{confidence}\t{word}"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Return a scan of two pages, the second blank."""
    printed = bad_files.pdf(tmp_path / "tryckt.pdf", [PAGE, ""])
    path = tmp_path / "skannad.pdf"
    path.write_bytes(scanned(printed.read_bytes()))
    return path


def test_words_become_lines_and_blocks_are_parted() -> None:
    words = [row(1, 1, 1, 90, "Isbanan"), row(1, 1, 1, 80, "spolas"), row(1, 1, 2, 70, "nu."), row(2, 1, 1, 60, '"Ja"')]
    reading = reading_of("\n".join([TABLE, "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t", *words]))
    assert reading == Reading(text='Isbanan spolas\nnu.\n\n"Ja"', confidence=75)


def test_a_page_without_words_is_read_and_empty() -> None:
    assert reading_of(TABLE) == Reading(text="", confidence=0)


def test_a_reading_half_written_is_none(tmp_path: Path) -> None:
    picture = Picture(1, 1, b"\0")
    place = tmp_path / picture.key[:2] / f"{picture.key}.json"
    place.parent.mkdir()
    place.write_text('{"text": "Isba')
    assert kept_reading(picture, tmp_path) is None


def test_without_ocr_the_remedy_says_what_to_install(scan: Path) -> None:
    with pytest.raises(NoTextLayerError) as caught:
        read_safely(scan, scan.parent)
    assert "apt-get install tesseract-ocr tesseract-ocr-swe" in caught.value.remedy


@pytest.mark.ocr
def test_a_scan_is_read_page_by_page_and_marked(scan: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    document = read_safely(
        scan, scan.parent, ocr_dir=tmp_path / "ocr", on_progress=lambda done, total: told.append((done, total))
    )
    assert SENTENCE in document.pages[0].text
    assert document.pages[0].is_ocr
    assert (document.pages[0].ocr_confidence or 0) > 75
    assert (2, 2) in told


@pytest.mark.ocr
def test_no_page_is_read_by_ocr_twice(scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "ocr"
    first = read_safely(scan, scan.parent, ocr_dir=kept)
    (copy := tmp_path / "kopia").mkdir()
    (copy / "annan.pdf").write_bytes(scan.read_bytes() + b"\n")
    monkeypatch.setenv("PATH", "/nowhere")
    again = read_safely(copy / "annan.pdf", copy, ocr_dir=kept)
    assert [page.text for page in again.pages] == [page.text for page in first.pages]


@pytest.mark.ocr
def test_of_a_mixed_document_only_the_pictures_are_read_by_ocr(tmp_path: Path) -> None:
    mixed = bad_files.mixed_pdf(tmp_path / "blandad.pdf", text=PAGE.replace("Norrby", "Söderby"), scan=PAGE)
    document = read_safely(mixed, tmp_path, ocr_dir=tmp_path / "ocr")
    assert [page.is_ocr for page in document.pages] == [False, True]
    assert "Söderby" in document.pages[0].text
    assert SENTENCE in document.pages[1].text
    assert len(list((tmp_path / "ocr").rglob("*.json"))) == 1


def test_without_ocr_a_mixed_document_tells_which_pages_wait_for_it(tmp_path: Path) -> None:
    mixed = bad_files.mixed_pdf(tmp_path / "blandad.pdf", text=PAGE, scan=PAGE)
    document = read_safely(mixed, tmp_path)
    assert [page.is_picture for page in document.pages] == [False, True]
    assert [(one.code, one.page_no) for one in document.findings] == [("page-without-text", 2)]


@pytest.mark.ocr
def test_what_ocr_keeps_is_for_its_owner_alone(scan: Path, tmp_path: Path) -> None:
    read_safely(scan, scan.parent, ocr_dir=tmp_path / "ocr")
    assert stat.S_IMODE((tmp_path / "ocr").stat().st_mode) == 0o700


@pytest.mark.ocr
def test_ocr_keeps_to_the_limits(scan: Path, tmp_path: Path) -> None:
    with pytest.raises(TooLargeError):
        read_safely(scan, scan.parent, limits=Limits(max_pages=1), ocr_dir=tmp_path / "ocr")


@pytest.mark.ocr
def test_tesseract_with_swedish_is_found() -> None:
    ocr.is_installed.cache_clear()
    assert ocr.is_installed()


def test_a_machine_without_tesseract_has_no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    ocr.is_installed.cache_clear()
    assert not ocr.is_installed()
    ocr.is_installed.cache_clear()
