"""Which meetings the archive has minutes of, by organ and year, and the years between that it has none of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index.models import DocumentInfo
from ingest.models import DocumentKind

FIRST_YEAR = 1900  # an earlier date is misread, the quality report tells


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganYears:
    """The meetings of an organ by year; `gaps` are the years without any between two that have some."""

    organ: str
    meetings: dict[int, int]
    gaps: frozenset[int]

    @property
    def total(self) -> int:
        return sum(self.meetings.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """`years` runs from the first to the last without a break; `organs`: those with most meetings first."""

    municipality: str
    years: tuple[int, ...]
    organs: tuple[OrganYears, ...]
    n_undated: int  # minutes without date or organ, which no cell counts

    @property
    def n_gaps(self) -> int:
        return sum(len(one.gaps) for one in self.organs)

    @property
    def most(self) -> int:
        return max((n for one in self.organs for n in one.meetings.values()), default=0)


def municipalities(documents: Iterable[DocumentInfo]) -> tuple[str, ...]:
    """Return the municipalities that have minutes, those with most of them first; "" is one that is not known."""
    counts: dict[str, int] = defaultdict(int)
    for one in documents:
        counts[one.municipality] += one.kind is DocumentKind.PROTOKOLL
    return tuple(sorted((name for name, n in counts.items() if n), key=lambda name: (-counts[name], name)))


def coverage(documents: Iterable[DocumentInfo], municipality: str, *, today: date | None = None) -> Coverage:
    """Return what there is of a municipality. A meeting is a day of an organ, however many files it takes."""
    minutes = [one for one in documents if one.kind is DocumentKind.PROTOKOLL and one.municipality == municipality]
    last = (today or date.today()).year + 1
    days: dict[str, set[date]] = defaultdict(set)
    n_undated = 0
    for one in minutes:
        if one.date and one.organ and FIRST_YEAR <= one.date.year <= last:
            days[one.organ].add(one.date)
        else:
            n_undated += 1
    organs = [_organ(organ, found) for organ, found in days.items()]
    known = [year for one in organs for year in one.meetings]
    return Coverage(
        municipality=municipality,
        years=tuple(range(min(known), max(known) + 1)) if known else (),
        organs=tuple(sorted(organs, key=lambda one: (-one.total, one.organ))),
        n_undated=n_undated,
    )


def _organ(organ: str, days: Iterable[date]) -> OrganYears:
    meetings: dict[int, int] = defaultdict(int)
    for day in days:
        meetings[day.year] += 1
    between = range(min(meetings), max(meetings) + 1)
    return OrganYears(
        organ=organ,
        meetings=dict(sorted(meetings.items())),
        gaps=frozenset(year for year in between if year not in meetings),
    )
