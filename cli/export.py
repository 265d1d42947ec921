"""`beslut export`, and what `ask` and `search` write to files with --export."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import output
from cli.inputs import filters_from
from cli.options import Kind, Municipality, Organ, Party, Year, opened
from ingest.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from answer.export import Origin
    from answer.export.sheets import Table
    from answer.models import Answer

app = typer.Typer()

PAPERS = (".md", ".docx", ".html")
TABLES = (".csv", ".xlsx", ".json")
# What can be exported, by its Swedish name and the English one.
NAMES = {
    "reservationer": "reservationer", "reservations": "reservationer",
    "uttalanden": "uttalanden", "statements": "uttalanden",
    "yrkanden": "yrkanden", "motions": "yrkanden",
    "beslut": "beslut", "decisions": "beslut",
    "voteringar": "voteringar", "votes": "voteringar",
    "paragrafer": "paragrafer", "items": "paragrafer",
}  # fmt: skip

ExportTo = Annotated[
    Path | None,
    typer.Option("--export", metavar="FILE", help="Write the result to FILE, too; its ending chooses the format."),
]
Force = Annotated[bool, typer.Option("--force", help="Write over FILE where it exists.")]


@app.command()
def export(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="reservationer, uttalanden, yrkanden, beslut, voteringar or paragrafer"
            " (or reservations, statements, motions, decisions, votes, items).",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file: .csv, .xlsx or .json.")],
    topic: Annotated[
        str, typer.Option(metavar="WORDS", help="Only what says these words, in any of their forms.")
    ] = "",
    english: Annotated[bool, typer.Option("--english", help="Headings in English.")] = False,
    force: Force = False,
    party: Party = None,
    organ: Organ = None,
    year: Year = "",
    kind: Kind = None,
    municipality: Municipality = None,
) -> None:
    """Write every record of a sort to a table, with source and page.

    The table is complete: it comes from the records, not from a search.
    """
    from answer.evidence import Witness
    from answer.export import origin_of
    from answer.export.records import about_records, records_of
    from answer.export.tables import table_of_records

    what = NAMES.get(name.casefold())
    if what is None:
        raise UsageError(f"There is no list of {name}.", remedy=f"Choose one of: {', '.join(NAMES)}.")
    target = checked(out, TABLES, force=force)
    lang = "en" if english else "sv"
    with opened(context) as archive, output.steps() as on_step:
        filters = filters_from(
            archive.catalog.facets(), parties=party, organs=organ, years=year, kinds=kind, municipalities=municipality
        )
        records = records_of(archive.catalog, what, filters, topic)
        table = table_of_records(
            records,
            Witness(archive.catalog),
            what=what,
            about=about_records(what, filters, topic, lang),
            on_row=lambda done, total: on_step("Writing", done, total),
        )
        write_table(target, table, lang, origin_of(archive))
    output.tell(f"{len(table.rows)} rows: {target}")


def checked(path: Path, suffixes: Sequence[str], *, force: bool) -> Path:
    """Return the path, before any work is done for it.

    Raises:  UsageError: its ending names no format that fits, its folder does not exist, or it exists already.
    """
    if path.suffix.lower() not in suffixes:
        raise UsageError(f"{path}: can't be written in that format.", remedy=f"End its name in {', '.join(suffixes)}.")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}.", remedy="Make the folder first.")
    if path.is_dir() or (path.exists() and not force):
        raise UsageError(f"{path}: exists already.", remedy="Choose another name, or write over it with --force.")
    return path


def write_answer(path: Path, answer: Answer, origin: Origin) -> None:
    """Write a paper, or as a table the list that the answer is, or its sources."""
    from answer.export import to_docx, to_html, to_markdown
    from answer.export.tables import table_of_answer

    lang = answer.question.lang
    match path.suffix.lower():
        case ".md":
            write(path, to_markdown(answer, lang, origin).encode())
        case ".html":
            write(path, to_html(answer, lang, origin).encode())
        case ".docx":
            write(path, to_docx(answer, lang, origin))
        case _:
            write_table(path, table_of_answer(answer), lang, origin)


def write_table(path: Path, table: Table, lang: str, origin: Origin) -> None:
    from answer.export import to_csv, to_json, to_xlsx

    match path.suffix.lower():
        case ".csv":
            write(path, to_csv(table, lang))
        case ".xlsx":
            write(path, to_xlsx(table, lang, origin))
        case _:
            write(path, to_json(table, lang, origin))


def write(path: Path, data: bytes) -> None:
    """Write the file whole or not at all.

    Raises:  ArchiveError: the disk is full, or the folder can't be written.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise ArchiveError(f"{path}: {error.strerror}", remedy="Choose a place that can be written.") from error
