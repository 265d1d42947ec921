"""Rows of tables in running text, where the columns are gone: each row ends in its figures, one line or a few long.

Skola Platser Elever Lediga
Norrby skola 240 228 12
Björkskolan
(med särskola) 310 265 45

Or each cell has a line of its own: "Norrby skola", "240", "228", "12".
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from answer.terms import said_share
from index.words import stems

MIN_ROWS = MIN_CELLS = 2
MAX_LABEL_LINES = 5
_FIGURE = r"[-+–]?\d+(?:[.,]\d+)?(?:\s*%)?"
_NOTE = r"(?:\s*\([^()\n]{1,12}\))?"  # "(14,8)", the goal that was set
_ROW_END = re.compile(rf"(?:(?<=\s)|^){_FIGURE}{_NOTE}(?:[ \t]+{_FIGURE}{_NOTE})+[ \t]*$")
_NUMBER = r"[-+–]?\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|[-+–]?\d+(?:[.,]\d+)?"
_CELL = re.compile(rf"[ \t]*(?:(?:{_NUMBER})(?:\s*%)?|[-–])[ \t]*")  # a figure, or a stroke for none
_SUM = re.compile(r"\W*(?:total|summa|sum\b|hela |samtliga|genomsnitt|medel)", re.IGNORECASE)
_MOST = re.compile(r"\b(?:flest|högst\w*|störst\w*|mest|längst\w*|most|highest|largest)\b")
_LEAST = re.compile(r"\b(?:färst|lägst\w*|minst\w*|kortast\w*|fewest|lowest|smallest|least)\b")

# "Flest" is told of what was lost: the change that is farthest below nothing.
_LOST = re.compile(
    r"\b(?:förlora\w*|tappa\w*|minska\w*|sjönk|sjunk\w*|föll|backa\w*|lost|los(?:e|es|ing)|fell|fall(?:en)?|declin\w+"
    r"|decreas\w+|dropp\w+|shr[aiu]nk)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """text[start:end], label and figures; text[head_start:head_end] is the head of the table, empty without one."""

    start: int
    end: int
    figures: tuple[float, ...]
    is_sum: bool
    head_start: int
    head_end: int


def rows_of(text: str) -> list[Row]:
    """Return the rows of the table that the text is, in order; [] where it is none."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    if rows := _rows_of_cells(text, lines):
        return rows
    ends = [n for n, (start, end) in enumerate(lines) if _ROW_END.search(text[start:end])]
    if len(ends) < MIN_ROWS or any(after - before > MAX_LABEL_LINES for before, after in pairwise(ends)):
        return []
    is_bare = not _figures_at(text[slice(*lines[ends[0]])])  # the first row's label stands above its figures
    head = (0, 0) if is_bare or not ends[0] else lines[ends[0] - 1]
    first = max(0, ends[0] - MAX_LABEL_LINES) if is_bare else ends[0]
    found = []
    for before, last in pairwise([first - 1, *ends]):
        start, end = lines[before + 1][0], lines[last][1]
        at = lines[last][0] + _figures_at(text[slice(*lines[last])])
        figures = re.findall(_FIGURE, re.sub(r"\([^()]*\)", " ", text[at:end]))
        found.append(
            Row(
                start=start,
                end=end,
                figures=tuple(float(one.strip("% ").replace(",", ".").replace("–", "-")) for one in figures),
                is_sum=bool(_SUM.match(text[start:end])),
                head_start=head[0],
                head_end=head[1],
            )
        )
    return found


def _rows_of_cells(text: str, lines: list[tuple[int, int]]) -> list[Row]:
    """Return the rows of a table whose cells have a line each: a label, then as many figures as the other rows."""
    is_cell = [_CELL.fullmatch(text, *line) is not None for line in lines]
    labels = [n for n in range(len(lines) - 1) if not is_cell[n] and is_cell[n + 1]]
    runs = {n: next((at for at in range(n + 1, len(lines)) if not is_cell[at]), len(lines)) - n - 1 for n in labels}
    width = Counter(runs.values()).most_common(1)[0][0] if runs else 0
    own = [n for n in labels if runs[n] == width]
    if width < MIN_CELLS or len(own) < MIN_ROWS:
        return []
    first = max(0, own[0] - width - 1)
    head = (lines[first][0], lines[own[0]][0] - 1) if first < own[0] else (0, 0)
    found = []
    for n in own:
        start, end = lines[n][0], lines[n + width][1]
        cells = [text[slice(*line)] for line in lines[n + 1 : n + width + 1]]
        found.append(
            Row(
                start=start,
                end=end,
                figures=tuple(_value(cell) for cell in cells),
                is_sum=bool(_SUM.match(text[start:end])),
                head_start=head[0],
                head_end=head[1],
            )
        )
    return found


def _value(cell: str) -> float:
    figure = re.sub(r"[\s%]", "", cell).replace(",", ".").replace("–", "-")
    return float(figure) if figure.strip("-") else 0.0


def _figures_at(line: str) -> int:
    found = _ROW_END.search(line)
    return found.start() if found else len(line)


def extreme(question: str, text: str, rows: list[Row]) -> Row | None:
    """Return the row with the most or the least, where the lower-cased question asks for it; None where it asks for
    neither or two rows have as much.

    The column is the one whose head says most of the question, where each column has one word for a head; else the
    last, where tables put what they come to.
    """
    is_most, is_least = _MOST.search(question), _LEAST.search(question)
    width = Counter(len(row.figures) for row in rows).most_common(1)[0][0]
    column = _column(question, text[rows[0].head_start : rows[0].head_end], width)
    # A row with more figures than others has blanks within them: only its last one is sure.
    own = [row for row in rows if not row.is_sum and (len(row.figures) == width or column == -1)]
    if not (is_most or is_least) or len(own) < MIN_ROWS:
        return None
    is_loss = bool(_LOST.search(question)) and min(row.figures[column] for row in own) < 0
    ranked = sorted(own, key=lambda row: row.figures[column], reverse=bool(is_most) is not is_loss)
    return ranked[0] if ranked[0].figures[column] != ranked[1].figures[column] else None


def _column(question: str, head: str, width: int) -> int:
    names = head.split("\n") if "\n" in head else head.split()
    if len(names) != width + 1:  # the first heads the labels
        return -1
    shares = [said_share(stems(name), question) for name in names[1:]]
    return shares.index(max(shares)) - width if max(shares) else -1
