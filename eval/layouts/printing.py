"""A world -> the files of an archive, and which words stand where."""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from eval.layouts.compose import compose
from eval.layouts.models import Layout, Mark
from eval.layouts.register import Register
from eval.layouts.table import chosen
from eval.typesetting.blocks import SetLine
from eval.typesetting.formats import typeset
from eval.world.models import Paper, Placed, Printed, World

Progress = Callable[[str, int, int], None]
_ALONE = 200  # papers up to which one process is quicker
_WORKERS = 2
_CHUNK = 25


def print_papers(
    world: World,
    target: Path,
    *,
    layouts: Sequence[str] = (),
    noise: float = 0.0,
    on_progress: Progress | None = None,
) -> tuple[Printed, ...]:
    """Write every paper below the target folder, the same bytes on every run; return what stands where.

    Args:  layouts: names; of a kind of papers for which none is named, the open layouts are used.
        noise: share of the words of every PDF that come out misread.
    Raises:  ValueError: there is no such layout, or noise is not between 0 and 1.
    """
    if not 0 <= noise <= 1:
        raise ValueError(f"noise is a share between 0 and 1, not {noise}")
    chosen(layouts)
    printed = []
    for done, one in enumerate(_printed(world, target, tuple(layouts), noise), 1):
        printed.append(one)
        if on_progress:
            on_progress("print", done, len(world.papers))
    return tuple(printed)


def _printed(world: World, target: Path, names: tuple[str, ...], noise: float) -> Iterator[Printed]:
    if len(world.papers) <= _ALONE:
        printer = Printer(world, target, names, noise)
        yield from (printer.print(paper) for paper in world.papers)
        return
    context = multiprocessing.get_context("spawn")  # a fork would copy the locks of other threads
    setup = partial(_set_up, world, target, names, noise)
    with ProcessPoolExecutor(_WORKERS, mp_context=context, initializer=setup) as pool:
        yield from pool.map(_print_one, range(len(world.papers)), chunksize=_CHUNK)


class Printer:
    """Prints papers of one world, one by one."""

    def __init__(self, world: World, target: Path, names: tuple[str, ...], noise: float) -> None:
        self.world, self.target, self.noise = world, target, noise
        self.register = Register(world)
        self.layouts: dict[str, tuple[Layout, ...]] = chosen(names)

    def print(self, paper: Paper) -> Printed:
        composed = compose(self.register, paper, self.layouts, self.noise)
        done = typeset(composed.sheet, composed.suffix)
        path = self.target / f"{paper.path}.{composed.suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(done.data)
        return Printed(
            paper_id=paper.id,
            stem=paper.stem,
            source=f"{paper.path}.{composed.suffix}",
            layout=composed.layout.name,
            noise=self.noise if composed.suffix == "pdf" else 0.0,
            placed=tuple(place(composed.draft.marks, done.lines, paper.stem)),
        )


_printers: list[Printer] = []  # the one of this worker process


def _set_up(world: World, target: Path, names: tuple[str, ...], noise: float) -> None:
    _printers.append(Printer(world, target, names, noise))


def _print_one(number: int) -> Printed:
    printer = _printers[-1]
    return printer.print(printer.world.papers[number])


def place(marks: Sequence[Mark], lines: Sequence[SetLine], stem: str) -> Iterator[Placed]:
    """Yield where the words of every mark begin; the page is None where the file has no pages."""
    by_block: dict[int, list[SetLine]] = {}
    for line in lines:
        by_block.setdefault(line.block, []).append(line)
    for mark in marks:
        page = _page_of(mark.text, by_block.get(mark.block, []))
        yield Placed(record_id=mark.record_id, stem=stem, text=mark.text, page=page)


def _page_of(text: str, lines: Sequence[SetLine]) -> int | None:
    """Return the page on which the text begins, whatever line breaks and hyphens are in it."""
    squashed = "".join(letters(line.text) for line in lines)
    start = squashed.find(letters(text))
    seen = 0
    for line in lines:
        seen += len(letters(line.text))
        if seen > max(start, 0):
            return line.page
    return None


def letters(text: str) -> str:
    """Return letters and digits alone."""
    return re.sub(r"[\W_]+", "", text)
