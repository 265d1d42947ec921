"""How the commands print: answers, hits and summaries for people, JSON for programs, progress on stderr."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import TaskID

    from answer.models import Answer
    from index.check import Problem
    from index.models import Counts, Failure, Hit, Run
    from index.report import OnProgress, Progress, Report

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PHASES = {
    "scan": "Looking",
    "read": "Reading",
    "embed": "Embedding",
    "sentences": "Sentences",
    "store": "Indexing",
}
_SEPARATORS = re.compile("[\x85\u2028\u2029]")  # some programs end a line at these
_SNIPPET = 240  # characters of a passage in a list of hits
_TABLE_WIDTH = 200  # characters, where the output is no terminal
_NAME = 40  # last characters of the file at hand, beside the bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What `beslut status` tells."""

    data_dir: Path
    size_bytes: int
    last_run: Run | None
    counts: Counts
    failures: list[Failure]


def say(text: str = "") -> None:
    """Print a line to stdout, without the control characters by which a document could steer a terminal."""
    print(_CONTROL.sub("", text), flush=True)


def tell(text: str) -> None:
    """Print a line to stderr: whatever is not the result."""
    print(_CONTROL.sub("", text), file=sys.stderr, flush=True)


def log_to_stderr() -> None:
    """Keep the log out of the results: warnings and worse, on stderr."""
    import structlog

    structlog.configure(
        processors=[structlog.processors.add_log_level, structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())],
        wrapper_class=structlog.make_filtering_bound_logger("warning"),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # as it is when something is logged
    )


def say_json(value: object, *, indent: int | None = 2) -> None:
    """Print JSON to stdout; without `indent` on one line, however lines are told. Records become objects."""
    written = json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)
    print(_SEPARATORS.sub(lambda found: f"\\u{ord(found[0]):04x}", written), flush=True)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def say_answer(answer: Answer) -> None:
    """Print the answer, then its numbered sources, each with the words it is cited for."""
    say(answer.text)
    for citation in answer.citations:
        say(f"\n[{citation.n}] {_where(citation.title, citation.organ, citation.date, citation.paragraf)}")
        say(f"    {citation.source}, p. {citation.page}{' (OCR)' if citation.is_ocr else ''}")
        say(f"    “{_snippet(citation.quote)}”")
    for note in answer.notes:
        tell(f"Note: {note}")


def say_hits(hits: Sequence[Hit]) -> None:
    """Print one numbered paragraph per hit: what it is, who says it, where it stands and how it begins."""
    for number, hit in enumerate(hits, 1):
        found = hit.passage
        voice = f"{found.section_kind} ({', '.join(found.parties)})" if found.parties else str(found.section_kind)
        say(f"{number}. {_where(found.title, found.organ, found.date, found.paragraf)}: {voice}")
        say(f"   {found.source}, p. {found.page_no}{' (OCR)' if found.is_ocr else ''}")
        say(f"   {_snippet(found.text)}")


def hit_record(hit: Hit) -> dict[str, object]:
    """Return the hit as `beslut search --json` prints it; the first four keys are those of the answer contract."""
    found = hit.passage
    return {
        "source": found.source,
        "page": found.page_no,
        "score": hit.score,
        "text": found.text,
        "title": found.title,
        "municipality": found.municipality,
        "organ": found.organ,
        "date": found.date,
        "diarienummer": found.diarienummer,
        "paragraf": found.paragraf,
        "kind": found.section_kind,
        "parties": found.parties,
        "persons": found.persons,
    }


def _where(title: str, organ: str, day: date | None, paragraf: str | None) -> str:
    """Name the place once: a title often holds the organ and the day already."""
    known = [part for part in (organ, day.isoformat() if day else "") if part.casefold() not in title.casefold()]
    place = " ".join([*known, *([f"§ {paragraf}"] if paragraf else [])])
    return ", ".join(part for part in (title, place) if part)


