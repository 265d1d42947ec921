"""The command `beslut`: results on stdout, progress and messages on stderr.

Exit codes: 0 done, answered or abstained; 1 the archive or a service failed; 2 wrong usage. Nothing slow is imported
before a command needs it, so `beslut --help` answers at once.
"""

from __future__ import annotations

import io
import os
import socket
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from cli import archive, cases, export, output, people, precedent
from cli import eval as evaluation
from cli.eval_faults import faults
from cli.export import PAPERS, TABLES, ExportTo, Force, checked, write_answer, write_table
from cli.inputs import filters_from, read_question, read_requests
from cli.options import Json, Kind, Municipality, Organ, Party, ProgressAs, Year, opened
from ingest.errors import ArchiveError, UsageError
from settings import Embedding, Settings, load

app = typer.Typer(
    help="Ask the decision archives of Swedish municipalities.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(archive.app)
app.add_typer(export.app)
app.add_typer(precedent.app)
app.add_typer(people.app)
app.add_typer(cases.app)
evaluation.app.command()(faults)
app.add_typer(evaluation.app, name="eval")


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit; an error that a user can meet becomes what is wrong and what to do about it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(arguments, prog_name="beslut")
    except ArchiveError as error:
        output.tell(f"{error}\n{error.remedy}".rstrip())
        sys.exit(2 if isinstance(error, UsageError) else 1)


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    data_dir: Annotated[
        Path | None, typer.Option("--data-dir", help="The data folder, instead of the setting data_dir.")
    ] = None,
    show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if show_version:
        output.say(f"beslutsminne {version('beslutsminne')}")
    elif context.invoked_subcommand:
        output.log_to_stderr()
        context.obj = load(data_dir=data_dir)


@app.command()
def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Folders or files of documents.")],
    as_json: Json = False,
    if_empty: Annotated[bool, typer.Option("--if-empty", help="Do nothing if documents are there already.")] = False,
    accept_fewer: Annotated[
        bool, typer.Option("--accept-fewer", help="Take new readings with far fewer records than the earlier ones.")
    ] = False,
    progress: ProgressAs = "bars",
) -> None:
    """Read documents into the archive.

    Only what is new, changed or moved costs work; what is gone from a folder goes from the archive. A file that can't
    be read is listed with the reason and what to do about it; the others are read all the same.
    """
    from index.build import update
    from index.embedding import load_embedder

    settings: Settings = context.obj
    if if_empty and _holds_documents(settings):
        output.tell("The archive holds documents already: nothing is read.")
        return
    embedder = load_embedder(settings.embedding, output.tell)
    for path in paths:
        with output.progress(as_json=progress == "json") as on_progress:
            report = update(settings, path, embedder=embedder, accept_fewer=accept_fewer, on_progress=on_progress)
        if as_json:
            output.say_json({"path": path, **asdict(report)}, indent=None)
        else:
            output.say_report(path, report)


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help='The question; "-" reads it from standard input.')] = "",
    as_json: Json = False,
    batch: Annotated[
        str, typer.Option(metavar="FILE", help='Answer each JSON line {"id", "question"} of FILE ("-": stdin) as JSON.')
    ] = "",
    passages: Annotated[bool, typer.Option("--passages", help="In JSON: give the passages found, too.")] = False,
    n_passages: Annotated[
        int, typer.Option(metavar="N", min=1, max=20, help="How many passages to find at most.")
    ] = 20,
    extractive: Annotated[
        bool, typer.Option("--extractive", help="In the sources' own words, though a language model is set.")
    ] = False,
    export_to: ExportTo = None,
    force: Force = False,
    party: Party = None,
    organ: Organ = None,
    year: Year = "",
    kind: Kind = None,
    municipality: Municipality = None,
) -> None:
    """Answer a question, with numbered sources."""
    from answer.contract import Request, to_json
    from answer.export import origin_of

    if bool(question) == bool(batch):
        raise UsageError("Give a question, or --batch FILE.", remedy="`beslut ask --help` tells more.")
    if export_to and batch:
        raise UsageError("--export takes one answer.", remedy="Leave --batch out.")
    target = checked(export_to, PAPERS + TABLES, force=force) if export_to else None
    requests = read_requests(batch) if batch else [Request(id="", question=read_question(question))]
    from answer.generate import writer_of
    from answer.pipeline import ask_with

    writer = None if extractive else writer_of(context.obj)
    with opened(context) as archive:
        chosen = filters_from(
            archive.catalog.facets(), parties=party, organs=organ, years=year, kinds=kind, municipalities=municipality
        )
        for request in requests:
            answer = ask_with(
                writer,
                archive,
                request.question,
                history=request.history,
                filters=chosen if request.filters.is_empty else request.filters,
                n_passages=n_passages,
            )
            if batch or as_json:
                output.say_json(to_json(answer, request_id=request.id, with_passages=passages), indent=None)
            else:
                output.say_answer(answer)
            if target:
                write_answer(target, answer, origin_of(archive))


