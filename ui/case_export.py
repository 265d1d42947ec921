"""A walk to take along: Markdown to read and quote from, CSV to reckon with."""

from __future__ import annotations

from collections.abc import Iterator

from answer.export import Origin
from answer.export.inert import markdown
from answer.export.sheets import Cell, Table
from index.walk import Case, Station
from ingest.models import Decision, Statement, Vote
from ui.case_entries import Entry, capital, entries_of, heading_of, link_of, missing_text
from ui.matters import Walk
from ui.texts import Lang, name, text

_COLUMNS = (
    "municipality", "organ", "date", "paragraf", "title", "diarienummer", "kind", "parties", "persons", "outcome",
    "addressee", "ja", "nej", "avstar", "ja_means", "nej_means", "detail", "quote", "document", "source", "page",
)  # fmt: skip


def walk_markdown(walk: Walk, lang: Lang, origin: Origin) -> str:
    """Return the matter station by station; what documents say can't become a link, a picture or markup."""
    case = walk.case
    facts = [", ".join(case.diarienummer), case.municipality, _days(case)]
    parts = [
        f"# {markdown(case.title or text('arenden.no_title', lang))}",
        markdown(" · ".join(fact for fact in facts if fact)),
        *(part for station in case.stations for part in _station(station, walk, lang)),
    ]
    if case.missing:
        parts.append(f"## {text('arenden.missing', lang)}")
        parts.append("\n".join(f"- {markdown(capital(missing_text(one, lang)))}" for one in case.missing))
    parts += ["---", markdown(origin.text(lang))]
    return "\n\n".join(part for part in parts if part) + "\n"


def walk_table(walk: Walk, lang: Lang) -> Table:
    """Return one row for each entry of each station, a row of its own for a station without any."""
    case = walk.case
    rows = [
        row
        for station in case.stations
        for row in (
            [_row(station, entry) for entry in entries_of(station, walk.reasons, lang)] or [_bare_row(station, lang)]
        )
    ]
    about = f"{text('arenden.export_about', lang)}: {case.title} ({', '.join(case.diarienummer)})"
    return Table(about=about, columns=_COLUMNS, rows=tuple(rows))


def file_name(case: Case) -> str:
    """Return a name without an ending that any file system takes: "arende-KS-2021-00042"."""
    number = next(iter(case.diarienummer), "")
    kept = "".join(sign if sign.isalnum() else "-" for sign in number).strip("-")
    return f"arende-{kept}" if kept else "arende"


def _station(station: Station, walk: Walk, lang: Lang) -> Iterator[str]:
    yield f"## {markdown(heading_of(station, lang))}"
    source = text("arenden.place", lang, title=station.document.source, page=station.page_no)
    kind = name("document_kind", station.kind, lang)
    yield markdown(" · ".join((kind, source, link_of(station, lang))))
    for entry in entries_of(station, walk.reasons, lang):
        place = text("source.page", lang, page=entry.page)
        who = f" {markdown(entry.who)}" if entry.who else ""
        yield f"**{markdown(entry.head)}**{who} ({markdown(place)})"
        yield f"> {markdown(entry.words)}" if entry.words else ""
        yield "\n".join(f"- {markdown(note)}" for note in entry.notes)


def _row(station: Station, entry: Entry) -> tuple[Cell, ...]:
    record = entry.record.record
    said = record if isinstance(record, Statement) else None
    decided = record if isinstance(record, Decision) else None
    vote = record if isinstance(record, Vote) else None
    kind = said.kind.value if said else decided.status.value if decided else "votering"
    own: tuple[Cell, ...] = (
        kind,
        ", ".join(said.parties) if said else "",
        ", ".join(person.name for person in said.persons) if said else "",
        decided.outcome.value if decided else "",
        decided.addressee if decided else "",
        *((vote.ja, vote.nej, vote.avstar, vote.ja_means, vote.nej_means) if vote else (None, None, None, "", "")),
        " ".join(entry.notes) if not vote else "",
        entry.words if not vote else vote.proposition,
    )
    return (*_place(station), *own, station.document.title, entry.record.document.source, entry.page)


def _bare_row(station: Station, lang: Lang) -> tuple[Cell, ...]:
    kind = name("document_kind", station.kind, lang)
    unsaid: tuple[Cell, ...] = ("", "", "", "", None, None, None, "", "", "", "")
    return (*_place(station), kind, *unsaid, station.document.title, station.document.source, station.page_no)


def _place(station: Station) -> tuple[Cell, ...]:
    title = station.item.title or station.document.title
    number = ", ".join(station.item.diarienummer or station.document.diarienummer)
    return station.document.municipality, station.organ, station.date, station.paragraf, title, number


def _days(case: Case) -> str:
    return " – ".join(dict.fromkeys(day.isoformat() for day in (case.first, case.last) if day))
