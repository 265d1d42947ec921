"""What the user gives: the question, a batch of them, and the filter options as the archive writes their values."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cli.output import tell
from ingest.errors import UsageError
from ingest.models import DocumentKind

if TYPE_CHECKING:
    from answer.contract import Request
    from index.models import Facets, Filters

_YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
_SHOWN = 12  # values of the archive named in a note
_STDIN = "-"


def read_question(argument: str) -> str:
    """Return the question, from standard input for "-"; bytes that are not UTF-8 become question marks."""
    text = _read(_STDIN) if argument == _STDIN else argument.encode(errors="surrogateescape").decode(errors="replace")
    if not text.strip():
        raise UsageError("The question is empty.", remedy='Ask something: beslut ask "Vad beslutades om ...?"')
    return text.strip()


def read_requests(name: str) -> list[Request]:
    """Return the questions of a JSON lines file ("-": standard input), blank lines left out.

    Raises:
        UsageError: there is no such file, or a line is not a request; the message names the line.
    """
    from answer.contract import parse_request

    requests = []
    for number, line in enumerate(_read(name).split("\n"), 1):
        if not line.strip():
            continue
        try:
            requests.append(parse_request(line))
        except UsageError as error:
            place = "standard input" if name == _STDIN else name
            raise UsageError(f"{place}, line {number}: {error}", remedy=error.remedy) from error
    return requests


def _read(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == _STDIN else Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror}", remedy="Give a file that can be read.") from error
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", errors="replace").read()


def filters_from(
    facets: Facets,
    *,
    parties: Sequence[str] | None = None,
    organs: Sequence[str] | None = None,
    years: str = "",
    kinds: Sequence[DocumentKind] | None = None,
    municipalities: Sequence[str] | None = None,
) -> Filters:
    """Return the filters; a value that the archive does not have stays a filter and is noted on stderr.

    Raises:
        UsageError: the years are neither one year nor a first and a last.
    """
    from index.models import Filters
    from ingest.organs import canonical_organ
    from ingest.parties import party_code

    first, last = _days(years)
    return Filters(
        parties=_as_written("party", parties, facets.parties, party_code),
        organs=_as_written("organ", organs, facets.organs, canonical_organ),
        municipalities=_as_written("municipality", municipalities, facets.municipalities, lambda _: None),
        document_kinds=tuple(kinds or ()),
        date_from=first,
        date_to=last,
    )


def _days(years: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of "2021" or "2019-2022"; "" limits nothing."""
    if not years:
        return None, None
    match = _YEARS.fullmatch(years.strip())
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last:
        raise UsageError(f"--year {years} is not a year.", remedy="Write one year, or the first and last: 2019-2022.")
    return date(first, 1, 1), date(last, 12, 31)


def _as_written(
    name: str,
    values: Sequence[str] | None,
    known: Iterable[tuple[str, int]],
    canonical: Callable[[str], str | None],
) -> tuple[str, ...]:
    """Return the values in the archive's own spelling, otherwise in the canonical one."""
    spelling = {value.casefold(): value for value, _ in known}
    found = []
    for value in values or ():
        wanted = canonical(value) or value
        spelt = spelling.get(value.casefold()) or spelling.get(wanted.casefold())
        if spelt is None:
            some = ", ".join(list(spelling.values())[:_SHOWN]) or "none"
            tell(f"Note: the archive has no {name} {value}; it has {some}.")
        found.append(spelt or wanted)
    return tuple(found)
