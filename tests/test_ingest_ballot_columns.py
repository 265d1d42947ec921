"""An X in a vote table is read by the column it stands in. Everything is invented."""

from collections.abc import Callable
from pathlib import Path

import docx

from ingest.clean import clean_pages
from ingest.models import FileType
from ingest.readers import read_pages
from ingest.readers.ballot_columns import (
    Column,
    ballots_of_cells,
    may_hold_ballots,
    name_ballots,
    name_typed,
    named_row,
)

TABLE = (
    "Ledamot     Parti  Ja   Nej  Avst\n"
    "Eva By      S           X\n"
    "Bo Al       ÅL     X\n"
    "Siv Ekman   C                X\n"
    "Därmed är frågan avgjord."
)
READ = "\n".join(" ".join(line.split()) for line in TABLE.split("\n"))
NAMED = READ.replace("S X", "S Nej").replace("ÅL X", "ÅL Ja").replace("C X", "C Avstår")


def edges_in(laid_out: str, *, width: float = 6.0) -> Callable[[int], tuple[float, float]]:
    """Every character is as wide as the next; its place is its column in the line."""

    def edges(offset: int) -> tuple[float, float]:
        left = (offset - laid_out.rfind("\n", 0, offset) - 1) * width
        return left, left + width

    return edges


def test_an_x_becomes_the_word_of_its_column() -> None:
    text, columns = name_ballots(READ, TABLE, edges_in(TABLE))
    assert text == NAMED
    assert [column.ballot for column in columns] == ["Ja", "Nej", "Avstår"]


def test_a_table_goes_on_overleaf_without_its_head() -> None:
    head, first, rest = TABLE.split("\n", 2)
    upper, lower = f"{head}\n{first}", rest
    _, columns = name_ballots("Eva By S X", upper, edges_in(upper))
    text, _ = name_ballots("Bo Al ÅL X\nSiv Ekman C X", lower, edges_in(lower), columns)
    assert text == "Bo Al ÅL Ja\nSiv Ekman C Avstår"


def test_an_x_without_a_table_stays() -> None:
    text = "Märk med\nEva By S X"
    assert name_ballots(text, text, edges_in(text)) == (text, ())


def test_an_x_far_from_every_column_stays() -> None:
    far = (Column("Ja", 400.0, 410.0), Column("Nej", 430.0, 445.0))
    assert name_ballots("Eva By S X", "Eva By S X", edges_in("Eva By S X"), far)[0] == "Eva By S X"


def test_only_a_row_that_ends_with_an_x_may_be_a_ballot() -> None:
    assert may_hold_ballots("Text\nEva By S X")
    assert not may_hold_ballots("Taxan är 3 x 4 kronor.\nx")


def test_the_page_keeps_what_it_shows_beside_what_was_read() -> None:
    path = Path(__file__).parents[1] / "samples/archive/kf/2020/kf-2020-06-15.pdf"
    pages = clean_pages(read_pages(path, FileType.PDF))
    tables = [page for page in pages if page.as_shown]
    assert tables, "the minutes hold a vote table with an X in a column"
    for page in tables:
        assert page.as_shown.count("X") > page.raw.count("X")


def test_a_head_in_capitals_names_the_columns() -> None:
    upper = TABLE.replace("Ja   Nej  Avst", "JA   NEJ  AVST")
    assert name_ballots(READ, upper, edges_in(upper))[0] == NAMED
    shortened = upper.replace("AVST", "AVST. FRÅNV.")
    assert name_ballots(READ, shortened, edges_in(shortened))[0] == NAMED


def test_an_x_in_plain_text_is_read_by_its_place_in_the_line(tmp_path: Path) -> None:
    path = tmp_path / "votering.txt"
    path.write_text(TABLE, encoding="utf-8")
    (page,) = read_pages(path, FileType.TEXT)
    assert [line.split()[-1] for line in page.text.splitlines()[1:4]] == ["Nej", "Ja", "Avstår"]
    assert page.as_shown == TABLE


ROWS = (("Ledamot", "Parti", "JA", "NEJ", "AVSTÅR"), ("Eva By", "S", "", "X", ""), ("Bo Al", "ÅL", "X", "", ""))


def test_an_x_in_a_web_page_is_read_by_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "votering.html"
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    path.write_text(f"<html><body><table>{rows}</table><p>Frågan är avgjord.</p></body></html>", encoding="utf-8")
    (page,) = read_pages(path, FileType.HTML)
    assert [line.split()[-1] for line in page.text.splitlines() if " " in line][1:3] == ["Nej", "Ja"]
    assert "avgjord" in page.text
    assert page.as_shown.count("X") == 2


def test_an_x_in_a_word_document_is_read_by_its_cell(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for n, row in enumerate(ROWS):
        for k, cell in enumerate(row):
            table.cell(n, k).text = cell
    document.save(str(tmp_path / "votering.docx"))
    (page,) = read_pages(tmp_path / "votering.docx", FileType.DOCX)
    assert [line.split()[-1] for line in page.text.splitlines()[1:3]] == ["Nej", "Ja"]
    assert page.as_shown.count("X") == 2


def test_an_x_in_another_table_stays() -> None:
    assert ballots_of_cells(("Kommun", "Ja", "Antal")) == ()
    assert named_row(("Eva By", "X", "X"), ("", "Ja", "Nej")) == ["Eva By", "X", "X"]


def test_rows_may_be_numbered_and_the_head_may_be_the_last_line_of_a_page() -> None:
    head = "Nr  Ledamot  Parti  Ja   Nej\n"
    _, columns = name_ballots(head, head, edges_in(head))
    below = "1   Eva By   S           X\n2.  Bo Al    ÅL     X\n"
    text, _ = name_ballots("1 Eva By S X\n2. Bo Al ÅL X\n", below, edges_in(below), columns)
    assert may_hold_ballots(head)
    assert text == "1 Eva By S Nej\n2. Bo Al ÅL Ja\n"


def test_typed_rows_of_different_width_are_lined_up_by_the_cell_before_the_ballots() -> None:
    page = (
        "        Ledamot  Parti  Ja     Nej    Avst\n"
        "1       Eva By  S      X\n"
        "2       Klas-Göran Ekmanson  ÅL            X\n"
        "3       Siv Lo  C                    X\n"
    )
    text, columns = name_typed(page)
    assert [line.split()[-1] for line in text.splitlines()[1:]] == ["Ja", "Nej", "Avstår"]
    overleaf, _ = name_typed("4       Bo Al  S             X\n5       Vera Ek Lundgren  C      X\n", columns)
    assert [line.split()[-1] for line in overleaf.splitlines()] == ["Nej", "Ja"]


def test_names_of_different_width_move_no_row_of_a_table_in_line() -> None:
    page = (
        "Ledamot              Ja   Nej  Avst\n"
        "Eva By (S)           X\n"
        "Klas Ekmanson (ÅL)        X\n"
        "Siv Lo (C)                     X\n"
        "Bo Al (M)            X\n"
    )
    text, _ = name_typed(page)
    assert [line.split()[-1] for line in text.splitlines()[1:]] == ["Ja", "Nej", "Avstår", "Ja"]


def test_a_page_with_one_cell_a_line_takes_its_ballots_from_the_layout() -> None:
    cells = READ.replace(" S X", "\nS\nX").replace(" ÅL X", "\nÅL\nX").replace(" C X", "\nC\nX")
    assert may_hold_ballots(cells)
    text, _ = name_ballots(cells, TABLE, edges_in(TABLE))
    assert text == cells.replace("S\nX", "S\nNej").replace("ÅL\nX", "ÅL\nJa").replace("C\nX", "C\nAvstår")