def _snippet(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SNIPPET else f"{words[:_SNIPPET].rsplit(' ', 1)[0]} …"


@contextmanager
def progress(*, as_json: bool = False) -> Iterator[OnProgress]:
    """Draw a bar for each phase of a run on stderr, as long as the block lasts; or tell each step as a line of JSON."""
    if as_json:
        yield lambda now: tell(json.dumps({"step": now.phase, **_without_phase(now)}))
        return
    with _bars() as move:

        def show(now: Progress) -> None:
            page = f", page {now.page} of {now.n_pages}" if now.page else ""
            name = _CONTROL.sub("", now.name)[-_NAME:] + page
            move(_PHASES[now.phase], now.done, now.total, name)

        yield show


def _without_phase(now: Progress) -> dict[str, object]:
    return {key: value for key, value in asdict(now).items() if key != "phase"}


@contextmanager
def steps(*, as_json: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """Draw a bar on stderr for each step of a long work, told as (what, done, total), as long as the block lasts; or
    tell each as a line of JSON."""
    if as_json:
        yield lambda what, done, total: tell(json.dumps({"step": what, "done": done, "total": total}))
        return
    with _bars() as move:
        yield lambda what, done, total: move(_CONTROL.sub("", what), done, total, "")


@contextmanager
def _bars() -> Iterator[Callable[[str, int, int, str], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def move(what: str, done: int, total: int, name: str) -> None:
            if what not in tasks:
                for task in bars.tasks:  # a step is over when the next begins
                    bars.update(task.id, total=task.total or 1, completed=task.total or 1, name="")
                tasks[what] = bars.add_task(what, total=None, name="")
            bars.update(tasks[what], completed=done, total=total or None, name=name)

        yield move


def say_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", n_texts: int = 1) -> None:
    """Print a table to stdout; the first `n_texts` columns are text, the others are figures."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, title=title or None, title_justify="left", pad_edge=False)
    for at, column in enumerate(columns):
        table.add_column(Text(column), justify="left" if at < n_texts else "right", no_wrap=at == 0 or at >= n_texts)
    for row in rows:
        table.add_row(*(Text(_CONTROL.sub("", cell)) for cell in row))
    Console(width=None if sys.stdout.isatty() else _TABLE_WIDTH).print(table)


def say_report(path: Path, report: Report) -> None:
    """Print what a run did in one line, then each file that could not be read with the reason and the remedy."""
    counts = ("new", "changed", "moved", "duplicates", "deleted", "unchanged")
    done = ", ".join(f"{getattr(report, name)} {name}" for name in counts)
    say(f"{path}: {done} ({report.pages} pages in {report.seconds:.1f} s)")
    for warning in report.warnings:
        tell(f"Note: {warning}")
    _say_failures(report.failures)


def say_status(held: Status) -> None:
    """Print what the archive holds, then the files that could not be read."""
    counts = held.counts
    say(f"{held.data_dir}: {held.size_bytes / 1e6:.1f} MB")
    say(f"{counts.documents} documents, {counts.pages} pages, {counts.passages} passages")
    say(f"{counts.statements} statements, {counts.decisions} decisions, {counts.votes} votes in {counts.items} items")
    if run := held.last_run:
        ended = f"finished {run.finished.astimezone():%H:%M}" if run.finished else "not finished: run it again"
        say(f"Last run: {run.started.astimezone():%Y-%m-%d %H:%M}, {run.path}, {ended}")
    if counts.passages_without_vector:
        say(f"{counts.passages_without_vector} passages are found by their words alone until the next `beslut ingest`")
    _say_failures(held.failures)


def say_problems(problems: Sequence[Problem]) -> None:
    """Print each problem with its remedy."""
    for problem in problems:
        say(f"{problem.severity}: {problem.message}\n    {problem.remedy}".rstrip())
    if not problems:
        say("The catalogue and the search indexes are in step.")


def _say_failures(failures: Sequence[Failure]) -> None:
    if failures:
        say(f"Not read ({len(failures)}):")
    for failure in failures:
        say(f"  {failure.source}: {failure.reason}\n      {failure.remedy}".rstrip())
