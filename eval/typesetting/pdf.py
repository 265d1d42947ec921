"""Blocks -> the pages of a PDF that looks like minutes: furniture on every page, hyphenation, a contents list.

1. Each block becomes lines (text cells at x positions).  2. Lines fill pages; a paragraf may start a new page, and a
page that continues one may repeat its number with "forts.".  3. The contents list needs the page numbers, so it is
set twice; the number of its lines is the same both times, so the second pass is final.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from eval.typesetting.blocks import Block, SetLine, Sheet, Typeset
from eval.typesetting.lines import width_of, wrap
from eval.typesetting.style import Row, Style, furniture, paragraf_lines

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4 = 595.2755905511812, 841.8897637795277
LEFT, RIGHT, BOTTOM = 72.0, 523.0, 80.0
FACES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "Vera": ("Vera", "VeraBd", "VeraIt"),  # embedded: has letters that the built-in fonts lack
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    x: float
    text: str
    face: str
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    cells: tuple[Cell, ...] = ()
    height: float
    block: int = 0
    paragraf: str = ""  # set on the line that starts a paragraf
    new_page: bool = False
    keep: float = 0.0  # points that must follow on the same page


def render_pdf(sheet: Sheet) -> Typeset:
    """Return the PDF, the same bytes on every run."""
    from reportlab.pdfgen.canvas import Canvas

    sheet = _with_all_letters(sheet)
    style, pages = sheet.style, _pages(sheet)
    buffer = BytesIO()
    # Uncompressed streams: the bytes depend on no zlib version.
    canvas = Canvas(buffer, pagesize=A4, pageCompression=0, invariant=1)
    canvas.setTitle(sheet.title)
    canvas.setAuthor(sheet.author)
    current = ""
    for number, page in enumerate(pages, 1):
        top, bottom = furniture(style, sheet.words, number, len(pages))
        _draw_furniture(canvas, style, top, HEIGHT - 40)
        _draw_furniture(canvas, style, bottom, BOTTOM - 28)
        y = HEIGHT - style.top
        if style.forts and current and page and not page[0].paragraf:
            canvas.setFont(FACES[style.font][1], style.size)
            canvas.drawString(LEFT, y + style.leading, style.forts.format(n=current))
        for line in page:
            y -= line.height
            _draw_line(canvas, line, y)
            current = line.paragraf or current
        canvas.showPage()
    canvas.save()
    return Typeset(
        data=buffer.getvalue(),
        lines=tuple(
            SetLine(block=line.block, page=number, text=" ".join(cell.text for cell in line.cells))
            for number, page in enumerate(pages, 1)
            for line in page
        ),
    )


def _with_all_letters(sheet: Sheet) -> Sheet:
    """Return the sheet in a font that has its letters: "Delić" has one that the built-in fonts cannot show."""
    texts = (text for block in sheet.blocks for text in (block.text, *(cell for row in block.rows for cell in row)))
    if all(_is_western(text) for text in texts):
        return sheet
    _register_vera()
    return replace(sheet, style=replace(sheet.style, font="Vera", size=sheet.style.size - 1.5))


@cache
def _register_vera() -> None:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    for face in FACES["Vera"]:
        registerFont(TTFont(face, f"{face}.ttf"))


def _is_western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _pages(sheet: Sheet) -> list[list[Line]]:
    setter = _Setter(sheet.style)
    found: dict[str, int] = {}
    lines = [setter.block(block) for block in sheet.blocks]
    contents = [index for index, block in enumerate(sheet.blocks) if block.kind == "contents"]
    for index in contents:
        lines[index] = setter.contents(sheet.blocks, found)
    pages = setter.paginate(lines)
    if contents:
        found = {line.paragraf: number for number, page in enumerate(pages, 1) for line in page if line.paragraf}
        for index in contents:
            lines[index] = setter.contents(sheet.blocks, found)
        pages = setter.paginate(lines)
    return pages


def _draw_line(canvas: Canvas, line: Line, y: float) -> None:
    """One text object a line: extractors then keep the cells of a row together."""
    text = canvas.beginText()
    for cell in line.cells:
        text.setFont(cell.face, cell.size)
        text.setTextOrigin(cell.x, y)
        text.textOut(cell.text)
    canvas.drawText(text)


def _draw_furniture(canvas: Canvas, style: Style, rows: list[Row], y: float) -> None:
    face = FACES[style.font][0]
    for left, centre, right in rows:
        canvas.setFont(face, 8.5)
        canvas.drawString(LEFT, y, left)
        canvas.drawCentredString((LEFT + RIGHT) / 2, y, centre)
        canvas.drawRightString(RIGHT, y, right)
        y -= 11


class _Setter:
    def __init__(self, style: Style) -> None:
        self.style = style
        self.regular, self.bold, self.italic = FACES[style.font]

    def paginate(self, blocks: list[list[Line]]) -> list[list[Line]]:
        pages: list[list[Line]] = [[]]
        room = HEIGHT - self.style.top - BOTTOM
        left = room
        for index, lines in enumerate(blocks):
            for line in lines:
                has_ink = any(other.height and other.cells for other in pages[-1])
                if pages[-1] and ((line.new_page and has_ink) or line.height + line.keep > left):
                    pages.append([])
                    left = room
                if not pages[-1] and not line.cells:
                    continue
                pages[-1].append(replace(line, block=index))
                left -= line.height
        return pages

    def block(self, block: Block) -> list[Line]:
        size = self.style.size
        match block.kind:
            case "title":
                lines = [*self._wrap(block.text, self.bold, size + 6), self._gap(8)]
            case "paragraf":
                lines = self._paragraf(block)
            case "heading":
                lines = self._heading(block.text)
            case "list":
                lines = [line for row in block.rows for line in self._point(row[0])] + [self._gap(5)]
            case "quote":
                lines = [*self._wrap(block.text, self.italic, size, indent=22), self._gap(6)]
            case "table":
                lines = [*self._table(block), self._gap(8)]
            case "contents":
                lines = []
            case "break":
                lines = [Line(height=0, new_page=True, cells=(self._cell(LEFT, ""),))]
            case _:
                lines = [*self._wrap(block.text, self.regular, size), self._gap(6)]
        return lines

    def contents(self, blocks: tuple[Block, ...], found: dict[str, int]) -> list[Line]:
        size, out = self.style.size, []
        for block in (block for block in blocks if block.kind == "paragraf"):
            page = str(found.get(block.number, 0))
            text = self._cut(f"§ {block.number}  {block.text}", RIGHT - LEFT - 60)
            dots = int((RIGHT - LEFT - 24 - width_of(text, self.regular, size)) / width_of(".", self.regular, size))
            leaders = self._cell(LEFT, f"{text} " + self.style.leader * max(dots - 2, 3))
            out.append(Line(cells=(leaders, self._cell(RIGHT - 16, page)), height=self.style.leading))
        return [*out, self._gap(8)]

    def _heading(self, text: str) -> list[Line]:
        style = self.style
        first, *rest = self._wrap(text.upper() if style.caps else text, self.bold, style.size + 0.5)
        return [self._gap(5), replace(first, keep=3 * style.leading), *rest]

    def _cell(self, x: float, text: str) -> Cell:
        return Cell(x=x, text=text, face=self.regular, size=self.style.size)

    def _paragraf(self, block: Block) -> list[Line]:
        out: list[Line] = [self._gap(14)]
        for number, text in enumerate(paragraf_lines(self.style, block.number, block.text, block.diarienummer)):
            left, _, right = text.partition("|")
            margin = width_of(right.strip(), self.regular, self.style.size) + 20 if right.strip() else 0
            wrapped = self._wrap(left.strip(), self.bold, self.style.size + 1, margin=margin)
            if right.strip():
                x = RIGHT - margin + 20
                cell = self._cell(x, right.strip())
                wrapped[0] = replace(wrapped[0], cells=(*wrapped[0].cells, cell))
            if number == 0:
                wrapped[0] = replace(
                    wrapped[0], paragraf=block.number, new_page=self.style.new_page, keep=6 * self.style.leading
                )
            out += wrapped
        return [*out, self._gap(4)]

    def _point(self, text: str) -> list[Line]:
        mark, _, rest = text.partition(" ")
        mark = self.style.bullet if mark == "-" else mark
        first, *others = self._wrap(rest, self.regular, self.style.size, indent=18)
        cell = self._cell(LEFT, mark)
        return [replace(first, cells=(cell, *first.cells)), *others]

    def _cut(self, text: str, width: float) -> str:
        """The text, its last words left out where it is too wide for one line."""
        while width_of(text, self.regular, self.style.size) > width:
            text = text.rsplit(" ", 1)[0]
        return text

    def _table(self, block: Block) -> list[Line]:
        size = self.style.size - 0.5
        widths = self._columns(block.rows, size)
        out: list[Line] = []
        for number, row in enumerate(block.rows):
            texts = [self._words(cell, self.regular, size, width) for cell, width in zip(row, widths, strict=False)]
            for depth in range(max(len(cell) for cell in texts)):
                cells, x = [], LEFT
                for cell, width in zip(texts, widths, strict=False):
                    if depth < len(cell) and cell[depth]:
                        cells.append(Cell(x=x, text=cell[depth], face=self.regular, size=size))
                    x += width
                breaks = 0 < block.cut == number and depth == 0
                out.append(Line(cells=tuple(cells), height=self.style.leading, new_page=breaks))
        return out

    def _columns(self, rows: tuple[tuple[str, ...], ...], size: float) -> list[float]:
        n_columns = max(len(row) for row in rows)
        widths = [
            max(width_of(row[i], self.regular, size) for row in rows if i < len(row)) + 14 for i in range(n_columns)
        ]
        room = RIGHT - LEFT - sum(widths[:-1])
        if room < min(widths[-1], 60):  # long first columns: share the line
            widths = [(RIGHT - LEFT) / n_columns] * n_columns
        widths[-1] = min(widths[-1], max(room, widths[0]))
        return widths

    def _wrap(self, text: str, face: str, size: float, indent: float = 0, margin: float = 0) -> list[Line]:
        """`margin` is kept free for what stands at the right of the first line: a word cut there would look odd."""
        height, width = self.style.leading * size / self.style.size, RIGHT - LEFT - indent - margin
        cuts = self.style.hyphenate and not margin
        words = [line for part in text.split("\n") for line in wrap(part, face, size, width, hyphenate=cuts)]
        return [Line(cells=(Cell(x=LEFT + indent, text=line, face=face, size=size),), height=height) for line in words]

    def _words(self, text: str, face: str, size: float, width: float) -> list[str]:
        return wrap(text, face, size, width, hyphenate=self.style.hyphenate)

    def _gap(self, height: float) -> Line:
        return Line(height=height)
