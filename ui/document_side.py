"""Beside the page: what the archive has found on it and in the document, each leading to its place."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from answer.quotes import flat, shorten
from answer.wording import people_text
from index.models import DocumentInfo
from ingest.models import Ballot, Decision, Item, Page, Statement, Vote
from ui import viewing
from ui.document_facts import about_document, show_odd
from ui.document_records import Contents, Record, pages_of, words_on
from ui.inert import label, plain
from ui.texts import Lang, name, text

EXCERPT_WORDS = 45
ITEMS_AT_ONCE = 25
MAX_TITLE = 110


def side(document: DocumentInfo, page: Page, contents: Contents, lang: Lang) -> None:
    """Draw the three tabs: on this page, in the document, about the document."""
    n_odd = len(contents.findings)
    about = text("dokument_tab.about_odd" if n_odd else "dokument_tab.about", lang, count=n_odd)
    on_page, whole, facts = st.tabs([text("dokument_tab.page", lang), text("dokument_tab.contents", lang), about])
    with on_page:
        _on_page(page, contents, lang)
    with whole:
        _contents(contents, lang)
    with facts:
        about_document(document, contents.findings, lang)


def _on_page(page: Page, contents: Contents, lang: Lang) -> None:
    items = contents.on_page(page.page_no)
    odd = contents.findings_on(page.page_no)
    for item, records in items:
        st.markdown(f"**{label(_title(item, lang))}**")
        if item.diarienummer:
            st.caption(label(text("source.dnr", lang, dnr=", ".join(item.diarienummer))))
        for record in records:
            _record(record, page, lang)
    if not odd and not any(records for _, records in items):
        st.caption(text("dokument_record.nothing", lang))
    for one in odd:
        show_odd(one, lang)


def _record(record: Record, page: Page, lang: Lang) -> None:
    with st.container(border=True, gap="xsmall", key=f"record-card-{record.id}"):
        st.button(
            f"**{label(what(record, lang))}**",
            key=f"record-{record.id}",
            type="tertiary",
            on_click=viewing.go,
            args=(page.page_no, words_on(record, page)),
            help=text("dokument_record.mark", lang),
        )
        if told := _who(record, lang):
            st.caption(label(told))
        if excerpt := shorten(flat(_words(record)), EXCERPT_WORDS):
            st.text(plain(excerpt))
        if isinstance(record, Vote):
            _ballots(record, lang)


def what(record: Record, lang: Lang) -> str:
    """Return what sort of record it is and its result: "Beslut: Bifall", "Reservation", "Omröstning 8–5"."""
    match record:
        case Decision():
            status, outcome = name("decision_status", record.status, lang), name("outcome", record.outcome, lang)
            return text("dokument_record.decision", lang, status=status, outcome=outcome)
        case Statement():
            return name("section_kind", record.kind, lang)
        case Vote():
            if record.ja is None or record.nej is None:
                return text("dokument_record.vote_uncounted", lang)
            return text("dokument_record.vote", lang, ja=record.ja, nej=record.nej)


def _who(record: Record, lang: Lang) -> str:
    """Return whose it is, and its pages where there are several."""
    match record:
        case Decision():
            to = text("dokument_record.to", lang, addressee=record.addressee) if record.addressee else ""
            parts = [record.organ, to]
        case Statement():
            parts = [people_text(record.persons, record.parties, lang)]
        case Vote():
            abstained = text("dokument_record.abstained", lang, count=record.avstar) if record.avstar else ""
            casting = text("dokument_record.casting", lang) if record.casting_vote else ""
            parts = [record.organ, abstained, casting]
    pages = pages_of(record)
    parts.append(_pages(pages, lang) if len(pages) > 1 else "")
    return " · ".join(part for part in parts if part)


def _pages(pages: Sequence[int], lang: Lang) -> str:
    first, last = (pages[0], pages[-1]) if pages else (1, 1)
    return text("dokument_record.pages", lang, pages=str(first) if first == last else f"{first}–{last}")


def _words(record: Record) -> str:
    match record:
        case Statement():
            return record.text or record.intro
        case Decision():
            return record.text
        case Vote():
            return record.proposition


def _ballots(vote: Vote, lang: Lang) -> None:
    for key, meaning in (("ja_means", vote.ja_means), ("nej_means", vote.nej_means)):
        if meaning:
            st.text(plain(text(f"dokument_record.{key}", lang, meaning=flat(meaning))))
    if vote.tally_agrees is False:
        st.caption(f":material/warning: {text('dokument_record.odd_tally', lang)}")
    if not vote.members:
        return
    with st.expander(text("dokument_record.members", lang, count=len(vote.members))):
        for ballot in Ballot:
            names = [people_text([one.person], (), lang) for one in vote.members if one.ballot is ballot]
            if names:
                called = name("ballot", ballot, lang)
                st.text(plain(text("dokument_record.ballot", lang, ballot=called, names=", ".join(names))))


def _contents(contents: Contents, lang: Lang) -> None:
    """Draw the items as a table of contents, a stretch of it at a time."""
    if not contents.items:
        st.caption(text("dokument_record.no_contents", lang))
        return
    first = 0
    if len(contents.items) > ITEMS_AT_ONCE:
        n_stretches = -(-len(contents.items) // ITEMS_AT_ONCE)
        first = (st.pagination(n_stretches, key="contents-stretch", max_visible_pages=5) - 1) * ITEMS_AT_ONCE
    for item in contents.items[first : first + ITEMS_AT_ONCE]:
        _entry(item, contents.records.get(item.id, ()), lang)


def _entry(item: Item, records: Sequence[Record], lang: Lang) -> None:
    pages = pages_of(item)
    with st.container(gap=None, key=f"contents-entry-{item.id}"):
        st.button(
            label(_title(item, lang)),
            key=f"contents-{item.id}",
            type="tertiary",
            on_click=viewing.go,
            args=(pages[0] if pages else 1,),
            help=text("dokument_record.go", lang),
        )
        told = dict.fromkeys(_summary(record, lang) for record in records)
        st.caption(label(" · ".join((_pages(pages, lang), *told))))


def _summary(record: Record, lang: Lang) -> str:
    parties = ", ".join(record.parties) if isinstance(record, Statement) else ""
    return f"{what(record, lang)} ({parties})" if parties else what(record, lang)


def _title(item: Item, lang: Lang) -> str:
    title = flat(item.title) or text("dokument_record.untitled" if item.paragraf else "dokument_record.whole", lang)
    short = title if len(title) <= MAX_TITLE else f"{title[:MAX_TITLE].rstrip()} …"
    return f"{text('source.paragraf', lang, paragraf=item.paragraf)} {short}" if item.paragraf else short
