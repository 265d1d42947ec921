"""`beslut people`: the elected of the archive and their parties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from cli import output
from cli.inputs import filters_from
from cli.options import Json, Municipality, Party, opened

if TYPE_CHECKING:
    from index.parties import KnownParty
    from index.people import KnownPerson, PartySpan

app = typer.Typer()


@app.command()
def people(
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]", help="Only whose name holds these.")] = None,
    party: Party = None,
    municipality: Municipality = None,
    parties: Annotated[bool, typer.Option("--parties", help="List the parties and blocs instead.")] = False,
    as_json: Json = False,
) -> None:
    """List the elected and their parties.

    With --parties the parties: national ones, local ones as the archive names them, and blocs.
    """
    from index.parties import find_parties
    from index.people import find_people

    with opened(context) as archive:
        filters = filters_from(archive.catalog.facets(), parties=party, municipalities=municipality)
        if parties:
            listed = find_parties(archive.catalog, municipalities=filters.municipalities)
            chosen = [one for one in listed if not filters.parties or one.code in filters.parties]
            output.say_json(chosen) if as_json else _say_parties(chosen)
            return
        found = find_people(
            archive.catalog,
            words=" ".join(words or ()),
            parties=filters.parties,
            municipalities=filters.municipalities,
        )
        output.say_json(found) if as_json else _say_people(found)


def _say_people(people: Sequence[KnownPerson]) -> None:
    rows = [
        (
            one.municipality,
            ", ".join((one.name, *(f"({spelling})" for spelling in one.spellings))),
            "; ".join(map(_span, one.parties)),
            ", ".join(one.organs),
            ", ".join(f"{n} {kind}" for kind, n in one.statements.items()),
            str(one.votes or ""),
        )
        for one in people
    ]
    output.say_table(("Municipality", "Name", "Party", "Bodies", "Statements", "Votes"), rows, n_texts=5)


def _say_parties(parties: Sequence[KnownParty]) -> None:
    rows = [
        (
            one.municipality,
            one.code,
            one.name,
            one.kind,
            _years(one.first, one.last),
            str(one.persons or ""),
            str(one.documents),
        )
        for one in parties
    ]
    output.say_table(("Municipality", "Party", "Name", "Kind", "Met", "Persons", "Documents"), rows, n_texts=5)


def _span(span: PartySpan) -> str:
    return f"{span.code} {_years(span.first, span.last)}".rstrip()


def _years(first: date | None, last: date | None) -> str:
    years = dict.fromkeys(str(day.year) for day in (first, last) if day)
    return "–".join(years)
