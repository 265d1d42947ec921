"""Tables as files: CSV as Swedish spreadsheets read it, XLSX and JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date

from answer.export.inert import plain
from answer.export.origin import Origin, program
from prompts import say

Cell = str | int | float | date | None
# A spreadsheet takes a text that begins so for a formula; the last four are their full-width likes.
_BEGINS_FORMULA = tuple("=+-@\t\r＝＋－＠")
_MAX_CELL = 32_767  # characters that a cell of XLSX holds
_MIN_WIDTH, _MAX_WIDTH = 8, 60  # of a column, in characters
_ROWS_MEASURED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`about` says in words what the rows are: the question, or the criteria. Column names are keys of
    export_columns in prompts/."""

    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def headings(self, lang: str) -> list[str]:
        return [say(f"export_columns.{name}", lang) for name in self.columns]


def to_csv(table: Table, lang: str) -> bytes:
    """Return UTF-8 with a byte order mark, semicolons and CRLF; text that would be a formula gets an apostrophe."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.headings(lang))
    writer.writerows([_csv_cell(cell, lang) for cell in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def to_json(table: Table, lang: str, origin: Origin) -> bytes:
    """Return an object: "about", "origin", "program", and "rows" as objects by column name, dates as 2021-03-09."""
    data = {
        "about": table.about,
        "origin": origin.text(lang),
        "program": program(),
        "count": len(table.rows),
        "rows": [dict(zip(table.columns, map(_json_cell, row), strict=True)) for row in table.rows],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def to_xlsx(table: Table, lang: str, origin: Origin) -> bytes:
    """Return a workbook: the rows on the first sheet, what they are and where they come from on the second. Text is
    text, whatever it begins with."""
    import xlsxwriter

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, options)
    book.set_properties({"title": table.about[:255], "author": program(), "comments": origin.text(lang)})
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    sheet = book.add_worksheet(say("export.sheet", lang))
    for column, heading in enumerate(table.headings(lang)):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, _width(table, column, heading))
    for at, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(at, column, cell, day)
            elif isinstance(cell, int | float):
                sheet.write_number(at, column, cell, wrapped)
            elif cell:
                sheet.write_string(at, column, plain(cell)[:_MAX_CELL], wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    about = book.add_worksheet(say("export.about", lang))
    about.set_column(0, 0, 100)
    for at, line in enumerate((table.about, say("export.rows", lang, count=len(table.rows)), origin.text(lang))):
        about.write_string(at, 0, plain(line)[:_MAX_CELL], wrapped)
    book.close()
    return written.getvalue()


def _width(table: Table, column: int, heading: str) -> int:
    longest = max((len(str(row[column] or "")) for row in table.rows[:_ROWS_MEASURED]), default=0)
    return min(_MAX_WIDTH, max(_MIN_WIDTH, len(heading) + 3, longest + 2))


def _csv_cell(cell: Cell, lang: str) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(cell).replace(".", ",") if lang == "sv" else str(cell)
    text = plain(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_BEGINS_FORMULA) else text


def _json_cell(cell: Cell) -> str | int | float | None:
    return cell.isoformat() if isinstance(cell, date) else plain(cell) if isinstance(cell, str) else cell
