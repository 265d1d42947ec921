"""Vote tables with an X under Ja, Nej or Avst: the X becomes the word of its column, which plain text would lose.

1. A short line with the words Ja and Nej, no sentence, is the head of a table; its words give the columns' edges.
2. A line that ends with a lone X below it is a row; the column whose edges are nearest to the X names the ballot.
3. The row is looked up in the page's text and its X replaced: "1 Eva By S X" becomes "1 Eva By S Nej".
The table goes on over page breaks without a head of its own, also where the head is the last line of a page.
Word documents and web pages tell the columns by cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")
_PLAIN = r"(?:[^.:;,?!]|(?<=\w[tTvV])\.)*"  # a full stop only shortens a word: "Avst.", "FRÅNV."
_HEAD = re.compile(rf"(?=.{{0,90}}$){_PLAIN}\b(?:Ja\b{_PLAIN}\bNej|JA\b{_PLAIN}\bNEJ)\b{_PLAIN}")
_COLUMN = re.compile(
    r"\b(?:(?P<Ja>Ja|JA)|(?P<Nej>Nej|NEJ)|(?P<Avstår>(?:Avst|AVST)\w*)|(?P<Frånvarande>(?:Frånv|FRÅNV)\w*))\b"
)
_ROW = re.compile(r"\s*(?P<cells>(?:\d{1,3}[.)]?\s+)?[A-ZÅÄÖ].*\S)\s+(?P<mark>[Xx])\s*")
_MARKS = ("X", "x")
_MAX_APART = 20  # points between an X and its column; columns stand 25 points apart or more
_TYPED_WIDTH = 6.0  # points of a character in plain text, where all are equally wide


@dataclass(frozen=True, slots=True)
class Column:
    """A column of ballots and its edges on the page, in points; `beside` is the left edge of the cell before them."""

    ballot: str
    left: float
    right: float
    beside: float | None = None

    def apart(self, x: float) -> float:
        return max(self.left - x, x - self.right, 0.0)


def name_ballots(
    text: str, laid_out: str, edges: Callable[[int], tuple[float, float]], columns: tuple[Column, ...] = ()
) -> tuple[str, tuple[Column, ...]]:
    """Return the text of a page with ballots in place of X, and the columns that may go on overleaf.

    Args:
        text: the page's text.
        laid_out: the same page by a reader that knows where characters stand.
        edges: the left and right edge of the character at an offset of `laid_out`.
        columns: what the page before returned.
    """
    goes_on, at = False, 0
    for line in _LINE.finditer(laid_out):
        if _HEAD.fullmatch(line[0]):
            goes_on = True  # also where its first row stands overleaf
            columns = _columns_of(line, edges)
        elif columns and (row := _ROW.fullmatch(line[0])):
            goes_on = True
            ballot = _nearest(columns, sum(edges(line.start() + row.start("mark"))) / 2)
            if ballot and (found := _written(row["cells"]).search(text, at)):
                text = f"{text[: found.start('mark')]}{ballot}{text[found.end('mark') :]}"
                at = found.start("mark")
    return text, columns if goes_on else ()


def may_hold_ballots(text: str) -> bool:
    """Say whether a page may hold rows with an X, or a table's head: cheap, before the page is looked into. Text may
    have one cell a line."""
    lines = text.splitlines()
    n_alone = sum(line.strip() in _MARKS for line in lines)
    return n_alone > 1 or any(_ROW.fullmatch(line) or _HEAD.fullmatch(line) for line in lines)


def name_typed(text: str, columns: tuple[Column, ...] = ()) -> tuple[str, tuple[Column, ...]]:
    """Return the same as `name_ballots` for a page of plain text, where the columns stand below each other.

    Rows whose names were not filled up to one width are each moved to where the cell before the ballots should be.
    """
    moved: dict[int, float] = {}

    def edges(offset: int) -> tuple[float, float]:
        begin = text.rfind("\n", 0, offset) + 1
        left = (offset - begin) * _TYPED_WIDTH + moved.get(begin, 0.0)
        return left, left + _TYPED_WIDTH

    apart = apart_moved = 0.0
    by_begin: dict[int, float] = {}
    heads = columns
    for line in _LINE.finditer(text):
        if _HEAD.fullmatch(line[0]):
            heads = _columns_of(line, edges)
        elif heads and heads[0].beside is not None and (row := _ROW.fullmatch(line[0])):
            cell, _ = edges(line.start() + row.end("cells") - len(_last_word(row["cells"])))
            mark = sum(edges(line.start() + row.start("mark"))) / 2
            by = by_begin[line.start()] = heads[0].beside - cell
            apart += min(column.apart(mark) for column in heads)
            apart_moved += min(column.apart(mark + by) for column in heads)
    if apart_moved < apart:
        moved.update(by_begin)
    return name_ballots(text, text, edges, columns)


def ballots_of_cells(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the ballot that each cell of a vote table's head stands for, "" for others; () for another row."""
    words = [_COLUMN.fullmatch(cell.strip(" .")) for cell in cells]
    ballots = tuple(str(word.lastgroup) if word else "" for word in words)
    return ballots if {"Ja", "Nej"} <= set(ballots) else ()


def ballots_from(cells: Sequence[str], before: tuple[str, ...], *, begins_table: bool) -> tuple[str, ...]:
    """Return the ballots of the columns from this row on: a table that was cut goes on without a head of its own.

    Args:  before: the ballots of the columns of the rows above, also of the table before.
    """
    goes_on = not begins_table or any(cell.strip() in _MARKS for cell in cells)
    return ballots_of_cells(cells) or (before if goes_on else ())


def named_row(cells: Sequence[str], ballots: Sequence[str]) -> list[str]:
    """Return a row's cells with its lone X replaced by the ballot of its column."""
    marked = [n for n, cell in enumerate(cells) if cell.strip() in _MARKS]
    if len(marked) != 1 or len(cells) != len(ballots) or not ballots[marked[0]]:
        return list(cells)
    return [ballots[n] if n == marked[0] else cell for n, cell in enumerate(cells)]


def _columns_of(head: re.Match[str], edges: Callable[[int], tuple[float, float]]) -> tuple[Column, ...]:
    words = list(_COLUMN.finditer(head[0]))
    before = head[0][: words[0].start()].rstrip()
    beside = edges(head.start() + len(before) - len(_last_word(before)))[0] if before.strip() else None
    return tuple(
        Column(
            str(word.lastgroup), edges(head.start() + word.start())[0], edges(head.start() + word.end() - 1)[1], beside
        )
        for word in words
    )


def _last_word(text: str) -> str:
    return text.rsplit(maxsplit=1)[-1]


def _written(cells: str) -> re.Pattern[str]:
    spaced = r"\s+".join(map(re.escape, cells.split()))
    return re.compile(rf"^[ \t]*{spaced}\s+(?P<mark>[Xx])[ \t]*$", re.MULTILINE)


def _nearest(columns: tuple[Column, ...], x: float) -> str:
    """Return the ballot of the column that an X stands in, "" when two are equally near or none is."""
    near = sorted(columns, key=lambda column: column.apart(x))
    first = near[0].apart(x)
    is_clear = len(near) == 1 or near[1].apart(x) > first
    return near[0].ballot if first <= _MAX_APART and is_clear else ""
