"""Ärenden: find a matter and follow it through the organs; ?arende= is a Dnr or the id of one of its items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import streamlit as st

from index.case_list import CaseInfo
from index.models import Facets, Filters
from ingest.errors import ArchiveError
from ui import matters, state
from ui.address import open_linked_source, write
from ui.asking import problem_of
from ui.case_entries import capital
from ui.case_view import show_walk
from ui.frame import page_head
from ui.inert import label
from ui.problem_view import show_problem
from ui.source_panel import open_panel
from ui.texts import Lang, text

MATTER = "arende"
WORDS = "case-ord"
AT_ONCE = 20
MAX_WORDS = 200  # characters
N_SHOWN = "case-shown"


def main() -> None:
    lang = state.lang()
    open_linked_source()
    overview = page_head("arenden", lang)
    if overview is None:
        return
    notice = st.container()
    written = st.query_params.get(MATTER, "").strip()
    try:
        if written:
            _matter(written, lang)
        else:
            _list(overview.facets, lang)
    except ArchiveError as error:
        show_problem(problem_of(error), lang)
    if opened := state.source():
        with notice:
            open_panel(opened, lang)


def _matter(written: str, lang: Lang) -> None:
    st.button(text("arenden.back", lang), icon=":material/arrow_back:", key="case-back", on_click=_leave)
    found = matters.named(written)
    if len(found) == 1:
        show_walk(matters.walked(found[0].item_id), lang)
    elif found:
        st.info(label(text("arenden.several", lang, written=written)))
        _cards(found, lang)
    else:
        st.info(label(text("arenden.unknown", lang, written=written)))
        _nearest(written, lang)


def _list(facets: Facets, lang: Lang) -> None:
    words, filters = _limits(facets, lang)
    shown: int = st.session_state.get(N_SHOWN, AT_ONCE)
    found = matters.find(words, filters, shown + 1)
    if not found:
        st.info(text("arenden.none", lang))
        _nearest(words, lang)
        return
    has_more = len(found) > shown
    limited = bool(words) or not filters.is_empty
    key = "found_one" if len(found) == 1 else "found_many" if has_more and limited else "found" if limited else "newest"
    st.caption(text(f"arenden.{key}", lang, count=min(shown, len(found))))
    _cards(found[:shown], lang)
    if has_more:
        st.button(text("arenden.more", lang), key="case-more", on_click=_show_more, args=(shown,))


def _limits(facets: Facets, lang: Lang) -> tuple[str, Filters]:
    """Draw the search field and the limits, and return what they say; the address says it, too."""
    st.session_state.setdefault(WORDS, st.query_params.get("ord", "")[:MAX_WORDS])
    words = st.text_input(
        text("arenden.words", lang),
        max_chars=MAX_WORDS,
        placeholder=text("arenden.words_example", lang),
        icon=":material/search:",
        key=WORDS,
        on_change=_start_again,
        persist_state="page",
    )
    municipalities = sorted(name for name, _ in facets.municipalities)
    organs = sorted(name for name, _ in facets.organs)
    years = sorted((str(year) for year, _ in facets.years), reverse=True)
    with st.container(horizontal=True, gap="small", key="case-limits"):
        municipality = _choice("kommun", "municipality", municipalities, lang) if len(municipalities) > 1 else ""
        organ = _choice("organ", "organ", organs, lang)
        year = _choice("ar", "year", years, lang)
    words = (words or "").strip()
    write(ord=words, kommun=municipality, organ=organ, ar=year)
    return words, Filters(
        municipalities=(municipality,) if municipality else (),
        organs=(organ,) if organ else (),
        date_from=date(int(year), 1, 1) if year else None,
        date_to=date(int(year), 12, 31) if year else None,
    )


def _choice(name: str, words: str, values: Sequence[str], lang: Lang) -> str:
    """Draw a choice of one value or any, "" for any; it begins as the address says, and forgets what there is none of.

    Each language has a widget of its own: the browser keeps the words in which something was chosen.
    """
    key = f"case-{name}-{lang}"
    if st.session_state.setdefault(key, st.query_params.get(name, "")) not in values:
        st.session_state[key] = ""
    chosen: str = st.selectbox(
        text(f"arenden.{words}", lang),
        ["", *values],
        format_func=lambda value: capital(value) or text(f"arenden.any_{words}", lang),
        key=key,
        on_change=_start_again,
        persist_state="page",
    )
    return chosen


def _cards(found: Iterable[CaseInfo], lang: Lang) -> None:
    for number, case in enumerate(found):
        with st.container(border=True, gap="xsmall", key=f"case-card-{number}"):
            st.button(
                label(case.title) or text("arenden.no_title", lang),
                key=f"case-open-{case.item_id}",
                type="tertiary",
                on_click=_choose,
                args=(case,),
            )
            st.caption(label(_facts(case, lang)))
            if len(case.organs) > 1:
                st.caption(label(" → ".join(map(capital, case.organs))))


def _facts(case: CaseInfo, lang: Lang) -> str:
    facts = (
        text("source.dnr", lang, dnr=", ".join(case.diarienummer)) if case.diarienummer else "",
        case.municipality,
        " – ".join(dict.fromkeys(day.isoformat() for day in (case.first, case.last) if day)),
        text("arenden.document" if case.n_documents == 1 else "arenden.documents", lang, count=case.n_documents),
        capital(case.organs[0]) if len(case.organs) == 1 else "",
    )
    return " · ".join(fact for fact in facts if fact)


def _nearest(written: str, lang: Lang) -> None:
    """Offer numbers that look like the one that was not found."""
    near = matters.nearest(written) if any(sign.isdecimal() for sign in written) else []
    if near:
        st.caption(text("arenden.nearest", lang))
        with st.container(horizontal=True, gap="small", key="case-nearest"):
            for number in near:
                st.button(label(number), key=f"case-near-{number}", on_click=_go, args=(number,))


def _choose(case: CaseInfo) -> None:
    _go(matters.address_of(case))


def _go(written: str) -> None:
    write(arende=written)


def _leave() -> None:
    write(arende="")


def _start_again() -> None:
    st.session_state.pop(N_SHOWN, None)


def _show_more(shown: int) -> None:
    st.session_state[N_SHOWN] = shown + AT_ONCE


if __name__ == "__main__":
    main()
