"""Source text of the sample archive -> blocks.

A source is a TOML head between `+++` lines and a body in light markup:

    # Title             the title of the document
    ## 14 | Title | Dnr a paragraf of minutes: number, title, diarienummer (may be empty)
    ### Heading         a heading within a paragraf
    - point, 1. point   lists; "> " before a line makes a quotation
    | a | b |           a table row; consecutive rows make one table
    [närvaro]           the attendance list, from people.toml and the head
    [röster ...]        a vote with names, from people.toml (see roster.py)
    [innehåll]          the contents list; [sida] a page break

Lines of a paragraph are joined; a backslash at the end of a line keeps the line break.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from eval.typesetting.blocks import Block

DIRECTIVES = {"närvaro": "attendance", "innehåll": "contents", "sida": "break", "röster": "votes"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document: where it goes below the archive folder, its head and its blocks."""

    target: str
    organ: str
    date: date
    style: str
    title: str
    head: dict[str, Any] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()


def read_source(path: Path, root: Path) -> Source:
    """Return the document that the file describes; the target keeps the folder, the head gives the suffix."""
    _, head_text, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    head = tomllib.loads(head_text)
    target = path.relative_to(root).with_suffix("." + head.get("format", "pdf")).as_posix()
    return Source(
        target=target,
        organ=head["organ"],
        date=head["date"],
        style=head["style"],
        title=head["title"],
        head=head,
        blocks=tuple(parse_blocks(body)),
    )


def parse_blocks(body: str) -> list[Block]:
    blocks: list[Block] = []
    for chunk in re.split(r"\n\s*\n", body.strip()):
        lines = chunk.strip().split("\n")
        while lines:
            block, lines = _next_block(lines)
            blocks.append(block)
    return blocks


def _next_block(lines: list[str]) -> tuple[Block, list[str]]:
    first = lines[0]
    if first.startswith("#"):
        return _head(first), lines[1:]
    if match := re.fullmatch(r"\[(närvaro|innehåll|sida|röster)\s*(.*)\]", first):
        return Block(kind=DIRECTIVES[match[1]], text=match[2]), lines[1:]
    if first.startswith("|"):
        taken = _take(lines, r"\|")
        cells = (tuple(cell.strip() for cell in row.strip().strip("|").split("|")) for row in taken)
        block = Block(kind="table", rows=tuple(cells))
    elif re.match(r"- |\d+\. ", first):
        taken = _take(lines, r"- |\d+\. |   ?\S")
        block = Block(kind="list", rows=tuple((row,) for row in _join_points(taken)))
    elif first.startswith("> "):
        taken = _take(lines, r"> ")
        block = Block(kind="quote", text=_join([row[2:] for row in taken]))
    else:
        taken = _take(lines, r"(?!#|\||- |> |\[)")
        block = Block(kind="text", text=_join(taken))
    return block, lines[len(taken) :]


def _head(line: str) -> Block:
    mark, _, text = line.partition(" ")
    if mark == "##":
        number, title, *diarienummer = (part.strip() for part in text.split("|"))
        return Block(kind="paragraf", number=number, text=title, diarienummer=", ".join(diarienummer))
    return Block(kind="title" if mark == "#" else "heading", text=text)


def _take(lines: list[str], pattern: str) -> list[str]:
    """The first line and those after it that match the pattern."""
    count = 1
    while count < len(lines) and re.match(pattern, lines[count]):
        count += 1
    return lines[:count]


def _join(lines: list[str]) -> str:
    return re.sub(r"\\\s+", "\n", " ".join(line.strip() for line in lines))


def _join_points(lines: list[str]) -> list[str]:
    points: list[str] = []
    for line in lines:
        if re.match(r"- |\d+\. ", line):
            points.append(line)
        else:
            points[-1] += " " + line.strip()
    return points
