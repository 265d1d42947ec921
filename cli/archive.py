"""`beslut status` and `beslut check`: what the archive holds, and whether it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cli import output
from cli.options import Json
from settings import Settings

if TYPE_CHECKING:
    from index.catalog import Catalog

app = typer.Typer()


@app.command()
def status(
    context: typer.Context,
    as_json: Json = False,
    quality: Annotated[
        bool, typer.Option("--quality", help="Tell what looks odd in the documents, and what to do about it.")
    ] = False,
) -> None:
    """Show what the archive holds.

    Lists every file that could not be read, with the reason and what to do about it.
    """
    from index.catalog import Catalog

    settings: Settings = context.obj
    catalog = Catalog.open(settings.data_dir)
    if quality:
        _quality(catalog, as_json=as_json)
        return
    held = output.Status(
        data_dir=settings.data_dir.absolute(),
        size_bytes=sum(path.stat().st_size for path in settings.data_dir.rglob("*") if path.is_file()),
        last_run=catalog.last_run(),
        counts=catalog.counts(),
        failures=catalog.failures(),
    )
    catalog.close()
    if as_json:
        output.say_json(held)
    else:
        output.say_status(held)


@app.command()
def check(
    context: typer.Context,
    as_json: Json = False,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be mended, then look again.")] = False,
) -> None:
    """Compare the archive with its search indexes.

    Prints every problem with its remedy; exits with 1 while there is an error among them.
    """
    from index import check as checks

    if repair:
        checks.repair(context.obj)
    problems = checks.check(context.obj)
    if as_json:
        output.say_json(problems)
    else:
        output.say_problems(problems)
    raise typer.Exit(any(problem.severity == "error" for problem in problems))


def _quality(catalog: Catalog, *, as_json: bool) -> None:
    from cli.quality import as_record, say_quality
    from index.quality import report

    found = report(catalog)
    catalog.close()
    if as_json:
        output.say_json(as_record(found))
    else:
        say_quality(found)
