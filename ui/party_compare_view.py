"""Two parties on the screen, side by side: how often they voted alike, and what each did in the same matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from answer.party_compare import Comparison, SharedMatter, SharedVote
from answer.party_record import day_of
from index.models import Found
from ingest.models import Ballot, Statement
from ui import party_charts
from ui.case_entries import counts_text, meanings
from ui.inert import label, plain
from ui.party_view import elected, follow_button, place_of
from ui.record_source import open_record, page_of
from ui.said import beginning
from ui.texts import Lang, name, text

MATTERS_AT_ONCE = 10
VOTES_AT_ONCE = 10
FIRST_WORDS = 160  # characters


def show_comparison(
    called: tuple[str, str], said: Sequence[Sequence[Found[Statement]]], found: Comparison, lang: Lang
) -> None:
    """Show the figures, the statements by year, the votes and the matters.

    Args:
        called: the parties' letters, or a bloc's name.
        said: the statements of each.
    """
    st.header(label(text("partier.beside", lang, one=called[0], other=called[1])), anchor=False)
    _figures(found, lang)
    st.subheader(text("partier.by_year", lang), anchor=False)
    party_charts.two_by_year([_years(of_party) for of_party in said], called, lang)
    _matters(found.matters, called, lang)
    _votes(found.votes, called, lang)


def _years(said: Iterable[Found[Statement]]) -> Mapping[int, int]:
    return Counter(day.year for found in said if (day := day_of(found)))


def _figures(found: Comparison, lang: Lang) -> None:
    n_told = found.n_alike + found.n_apart
    share = text("partier.share", lang, share=round(100 * found.n_alike / n_told)) if n_told else None
    with st.container(horizontal=True, key="party-figures"):
        st.metric(text("partier.alike", lang), found.n_alike, share, delta_color="off", delta_arrow="off")
        st.metric(text("partier.apart", lang), found.n_apart)
        st.metric(text("partier.matters", lang), len(found.matters))
    st.caption(text("partier.votes_help", lang))


def _matters(matters: Sequence[SharedMatter], called: tuple[str, str], lang: Lang) -> None:
    st.subheader(text("partier.same_matters", lang), anchor=False)
    if not matters:
        st.info(text("partier.no_matters", lang))
        return
    first = _first("matters", len(matters), MATTERS_AT_ONCE)
    for matter in matters[first : first + MATTERS_AT_ONCE]:
        _matter(matter, called, lang)


def _matter(matter: SharedMatter, called: tuple[str, str], lang: Lang) -> None:
    key = matter.item_id
    with st.container(border=True, gap="xsmall", key=f"shared-{key}"):
        st.markdown(f"**{label(matter.title) or text('arenden.no_title', lang)}**")
        numbers = text("source.dnr", lang, dnr=", ".join(matter.diarienummer)) if matter.diarienummer else ""
        last = matter.last.isoformat() if matter.last else ""
        st.caption(label(" · ".join(part for part in (numbers, matter.municipality, last) if part)))
        if matter.together:
            st.caption(text("partier.together", lang))
            _acts(matter.together, f"{key}-t", lang)
        if matter.one or matter.other:
            for column, party, acts in zip(st.columns(2), called, (matter.one, matter.other), strict=True):
                with column, st.container(gap="xsmall"):
                    st.markdown(f"**{label(party)}**")
                    if not acts:
                        st.caption(text("partier.nothing", lang))
                    _acts(acts, f"{key}-{party}", lang)
        for vote in matter.votes:
            _vote(vote, called, f"{key}-in-matter", lang, is_alone=False)
        follow_button(matter.item_id, f"shared-follow-{key}", lang)


def _acts(acts: Iterable[Found[Statement]], key: str, lang: Lang) -> None:
    for found in acts:
        record = found.record
        with st.container(gap="xxsmall", key=f"shared-act-{key}-{record.id}"):
            st.button(
                label(f"{name('section_kind', record.kind, lang)}, {text('source.page', lang, page=page_of(found))}"),
                key=f"shared-open-{key}-{record.id}",
                type="tertiary",
                help=text("arenden.open_entry", lang),
                on_click=open_record,
                args=(found,),
            )
            persons = elected(record.persons, lang)
            st.caption(label(" · ".join(part for part in (place_of(found, lang), persons) if part)))
            if words := beginning(record.text or record.intro, FIRST_WORDS):
                st.text(plain(words))


def _votes(votes: Sequence[SharedVote], called: tuple[str, str], lang: Lang) -> None:
    st.subheader(text("partier.votes", lang), anchor=False)
    if not votes:
        st.info(text("partier.no_votes", lang))
        return
    sorts = {"all": votes, "alike": _alike(votes, wanted=True), "apart": _alike(votes, wanted=False)}
    chosen = st.segmented_control(
        text("partier.show_votes", lang),
        list(sorts),
        format_func=lambda sort: f"{text(f'partier.show_{sort}', lang)} ({len(sorts[sort])})",
        default="all",
        required=True,
        key="shared-votes-sort",
    )
    shown = sorts[chosen or "all"]
    first = _first(f"votes-{chosen}", len(shown), VOTES_AT_ONCE)
    for vote in shown[first : first + VOTES_AT_ONCE]:
        _vote(vote, called, "alone", lang, is_alone=True)


def _alike(votes: Iterable[SharedVote], *, wanted: bool) -> list[SharedVote]:
    return [vote for vote in votes if vote.is_alike is wanted]


def _vote(vote: SharedVote, called: tuple[str, str], key: str, lang: Lang, *, is_alone: bool) -> None:
    """Show how each cast its ballots; on its own, a vote tells its matter, too."""
    found = vote.found
    how = "split" if vote.is_alike is None else "same" if vote.is_alike else "different"
    title = found.item.title or found.document.title
    what = title if is_alone and title else text("arenden.vote", lang)
    with st.container(border=is_alone, gap="xxsmall", key=f"shared-vote-{key}-{found.record.id}"):
        st.button(
            label(f"{what}, {text('source.page', lang, page=page_of(found))}"),
            icon=":material/how_to_vote:",
            key=f"shared-open-vote-{key}-{found.record.id}",
            type="tertiary",
            help=text("arenden.open_entry", lang),
            on_click=open_record,
            args=(found,),
        )
        st.caption(label(" · ".join(part for part in (place_of(found, lang), counts_text(found.record, lang)) if part)))
        sides = (f"{party}: {_cast(cast, lang)}" for party, cast in zip(called, (vote.one, vote.other), strict=True))
        st.text(plain(f"{text(f'partier.{how}', lang)} – {'; '.join(sides)}"))
        for meant in meanings(found.record, lang):
            st.caption(label(beginning(meant)))


def _cast(ballots: Mapping[Ballot, int], lang: Lang) -> str:
    """Return "5 ja, 1 nej"."""
    return ", ".join(f"{n} {name('ballot', ballot, lang).lower()}" for ballot, n in ballots.items())


def _first(what: str, n: int, at_once: int) -> int:
    """Draw the pages of a long list; return the position of the first to show."""
    n_pages = -(-n // at_once)
    return (st.pagination(n_pages, key=f"shared-{what}-page-{n_pages}") - 1) * at_once if n_pages > 1 else 0
