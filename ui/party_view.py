"""A party on the screen: how much it has said, when and where, and each statement with its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from answer.evidence import Witness
from answer.export import origin_of, to_csv, to_xlsx
from answer.export.sheets import Table
from answer.export.tables import table_of_records
from answer.party_record import day_of, organ_of, per_organ, per_year
from index.models import Found
from ingest.models import Person, Statement, Vote
from ui import party_charts, resources
from ui.case_entries import capital
from ui.inert import label, plain
from ui.record_source import open_record, page_of
from ui.said import beginning
from ui.texts import Lang, name, text

ROWS_AT_ONCE = 20
MAX_PERSONS = 6
FIRST_WORDS = 200  # characters
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CASES = "pages/arenden.py"


def show_party(called: str, said: Sequence[Found[Statement]], lang: Lang) -> None:
    """Show the charts, then the statements, the newest first."""
    key = "partier.found_one" if len(said) == 1 else "partier.found"
    st.header(label(text(key, lang, party=called, count=len(said))), anchor=False)
    counts = per_year(said)
    if len(counts) > 1:
        st.subheader(text("partier.by_year", lang), anchor=False)
        party_charts.kinds_by_year(counts, lang)
    organs = per_organ(said)
    if len(organs) > 1:
        st.subheader(text("partier.by_organ", lang), anchor=False)
        party_charts.organs(organs, lang)
    st.subheader(text("partier.statements", lang), anchor=False)
    _export(called, said, lang)
    _rows(said, lang)


def place_of(found: Found[Statement] | Found[Vote], lang: Lang) -> str:
    """Return "2021-03-09 · Kommunstyrelsen · § 17"."""
    day = day_of(found)
    parts = (
        day.isoformat() if day else text("arenden.no_date", lang),
        capital(organ_of(found)),
        text("source.paragraf", lang, paragraf=found.item.paragraf) if found.item.paragraf else "",
    )
    return " · ".join(part for part in parts if part)


def elected(persons: Sequence[Person], lang: Lang) -> str:
    """Return those who speak for a party, "Anna Alm (V), Bo Berg (S)"; nobody else is named here."""
    named = [f"{person.name} ({person.party})" for person in _elected(persons)]
    others = [text("source.others", lang)] if len(named) > MAX_PERSONS else []
    return ", ".join((*named[:MAX_PERSONS], *others))


def _rows(said: Sequence[Found[Statement]], lang: Lang) -> None:
    newest = list(reversed(said))
    n_pages = -(-len(newest) // ROWS_AT_ONCE)
    first = (st.pagination(n_pages, key=f"party-page-{n_pages}") - 1) * ROWS_AT_ONCE if n_pages > 1 else 0
    last = min(first + ROWS_AT_ONCE, len(newest))
    st.caption(text("partier.rows", lang, first=first + 1, last=last, count=len(newest)))
    for number, found in enumerate(newest[first:last]):
        _row(found, number, lang)


def _row(found: Found[Statement], number: int, lang: Lang) -> None:
    record = found.record
    with st.container(key=f"party-row-{number}"):
        facts, words = st.columns((2, 5), gap="small")
        with facts, st.container(gap="xsmall"):
            st.markdown(f"**{label(name('section_kind', record.kind, lang))}**")
            st.caption(label(place_of(found, lang)))
            if persons := elected(record.persons, lang):
                st.caption(label(persons))
        with words, st.container(gap="xsmall"):
            title = found.item.title or found.document.title
            st.button(
                label(f"{title}, {text('source.page', lang, page=page_of(found))}"),
                key=f"party-open-{record.id}",
                type="tertiary",
                help=text("arenden.open_entry", lang),
                on_click=open_record,
                args=(found,),
            )
            st.text(plain(beginning(record.text or record.intro, FIRST_WORDS)))
            follow_button(found.item.id, f"party-follow-{record.id}", lang)


def follow_button(item_id: str, key: str, lang: Lang) -> None:
    """Draw the way to the walk of the matter."""
    if st.button(text("partier.follow", lang), key=key, type="tertiary", icon=":material/route:"):
        st.switch_page(CASES, query_params={"arende": item_id})


def _elected(persons: Sequence[Person]) -> tuple[Person, ...]:
    return tuple(person for person in persons if person.party)


def table_of(said: Sequence[Found[Statement]], called: str) -> Table:
    """Return the statements to take along, with those named who speak for a party."""
    shown = [replace(found, record=replace(found.record, persons=_elected(found.record.persons))) for found in said]
    return table_of_records(shown, Witness(resources.archive().catalog), what="uttalanden", about=called)


def _export(called: str, said: Sequence[Found[Statement]], lang: Lang) -> None:
    with st.container(horizontal=True, gap="small", key="party-export"):
        st.download_button(
            text("partier.csv", lang),
            lambda: to_csv(table_of(said, called), lang),
            file_name="uttalanden.csv",
            mime="text/csv",
            icon=":material/table:",
            key="party-csv",
            on_click="ignore",
        )
        st.download_button(
            text("partier.xlsx", lang),
            lambda: to_xlsx(table_of(said, called), lang, origin_of(resources.archive())),
            file_name="uttalanden.xlsx",
            mime=XLSX,
            icon=":material/download:",
            key="party-xlsx",
            on_click="ignore",
        )