@app.command()
def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.")],
    as_json: Json = False,
    n: Annotated[int, typer.Option("-n", metavar="N", min=1, max=1000, help="How many passages at most.")] = 10,
    export_to: ExportTo = None,
    force: Force = False,
    party: Party = None,
    organ: Organ = None,
    year: Year = "",
    kind: Kind = None,
    municipality: Municipality = None,
) -> None:
    """Find passages, best first.

    Both the words and their meaning count.
    """
    from answer.export import origin_of
    from answer.export.tables import table_of_hits

    target = checked(export_to, TABLES, force=force) if export_to else None
    with opened(context) as archive:
        filters = filters_from(
            archive.catalog.facets(), parties=party, organs=organ, years=year, kinds=kind, municipalities=municipality
        )
        hits = archive.search.search(" ".join(words), k=n, filters=filters)
        if target:
            write_table(target, table_of_hits(hits, about=" ".join(words)), "sv", origin_of(archive))
    if as_json:
        output.say_json([output.hit_record(hit) for hit in hits])
    else:
        output.say_hits(hits)


@app.command()
def serve(context: typer.Context) -> None:
    """Start the app and print its address.

    The host and the port are settings: BESLUT_HOST, BESLUT_PORT.
    """
    settings: Settings = context.obj
    app_file = str(Path(__file__).parent.with_name("app.py"))
    try:
        socket.create_server((settings.host, settings.port)).close()
    except OSError as error:
        raise ArchiveError(
            f"The app can't listen on {settings.host}:{settings.port}: {error.strerror}",
            remedy="Stop the program that uses it, or choose another port: BESLUT_PORT=8502 beslut serve",
        ) from error
    if settings.login == "off" and not settings.is_local:
        output.tell(f"Note: the app has no login; whoever reaches {settings.host} can read the whole archive.")
    output.say(f"The app is at http://{settings.host}:{settings.port} (stop it with Ctrl-C)")
    os.environ["BESLUT_DATA_DIR"] = str(settings.data_dir.absolute())
    options = [
        f"--server.address={settings.host}",
        f"--server.port={settings.port}",
        f"--server.maxUploadSize={settings.limits.max_file_mb}",
    ]
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", app_file, *options])


@app.command()
def prepare(context: typer.Context) -> None:
    """Make the embedding model ready.

    The first command that needs the model does this too.
    """
    from index import bundled_model
    from index.embedding import load_embedder

    model: Embedding = context.obj.embedding
    if model.model == "bundled":
        bundled_model.prepare(model.cache_dir, output.tell)
    else:
        load_embedder(model, output.tell)
    output.tell(f"The embedding model is ready: {model.model}")


def _holds_documents(settings: Settings) -> bool:
    from index.catalog import Catalog

    try:
        catalog = Catalog.open(settings.data_dir)
    except UsageError:  # there is no archive yet
        return False
    try:
        return catalog.counts().documents > 0
    finally:
        catalog.close()
