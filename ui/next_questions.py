"""Questions that follow from an answer, made from the records of the matter it told of: only what the archive holds.

A dissent gives "who?" and "why?", a vote "how?", a decision "what?", a later station of the matter "what then?"; what
has just been asked is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from answer.models import Answer, Citation, Intent
from index.models import Filters, Found
from ingest.models import Decision, DecisionStatus, Item, Statement, StatementKind, Vote
from ingest.parties import party_name
from ingest.references import is_administration
from ui.suggestions import MAX_TITLE, long_date
from ui.texts import Lang, text

if TYPE_CHECKING:
    from index.catalog import Catalog

R = TypeVar("R", Statement, Vote, Decision)

AT_MOST = 3
MATTERS = 2  # of an answer, by its first citations


def next_questions(catalog: Catalog, answer: Answer) -> tuple[str, ...]:
    """Return at most AT_MOST questions, in the language of the question, each of another sort."""
    lang: Lang = "en" if answer.question.lang == "en" else "sv"
    by_sort: dict[str, str] = {}
    for item in _items(catalog, answer.citations):
        for sort, question in _questions(catalog, item, answer, lang):
            by_sort.setdefault(sort, question)
    return tuple(by_sort.values())[:AT_MOST]


def _items(catalog: Catalog, citations: Sequence[Citation]) -> list[Found[Item]]:
    """Return the items of the first citations, each once."""
    found: dict[str, Found[Item]] = {}
    for citation in citations:
        paragrafer = (citation.paragraf,) if citation.paragraf else ()
        items = catalog.items(Filters(document_ids=(citation.document_id,), paragrafer=paragrafer))
        held = [one for one in items if any(span.page_no == citation.page for span in one.record.spans)]
        if len(held) == 1:  # several on a page: which one is not told
            found.setdefault(held[0].record.id, held[0])
        if len(found) == MATTERS:
            break
    return list(found.values())


def _questions(catalog: Catalog, found: Found[Item], answer: Answer, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield (sort, question), what a reader would most want first."""
    matter = _matter(found.record, lang)
    if not matter:
        return
    asked = answer.question
    limits = Filters(item_ids=(found.record.id,))
    place = _place(found.record, lang)
    dissents = _own(catalog.statements(limits, [StatementKind.RESERVATION]))
    if dissents and asked.intent not in {Intent.DISSENT, Intent.REASON}:
        yield "who", text("next.who", lang, matter=matter, place=place)
    if party := _with_reason(dissents, asked.parties if asked.intent is Intent.REASON else ()):
        yield "why", text("next.why", lang, party=party_name(party, lang), matter=matter, place=place)
    votes = [one for one in _own(catalog.votes(limits)) if one.record.ja is not None or one.record.members]
    if votes and asked.intent is not Intent.VOTE:
        has_parties = any(member.person.party for member in votes[0].record.members)
        sort = "next.parties_voted" if has_parties else "next.voted"
        yield "vote", text(sort, lang, matter=matter, place=place)
    if asked.intent is not Intent.CASE and _goes_on(catalog, found):
        yield "then", text("next.then", lang, matter=matter)
    decided = [one for one in _own(catalog.decisions(limits)) if one.record.status is DecisionStatus.BESLUT]
    if decided and asked.intent not in {Intent.DECISION, Intent.CASE}:
        yield "decided", text("next.decided", lang, matter=matter, place=place)


def _matter(item: Item, lang: Lang) -> str:
    """Return how the matter is called in a question, "" where it has neither a number nor a short title."""
    title = " ".join(item.title.split())
    if 0 < len(title) <= MAX_TITLE:
        return text("next.titled", lang, title=title)
    return text("next.numbered", lang, dnr=item.diarienummer[0]) if item.diarienummer else ""


def _own(records: Sequence[Found[R]]) -> list[Found[R]]:
    """Return the records of the meeting itself: what is retold of another body may be in the archive as that, or not
    at all, and administrations only propose."""
    return [
        one
        for one in records
        if one.record.organ in {"", one.item.organ}
        and one.record.date in {None, one.item.date}
        and not is_administration(one.item.organ)
    ]


def _place(item: Item, lang: Lang) -> str:
    """Return " i kommunstyrelsen den 9 mars 2021", "" where the archive does not know both."""
    if not item.organ or item.date is None:
        return ""
    return text("next.place", lang, organ=item.organ, date=long_date(item.date, lang))


def _with_reason(dissents: Sequence[Found[Statement]], told: Sequence[str]) -> str:
    """Return a party whose reason is in the archive and has not been told yet, "" where there is none."""
    giving = (one.record for one in dissents if one.record.text)
    return next((party for one in giving for party in one.parties if party not in told), "")


def _goes_on(catalog: Catalog, found: Found[Item]) -> bool:
    """Tell whether the matter came up again on a later day."""
    day = found.record.date or found.document.date
    later = (one.record.date or one.document.date for one in catalog.case_items(found.record.id))
    return day is not None and any(other is not None and other > day for other in later)
