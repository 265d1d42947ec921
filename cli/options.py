"""What several commands have in common: their options, and the archive they open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ingest.models import DocumentKind

if TYPE_CHECKING:
    from index.archive import Archive

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
ProgressAs = Annotated[
    Literal["bars", "json"], typer.Option("--progress", help="On stderr: bars for people, JSON lines for programs.")
]
Party = Annotated[
    list[str] | None, typer.Option("--party", metavar="PARTY", help="Only this party, by letters or name. Repeatable.")
]
Organ = Annotated[
    list[str] | None, typer.Option("--organ", metavar="ORGAN", help="Only this body: kommunstyrelsen. Repeatable.")
]
Kind = Annotated[
    list[DocumentKind] | None, typer.Option("--kind", metavar="KIND", help="Only such documents: motion. Repeatable.")
]
Municipality = Annotated[
    list[str] | None, typer.Option("--municipality", metavar="NAME", help="Only this municipality. Repeatable.")
]
Year = Annotated[str, typer.Option("--year", metavar="YEAR", help="Only this year, or these: 2019-2022.")]


@contextmanager
def opened(context: typer.Context) -> Iterator[Archive]:
    """Lend the archive of the settings for the length of the block."""
    from index.archive import Archive

    archive = Archive.open(context.obj)
    try:
        yield archive
    finally:
        archive.close()
