"""A matter on the screen: what it is, its way through the organs, and its stations as a timeline."""

from __future__ import annotations

import html
from itertools import groupby

import streamlit as st

from answer.export import origin_of, to_csv
from index.models import Found
from index.walk import Case, Station
from ui import resources, state
from ui.case_entries import Entry, Sort, capital, entries_of, heading_of, link_of, missing_text
from ui.case_export import file_name, walk_markdown, walk_table
from ui.inert import label, plain
from ui.matters import Walk
from ui.record_source import open_record
from ui.said import show_said
from ui.texts import Lang, name, text

STATIONS_AT_ONCE = 20
ICONS: dict[Sort, str] = {
    "proposal": ":material/lightbulb:",
    "decision": ":material/gavel:",
    "yrkande": ":material/campaign:",
    "dissent": ":material/front_hand:",
    "vote": ":material/how_to_vote:",
}
CHAT = "pages/fraga.py"


def show_walk(walk: Walk, lang: Lang) -> None:
    case = walk.case
    st.header(label(case.title) or text("arenden.no_title", lang), anchor=False)
    _facts(case, lang)
    _way(case, lang)
    _actions(walk, lang)
    first = _first_shown(len(case.stations), lang)
    with st.container(gap=None, key="walk"):
        for number, station in enumerate(case.stations[first : first + STATIONS_AT_ONCE], first):
            _station(station, walk, f"{number}", lang)
    _missing(case, lang)


def question_about(case: Case, lang: Lang) -> str:
    """Return what the chat is asked: by the number where the matter has one."""
    number = next(iter(case.diarienummer), "")
    key = "arenden.question_number" if number else "arenden.question_title"
    return text(key, lang, dnr=number, title=" ".join(case.title.split()))


def _facts(case: Case, lang: Lang) -> None:
    days = " – ".join(dict.fromkeys(day.isoformat() for day in (case.first, case.last) if day))
    n = len(case.stations)
    facts = (
        text("source.dnr", lang, dnr=", ".join(case.diarienummer)) if case.diarienummer else "",
        case.municipality,
        days,
        text("arenden.station" if n == 1 else "arenden.stations", lang, count=n),
    )
    st.caption(label(" · ".join(fact for fact in facts if fact)))


def _way(case: Case, lang: Lang) -> None:
    """Show the organs in the order the matter came to them, with the first day in each."""
    stations = [station for station in case.stations if station.organ]
    steps = [(organ, next(same).date) for organ, same in groupby(stations, key=lambda station: station.organ)]
    if len(steps) < 2:
        return
    shown = "".join(
        f"<li><span>{html.escape(plain(capital(organ)))}</span>"
        f"<time>{day.isoformat() if day else html.escape(text('arenden.no_date', lang))}</time></li>"
        for organ, day in steps
    )
    st.html(f'<ol class="way" aria-label="{html.escape(text("arenden.path", lang))}">{shown}</ol>')


def _actions(walk: Walk, lang: Lang) -> None:
    case = walk.case
    with st.container(horizontal=True, gap="small", key="case-actions"):
        asks = st.button(text("arenden.ask", lang), icon=":material/forum:", key="ask-case", type="primary")
        st.download_button(
            text("arenden.markdown", lang),
            lambda: walk_markdown(walk, lang, origin_of(resources.archive())),
            file_name=f"{file_name(case)}.md",
            mime="text/markdown",
            icon=":material/download:",
            key="case-markdown",
            on_click="ignore",
        )
        st.download_button(
            text("arenden.csv", lang),
            lambda: to_csv(walk_table(walk, lang), lang),
            file_name=f"{file_name(case)}.csv",
            mime="text/csv",
            icon=":material/table:",
            key="case-csv",
            on_click="ignore",
        )
    if asks:
        state.put_question(question_about(case, lang))
        st.switch_page(CHAT)


def _first_shown(n_stations: int, lang: Lang) -> int:
    """Return the position of the first station to show; a long walk has pages."""
    n_pages = -(-n_stations // STATIONS_AT_ONCE)
    if n_pages < 2:
        return 0
    first = (st.pagination(n_pages, key="case-page") - 1) * STATIONS_AT_ONCE
    last = min(first + STATIONS_AT_ONCE, n_stations)
    st.caption(text("arenden.pages", lang, first=first + 1, last=last, count=n_stations))
    return first


def _station(station: Station, walk: Walk, key: str, lang: Lang) -> None:
    heading = heading_of(station, lang)
    with st.container(key=f"station-{key}", gap="xsmall"):
        st.subheader(label(heading), anchor=False)
        if station.item.title and station.item.title != walk.case.title:
            st.text(plain(" ".join(station.item.title.split())))
        _about(station, key, heading, lang)
        entries = list(entries_of(station, walk.reasons, lang))
        for number, entry in enumerate(entries):
            _entry(entry, f"{key}-{number}", lang)
        if not entries:
            st.caption(text("arenden.quiet", lang))


def _about(station: Station, key: str, heading: str, lang: Lang) -> None:
    document = station.document
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"station-about-{key}"):
        st.button(
            label(f"{name('document_kind', station.kind, lang)}, {text('source.page', lang, page=station.page_no)}"),
            icon=":material/description:",
            key=f"open-station-{key}",
            help=label(text("arenden.open_station", lang, place=heading)),
            on_click=open_record,
            args=(Found(document=document, item=station.item, record=station.item),),
        )
        st.caption(label(link_of(station, lang)), width="content")
    if station.also_in:
        sources = ", ".join(other.source for other in station.also_in)
        st.caption(label(text("arenden.also_in", lang, sources=sources)))


def _entry(entry: Entry, key: str, lang: Lang) -> None:
    with st.container(key=f"entry-{entry.sort}-{key}", gap="xsmall"):
        st.button(
            f"**{label(entry.head)}** · {label(text('source.page', lang, page=entry.page))}",
            icon=ICONS[entry.sort],
            key=f"open-entry-{key}",
            type="tertiary",
            help=text("arenden.open_entry", lang),
            on_click=open_record,
            args=(entry.record,),
        )
        if entry.who:
            st.text(plain(entry.who))
        show_said(entry.words, lang)
        for note in entry.notes:
            if entry.sort == "vote":
                st.text(plain(note))
            else:
                st.caption(label(note))
        if entry.reason:
            st.button(
                text("arenden.open_reason", lang),
                icon=":material/subdirectory_arrow_right:",
                key=f"open-reason-{key}",
                type="tertiary",
                on_click=open_record,
                args=(entry.reason,),
            )


def _missing(case: Case, lang: Lang) -> None:
    if not case.missing:
        return
    with st.container(key="case-missing", gap="xsmall"):
        st.subheader(text("arenden.missing", lang), anchor=False)
        for number, missing in enumerate(case.missing):
            st.text(plain(capital(missing_text(missing, lang))))
            if missing.since is not None:
                st.button(
                    text("arenden.open_entry", lang),
                    icon=":material/description:",
                    key=f"open-missing-{number}",
                    type="tertiary",
                    on_click=open_record,
                    args=(missing.since,),
                )
