"""`beslut precedent`: earlier decisions and formulations like a text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import output
from cli.inputs import filters_from
from cli.options import Json, Kind, Municipality, Organ, Party, Year, opened
from ingest.errors import UsageError

if TYPE_CHECKING:
    from index.alignment import Segment
    from index.precedents import Place, Precedent

app = typer.Typer()

_CONTEXT = 8  # words of a stretch that only the precedent has, at each of its ends
_MARKS = {"equal": "{}", "inserted": "{{+{}+}}", "deleted": "[-{}-]"}


@app.command()
def precedent(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help='The text, or what it is about; "-": stdin.')] = "",
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="Take the text from a PDF, DOCX, ODT, RTF, HTML, TXT or MD."),
    ] = None,
    n: Annotated[int, typer.Option("-n", metavar="N", min=1, max=50, help="How many at most.")] = 5,
    as_json: Json = False,
    party: Party = None,
    organ: Organ = None,
    year: Year = "",
    kind: Kind = None,
    municipality: Municipality = None,
) -> None:
    """Find earlier texts like yours, best first.

    Tells the body, the day and the outcome of each, and the words that differ: [-only in your text-] {+only there+}.
    """
    from index.precedents import find_precedents

    if bool(text) == bool(file):
        raise UsageError("Give a text, or --file FILE.", remedy="`beslut precedent --help` tells more.")
    wanted = _text_of(file) if file else sys.stdin.read() if text == "-" else text
    with opened(context) as archive:
        filters = filters_from(
            archive.catalog.facets(), parties=party, organs=organ, years=year, kinds=kind, municipalities=municipality
        )
        found = find_precedents(archive, wanted, k=n, filters=filters)
    if as_json:
        output.say_json([_record(one) for one in found])
    elif found:
        _say(found)
    else:
        output.say("The archive has nothing like it.")


def _text_of(path: Path) -> str:
    """Return the text of a file of any kind that the archive takes, personal numbers masked.

    Raises:  UnreadableFileError: or one of its kinds.  UsageError: there is no such file.
    """
    from ingest.pipeline import read_safely

    if not path.is_file():
        raise UsageError(f"{path}: there is no such file.", remedy="Give a file that can be read.")
    document = read_safely(path.resolve(), path.resolve().parent)
    return "\n\n".join(page.text for page in document.pages)


def _say(found: Sequence[Precedent]) -> None:
    for number, one in enumerate(found, 1):
        output.say(f"{number}. {_where(one.place)}: {one.place.section.kind}, {_outcome(one.place)}")
        output.say(f"   {one.place.item.title or one.place.document.title}")
        output.say(f"   {_source(one.place)}; {one.share:.0%} of the words are the same")
        for place in one.also:
            output.say(f"   The same words: {_where(place)}, {_outcome(place)}; {_source(place)}")
        output.say(f"   {' '.join(map(_marked, one.aligned.segments))}\n")


def _where(place: Place) -> str:
    day = place.item.date or place.document.date
    paragraf = f"§ {place.item.paragraf}" if place.item.paragraf else ""
    return " ".join(part for part in (place.organ, day.isoformat() if day else "", paragraf) if part)


def _source(place: Place) -> str:
    return f"{place.document.source}, p. {place.page_no}"


def _outcome(place: Place) -> str:
    return f"outcome {place.decision.record.outcome}" if place.decision else "outcome not known"


def _marked(segment: Segment) -> str:
    words = segment.text.split()
    if segment.side == "inserted" and len(words) > 2 * _CONTEXT:
        words = [*words[:_CONTEXT], "…", *words[-_CONTEXT:]]
    return _MARKS[segment.side].format(" ".join(words))


def _record(one: Precedent) -> dict[str, object]:
    return {
        "score": one.score,
        "share": one.share,
        **_place_record(one.place),
        "text": one.text,
        "segments": [{"side": segment.side, "text": segment.text} for segment in one.aligned.segments],
        "also": [_place_record(place) for place in one.also],
    }


def _place_record(place: Place) -> dict[str, object]:
    return {
        "source": place.document.source,
        "page": place.page_no,
        "title": place.item.title or place.document.title,
        "municipality": place.document.municipality,
        "organ": place.organ,
        "date": place.item.date or place.document.date,
        "diarienummer": place.item.diarienummer or place.document.diarienummer,
        "paragraf": place.item.paragraf,
        "kind": place.section.kind,
        "outcome": place.decision.record.outcome if place.decision else None,
    }
