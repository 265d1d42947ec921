"""Every format becomes pages with their numbers and words, and a bad file an error that says why."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from pathlib import Path

import pytest

from ingest.errors import (
    EmptyFileError,
    EncryptedFileError,
    NotADocumentError,
    NoTextLayerError,
    ProgramFaultError,
    TooLargeError,
    UnreadableFileError,
)
from ingest.limits import Limits
from ingest.models import FileType
from ingest.readers import read_pages
from tests import bad_files

PAGE = "Kommunstyrelsen beslutar\natt anta planen."


def texts(path: Path, file_type: FileType) -> list[str]:
    pages = read_pages(path, file_type)
    assert [page.page_no for page in pages] == list(range(1, len(pages) + 1))
    return [" ".join(page.text.split()) for page in pages]


def test_a_pdf_keeps_its_page_numbers_and_its_empty_pages(tmp_path: Path) -> None:
    path = bad_files.pdf(tmp_path / "a.pdf", [PAGE, "", "Tredje sidan har också ord."])
    assert texts(path, FileType.PDF) == [" ".join(PAGE.split()), "", "Tredje sidan har också ord."]


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = bad_files.pdf(tmp_path / "a.pdf", [PAGE] * 3)
    read_pages(path, FileType.PDF, on_progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_pdf_with_an_empty_password_is_read(tmp_path: Path) -> None:
    path = bad_files.encrypted_pdf(tmp_path / "a.pdf", [PAGE], password="")
    assert texts(path, FileType.PDF) == [" ".join(PAGE.split())]


def test_a_locked_pdf_needs_its_password(tmp_path: Path) -> None:
    path = bad_files.encrypted_pdf(tmp_path / "last.pdf", [PAGE], password="hemligt")
    with pytest.raises(EncryptedFileError, match=r"last\.pdf: needs a password"):
        read_pages(path, FileType.PDF)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_the_first_part_of_a_pdf_is_damaged(tmp_path: Path, share: float) -> None:
    path = bad_files.truncated_pdf(tmp_path / "stump.pdf", [PAGE] * 20, share=share)
    with pytest.raises(UnreadableFileError, match=r"stump\.pdf: is damaged"):
        read_pages(path, FileType.PDF)


def test_a_pdf_whose_index_points_nowhere_is_mended(tmp_path: Path) -> None:
    path = bad_files.pdf(tmp_path / "a.pdf", [PAGE] * 20)
    path.write_bytes(path.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    assert texts(path, FileType.PDF) == [" ".join(PAGE.split())] * 20


def test_a_pdf_that_has_lost_most_of_its_pages_is_damaged(tmp_path: Path) -> None:
    path = bad_files.pdf(tmp_path / "luckor.pdf", [PAGE] * 20)
    path.write_bytes(
        path.read_bytes().replace(b"/Type /Page\n", b"/Type /Paxx\n", 15).replace(b"/Contents", b"/Cxntents")
    )
    with pytest.raises(UnreadableFileError, match=r"luckor\.pdf"):
        read_pages(path, FileType.PDF)


def test_a_pdf_that_unpacks_to_far_more_is_refused_quickly(tmp_path: Path) -> None:
    path = bad_files.pdf_bomb(tmp_path / "bomb.pdf")
    start = time.process_time()
    with pytest.raises(TooLargeError, match=r"bomb\.pdf"):
        read_pages(path, FileType.PDF)
    assert time.process_time() - start < 5


def test_pictures_of_pages_need_ocr(tmp_path: Path) -> None:
    with pytest.raises(NoTextLayerError, match="needs OCR"):
        read_pages(bad_files.image_pdf(tmp_path / "skannad.pdf"), FileType.PDF)


def test_a_pdf_of_empty_pages_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError, match="has no text"):
        read_pages(bad_files.pdf(tmp_path / "tom.pdf", ["", ""]), FileType.PDF)


def test_more_pages_than_allowed_are_refused(tmp_path: Path) -> None:
    path = bad_files.pdf(tmp_path / "lang.pdf", [PAGE] * 4)
    with pytest.raises(TooLargeError, match="has 4 pages, more than 3"):
        read_pages(path, FileType.PDF, limits=Limits(max_pages=3))


def test_a_word_document_breaks_its_pages_where_word_did(tmp_path: Path) -> None:
    body = (
        bad_files.paragraph("Första", "<w:tab/>", "sidan")
        + bad_files.paragraph("slutar här", '<w:br w:type="page"/>')
        + bad_files.paragraph("<w:lastRenderedPageBreak/>", "Andra sidan")
        + "<w:sdt><w:sdtContent>" + bad_files.paragraph("i ett fält") + "</w:sdtContent></w:sdt>"
        + bad_files.paragraph("börjar ", "<w:lastRenderedPageBreak/>", "om på tredje")
    )  # fmt: skip
    path = bad_files.docx(tmp_path / "a.docx", body)
    assert texts(path, FileType.DOCX) == [
        "Första sidan slutar här",
        "Andra sidan i ett fält börjar",
        "om på tredje",
    ]


def test_two_manual_breaks_leave_an_empty_page(tmp_path: Path) -> None:
    blank = bad_files.paragraph('<w:br w:type="page"/>')
    path = bad_files.docx(tmp_path / "a.docx", bad_files.paragraph("ett") + blank + blank + bad_files.paragraph("tre"))
    assert texts(path, FileType.DOCX) == ["ett", "", "tre"]


def test_a_table_row_is_a_line_with_its_cells_apart(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{bad_files.paragraph(word)}</w:tc>" for word in ("Anna Ek (S)", "Ja", "Nej"))
    path = bad_files.docx(tmp_path / "a.docx", f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>")
    assert read_pages(path, FileType.DOCX)[0].text.splitlines() == ["Anna Ek (S)   Ja   Nej"] * 2


def test_deleted_words_are_gone_and_inserted_ones_stay(tmp_path: Path) -> None:
    changed = (
        "<w:p><w:del><w:r><w:delText>avslag</w:delText></w:r></w:del><w:ins><w:r><w:t>bifall</w:t></w:r></w:ins></w:p>"
    )
    assert texts(bad_files.docx(tmp_path / "a.docx", changed), FileType.DOCX) == ["bifall"]


def test_a_word_document_that_unpacks_to_far_more_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match="unpacks to 120 MB"):
        read_pages(bad_files.docx_bomb(tmp_path / "bomb.docx"), FileType.DOCX)


def test_a_word_document_may_not_fetch_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "hemlig.txt"
    secret.write_text("hemligheten", encoding="utf-8")
    with pytest.raises(NotADocumentError, match="declares entities"):
        read_pages(bad_files.docx_with_entity(tmp_path / "a.docx", secret), FileType.DOCX)


@pytest.mark.parametrize("file_type", [FileType.DOCX, FileType.ODT])
def test_half_an_office_file_is_damaged(tmp_path: Path, file_type: FileType) -> None:
    path = tmp_path / f"halv.{file_type}"
    make = bad_files.docx if file_type is FileType.DOCX else bad_files.odt
    whole = make(path, "").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFileError, match="is damaged"):
        read_pages(path, file_type)


def test_an_odt_breaks_its_pages_at_soft_breaks_and_styles(tmp_path: Path) -> None:
    style = (
        '<style:style style:name="P1" style:family="paragraph">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>'
    )
    row = "".join(f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in ("Ja", "7"))
    body = (
        "<text:h>Rubrik</text:h><text:p>ett<text:s text:c='2'/>ord<text:line-break/>till</text:p>"
        "<text:soft-page-break/><text:list><text:list-item><text:p>punkt</text:p></text:list-item></text:list>"
        f"<table:table><table:table-row>{row}</table:table-row></table:table>"
        '<text:p text:style-name="P1">ny sida</text:p>'
    )
    path = bad_files.odt(tmp_path / "a.odt", body, style)
    assert [page.text for page in read_pages(path, FileType.ODT)] == [
        "Rubrik\nett  ord\ntill",
        "punkt\nJa   7",
        "ny sida",
    ]


def test_an_odt_may_not_claim_a_billion_blanks(tmp_path: Path) -> None:
    path = bad_files.odt(tmp_path / "a.odt", "<text:p>ett<text:s text:c='1000000000'/>ord</text:p>")
    assert texts(path, FileType.ODT) == ["ett ord"]


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("file_type", [FileType.PDF, FileType.DOCX, FileType.ODT, FileType.RTF, FileType.HTML])
def test_a_file_with_wrong_bytes_is_read_or_refused(tmp_path: Path, file_type: FileType, seed: int) -> None:
    rng = random.Random(f"{file_type} {seed}")  # noqa: S311  the same wrong bytes in every run
    data = bytearray(whole_file(tmp_path / "hel", file_type))
    for _ in range(rng.choice([1, 3, 20])):
        start = rng.randrange(len(data) + 1)
        data[start : start + rng.choice([0, 1, 30])] = rng.randbytes(rng.choice([0, 1, 8]))
    path = tmp_path / "skadad"
    path.write_bytes(data)
    with suppress(UnreadableFileError):
        assert read_pages(path, file_type)


def whole_file(path: Path, file_type: FileType) -> bytes:
    match file_type:
        case FileType.PDF:
            bad_files.pdf(path, [PAGE] * 2)
        case FileType.DOCX:
            bad_files.docx(path, bad_files.paragraph("ord", "<w:tab/>", "ord") * 9)
        case FileType.ODT:
            bad_files.odt(path, "<text:p>ett<text:s/>ord</text:p>" * 9)
        case FileType.RTF:
            path.write_bytes(rb"{\rtf1\ansi Kommun \'e5ter\par\page Andra{\b fet} \u229? sidan\par}")
        case _:
            path.write_text(HTML, encoding="utf-8")
    return path.read_bytes()


def test_an_rtf_breaks_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1\ansi\ansicpg1252 Kommunstyrelsen \'e5terremitterar\par\page Andra sidan\pagebb\par}")
    assert texts(path, FileType.RTF) == ["Kommunstyrelsen återremitterar", "Andra sidan"]


HTML = """<!doctype html><html><head><title>bort</title><style>p {}</style></head><body><nav>meny</nav>
<!-- sida 4 --><h1>Protokoll</h1><script>alert(1)</script><p>Nämnden   beslutar
att <b>avslå</b> motionen.</p><p style="display:none">osynligt</p>
<!-- sida 5 --><ol><li>Ett</li><li>Två</li></ol><table><tr><td>Ja</td><td>7</td></tr></table></body></html>"""


def test_a_web_page_gives_its_shown_words_and_the_pages_it_tells_of(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(HTML, encoding="utf-8")
    pages = read_pages(path, FileType.HTML)
    assert [page.label for page in pages] == ["4", "5"]
    assert pages[0].text.strip().split("\n\n") == ["Protokoll", "Nämnden beslutar att avslå motionen."]
    assert [line.split() for line in pages[1].text.splitlines() if line] == [["1.", "Ett"], ["2.", "Två"], ["Ja", "7"]]


def test_css_page_breaks_are_page_breaks(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text('<p>ett</p><div style="page-break-before: always">två</div>', encoding="utf-8")
    assert texts(path, FileType.HTML) == ["ett", "två"]


def test_a_web_page_names_its_own_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<html><meta charset="iso-8859-1"><p>återremiss</p></html>'.encode("latin-1"))
    assert texts(path, FileType.HTML) == ["återremiss"]


@pytest.mark.slow
def test_three_thousand_pages_are_read_within_the_limits(tmp_path: Path) -> None:
    from ingest.sandbox import run

    path = bad_files.pdf(tmp_path / "lang.pdf", [f"§ {number}\n" + (PAGE + "\n") * 20 for number in range(3000)])
    told: list[int] = []
    limits = Limits(max_memory_mb=1200, max_seconds=300)
    pages = run(
        read_pages, path, FileType.PDF, limits=limits, name=path.name, on_progress=lambda done, _: told.append(done)
    )
    assert len(pages) == 3000
    assert pages[-1].text.startswith("§ 2999")
    assert told[-1] == 3000
    assert len(told) > 10


def test_whatever_a_library_raises_is_that_files_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def raise_type_error(_path: Path) -> None:
        raise TypeError("'NoneType' object is not iterable")

    monkeypatch.setattr("ingest.readers.odt.read_odt", raise_type_error)
    with pytest.raises(UnreadableFileError, match=r"a\.odt: can't be read \(TypeError: .*\)") as raised:
        read_pages(tmp_path / "a.odt", FileType.ODT)
    assert not isinstance(raised.value, ProgramFaultError)
