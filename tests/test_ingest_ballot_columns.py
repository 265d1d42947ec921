"""An X in a vote table is read by the column it stands in. Everything is invented."""

from collections.abc import Callable
from pathlib import Path

from ingest.clean import clean_pages
from ingest.models import FileType
from ingest.readers import read_pages
from ingest.readers.ballot_columns import Column, may_hold_ballots, name_ballots

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
