"""Blocks -> HTML, plain text with form feeds, Markdown with page comments."""

from __future__ import annotations

import textwrap
from html import escape

from eval.typesetting.blocks import Block, SetLine, Sheet, Typeset
from eval.typesetting.style import Row, Style, furniture, paragraf_lines

LINES_PER_PAGE = 46
COLUMNS = 78
TAGS = {"title": "h1", "paragraf": "h2", "heading": "h3", "quote": "blockquote"}


def render_html(sheet: Sheet) -> Typeset:
    body = "\n".join(_html(block, sheet.style) for block in sheet.blocks)
    page = (
        f'<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n<title>{escape(sheet.title)}</title>\n'
        "</head>\n<body>\n<nav>Start / Kommun och politik / Protokoll och handlingar</nav>\n"
        f"<main>\n{body}\n</main>\n<footer>{escape(sheet.imprint)}</footer>\n</body>\n</html>\n"
    )
    return Typeset(data=page.encode())


def _html(block: Block, style: Style) -> str:
    if block.kind == "list":
        tag = "ul" if block.rows[0][0].startswith("-") else "ol"
        content = "\n".join(f"<li>{escape(row[0].partition(' ')[2])}</li>" for row in block.rows)
    elif block.kind == "table":
        tag = "table"
        cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
        content = "\n".join(f"<tr>{row}</tr>" for row in cells)
    else:
        tag = TAGS.get(block.kind, "p")
        lines = _paragraf(block, style) if block.kind == "paragraf" else block.text.split("\n")
        content = "<br>\n".join(escape(line) for line in lines)
    return f"<{tag}>{content}</{tag}>"


def render_text(sheet: Sheet) -> Typeset:
    """Return plain text, pages parted by form feeds; headings repeat the furniture as a scanner's text layer does."""
    lines = _set(sheet, "")
    return Typeset(data="\f".join(_framed(sheet, lines)).encode(), lines=lines)


def render_markdown(sheet: Sheet) -> Typeset:
    """Return Markdown in which `<!-- sida N -->` starts each page, with the points of lists escaped."""
    lines = _set(sheet, "#")
    pages = enumerate(_framed(sheet, lines), 1)
    return Typeset(data="".join(f"<!-- sida {number} -->\n\n{page}\n" for number, page in pages).encode(), lines=lines)


def _set(sheet: Sheet, mark: str) -> tuple[SetLine, ...]:
    out: list[SetLine] = []
    page, used = 1, 0
    for index, block in enumerate(sheet.blocks):
        lines = _contents(sheet.blocks) if block.kind == "contents" else _lines(block, sheet.style, mark)
        full = used + min(len(lines), 6) > LINES_PER_PAGE
        if used and (full or block.kind == "break"):
            page, used = page + 1, 0
        for line in lines:
            if used >= LINES_PER_PAGE:
                page, used = page + 1, 0
            out.append(SetLine(block=index, page=page, text=line))
            used += 1
    return tuple(out)


def _framed(sheet: Sheet, lines: tuple[SetLine, ...]) -> list[str]:
    n_pages = lines[-1].page if lines else 1
    pages: list[list[str]] = [[] for _ in range(n_pages)]
    for line in lines:
        pages[line.page - 1].append(line.text)
    framed = []
    for number, page in enumerate(pages, 1):
        top, bottom = furniture(sheet.style, sheet.words, number, n_pages)
        rows = [*(_row(row) for row in top), "", *page, "", *(_row(row) for row in bottom)]
        framed.append("\n".join(rows) + "\n")
    return framed


def _row(row: Row) -> str:
    return "    ".join(part for part in row if part)


def _contents(blocks: tuple[Block, ...]) -> list[str]:
    entries = (f"§ {block.number}  {block.text}" for block in blocks if block.kind == "paragraf")
    return [entry[:64] + " " + "." * (70 - len(entry[:64])) for entry in entries] + [""]


def _lines(block: Block, style: Style, mark: str) -> list[str]:
    if block.kind == "paragraf":
        prefix = f"{mark * 2} " if mark else ""
        return [
            "",
            *(prefix + line if number == 0 else line for number, line in enumerate(_paragraf(block, style))),
            "",
        ]
    if block.kind in {"title", "heading"}:
        level = 1 if block.kind == "title" else 3
        return [f"{mark * level} {block.text}".strip(), ""]
    if block.kind == "list":
        points = [row[0].replace(". ", "\\. ", 1) if mark else row[0] for row in block.rows]
        return [line for point in points for line in textwrap.wrap(point, COLUMNS)] + [""]
    if block.kind == "table":
        if mark:
            return ["| " + " | ".join(row) + " |" for row in block.rows] + [""]
        return [f"{row[0]:<26}" + "  ".join(f"{cell:<5}" for cell in row[1:]).rstrip() for row in block.rows] + [""]
    prefix = "> " if mark and block.kind == "quote" else ""
    parts = block.text.split("\n")
    return [prefix + line for part in parts for line in textwrap.wrap(part, COLUMNS)] + [""]


def _paragraf(block: Block, style: Style) -> list[str]:
    lines = paragraf_lines(style, block.number, block.text, block.diarienummer)
    return [" ".join(line.replace("|", "  ").split()) for line in lines]
