"""The walk of a matter as lines to read, aloud too, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.models import Statement

if TYPE_CHECKING:
    from index.catalog import Catalog
    from index.models import Found
    from index.reasons import Reason
    from index.walk import Case, Missing, Station
    from ingest.models import Decision, Person, Span, Vote

_SHOWN = 300  # characters of a text
Record = dict[str, object]


def lines_of(catalog: Catalog, case: Case) -> Iterator[str]:
    """Yield the lines of the walk: what the matter is, its stations in time order, what is missing."""
    yield f"{case.title}{f' ({case.municipality})' if case.municipality else ''}"
    days = " to ".join(dict.fromkeys(day.isoformat() for day in (case.first, case.last) if day))
    yield "; ".join(part for part in (", ".join(case.diarienummer), days, _n(len(case.stations), "station")) if part)
    for station in case.stations:
        yield ""
        yield from _station_lines(catalog, station, case)
    if case.missing:
        yield ""
    for missing in case.missing:
        yield _missing_line(missing)


def _station_lines(catalog: Catalog, station: Station, case: Case) -> Iterator[str]:
    day = station.date.isoformat() if station.date else "No date"
    paragraf = f" § {station.paragraf}" if station.paragraf else ""
    title = "" if station.item.title == case.title else f": {_short(station.item.title)}"
    yield f"{day}, {station.organ or 'unknown organ'}{paragraf}, {station.kind}{title}"
    yield f"    {_place(station.document.source, station.page_no)}"
    for other in station.also_in:
        yield f"    also in {other.source}"
    sure = max((link.confidence for link in station.links), default=1.0)
    if sure < 1:
        by = ", ".join(dict.fromkeys(link.by for link in station.links))
        yield f"    linked by {by}, {sure:.0%} sure"
    for proposal in station.proposals:
        to = f" to {proposal.record.addressee}" if proposal.record.addressee else ""
        by = f" by {proposal.record.organ}" if proposal.record.organ != station.organ else ""
        yield f"    Proposal{by}{to} ({proposal.record.outcome}), p. {_page(proposal.record.spans)}: {_text(proposal)}"
    for decision in station.decisions:
        by = f" by {decision.record.organ}" if decision.record.organ != station.organ else ""
        yield f"    Decision{by} ({decision.record.outcome}), p. {_page(decision.record.spans)}: {_text(decision)}"
    for statement in (*station.yrkanden, *station.dissents):
        yield f"    {_statement_line(catalog, statement, station)}"
    for vote in station.votes:
        yield f"    {_vote_line(vote.record)}"


def _statement_line(catalog: Catalog, found: Found[Statement], station: Station) -> str:
    said = found.record
    organ = f" in {said.organ}" if said.organ and said.organ != station.organ else ""
    who = _names(said.persons) or ", ".join(said.parties) or "unknown"
    line = f"{said.kind.capitalize()} by {who}{organ}, p. {_page(said.spans)}"
    if said.text:
        return f"{line}: {_short(said.text)}"
    reason = _reason_place(catalog, found)
    if reason:
        return f"{line}. Its reason stands in {reason}"
    return f"{line}. {_short(said.intro)}"


def _reason_place(catalog: Catalog, found: Found[Statement]) -> str:
    """Return "file, p. 3" of the text that gives the reason; "" where none is known but the statement itself."""
    end = _reason_end(catalog, found)
    return _place(end.document.source, _page(end.record.spans)) if end else ""


def _reason_end(catalog: Catalog, found: Found[Statement]) -> Found[Statement] | None:
    from index.reasons import as_statement, reason_of

    reason: Reason = reason_of(catalog, found)
    ends = [as_statement(step) for step in reason.ends] if reason.is_resolved else []
    return next((end for end in ends if end and end.record.id != found.record.id), None)


def _vote_line(vote: Vote) -> str:
    figures = ((vote.ja, "Ja"), (vote.nej, "Nej"), (vote.avstar, "Avstår"))
    counts = ", ".join(f"{n} {name}" for n, name in figures if n is not None) or "no counts"
    means = "; ".join(
        f"{name} meant {_short(words)}" for name, words in (("Ja", vote.ja_means), ("Nej", vote.nej_means)) if words
    )
    return f"Vote, p. {_page(vote.spans)}: {counts}{f'. {means}' if means else ''}"


def _missing_line(missing: Missing) -> str:
    if missing.since is None:
        referred = missing.date.isoformat() if missing.date else ""
        return f"Not in the archive: {missing.organ} {referred} § {missing.paragraf}, which the papers refer to."
    record = missing.since.record
    day = record.date or missing.since.item.date or missing.since.document.date
    when = f" of {day.isoformat()}" if day else ""
    if record.organ == missing.organ:
        return f"No later decision by {missing.organ} in the archive after its {record.outcome}{when}."
    return f"No decision by {missing.organ} in the archive after the proposal by {record.organ or 'unknown'}{when}."


def record_of(catalog: Catalog, case: Case) -> Record:
    """Return the walk as `beslut case --json` prints it; keys that the answer contract has mean the same."""
    return {
        "diarienummer": case.diarienummer,
        "title": case.title,
        "municipality": case.municipality,
        "first": case.first,
        "last": case.last,
        "stations": [_station_record(catalog, station) for station in case.stations],
        "missing": [
            {
                "organ": missing.organ,
                "date": missing.date,
                "paragraf": missing.paragraf,
                "since": _decision_record(missing.since) if missing.since else None,
                "message": _missing_line(missing),
            }
            for missing in case.missing
        ],
    }


def _station_record(catalog: Catalog, station: Station) -> Record:
    return {
        "source": station.document.source,
        "page": station.page_no,
        "kind": station.kind,
        "organ": station.organ,
        "date": station.date,
        "paragraf": station.paragraf,
        "title": station.item.title,
        "diarienummer": station.item.diarienummer,
        "also_in": [document.source for document in station.also_in],
        "links": [{"by": link.by, "confidence": link.confidence} for link in station.links],
        "proposals": [_decision_record(one) for one in station.proposals],
        "decisions": [_decision_record(one) for one in station.decisions],
        "yrkanden": [_statement_record(catalog, one) for one in station.yrkanden],
        "dissents": [_statement_record(catalog, one) for one in station.dissents],
        "votes": [_vote_record(one) for one in station.votes],
    }


def _decision_record(found: Found[Decision]) -> Record:
    one = found.record
    return {
        "source": found.document.source,
        "page": _page(one.spans),
        "organ": one.organ,
        "date": one.date,
        "status": one.status,
        "outcome": one.outcome,
        "addressee": one.addressee,
        "text": one.text,
        "points": one.points,
    }


def _statement_record(catalog: Catalog, found: Found[Statement]) -> Record:
    one = found.record
    end = None if one.text else _reason_end(catalog, found)
    return {
        "source": found.document.source,
        "page": _page(one.spans),
        "kind": one.kind,
        "organ": one.organ,
        "date": one.date,
        "parties": one.parties,
        "persons": [person.name for person in one.persons],
        "intro": one.intro,
        "text": one.text,
        "reason": {"source": end.document.source, "page": _page(end.record.spans)} if end else None,
    }


def _vote_record(found: Found[Vote]) -> Record:
    one = found.record
    return {
        "source": found.document.source,
        "page": _page(one.spans),
        "organ": one.organ,
        "date": one.date,
        "proposition": one.proposition,
        "ja": one.ja,
        "nej": one.nej,
        "avstar": one.avstar,
        "ja_means": one.ja_means,
        "nej_means": one.nej_means,
    }


def _place(source: str, page_no: int) -> str:
    return f"{source}, p. {page_no}"


def _page(spans: Sequence[Span]) -> int:
    return spans[0].page_no if spans else 1


def _text(found: Found[Decision]) -> str:
    return _short(found.record.text)


def _names(persons: Sequence[Person]) -> str:
    return ", ".join(f"{one.name} ({one.party})" if one.party else one.name for one in persons)


def _n(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
