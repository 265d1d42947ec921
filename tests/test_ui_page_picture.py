from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import UnreadableFileError
from ingest.mask import mask
from tests.app_fixtures import QUOTE, write_minutes
from ui.page_picture import MAX_HEIGHT_PX, MAX_WIDTH_PX, page_picture, safe_page_picture


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    write_minutes(tmp_path / "protokoll.pdf")
    return tmp_path / "protokoll.pdf"


def yellow_box(png: bytes) -> tuple[float, float, float, float] | None:
    """Return the box round all yellow points as shares of the width and height, None where there are none."""
    with Image.open(io.BytesIO(png)) as picture:
        red, green, blue = picture.convert("RGB").split()
        high = red.point(lambda value: value > 240 and 255), green.point(lambda value: value > 200 and 255)
        low = blue.point(lambda value: value < 120 and 255)
        yellow = Image.merge("RGB", (*high, low)).convert("L").point(lambda value: value > 250 and 255)
        box = yellow.getbbox()
        width, height = picture.size
    return (box[0] / width, box[1] / height, box[2] / width, box[3] / height) if box else None


def test_the_quoted_lines_are_marked_where_they_stand(minutes: Path) -> None:
    picture = page_picture(minutes, 2, QUOTE)
    assert picture.is_marked
    box = yellow_box(picture.png)
    assert box is not None
    left, top, right, bottom = box
    first_line, last_line = (842 - 760 + 22 * 7) / 842, (842 - 760 + 22 * 8) / 842
    assert 72 / 595 - 0.02 < left < 72 / 595 + 0.02
    assert first_line - 0.03 < top < first_line < last_line < bottom + 0.01 < last_line + 0.03
    assert right < 0.8


def test_a_page_without_the_quote_is_not_marked(minutes: Path) -> None:
    picture = page_picture(minutes, 3, QUOTE)
    assert not picture.is_marked
    assert yellow_box(picture.png) is None


def page_with_words_at(path: Path, height: float) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.drawString(72, height, QUOTE)
    canvas.save()


def test_words_far_down_the_page_are_shown_apart_as_well(tmp_path: Path) -> None:
    page_with_words_at(tmp_path / "lagt.pdf", 200)
    picture = page_picture(tmp_path / "lagt.pdf", 1, QUOTE)
    box = yellow_box(picture.around_marks)
    assert box is not None
    assert box[1] > 0.2, "some lines above the words are shown"
    with Image.open(io.BytesIO(picture.around_marks)) as around, Image.open(io.BytesIO(picture.png)) as whole:
        assert around.width == whole.width
        assert around.height < 0.2 * whole.height


def test_words_high_on_the_page_are_not_shown_twice(tmp_path: Path) -> None:
    page_with_words_at(tmp_path / "hogt.pdf", 760)
    assert page_picture(tmp_path / "hogt.pdf", 1, QUOTE).around_marks == b""


def test_marks_follow_a_turned_and_cropped_page(tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument

    write_minutes(tmp_path / "rak.pdf")
    with PdfDocument(tmp_path / "rak.pdf") as pdf:
        pdf[1].set_cropbox(36, 400, 559, 806)
        pdf[1].set_rotation(90)
        pdf.save(tmp_path / "vriden.pdf")
    box = yellow_box(page_picture(tmp_path / "vriden.pdf", 2, QUOTE).png)
    assert box is not None
    left, top, right, bottom = box
    line_from_top = (806 - (760 - 22 * 8)) / (806 - 400)
    assert left - 0.03 < 1 - line_from_top < right
    assert abs(top - (72 - 36) / (559 - 36)) < 0.02
    assert bottom < 0.9


@pytest.mark.parametrize("size", [(20_000, 30), (30, 20_000), A4])
def test_no_page_makes_a_huge_picture(tmp_path: Path, size: tuple[float, float]) -> None:
    canvas = Canvas(str(tmp_path / "karta.pdf"), pagesize=size)
    canvas.drawString(5, 5, "Karta")
    canvas.save()
    with Image.open(io.BytesIO(page_picture(tmp_path / "karta.pdf", 1).png)) as picture:
        assert picture.width <= MAX_WIDTH_PX + 1
        assert picture.height <= MAX_HEIGHT_PX + 1


@pytest.mark.parametrize("page_no", [0, -1, 4])
def test_a_page_that_is_not_there_is_an_error(minutes: Path, page_no: int) -> None:
    with pytest.raises(UnreadableFileError, match="has no page"):
        page_picture(minutes, page_no)


def test_a_file_that_is_no_pdf_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "fel.pdf").write_bytes(b"%PDF-1.7 nej")
    with pytest.raises(UnreadableFileError, match=r"fel\.pdf"):
        safe_page_picture(tmp_path / "fel.pdf", 1)


def test_the_process_that_draws_gives_the_same_picture(minutes: Path) -> None:
    assert safe_page_picture(minutes, 2, QUOTE) == page_picture(minutes, 2, QUOTE)


SECRET = "19811228-9874"


def written_page(path: Path) -> Path:
    """A page with a personal number in the middle of its line at 72, 600."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Courier", 12)
    canvas.drawString(72, 600, f"Sökande: {SECRET} Norrby")  # of 7.2 points a letter
    canvas.save()
    return path


def darkness(png: bytes, first_letter: int, last_letter: int) -> float:
    """Return the mean darkness, 0 white to 1 black, of these letters (0-based, the last one included) of the line."""
    with Image.open(io.BytesIO(png)) as picture:
        scale = picture.width / A4[0]
        left, right = (72 + 7.2 * first_letter) * scale, (72 + 7.2 * (last_letter + 1)) * scale
        top, bottom = (A4[1] - 606) * scale, (A4[1] - 601) * scale
        grey = picture.convert("L").crop((round(left), round(top), round(right), round(bottom)))
        return 1 - ImageStat.Stat(grey).mean[0] / 255


@pytest.mark.parametrize("quote", ["", "Sökande: ********-**** Norrby"])
def test_a_personal_number_is_covered_in_the_picture_and_nothing_else(tmp_path: Path, quote: str) -> None:
    path = written_page(tmp_path / "ansokan.pdf")
    assert mask(SECRET) == "********-****"
    picture = page_picture(path, 1, quote)
    assert darkness(picture.png, 9, 21) > 0.99
    assert darkness(picture.png, 0, 7) < 0.5
    assert darkness(picture.png, 23, 28) < 0.5
    assert picture.is_marked == bool(quote)


def test_an_archive_that_masks_nothing_shows_the_page_as_it_is(tmp_path: Path) -> None:
    picture = page_picture(written_page(tmp_path / "ansokan.pdf"), 1, masked=False)
    assert darkness(picture.png, 9, 21) < 0.5


def test_words_that_are_searched_for_are_marked_wherever_they_stand(minutes: Path) -> None:
    once, everywhere = page_picture(minutes, 2, "biblioteket"), page_picture(minutes, 2, "biblioteket", every=True)
    first, all_of_them = yellow_box(once.png), yellow_box(everywhere.png)
    assert first is not None
    assert all_of_them is not None
    assert everywhere.is_marked
    assert all_of_them[3] > first[3] + 0.1, "further down the page, too"
