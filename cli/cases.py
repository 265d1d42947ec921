"""`beslut cases` and `beslut case`: the matters of the archive, and the walk of one through the organs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli import output
from cli.case_text import lines_of, record_of
from cli.inputs import filters_from
from cli.options import Json, Municipality, Organ, Year, opened
from ingest.errors import ArchiveError

if TYPE_CHECKING:
    from index.archive import Archive
    from index.case_list import CaseInfo
    from index.models import Filters
    from index.walk import Case

app = typer.Typer()


@app.command()
def cases(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="Words of the title, or a diarienummer.")
    ] = None,
    as_json: Json = False,
    n: Annotated[int, typer.Option("-n", metavar="N", min=1, max=1000, help="How many matters at most.")] = 20,
    organ: Organ = None,
    year: Year = "",
    municipality: Municipality = None,
) -> None:
    """List the matters of the archive, the newest first.

    Each with its diarienummer, title, organs, first and last day and number of documents. A matter is listed when one
    of its stations matches the filters.
    """
    from index.case_list import find_cases

    with opened(context) as archive:
        limits = filters_from(archive.catalog.facets(), organs=organ, years=year, municipalities=municipality)
        found = find_cases(archive, " ".join(words or ()), filters=limits, n=n)
    if as_json:
        output.say_json(found)
        return
    for case in found:
        _say_case(case)
    if not found:
        output.tell("No matter was found.")


@app.command()
def case(
    context: typer.Context,
    diarienummer: Annotated[list[str], typer.Argument(metavar="DNR", help="Its diarienummer, in any writing.")],
    as_json: Json = False,
    municipality: Municipality = None,
) -> None:
    """Print the walk of a matter through the organs, in time order.

    Each station with where it stands: what was proposed and decided, who dissented and where their reason stands, the
    votes and what Ja and Nej meant. Where several municipalities use the number, each one's matter is printed.
    """
    number = " ".join(diarienummer)
    with opened(context) as archive:
        limits = filters_from(archive.catalog.facets(), municipalities=municipality)
        walked = list(_walks(archive, number, limits))
        if not walked:
            raise _unknown(archive, number)
        if as_json:
            output.say_json([record_of(archive.catalog, one) for one in walked])
            return
        if len(walked) > 1:
            output.tell(f"Note: {number} is the number of {len(walked)} matters.")
        for position, one in enumerate(walked):
            if position:
                output.say()
            for line in lines_of(archive.catalog, one):
                output.say(line)


def _walks(archive: Archive, number: str, limits: Filters) -> Iterator[Case]:
    from index.case_list import items_of_number
    from index.walk import walk

    seen: set[str] = set()
    for item_id in items_of_number(archive.catalog, number, limits):
        if item_id not in seen:
            seen |= archive.catalog.matter(item_id).keys()
            yield walk(archive.catalog, item_id)


def _unknown(archive: Archive, number: str) -> ArchiveError:
    from index.case_list import nearest_numbers

    nearest = nearest_numbers(archive.catalog, number)
    near = f"Nearest: {', '.join(nearest)}. " if nearest else ""
    return ArchiveError(
        f"The archive has no matter with the diarienummer {number}.",
        remedy=f"{near}`beslut cases WORDS` finds matters by their title.",
    )


def _say_case(case: CaseInfo) -> None:
    output.say(f"{', '.join(case.diarienummer) or 'No diarienummer'}: {case.title}")
    days = " to ".join(dict.fromkeys(day.isoformat() for day in (case.first, case.last) if day)) or "no date"
    place = f"{case.municipality}, " if case.municipality else ""
    documents = f"{case.n_documents} document{'' if case.n_documents == 1 else 's'}"
    output.say(f"    {place}{days}, {documents}{_through(case.organs)}")


def _through(organs: Sequence[str]) -> str:
    return f": {', '.join(organs)}" if organs else ""
