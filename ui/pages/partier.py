"""Partier: what a party has said and how it has voted, alone or beside another; ?parti= and ?med= choose them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

import streamlit as st

from index.models import Facets, Filters
from ingest.errors import ArchiveError
from ingest.models import StatementKind
from ui import party_facts, state
from ui.address import open_linked_source, write
from ui.asking import problem_of
from ui.frame import page_head
from ui.inert import label
from ui.party_compare_view import show_comparison
from ui.party_facts import Party, Wanted
from ui.party_view import show_party
from ui.problem_view import show_problem
from ui.source_panel import open_panel
from ui.texts import Lang, name, text

MAX_WORDS = 200  # characters


def main() -> None:
    lang = state.lang()
    open_linked_source()
    overview = page_head("partier", lang)
    if overview is None:
        return
    notice = st.container()
    try:
        _page(overview.facets, lang)
    except ArchiveError as error:
        show_problem(problem_of(error), lang)
    if opened := state.source():
        with notice:
            open_panel(opened, lang)


def _page(facets: Facets, lang: Lang) -> None:
    municipality = _municipality(facets, lang)
    known = {party.id: party for party in party_facts.parties(municipality)}
    if not known:
        st.info(text("partier.none", lang))
        return
    with st.container(horizontal=True, gap="small", key="party-choice"):
        one = known[_party("parti", "party", list(known), known, lang)]
        others = ["", *(id_ for id_ in known if id_ != one.id)]
        beside = known.get(_party("med", "compare", others, known, lang))
    wanted = _wanted(municipality, (one, beside), facets, lang)
    write(kommun=municipality, parti=one.id, med=beside.id if beside else "")
    said = party_facts.said(one, wanted)
    if beside:
        both = (said, party_facts.said(beside, wanted))
        found = party_facts.compared(one, beside, wanted)
        if any(both) or found.votes:
            show_comparison((one.code, beside.code), both, found, lang)
            return
    elif said:
        show_party(one.shown(lang), said, lang)
        return
    st.info(label(text("partier.nothing_said", lang, party=one.shown(lang))))


def _municipality(facets: Facets, lang: Lang) -> str:
    """Draw the choice of a municipality where there are several, and return it, "" for all of them."""
    names = sorted(name for name, _ in facets.municipalities)
    if len(names) < 2:
        return ""
    key = _seed("kommun", ["", *names], lang)
    chosen: str = st.selectbox(
        text("partier.municipality", lang),
        ["", *names],
        format_func=lambda value: value or text("arenden.any_municipality", lang),
        key=key,
    )
    return chosen


def _party(name: str, words: str, ids: Sequence[str], known: Mapping[str, Party], lang: Lang) -> str:
    by_code = {known[id_].code: id_ for id_ in reversed(ids) if id_}
    key = _seed(name, ids, lang, also=by_code)
    chosen: str = st.selectbox(
        text(f"partier.{words}", lang),
        ids,
        format_func=lambda id_: known[id_].shown(lang) if id_ else text("partier.nobody", lang),
        key=key,
    )
    return chosen


def _seed(name: str, values: Sequence[str], lang: Lang, *, also: Mapping[str, str] = MappingProxyType({})) -> str:
    """Let a choice begin as the address says, and forget a value that there is none of; return the widget's key.

    Each language has a widget of its own: the browser keeps the words in which something was chosen.

    Args:  also: other ways in which the address may write a value.
    """
    key = f"party-{name}-{lang}"
    if key not in st.session_state:
        asked = st.query_params.get(name, values[0])
        st.session_state[key] = asked if asked in values else also.get(asked, asked)
    if st.session_state[key] not in values:
        st.session_state[key] = values[0]
    return key


def _wanted(municipality: str, chosen: Sequence[Party | None], facets: Facets, lang: Lang) -> Wanted:
    """Draw the limits and return what they say; a local party limits to its municipality."""
    if "party-ord" not in st.session_state:
        st.session_state["party-ord"] = st.query_params.get("ord", "")[:MAX_WORDS]
    kinds = {kind.value: kind for kind in StatementKind}
    kind_key = f"party-slag-{lang}"
    if kind_key not in st.session_state:
        st.session_state[kind_key] = [kind for kind in st.query_params.get("slag", "").split(",") if kind in kinds]
    with st.container(horizontal=True, gap="small", key="party-limits"):
        topic = st.text_input(
            text("partier.words", lang),
            max_chars=MAX_WORDS,
            placeholder=text("partier.words_example", lang),
            icon=":material/search:",
            key="party-ord",
        ).strip()
        shown: list[str] = st.multiselect(
            text("partier.kind", lang),
            list(kinds),
            format_func=lambda kind: name("section_kind", kind, lang),
            placeholder=text("partier.any_kind", lang),
            key=kind_key,
        )
    years = _years(facets, lang)
    homes = {party.municipality for party in chosen if party and party.municipality}
    places = sorted(homes) or ([municipality] if municipality else [])
    write(ord=topic, slag=",".join(shown), ar="-".join(map(str, years)) if years else "")
    return Wanted(
        filters=Filters(
            municipalities=tuple(places),
            date_from=date(years[0], 1, 1) if years else None,
            date_to=date(years[1], 12, 31) if years else None,
        ),
        kinds=tuple(kinds[kind] for kind in shown),
        topic=topic,
    )


def _years(facets: Facets, lang: Lang) -> tuple[int, int] | None:
    """Draw the choice of years and return the first and the last, None for all of them."""
    known = [year for year, _ in facets.years]
    if len(set(known)) < 2:
        return None
    years = list(range(min(known), max(known) + 1))
    everything = (years[0], years[-1])
    if not set(st.session_state.get("party-ar", everything)) <= set(years):
        del st.session_state["party-ar"]
    asked = _asked_years(years) or everything
    st.select_slider(text("partier.years", lang), years, value=asked, key="party-ar")
    chosen: tuple[int, int] = st.session_state["party-ar"]
    return None if chosen == everything else chosen


def _asked_years(years: Sequence[int]) -> tuple[int, int] | None:
    """Return the years that the address says ("2019-2023"), where the archive has them."""
    first, _, last = st.query_params.get("ar", "").partition("-")
    known = {str(year): year for year in years}
    return (known[first], known[last]) if first in known and last in known and first <= last else None


if __name__ == "__main__":
    main()
